/* The day of a judgment, of the several that its head names. */
#include <string.h>

#include "clean/span/quote.h"
#include "date/labels.h"
#include "date/line.h"

/** True for a line that is a day and no more, or a day before a wide gap: "May
 * 3, 1993          [NOT FOR PUBLICATION]". */
static bool
is_only_date(rcn_text line, const rcn_mention *mention)
{
    rcn_text before = rcn_text_slice(line, 0, mention->start);
    rcn_text after = rcn_text_slice(line, mention->end, line.len);
    return rcn_line_words(before) == 0 &&
           (rcn_line_words(after) == 0 || rcn_text_starts(after, "  "));
}

bool
rcn_claim_judgment(rcn_inquiry *inquiry, rcn_sheet *sheet)
{
    const rcn_document_head *head = sheet->head;
    rcn_text text = sheet->cleaned->document->text;
    size_t count = sheet->claims.count;
    for (size_t i = head->first; i < head->end; i++) {
        const rcn_doc_line *stretch = &head->stretches.items[i];
        rcn_text line = rcn_text_slice(text, stretch->start, stretch->end);
        if (line.len > RCN_LINE_LONGEST) {
            continue;
        }
        rcn_arena_reset(inquiry->moment);
        rcn_mentions found = rcn_mentions_find(inquiry->moment, inquiry->months,
                                               line, sheet->language);
        size_t from = 0;
        for (size_t j = 0; j < found.count; j++) {
            const rcn_mention *mention = &found.items[j];
            rcn_label label = rcn_label_read(
                inquiry->moment, rcn_text_slice(line, from, mention->start),
                (rcn_text){"", 0});
            from = mention->end;
            bool only = j == 0 && is_only_date(line, mention);
            if (!rcn_mention_is_dating(mention) || !mention->date.day ||
                label == RCN_LABEL_FOREIGN ||
                (label != RCN_LABEL_PUBLISHED && !only)) {
                continue;
            }
            rcn_claim claim =
                rcn_claim_of_mention(RCN_RANK_LINE, only ? 1 : 0, mention);
            claim.labelled = true;
            claim.rule = only ? "date-line" : "judgment-date";
            claim.evidence =
                rcn_quote_text(inquiry->arena, sheet->cleaned->document,
                               stretch->start, stretch->end);
            RCN_PUSH(inquiry->scratch, &sheet->claims, claim);
        }
    }
    return sheet->claims.count > count;
}
