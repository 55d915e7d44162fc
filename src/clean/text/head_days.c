/* Signs of days in the head of a text: a line of a day and an hour, beside the kind
 * of the document, a place, a source or whoever wrote it. */
#include "clean/text/head_signs.h"

#include <string.h>

#include "base/utf8.h"

#define LONG_PARTS    110 /* bytes of a day beside kinds and buttons */
#define LONG_DATELINE 70  /* bytes before the dash */
#define LONG_PLACE    40  /* bytes before the day */
#define TOOL_WORDS    6   /* of buttons and counts: "Hits: 4211" */
#define NAME_WORDS    4   /* of an author behind a day */
#define PLACE_WORDS   3   /* of it */
#define AGE_WORDS     3   /* "2 days ago" */
#define MOST_NUMBERS  12  /* of a day and an hour, with their zone */
#define SECTION_WORDS 3   /* of a section behind the day and the hour */

static bool
is_clock(rcn_text word)
{
    size_t colon = rcn_text_find(word, ":", 0);
    return (colon == 1 || colon == 2) && word.len >= colon + 3 &&
           word.at[0] >= '0' && word.at[0] <= '9' &&
           word.at[colon + 1] >= '0' && word.at[colon + 1] <= '9';
}

/* Where the number begins in a word: at its start, or behind the name of an era
 * that the list has, "令和2年10月2日"; its length where it has none. */
static size_t
number_in(rcn_word_list dates, rcn_text word)
{
    size_t first = 0;
    while (first < word.len && (word.at[first] < '0' || word.at[first] > '9')) {
        first++;
    }
    bool era = first && first < word.len &&
               rcn_word_list_has(dates, rcn_text_slice(word, 0, first));
    return !first || era ? first : word.len;
}

/* A number of a line, and how many digits it has. */
typedef struct rcn_number {
    unsigned value;
    size_t digits;
} rcn_number;

static bool
is_year(rcn_number it)
{
    return it.digits == 4 && it.value >= 1000 && it.value < 3000;
}

static bool
is_at_most(rcn_number it, unsigned most)
{
    return it.digits <= 2 && it.value && it.value <= most;
}

/* Whether three numbers are a day, in any order of its parts: "03/05/19". */
static bool
is_day_of(const rcn_number *at)
{
    bool first = is_year(at[0]) && is_at_most(at[1], 31) &&
                 is_at_most(at[2], 31) &&
                 (at[1].value <= 12 || at[2].value <= 12);
    bool last = is_at_most(at[0], 31) && is_at_most(at[1], 31) &&
                (at[0].value <= 12 || at[1].value <= 12) &&
                (is_year(at[2]) || at[2].digits == 2);
    bool short_year = at[0].digits <= 2 && is_at_most(at[1], 12) &&
                      is_at_most(at[2], 31); /* "19.03.05", "令和2年10月2日" */
    return first || last || short_year;
}

/* Whether the numbers of a line without the name of a month hold a day: three
 * numbers, a month and a year alone, or eight digits.  The number of a file is
 * none: "1234/2013". */
static bool
has_day_in_numbers(rcn_text text)
{
    rcn_number values[MOST_NUMBERS] = {{0, 0}};
    size_t count = 0;
    bool within = false;
    for (size_t i = 0; i < text.len; i++) {
        bool digit = text.at[i] >= '0' && text.at[i] <= '9';
        if (digit && !within && count++ == MOST_NUMBERS) {
            return false;
        }
        if (digit) {
            rcn_number *it = &values[count - 1];
            it->value = it->value * 10 + (unsigned)(text.at[i] - '0');
            it->digits++;
        }
        within = digit;
    }
    for (size_t i = 0; i < count; i++) {
        bool compact = values[i].digits == 8 || values[i].digits == 14;
        if (compact || (i + 2 < count && is_day_of(&values[i]))) {
            return true;
        }
    }
    return count == 2 && ((is_year(values[0]) && is_at_most(values[1], 12)) ||
                          (is_year(values[1]) && is_at_most(values[0], 12)));
}

