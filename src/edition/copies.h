#ifndef RCN_EDITION_COPIES_H
#define RCN_EDITION_COPIES_H

#include "edition/select.h"

/** What rcn_find_copies finds of one document. */
typedef struct rcn_near_copies {
    bool is_copy; /**< of another one, which has it in its list */
    const rcn_near_copy *copies; /**< in order of the candidates */
    size_t count;
} rcn_near_copies;

/** Finds documents whose text is nearly that of another one: an article that was
 * saved twice, its view for printing.
 *
 * Of two texts of at least 50 words each, 95 in 100 words of the shorter and 80 of
 * the longer must be common, in order; of one address, 90 and 75.  A copy is only
 * what has the address of the other, or title and date in common and nothing that
 * differs: name, language, a number or a name in place of another.  Such pairs are logged as document-alike, and
 * both are kept; copies are logged as source-duplicate.  Kept is the one that
 * edition.yaml orders, else the dated one, the one with an address, the longer
 * one, the first.  `out[i]`: a candidate that takes no part.
 *
 * Returns one for each candidate, in the arena.  Linear: a document is compared
 * with at most 8 others. */
const rcn_near_copies *rcn_find_copies(rcn_arena *arena,
                                       const rcn_selectable *candidates,
                                       const bool *out, size_t count,
                                       rcn_log *log);

#endif
