#ifndef RCN_CLEAN_CLEAN_H
#define RCN_CLEAN_CLEAN_H

#include "base/arena.h"
#include "base/diag.h"
#include "clean/rules/rules.h"
#include "clean/span/decisions.h"
#include "clean/span/span.h"
#include "source/document.h"

/** Cleans the documents of a corpus together: they lend each other evidence for
 * hyphens and for furniture.  Returns one rcn_cleaned for each document, in
 * order, in the arena.  Logs clean-dropped (note) for each cut.  Linear in the
 * text. */
const rcn_cleaned *rcn_clean(rcn_arena *arena, rcn_corpus corpus,
                             const rcn_rules *rules,
                             const rcn_clean_options *options, rcn_log *log);

#endif
