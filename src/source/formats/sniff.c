/* Formats told by what stands at the beginning of a file, where the ending of its
 * name says nothing: page.php, the files of a Maildir, feed.xml. */
#include "source/formats/sniff.h"

#include <string.h>
#include <strings.h>

#include "source/formats/feed.h"
#include "source/formats/headers.h"

#define HEAD_MOST 65536u

static bool
has(rcn_text text, const char *words)
{
    return rcn_text_find(text, words, 0) != SIZE_MAX;
}

static rcn_parts_reader *
archive_reader(rcn_text head)
{
    if (has(head, "mimetypeapplication/epub+zip")) {
        return rcn_parts_epub;
    }
    if (has(head, "mimetypeapplication/vnd.oasis.opendocument.text")) {
        return rcn_parts_odt;
    }
    return has(head, "word/document.xml") ? rcn_parts_docx : NULL;
}

/* A mail begins with headers, of which one says who sent it and one more is of
 * mails alone (RFC 5322, 3.6). */
static bool
is_mail(rcn_text head)
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
                                         "ARC-Seal:"};
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
                (rcn_header_find(scratch, headers, "Message-ID") ||
                 rcn_header_find(scratch, headers, "MIME-Version") ||
                 rcn_header_find(scratch, headers, "Received"));
    bool page =
        mail && rcn_header_find(scratch, headers, "Snapshot-Content-Location");
    rcn_arena_free(scratch);
    return mail && !page;
}

static bool
is_box(rcn_text head)
{
    size_t line = rcn_text_find(head, "\n", 0);
    if (!rcn_text_starts(head, "From ") || line >= head.len) {
        return false;
    }
    rcn_text rest = rcn_text_slice(head, line + 1, head.len);
    return is_mail(rest);
}

rcn_parts_reader *
rcn_sniff_reader(rcn_text bytes)
{
    rcn_text head =
        rcn_text_slice(bytes, 0, bytes.len < HEAD_MOST ? bytes.len : HEAD_MOST);
    if (rcn_text_starts(head, "PK\003\004")) {
        return archive_reader(head);
    }
    if (rcn_feed_looks_like(head)) {
        return rcn_parts_feed;
    }
    if (rcn_json_feed_looks_like(head) &&
        rcn_text_starts(rcn_text_trim(head), "{")) {
        return rcn_parts_json_feed;
    }
    if (rcn_telegram_json_looks_like(head)) {
        return rcn_parts_telegram_json;
    }
    if (rcn_telegram_looks_like(head)) {
        return rcn_parts_telegram;
    }
    if (rcn_list_page_looks_like(bytes)) {
        return rcn_parts_list_page;
    }
    if (is_box(head)) {
        return rcn_parts_mbox;
    }
    return is_mail(head) ? rcn_parts_eml : NULL;
}
