/* Decompression by zlib with a cap on what comes out (RFC 1950, RFC 1952). */
#include "source/formats/inflate.h"

#include <limits.h>
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
rcn_inflate(rcn_arena *arena, rcn_text packed, size_t limit,
            rcn_text *ret_bytes)
{
    rcn_buffer out = rcn_buffer_new(arena);
    z_stream stream = {0};
    bool ok = packed.len <= UINT_MAX && limit < SIZE_MAX;
    ok = ok && inflateInit2(&stream, 15 + 32) == Z_OK;
    if (ok) {
        char *bytes = rcn_arena_strndup(arena, packed.at, packed.len);
        stream.next_in = (Bytef *)bytes;
        stream.avail_in = (uInt)packed.len;
        do {
            ok = inflate_member(&stream, &out, limit) &&
                 inflateReset(&stream) == Z_OK;
        } while (ok && stream.avail_in);
        (void)inflateEnd(&stream);
    }
    *ret_bytes = rcn_buffer_text(&out);
    return ok;
}
