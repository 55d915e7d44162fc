/* Date lines: short lines around the title that hold a date, datelines that
 * open the text, signatures that close it, and dates at the edges of pages.
 * How near a line stands to the title is how much it is trusted; what is
 * far from it belongs to menus, related stories and feeds. */
#include "date/lines.h"

#include <string.h>

#include "base/utf8.h"
#include "clean/span/line_title.h"
#include "clean/span/quote.h"
#include "date/inquiry.h"
#include "date/line.h"
#include "head/head.h"
#include "head/page_kind.h"

#define STRETCHES_ABOVE      10  /**< lines above the title that may date it */
#define STRETCHES_UNTITLED   20  /**< above a text without a title */
#define STRETCHES_BELOW      40  /**< and below, before the text begins */
#define STRETCHES_UNDER_LEAD 6   /**< and below the lines of a lead */
#define LONG_PARAGRAPH       120 /**< bytes: from here a paragraph is text */
#define LONGEST_LABELLED     60  /**< bytes: "Published on 8 November 2021" */
#define LONGEST_DATE_HEADING 32  /**< bytes: "Monday, 8 November 2021" */
#define LEAST_TITLE          12  /**< bytes: shorter lines are labels */
#define ORDER_LEAD           48 /**< of what is cut below the first paragraph */
#define LONGEST_DATELINE     90 /**< bytes before the dash */
#define LONGEST_DONE         140 /**< bytes of "Done at X this 3rd day of ..." */

bool
rcn_line_is_date_class(const rcn_span *span)
{
    static const char *const classes[] = {"date", "timestamp", "byline",
                                          "publication"};
    for (size_t i = 0; i < sizeof classes / sizeof *classes; i++) {
        if (rcn_line_is_class(span, RCN_SPAN_METADATA, classes[i])) {
            return true;
        }
    }
    return false;
}

/** Returns true when a paragraph of the text is behind a line: the line is no
 * signature, but what announces the paragraph. */
static bool
precedes_prose(const rcn_sheet *sheet, const rcn_zones *zones, size_t at)
{
    for (size_t i = at + 1; i < zones->body_end; i++) {
        const rcn_doc_line *stretch = &sheet->head->stretches.items[i];
        if (rcn_doc_line_is_kept(stretch) &&
            stretch->end - stretch->start >= LONG_PARAGRAPH) {
            return true;
        }
    }
    return false;
}

uint32_t
rcn_line_order(const rcn_sheet *sheet, const rcn_zones *zones, size_t at)
{
    const rcn_doc_line *stretch = &sheet->head->stretches.items[at];
    bool classed = rcn_line_is_date_class(stretch->span);
    if (rcn_doc_line_is_of_others(sheet->head, at)) {
        return UINT32_MAX;
    }
    if (at >= zones->title && at < zones->body &&
        at - zones->title <= STRETCHES_BELOW) {
        uint32_t below = (uint32_t)(at - zones->title);
        return classed ? below / 4 : below + 4;
    }
    size_t most = zones->untitled ? STRETCHES_UNTITLED : STRETCHES_ABOVE;
    if (at < zones->title && zones->title - at <= most) {
        uint32_t above = (uint32_t)(zones->title - at);
        return classed ? above + 10 : 2 * above + 24;
    }
    if (at > zones->body && at - zones->body <= STRETCHES_UNDER_LEAD &&
        at < zones->body_end && !rcn_doc_line_is_kept(stretch)) {
        return ORDER_LEAD;
    }
    if (classed && at < zones->body_end) {
        return 50;
    }
    bool kept_end = at < zones->body_end && at + 3 >= zones->body_end &&
                    !precedes_prose(sheet, zones, at);
    bool classed_end =
        classed && at >= zones->body_end && at - zones->body_end <= 4;
    return kept_end || classed_end ? RCN_LINE_ORDER_END : UINT32_MAX;
}

/** A heading that opens the text is its title: dates in it are of what it
 * tells, unless it is nothing but a date. */
static bool
is_first_heading(const rcn_sheet *sheet, const rcn_zones *zones,
                 const rcn_doc_line *stretch)
{
    return rcn_doc_line_is_kept(stretch) &&
           stretch->span->block == zones->opening &&
           sheet->cleaned->blocks[zones->opening].kind == RCN_BLOCK_HEADING &&
           stretch->end - stretch->start > LONGEST_DATE_HEADING &&
           !rcn_title_before_day(rcn_text_slice(sheet->cleaned->document->text,
                                                stretch->start, stretch->end))
                .len;
}

