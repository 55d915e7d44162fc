#ifndef RCN_DATE_CONTEXT_H
#define RCN_DATE_CONTEXT_H

#include "date/inquiry.h"

/** Returns the sentence around a mention, before it and after it; at most 240
 * bytes each, cut at whole code points. */
rcn_text rcn_text_before(rcn_text block, const rcn_mention *mention);
rcn_text rcn_text_after(rcn_text block, const rcn_mention *mention);

/** Returns true when byte `at` of a block is inside a quotation that opened in
 * the same block. */
bool rcn_is_quoted(rcn_text block, size_t at);

/** Quotes a mention with the words around it, at most a sentence. */
rcn_evidence rcn_quote_mention(const rcn_inquiry *inquiry,
                               const rcn_sheet *sheet, size_t block,
                               const rcn_mention *mention);

/** Quotes what a pattern found from its start to the end of the clause. */
rcn_evidence rcn_quote_phrase(const rcn_inquiry *inquiry,
                              const rcn_sheet *sheet, size_t block,
                              const rcn_match *match);

#endif
