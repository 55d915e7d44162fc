/* A title that names a period, "Diary from 11 to 16 January 1660": the document
 * was written through it. */
#include "base/utf8.h"
#include "clean/span/quote.h"
#include "date/calendar.h"
#include "date/inquiry.h"

/** Returns true for the words between the two ends of a period. */
static bool
joins_ends(rcn_arena *scratch, rcn_text between)
{
    static const char *const words[] = {
        "to",  "-",  "–",  "—",   "until", "till",  "through",
        "bis", "à",  "au", "al",  "a",     "hasta", "até",
        "do",  "до", "по", "tot", "til",   "/"};
    rcn_text word = rcn_text_trim(rcn_utf8_fold(scratch, between));
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (rcn_text_is(word, words[i])) {
            return true;
        }
    }
    return false;
}

/** The two days of a text that bound a period: "11-16 January 1660" is one
 * mention, "from 11 January to 3 February 1660" two, the first without its
 * year. */
static bool
find_period(const rcn_inquiry *inquiry, const rcn_sheet *sheet, rcn_text text,
            rcn_date *ret_from, rcn_date *ret_to)
{
    rcn_mentions found = rcn_mentions_find(inquiry->scratch, inquiry->months,
                                           text, sheet->language);
    for (size_t i = 0; i < found.count; i++) {
        const rcn_mention *first = &found.items[i];
        if (rcn_date_is_full(first->date) &&
            rcn_date_compare(first->date, first->last) < 0) {
            *ret_from = first->date;
            *ret_to = first->last;
            return true;
        }
        const rcn_mention *last = first + 1;
        if (i + 1 == found.count || !rcn_date_is_full(last->date) ||
            !first->date.day ||
            !joins_ends(inquiry->scratch,
                        rcn_text_slice(text, first->end, last->start))) {
            continue;
        }
        *ret_from = first->date;
        if (ret_from->year == RCN_YEAR_UNKNOWN) {
            ret_from->year = last->date.year;
        }
        *ret_to = last->date;
        if (first->date.year == RCN_YEAR_UNKNOWN &&
            rcn_date_compare(*ret_from, *ret_to) > 0) {
            ret_from->year--; /* over the turn of the year */
        }
        return rcn_date_is_valid(*ret_from) &&
               rcn_date_compare(*ret_from, *ret_to) <= 0;
    }
    return false;
}

void
rcn_claim_period(rcn_inquiry *inquiry, rcn_sheet *sheet)
{
    const rcn_document *document = sheet->cleaned->document;
    for (size_t i = 0;
         i < sheet->head->stretches.count && i < RCN_TITLE_STRETCHES; i++) {
        const rcn_doc_line *stretch = &sheet->head->stretches.items[i];
        rcn_date from = RCN_DATE_NONE;
        rcn_date to = RCN_DATE_NONE;
        rcn_text text =
            rcn_text_slice(document->text, stretch->start, stretch->end);
        if (!rcn_is_title_span(sheet, stretch->span) ||
            !find_period(inquiry, sheet, text, &from, &to)) {
            continue;
        }
        rcn_claim claim = {.rank = RCN_RANK_PERIOD,
                           .date = from,
                           .other = RCN_DATE_NONE,
                           .until = to,
                           .certainty = RCN_CERTAIN,
                           .hour = -1,
                           .minute = -1,
                           .rule = "title-period",
                           .evidence =
                               rcn_quote_text(inquiry->arena, document,
                                              stretch->start, stretch->end)};
        RCN_PUSH(inquiry->scratch, &sheet->claims, claim);
        return;
    }
}
