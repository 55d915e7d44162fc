#ifndef RCN_CLEAN_RULES_PHRASES_H
#define RCN_CLEAN_RULES_PHRASES_H

#include <stdint.h>

#include "base/arena.h"
#include "base/text.h"

/** An automaton that finds any of many phrases in one pass. */
typedef struct rcn_phrases rcn_phrases;

/** Builds the automaton in the arena; `phrases[i]` is known as i, and no two
 * may be equal or empty.  Linear in their bytes. */
const rcn_phrases *rcn_phrases_new(rcn_arena *arena, const rcn_text *phrases,
                                   size_t count);

typedef struct rcn_phrase_hit {
    uint32_t phrase;
    uint32_t start, end; /**< bytes of the text */
} rcn_phrase_hit;

/** All occurrences in `text`, by rising end and at one end the longest first,
 * in the scratch arena.  Linear in the text and the hits. */
const rcn_phrase_hit *rcn_phrases_find(const rcn_phrases *phrases,
                                       rcn_arena *scratch, rcn_text text,
                                       size_t *ret_count);

#endif
