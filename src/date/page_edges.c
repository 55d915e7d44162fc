/* The date that running heads and feet of the pages of a text give; that of a
 * browser's print is the moment of printing. */
#include <string.h>

#include "clean/span/quote.h"
#include "date/line.h"

/** Joins the date of one page's edge to those of the pages before; false when
 * they contradict each other. */
static bool
join_edge(const rcn_inquiry *inquiry, const rcn_sheet *sheet,
          const rcn_doc_line *stretch, rcn_claim *claim, size_t *count)
{
    const rcn_document *document = sheet->cleaned->document;
    rcn_text line =
        rcn_text_slice(document->text, stretch->start, stretch->end);
    rcn_mentions found = rcn_line_mentions(inquiry, sheet, line);
    for (size_t i = 0; i < found.count; i++) {
        const rcn_mention *mention = &found.items[i];
        if (!rcn_mention_is_dating(mention)) {
            continue;
        }
        if (*count && rcn_date_compare(claim->date, mention->date) != 0) {
            return false;
        }
        if (!(*count)++) {
            *claim = rcn_claim_of_mention(RCN_RANK_PAGE, 0, mention);
            claim->rule = "page-edge-date";
            claim->evidence = rcn_quote_text(inquiry->arena, document,
                                             stretch->start, stretch->end);
        }
    }
    return true;
}

/** Returns what the head of pages that a browser printed says of the moment of
 * printing, which is no date of the document; NULL for others. */
static const char *
print_stamp(const rcn_document *document)
{
    const char *stamp = NULL;
    for (size_t i = 0; i < document->metadata_count && !stamp; i++) {
        const rcn_metadata_item *item = &document->metadata[i];
        stamp = item->kind == RCN_METADATA_CAPTURED &&
                        strcmp(item->key, "print.time") == 0
                    ? item->value
                    : NULL;
    }
    return stamp;
}

void
rcn_claim_page_edges(rcn_inquiry *inquiry, rcn_sheet *sheet)
{
    const rcn_document *document = sheet->cleaned->document;
    const char *stamp = print_stamp(document);
    rcn_claim claim = {.date = RCN_DATE_NONE};
    size_t count = 0;
    for (size_t i = 0; i < sheet->head->stretches.count; i++) {
        const rcn_doc_line *stretch = &sheet->head->stretches.items[i];
        rcn_text line =
            rcn_text_slice(document->text, stretch->start, stretch->end);
        bool printed = stamp && rcn_text_starts(rcn_text_trim(line), stamp);
        if (rcn_line_is_edge(stretch->span) && !printed &&
            line.len <= RCN_LINE_LONGEST &&
            !join_edge(inquiry, sheet, stretch, &claim, &count)) {
            return;
        }
    }
    if (count >= 2) {
        RCN_PUSH(inquiry->scratch, &sheet->claims, claim);
    }
}
