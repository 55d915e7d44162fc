/* Weighs the claims: stated dates against each other (choose.c), then what
 * follows from the text, then mere limits. */
#include <stdlib.h>
#include <string.h>

#include "base/codes.h"
#include "clean/span/quote.h"
#include "date/calendar.h"
#include "date/choose.h"
#include "date/context.h"
#include "date/display.h"
#include "date/idioms.h"
#include "date/inquiry.h"
#include "date/order.h"
#include "head/page_kind.h"

#define MOST_EVIDENCE   8
#define MOST_AGREEMENTS 2 /**< of the text with a stated date */

static int
compare_claims(const void *a, const void *b)
{
    const rcn_claim *x = a;
    const rcn_claim *y = b;
    if (x->rank != y->rank) {
        return x->rank < y->rank ? -1 : 1;
    }
    if (x->labelled != y->labelled) {
        return x->labelled ? -1 : 1;
    }
    if (x->order != y->order) {
        return x->order < y->order ? -1 : 1;
    }
    if (x->evidence.line != y->evidence.line) {
        return x->evidence.line < y->evidence.line ? -1 : 1;
    }
    return strcmp(x->evidence.text, y->evidence.text);
}

/* What supports a date. */

static void
add_evidence(const rcn_inquiry *inquiry, rcn_evidences *list,
             rcn_evidence evidence, const char *rule, const char *gives)
{
    for (size_t i = 0; i < list->count; i++) {
        if (strcmp(list->items[i].file, evidence.file) == 0 &&
            list->items[i].line == evidence.line &&
            strcmp(list->items[i].text, evidence.text) == 0) {
            return;
        }
    }
    if (list->count < MOST_EVIDENCE) {
        evidence.rule = rule ? rule : evidence.rule;
        evidence.gives = gives ? gives : evidence.gives;
        RCN_PUSH(inquiry->arena, list, evidence);
    }
}

static const char *
gives_of(const rcn_inquiry *inquiry, rcn_date date, const char *note)
{
    char written[16];
    if (date.year == RCN_YEAR_UNKNOWN) {
        return rcn_arena_printf(inquiry->arena, "XXXX-%02u-%02u%s",
                                (unsigned)date.month, (unsigned)date.day, note);
    }
    (void)rcn_date_format(date, written, sizeof written);
    return rcn_arena_printf(inquiry->arena, "%s%s", written, note);
}

static void
add_claim(const rcn_inquiry *inquiry, rcn_evidences *list,
          const rcn_claim *claim, const char *note)
{
    const char *gives = gives_of(inquiry, claim->date, note);
    if (claim->rank == RCN_RANK_BOUND) {
        gives = rcn_arena_printf(inquiry->arena, "not before %s", gives);
    }
    add_evidence(inquiry, list, claim->evidence, claim->rule, gives);
}

/** Same day and month, and the year when it is stated. */
static bool
mentions_date(const rcn_mention *mention, rcn_date date)
{
    return date.day && mention->date.day == date.day &&
           mention->date.month == date.month &&
           (mention->date.year == date.year ||
            mention->date.year == RCN_YEAR_UNKNOWN);
}

