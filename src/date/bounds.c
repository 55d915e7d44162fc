/* A text cannot be older than what it reports: "as of" a day, and the latest
 * day of which it speaks as past. */
#include "date/calendar.h"
#include "date/context.h"
#include "date/idioms.h"
#include "date/inquiry.h"
#include "date/labels.h"

#define LEAST_PROSE 40 /**< bytes: what is shorter is no prose */

/** Returns true when English words around a date state that it may lie ahead. */
static bool
is_ahead(const rcn_inquiry *inquiry, rcn_text before, rcn_text after)
{
    rcn_match match;
    return rcn_idiom_find(inquiry->idioms, RCN_IDIOM_FUTURE, before, 0,
                          &match) ||
           rcn_idiom_find(inquiry->idioms, RCN_IDIOM_WILL, after, 0, &match);
}

/** The latest mention of its kind, and where it is. */
typedef struct rcn_latest {
    const rcn_mention *mention; /**< NULL: none yet */
    size_t block;
} rcn_latest;

static bool
is_later(const rcn_latest *best, const rcn_mention *mention)
{
    return !best->mention ||
           rcn_date_compare(mention->last, best->mention->last) > 0;
}

static void
look_at(const rcn_inquiry *inquiry, const rcn_sheet *sheet, size_t block,
        const rcn_mention *mention, rcn_latest latest[2])
{
    if (!rcn_date_is_full(mention->last) ||
        mention->other.year != RCN_YEAR_UNKNOWN) {
        return;
    }
    if (!is_later(&latest[0], mention) && !is_later(&latest[1], mention)) {
        return; /* before its words are looked at: there may be many */
    }
    rcn_text text = sheet->cleaned->blocks[block].text;
    rcn_text before = rcn_text_before(text, mention);
    rcn_match match;
    bool as_of =
        rcn_idiom_find(inquiry->idioms, RCN_IDIOM_AS_OF, before, 0, &match);
    rcn_latest *best = &latest[as_of ? 0 : 1];
    bool later = is_later(best, mention);
    rcn_text after = rcn_text_after(text, mention);
    bool changed = later && rcn_label_read(inquiry->moment, before, after) ==
                                RCN_LABEL_MODIFIED;
    if (later && !changed && !is_ahead(inquiry, before, after)) {
        *best = (rcn_latest){mention, block};
    }
}

void
rcn_claim_bounds(rcn_inquiry *inquiry, rcn_sheet *sheet)
{
    /* Only English words distinguish plans from memories. */
    if (!rcn_text_starts(rcn_text_of(sheet->language), "en")) {
        return;
    }
    if (rcn_document_item(sheet->cleaned->document, RCN_KEY_EBOOK_TITLE)) {
        return; /* the days of a book are those of its story */
    }
    rcn_latest latest[2] = {{NULL, 0}, {NULL, 0}};
    for (size_t i = 0; i < sheet->cleaned->block_count; i++) {
        const rcn_mentions *mentions = &sheet->mentions[i];
        bool prose = sheet->cleaned->blocks[i].text.len >= LEAST_PROSE;
        for (size_t j = 0; prose && j < mentions->count; j++) {
            look_at(inquiry, sheet, i, &mentions->items[j], latest);
        }
    }
    for (uint32_t i = 0; i < 2; i++) {
        if (!latest[i].mention) {
            continue;
        }
        rcn_claim claim = {.rank = RCN_RANK_BOUND,
                           .order = i,
                           .date = latest[i].mention->last,
                           .other = RCN_DATE_NONE,
                           .certainty = RCN_BOUNDED,
                           .hour = -1,
                           .minute = -1,
                           .rule = i ? "latest-dated-event" : "as-of-date",
                           .evidence = rcn_quote_mention(inquiry, sheet,
                                                         latest[i].block,
                                                         latest[i].mention)};
        RCN_PUSH(inquiry->scratch, &sheet->claims, claim);
    }
}
