#ifndef RCN_DATE_LINE_H
#define RCN_DATE_LINE_H

/* Within date only: what the readers of date lines share. */

#include "date/inquiry.h"

#define RCN_LINE_LONGEST 240 /**< bytes: longer ones are prose */

/** Returns whether a span is of a kind and its class begins with `prefix`. */
bool rcn_line_is_class(const rcn_span *span, rcn_span_kind kind,
                       const char *prefix);

/** Returns whether a span is at the edge of a page: a running head, a page
 * number. */
bool rcn_line_is_edge(const rcn_span *span);

/** Returns whether a date can be a document's: a day that is no range, or a
 * month that is alone. */
bool rcn_mention_is_dating(const rcn_mention *mention);

/** Returns the dates of a line in the language of the document, in the arena of
 * the moment, which is reset. */
rcn_mentions rcn_line_mentions(const rcn_inquiry *inquiry,
                               const rcn_sheet *sheet, rcn_text line);

/** Returns the claim of a date, without rule and evidence. */
rcn_claim rcn_claim_of_mention(rcn_rank rank, uint32_t order,
                               const rcn_mention *mention);

/** Returns the number of stretches of letters in a text.  O(text). */
size_t rcn_line_words(rcn_text text);

/** Hands in a date that the edges of at least two pages give, and none
 * contradicts.  (page_edges.c) */
void rcn_claim_page_edges(rcn_inquiry *inquiry, rcn_sheet *sheet);

/** Hands in the day of a judgment: a line of its head that is a day alone, or
 * that says it was decided then, not heard or argued.  Returns false when there
 * is none.  (judgment.c) */
bool rcn_claim_judgment(rcn_inquiry *inquiry, rcn_sheet *sheet);

#endif
