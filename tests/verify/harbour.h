#ifndef RCN_TESTS_VERIFY_HARBOUR_H
#define RCN_TESTS_VERIFY_HARBOUR_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/text.h"
#include "driver/pipeline.h"
#include "verify/verify.h"

/* Three letters written for these tests, taken through the whole pipeline. */

typedef struct rcn_harbour {
    rcn_arena *arena;
    rcn_log *log;
    char folder[32]; /**< of the letters; books go to `out` in it */
    char *out;
    rcn_pipeline pipeline;
    rcn_text ledger;
    const rcn_verify_source *sources;
    size_t source_count;
    const rcn_expected *expected;
} rcn_harbour;

void rcn_harbour_set_up(rcn_harbour *harbour);
void rcn_harbour_tear_down(rcn_harbour *harbour);

/** "OUT/NAME". */
char *rcn_harbour_path(const rcn_harbour *harbour, const char *name);

#endif
