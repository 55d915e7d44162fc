#ifndef RCN_DRIVER_DECISIONS_H
#define RCN_DRIVER_DECISIONS_H

#include "clean/clean.h"
#include "project/project.h"

/** Cleans a corpus as edition.yaml decides: keys of cuts, words to
 * keep, to cut and to emend.  Logs project-unmatched for entries that name no
 * document, and decision-unfit for decisions that fit nothing, with the place
 * where their words stand now. */
const rcn_cleaned *rcn_clean_as_decided(rcn_arena *arena, rcn_corpus corpus,
                                        const rcn_rules *rules,
                                        const rcn_project *project,
                                        rcn_log *log);

#endif
