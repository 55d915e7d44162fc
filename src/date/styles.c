/* Days of two calendars.  Until 1752 in England and 1918 in Russia papers bear
 * the day of the Julian calendar, often with that of the Gregorian beside it
 * ("25 October (7 November) 1917"), and a double year before 25 March
 * ("1731/32"). EDTF is Gregorian (ISO 8601-2): the later day, the second
 * year. */
#include <string.h>

#include "clean/span/quote.h"
#include "date/calendar.h"
#include "date/inquiry.h"
#include "date/mention.h"

#define LONGEST_LINE 80 /**< bytes */
#define LEAST_GAP    10 /**< days between the calendars, since 1582 */
#define MOST_GAP     13

/* "25 October (7 November) 1917", "25 октября / 7 ноября 1917". */
#define BOTH                                                                  \
    "(\\d{1,2}\\.?\\s+\\p{L}+)\\s*[(/]\\s*(\\d{1,2}\\.?\\s+\\p{L}+)\\s*\\)?," \
    "?\\s+(\\d{4})(?!\\d)"
/* "October 25 (November 7), 1917" */
#define BOTH_MONTH_FIRST                                                      \
    "(\\p{L}+\\.?\\s+\\d{1,2})\\s*[(/]\\s*(\\p{L}+\\.?\\s+\\d{1,2})\\s*\\)?," \
    "?\\s+(\\d{4})(?!\\d)"
/* "5/18 March 1901", "5 (18) марта 1901" */
#define BOTH_OF_MONTH                                                 \
    "(?<![\\d/])(\\d{1,2})\\.?\\s*[(/]\\s*(\\d{1,2})\\.?\\s*\\)?\\s+" \
    "(\\p{L}+\\.?),?\\s+(\\d{4})(?!\\d)"
/* "March 5/18, 1901" */
#define BOTH_BEHIND_MONTH                                             \
    "(\\p{L}+\\.?)\\s+(\\d{1,2})\\s*[(/]\\s*(\\d{1,2})\\s*\\)?,?\\s+" \
    "(\\d{4})(?!\\d)"
#define DOUBLE_YEAR "(?<!\\d)(1[4-7]\\d\\d)\\s*[/-]\\s*(\\d{1,2})(?!\\d)"
#define OLD_STYLE                                                        \
    "\\bO\\.?\\s?S\\.?(?!\\p{L})|\\bold\\s+style\\b|\\bст\\.\\s?ст|" \
    "\\bjulian\\b"

rcn_style_patterns
rcn_style_patterns_new(rcn_arena *arena)
{
    return (rcn_style_patterns){
        {rcn_pattern_constant(arena, BOTH, true),
         rcn_pattern_constant(arena, BOTH_MONTH_FIRST, true),
         rcn_pattern_constant(arena, BOTH_OF_MONTH, true),
         rcn_pattern_constant(arena, BOTH_BEHIND_MONTH, true)},
        rcn_pattern_constant(arena, DOUBLE_YEAR, true),
        rcn_pattern_constant(arena, OLD_STYLE, true)};
}

/** Returns the first full date of some words, or RCN_DATE_NONE. */
static rcn_date
day_of(const rcn_inquiry *inquiry, const rcn_sheet *sheet, const char *words)
{
    rcn_mentions found = rcn_mentions_find(inquiry->scratch, inquiry->months,
                                           rcn_text_of(words), sheet->language);
    return found.count && rcn_date_is_full(found.items[0].date)
               ? found.items[0].date
               : RCN_DATE_NONE;
}

/** Days by which the Gregorian calendar is ahead of the Julian in a year. */
static int
gap_of(int year)
{
    int century = year / 100;
    return century - century / 4 - 2;
}

/* The groups of the patterns: two days, the second's month, the year; a group of
 * 0 is in that of the day. */
static const struct {
    uint8_t day[2], month, year;
} groups[RCN_STYLES_BOTH] = {
    {{1, 2}, 0, 3}, {{1, 2}, 0, 3}, {{1, 2}, 3, 4}, {{2, 3}, 1, 4}};