/** Adds the title and the first places of the text that name the same day. */
static void
add_agreements(const rcn_inquiry *inquiry, const rcn_sheet *sheet,
               rcn_date date, rcn_evidences *list)
{
    const rcn_document *document = sheet->cleaned->document;
    for (size_t i = 0; i < sheet->head->stretches.count; i++) {
        const rcn_doc_line *stretch = &sheet->head->stretches.items[i];
        if (stretch->span->kind != RCN_SPAN_METADATA ||
            strcmp(stretch->span->why->class_id, "title") != 0) {
            continue;
        }
        rcn_text text =
            rcn_text_slice(document->text, stretch->start, stretch->end);
        rcn_mentions found = rcn_mentions_find(
            inquiry->scratch, inquiry->months, text, sheet->language);
        for (size_t j = 0; j < found.count; j++) {
            if (mentions_date(&found.items[j], date)) {
                add_evidence(
                    inquiry, list,
                    rcn_quote_text(inquiry->arena, document, stretch->start,
                                   stretch->end),
                    "title-date",
                    gives_of(inquiry, found.items[j].date, " (agrees)"));
            }
        }
    }
    size_t added = 0;
    for (size_t i = 0; i < sheet->cleaned->block_count; i++) {
        const rcn_mentions *mentions = &sheet->mentions[i];
        for (size_t j = 0; j < mentions->count && added < MOST_AGREEMENTS;
             j++) {
            const rcn_mention *mention = &mentions->items[j];
            if (mentions_date(mention, date)) {
                add_evidence(inquiry, list,
                             rcn_quote_mention(inquiry, sheet, i, mention),
                             "body-date",
                             gives_of(inquiry, mention->date, " (agrees)"));
                added++;
            }
        }
    }
}

static void
add_agreeing_claims(const rcn_inquiry *inquiry, const rcn_sheet *sheet,
                    const rcn_claim *chosen, rcn_evidences *list)
{
    for (size_t i = 0; i < sheet->claims.count; i++) {
        const rcn_claim *claim = &sheet->claims.items[i];
        if (claim != chosen && claim->rank < RCN_RANK_BOUND &&
            rcn_date_agrees(claim->date, chosen->date)) {
            add_claim(inquiry, list, claim, " (agrees)");
        }
    }
}

static void
add_bounds(const rcn_inquiry *inquiry, const rcn_sheet *sheet,
           rcn_evidences *list)
{
    for (size_t i = 0; i < sheet->claims.count; i++) {
        if (sheet->claims.items[i].rank == RCN_RANK_BOUND) {
            add_claim(inquiry, list, &sheet->claims.items[i], "");
        }
    }
}

/* The verdict. */

static const char *
ground_of(const rcn_claim *claim)
{
    switch (claim->rank) {
    case RCN_RANK_MACHINE:
        return "Stated in the metadata of the page.";
    case RCN_RANK_LINE:
        return "Stated in a date line of the document.";
    case RCN_RANK_PAGE:
        return "Stated at the edge of the pages.";
    case RCN_RANK_PERIOD:
        return "The title names the days it covers.";
    case RCN_RANK_URL:
        return "From the address or the title of the page.";
    case RCN_RANK_CHANGED:
        return "The day of the last change, which stands beside the title; no "
               "other is stated.";
    case RCN_RANK_ABOUT:
        return "The text speaks of this day as its own.";
    case RCN_RANK_RELATIVE:
        return claim->certainty == RCN_APPROXIMATE
                   ? "Reckoned from an event of known date; the text says only "
                     "about how long ago it was."
                   : "Reckoned from an event of known date, which the text "
                     "says was years ago to the day.";
    case RCN_RANK_BOUND:
        break;
    }
    return claim->order == 0
               ? "Only a limit: the text gives figures as of this day."
               : "Only a limit: the latest dated event that the text tells of.";
}

