/* Date lines: short lines around the title that hold a date, datelines that
 * open the text, signatures that close it, and dates at the edges of pages.
 * How near a line stands to the title is how much it is trusted; what stands
 * far from it belongs to menus, related stories and feeds. */
#include <string.h>

#include "base/utf8.h"
#include "clean/span/line_title.h"
#include "clean/span/quote.h"
#include "date/calendar.h"
#include "date/inquiry.h"
#include "date/labels.h"
#include "date/line.h"
#include "head/around.h"
#include "head/head.h"

#define STRETCHES_ABOVE      10  /**< lines above the title that may date it */
#define STRETCHES_UNTITLED   20  /**< above a text without a title */
#define STRETCHES_BELOW      40  /**< and below, before the text begins */
#define STRETCHES_UNDER_LEAD 6   /**< and below the lines of a lead */
#define LONG_PARAGRAPH       120 /**< bytes: from here a paragraph is text */
#define LONGEST_LABELLED     60  /**< bytes: "Published on 8 November 2021" */
#define LONGEST_LABEL        40 /**< bytes of a line that only says what follows */
#define LONGEST_DATE_HEADING 32 /**< bytes: "Monday, 8 November 2021" */
#define LEAST_TITLE          12 /**< bytes: shorter lines are labels */
#define ORDER_LEAD           48 /**< of what is cut below the first paragraph */
#define ORDER_END            60 /**< of the lines that end the text */
#define ORDER_FAR            80 /**< of what stands far from the title */
#define LONGEST_DATELINE     90 /**< bytes before the dash */
#define LABEL_WORDS          4 /**< before a labelled date far from the title */
#define UNIT_LETTERS         4 /**< of "Min" */
#define SECTION_PARTS        3 /**< "14.11.13" */

static bool
is_date_class(const rcn_span *span)
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

/** A line of a list of other articles, whose dates are theirs. */
static bool
is_of_list(const rcn_span *span)
{
    return span->kind == RCN_SPAN_REMOVED && span->why->rule &&
           strcmp(span->why->rule, "dated-list") == 0;
}

/** True when a paragraph of the text stands behind a line: the line is no
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

/** How far a stretch stands from where a date line is expected, or UINT32_MAX
 * when a date there says nothing. */
