/* The day of a judgment, of the several that its head names. */
#include <string.h>

#include "base/utf8.h"
#include "clean/span/quote.h"
#include "date/labels.h"
#include "date/line.h"

#define MOST_TAIL       20  /**< kept lines at the end that are looked at */
#define OTHER_WORDS     60  /**< bytes of "Argued and submitted at X on" */
#define APPEAL_WORDS    160 /**< of "On appeal from the order of X dated" */
#define FIRST_APPEAL    9   /**< index of the words that say so */
#define MOST_SECOND     40 /**< stretches below the head that may be a second one */
#define MOST_ENTRY      3  /**< digits of the number of an entry */
#define MOST_OPENING    4  /**< stretches below the head with an entry */
#define SHORT_LINE      80 /**< bytes of a line of it */
#define LABEL_WORDS     4 /**< of a label in a line above: "Decision given on:" */
#define COLON_WORDS     6 /**< of one before a colon: "Place and Date of Hearing" */
#define COLUMN_GAP      "   " /**< parts the columns of a line */
#define NUMBER_WORDS    2     /**< before a day: "No. 2824 —" */
#define LAST_DAYS_WORDS 4     /**< before the last of several days */
#define MOST_YEAR       8 /**< bytes of a line that is the year of the one above */

/** Returns true for a line that is a day and no more, or a day before a wide
 * gap: "May 3, 1993 [NOT FOR PUBLICATION]". */
static bool
is_only_date(rcn_text line, const rcn_mention *mention)
{
    rcn_text before = rcn_text_slice(line, 0, mention->start);
    rcn_text after = rcn_text_slice(line, mention->end, line.len);
    return rcn_line_words(before) == 0 &&
           (rcn_line_words(after) == 0 || rcn_text_starts(after, "  "));
}

/** Returns true for words that say when a case was heard or submitted, or when
 * the court below decided: "From the order dated". */
static bool
is_of_other(rcn_text before)
{
    static const char *const words[] = {
        "Submitted", "SUBMITTED", "submitted", "Argued",   "ARGUED",
        "Heard",     "HEARD",     "From the",  "from the", "FROM THE",
        "Appeal",    "appeal",    "APPEAL"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t at = rcn_text_find(before, words[i], 0);
        bool appeal = i >= FIRST_APPEAL;
        if (at != SIZE_MAX &&
            before.len - at < (appeal ? APPEAL_WORDS : OTHER_WORDS)) {
            return true;
        }
    }
    return false;
}

/** Hands in a claim on the day of `mention`. */
static void
claim_day(rcn_inquiry *inquiry, rcn_sheet *sheet, const rcn_doc_line *stretch,
          const rcn_mention *mention, bool only)
{
    rcn_claim claim =
        rcn_claim_of_mention(RCN_RANK_LINE, only ? 1 : 0, mention);
    claim.labelled = true;
    claim.rule = only ? "date-line" : "judgment-date";
    claim.evidence = rcn_quote_text(inquiry->arena, sheet->cleaned->document,
                                    stretch->start, stretch->end);
    RCN_PUSH(inquiry->scratch, &sheet->claims, claim);
}

/** Returns the last day of a line that is two or more days, each after the one
 * before it, and no more, or NULL.  Law reports give the days of the hearing so,
 * and then that of the judgment: "2016: November 30; 2017: July 26." */
static const rcn_mention *
last_of_days(rcn_text line, const rcn_mentions *found)
{
    size_t from = 0;
    for (size_t i = 0; i < found->count; i++) {
        const rcn_mention *mention = &found->items[i];
        if (!mention->date.day || !rcn_mention_is_dating(mention) ||
            rcn_line_words(rcn_text_slice(line, from, mention->start)) != 0 ||
            (i &&
             rcn_date_compare(found->items[i - 1].date, mention->date) >= 0)) {
            return NULL;
        }
        from = mention->end;
    }
    bool ends = rcn_line_words(rcn_text_slice(line, from, line.len)) == 0;
    return found->count > 1 && ends ? &found->items[found->count - 1] : NULL;
}

