/* Reads an editor's date strictly: EDTF (ISO 8601-2:2019, annex A) level 0,
 * level 1 and the "one of a set" of level 2, by recursive descent. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "date/calendar.h"
#include "date/date.h"
#include "date/display.h"

static const char *const seasons[] = {"spring", "summer", "autumn", "winter"};

/** One date of EDTF: what it may mean at least and at most. */
typedef struct rcn_edtf_date {
    rcn_date first, last; /**< as precise as written */
    uint8_t season;       /**< 21..24, or 0 */
    char qualifier;       /**< '?', '~', '%' or 0 */
    const char *words;    /**< when neither date says it: "the 2010s" */
} rcn_edtf_date;

typedef struct rcn_edtf_reader {
    rcn_arena *arena;
    const char *at;
    const char *error; /**< first thing found wrong */
} rcn_edtf_reader;

static bool
fail(rcn_edtf_reader *reader, const char *error)
{
    if (!reader->error) {
        reader->error = error;
    }
    return false;
}

/** Reads exactly `count` digits, of which the last ones may be X; returns how
 * many X there were, or -1. */
static int
digits(rcn_edtf_reader *reader, int count, int *ret_value)
{
    int value = 0;
    int unknown = 0;
    for (int i = 0; i < count; i++) {
        char c = reader->at[i];
        if (c == 'X') {
            unknown++;
        } else if (unknown || !isdigit((unsigned char)c)) {
            return -1;
        }
        value = value * 10 + (c == 'X' ? 0 : c - '0');
    }
    reader->at += count;
    *ret_value = value;
    return unknown;
}

static bool
read_long_year(rcn_edtf_reader *reader, rcn_edtf_date *date)
{
    char *end = NULL;
    const char *start = reader->at + (*reader->at == '-');
    if (!isdigit((unsigned char)*start) || *start == '0') {
        return fail(reader, "expected digits after Y");
    }
    long year = strtol(reader->at, &end, 10);
    if (end - start < 5) {
        return fail(reader, "a year after Y has more than four digits");
    }
    if (labs(year) > INT16_MAX) {
        return fail(reader, "the year is out of range");
    }
    reader->at = end;
    date->first = date->last = (rcn_date){(int16_t)year, 0, 0};
    return true;
}

/** Reads the year, with X for its last one or two digits; sets the span. */
static bool
read_year(rcn_edtf_reader *reader, rcn_edtf_date *date, int *ret_unknown)
{
    if (*reader->at == 'Y') {
        reader->at++;
        *ret_unknown = 0;
        return read_long_year(reader, date);
    }
    bool negative = *reader->at == '-';
    reader->at += negative;
    int year = 0;
    int unknown = digits(reader, 4, &year);
    if (unknown < 0) {
        return fail(reader, "expected a year of four digits");
    }
    if (unknown > 2) {
        return fail(reader, "at most two digits of a year may be X");
    }
    if (negative && year == 0) {
        return fail(reader, "there is no year -0000");
    }
    int reach = unknown == 2 ? 99 : (unknown == 1 ? 9 : 0);
    int sign = negative ? -1 : 1;
    int other = sign * (year + reach);
    year *= sign;
    date->first = (rcn_date){(int16_t)(negative ? other : year), 0, 0};
    date->last = (rcn_date){(int16_t)(negative ? year : other), 0, 0};
    if (unknown) {
        date->words = unknown == 1
                          ? rcn_arena_printf(reader->arena, "the %ds", year)
                          : rcn_arena_printf(reader->arena, "between %d and %d",
                                             date->first.year, date->last.year);
    }
    *ret_unknown = unknown;
    return true;
}

static bool
read_month(rcn_edtf_reader *reader, rcn_edtf_date *date, bool *ret_unknown)
{
    int month = 0;
    int unknown = digits(reader, 2, &month);
    if (unknown < 0 || unknown == 1) {
        return fail(reader, "expected a month of two digits");
    }
    *ret_unknown = unknown == 2;
    if (unknown) {
        return true;
    }
    if (month >= 21 && month <= 24) {
        date->season = (uint8_t)month;
        return true;
    }
    if (month < 1 || month > 12) {
        return fail(reader, "there is no such month or season");
    }
    date->first.month = date->last.month = (uint8_t)month;
    return true;
}