static uint32_t
line_order(const rcn_sheet *sheet, const rcn_zones *zones, size_t at)
{
    const rcn_doc_line *stretch = &sheet->head->stretches.items[at];
    bool classed = is_date_class(stretch->span);
    if (is_of_list(stretch->span)) {
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
    return kept_end || classed_end ? ORDER_END : UINT32_MAX;
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
           stretch->end - stretch->start > LONGEST_DATE_HEADING;
}

/** Which of ISO and other date lines it is, for the reader of the evidence. */
static const char *
line_rule(const rcn_doc_line *stretch, const rcn_mention *mention)
{
    if (rcn_line_is_class(stretch->span, RCN_SPAN_METADATA, "byline")) {
        return "byline-date";
    }
    if (mention->hour >= 0) {
        return "timestamp-line";
    }
    return mention->form == RCN_FORM_ISO ? "date-line-iso" : "date-line";
}

/** A month without a day dates a document only where it stands apart. */
static bool
stands_apart(rcn_text line, const rcn_mention *mention)
{
    bool at_end = mention->end == line.len;
    bool at_start = mention->start == 0;
    return at_end && (at_start || (mention->start >= 2 &&
                                   line.at[mention->start - 1] == ' ' &&
                                   line.at[mention->start - 2] == ' '));
}

/** Reads the number of a section at the start of a line. */
static bool
read_section(rcn_text line, uint32_t parts[SECTION_PARTS])
{
    size_t at = 0;
    for (size_t i = 0; i < SECTION_PARTS; i++) {
        size_t digits = 0;
        parts[i] = 0;
        for (; at < line.len && line.at[at] >= '0' && line.at[at] <= '9' &&
               digits < 3;
             at++, digits++) {
            parts[i] = parts[i] * 10 + (uint32_t)(line.at[at] - '0');
        }
        bool dot = at < line.len && line.at[at] == '.';
        if (!digits || (i + 1 < SECTION_PARTS && !dot)) {
            return false;
        }
        at += dot;
    }
    return at < line.len && line.at[at] == ' ';
}

/** True for "14.11.13 A title" below "14.11.12 Another": it counts sections. */
static bool
is_section(const rcn_sheet *sheet, const rcn_doc_line *stretch)
{
    rcn_text text = sheet->cleaned->document->text;
    uint32_t own[SECTION_PARTS];
    if (!read_section(rcn_text_slice(text, stretch->start, stretch->end),
                      own)) {
        return false;
    }
    const rcn_doc_line *end =
        sheet->head->stretches.items + sheet->head->stretches.count;
    for (int side = -1; side <= 1; side += 2) {
        bool there = side < 0 ? stretch != sheet->head->stretches.items
                              : stretch + 1 < end;
        uint32_t other[SECTION_PARTS];
        if (there &&
            read_section(
                rcn_text_slice(text, stretch[side].start, stretch[side].end),
                other) &&
            own[0] == other[0] && own[1] == other[1] &&
            (own[2] + 1 == other[2] || other[2] + 1 == own[2])) {
            return true;
        }
    }
    return false;
}

/** Whether the words before a date are but its label: near the title any are;
 * far from it "Press release after the talks of" names something else; in the
 * last lines of the text none. */
static bool
is_label(rcn_text before, uint32_t order)
{
    return order != ORDER_END &&
           (order != ORDER_FAR || rcn_line_words(before) <= LABEL_WORDS);
}

/** True for a line that ends as a sentence does.  The stop behind one or two
 * letters is that of "p.m.", "2021 г." or "10:30 น."; so is one behind a number and
 * a unit, "3 Min.". */
static bool
ends_sentence(rcn_text line)
{
    if (!line.len || !strchr(".!?", line.at[line.len - 1])) {
        return false;
    }
    size_t letters = 0;
    uint32_t rune = 'a';
    size_t at = line.len - 1;
    while (at && rcn_rune_is_letter(rune)) {
        at -= rcn_utf8_prev(line, at, &rune);
        letters += rcn_rune_is_letter(rune);
    }
    bool unit = at && rune == ' ' && line.at[at - 1] >= '0' &&
                line.at[at - 1] <= '9' && letters <= UNIT_LETTERS;
    return line.at[line.len - 1] != '.' ||
           (!unit && (letters == 0 || letters > 2));
}

/** A line of the text itself dates the document only when it says little else:
 * "Geneva, 8 November 2021", not "The strike began on 8 November 2021." */
static bool
is_sentence(rcn_text line, const rcn_mention *mention)
{
    size_t before = rcn_line_words(rcn_text_slice(line, 0, mention->start));
    size_t after = rcn_line_words(rcn_text_slice(line, mention->end, line.len));
    bool full_stop = ends_sentence(line);
    return full_stop ? before > 4 || after > 1 : before > 8 || after > 8;
}

/** True for "Posted on the council's list on 8 November 2021:", which is the day
 * of what it quotes, whatever the line was taken for. */
static bool
introduces(rcn_text line, const rcn_mention *mention)
{
    return mention->end + 1 == line.len && line.at[mention->end] == ':' &&
           rcn_line_words(rcn_text_slice(line, 0, mention->start)) >
               LABEL_WORDS;
}

/** What the first cell of its row says of the date at a byte.  The facts of an
 * info box date the subject of the page, never the page. */
static rcn_label
row_label(const rcn_inquiry *inquiry, const rcn_sheet *sheet, uint32_t at)
{
    rcn_row_context row = rcn_row_around(sheet->cleaned->document, at);
    rcn_label label = row.first.len
                          ? rcn_label_above(inquiry->moment, row.first)
                          : RCN_LABEL_NONE;
    return label == RCN_LABEL_NONE && row.facts ? RCN_LABEL_FOREIGN : label;
}

/** What the words beside a date say it is: those of its line, of a short line
 * just above, for a label often stands alone ("Updated:"), and of the first cell
 * of its row. */
static rcn_label
label_at(const rcn_inquiry *inquiry, const rcn_sheet *sheet,
         const rcn_doc_line *stretch, uint32_t from, const uint32_t date[2])
{
    rcn_text text = sheet->cleaned->document->text;
    rcn_text after = rcn_text_slice(text, date[1], stretch->end);
    rcn_text before = rcn_text_slice(text, from, date[0]);
    rcn_label label = rcn_label_read(inquiry->moment, before, after);
    bool opens =
        from == stretch->start && stretch != sheet->head->stretches.items;
    if (label == RCN_LABEL_NONE && opens && before.len <= LONGEST_LABEL) {
        rcn_text above =
            rcn_text_slice(text, stretch[-1].start, stretch[-1].end);
        bool title =
            rcn_line_is_class(stretch[-1].span, RCN_SPAN_METADATA, "title");
        label = above.len <= LONGEST_LABEL && !title
                    ? rcn_label_above(inquiry->moment, above)
                    : RCN_LABEL_NONE;
    }
    return label == RCN_LABEL_NONE ? row_label(inquiry, sheet, date[0]) : label;
}

/** True for "12 May 2021 - 17 May 2021": what lasts, or is to come. */
static bool
begins_period(rcn_text line, const rcn_mentions *found, size_t at)
{
    if (at + 1 >= found->count || !rcn_date_is_full(found->items[at].date) ||
        rcn_date_compare(found->items[at].date, found->items[at + 1].date) >=
            0) {
        return false;
    }
    rcn_text between = rcn_text_trim(
        rcn_text_slice(line, found->items[at].end, found->items[at + 1].start));
    static const char *const dashes[] = {"-", "–", "—", "to", "bis", "until"};
    for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++) {
        if (rcn_text_is(between, dashes[i])) {
            return true;
        }
    }
    return false;
}

