#ifndef RCN_REPORT_DOUBT_H
#define RCN_REPORT_DOUBT_H

#include "edition/edition.h"

/** How much a finding needs the editor's eye. */
typedef enum rcn_doubt {
    RCN_DOUBT_HIGH = 1, /**< look at it first */
    RCN_DOUBT_SOME,
    RCN_DOUBT_NONE
} rcn_doubt;

/** Returns a date: high when unknown, inferred, or when its evidence disagrees;
 * some when it is qualified. */
rcn_doubt rcn_doubt_of_date(const rcn_dating *dating);

/** Returns a title: high when it is not the document's own. */
rcn_doubt rcn_doubt_of_title(const rcn_role *title);

/** Issuer, speaker and author together: high when none is known or the evidence
 * disagrees, some when one is inferred. */
rcn_doubt rcn_doubt_of_names(const rcn_attribution *who);

/** Span `index`, removed or replaced: high for a sentence of some length and
 * for kinds of text that the rules are known to confuse with text, some beside
 * printed text.  Linear in the span. */
rcn_doubt rcn_doubt_of_cut(const rcn_cleaned *cleaned, size_t index);

#endif
