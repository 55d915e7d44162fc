#ifndef RCN_BASE_AUTOMATON_H
#define RCN_BASE_AUTOMATON_H

#include <stdint.h>

#include "base/arena.h"
#include "base/text.h"

/** An automaton that finds any of many phrases in one pass. */
typedef struct rcn_automaton rcn_automaton;

/** Builds the automaton in the arena; `phrases[i]` is known as i, and no two
 * may be equal or empty.  Linear in their bytes. */
const rcn_automaton *rcn_automaton_new(rcn_arena *arena,
                                       const rcn_text *phrases, size_t count);

typedef struct rcn_automaton_hit {
    uint32_t phrase;
    uint32_t start, end; /**< bytes of the text */
} rcn_automaton_hit;

/** All occurrences in `text`, by rising end and at one end the longest first,
 * in the scratch arena.  Linear in the text and the hits. */
const rcn_automaton_hit *rcn_automaton_find(const rcn_automaton *phrases,
                                            rcn_arena *scratch, rcn_text text,
                                            size_t *ret_count);

#endif
