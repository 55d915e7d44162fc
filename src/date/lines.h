#ifndef RCN_DATE_LINES_H
#define RCN_DATE_LINES_H

#include "date/inquiry.h"
#include "date/labels.h"

/* Within the reading of date lines only. */

#define RCN_LINE_LABEL       40 /**< bytes of a line that only states what follows */
#define RCN_LINE_LABEL_WORDS 4 /**< before a labelled date far from the title */
#define RCN_LINE_ORDER_END   60 /**< of the lines that end the text */
#define RCN_LINE_ORDER_FAR   80 /**< of what is far from the title */

/** Returns true for a line that is cut as a date, a timestamp or a byline. */
bool rcn_line_is_date_class(const rcn_span *span);

/** Returns how far a stretch stands from where a date line is expected, or
 * UINT32_MAX when a date there says nothing. */
uint32_t rcn_line_order(const rcn_sheet *sheet, const rcn_zones *zones,
                        size_t at);

/** Returns what the words beside a date say it is: those of its line, of a
 * short line just above, for a label often is alone ("Updated:"), and of the
 * first cell of its row. */
rcn_label rcn_line_label(const rcn_inquiry *inquiry, const rcn_sheet *sheet,
                         const rcn_doc_line *stretch, uint32_t from,
                         const uint32_t date[2]);

/** Hands in the dates of one stretch. */
void rcn_line_claim(rcn_inquiry *inquiry, rcn_sheet *sheet,
                    const rcn_doc_line *stretch, uint32_t order);

/** Dates of elements near the title; and, far from it, the one date that all
 * such elements of the page give. */
void rcn_line_claim_elements(rcn_inquiry *inquiry, rcn_sheet *sheet,
                             const rcn_zones *zones);

#endif