/** Returns true for the number of an opinion and a dash: "No. 2824 — ", or a place
 * and the day of the hearing: "Harwich. February 3, 2026. – ".  The day behind
 * them is that of the judgment. */
static bool
ends_in_dash(rcn_text before, bool second)
{
    static const char *const dashes[] = {"—", "–", "-"};
    bool number = false;
    size_t words = rcn_line_words(before);
    before = rcn_text_trim(before);
    for (size_t i = 0; i < before.len; i++) {
        number = number || (before.at[i] >= '0' && before.at[i] <= '9');
    }
    for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++) {
        if (rcn_text_ends(before, dashes[i])) {
            return second ? words == 0 : number && words <= NUMBER_WORDS;
        }
    }
    return false;
}

/** Returns the last line with words above a stretch; empty where there is
 * none. */
static rcn_text
line_above(const rcn_sheet *sheet, const rcn_doc_line *stretch)
{
    const rcn_doc_line *first = sheet->head->stretches.items;
    rcn_text text = sheet->cleaned->document->text;
    while (stretch > first) {
        stretch--;
        rcn_text line =
            rcn_text_trim(rcn_text_slice(text, stretch->start, stretch->end));
        if (rcn_text_has_word(line)) {
            return line;
        }
    }
    return (rcn_text){"", 0};
}

/** Returns true for a line that runs on: "Action commenced in the court on". */
static bool
runs_on(rcn_text above)
{
    static const char *const words[] = {" on", " of", " dated", " from", ","};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (rcn_text_ends(above, words[i])) {
            return rcn_line_words(above) > LABEL_WORDS;
        }
    }
    return false;
}

/** Returns the line, or with the one below it, where that begins with the year of a
 * day at its end: "the 13th day of February / 2026." */
static rcn_text
with_year(const rcn_sheet *sheet, const rcn_doc_line *stretch)
{
    const rcn_doc_lines *lines = &sheet->head->stretches;
    rcn_text text = sheet->cleaned->document->text;
    rcn_text line = rcn_text_slice(text, stretch->start, stretch->end);
    const rcn_doc_line *next = stretch + 1;
    if (next >= lines->items + lines->count || next->start > stretch->end + 2) {
        return line;
    }
    rcn_text below = rcn_text_slice(text, next->start, next->end);
    size_t digits = 0;
    while (digits < below.len && below.at[digits] >= '0' &&
           below.at[digits] <= '9') {
        digits++;
    }
    bool year = digits == 4 && below.len <= MOST_YEAR;
    return year ? rcn_text_slice(text, stretch->start, next->end) : line;
}

/** Returns the part of a line that may be a label: the whole of a short one, or the
 * words before a colon, "Place and Date of Hearing: Harwich"; else nothing. */
static rcn_text
label_part(rcn_text line)
{
    if (rcn_line_words(line) <= LABEL_WORDS) {
        return line;
    }
    size_t colon = rcn_text_find(line, ":", 0);
    rcn_text part = rcn_text_slice(line, 0, colon == SIZE_MAX ? 0 : colon);
    return rcn_line_words(part) <= COLON_WORDS ? part : (rcn_text){"", 0};
}

/** Returns what stands behind the last wide gap of a line: its right column. */
static rcn_text
right_column(rcn_text line)
{
    size_t from = 0;
    for (size_t at; (at = rcn_text_find(line, COLUMN_GAP, from)) != SIZE_MAX;) {
        from = at + strlen(COLUMN_GAP);
    }
    return rcn_text_trim(rcn_text_slice(line, from, line.len));
}

/** What the words before a day, or the line above one that opens its line, say
 * that it is. */
static rcn_label
label_of(const rcn_inquiry *inquiry, const rcn_sheet *sheet,
         const rcn_doc_line *stretch, rcn_text before)
{
    rcn_text above = line_above(sheet, stretch);
    bool column = rcn_text_ends(before, COLUMN_GAP);
    if (rcn_line_words(before) && !column) {
        return rcn_label_read(inquiry->moment, before, (rcn_text){"", 0});
    }
    above = label_part(column ? right_column(above) : above);
    return is_of_other(above) ? RCN_LABEL_FOREIGN
                              : rcn_label_above(inquiry->moment, above);
}

