/* So long after an event: "one year ago today", "one year has passed since the
 * beginning of the war", "on the first anniversary of the war".  The event's
 * date comes from an anchor, in this document or in another. */
#include <string.h>

#include "base/utf8.h"
#include "date/anchors.h"
#include "date/calendar.h"
#include "date/context.h"
#include "date/idioms.h"
#include "date/inquiry.h"

#define OPENING_BLOCKS 3  /**< where a text says on what occasion it speaks */
#define DEICTIC_BLOCKS 12 /**< "today" means today for some way further */
#define MOST_SUPPORT   4  /**< anchors shown beside a claim */

/** A relative date as it is worded. */
typedef struct rcn_relation {
    int years, months, days; /**< after the event */
    rcn_text event;          /**< empty: not named */
    uint32_t order;
    bool exact; /**< the very day, not only about it */
    const char *rule;
} rcn_relation;

/** Reads "three", "weeks" into a relation. */
static void
set_length(rcn_relation *relation, rcn_text number, rcn_text unit)
{
    int count = rcn_number_of(number);
    switch (unit.len ? unit.at[0] | 0x20 : 'y') {
    case 'm':
        relation->months = count;
        break;
    case 'w':
        relation->days = count * 7;
        break;
    case 'd':
        relation->days = count;
        break;
    default:
        relation->years = count;
    }
}

static rcn_date
after_event(rcn_date event, const rcn_relation *relation)
{
    rcn_date date = rcn_date_shift(event, relation->years, relation->months);
    return relation->days && date.day
               ? rcn_date_of_days(rcn_date_days(date) + relation->days)
               : date;
}

/** Reads a relation of one kind from a block; false when it has none. */
static bool
read_relation(const rcn_inquiry *inquiry, rcn_idiom idiom, rcn_text text,
              rcn_match *match, rcn_relation *ret_relation)
{
    if (!rcn_idiom_find(inquiry->idioms, idiom, text, 0, match)) {
        return false;
    }
    static const rcn_text year = {"year", 4};
    rcn_text one = rcn_match_text(match, text, 1);
    rcn_text two = rcn_match_text(match, text, 2);
    rcn_text three = rcn_match_text(match, text, 3);
    rcn_relation relation = {.event = {"", 0}};
    if (idiom == RCN_IDIOM_YEARS_AGO_TODAY) {
        set_length(&relation, one.len ? one : two, year);
        relation.exact = true;
        relation.rule = "relative-deictic";
    } else if (idiom == RCN_IDIOM_TODAY_MARKS) {
        set_length(&relation, one.len ? one : two, year);
        relation.exact = true;
        relation.event = three;
        relation.order = 1;
        relation.rule = "relative-today-marks";
    } else if (idiom == RCN_IDIOM_ANNIVERSARY) {
        set_length(&relation, one, year);
        relation.event = two;
        relation.order = 2;
        relation.rule = "relative-anniversary";
    } else {
        set_length(&relation, one, two);
        relation.event = three;
        relation.order = idiom == RCN_IDIOM_YEARS_PASSED ? 3 : 4;
        relation.rule = "relative-time-passed";
    }
    *ret_relation = relation;
    return relation.years || relation.months || relation.days;
}

/** Returns the anchor of an event that a "one year ago today" leaves unnamed:
 * the one whose anniversary the text says it keeps, or whose beginning it
 * states that was, or that the words after the phrase tell of. */
static const rcn_anchor *
find_unnamed(const rcn_inquiry *inquiry, const rcn_sheet *sheet, size_t block,
             const rcn_match *match, const rcn_relation *relation)
{
    const rcn_anchor *anchor = NULL;
    const rcn_cleaned *cleaned = sheet->cleaned;
    for (size_t i = block; i < cleaned->block_count && i < block + 3; i++) {
        rcn_text text = cleaned->blocks[i].text;
        rcn_match event;
        if (rcn_idiom_find(inquiry->idioms, RCN_IDIOM_MARKED_BEGINNING, text, 0,
                           &event)) {
            anchor = rcn_anchor_find(inquiry, sheet,
                                     rcn_match_text(&event, text, 1));
        }
        if (anchor) {
            return anchor;
        }
    }
    for (size_t i = 0; i < cleaned->block_count && i < OPENING_BLOCKS; i++) {
        rcn_text text = cleaned->blocks[i].text;
        rcn_relation other;
        rcn_match event;
        if (read_relation(inquiry, RCN_IDIOM_ANNIVERSARY, text, &event,
                          &other) &&
            other.years == relation->years) {
            anchor = rcn_anchor_find(inquiry, sheet, other.event);
        }
        if (anchor) {
            return anchor;
        }
    }
    rcn_text text = cleaned->blocks[block].text;
    size_t end = match->end[0];
    size_t len = text.len - end > 160 ? 160 : text.len - end;
    return rcn_anchor_find(inquiry, sheet, (rcn_text){text.at + end, len});
}

