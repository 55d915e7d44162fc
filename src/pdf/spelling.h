#ifndef RCN_PDF_SPELLING_H
#define RCN_PDF_SPELLING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/text.h"
#include "shape/shape.h"

/** What each glyph of each font has stood for so far. */
typedef struct rcn_spelling rcn_spelling;

/** Returns an empty table; grows in the arena. */
rcn_spelling *rcn_spelling_new(rcn_arena *arena, const rcn_fonts *fonts);

/** Returns which of the texts that a glyph stands for this one is: 0 for the
 * first it was seen with, then 1 and so on, counted apart for those that are
 * odd: not the font's own glyph for a Latin character.  Amortised constant
 * time. */
uint32_t rcn_spelling_variant(rcn_spelling *spelling, uint32_t font,
                              uint32_t glyph, rcn_text text, bool *ret_odd);

#endif
