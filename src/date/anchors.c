/* Events with known dates, gathered from all documents: "the war, which began
 * on 27 September 2020", "the statement of 10 November 2020"; and two days of
 * one document that lie as far apart as it says the event lasted. */
#include "date/anchors.h"

#include "base/utf8.h"
#include "date/calendar.h"
#include "date/context.h"
#include "date/idioms.h"

#define MOST_ANCHORS   16384 /**< of a corpus; hostile texts stop here */
#define MOST_STATED    4096  /**< dates of a document whose words are read */
#define MOST_DURATIONS 8     /**< of a document */
#define MOST_DAYS      256   /**< of a document, for durations */
#define LEAST_LASTING  10    /**< days: shorter spans fit by chance */

static bool
is_stop_word(rcn_text word)
{
    static const char *const words[] = {
        "the",        "a",         "an",          "of",     "in",     "on",
        "at",         "to",        "and",         "this",   "that",   "its",
        "our",        "their",     "his",         "her",    "which",  "who",
        "as",         "result",    "by",          "for",    "with",   "from",
        "since",      "after",     "so",          "called", "when",   "long",
        "beginning",  "start",     "outbreak",    "onset",  "launch", "end",
        "conclusion", "cessation", "anniversary", "first",  "signed", "s"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (rcn_text_is(word, words[i])) {
            return true;
        }
    }
    return false;
}

/** Returns the next word from `at`: letters, digits, apostrophes, hyphens. */
static rcn_text
next_word(rcn_text text, size_t *at)
{
    size_t start = SIZE_MAX;
    while (*at < text.len) {
        uint32_t rune = 0;
        size_t step = rcn_utf8_next(text, *at, &rune);
        bool part = rcn_rune_is_letter(rune) || rcn_rune_is_digit(rune) ||
                    (start != SIZE_MAX &&
                     (rune == '-' || rune == 0x2010 || rune == 0x2011));
        if (part && start == SIZE_MAX) {
            start = *at;
        }
        if (!part && start != SIZE_MAX) {
            break;
        }
        *at += step;
    }
    return start == SIZE_MAX ? (rcn_text){"", 0}
                             : rcn_text_slice(text, start, *at);
}

/* Reads an event's name; longer ones are cut after eight words.  The words
 * are in the scratch arena. */
static rcn_event
event_of(rcn_arena *scratch, rcn_text name)
{
    rcn_event event = {.aspect = RCN_ASPECT_BEGIN};
    rcn_text folded = rcn_utf8_fold(scratch, name);
    size_t at = 0;
    const size_t most = sizeof event.words / sizeof *event.words;
    while (event.count < most) {
        rcn_text word = next_word(folded, &at);
        if (!word.len) {
            break;
        }
        if (event.count == 0 &&
            (rcn_text_is(word, "end") || rcn_text_is(word, "conclusion") ||
             rcn_text_is(word, "cessation"))) {
            event.aspect = RCN_ASPECT_END;
        }
        if (!is_stop_word(word)) {
            event.words[event.count++] = word;
        }
    }
    return event;
}

static size_t
count_shared(const rcn_event *a, const rcn_event *b)
{
    size_t shared = 0;
    for (size_t i = 0; i < a->count; i++) {
        for (size_t j = 0; j < b->count; j++) {
            if (rcn_text_equal(a->words[i], b->words[j])) {
                shared++;
                break;
            }
        }
    }
    return shared;
}

bool
rcn_event_same(const rcn_event *a, const rcn_event *b, bool same_document)
{
    size_t shared = count_shared(a, b);
    size_t least = a->count < b->count ? a->count : b->count;
    return shared > 0 && shared == least && (shared >= 2 || same_document);
}

const rcn_anchor *
rcn_anchor_find(const rcn_inquiry *inquiry, const rcn_sheet *sheet,
                rcn_text name)
{
    rcn_event wanted = event_of(inquiry->scratch, name);
    const rcn_anchor *best = NULL;
    uint32_t best_order = UINT32_MAX;
    for (size_t i = 0; i < inquiry->anchors.count; i++) {
        const rcn_anchor *anchor = &inquiry->anchors.items[i];
        bool own = anchor->spot.sheet == sheet->index;
        uint32_t order = 2 * anchor->order + (own ? 0 : 1);
        if (order < best_order && anchor->event.aspect == wanted.aspect &&
            rcn_event_same(&wanted, &anchor->event, own)) {
            best = anchor;
            best_order = order;
        }
    }
    return best;
}

/** Adds an anchor for an event of this name and aspect. */
static void
add_anchor(rcn_inquiry *inquiry, const rcn_anchor *anchor, rcn_text name,
           rcn_aspect aspect)
{
    rcn_anchor copy = *anchor;
    copy.event = event_of(inquiry->scratch, name);
    copy.event.aspect = aspect;
    if (copy.event.count && inquiry->anchors.count < MOST_ANCHORS) {
        RCN_PUSH(inquiry->scratch, &inquiry->anchors, copy);
    }
}

static rcn_aspect
aspect_of(const rcn_inquiry *inquiry, rcn_text verb)
{
    rcn_match match;
    return rcn_idiom_find(inquiry->idioms, RCN_IDIOM_ENDS, verb, 0, &match)
               ? RCN_ASPECT_END
               : RCN_ASPECT_BEGIN;
}

