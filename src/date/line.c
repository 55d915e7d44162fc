/* What the readers of date lines share: what a line is, and the claim of a date in
 * it. */
#include "date/line.h"

#include <string.h>

#include "base/utf8.h"

bool
rcn_line_is_class(const rcn_span *span, rcn_span_kind kind, const char *prefix)
{
    return span->kind == kind && span->why->class_id &&
           strncmp(span->why->class_id, prefix, strlen(prefix)) == 0;
}

bool
rcn_line_is_edge(const rcn_span *span)
{
    return rcn_line_is_class(span, RCN_SPAN_REMOVED, "running-") ||
           rcn_line_is_class(span, RCN_SPAN_METADATA, "running-") ||
           rcn_line_is_class(span, RCN_SPAN_REMOVED, "page-number");
}

bool
rcn_mention_is_dating(const rcn_mention *mention)
{
    return mention->form != RCN_FORM_YEAR &&
           mention->date.year != RCN_YEAR_UNKNOWN &&
           rcn_date_compare(mention->date, mention->last) == 0;
}

rcn_mentions
rcn_line_mentions(const rcn_inquiry *inquiry, const rcn_sheet *sheet,
                  rcn_text line)
{
    rcn_arena_reset(inquiry->moment);
    return rcn_mentions_find(inquiry->moment, inquiry->months, line,
                             sheet->language);
}

rcn_claim
rcn_claim_of_mention(rcn_rank rank, uint32_t order, const rcn_mention *mention)
{
    return (rcn_claim){.rank = rank,
                       .order = order,
                       .date = mention->date,
                       .other = mention->other,
                       .certainty = RCN_CERTAIN,
                       .hour = mention->hour,
                       .minute = mention->minute};
}

size_t
rcn_line_words(rcn_text text)
{
    size_t count = 0;
    bool inside = false;
    for (size_t at = 0; at < text.len;) {
        uint32_t rune = 0;
        at += rcn_utf8_next(text, at, &rune);
        bool letter = rcn_rune_is_letter(rune);
        count += letter && !inside;
        inside = letter;
    }
    return count;
}
