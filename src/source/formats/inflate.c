/* Decompression by zlib with a cap on what comes out (RFC 1950, RFC 1952). */
#include "source/formats/inflate.h"

#include <limits.h>
#define ZLIB_CONST
#include <zlib.h>

#define PIECE ((size_t)64 * 1024)

/* Runs one member to its end; false when it is damaged or too long. */
static bool
inflate_member(z_stream *stream, rcn_buffer *out, size_t limit)
{
    for (;;) {
        static _Thread_local char piece[64 * 1024];
        stream->next_out = (Bytef *)piece;
        stream->avail_out = PIECE;
        int status = inflate(stream, Z_NO_FLUSH);
        size_t made = PIECE - stream->avail_out;
        bool fits = made <= limit - out->len;
        rcn_buffer_add(out, (rcn_text){piece, fits ? made : limit - out->len});
        if (status == Z_STREAM_END) {
            return fits;
        }
        if (status != Z_OK || !fits || (!made && !stream->avail_in)) {
            return false;
        }
    }
}

bool
rcn_inflate_member(rcn_arena *arena, rcn_text *packed, size_t limit,
                   rcn_text *ret_bytes)
{
    rcn_buffer out = rcn_buffer_new(arena);
    z_stream stream = {.next_in = (const Bytef *)packed->at};
    size_t most = packed->len < UINT_MAX ? packed->len : UINT_MAX;
    stream.avail_in = (uInt)most;
    bool ok = limit < SIZE_MAX && inflateInit2(&stream, 15 + 32) == Z_OK;
    if (ok) {
        ok = inflate_member(&stream, &out, limit);
        (void)inflateEnd(&stream);
    }
    size_t used = ok ? most - stream.avail_in : packed->len;
    *packed = rcn_text_slice(*packed, used, packed->len);
    *ret_bytes = rcn_buffer_text(&out);
    return ok;
}

bool
rcn_inflate(rcn_arena *arena, rcn_text packed, size_t limit,
            rcn_text *ret_bytes)
{
    bool ok = rcn_inflate_member(arena, &packed, limit, ret_bytes);
    if (!ok || !packed.len) {
        return ok; /* one member: no copy */
    }
    rcn_buffer out = rcn_buffer_new(arena);
    rcn_buffer_add(&out, *ret_bytes);
    while (ok && packed.len) {
        rcn_text more;
        ok = rcn_inflate_member(arena, &packed, limit - out.len, &more);
        rcn_buffer_add(&out, more);
    }
    *ret_bytes = rcn_buffer_text(&out);
    return ok;
}
