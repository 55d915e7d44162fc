/* Responses of web servers as crawlers keep them: chunks (RFC 9112, 7.1) and
 * content codings (RFC 9110, 8.4.1; Brotli: RFC 7932). */
#include "source/formats/http.h"

#include <brotli/decode.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "source/formats/headers.h"
#include "source/formats/inflate.h"

#define CODINGS_MOST 4
#define PIECE        ((size_t)64 * 1024)

/* Undoes the chunked coding; what comes before a damage stays. */
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

/* False when the data is damaged or gives more than `limit` bytes; what came
 * before is in `*ret_bytes` in either case. */
static bool
unbrotli(rcn_arena *arena, rcn_text packed, size_t limit, rcn_text *ret_bytes)
{
    rcn_buffer out = rcn_buffer_new(arena);
    BrotliDecoderState *state = BrotliDecoderCreateInstance(NULL, NULL, NULL);
    if (!state) {
        rcn_out_of_memory();
    }
    size_t in_left = packed.len;
    const uint8_t *in = (const uint8_t *)packed.at;
    BrotliDecoderResult result = BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT;
    while (result == BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT &&
           out.len < limit) {
        size_t room = limit - out.len < PIECE ? limit - out.len : PIECE;
        size_t left = room;
        uint8_t *to = (uint8_t *)rcn_buffer_room(&out, room);
        result = BrotliDecoderDecompressStream(state, &in_left, &in, &left, &to,
                                               NULL);
        out.len += room - left;
    }
    BrotliDecoderDestroyInstance(state);
    *ret_bytes = rcn_buffer_text(&out);
    return result == BROTLI_DECODER_RESULT_SUCCESS;
}

static bool
is_gzip(rcn_text body)
{
    return rcn_text_starts(body, "\x1F\x8B");
}

/* A header of zlib: deflate with a window of at most 32 KB, and a check of the
 * two bytes (RFC 1950, 2.2). */
static bool
is_zlib(rcn_text body)
{
    unsigned first = body.len > 1 ? (unsigned char)body.at[0] : 0;
    unsigned second = body.len > 1 ? (unsigned char)body.at[1] : 0;
    return first % 16 == 8 && first < 0x80 && (first * 256 + second) % 31 == 0;
}

static bool
looks_plain(rcn_text body)
{
    return rcn_text_starts(rcn_text_trim(body), "<");
}

/* Undoes one coding in place. */
static void
undo(rcn_arena *arena, rcn_text coding, size_t limit, rcn_http *http)
{
    rcn_text made = http->body;
    bool whole = true;
    if (rcn_text_is(coding, "gzip") || rcn_text_is(coding, "x-gzip") ||
        rcn_text_is(coding, "deflate")) {
        if (!is_gzip(http->body) && !is_zlib(http->body)) {
            http->failure =
                looks_plain(http->body) ? NULL : "damaged compression";
            return;
        }
        whole = rcn_inflate(arena, http->body, limit, &made);
    } else if (rcn_text_is(coding, "br")) {
        if (looks_plain(http->body)) {
            return;
        }
        whole = unbrotli(arena, http->body, limit, &made);
    } else if (coding.len && !rcn_text_is(coding, "identity")) {
        http->failure = looks_plain(http->body) ? NULL : "unknown coding";
        http->body.len = looks_plain(http->body) ? http->body.len : 0;
        return;
    }
    bool over = !whole && made.len >= limit;
    http->failure = whole  ? http->failure
                    : over ? "too large when unpacked"
                           : "damaged compression";
    made.len = over ? 0 : made.len;
    http->body = made;
}

/* Undoes the codings of a list, the last first. */
static void
undo_all(rcn_arena *arena, const char *list, size_t limit, rcn_http *http)
{
    rcn_text rest = rcn_text_of(list);
    for (int i = 0; rest.len && !http->failure; i++) {
        size_t at = rest.len;
        while (at && rest.at[at - 1] != ',') {
            at--;
        }
        if (i == CODINGS_MOST) {
            http->failure = "too many codings";
            return;
        }
        undo(arena, rcn_text_trim(rcn_text_slice(rest, at, rest.len)), limit,
             http);
        rest.len = at ? at - 1 : 0;
    }
}

rcn_http
rcn_http_open(rcn_arena *arena, rcn_text response, size_t limit)
{
    size_t len = rcn_headers_len(response);
    rcn_http http = {.headers = rcn_text_slice(response, 0, len),
                     .body = rcn_text_slice(response, len, response.len)};
    size_t space = rcn_text_find(http.headers, " ", 0);
    http.success = rcn_text_starts(response, "HTTP/") && space < len - 1 &&
                   response.at[space + 1] == '2';
    const char *transfer =
        rcn_header_find(arena, http.headers, "Transfer-Encoding");
    if (http.success && transfer && strstr(transfer, "chunked")) {
        rcn_text whole = unchunk(arena, http.body);
        http.body = whole.len ? whole : http.body; /* it may not be */
    }
    const char *codings =
        rcn_header_find(arena, http.headers, "Content-Encoding");
    if (http.success && codings) {
        undo_all(arena, codings, limit, &http);
    }
    http.type = rcn_header_find(arena, http.headers, "Content-Type");
    return http;
}