/** Anchors that the words around one date state. */
static void
find_stated(rcn_inquiry *inquiry, const rcn_sheet *sheet, size_t block,
            const rcn_mention *mention)
{
    rcn_text text = sheet->cleaned->blocks[block].text;
    rcn_text before = rcn_text_before(text, mention);
    rcn_text after = rcn_text_after(text, mention);
    rcn_anchor anchor = {.date = mention->date,
                         .spot = {sheet->index, block, mention}};
    rcn_match match;
    const rcn_idioms *idioms = inquiry->idioms;
    if (rcn_idiom_find(idioms, RCN_IDIOM_BEFORE_BEGAN, before, 0, &match)) {
        add_anchor(inquiry, &anchor, rcn_match_text(&match, before, 1),
                   aspect_of(inquiry, rcn_match_text(&match, before, 2)));
    } else if (rcn_idiom_find(idioms, RCN_IDIOM_BEFORE_NOUN, before, 0,
                              &match)) {
        anchor.order = 1;
        add_anchor(inquiry, &anchor, rcn_match_text(&match, before, 1),
                   RCN_ASPECT_BEGIN);
    }
    if (rcn_idiom_find(idioms, RCN_IDIOM_AFTER_BEGAN, after, 0, &match)) {
        anchor.order = 0;
        add_anchor(inquiry, &anchor, rcn_match_text(&match, after, 1),
                   aspect_of(inquiry, rcn_match_text(&match, after, 2)));
    }
}

typedef RCN_LIST(rcn_spot) rcn_spots;

/** All days and year-less days of a sheet, at most MOST_DAYS. */
static rcn_spots
days_of(rcn_inquiry *inquiry, const rcn_sheet *sheet)
{
    rcn_spots days = {0};
    for (size_t i = 0; i < sheet->cleaned->block_count; i++) {
        const rcn_mentions *mentions = &sheet->mentions[i];
        for (size_t j = 0; j < mentions->count && days.count < MOST_DAYS; j++) {
            if (mentions->items[j].date.day) {
                rcn_spot spot = {sheet->index, i, &mentions->items[j]};
                RCN_PUSH(inquiry->scratch, &days, spot);
            }
        }
    }
    return days;
}

/** Returns true when a mention is the day, its year stated or not. */
static bool
is_day(const rcn_mention *mention, rcn_date day)
{
    return mention->date.month == day.month && mention->date.day == day.day &&
           (mention->date.year == day.year ||
            mention->date.year == RCN_YEAR_UNKNOWN);
}

/** Finds the one pair of days that lie `lasting` days apart, the first and the
 * last counted or not; false when there is none or more than one. */
static bool
find_pair(const rcn_spots *days, int lasting, rcn_spot *ret_first,
          rcn_spot *ret_last, rcn_date *ret_begin)
{
    bool found = false;
    for (size_t i = 0; i < days->count; i++) {
        const rcn_mention *last = days->items[i].mention;
        if (!rcn_date_is_full(last->date)) {
            continue;
        }
        for (size_t j = 0; j < days->count; j++) {
            const rcn_mention *first = days->items[j].mention;
            int32_t end = rcn_date_days(last->date);
            rcn_date begin = rcn_date_of_days(end - lasting);
            rcn_date counted = rcn_date_of_days(end - lasting + 1);
            if (!is_day(first, begin)) {
                begin = counted;
            }
            if (!is_day(first, begin)) {
                continue;
            }
            if (found && rcn_date_compare(begin, *ret_begin) != 0) {
                return false;
            }
            if (!found) {
                *ret_first = days->items[j];
                *ret_last = days->items[i];
                *ret_begin = begin;
                found = true;
            }
        }
    }
    return found;
}

/** Anchors from "the 44-day war" and two days 44 days apart; false when the
 * block names no such event. */
static bool
find_lasting(rcn_inquiry *inquiry, const rcn_sheet *sheet, size_t block,
             const rcn_spots *days)
{
    rcn_text text = sheet->cleaned->blocks[block].text;
    rcn_match match;
    if (!rcn_idiom_find(inquiry->idioms, RCN_IDIOM_LASTING, text, 0, &match)) {
        return false;
    }
    int lasting = rcn_number_of(rcn_match_text(&match, text, 1));
    rcn_text unit = rcn_match_text(&match, text, 2);
    if (unit.len && (unit.at[0] | 0x20) == 'w') {
        lasting *= 7;
    }
    rcn_spot first;
    rcn_spot last;
    rcn_date begin;
    if (lasting < LEAST_LASTING ||
        !find_pair(days, lasting, &first, &last, &begin)) {
        return true;
    }
    rcn_text name = rcn_match_text(&match, text, 0);
    rcn_anchor anchor = {
        .date = begin, .order = 2, .spot = first, .second = last};
    add_anchor(inquiry, &anchor, name, RCN_ASPECT_BEGIN);
    anchor.date = last.mention->date;
    anchor.spot = last;
    anchor.second = first;
    add_anchor(inquiry, &anchor, name, RCN_ASPECT_END);
    return true;
}

/** Anchors of one block, which may look at `most` dates; returns how many it
 * looked at. */
static size_t
find_in_block(rcn_inquiry *inquiry, const rcn_sheet *sheet, size_t block,
              size_t most)
{
    const rcn_mentions *mentions = &sheet->mentions[block];
    size_t seen = 0;
    for (size_t i = 0; i < mentions->count && seen < most; i++) {
        if (rcn_date_is_full(mentions->items[i].date)) {
            find_stated(inquiry, sheet, block, &mentions->items[i]);
            seen++;
        }
    }
    return seen;
}

void
rcn_anchors_find(rcn_inquiry *inquiry)
{
    for (size_t i = 0; i < inquiry->sheet_count; i++) {
        rcn_sheet *sheet = &inquiry->sheets[i];
        rcn_spots days = days_of(inquiry, sheet);
        int durations = 0;
        size_t stated = 0;
        for (size_t j = 0; j < sheet->cleaned->block_count && days.count; j++) {
            stated += find_in_block(inquiry, sheet, j, MOST_STATED - stated);
            if (durations < MOST_DURATIONS) {
                durations += find_lasting(inquiry, sheet, j, &days);
            }
        }
    }
}
