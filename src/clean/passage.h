#ifndef RCN_CLEAN_PASSAGE_H
#define RCN_CLEAN_PASSAGE_H

#include "clean/span/span.h"

/** A place in a cleaned document where words stand. */
typedef struct rcn_passage_place {
    uint32_t index;      /**< of the block, or of the removed span */
    uint32_t start, end; /**< bytes of the block's text */
    uint32_t line;       /**< in the source */
} rcn_passage_place;

/** Finds words in the blocks of a document; white space in them matches any
 * white space.  `line` 0 is any, else that of the words' first byte.
 * `*ret_place` is the first place.  Returns the number of places.  Words x text
 * in the worst case. */
size_t rcn_passage_find(const rcn_cleaned *cleaned, rcn_text words,
                        uint32_t line, rcn_passage_place *ret_place);

/** Returns the same among the spans that were removed. */
size_t rcn_passage_find_removed(rcn_arena *arena, const rcn_cleaned *cleaned,
                                rcn_text words, uint32_t line,
                                rcn_passage_place *ret_place);

/** Changes what is printed at a place of a block: `to` instead of the words, or
 * with NULL nothing.  One span, of class "emendation" or "editor-cut" with the
 * reason (NULL: the rule's own), takes the place of those of the words; a block
 * that has no other words goes.  Marks, notes and queries move along.
 *
 * Returns false, with nothing changed, for a place that spans cells of a table.
 * Linear in the document. */
bool rcn_passage_change(rcn_arena *arena, rcn_cleaned *cleaned,
                        const rcn_passage_place *place, const char *to,
                        const char *reason);

#endif