/** Returns what a date rests on: its anchor, then others that give the same
 * day. */
static rcn_evidences
support_of(const rcn_inquiry *inquiry, const rcn_anchor *anchor)
{
    rcn_evidences list = {0};
    for (size_t i = 0; i <= inquiry->anchors.count; i++) {
        const rcn_anchor *item = i ? &inquiry->anchors.items[i - 1] : anchor;
        bool same = !i || (item != anchor &&
                           rcn_date_compare(item->date, anchor->date) == 0 &&
                           item->event.aspect == anchor->event.aspect &&
                           rcn_event_same(&anchor->event, &item->event, false));
        for (int j = 0; j < 2 && same && list.count < MOST_SUPPORT; j++) {
            const rcn_spot *spot = j ? &item->second : &item->spot;
            if (!spot->mention) {
                continue;
            }
            rcn_evidence evidence =
                rcn_quote_mention(inquiry, &inquiry->sheets[spot->sheet],
                                  spot->block, spot->mention);
            evidence.rule = item->order == 2 ? "anchor-duration" : "anchor";
            char day[16];
            (void)rcn_date_format(j ? spot->mention->date : anchor->date, day,
                                  sizeof day);
            evidence.gives = rcn_arena_strdup(inquiry->arena, day);
            RCN_PUSH(inquiry->arena, &list, evidence);
        }
    }
    return list;
}

static void
claim_relation(rcn_inquiry *inquiry, rcn_sheet *sheet, size_t block,
               const rcn_match *match, const rcn_relation *relation)
{
    const rcn_anchor *anchor =
        relation->event.len
            ? rcn_anchor_find(inquiry, sheet, relation->event)
            : find_unnamed(inquiry, sheet, block, match, relation);
    if (!anchor) {
        return;
    }
    rcn_text text = sheet->cleaned->blocks[block].text;
    bool quoted = rcn_is_quoted(text, match->start[0]);
    rcn_certainty certainty = RCN_APPROXIMATE;
    if (relation->exact) {
        certainty = quoted ? RCN_UNCERTAIN : RCN_CERTAIN;
    }
    rcn_evidences support = support_of(inquiry, anchor);
    rcn_claim claim = {.rank = RCN_RANK_RELATIVE,
                       .order = relation->order,
                       .date = after_event(anchor->date, relation),
                       .other = RCN_DATE_NONE,
                       .certainty = certainty,
                       .hour = -1,
                       .minute = -1,
                       .rule = relation->rule,
                       .evidence =
                           rcn_quote_phrase(inquiry, sheet, block, match),
                       .support = support.items,
                       .support_count = support.count};
    RCN_PUSH(inquiry->scratch, &sheet->claims, claim);
}

void
rcn_claim_relative(rcn_inquiry *inquiry, rcn_sheet *sheet)
{
    static const struct {
        rcn_idiom idiom;
        size_t blocks;
    } kinds[] = {{RCN_IDIOM_YEARS_AGO_TODAY, DEICTIC_BLOCKS},
                 {RCN_IDIOM_TODAY_MARKS, DEICTIC_BLOCKS},
                 {RCN_IDIOM_ANNIVERSARY, OPENING_BLOCKS},
                 {RCN_IDIOM_YEARS_PASSED, OPENING_BLOCKS},
                 {RCN_IDIOM_OPENING_AFTER, 1}};
    size_t count = sheet->cleaned->block_count;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        for (size_t j = 0; j < count && j < kinds[i].blocks; j++) {
            rcn_relation relation;
            rcn_match match;
            if (read_relation(inquiry, kinds[i].idiom,
                              sheet->cleaned->blocks[j].text, &match,
                              &relation)) {
                claim_relation(inquiry, sheet, j, &match, &relation);
            }
        }
    }
}