/** "8 November 2021. ", "8.11.2021 „": a date that is before the first
 * sentence and is no part of it. */
static bool
opens_text(rcn_text opening, const rcn_mention *mention)
{
    static const char *const marks[] = {". ", ": ", "). ", "): ", " “",
                                        " „", " «", " \"", ".) "};
    rcn_text rest = rcn_text_slice(opening, mention->end, opening.len);
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        if (rcn_text_starts(rest, marks[i])) {
            rcn_text before = rcn_text_slice(opening, 0, mention->start);
            return mention->start <= 1 || rcn_text_ends(before, ", (") ||
                   rcn_text_ends(before, ", ");
        }
    }
    return false;
}

/** "BAKU, Nov. 8, 2021 (Agency) - ": a date within the first words of the
 * text, and a dash soon after it. */
static void
claim_dateline(rcn_inquiry *inquiry, rcn_sheet *sheet, size_t block)
{
    const rcn_cleaned *cleaned = sheet->cleaned;
    rcn_text text = cleaned->blocks[block].text;
    const rcn_mentions *mentions = &sheet->mentions[block];
    if (!mentions->count || !rcn_mention_is_dating(&mentions->items[0]) ||
        !mentions->items[0].date.day || mentions->items[0].end > 60) {
        return;
    }
    const rcn_mention *mention = &mentions->items[0];
    static const char *const dashes[] = {" - ", " – ", " — ", "— ", " -- ",
                                         "//",  "/ ",  ".- ", ") "};
    rcn_text opening = rcn_text_slice(
        text, 0, text.len < LONGEST_DATELINE ? text.len : LONGEST_DATELINE);
    size_t end = SIZE_MAX;
    for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++) {
        size_t at = rcn_text_find(opening, dashes[i], mention->end);
        end = at < end ? at : end;
    }
    if (opens_text(opening, mention)) {
        end = mention->end;
    } else if (end == SIZE_MAX || end - mention->end > 30) {
        return;
    }
    rcn_claim claim = rcn_claim_of_mention(RCN_RANK_LINE, 20, mention);
    claim.rule = "dateline";
    claim.evidence =
        rcn_quote_block(inquiry->arena, cleaned, block, 0, end + 1);
    RCN_PUSH(inquiry->scratch, &sheet->claims, claim);
}

/** Returns true when words right before a day state where a paper was signed: they
 * open their paragraph or a sentence of it. */
static bool
states_signing(rcn_arena *scratch, rcn_text before)
{
    static const char *const words[] = {
        "done at ",         "done in ",          "done this ",
        "fait à ",          "fait en ",          "geschehen zu ",
        "hecho en ",        "fatto a ",          "feito em ",
        "gedaan te ",       "совершено в ",      "it is so ordered, this ",
        "so ordered this ", "given at ",         "given this ",
        "dated this ",      "signed this ",      "signed at ",
        "rendu le ",        "jugé et prononcé ", "corresponding to: "};
    size_t from = before.len > LONGEST_DONE ? before.len - LONGEST_DONE : 0;
    rcn_text opening =
        rcn_utf8_fold(scratch, rcn_text_slice(before, from, before.len));
    for (size_t k = 0; k < sizeof words / sizeof *words; k++) {
        size_t at = rcn_text_find(opening, words[k], 0);
        if (at != SIZE_MAX &&
            ((!at && !from) || (at > 1 && opening.at[at - 2] == '.'))) {
            return true;
        }
    }
    return false;
}

/** "Done at Libreville this 3rd day of July 1977": a paragraph near the end of a
 * treaty or a note states where and when it was signed. */
static void
claim_done(rcn_inquiry *inquiry, rcn_sheet *sheet)
{
    const rcn_cleaned *cleaned = sheet->cleaned;
    for (size_t i = cleaned->block_count; i-- > 0;) {
        rcn_text text = cleaned->blocks[i].text;
        const rcn_mentions *found = &sheet->mentions[i];
        for (size_t k = 0; k < found->count; k++) {
            const rcn_mention *mention = &found->items[k];
            if (rcn_mention_is_dating(mention) && mention->date.day &&
                states_signing(inquiry->scratch,
                               rcn_text_slice(text, 0, mention->start))) {
                rcn_claim claim = rcn_claim_of_mention(
                    RCN_RANK_LINE, RCN_LINE_ORDER_END, mention);
                claim.rule = "done-at";
                claim.evidence = rcn_quote_block(inquiry->arena, cleaned, i, 0,
                                                 mention->end);
                RCN_PUSH(inquiry->scratch, &sheet->claims, claim);
                return;
            }
        }
    }
}

