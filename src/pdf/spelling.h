#ifndef RCN_PDF_SPELLING_H
#define RCN_PDF_SPELLING_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/text.h"

/** What each glyph of each font has stood for so far. */
typedef struct rcn_spelling rcn_spelling;

rcn_spelling *rcn_spelling_new(rcn_arena *arena);

/** Which of the texts that a glyph stands for this one is: 0 for the first it
 * was seen with, then 1 and so on.  Amortised constant time. */
uint32_t rcn_spelling_variant(rcn_spelling *spelling, uint32_t font,
                              uint32_t glyph, rcn_text text);

/** The text that a glyph of the variant stands for; empty when it was not seen
 * with so many. */
rcn_text rcn_spelling_text(const rcn_spelling *spelling, uint32_t font,
                           uint32_t glyph, uint32_t variant);

#endif
