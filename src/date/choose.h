#ifndef RCN_DATE_CHOOSE_H
#define RCN_DATE_CHOOSE_H

#include "date/inquiry.h"

/** Returns the first claim of a rank, or NULL; the claims are sorted. */
const rcn_claim *rcn_claim_best(const rcn_sheet *sheet, rcn_rank rank);

/** Returns true for the first page of a site and for that of a thing for sale:
 * the days on them are those of news, reviews and versions, so that one sign
 * alone says nothing. */
bool rcn_date_needs_two_signs(const rcn_document *document);

/** Drops the claims that count only beside others when no other sign of their
 * day is beside them; on pages that need two signs, any that is alone. */
void rcn_claims_drop_unsupported(rcn_sheet *sheet);

/** Returns the claim that a sheet's stated dates give together, or NULL when it
 * states none.  `*ret_rival`: another that says another day and may be right,
 * or NULL.  Linear in the claims, which are sorted. */
const rcn_claim *rcn_claim_choose(const rcn_sheet *sheet,
                                  const rcn_claim **ret_rival);

#endif