static bool
read_day(rcn_edtf_reader *reader, rcn_edtf_date *date, bool month_unknown)
{
    int day = 0;
    int unknown = digits(reader, 2, &day);
    if (unknown < 0 || unknown == 1) {
        return fail(reader, "expected a day of two digits");
    }
    if (unknown) {
        return true;
    }
    if (month_unknown) {
        return fail(reader, "a day needs a month");
    }
    if (day < 1 ||
        day > rcn_month_length(date->first.year, date->first.month)) {
        return fail(reader, "there is no such day");
    }
    date->first.day = date->last.day = (uint8_t)day;
    return true;
}

/** Reads "T10:20:30" with Z or an offset; level 0 wants it complete. */
static bool
read_time(rcn_edtf_reader *reader)
{
    const char *shape = "dd:dd:dd";
    for (; *shape; shape++, reader->at++) {
        bool fits = *shape == 'd' ? isdigit((unsigned char)*reader->at) != 0
                                  : *reader->at == *shape;
        if (!fits) {
            return fail(reader, "a time is written hh:mm:ss");
        }
    }
    const char *time = reader->at - 8;
    if (memcmp(time, "23", 2) > 0 || time[3] > '5' || time[6] > '5') {
        return fail(reader, "there is no such time");
    }
    if (*reader->at == 'Z') {
        reader->at++;
    } else if (*reader->at == '+' || *reader->at == '-') {
        size_t len = strspn(reader->at + 1, "0123456789:");
        if (len != 2 && len != 5) {
            return fail(reader, "an offset is written +hh or +hh:mm");
        }
        reader->at += len + 1;
    }
    return true;
}

static bool
read_date(rcn_edtf_reader *reader, rcn_edtf_date *date)
{
    *date = (rcn_edtf_date){0};
    bool long_year = *reader->at == 'Y';
    int unknown = 0;
    if (!read_year(reader, date, &unknown)) {
        return false;
    }
    if (*reader->at == '-' && !unknown && !long_year) {
        reader->at++;
        bool no_month = false;
        if (!read_month(reader, date, &no_month)) {
            return false;
        }
        if (*reader->at == '-' && !date->season) {
            reader->at++;
            if (!read_day(reader, date, no_month)) {
                return false;
            }
        }
    }
    if (*reader->at == 'T' && date->first.day) {
        reader->at++;
        return read_time(reader);
    }
    if (*reader->at && strchr("?~%", *reader->at)) {
        date->qualifier = *reader->at++;
    }
    return true;
}

static const char *
words_of(rcn_arena *arena, const rcn_edtf_date *date)
{
    const char *words = date->words;
    if (date->season) {
        words = rcn_arena_printf(arena, "%s %s", seasons[date->season - 21],
                                 rcn_date_words(arena, date->first));
    } else if (!words) {
        words = rcn_date_words(arena, date->first);
    }
    bool rough = date->qualifier == '~' || date->qualifier == '%';
    bool doubtful = date->qualifier == '?' || date->qualifier == '%';
    return rough || doubtful
               ? rcn_arena_printf(arena, "%s%s%s", rough ? "c. " : "", words,
                                  doubtful ? "?" : "")
               : words;
}

static rcn_certainty
certainty_of(char qualifier)
{
    if (qualifier == '?') {
        return RCN_UNCERTAIN;
    }
    return qualifier ? RCN_APPROXIMATE : RCN_CERTAIN;
}

static void
bracket(rcn_arena *arena, rcn_dating *dating, const char *words)
{
    dating->display = rcn_arena_printf(arena, "[%s]", words);
}

/** Reads what may be at an end of an interval: a date, "..", or nothing. */
static bool
read_end(rcn_edtf_reader *reader, rcn_edtf_date *date, bool *ret_known)
{
    *ret_known = false;
    if (strncmp(reader->at, "..", 2) == 0) {
        reader->at += 2;
        return true;
    }
    if (*reader->at == '\0' || *reader->at == '/') {
        return true;
    }
    *ret_known = true;
    return read_date(reader, date);
}

static bool
read_interval(rcn_edtf_reader *reader, rcn_dating *dating)
{
    rcn_edtf_date from = {0};
    rcn_edtf_date to = {0};
    bool has_from = false;
    bool has_to = false;
    if (!read_end(reader, &from, &has_from)) {
        return false;
    }
    if (*reader->at != '/') {
        return fail(reader, "characters after the date");
    }
    reader->at++;
    if (!read_end(reader, &to, &has_to)) {
        return false;
    }
    if (!has_from && !has_to) {
        return fail(reader, "an interval needs a date");
    }
    if (has_from && has_to &&
        rcn_date_compare(rcn_date_first(from.first), rcn_date_last(to.last)) >
            0) {
        return fail(reader, "the interval ends before it begins");
    }
    rcn_arena *arena = reader->arena;
    rcn_certainty worst = certainty_of(from.qualifier);
    if (certainty_of(to.qualifier) > worst) {
        worst = certainty_of(to.qualifier);
    }
    dating->certainty = has_from && has_to ? worst : RCN_BOUNDED;
    dating->not_before = has_from ? from.first : RCN_DATE_NONE;
    dating->not_after = has_to ? to.last : RCN_DATE_NONE;
    dating->sort = has_from ? from.first : to.last;
    if (has_from && has_to) {
        bracket(arena, dating,
                rcn_arena_printf(arena, "%s to %s", words_of(arena, &from),
                                 words_of(arena, &to)));
    } else {
        bracket(arena, dating,
                rcn_arena_printf(arena, "%s %s", has_from ? "from" : "until",
                                 words_of(arena, has_from ? &from : &to)));
    }
    return true;
}

