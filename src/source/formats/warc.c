/* WARC records (ISO 28500:2017): captures of pages with the address and the
 * time they were taken. */
#include <stdlib.h>
#include <string.h>

#include "base/codes.h"
#include "source/document.h"
#include "source/formats/headers.h"
#include "source/formats/inflate.h"
#include "source/formats/left_out.h"
#include "source/formats/parts.h"

typedef struct rcn_warc {
    rcn_arena *arena;
    const char *path;
    rcn_log *log;
    rcn_parts *parts;
    uint32_t number; /* of the record, from 1 */
} rcn_warc;

static void
complain(const rcn_warc *warc, const char *what)
{
    rcn_log_add(warc->log, RCN_CODE_SOURCE_CONTAINER,
                (rcn_place){warc->path, 0, 0}, "record %u: %s", warc->number,
                what);
}

/* Undoes the chunked coding (RFC 9112, 7.1); what comes before a damage stays.
 */
static rcn_text
unchunk(rcn_arena *arena, rcn_text body)
{
    rcn_buffer out = rcn_buffer_new(arena);
    size_t at = 0;
    while (at < body.len) {
        char *end = NULL;
        unsigned long long size = strtoull(body.at + at, &end, 16);
        const char *line = memchr(body.at + at, '\n', body.len - at);
        if (!line || end == body.at + at || size == 0) {
            break;
        }
        at = (size_t)(line - body.at) + 1;
        if (size > body.len - at) {
            size = body.len - at;
        }
        rcn_buffer_add(&out, rcn_text_slice(body, at, at + (size_t)size));
        at += (size_t)size;
        while (at < body.len && (body.at[at] == '\r' || body.at[at] == '\n')) {
            at++;
        }
    }
    return rcn_buffer_text(&out);
}

/* The address of a record: some crawlers set it in "<" and ">". */
static const char *
address_of(rcn_arena *arena, rcn_text headers)
{
    const char *url = rcn_header_find(arena, headers, "WARC-Target-URI");
    size_t len = url ? strlen(url) : 0;
    return len > 2 && url[0] == '<' && url[len - 1] == '>'
               ? rcn_arena_strndup(arena, url + 1, len - 2)
               : url;
}

/* True for what a crawler writes about itself and what sites write for it. */
static bool
is_for_crawlers(const char *url)
{
    return url && (strncmp(url, "http", 4) != 0 ||
                   rcn_left_out_why(url, RCN_LEFT_OUT_FILE));
}

static bool
is_success(rcn_text response)
{
    size_t space = rcn_text_find(response, " ", 0);
    return rcn_text_starts(response, "HTTP/") && space < response.len - 1 &&
           response.at[space + 1] == '2';
}

/* The body of an HTTP response, its codings undone; false when it is none that
 * can be read. */
static bool
open_response(const rcn_warc *warc, rcn_text response, rcn_text *ret_body,
              const char **ret_type)
{
    rcn_arena *arena = warc->arena;
    size_t len = rcn_headers_len(response);
    rcn_text headers = rcn_text_slice(response, 0, len);
    rcn_text body = rcn_text_slice(response, len, response.len);
    if (!is_success(response)) {
        return false;
    }
    const char *transfer = rcn_header_find(arena, headers, "Transfer-Encoding");
    if (transfer && strstr(transfer, "chunked")) {
        rcn_text whole = unchunk(arena, body);
        body = whole.len || !body.len ? whole : body; /* it may not be */
    }
    const char *coding = rcn_header_find(arena, headers, "Content-Encoding");
    if (coding && strcmp(coding, "identity") != 0) {
        bool known = strcmp(coding, "gzip") == 0 ||
                     strcmp(coding, "x-gzip") == 0 ||
                     strcmp(coding, "deflate") == 0;
        if (!known || !rcn_inflate(arena, body, RCN_SOURCE_LIMIT, &body)) {
            complain(warc,
                     known ? "damaged compression" : "unknown content coding");
            return false;
        }
    }
    *ret_body = body;
    *ret_type = rcn_header_find(arena, headers, "Content-Type");
    return true;
}