bool
rcn_is_date_line(rcn_word_list dates, rcn_text text, bool *ret_clock)
{
    char word[64];
    size_t len = 0;
    size_t start = 0;
    size_t digits = 0;
    size_t numbers = 0;
    bool named = false;
    *ret_clock = false;
    if (text.len > 80) {
        return false;
    }
    for (size_t at = 0; rcn_word_next(text, &at, word, &len, &start);) {
        size_t number = number_in(dates, (rcn_text){word, len});
        if (number < len) {
            size_t end = at < text.len ? at : text.len;
            rcn_text tail = rcn_text_slice(text, start, text.len);
            *ret_clock = *ret_clock || is_clock(tail);
            digits += end - start - number;
            numbers++;
        } else if (rcn_word_list_has(dates, (rcn_text){word, len})) {
            named = true;
        } else {
            return false;
        }
    }
    return digits >= 3 && numbers >= 1 &&
           (named || (digits >= 6 && has_day_in_numbers(text)));
}

static bool
has_any(rcn_text text, const char *bytes)
{
    for (size_t i = 0; i < text.len; i++) {
        if (strchr(bytes, text.at[i])) {
            return true;
        }
    }
    return false;
}

/* A section of the site behind the day and the hour: "TOWN NEWS". */
static bool
is_section(rcn_text part)
{
    return rcn_utf8_count_words(part) <= SECTION_WORDS && rcn_is_titled(part) &&
           !has_any(part, "0123456789");
}

/* Whether all parts of a line between separators are days, kinds of documents or
 * buttons, and one is a day.  Behind the day and the hour, or behind the day and a
 * bar, one may be a section. */
static bool
are_date_parts(const rcn_rules *rules, rcn_text text, const char *separator,
               bool *ret_clock)
{
    rcn_word_list dates = rcn_rules_words(rules, "dates");
    rcn_word_list tools = rcn_rules_words(rules, "page-tools");
    size_t from = 0;
    size_t dates_seen = 0;
    for (size_t at = 0; at != SIZE_MAX; from = at + strlen(separator)) {
        bool clock = false;
        at = rcn_text_find(text, separator, from);
        rcn_text part =
            rcn_text_slice(text, from, at == SIZE_MAX ? text.len : at);
        bool date = rcn_is_date_line(dates, part, &clock);
        bool section = at == SIZE_MAX && dates_seen && is_section(part) &&
                       (dates_seen > 1 || strcmp(separator, " | ") == 0);
        dates_seen += date;
        *ret_clock = *ret_clock || clock;
        if (!part.len ||
            (!date && !section && !rcn_has_genre_part(rules, part) &&
             !rcn_are_words_of(tools, part, TOOL_WORDS))) {
            return false;
        }
        if (at == SIZE_MAX) {
            break;
        }
    }
    return dates_seen > 0;
}

/* Returns a line without the words for a kind of document that open it, two or
 * more: "For Immediate Release March 5, 2019"; the line where it has fewer. */
static rcn_text
behind_genre(const rcn_rules *rules, rcn_text text)
{
    rcn_word_list genres = rcn_rules_words(rules, "genre-labels");
    char word[64];
    size_t len = 0;
    size_t start = 0;
    size_t found = 0;
    for (size_t at = 0; rcn_word_next(text, &at, word, &len, &start); found++) {
        if (!rcn_word_list_has(genres, (rcn_text){word, len})) {
            return found > 1 ? rcn_text_slice(text, start, text.len) : text;
        }
    }
    return text;
}

/* Returns a line without a name behind the word of a byline: "Posted on March 5,
 * 2019 by Jane Roe"; the line where it has none. */
static rcn_text
before_byline(const rcn_rules *rules, rcn_text text)
{
    rcn_word_list bylines = rcn_rules_words(rules, "bylines");
    char word[64];
    size_t len = 0;
    size_t start = 0;
    for (size_t at = 0; rcn_word_next(text, &at, word, &len, &start);) {
        rcn_text name = rcn_text_trim(
            rcn_text_slice(text, at < text.len ? at : text.len, text.len));
        size_t words = rcn_utf8_count_words(name);
        if (start && rcn_word_list_has(bylines, (rcn_text){word, len}) &&
            words > 1 && words <= NAME_WORDS && rcn_is_titled(name) &&
            !has_any(name, "0123456789")) {
            return rcn_text_trim(rcn_text_slice(text, 0, start));
        }
    }
    return text;
}

/* Returns a line without the section of the site before a day and its hour:
 * "Politics Materials 29 July 2023 09:19"; the line where it has none. */
static rcn_text
behind_section(rcn_text text)
{
    size_t digit = 0;
    while (digit < text.len && (text.at[digit] < '0' || text.at[digit] > '9')) {
        digit++;
    }
    rcn_text section = rcn_text_trim(rcn_text_slice(text, 0, digit));
    bool named = section.len && digit < text.len &&
                 rcn_text_find(section, ",", 0) == SIZE_MAX &&
                 is_section(section);
    return named ? rcn_text_slice(text, digit, text.len) : text;
}