/** Reads one member of a set, "a", "a..b", "..b" or "a..", and adds its words
 * and limits. */
static bool
read_member(rcn_edtf_reader *reader, rcn_dating *dating, rcn_buffer *words)
{
    rcn_edtf_date from = {0};
    rcn_edtf_date to = {0};
    bool has_from = strncmp(reader->at, "..", 2) != 0;
    if (has_from && !read_date(reader, &from)) {
        return false;
    }
    bool range = strncmp(reader->at, "..", 2) == 0;
    reader->at += range ? 2 : 0;
    bool has_to = range && *reader->at != ']' && *reader->at != ',';
    if (has_to && !read_date(reader, &to)) {
        return false;
    }
    if (!has_from && !has_to) {
        return fail(reader, "a set needs a date");
    }
    rcn_arena *arena = reader->arena;
    if (!range) {
        rcn_buffer_string(words, words_of(arena, &from));
        dating->not_after = from.last;
    } else if (has_from && has_to) {
        rcn_buffer_printf(words, "between %s and %s", words_of(arena, &from),
                          words_of(arena, &to));
        dating->not_after = to.last;
    } else {
        rcn_buffer_printf(words, "not %s %s", has_from ? "before" : "after",
                          words_of(arena, has_from ? &from : &to));
        dating->not_after = has_to ? to.last : RCN_DATE_NONE;
        dating->certainty = RCN_BOUNDED;
    }
    rcn_date low = has_from ? from.first : to.last;
    if (rcn_date_compare(low, dating->sort) < 0) { /* NONE sorts last */
        dating->sort = low;
        dating->not_before = has_from ? from.first : RCN_DATE_NONE;
    }
    return true;
}

static bool
read_set(rcn_edtf_reader *reader, rcn_dating *dating)
{
    dating->certainty = RCN_UNCERTAIN;
    dating->sort = RCN_DATE_NONE;
    rcn_buffer words = rcn_buffer_new(reader->arena);
    do {
        reader->at++;
        if (words.len) {
            rcn_buffer_string(&words, " or ");
        }
        if (!read_member(reader, dating, &words)) {
            return false;
        }
    } while (*reader->at == ',');
    if (*reader->at != ']') {
        return fail(reader, "expected , or ] in the set");
    }
    reader->at++;
    bracket(reader->arena, dating, rcn_buffer_text(&words).at);
    return true;
}

static bool
read_single(rcn_edtf_reader *reader, rcn_dating *dating)
{
    rcn_edtf_date date = {0};
    if (!read_date(reader, &date)) {
        return false;
    }
    dating->certainty = certainty_of(date.qualifier);
    dating->sort = date.first;
    dating->not_before = date.qualifier ? RCN_DATE_NONE : date.first;
    dating->not_after = date.qualifier ? RCN_DATE_NONE : date.last;
    bracket(reader->arena, dating, words_of(reader->arena, &date));
    return true;
}

bool
rcn_date_from_editor(rcn_arena *arena, const char *edtf, rcn_dating *ret_dating,
                     const char **ret_error)
{
    rcn_edtf_reader reader = {.arena = arena, .at = edtf};
    rcn_dating dating = rcn_dating_unknown();
    dating.status = RCN_STATUS_EDITOR;
    dating.ground = "Given by the editor.";
    bool good = false;
    if (*edtf == '[') {
        good = read_set(&reader, &dating);
    } else if (strchr(edtf, '/')) {
        good = read_interval(&reader, &dating);
    } else {
        good = read_single(&reader, &dating);
    }
    if (good && *reader.at) {
        good = fail(&reader, "characters after the date");
    }
    if (!good) {
        *ret_error = reader.error;
        return false;
    }
    dating.edtf = rcn_arena_strdup(arena, edtf);
    *ret_dating = dating;
    return true;
}