static void
set_claim(const rcn_inquiry *inquiry, const rcn_sheet *sheet,
          const rcn_claim *claim, rcn_dating *dating)
{
    bool stated =
        claim->rank <= RCN_RANK_PERIOD ||
        (claim->rank == RCN_RANK_ABOUT && claim->certainty == RCN_CERTAIN);
    dating->status = stated ? RCN_STATUS_STATED : RCN_STATUS_INFERRED;
    dating->certainty = claim->certainty;
    dating->ground = ground_of(claim);
    if (claim->hour >= 0) {
        dating->time = rcn_arena_printf(inquiry->arena, "%02d:%02d",
                                        claim->hour, claim->minute);
    }
    rcn_evidences list = {0};
    add_claim(inquiry, &list, claim, "");
    for (size_t i = 0; i < claim->support_count; i++) {
        add_evidence(inquiry, &list, claim->support[i], NULL, NULL);
    }
    if (claim->rank == RCN_RANK_BOUND) {
        rcn_dating_set_after(inquiry->arena, dating, claim->date);
    } else if (claim->rank == RCN_RANK_PERIOD) {
        rcn_dating_set_period(inquiry->arena, dating, claim->date,
                              claim->until);
    } else if (claim->other.year != RCN_YEAR_UNKNOWN) {
        bool later = rcn_date_compare(claim->date, claim->other) > 0;
        rcn_date both[2] = {later ? claim->other : claim->date,
                            later ? claim->date : claim->other};
        rcn_dating_set_one_of(inquiry->arena, dating, both, 2);
    } else {
        rcn_dating_set_date(inquiry->arena, dating, claim->date);
        add_agreeing_claims(inquiry, sheet, claim, &list);
        add_agreements(inquiry, sheet, claim->date, &list);
    }
    if (!stated) {
        add_bounds(inquiry, sheet, &list);
    }
    if (claim->rank == RCN_RANK_RELATIVE) {
        const rcn_claim *bound = rcn_claim_best(sheet, RCN_RANK_BOUND);
        bool rough = claim->certainty == RCN_APPROXIMATE;
        dating->not_before = rough && bound ? bound->date : RCN_DATE_NONE;
        if (!rough) { /* a text cannot be older than the words it quotes */
            dating->not_before = claim->date;
        }
    }
    dating->evidence = list.items;
    dating->evidence_count = list.count;
}

/** Two stated dates: the chosen one is doubtful, and both are shown. */
static void
set_conflict(const rcn_inquiry *inquiry, const rcn_claim *chosen,
             const rcn_claim *rival, rcn_dating *dating)
{
    dating->status = RCN_STATUS_INFERRED;
    dating->certainty = RCN_UNCERTAIN;
    rcn_dating_set_date(inquiry->arena, dating, chosen->date);
    dating->ground = rcn_date_compare(chosen->date, rival->date) < 0
                         ? "The document states two dates; the earlier is "
                           "taken for that of its publication."
                         : "The document states two dates; that of the "
                           "metadata of the page is taken.";
    rcn_evidences list = {0};
    add_claim(inquiry, &list, chosen, "");
    add_claim(inquiry, &list, rival, " (disagrees)");
    dating->evidence = list.items;
    dating->evidence_count = list.count;
}

static rcn_dating
decide(const rcn_inquiry *inquiry, rcn_sheet *sheet, rcn_log *log)
{
    if (sheet->claims.count) {
        qsort(sheet->claims.items, sheet->claims.count,
              sizeof *sheet->claims.items, compare_claims);
    }
    rcn_claims_drop_unsupported(sheet);
    rcn_settle_orders(inquiry, sheet);
    rcn_dating dating = rcn_dating_unknown();
    if (rcn_date_qualified_metadata(inquiry, sheet, &dating)) {
        return dating;
    }
    rcn_place place = {sheet->cleaned->document->label, 0, 0};
    const rcn_claim *rival = NULL;
    const rcn_claim *chosen = rcn_claim_choose(sheet, &rival);
    bool lines = !rcn_date_needs_two_signs(sheet->cleaned->document);
    if (!chosen &&
        ((lines && rcn_date_qualified_line(inquiry, sheet, &dating)) ||
         rcn_date_year_given(inquiry, sheet, &dating))) {
        return dating;
    }
    for (rcn_rank rank = RCN_RANK_PAGE; !chosen && rank <= RCN_RANK_BOUND;
         rank++) {
        chosen = rcn_claim_best(sheet, rank);
    }
    if (rival) {
        set_conflict(inquiry, chosen, rival, &dating);
        rcn_log_add(log, RCN_CODE_DATE_CONFLICT, place, "%s", dating.display);
    } else if (chosen) {
        const rcn_claim *second = rcn_claim_best(sheet, RCN_RANK_BOUND);
        const rcn_claim *first = chosen;
        if (chosen->rank == RCN_RANK_BOUND) {
            const rcn_claim *next = second + 1;
            bool another = next < sheet->claims.items + sheet->claims.count;
            first = another && rcn_date_compare(next->date, second->date) > 0
                        ? next
                        : second;
        }
        set_claim(inquiry, sheet, first, &dating);
    } else {
        rcn_log_add(log, RCN_CODE_DATE_MISSING, place, "%s", "");
    }
    return dating;
}

