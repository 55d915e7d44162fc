#ifndef RCN_ATTRIBUTE_ATTRIBUTE_H
#define RCN_ATTRIBUTE_ATTRIBUTE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/particulars.h"
#include "clean/span/span.h"
#include "head/head.h"
#include "source/evidence.h"

/** A statement about who or what, with its reasons; "unknown" is legal. */
typedef struct rcn_role {
    const char *value; /**< NULL: unknown */
    rcn_status status;
    const rcn_evidence *evidence;
    size_t evidence_count;
} rcn_role;

/** Who said, wrote and published a document, as far as it states it itself.
 *
 * `issuer` is the body whose document it is; `speaker` a body or person whose
 * words a report gives, and never also the issuer; `publisher` where it
 * appeared; `source_url` where it was taken from. */
typedef struct rcn_attribution {
    rcn_role title; /**< a supplied one is in [brackets] */
    rcn_role author, issuer, speaker, publisher, source_url;
    bool judgment; /**< of a court: the issuer */
    rcn_role
        particulars[RCN_PARTICULAR_COUNT]; /**< court, docket, symbol ... */
    const char *short_title; /**< for running heads: at most about 40 code
                                  points, cut at a word, in brackets when
                                  supplied; never NULL */
} rcn_attribution;

/** Attributes all documents of a corpus; a body named in full in one document
 * may complete its name in another.  Returns one attribution for each, in the
 * arena.  Logs title-supplied (note) and role-conflict (warning). */
const rcn_attribution *rcn_attribute(rcn_arena *arena,
                                     const rcn_cleaned *documents,
                                     const rcn_document_head *heads,
                                     size_t count, rcn_log *log);

#endif