/** Looks at a line far from the title for "Published: 8 November 2021"; adds to
 * `only` the first such claim.  False when another day is stated. */
static bool
join_labelled(rcn_inquiry *inquiry, rcn_sheet *sheet,
              const rcn_doc_line *stretch, rcn_claim *only)
{
    size_t count = sheet->claims.count;
    rcn_line_claim(inquiry, sheet, stretch, RCN_LINE_ORDER_FAR);
    if (sheet->claims.count == count) {
        return true;
    }
    rcn_claim claim = sheet->claims.items[count];
    sheet->claims.count = count;
    if (!claim.labelled || !claim.date.day) {
        return true;
    }
    if (only->rule) {
        return rcn_date_compare(only->date, claim.date) == 0;
    }
    *only = claim;
    return true;
}

/** A day that lines of a text far from its title give as that of publication,
 * and none contradicts; in pages of HTML they are of other stories. */
static void
claim_labelled(rcn_inquiry *inquiry, rcn_sheet *sheet, const rcn_zones *zones)
{
    rcn_claim only = {.date = RCN_DATE_NONE};
    for (size_t i = 0; i < sheet->head->stretches.count; i++) {
        const rcn_doc_line *stretch = &sheet->head->stretches.items[i];
        if (stretch->end - stretch->start <= LONGEST_LABELLED &&
            !rcn_doc_line_is_kept(stretch) &&
            !rcn_line_is_edge(stretch->span) &&
            rcn_line_order(sheet, zones, i) == UINT32_MAX &&
            !join_labelled(inquiry, sheet, stretch, &only)) {
            return;
        }
    }
    if (only.rule) {
        RCN_PUSH(inquiry->scratch, &sheet->claims, only);
    }
}

/** Hands in the day that a labelled field of the head states. */
static bool
claim_release(rcn_inquiry *inquiry, rcn_sheet *sheet)
{
    const rcn_head_field *field =
        rcn_head_find(sheet->head, RCN_FIELD_RELEASED);
    rcn_arena_reset(inquiry->moment);
    rcn_mentions found = {NULL, 0};
    if (field) {
        found = rcn_mentions_find(inquiry->moment, inquiry->months,
                                  rcn_text_of(field->value), sheet->language);
    }
    if (!found.count || !rcn_mention_is_dating(&found.items[0]) ||
        !found.items[0].date.day || found.items[0].start > RCN_LINE_LABEL) {
        return false;
    }
    rcn_claim claim = rcn_claim_of_mention(RCN_RANK_LINE, 0, &found.items[0]);
    claim.labelled = true;
    claim.rule = field->rule;
    claim.evidence = rcn_quote_text(inquiry->arena, sheet->cleaned->document,
                                    field->start, field->end);
    RCN_PUSH(inquiry->scratch, &sheet->claims, claim);
    return true;
}

void
rcn_claim_lines(rcn_inquiry *inquiry, rcn_sheet *sheet)
{
    rcn_zones zones = sheet->head->zones;
    if (sheet->head->judgment && rcn_claim_judgment(inquiry, sheet)) {
        return;
    }
    (void)claim_release(inquiry, sheet);
    for (size_t i = 0; i < sheet->head->stretches.count; i++) {
        const rcn_doc_line *stretch = &sheet->head->stretches.items[i];
        uint32_t order = rcn_line_order(sheet, &zones, i);
        if (order != UINT32_MAX &&
            stretch->end - stretch->start <= RCN_LINE_LONGEST &&
            !rcn_doc_line_is_prose(sheet->cleaned, stretch) &&
            !rcn_line_is_edge(stretch->span) &&
            !rcn_line_is_class(stretch->span, RCN_SPAN_METADATA, "title") &&
            !is_first_heading(sheet, &zones, stretch)) {
            rcn_line_claim(inquiry, sheet, stretch, order);
        }
    }
    rcn_line_claim_elements(inquiry, sheet, &zones);
    for (size_t i = 0; i < sheet->cleaned->block_count; i++) {
        const rcn_block *block = &sheet->cleaned->blocks[i];
        if (block->kind == RCN_BLOCK_PARAGRAPH &&
            block->text.len >= LONG_PARAGRAPH) {
            claim_dateline(inquiry, sheet, i);
            break;
        }
    }
    if (!sheet->cleaned->document->html) {
        claim_done(inquiry, sheet);
        rcn_claim_page_edges(inquiry, sheet);
        claim_labelled(inquiry, sheet, &zones);
    }
}
