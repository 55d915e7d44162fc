/* WARC records (ISO 28500:2017): captures of pages with the address and the
 * time they were taken.  Records are read one by one, so that memory holds the
 * pages alone, not the pictures between them. */
#include <stdlib.h>
#include <string.h>

#include "base/codes.h"
#include "base/file.h"
#include "source/document.h"
#include "source/formats/headers.h"
#include "source/formats/http.h"
#include "source/formats/inflate.h"
#include "source/formats/left_out.h"
#include "source/formats/parts.h"

#define PAGE_MOST    ((size_t)64 * 1024 * 1024) /* unpacked */
#define FORGET_LEAST ((size_t)16 * 1024 * 1024) /* bytes that are read */

typedef struct rcn_warc {
    rcn_arena *arena;
    rcn_arena *scratch; /* for one record */
    const char *path;
    rcn_log *log;
    rcn_parts *parts;
    uint32_t number; /* of the record, from 1 */
    bool full;       /* the cap on pages is reached, and that is said */
} rcn_warc;

/* A record that is being read. */
typedef struct rcn_warc_record {
    rcn_text headers, content;
    const char *kind, *type, *url;
} rcn_warc_record;

static void
complain(const rcn_warc *warc, const char *what)
{
    const char *record =
        rcn_arena_printf(warc->scratch, "%s#%u", warc->path, warc->number);
    rcn_log_add(warc->log, RCN_CODE_SOURCE_CONTAINER, (rcn_place){record, 0, 0},
                "%s", what);
}

/* Returns the value of a header without the "<" and ">" that addresses and
 * names of records stand in, in the scratch arena; NULL when it is not
 * there. */
static const char *
header_of(const rcn_warc *warc, rcn_text headers, const char *name)
{
    const char *value = rcn_header_find(warc->scratch, headers, name);
    size_t len = value ? strlen(value) : 0;
    return len > 2 && value[0] == '<' && value[len - 1] == '>'
               ? rcn_arena_strndup(warc->scratch, value + 1, len - 2)
               : value;
}

static const char *
keep(const rcn_warc *warc, const char *string)
{
    return string ? rcn_arena_strdup(warc->arena, string) : NULL;
}

/* Returns true for what a crawler writes about itself and what sites write for
 * it. */
static bool
is_for_crawlers(const char *url)
{
    return url && (strncmp(url, "http", 4) != 0 ||
                   rcn_left_out_why(url, RCN_LEFT_OUT_FILE));
}

static bool
is_page(const char *type)
{
    return rcn_header_is_type(type, "text/html") ||
           rcn_header_is_type(type, "application/xhtml+xml");
}

static const rcn_crawl_record *
capture_of(const rcn_warc *warc, rcn_text headers, bool revisit)
{
    rcn_crawl_record *capture =
        rcn_arena_alloc(warc->arena, 1, sizeof *capture);
    *capture = (rcn_crawl_record){
        .date = keep(warc, header_of(warc, headers, "WARC-Date")),
        .url = keep(warc, header_of(warc, headers, "WARC-Target-URI")),
        .record = keep(warc, header_of(warc, headers, "WARC-Record-ID")),
        .digest = keep(warc, header_of(warc, headers, "WARC-Payload-Digest")),
        .refers_to = keep(warc, header_of(warc, headers, "WARC-Refers-To")),
        .revisit = revisit};
    return capture;
}

static void
add_part(rcn_warc *warc, const rcn_warc_record *record, const char *type,
         rcn_text body)
{
    rcn_parts *parts = warc->parts;
    bool fits = body.len <= RCN_SOURCE_LIMIT - parts->unpacked;
    if (!fits) {
        if (!warc->full) {
            complain(warc, "the pages from here on are too much to read");
        }
        warc->full = true;
        return;
    }
    parts->unpacked += body.len;
    bool revisit = strcmp(record->kind, "revisit") == 0;
    const rcn_crawl_record *capture =
        capture_of(warc, record->headers, revisit);
    RCN_PUSH(warc->arena, parts,
             (rcn_part){
                 .bytes = {rcn_text_string(warc->arena, body), body.len},
                 .kind = is_page(type) ? RCN_NAME_HTML : RCN_NAME_TEXT,
                 .suffix = rcn_arena_printf(warc->arena, "#%u", warc->number),
                 .charset = rcn_header_parameter(warc->arena, type, "charset"),
                 .url = capture->url,
                 .captured = capture->date,
                 .capture = capture});
}