/** Returns the Gregorian day of a line that gives it beside the Julian one. */
static rcn_date
day_of_both(const rcn_inquiry *inquiry, const rcn_sheet *sheet, rcn_text line)
{
    rcn_match match;
    size_t form = 0;
    while (form < RCN_STYLES_BOTH &&
           !rcn_pattern_find(inquiry->styles.both[form], line, 0, &match)) {
        form++;
    }
    if (form == RCN_STYLES_BOTH) {
        return RCN_DATE_NONE;
    }
    rcn_text year = rcn_match_text(&match, line, groups[form].year);
    rcn_text month = groups[form].month
                         ? rcn_match_text(&match, line, groups[form].month)
                         : (rcn_text){"", 0};
    rcn_date days[2];
    for (size_t i = 0; i < 2; i++) {
        rcn_text words = rcn_match_text(&match, line, groups[form].day[i]);
        days[i] =
            day_of(inquiry, sheet,
                   rcn_arena_printf(inquiry->scratch, "%.*s %.*s %.*s",
                                    (int)words.len, words.at, (int)month.len,
                                    month.at, (int)year.len, year.at));
        if (days[i].year == RCN_YEAR_UNKNOWN) {
            return RCN_DATE_NONE;
        }
    }
    int gap = rcn_date_days(days[1]) - rcn_date_days(days[0]);
    return gap >= LEAST_GAP && gap <= MOST_GAP ? days[1] : RCN_DATE_NONE;
}

/** Returns the day of a line with a double year: that of the second, and in the
 * Gregorian calendar where the line states that it is Old Style. */
static rcn_date
day_of_double_year(const rcn_inquiry *inquiry, const rcn_sheet *sheet,
                   rcn_text line)
{
    rcn_match match;
    if (!rcn_pattern_find(inquiry->styles.double_year, line, 0, &match)) {
        return RCN_DATE_NONE;
    }
    int first = 0;
    for (size_t i = match.start[1]; i < match.end[1]; i++) {
        first = first * 10 + (line.at[i] - '0');
    }
    int second = 0;
    int modulus = 1;
    for (size_t i = match.start[2]; i < match.end[2]; i++) {
        second = second * 10 + (line.at[i] - '0');
        modulus *= 10;
    }
    if ((first + 1) % modulus != second) {
        return RCN_DATE_NONE;
    }
    const char *words = rcn_arena_printf(
        inquiry->scratch, "%.*s%d%.*s", (int)match.start[0], line.at, first + 1,
        (int)(line.len - match.end[0]), line.at + match.end[0]);
    rcn_date day = day_of(inquiry, sheet, words);
    if (day.month > 3 || day.year == RCN_YEAR_UNKNOWN) {
        return RCN_DATE_NONE; /* the year began in March */
    }
    return rcn_pattern_find(inquiry->styles.old_style, line, 0, &match)
               ? rcn_date_of_days(rcn_date_days(day) + gap_of(day.year))
               : day;
}

void
rcn_claim_styles(rcn_inquiry *inquiry, rcn_sheet *sheet)
{
    const rcn_document_head *head = sheet->head;
    for (size_t i = 0; i < head->stretches.count && i <= head->zones.body;
         i++) {
        const rcn_doc_line *item = &head->stretches.items[i];
        rcn_text line = rcn_text_slice(sheet->cleaned->document->text,
                                       item->start, item->end);
        if (line.len > LONGEST_LINE) {
            continue;
        }
        rcn_date day = day_of_both(inquiry, sheet, line);
        bool both = day.year != RCN_YEAR_UNKNOWN;
        day = both ? day : day_of_double_year(inquiry, sheet, line);
        if (day.year == RCN_YEAR_UNKNOWN) {
            continue;
        }
        rcn_claim claim = {
            .rank = RCN_RANK_LINE,
            .date = day,
            .other = RCN_DATE_NONE,
            .certainty = RCN_CERTAIN,
            .hour = -1,
            .minute = -1,
            .labelled = true,
            .rule = both ? "new-style-date" : "double-year",
            .evidence = rcn_quote_text(inquiry->arena, sheet->cleaned->document,
                                       item->start, item->end),
            .ground = both ? "Stated in both calendars; the Gregorian day is "
                             "given."
                           : "Stated with a double year; the second is given."};
        RCN_PUSH(inquiry->scratch, &sheet->claims, claim);
        return;
    }
}
