/* Pages of archives of mailing lists: Pipermail (Mailman 2), Hypermail and
 * public-inbox.  What they hold is a mail, so that it is written like one. */
#include <stdlib.h>
#include <string.h>

#include "base/codes.h"
#include "base/utf8.h"
#include "source/formats/archive.h"
#include "source/formats/headers.h"
#include "source/formats/mail_text.h"
#include "source/formats/sniff.h"
#include "source/formats/web_tree.h"
#include "source/html/read.h"

#define HEAD_MOST ((size_t)64 * 1024) /* bytes before the mail's own */

typedef struct rcn_list_page {
    rcn_arena *arena;
    rcn_paper *paper;
    xmlNode *root;
    rcn_text bytes;
} rcn_list_page;

static bool
has(rcn_text bytes, const char *words)
{
    return rcn_text_find(bytes, words, 0) != SIZE_MAX;
}

bool
rcn_list_page_looks_like(rcn_text bytes)
{
    rcn_text head =
        rcn_text_slice(bytes, 0, bytes.len < HEAD_MOST ? bytes.len : HEAD_MOST);
    return rcn_html_looks_like(bytes) &&
           ((has(head, "<!--beginarticle-->") &&
             has(bytes, "<!--endarticle-->")) ||
            (has(head, "<!-- isosent=\"") && has(bytes, "<!-- body=\"")) ||
            ((has(head, "id=b>From: ") || has(head, "id=\"b\">From: ")) &&
             (has(bytes, "public-inbox") || has(bytes, "public inbox") ||
              has(bytes, "Thread overview:"))));
}

static void
add_field(rcn_list_page *page, const char *name, rcn_text value)
{
    rcn_paper_meta(page->paper, name, rcn_text_string(page->arena, value));
}

/* Hypermail: the value of a comment <!-- NAME="..." -->. */
static rcn_text
comment_value(rcn_text bytes, const char *name)
{
    size_t at = rcn_text_find(bytes, name, 0);
    size_t start = at == SIZE_MAX ? at : at + strlen(name);
    size_t end = at == SIZE_MAX ? at : rcn_text_find(bytes, "\" -->", start);
    return end == SIZE_MAX ? rcn_text_of("")
                           : rcn_text_slice(bytes, start, end);
}

/* "20210304T101112" as ISO 8601 with its signs. */
static void
add_compact_date(rcn_list_page *page, rcn_text date)
{
    if (date.len >= 8) {
        rcn_paper_meta(page->paper, "mail.date",
                       rcn_arena_printf(page->arena, "%.4s-%.2s-%.2s", date.at,
                                        date.at + 4, date.at + 6));
    }
}

/* The text of a page between two comments; `*ret_body` is decoded. */
static bool
between(const rcn_list_page *page, const char *from, const char *to,
        rcn_text *ret_body)
{
    rcn_buffer out = rcn_buffer_new(page->arena);
    bool inside = false;
    bool found = false;
    for (xmlNode *node = page->root; node;
         node = rcn_web_next(page->root, node)) {
        const char *content = node->content ? (const char *)node->content : "";
        if (node->type == XML_COMMENT_NODE) {
            found = found || strcmp(content, from) == 0;
            inside = (inside || strcmp(content, from) == 0) &&
                     strcmp(content, to) != 0;
        } else if (inside && node->type == XML_TEXT_NODE) {
            rcn_buffer_string(&out, content);
        } else if (inside && rcn_node_is(node, "p")) {
            rcn_buffer_string(&out, "\n\n");
        }
    }
    *ret_body = rcn_buffer_text(&out);
    return found;
}

/* Returns the number of the month that a word names in some language, 0:
 * none. */
static unsigned
month_of(rcn_arena *arena, rcn_text word)
{
    static const struct {
        unsigned number;
        const char *beginnings;
    } months[] = {
#define RCN_MONTH_NAME(number, beginnings) {number, beginnings},
#include "source/formats/month_names.def"
#undef RCN_MONTH_NAME
    };
    rcn_text folded = rcn_utf8_fold(arena, word);
    unsigned found = 0;
    for (size_t i = 0; i < sizeof months / sizeof *months && !found; i++) {
        const char *at = months[i].beginnings;
        while (*at && !found) {
            size_t len = strcspn(at, " ");
            found = folded.len >= len && memcmp(folded.at, at, len) == 0
                        ? months[i].number
                        : 0;
            at += len + strspn(at + len, " ");
        }
    }
    return found;
}

static bool
is_number(rcn_text word, size_t len)
{
    size_t digits = 0;
    while (digits < word.len && word.at[digits] >= '0' &&
           word.at[digits] <= '9') {
        digits++;
    }
    return word.len && digits == word.len && word.len <= len;
}

