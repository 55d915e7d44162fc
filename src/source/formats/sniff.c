/* Formats known by the content of a file, where the ending of its name says
 * nothing or is wrong: page.php, the files of a Maildir, a page named ".doc".
 * libmagic 5.44 does this less well for what is read here: it takes a box of
 * mails for plain text, MHTML for mail, captures for gzip and some pages for
 * JavaScript.  It names the files that are not read (magic.c). */
#include "source/formats/sniff.h"

#include <string.h>

#include "source/formats/archive.h"
#include "source/formats/feed.h"
#include "source/formats/headers.h"
#include "source/formats/inflate.h"
#include "source/formats/ocr.h"
#include "source/html/read.h"

#define LEAST_LINKS 5 /* of Markdown, in a text without headings */
#define LINK_MOST   2048u
#define HEAD_MOST   65536u
#define PEEK_MOST   512u /* bytes of a compressed file that tell what it is */

/* By the member "mimetype" (OCF 4.3; OpenDocument 3.3), else by a member that
 * every file of the format has. */
static rcn_parts_reader *
archive_reader(rcn_archive *archive)
{
    rcn_text type = {"", 0};
    if (rcn_archive_has(archive, "mimetype")) {
        (void)rcn_archive_read(archive, "mimetype", &type);
        type = rcn_text_trim(type);
    }
    if (rcn_text_starts(type, "application/vnd.oasis.opendocument.text")) {
        return rcn_parts_odt;
    }
    if (rcn_text_is(type, "application/epub+zip") ||
        rcn_archive_has(archive, "META-INF/container.xml")) {
        return rcn_parts_epub;
    }
    if (rcn_archive_has(archive, "[Content_Types].xml")) {
        return rcn_archive_has(archive, "word/document.xml") ||
                       rcn_archive_has(archive, "word/styles.xml")
                   ? rcn_parts_docx
                   : NULL;
    }
    return type.len ? NULL : rcn_parts_zip;
}

static rcn_parts_reader *
sniff_archive(rcn_text bytes)
{
    rcn_arena *scratch = rcn_arena_new(0);
    rcn_log *quiet = rcn_log_new(); /* the reader itself reports damage */
    size_t unpacked = 0;
    rcn_archive *archive =
        rcn_archive_open(scratch, bytes, "", quiet, &unpacked);
    rcn_parts_reader *reader = archive ? archive_reader(archive) : NULL;
    rcn_log_free(quiet);
    rcn_arena_free(scratch);
    return reader;
}

/* Captures are compressed record by record, other files as a whole. */
static rcn_parts_reader *
sniff_gzip(rcn_text bytes)
{
    rcn_arena *scratch = rcn_arena_new(0);
    rcn_text head =
        rcn_text_slice(bytes, 0, bytes.len < HEAD_MOST ? bytes.len : HEAD_MOST);
    rcn_text peek;
    (void)rcn_inflate(scratch, head, PEEK_MOST, &peek);
    bool warc = rcn_text_starts(peek, "WARC/");
    rcn_arena_free(scratch);
    return warc ? rcn_parts_warc : rcn_parts_gzip;
}

/* Returns whether a compound file has the stream "WordDocument" ([MS-DOC]
 * 2.1.1); tables and mails of Outlook are compound files too.  Its directory
 * has names in UTF-16, each at the start of 128 bytes. */
static bool
is_word(rcn_text bytes)
{
    static const char stream[] = "W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t";
    for (size_t at = 0; at + sizeof stream <= bytes.len; at += 128) {
        if (memcmp(bytes.at + at, stream, sizeof stream) == 0) {
            return true;
        }
    }
    return false;
}

rcn_parts_reader *
rcn_sniff_binary(rcn_text bytes)
{
    static const char ole[] = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
    if (rcn_text_starts(bytes, "PK\003\004")) {
        return sniff_archive(bytes);
    }
    if (rcn_text_starts(bytes, "\x1F\x8B")) {
        return sniff_gzip(bytes);
    }
    if (rcn_text_starts(bytes, ole)) {
        return is_word(bytes) ? rcn_parts_doc : NULL;
    }
    if (rcn_text_starts(bytes, "WARC/")) {
        return rcn_parts_warc;
    }
    if (rcn_text_starts(bytes, "{\\rtf")) {
        return rcn_parts_rtf;
    }
    return rcn_text_starts(bytes, "%PDF-") ? rcn_parts_pdf : NULL;
}

/* Returns true when one of the headers `names`, parted by spaces, is there. */
static bool
has_header(rcn_arena *scratch, rcn_text headers, const char *names)
{
    bool found = false;
    while (*names && !found) {
        size_t len = strcspn(names, " ");
        found = rcn_header_find(scratch, headers,
                                rcn_arena_strndup(scratch, names, len));
        names += len + strspn(names + len, " ");
    }
    return found;
}

/* A mail begins with headers, of which one states who sent it and one more is
 * of mails alone (RFC 5322, 3.6); after the line that begins a mail of a box,
 * whom it was sent to or its subject will do. */