/* Returns a line without how long ago its day was: "5 March 2019 Updated 2 days
 * ago"; the line where it does not end so. */
static rcn_text
before_age(const rcn_rules *rules, rcn_text text)
{
    rcn_word_list ages = rcn_rules_words(rules, "ages");
    size_t start = text.len;
    size_t words = 0;
    while (start && words < AGE_WORDS) {
        while (start && text.at[start - 1] != ' ') {
            start--;
        }
        words++;
        start -= start > 0 && words < AGE_WORDS;
    }
    rcn_text age = rcn_text_slice(text, start, text.len);
    return start && rcn_text_ends(text, " ago") &&
                   rcn_are_words_of(ages, age, AGE_WORDS)
               ? rcn_text_trim(rcn_text_slice(text, 0, start))
               : text;
}

/* Returns a line without the label of its categories: "Posted on: March 5, 2019
 * Category: News". */
static rcn_text
before_category(const rcn_rules *rules, rcn_text text)
{
    rcn_word_list labels = rcn_rules_words(rules, "category-labels");
    char word[64];
    size_t len = 0;
    size_t start = 0;
    for (size_t at = 0; rcn_word_next(text, &at, word, &len, &start);) {
        size_t end = at < text.len ? at : text.len;
        if (start && rcn_word_list_has(labels, (rcn_text){word, len}) &&
            memchr(text.at + start, ':', end - start + (end < text.len))) {
            return rcn_text_trim(rcn_text_slice(text, 0, start));
        }
    }
    return text;
}

bool
rcn_is_date_label(const rcn_rules *rules, rcn_text text, bool *ret_clock)
{
    static const char *const separators[] = {" | ", " - ", " – ", " — ",
                                             " · ", " • ", " / ", ": "};
    rcn_word_list dates = rcn_rules_words(rules, "dates");
    if (rcn_is_date_line(dates, text, ret_clock) ||
        (text.len <= LONG_DATELINE &&
         (rcn_is_date_line(dates, behind_genre(rules, text), ret_clock) ||
          rcn_is_date_line(dates, before_category(rules, text), ret_clock) ||
          rcn_is_date_line(dates, before_age(rules, text), ret_clock) ||
          rcn_is_date_line(dates, before_byline(rules, text), ret_clock)))) {
        return true;
    }
    if (text.len <= LONG_DATELINE &&
        rcn_is_date_line(dates, behind_section(text), ret_clock) &&
        *ret_clock) {
        return true;
    }
    for (size_t i = 0; i < sizeof separators / sizeof *separators; i++) {
        *ret_clock = false;
        if (text.len <= LONG_PARTS &&
            rcn_text_find(text, separators[i], 0) != SIZE_MAX &&
            are_date_parts(rules, text, separators[i], ret_clock)) {
            return true;
        }
    }
    return false;
}

/* Whether a line is a name and a day with one of these marks between them. */
static bool
is_name_and_day(rcn_word_list dates, rcn_text text, const char *mark)
{
    size_t at = rcn_text_find(text, mark, 0);
    for (; at != SIZE_MAX && at <= LONG_PLACE;
         at = rcn_text_find(text, mark, at + 1)) {
        bool clock = false;
        rcn_text place = rcn_text_slice(text, 0, at);
        if (!rcn_is_titled(place) || has_any(place, "0123456789()\"") ||
            rcn_utf8_count_words(place) > PLACE_WORDS) {
            return false;
        }
        if (rcn_is_date_line(dates,
                             rcn_text_slice(text, at + strlen(mark), text.len),
                             &clock)) {
            return true;
        }
    }
    return false;
}

bool
rcn_is_place_and_day(const rcn_rules *rules, rcn_text text)
{
    return is_name_and_day(rcn_rules_words(rules, "dates"), text, ", ");
}

bool
rcn_is_source_and_day(const rcn_rules *rules, rcn_text text)
{
    static const char *const marks[] = {", ",  " | ", " · ", " • ",
                                        " – ", " — ", " - "};
    rcn_word_list dates = rcn_rules_words(rules, "dates");
    bool found = false;
    for (size_t i = 0; i < sizeof marks / sizeof *marks && !found; i++) {
        found = is_name_and_day(dates, text, marks[i]);
    }
    return found;
}

bool
rcn_begins_with_clock(rcn_text text)
{
    return is_clock(text);
}
