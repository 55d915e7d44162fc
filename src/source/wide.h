#ifndef RCN_SOURCE_WIDE_H
#define RCN_SOURCE_WIDE_H

#include "base/text.h"

/** Returns "UTF-16LE", "UTF-16BE", "UTF-32LE" or "UTF-32BE" when bytes without
 * a byte order mark are a text in it, else NULL.  Looks at the first 64 KiB. */
const char *rcn_wide_find(rcn_text raw);

/** Returns how many in a hundred of the characters beyond ASCII are common in
 * texts of a multi-byte encoding of East Asia, by the rows of its table: kana,
 * Hangul, ideographs of the first level.  0 when the bytes are not valid in it,
 * or the name is of none of them.  Looks at the first 64 KiB. */
int rcn_multibyte_share(rcn_text raw, const char *name);

/** Returns the multi-byte encoding that the bytes are by far most likely in, or
 * NULL. */
const char *rcn_multibyte_find(rcn_text raw);

#endif
