/* Pages of archives of mailing lists: Pipermail (Mailman 2), Hypermail and
 * public-inbox.  What they hold is a mail, so that it is written like one. */
#include <string.h>

#include "base/codes.h"
#include "source/formats/archive.h"
#include "source/formats/headers.h"
#include "source/formats/mail_text.h"
#include "source/formats/sniff.h"
#include "source/formats/web_tree.h"
#include "source/html/read.h"

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
    return rcn_html_looks_like(bytes) &&
           ((has(bytes, "<!--beginarticle-->") &&
             has(bytes, "<!--endarticle-->")) ||
            (has(bytes, "<!-- isosent=\"") && has(bytes, "<!-- body=\"")) ||
            (has(bytes, "id=b>From: ") && has(bytes, "public-inbox")) ||
            (has(bytes, "id=\"b\">From: ") && has(bytes, "public-inbox")));
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
        const char *date = i == 2 ? rcn_mail_date(page->arena, value) : NULL;
        add_field(page, fields[i].field, date ? rcn_text_of(date) : value);
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

/* The headers and the text stand in one <pre>. */
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
