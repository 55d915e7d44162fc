/* One line near the title as a date line: the date in it is claimed unless the
 * line is a sentence, the number of a section, or states what the date is
 * of. */
#include "date/lines.h"

#include <string.h>

#include "base/utf8.h"
#include "clean/span/quote.h"
#include "date/calendar.h"
#include "date/inquiry.h"
#include "date/labels.h"
#include "date/line.h"
#include "head/around.h"
#include "head/head.h"

#define UNIT_LETTERS  4  /**< of "Min" */
#define SECTION_PARTS 3  /**< "14.11.13" */
#define PLACE_WORDS   3  /**< "Port of Haven, " */
#define BESIDE_TITLE  16 /**< order of a line: a few lines above or below it */

/** Returns which of ISO and other date lines it is, for the reader of the
 * evidence. */
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

/** Returns true for "14.11.13 A title" below "14.11.12 Another": it counts
 * sections. */
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

/** Returns whether the words before a date are but its label: near the title
 * any are; far from it "Press release after the talks of" names something else;
 * in the last lines of the text none. */
static bool
is_label(rcn_text before, uint32_t order)
{
    return order != RCN_LINE_ORDER_END &&
           (order != RCN_LINE_ORDER_FAR ||
            rcn_line_words(before) <= RCN_LINE_LABEL_WORDS);
}

/** Returns true for a line that ends as a sentence does.  The stop behind one
 * or two letters is that of "p.m.", "2021 г." or "10:30 น."; so is one behind a
 * number and a unit, "3 Min.". */
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

/** Returns true for a place and a day before a dash: "Bern, 12.03.2009 - Speech
 * of the Minister on the Day of the Communes".  Whatever follows the dash, the
 * day is that of the paper. */
static bool
is_dateline(rcn_text line, const rcn_mention *mention)
{
    static const char *const dashes[] = {" - ", " – ", " — ", " -- "};
    rcn_text before = rcn_text_slice(line, 0, mention->start);
    rcn_text after = rcn_text_slice(line, mention->end, line.len);
    size_t words = rcn_line_words(before);
    bool place = words && words <= PLACE_WORDS && rcn_text_ends(before, ", ");
    for (size_t i = 0; place && i < sizeof dashes / sizeof *dashes; i++) {
        if (rcn_text_starts(after, dashes[i])) {
            return true;
        }
    }
    return false;
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

/** Returns true for "Posted on the council's list on 8 November 2021:", which
 * is the day of what it quotes, whatever the line was taken for. */
static bool
introduces(rcn_text line, const rcn_mention *mention)
{
    return mention->end + 1 == line.len && line.at[mention->end] == ':' &&
           rcn_line_words(rcn_text_slice(line, 0, mention->start)) >
               RCN_LINE_LABEL_WORDS;
}

/** Returns what the first cell of its row says of the date at a byte.  The
 * facts of an info box date the subject of the page, never the page. */
static rcn_label
row_label(const rcn_inquiry *inquiry, const rcn_sheet *sheet, uint32_t at)
{
    rcn_row_context row = rcn_row_around(sheet->cleaned->document, at);
    rcn_label label = row.first.len
                          ? rcn_label_above(inquiry->moment, row.first)
                          : RCN_LABEL_NONE;
    return label == RCN_LABEL_NONE && row.facts ? RCN_LABEL_FOREIGN : label;
}

rcn_label
rcn_line_label(const rcn_inquiry *inquiry, const rcn_sheet *sheet,
               const rcn_doc_line *stretch, uint32_t from,
               const uint32_t date[2])
{
    rcn_text text = sheet->cleaned->document->text;
    rcn_text after = rcn_text_slice(text, date[1], stretch->end);
    rcn_text before = rcn_text_slice(text, from, date[0]);
    rcn_label label = rcn_label_read(inquiry->moment, before, after);
    bool opens =
        from == stretch->start && stretch != sheet->head->stretches.items;
    if (label == RCN_LABEL_NONE && opens && before.len <= RCN_LINE_LABEL) {
        rcn_text above =
            rcn_text_slice(text, stretch[-1].start, stretch[-1].end);
        bool title =
            rcn_line_is_class(stretch[-1].span, RCN_SPAN_METADATA, "title");
        label = above.len <= RCN_LINE_LABEL && !title
                    ? rcn_label_above(inquiry->moment, above)
                    : RCN_LABEL_NONE;
    }
    return label == RCN_LABEL_NONE ? row_label(inquiry, sheet, date[0]) : label;
}

/** Returns true for "12 May 2021 - 17 May 2021": what lasts, or is to come. */
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

/** Hands in the day of the last change, "Stand: 28.04.2023, 16:11", that a line
 * beside the title of a text gives with the hour, as news do. */
static void
claim_change(rcn_inquiry *inquiry, rcn_sheet *sheet,
             const rcn_doc_line *stretch, const rcn_mention *mention,
             uint32_t order)
{
    if (sheet->cleaned->document->html || mention->hour < 0 ||
        order >= BESIDE_TITLE || !rcn_mention_is_dating(mention) ||
        !mention->date.day) {
        return;
    }
    rcn_claim claim = rcn_claim_of_mention(RCN_RANK_CHANGED, order, mention);
    claim.rule = "changed-line";
    claim.evidence = rcn_quote_text(inquiry->arena, sheet->cleaned->document,
                                    stretch->start, stretch->end);
    RCN_PUSH(inquiry->scratch, &sheet->claims, claim);
}

void
rcn_line_claim(rcn_inquiry *inquiry, rcn_sheet *sheet,
               const rcn_doc_line *stretch, uint32_t order)
{
    const rcn_document *document = sheet->cleaned->document;
    rcn_text line =
        rcn_text_slice(document->text, stretch->start, stretch->end);
    rcn_mentions found = rcn_line_mentions(inquiry, sheet, line);
    uint32_t from = stretch->start;
    for (size_t i = 0; i < found.count; i++) {
        const rcn_mention *mention = &found.items[i];
        const uint32_t date[2] = {stretch->start + (uint32_t)mention->start,
                                  stretch->start + (uint32_t)mention->end};
        rcn_label label = rcn_line_label(inquiry, sheet, stretch, from, date);
        from = date[1];
        bool month_only = mention->date.day == 0;
        if (begins_period(line, &found, i) ||
            rcn_line_names_picture(document, line)) {
            return;
        }
        if (label == RCN_LABEL_MODIFIED) {
            claim_change(inquiry, sheet, stretch, mention, order);
        }
        if (!rcn_mention_is_dating(mention) || label == RCN_LABEL_FOREIGN ||
            label == RCN_LABEL_MODIFIED ||
            (!rcn_line_is_date_class(stretch->span) &&
             is_sentence(line, mention) && !is_dateline(line, mention) &&
             !rcn_title_bears_day(inquiry, line, mention)) ||
            (!rcn_line_is_date_class(stretch->span) &&
             rcn_date_is_cited(inquiry, line, mention)) ||
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