/** Hands in the dates of one stretch. */
static void
claim_stretch(rcn_inquiry *inquiry, rcn_sheet *sheet,
              const rcn_doc_line *stretch, uint32_t order)
{
    const rcn_document *document = sheet->cleaned->document;
    rcn_text line =
        rcn_text_slice(document->text, stretch->start, stretch->end);
    rcn_arena_reset(inquiry->moment);
    rcn_mentions found = rcn_mentions_find(inquiry->moment, inquiry->months,
                                           line, sheet->language);
    uint32_t from = stretch->start;
    for (size_t i = 0; i < found.count; i++) {
        const rcn_mention *mention = &found.items[i];
        const uint32_t date[2] = {stretch->start + (uint32_t)mention->start,
                                  stretch->start + (uint32_t)mention->end};
        rcn_label label = label_at(inquiry, sheet, stretch, from, date);
        from = date[1];
        bool month_only = mention->date.day == 0;
        if (begins_period(line, &found, i) ||
            rcn_line_names_picture(document, line)) {
            return;
        }
        if (!rcn_mention_is_dating(mention) || label == RCN_LABEL_FOREIGN ||
            label == RCN_LABEL_MODIFIED ||
            (!is_date_class(stretch->span) && is_sentence(line, mention)) ||
            (month_only && !stands_apart(line, mention)) ||
            introduces(line, mention) ||
            (!mention->start && is_section(sheet, stretch))) {
            continue;
        }
        rcn_claim claim = rcn_claim_of_mention(
            RCN_RANK_LINE, order + (month_only ? 20 : 0), mention);
        claim.labelled =
            label == RCN_LABEL_PUBLISHED &&
            is_label(rcn_text_slice(line, 0, mention->start), order);
        claim.rule = line_rule(stretch, mention);
        claim.evidence = rcn_quote_text(inquiry->arena, document,
                                        stretch->start, stretch->end);
        RCN_PUSH(inquiry->scratch, &sheet->claims, claim);
        return; /* a second date in a line is of something else */
    }
}

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
    bool shown = found.count && found.items[0].start <= LONGEST_LABEL &&
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

