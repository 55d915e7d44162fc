#ifndef RCN_TYPESET_UNSPACED_H
#define RCN_TYPESET_UNSPACED_H

#include "base/arena.h"
#include "base/text.h"

/** Finds words in scripts that write no spaces between them. */
typedef struct rcn_unspaced rcn_unspaced;

/** Returns a finder without text; in the arena. */
rcn_unspaced *rcn_unspaced_new(rcn_arena *arena);

/** Returns true for letters of Thai, Lao, Burmese and Khmer. */
bool rcn_is_unspaced(uint32_t rune);

/** Takes up a text, which must last until the next one. */
void rcn_unspaced_read(rcn_unspaced *unspaced, rcn_text text);

/** Returns true if a line may end before byte `at` of the text, by the
 * dictionaries of ICU; false everywhere when ICU fails. */
bool rcn_unspaced_ends(rcn_unspaced *unspaced, size_t at);

#endif
