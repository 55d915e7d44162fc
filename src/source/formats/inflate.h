#ifndef RCN_SOURCE_FORMATS_INFLATE_H
#define RCN_SOURCE_FORMATS_INFLATE_H

#include "base/arena.h"
#include "base/text.h"

/** Decompresses the first member of gzip or zlib data to at most `limit` bytes
 * and moves `*packed` behind it.
 *
 * Returns false when the member is damaged, cut off or longer, and then moves to
 * the end; `*ret_bytes` holds what came before, NUL-terminated in either case. */
bool rcn_inflate_member(rcn_arena *arena, rcn_text *packed, size_t limit,
                        rcn_text *ret_bytes);

/** Decompresses gzip (all members) or zlib data of at most `limit` bytes.
 *
 * Returns false when the data is damaged or longer; `*ret_bytes` then holds
 * what came before, NUL-terminated in either case. */
bool rcn_inflate(rcn_arena *arena, rcn_text packed, size_t limit,
                 rcn_text *ret_bytes);

#endif
