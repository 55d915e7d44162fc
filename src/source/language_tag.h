#ifndef RCN_SOURCE_LANGUAGE_TAG_H
#define RCN_SOURCE_LANGUAGE_TAG_H

#include "base/arena.h"

/** Returns the part of a language tag that is well-formed (BCP 47, RFC 5646,
 * 2.1), in the usual case: "de-DE" for "DE_de", "en" for "en-GBR"; NULL when its
 * first part is no code of two or three letters, as in "french".  `value` may be
 * NULL.  In the arena. */
const char *rcn_language_tag(rcn_arena *arena, const char *value);

#endif
