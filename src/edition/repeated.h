#ifndef RCN_EDITION_REPEATED_H
#define RCN_EDITION_REPEATED_H

#include "base/list.h"
#include "edition/edition.h"

/** Documents that have the same cut before it counts as furniture of a site. */
#define RCN_REPEATED_LEAST 3

/** The same words, cut around the text of several documents for one class. */
typedef struct rcn_repeated {
    const rcn_change *first;
    uint32_t documents;
    uint32_t words; /**< of the cut */
} rcn_repeated;

typedef struct rcn_repeated_cuts {
    RCN_LIST(rcn_repeated) list; /**< what takes up most comes first */
    bool **of; /**< by record and change: it is one of the list */
} rcn_repeated_cuts;

/** Returns true for a cut that touches no block and has no reason of its own. */
bool rcn_change_is_around(const rcn_change *change);

/** Returns the number of words, stretches between white space. */
uint32_t rcn_count_text_words(const char *words);

/** Finds the cuts around the text that are equal in RCN_REPEATED_LEAST
 * documents or more.  Takes n log n comparisons of the n cuts. */
rcn_repeated_cuts rcn_find_repeated(rcn_arena *arena,
                                    const rcn_edition *edition);

/** Returns true when a document has changes that the apparatus gives under its
 * own heading: they touch its text, or no other document has them. */
bool rcn_has_own_change(const rcn_repeated_cuts *cuts, size_t index,
                        const rcn_record *record);

#endif
