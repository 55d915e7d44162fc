#ifndef RCN_DRIVER_DECISIONS_H
#define RCN_DRIVER_DECISIONS_H

#include "driver/pipeline.h"

/** Cleans the corpus of a pipeline as edition.yaml decides: keys of cuts, words to
 * keep, to cut and to emend.  Logs project-unmatched for entries that name no
 * document, and decision-unfit for decisions that fit nothing, with the place
 * where their words stand now. */
const rcn_cleaned *rcn_clean_as_decided(const rcn_pipeline *pipeline,
                                        rcn_log *log);

#endif
