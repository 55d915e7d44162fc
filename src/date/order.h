#ifndef RCN_DATE_ORDER_H
#define RCN_DATE_ORDER_H

#include "date/inquiry.h"

/** Settles which of 3 April and 4 March the claims mean that say "03/04/2021",
 * where the document decides it; the others keep both readings.  Linear in the
 * text when there is such a claim. */
void rcn_settle_orders(const rcn_inquiry *inquiry, rcn_sheet *sheet);

#endif