/* Returns the day of a date as lists write it in their language, "Mon Mai 4
 * 10:12:13 CEST 2020", "mar 14 déc ...": the month is the second name.  NULL
 * when it is no such date. */
static const char *
read_local_date(rcn_arena *arena, rcn_text date)
{
    unsigned long day = 0, year = 0;
    unsigned month = 0, names = 0;
    for (size_t at = 0, end; at < date.len; at = end + 1) {
        for (end = at; end < date.len && date.at[end] != ' '; end++) {
        }
        rcn_text word = rcn_text_slice(date, at, end);
        if (is_number(word, 2)) {
            day = strtoul(word.at, NULL, 10);
        } else if (is_number(word, 4)) {
            year = strtoul(word.at, NULL, 10);
        } else if (!memchr(word.at, ':', word.len) && ++names == 2) {
            month = month_of(arena, word);
        }
    }
    return day && day <= 31 && month && year >= 1970
               ? rcn_arena_printf(arena, "%04lu-%02u-%02lu", year, month, day)
               : NULL;
}

/* Returns the date of a mail: with its time as mails write it, if that is the
 * same day. The parser of mails takes "mar" for March. */
static rcn_text
read_date(rcn_arena *arena, rcn_text date)
{
    const char *local = read_local_date(arena, date);
    const char *mail = rcn_mail_date(arena, date);
    bool same = mail && (!local || strncmp(local, mail, strlen(local)) == 0);
    return rcn_text_of(same ? mail : local);
}

/* Subject, sender and date stand above the text: <h1>, <b>, <i>. */
static rcn_text
read_pipermail(rcn_list_page *page)
{
    static const struct {
        const char *element, *field;
    } fields[] = {{"h1", "og:title"}, {"b", "author"}, {"i", "mail.date"}};
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        xmlNode *node = rcn_web_find(page->root, fields[i].element, NULL);
        rcn_text value =
            rcn_text_squash(page->arena, rcn_web_text(page->arena, node));
        value = i == 2 ? read_date(page->arena, value) : value;
        add_field(page, fields[i].field, value);
    }
    rcn_text body;
    (void)between(page, "beginarticle", "endarticle", &body);
    return body;
}

static rcn_text
read_hypermail(rcn_list_page *page)
{
    add_field(page, "og:title", comment_value(page->bytes, "<!-- subject=\""));
    add_field(page, "author", comment_value(page->bytes, "<!-- name=\""));
    add_compact_date(page, comment_value(page->bytes, "<!-- isosent=\""));
    rcn_text body;
    (void)between(page, " body=\"start\" ", " body=\"end\" ", &body);
    return body;
}

/* Returns the headers and the text stand in one <pre>. */
static rcn_text
read_public_inbox(rcn_list_page *page)
{
    rcn_text text = {"", 0};
    for (xmlNode *node = page->root; node && !text.len;
         node = rcn_web_next(page->root, node)) {
        rcn_text words = rcn_node_is(node, "pre")
                             ? rcn_web_text(page->arena, node)
                             : rcn_text_of("");
        text = rcn_text_starts(words, "From: ") ? words : text;
    }
    size_t end = rcn_headers_len(text);
    rcn_text headers = rcn_text_slice(text, 0, end);
    const char *from = rcn_header_find(page->arena, headers, "From");
    const char *subject = rcn_header_find(page->arena, headers, "Subject");
    const char *date = rcn_header_find(page->arena, headers, "Date");
    rcn_paper_meta(page->paper, "og:title", subject);
    if (from) {
        rcn_text name = {from, strcspn(from, "<")};
        name = rcn_text_trim(name);
        add_field(page, "author", name.len ? name : rcn_text_of(from));
    }
    if (date) {
        rcn_paper_meta(page->paper, "mail.date",
                       rcn_mail_date(page->arena, rcn_text_of(date)));
    }
    return rcn_text_slice(text, end, text.len);
}

void
rcn_parts_list_page(rcn_arena *arena, rcn_text bytes, const char *path,
                    rcn_log *log, rcn_parts *parts)
{
    rcn_list_page page = {.arena = arena,
                          .paper = rcn_paper_new(arena),
                          .root = rcn_web_tree(arena, bytes),
                          .bytes = bytes};
    if (!page.root) {
        rcn_log_add(log, RCN_CODE_SOURCE_CONTAINER, (rcn_place){path, 0, 0},
                    "no page of an archive of mails");
        return;
    }
    rcn_text body = has(bytes, "<!--beginarticle-->") ? read_pipermail(&page)
                    : has(bytes, "<!-- isosent=\"")   ? read_hypermail(&page)
                                                    : read_public_inbox(&page);
    rcn_mail_text_write(page.paper, body, false, false);
    RCN_PUSH(arena, parts,
             rcn_paper_part(page.paper, "", "recension " RCN_VERSION));
}