/** Returns the dates of a block that name a day; months and years alone, which
 * long tables are full of, say nothing here. */
static rcn_mentions
find_days(const rcn_inquiry *inquiry, rcn_text text, const char *language)
{
    rcn_arena_reset(inquiry->moment);
    rcn_mentions found =
        rcn_mentions_find(inquiry->moment, inquiry->months, text, language);
    size_t count = 0;
    for (size_t i = 0; i < found.count; i++) {
        count += found.items[i].date.day != 0;
    }
    rcn_mentions days = {NULL, 0};
    if (count) {
        days.items =
            rcn_arena_alloc(inquiry->scratch, count, sizeof *days.items);
    }
    for (size_t i = 0; i < found.count; i++) {
        if (found.items[i].date.day) {
            days.items[days.count++] = found.items[i];
        }
    }
    return days;
}

static void
prepare_sheet(rcn_inquiry *inquiry, rcn_sheet *sheet,
              const rcn_cleaned *cleaned)
{
    sheet->cleaned = cleaned;
    sheet->language = cleaned->language ? cleaned->language : "und";
    rcn_mentions *mentions = rcn_arena_alloc(
        inquiry->scratch, cleaned->block_count + 1, sizeof *mentions);
    for (size_t i = 0; i < cleaned->block_count; i++) {
        mentions[i] =
            find_days(inquiry, cleaned->blocks[i].text, sheet->language);
    }
    sheet->mentions = mentions;
}

const rcn_dating *
rcn_date_infer(rcn_arena *arena, const rcn_cleaned *documents,
               const rcn_document_head *heads, size_t count, rcn_log *log)
{
    rcn_arena *scratch = rcn_arena_new(0);
    rcn_inquiry inquiry = {.arena = arena,
                           .scratch = scratch,
                           .moment = rcn_arena_new(0),
                           .months = rcn_months_new(scratch),
                           .idioms = rcn_idioms_new(scratch),
                           .styles = rcn_style_patterns_new(scratch),
                           .sheet_count = count};
    inquiry.catalogue = rcn_catalogue_new(scratch, inquiry.months);
    inquiry.title_kinds = rcn_title_kinds_new(scratch);
    inquiry.sheets =
        rcn_arena_alloc(scratch, count + 1, sizeof *inquiry.sheets);
    for (size_t i = 0; i < count; i++) {
        inquiry.sheets[i].index = i;
        inquiry.sheets[i].head = &heads[i];
        prepare_sheet(&inquiry, &inquiry.sheets[i], &documents[i]);
    }
    rcn_anchors_find(&inquiry);
    rcn_dating *datings = rcn_arena_alloc(arena, count + 1, sizeof *datings);
    for (size_t i = 0; i < count; i++) {
        rcn_sheet *sheet = &inquiry.sheets[i];
        rcn_claim_machine(&inquiry, sheet);
        rcn_claim_titles(&inquiry, sheet);
        rcn_claim_lines(&inquiry, sheet);
        rcn_claim_styles(&inquiry, sheet);
        rcn_claim_period(&inquiry, sheet);
        rcn_claim_about(&inquiry, sheet);
        rcn_claim_relative(&inquiry, sheet);
        rcn_claim_bounds(&inquiry, sheet);
        datings[i] = decide(&inquiry, sheet, log);
    }
    rcn_arena_free(inquiry.moment);
    rcn_arena_free(scratch);
    return datings;
}
