#ifndef RCN_DRIVER_PROOF_H
#define RCN_DRIVER_PROOF_H

#include "base/arena.h"
#include "base/diag.h"
#include "source/document.h"
#include "verify/verify.h"

/** Returns what books of these documents must hold by the ledger; NULL when
 * logged. `failures` gets the documents that failed; it may be NULL. */
const rcn_expected *rcn_expect_corpus(rcn_arena *arena, rcn_corpus corpus,
                                      rcn_text ledger_json, rcn_log *log,
                                      rcn_proof_failures *failures);

#endif
