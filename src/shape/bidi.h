#ifndef RCN_SHAPE_BIDI_H
#define RCN_SHAPE_BIDI_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/text.h"

/** Returns true when a text may hold right-to-left characters; a quick pass. */
bool rcn_bidi_needed(rcn_text text);

/** Embedding levels (Unicode Standard Annex 9): one for each byte of the text,
 * in the arena; odd levels run right to left.  `*backward` states whether the
 * paragraph as a whole does; when it is true before, the paragraph runs so
 * whatever its letters say. */
const uint8_t *rcn_bidi_levels(rcn_arena *arena, rcn_text text, bool *backward);

#endif
