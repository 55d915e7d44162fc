#ifndef RCN_EDITION_APPARATUS_H
#define RCN_EDITION_APPARATUS_H

#include "edition/composer.h"

/* Inside the apparatus: what its parts share while it is composed. */

typedef struct rcn_apparatus {
    rcn_composer *composer;
    rcn_blocks blocks;
    size_t words;  /**< of all texts */
    bool crowded;  /**< not even all kinds of cuts may be named */
    size_t spare;  /**< words left for quotations of cuts around the texts */
    bool ample;    /**< all cuts around the texts may be quoted */
    bool abridged; /**< a passage is not given whole */
} rcn_apparatus;

/** Puts the changes that touch the text of a document: one entry for each class,
 * equal changes once, with all their places. */
void rcn_put_entries(rcn_apparatus *it, const rcn_record *record);

/** Puts what was cut around the text of a document as one entry: classes with
 * how often, and the words as far as a share of the words of the text lets
 * them be printed. */
void rcn_put_around(rcn_apparatus *it, const rcn_record *record);

/** Fills `words`, `spare` and `crowded`: a share of the words of all texts,
 * less what the entries of rcn_put_around() take up without quotations;
 * crowded when nothing is left. */
void rcn_share_words(rcn_apparatus *it);

/** Returns about how many words the entries of rcn_put_around() have when each
 * cut is quoted. */
size_t rcn_count_around(const rcn_apparatus *it);

/** Returns `words` with the middle of what is longer than `limit` code points
 * left out; 0, or the editor's wish for a full apparatus: no limit. */
const char *rcn_abridge(rcn_apparatus *it, const char *words, size_t limit);

#endif