/** Returns true for words of a sentence that began above: "complainant, in a letter
 * dated". */
static bool
is_within(rcn_text before)
{
    uint32_t rune = 0;
    if (before.len) {
        (void)rcn_utf8_next(before, 0, &rune);
    }
    return rcn_rune_is_lower(rune) && rcn_line_words(before) > LABEL_WORDS;
}

/** Returns true below a label of other days: "Dates of written submissions:". */
static bool
foreign_above(const rcn_inquiry *inquiry, const rcn_sheet *sheet,
              const rcn_doc_line *stretch)
{
    rcn_text above = label_part(line_above(sheet, stretch));
    return is_of_other(above) ||
           rcn_label_above(inquiry->moment, above) == RCN_LABEL_FOREIGN;
}

/** Returns true for the last of several days that make a line, of which only it
 * gives the year: "25th February and 5th March 2026". */
static bool
ends_days(rcn_text line, const rcn_mention *mention)
{
    rcn_text before = rcn_text_slice(line, 0, mention->start);
    size_t words = rcn_line_words(before);
    bool digit = before.len && before.at[0] >= '1' && before.at[0] <= '9';
    rcn_text after = rcn_text_slice(line, mention->end, line.len);
    return digit && words && words <= LAST_DAYS_WORDS &&
           (rcn_text_ends(before, " and ") || rcn_text_ends(before, " & ")) &&
           rcn_line_words(after) == 0;
}

/** Returns true for the day in brackets that ends a citation of its year, as
 * collections of judgments head them: "Ash v Holm [2009] HCJ 1 (5 June 2009)". */
static bool
ends_citation(const rcn_inquiry *inquiry, rcn_text above, rcn_text line,
              const rcn_mention *mention)
{
    rcn_text before = rcn_text_slice(line, 0, mention->start);
    rcn_text after = rcn_text_slice(line, mention->end, line.len);
    const char *year =
        rcn_arena_printf(inquiry->scratch, "[%04d]", mention->date.year);
    return rcn_text_ends(before, "(") && rcn_text_starts(after, ")") &&
           rcn_line_words(after) == 0 &&
           (rcn_text_find(before, year, 0) != SIZE_MAX ||
            rcn_text_find(above, year, 0) != SIZE_MAX);
}

/** Hands in the day of a judgment that a line states.  `labelled`: only a day
 * that words say it was given. */
static void
claim_line(rcn_inquiry *inquiry, rcn_sheet *sheet, const rcn_doc_line *stretch,
           bool labelled)
{
    rcn_text line = with_year(sheet, stretch);
    if (line.len > RCN_LINE_LONGEST) {
        return;
    }
    rcn_mentions found = rcn_line_mentions(inquiry, sheet, line);
    const rcn_mention *last = labelled ? NULL : last_of_days(line, &found);
    if (last) {
        claim_day(inquiry, sheet, stretch, last, true);
        return;
    }
    size_t from = 0;
    for (size_t j = 0; j < found.count; j++) {
        const rcn_mention *mention = &found.items[j];
        rcn_text before = rcn_text_slice(line, from, mention->start);
        rcn_label label = label_of(inquiry, sheet, stretch, before);
        from = mention->end;
        bool dash = !labelled && ends_in_dash(before, j > 0);
        bool only = !labelled && j == 0 && is_only_date(line, mention) &&
                    !runs_on(line_above(sheet, stretch));
        if (is_of_other(before) || !rcn_mention_is_dating(mention) ||
            !mention->date.day || is_within(before) ||
            label == RCN_LABEL_FOREIGN ||
            (label != RCN_LABEL_PUBLISHED && !only && !dash &&
             (labelled || foreign_above(inquiry, sheet, stretch) ||
              !ends_days(line, mention)) &&
             !ends_citation(inquiry, line_above(sheet, stretch), line,
                            mention))) {
            continue;
        }
        claim_day(inquiry, sheet, stretch, mention, only);
    }
}

/** Returns true for a small number or nothing: that of an entry in the record of
 * orders. */