static bool
is_mail(rcn_text head, bool boxed)
{
    static const char *const firsts[] = {"From:",
                                         "Return-Path:",
                                         "Received:",
                                         "Delivered-To:",
                                         "Message-ID:",
                                         "Message-Id:",
                                         "MIME-Version:",
                                         "Date:",
                                         "Subject:",
                                         "X-",
                                         "DKIM-Signature:",
                                         "To:",
                                         "Authentication-Results:",
                                         "Content-Type:",
                                         "ARC-Seal:"};
    static const char of_mails[] =
        "Message-ID MIME-Version Received Content-Type";
    static const char usual[] = "To Subject";
    bool begins = false;
    for (size_t i = 0; !begins && i < sizeof firsts / sizeof *firsts; i++) {
        begins = rcn_text_starts(head, firsts[i]);
    }
    if (!begins) {
        return false;
    }
    rcn_arena *scratch = rcn_arena_new(0);
    rcn_text headers = rcn_text_slice(head, 0, rcn_headers_len(head));
    bool mail = headers.len < head.len &&
                rcn_header_find(scratch, headers, "From") &&
                rcn_header_find(scratch, headers, "Date") &&
                (has_header(scratch, headers, of_mails) ||
                 (boxed && has_header(scratch, headers, usual)));
    rcn_arena_free(scratch);
    return mail;
}

/* A page that a browser or Word saved as a mail: it names its own address or
 * program, or nobody sent it. */
static bool
is_saved_page(rcn_text head)
{
    if (!rcn_text_starts(head, "From: <Saved by ") &&
        !rcn_text_starts(head, "MIME-Version:")) {
        return false;
    }
    rcn_arena *scratch = rcn_arena_new(0);
    rcn_text headers = rcn_text_slice(head, 0, rcn_headers_len(head));
    const char *from = rcn_header_find(scratch, headers, "From");
    bool saved = from && strncmp(from, "<Saved by ", 10) == 0;
    bool page = rcn_header_is_type(
        rcn_header_find(scratch, headers, "Content-Type"), "multipart/related");
    rcn_arena_free(scratch);
    return page && (saved || !from);
}

static bool
is_box(rcn_text head)
{
    size_t line = rcn_text_find(head, "\n", 0);
    if (!rcn_text_starts(head, "From ") || line >= head.len) {
        return false;
    }
    rcn_text rest = rcn_text_slice(head, line + 1, head.len);
    return is_mail(rest, true);
}

/* Bytes of "[words](target)" at `at`, on one line; the target has no blank
 * before its title. */
static size_t
markdown_link(rcn_text text, size_t at)
{
    size_t close = at;
    while (close < text.len && close - at < LINK_MOST &&
           text.at[close] != '\n' && text.at[close] != ']') {
        close++;
    }
    if (close + 2 >= text.len || text.at[close] != ']' ||
        text.at[close + 1] != '(' || !strchr("h/#.m?", text.at[close + 2])) {
        return 0;
    }
    size_t end = close + 2;
    while (end < text.len && end - close < LINK_MOST && text.at[end] != '\n' &&
           text.at[end] != ')') {
        end++;
    }
    return end < text.len && text.at[end] == ')' ? end + 1 - at : 0;
}

/* "## Words" */
static bool
is_markdown_heading(rcn_text rest)
{
    size_t signs = 0;
    while (signs < rest.len && rest.at[signs] == '#') {
        signs++;
    }
    return signs && signs <= 6 && signs + 1 < rest.len &&
           rest.at[signs] == ' ' && rest.at[signs + 1] > ' ';
}

/* Programs that save pages as Markdown often call the file a text.  Its links
 * have a form that no other text has (CommonMark 0.31, 6.3). */
static bool
is_markdown(rcn_text head)
{
    size_t links = 0;
    size_t headings = 0;
    for (size_t at = 0; at < head.len; at++) {
        bool begins = at == 0 || head.at[at - 1] == '\n';
        headings +=
            begins && is_markdown_heading(rcn_text_slice(head, at, head.len));
        size_t len = head.at[at] == '[' ? markdown_link(head, at) : 0;
        links += len > 0;
        at += len ? len - 1 : 0;
    }
    return links >= LEAST_LINKS || (headings && links >= 2);
}

rcn_parts_reader *
rcn_sniff_text(rcn_text bytes)
{
    rcn_text head =
        rcn_text_slice(bytes, 0, bytes.len < HEAD_MOST ? bytes.len : HEAD_MOST);
    if (rcn_feed_looks_like(head)) {
        return rcn_parts_feed;
    }
    if (rcn_hocr_looks_like(head)) {
        return rcn_parts_hocr;
    }
    if (rcn_alto_looks_like(head)) {
        return rcn_parts_alto;
    }
    if (rcn_json_feed_looks_like(head) &&
        rcn_text_starts(rcn_text_trim(head), "{")) {
        return rcn_parts_json_feed;
    }
    if (rcn_telegram_json_looks_like(head)) {
        return rcn_parts_telegram_json;
    }
    if (rcn_whatsapp_looks_like(head)) {
        return rcn_parts_whatsapp;
    }
    if (rcn_telegram_looks_like(head)) {
        return rcn_parts_telegram;
    }
    if (rcn_list_page_looks_like(bytes)) {
        return rcn_parts_list_page;
    }
    if (rcn_text_page_looks_like(bytes)) {
        return rcn_parts_text_page;
    }
    if (is_saved_page(head)) {
        return rcn_parts_mhtml;
    }
    if (is_box(head)) {
        return rcn_parts_mbox;
    }
    if (is_mail(head, false)) {
        return rcn_parts_eml;
    }
    return !rcn_html_looks_like(bytes) && is_markdown(head) ? rcn_parts_markdown
                                                            : NULL;
}
