#ifndef RCN_CLEAN_TEXT_TEXT_H
#define RCN_CLEAN_TEXT_TEXT_H

#include "clean/clean.h"

/** What the plain-text documents of a corpus know together: their words, the
 * lines that recur.  (shared.c) */
typedef struct rcn_shared rcn_shared;

const rcn_shared *rcn_shared_learn(rcn_arena *arena, rcn_corpus corpus);

/** Cleans one plain-text document. */
rcn_cleaned rcn_clean_text(rcn_arena *arena, const rcn_document *document,
                           const rcn_rules *rules,
                           const rcn_clean_options *options,
                           const rcn_shared *shared);

#endif