static bool
is_entry_number(rcn_text before)
{
    before = rcn_text_trim(before);
    for (size_t i = 0; i < before.len; i++) {
        if (before.at[i] < '0' || before.at[i] > '9') {
            return false;
        }
    }
    return before.len <= MOST_ENTRY;
}

/** Looks at the opening of the text, where the record of orders of a court gives
 * the number of the entry and its day: "2 02-04-2025 Heard learned counsel". */
static void
claim_entry(rcn_inquiry *inquiry, rcn_sheet *sheet)
{
    const rcn_document_head *head = sheet->head;
    for (size_t i = head->end;
         i < head->stretches.count && i < head->end + MOST_OPENING; i++) {
        const rcn_doc_line *stretch = &head->stretches.items[i];
        rcn_text line = rcn_text_slice(sheet->cleaned->document->text,
                                       stretch->start, stretch->end);
        if (line.len > RCN_LINE_LONGEST) {
            continue;
        }
        rcn_mentions found = rcn_line_mentions(inquiry, sheet, line);
        const rcn_mention *first = found.count ? &found.items[0] : NULL;
        if (first && first->date.day && rcn_mention_is_dating(first) &&
            is_entry_number(rcn_text_slice(line, 0, first->start)) &&
            rcn_text_starts(rcn_text_slice(line, first->end, line.len),
                            " Heard")) {
            claim_day(inquiry, sheet, stretch, first, false);
            return;
        }
    }
}

/** Looks below the head, where the same court may open its reasons with a second
 * head: "Date: 20260218". */
static void
claim_second_head(rcn_inquiry *inquiry, rcn_sheet *sheet)
{
    const rcn_document_head *head = sheet->head;
    size_t count = sheet->claims.count;
    for (size_t i = head->end;
         i < head->stretches.count && i < head->end + MOST_SECOND &&
         sheet->claims.count == count;
         i++) {
        const rcn_doc_line *stretch = &head->stretches.items[i];
        if (stretch->end - stretch->start <= SHORT_LINE &&
            !rcn_doc_line_is_prose(sheet->cleaned, stretch)) {
            claim_line(inquiry, sheet, stretch, true);
        }
    }
}

/** Returns true for a sentence that says when the judgment was given: "pronounced
 * in public sitting on 12 August 1953 by". */
static bool
is_pronounced(const rcn_sheet *sheet, const rcn_doc_line *stretch)
{
    static const char *const words[] = {"pronounced in", "Pronounced in",
                                        "Delivered in open court",
                                        "delivered in open court"};
    rcn_text line = rcn_text_slice(sheet->cleaned->document->text,
                                   stretch->start, stretch->end);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (rcn_text_find(line, words[i], 0) != SIZE_MAX) {
            return true;
        }
    }
    return false;
}

/** Looks in the last lines, where a court signs: "Filed: April 23, 2026". */
static void
claim_tail(rcn_inquiry *inquiry, rcn_sheet *sheet)
{
    const rcn_document_head *head = sheet->head;
    size_t seen = 0;
    for (size_t i = head->stretches.count; i > head->end && seen < MOST_TAIL;
         i--) {
        const rcn_doc_line *stretch = &head->stretches.items[i - 1];
        if (rcn_doc_line_is_kept(stretch)) {
            seen++;
            if (!rcn_doc_line_is_prose(sheet->cleaned, stretch) ||
                is_pronounced(sheet, stretch)) {
                claim_line(inquiry, sheet, stretch, true);
            }
        }
    }
}

bool
rcn_claim_judgment(rcn_inquiry *inquiry, rcn_sheet *sheet)
{
    const rcn_document_head *head = sheet->head;
    size_t count = sheet->claims.count;
    for (size_t i = head->first; i < head->end; i++) {
        claim_line(inquiry, sheet, &head->stretches.items[i], false);
    }
    if (sheet->claims.count == count) {
        claim_entry(inquiry, sheet);
    }
    if (sheet->claims.count == count) {
        claim_second_head(inquiry, sheet);
    }
    if (sheet->claims.count == count) {
        claim_tail(inquiry, sheet);
    }
    return sheet->claims.count > count;
}
