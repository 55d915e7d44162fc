/* The text speaks of a day as its own: "today, 8 November 2021", "On November
 * 8, 2021, the country celebrates".  Only its opening counts; deeper down the
 * same words tell a story. */
#include "date/calendar.h"
#include "date/context.h"
#include "date/idioms.h"
#include "date/inquiry.h"

#define OPENING_BLOCKS 4

static void
claim_mention(rcn_inquiry *inquiry, rcn_sheet *sheet, size_t block,
              const rcn_mention *mention)
{
    rcn_text text = sheet->cleaned->blocks[block].text;
    rcn_text before = rcn_text_before(text, mention);
    rcn_text after = rcn_text_after(text, mention);
    const rcn_idioms *idioms = inquiry->idioms;
    rcn_match match;
    bool today =
        rcn_idiom_find(idioms, RCN_IDIOM_TODAY_IS, before, 0, &match) ||
        rcn_idiom_find(idioms, RCN_IDIOM_IS_TODAY, after, 0, &match);
    bool celebrates =
        rcn_idiom_find(idioms, RCN_IDIOM_CELEBRATES, after, 0, &match);
    if (!today && !celebrates) {
        return;
    }
    bool quoted = rcn_is_quoted(text, mention->start);
    rcn_claim claim = {
        .rank = RCN_RANK_ABOUT,
        .order = today ? 0 : 1,
        .date = mention->date,
        .other = mention->other,
        .certainty = today && !quoted ? RCN_CERTAIN : RCN_UNCERTAIN,
        .hour = -1,
        .minute = -1,
        .rule = today ? "body-date-today" : "body-date-present-tense",
        .evidence = rcn_quote_mention(inquiry, sheet, block, mention)};
    RCN_PUSH(inquiry->scratch, &sheet->claims, claim);
}

void
rcn_claim_about(rcn_inquiry *inquiry, rcn_sheet *sheet)
{
    size_t count = sheet->cleaned->block_count;
    for (size_t i = 0; i < count && i < OPENING_BLOCKS; i++) {
        const rcn_mentions *mentions = &sheet->mentions[i];
        for (size_t j = 0; j < mentions->count; j++) {
            if (rcn_date_is_full(mentions->items[j].date)) {
                claim_mention(inquiry, sheet, i, &mentions->items[j]);
            }
        }
    }
}
