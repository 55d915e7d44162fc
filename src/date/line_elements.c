/* Dates in the elements of a page: <time>, and what its makers mark as a
 * date. */
#include "date/lines.h"

#include "date/calendar.h"
#include "date/inquiry.h"
#include "date/labels.h"
#include "date/line.h"
#include "head/head.h"
#include "head/page_kind.h"

/** Takes the day that an element shows, in the zone of its readers, where its
 * attribute gives an instant that is on the day before or after elsewhere. */
static void
take_shown_day(const rcn_inquiry *inquiry, const rcn_sheet *sheet, size_t from,
               size_t end, rcn_mention *instant)
{
    rcn_text line = rcn_text_slice(sheet->cleaned->document->text, from, end);
    rcn_mentions found = {NULL, 0};
    if (instant->hour >= 0 && line.len <= RCN_LINE_LONGEST) {
        found = rcn_mentions_find(inquiry->moment, inquiry->months, line,
                                  sheet->language);
    }
    bool shown = found.count && found.items[0].start <= RCN_LINE_LABEL &&
                 rcn_date_is_full(found.items[0].date);
    int32_t apart = shown ? rcn_date_days(found.items[0].date) -
                                rcn_date_days(instant->date)
                          : 0;
    if (apart == 1 || apart == -1) {
        instant->date = found.items[0].date;
        instant->hour = found.items[0].hour;
        instant->minute = found.items[0].minute;
    }
}

/** Reads the date of an element of a page that states that it is one: <time
 * datetime>, a class like "post-date". */
static bool
read_element(rcn_inquiry *inquiry, const rcn_sheet *sheet,
             const rcn_metadata_item *item, rcn_claim *ret_claim)
{
    rcn_text value = rcn_text_of(item->value);
    rcn_mentions found = rcn_line_mentions(inquiry, sheet, value);
    if (!found.count || !rcn_mention_is_dating(&found.items[0]) ||
        !found.items[0].date.day) {
        return false;
    }
    rcn_mention mention = found.items[0];
    rcn_label label =
        rcn_label_read(inquiry->moment, rcn_text_slice(value, 0, mention.start),
                       rcn_text_slice(value, mention.end, value.len));
    size_t at = rcn_doc_line_at(&sheet->head->stretches, item->offset);
    if (at < sheet->head->stretches.count) {
        const rcn_doc_line *stretch = &sheet->head->stretches.items[at];
        if (rcn_doc_line_is_of_others(sheet->head, at)) {
            return false;
        }
        uint32_t start =
            item->offset > stretch->start ? item->offset : stretch->start;
        const uint32_t date[2] = {start, stretch->end};
        take_shown_day(inquiry, sheet, start, stretch->end, &mention);
        label =
            label == RCN_LABEL_NONE
                ? rcn_line_label(inquiry, sheet, stretch, stretch->start, date)
                : label;
    }
    if (label == RCN_LABEL_MODIFIED || label == RCN_LABEL_FOREIGN) {
        return false;
    }
    rcn_claim claim = rcn_claim_of_mention(RCN_RANK_LINE, 0, &mention);
    claim.labelled = label == RCN_LABEL_PUBLISHED;
    claim.rule =
        item->place == RCN_PLACE_TIME_ELEMENT ? "time-element" : "date-class";
    claim.evidence = (rcn_evidence){
        .file = sheet->cleaned->document->name,
        .line = item->line,
        .text = rcn_text_squash(inquiry->arena, rcn_text_of(item->quote)).at};
    *ret_claim = claim;
    return true;
}

/** Returns true for an element that calls its content a date of publication. */
static bool
is_date_element(const rcn_metadata_item *item)
{
    return item->kind == RCN_METADATA_PUBLISHED &&
           item->offset != RCN_METADATA_NO_OFFSET &&
           (item->place == RCN_PLACE_TIME_ELEMENT ||
            item->place == RCN_PLACE_CLASS);
}

void
rcn_line_claim_elements(rcn_inquiry *inquiry, rcn_sheet *sheet,
                        const rcn_zones *zones)
{
    const rcn_document *document = sheet->cleaned->document;
    rcn_claim only = {.date = RCN_DATE_NONE};
    bool one = true;
    for (size_t i = 0; i < document->metadata_count; i++) {
        const rcn_metadata_item *item = &document->metadata[i];
        rcn_claim claim;
        if (!is_date_element(item) ||
            !read_element(inquiry, sheet, item, &claim)) {
            continue;
        }
        one =
            one && (!only.rule || rcn_date_compare(only.date, claim.date) == 0);
        only = only.rule ? only : claim;
        size_t at = rcn_doc_line_at(&sheet->head->stretches, item->offset);
        uint32_t order = at < sheet->head->stretches.count
                             ? rcn_line_order(sheet, zones, at)
                             : UINT32_MAX;
        if (order != UINT32_MAX) {
            claim.order = order / 2;
            RCN_PUSH(inquiry->scratch, &sheet->claims, claim);
        }
    }
    if (one && only.rule) {
        only.order = RCN_LINE_ORDER_FAR;
        RCN_PUSH(inquiry->scratch, &sheet->claims, only);
    }
}
