#ifndef RCN_REPORT_EVIDENCE_H
#define RCN_REPORT_EVIDENCE_H

#include <stdint.h>

#include "base/arena.h"
#include "base/list.h"
#include "edition/edition.h"

/** Bytes [start, end) of a document's text are evidence for something. */
typedef struct rcn_proof {
    uint32_t start, end;
    const char *title; /**< "date: 2021-11-08", for hovering */
} rcn_proof;

typedef RCN_LIST(rcn_proof) rcn_proofs;

/** All evidence of an edition, by the file it is in.  Opaque. */
typedef struct rcn_proof_index rcn_proof_index;

/** Sorts the evidence of all documents of an edition; in the arena. O(n log
 * n). */
const rcn_proof_index *rcn_proof_index_new(rcn_arena *arena,
                                           const rcn_edition *edition);

/** Returns the evidence that is in `document`, for whichever document it is, in
 * order of the text and without overlap: what two quotations share belongs to
 * the first.  Words that a repair hides are left out.  Each quotation is sought
 * in its line only. */
rcn_proofs rcn_find_proofs(rcn_arena *arena, const rcn_proof_index *index,
                           const rcn_document *document);

#endif
