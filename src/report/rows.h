#ifndef RCN_REPORT_ROWS_H
#define RCN_REPORT_ROWS_H

#include "base/list.h"
#include "report/evidence.h"

/** JSON objects {"rows": [...], "cuts": [...]}, each below some 120 KB. */
typedef RCN_LIST(rcn_text) rcn_row_parts;

/** Returns the source of a document as rows for the review page, in parts.
 *
 * A row is a block, or a span outside blocks: {"l": line, "c": citation, "k":
 * kind, "v": level, "p": pieces}.  A piece is a text, or [kind, text, cut,
 * replacement, proof] without what is missing at its end; kind 0 is text, 1
 * removed, 2 replaced, 3 metadata (then `cut` is its class), `cut` an index
 * into the cuts of all parts or -1, `proof` an index into `proofs`.  The texts
 * of all pieces, one after the other, are the source but for white space
 * removed between blocks.  A cut: {"key", "class", "rule", "line", "doubt",
 * "reason", "hyphen"}.  Linear in the text. */
rcn_row_parts rcn_report_rows(rcn_arena *arena, const rcn_record *record,
                              const rcn_proofs *proofs);

#endif