/** Reads the date of an element of a page that says that it is one: <time
 * datetime>, a class like "post-date". */
static bool
read_element(rcn_inquiry *inquiry, const rcn_sheet *sheet,
             const rcn_metadata_item *item, rcn_claim *ret_claim)
{
    rcn_text value = rcn_text_of(item->value);
    rcn_arena_reset(inquiry->moment);
    rcn_mentions found = rcn_mentions_find(inquiry->moment, inquiry->months,
                                           value, sheet->language);
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
        uint32_t start =
            item->offset > stretch->start ? item->offset : stretch->start;
        const uint32_t date[2] = {start, stretch->end};
        take_shown_day(inquiry, sheet, start, stretch->end, &mention);
        label = label == RCN_LABEL_NONE
                    ? label_at(inquiry, sheet, stretch, stretch->start, date)
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

/** True for an element that calls its content a date of publication. */
static bool
is_date_element(const rcn_metadata_item *item)
{
    return item->kind == RCN_METADATA_PUBLISHED &&
           item->offset != RCN_METADATA_NO_OFFSET &&
           (item->place == RCN_PLACE_TIME_ELEMENT ||
            item->place == RCN_PLACE_CLASS);
}

/** Dates of elements near the title; and, far from it, the one date that all
 * such elements of the page give. */
static void
claim_elements(rcn_inquiry *inquiry, rcn_sheet *sheet, const rcn_zones *zones)
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
                             ? line_order(sheet, zones, at)
                             : UINT32_MAX;
        if (order != UINT32_MAX) {
            claim.order = order / 2;
            RCN_PUSH(inquiry->scratch, &sheet->claims, claim);
        }
    }
    if (one && only.rule) {
        only.order = ORDER_FAR;
        RCN_PUSH(inquiry->scratch, &sheet->claims, only);
    }
}

/** "8 November 2021. ", "8.11.2021 „": a date that stands before the first
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

/** Looks at a line far from the title for "Published: 8 November 2021"; adds to
 * `only` the first such claim.  False when another day is stated. */
static bool
join_labelled(rcn_inquiry *inquiry, rcn_sheet *sheet,
              const rcn_doc_line *stretch, rcn_claim *only)
{
    size_t count = sheet->claims.count;
    claim_stretch(inquiry, sheet, stretch, ORDER_FAR);
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
            line_order(sheet, zones, i) == UINT32_MAX &&
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
        !found.items[0].date.day || found.items[0].start > LONGEST_LABEL) {
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
        uint32_t order = line_order(sheet, &zones, i);
        if (order != UINT32_MAX &&
            stretch->end - stretch->start <= RCN_LINE_LONGEST &&
            !rcn_doc_line_is_prose(sheet->cleaned, stretch) &&
            !rcn_line_is_edge(stretch->span) &&
            !rcn_line_is_class(stretch->span, RCN_SPAN_METADATA, "title") &&
            !is_first_heading(sheet, &zones, stretch)) {
            claim_stretch(inquiry, sheet, stretch, order);
        }
    }
    claim_elements(inquiry, sheet, &zones);
    for (size_t i = 0; i < sheet->cleaned->block_count; i++) {
        const rcn_block *block = &sheet->cleaned->blocks[i];
        if (block->kind == RCN_BLOCK_PARAGRAPH &&
            block->text.len >= LONG_PARAGRAPH) {
            claim_dateline(inquiry, sheet, i);
            break;
        }
    }
    if (!sheet->cleaned->document->html) {
        rcn_claim_page_edges(inquiry, sheet);
        claim_labelled(inquiry, sheet, &zones);
    }
}