static void
add_record(const rcn_warc *warc, rcn_text headers, rcn_text content)
{
    rcn_arena *arena = warc->arena;
    const char *record = rcn_header_find(arena, headers, "WARC-Type");
    const char *type = rcn_header_find(arena, headers, "Content-Type");
    bool response = record && strcmp(record, "response") == 0 &&
                    rcn_header_is_type(type, "application/http");
    bool resource = record && (strcmp(record, "resource") == 0 ||
                               strcmp(record, "conversion") == 0);
    const char *url = address_of(arena, headers);
    if ((!response && !resource) || is_for_crawlers(url)) {
        return;
    }
    if (response && !open_response(warc, content, &content, &type)) {
        return;
    }
    bool page = rcn_header_is_type(type, "text/html") ||
                rcn_header_is_type(type, "application/xhtml+xml");
    if (!page && !rcn_header_is_type(type, "text/plain")) {
        return;
    }
    RCN_PUSH(
        arena, warc->parts,
        (rcn_part){.bytes = {rcn_text_string(arena, content), content.len},
                   .kind = page ? RCN_NAME_HTML : RCN_NAME_TEXT,
                   .suffix = rcn_arena_printf(arena, "#%u", warc->number),
                   .charset = rcn_header_parameter(arena, type, "charset"),
                   .url = url,
                   .captured = rcn_header_find(arena, headers, "WARC-Date")});
}

static int
by_capture(const void *left, const void *right)
{
    const rcn_part *const *a = left;
    const rcn_part *const *b = right;
    int order = strcmp((*a)->url, (*b)->url);
    if (order) {
        return order;
    }
    const char *when = (*a)->captured ? (*a)->captured : "";
    const char *other = (*b)->captured ? (*b)->captured : "";
    order = strcmp(when, other);
    return order ? order : (*a > *b) - (*a < *b);
}

/* Of a page that was captured several times the newest capture is read. */
static void
drop_older(const rcn_warc *warc, size_t first)
{
    size_t count = 0;
    rcn_parts *parts = warc->parts;
    rcn_part **known =
        rcn_arena_alloc(warc->arena, parts->count + 1, sizeof *known);
    for (size_t i = first; i < parts->count; i++) {
        if (parts->items[i].url) {
            known[count++] = &parts->items[i];
        }
    }
    qsort(known, count, sizeof(rcn_part *), by_capture);
    for (size_t i = 0; i + 1 < count; i++) {
        if (strcmp(known[i]->url, known[i + 1]->url) == 0) {
            rcn_log_add(warc->log, RCN_CODE_SOURCE_DUPLICATE,
                        (rcn_place){warc->path, 0, 0},
                        "an older capture of %s (%s)", known[i]->url,
                        known[i]->captured ? known[i]->captured : "undated");
            known[i]->bytes.at = NULL;
        }
    }
    size_t kept = first;
    for (size_t i = first; i < parts->count; i++) {
        if (parts->items[i].bytes.at) {
            parts->items[kept++] = parts->items[i];
        }
    }
    parts->count = kept;
}

static void
read_records(rcn_warc *warc, rcn_text bytes)
{
    size_t at = 0;
    while (at < bytes.len) {
        rcn_text rest = rcn_text_slice(bytes, at, bytes.len);
        warc->number++;
        if (!rcn_text_starts(rest, "WARC/")) {
            complain(warc, "no WARC header; the rest of the file is not read");
            return;
        }
        size_t len = rcn_headers_len(rest);
        rcn_text headers = rcn_text_slice(rest, 0, len);
        const char *length =
            rcn_header_find(warc->arena, headers, "Content-Length");
        unsigned long long size = length ? strtoull(length, NULL, 10) : 0;
        if (size > rest.len - len) {
            complain(warc, "shorter than it says");
            size = rest.len - len;
        }
        add_record(warc, headers,
                   rcn_text_slice(rest, len, len + (size_t)size));
        at += len + (size_t)size;
        while (at < bytes.len && strchr("\r\n", bytes.at[at])) {
            at++;
        }
    }
}

void
rcn_parts_warc(rcn_arena *arena, rcn_text bytes, const char *path, rcn_log *log,
               rcn_parts *parts)
{
    rcn_warc warc = {arena, path, log, parts, 0};
    if (bytes.len > 1 && memcmp(bytes.at, "\x1F\x8B", 2) == 0 &&
        !rcn_inflate(arena, bytes, RCN_SOURCE_LIMIT, &bytes)) {
        complain(&warc, "damaged or too long gzip data");
    }
    size_t first = parts->count;
    read_records(&warc, bytes);
    drop_older(&warc, first);
}
