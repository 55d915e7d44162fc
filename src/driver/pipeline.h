#ifndef RCN_DRIVER_PIPELINE_H
#define RCN_DRIVER_PIPELINE_H

#include "attribute/attribute.h"
#include "base/arena.h"
#include "base/diag.h"
#include "clean/clean.h"
#include "date/date.h"
#include "driver/driver.h"
#include "edition/edition.h"
#include "project/project.h"
#include "source/document.h"

/** The detail of source-none where an edition has no document. */
#define RCN_LEAVES_OUT_ALL "edition.yaml leaves out all of them"

/** What the rooms have made so far, from sources to edition.  Everything lives
 * in `arena`; rcn_pipeline_free frees it. */
typedef struct rcn_pipeline {
    rcn_arena *arena;
    const char *data; /**< the program's rules/ and styles/ */
    const rcn_project *project;
    const rcn_rules *rules;
    rcn_corpus corpus;
    rcn_findings findings; /**< as many as documents */
    const rcn_edition *edition;
} rcn_pipeline;

/** Reads edition.yaml, rules and sources, cleans, dates and attributes.
 * Returns false after a fatal diagnostic; free the pipeline in any case. */
bool rcn_pipeline_read(rcn_pipeline *pipeline, const rcn_request *request,
                       rcn_log *log);

/** Goes on to the composed edition. */
bool rcn_pipeline_compose(rcn_pipeline *pipeline, const rcn_request *request,
                          rcn_log *log);

/** Frees all that the pipeline made. */
void rcn_pipeline_free(rcn_pipeline *pipeline);

#endif
