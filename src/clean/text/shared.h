#ifndef RCN_CLEAN_TEXT_SHARED_H
#define RCN_CLEAN_TEXT_SHARED_H

#include "clean/learn/lexicon.h"
#include "clean/span/bodies.h"
#include "clean/span/secrecy.h"
#include "clean/text/words.h"
#include "source/document.h"

/** What the plain-text documents of a corpus know together: their words, the
 * lines that recur. */
typedef struct rcn_shared {
    const rcn_words *words; /**< of all documents */
    const rcn_words *lines; /**< in how many documents a line stands, without
                                 white space at its ends; or NULL */
    const rcn_lexicon *lexicon;
    const rcn_pattern *bodies;  /**< words of names of bodies */
    const rcn_pattern *secrecy; /**< marks of secrecy and haste */
} rcn_shared;

/** Reads the documents of a corpus; in the arena.  Linear in their text. */
const rcn_shared *rcn_shared_learn(rcn_arena *arena, rcn_corpus corpus);

#endif