/* A page that a server sent, or its headers where it had not changed. */
static void
add_response(rcn_warc *warc, const rcn_warc_record *record)
{
    rcn_http http = rcn_http_open(warc->scratch, record->content, PAGE_MOST);
    bool page =
        is_page(http.type) || rcn_header_is_type(http.type, "text/plain");
    if (!http.success || !page) {
        return;
    }
    const char *cut = header_of(warc, record->headers, "WARC-Truncated");
    const char *why = cut ? rcn_arena_printf(warc->scratch,
                                             "cut off by the crawler (%s)", cut)
                          : http.failure;
    if (why) {
        complain(warc, why);
    }
    if (http.body.len || !http.failure) {
        add_part(warc, record, http.type, http.body);
    }
}

static void
add_record(rcn_warc *warc, rcn_text headers, rcn_text content)
{
    rcn_warc_record record = {
        .headers = headers,
        .content = content,
        .kind = header_of(warc, headers, "WARC-Type"),
        .type = rcn_header_find(warc->scratch, headers, "Content-Type"),
        .url = header_of(warc, headers, "WARC-Target-URI")};
    if (!record.kind || is_for_crawlers(record.url)) {
        return;
    }
    bool http = rcn_header_is_type(record.type, "application/http");
    if (http && (strcmp(record.kind, "response") == 0 ||
                 strcmp(record.kind, "revisit") == 0)) {
        add_response(warc, &record);
    } else if ((strcmp(record.kind, "resource") == 0 ||
                strcmp(record.kind, "conversion") == 0) &&
               (is_page(record.type) ||
                rcn_header_is_type(record.type, "text/plain"))) {
        add_part(warc, &record, record.type, content);
    }
}

/* Reads records that lie one after the other; false when what comes is none. */
static bool
read_records(rcn_warc *warc, rcn_text bytes)
{
    size_t at = 0;
    size_t kept = 0;
    while (at < bytes.len) {
        rcn_text rest = rcn_text_slice(bytes, at, bytes.len);
        warc->number++;
        if (!rcn_text_starts(rest, "WARC/")) {
            complain(warc, "no WARC header; the rest of the file is not read");
            return false;
        }
        size_t len = rcn_headers_len(rest);
        rcn_text headers = rcn_text_slice(rest, 0, len);
        const char *length =
            rcn_header_find(warc->scratch, headers, "Content-Length");
        unsigned long long size = length ? strtoull(length, NULL, 10) : 0;
        if (size > rest.len - len) {
            complain(warc, "shorter than it says");
            size = rest.len - len;
        }
        add_record(warc, headers,
                   rcn_text_slice(rest, len, len + (size_t)size));
        rcn_arena_reset(warc->scratch);
        at += len + (size_t)size;
        if (warc->parts->mapped && at - kept >= FORGET_LEAST) {
            rcn_file_forget(rcn_text_slice(bytes, kept, at));
            kept = at;
        }
        while (at < bytes.len && strchr("\r\n", bytes.at[at])) {
            at++;
        }
    }
    return true;
}

/* Reads the members of gzip data, of which each holds one record or several. */
static void
read_members(rcn_warc *warc, rcn_text packed)
{
    rcn_arena *arena = rcn_arena_new(0); /* outlives the records of a member */
    bool whole = true;
    bool mapped = warc->parts->mapped;
    const char *kept = packed.at;
    warc->parts->mapped = false; /* the members are in memory */
    while (whole && packed.len) {
        rcn_text bytes;
        if (mapped && (size_t)(packed.at - kept) >= FORGET_LEAST) {
            rcn_file_forget((rcn_text){kept, (size_t)(packed.at - kept)});
            kept = packed.at;
        }
        whole = rcn_inflate_member(arena, &packed, RCN_SOURCE_LIMIT, &bytes);
        bool records = read_records(warc, bytes);
        if (!whole && records) {
            complain(warc, "damaged or too long gzip data");
        }
        whole = whole && records;
        rcn_arena_reset(arena);
    }
    rcn_arena_free(arena);
}

void
rcn_parts_warc(rcn_arena *arena, rcn_text bytes, const char *path, rcn_log *log,
               rcn_parts *parts)
{
    rcn_warc warc = {.arena = arena,
                     .scratch = rcn_arena_new(0),
                     .path = path,
                     .log = log,
                     .parts = parts};
    if (rcn_text_starts(bytes, "\x1F\x8B")) {
        read_members(&warc, bytes);
    } else {
        (void)read_records(&warc, bytes);
    }
    rcn_arena_free(warc.scratch);
}
