/* The forms of written dates, each a function over numbers, words and marks. */
#include <string.h>

#include "base/utf8.h"
#include "date/calendar.h"
#include "date/reader.h"

static rcn_text
text_of(const rcn_reader *reader, const rcn_token *token)
{
    return rcn_text_slice(reader->text, token->start, token->end);
}

static bool
starts_with(const rcn_reader *reader, const rcn_token *token, const char *word)
{
    return token->kind == RCN_TOKEN_WORD &&
           rcn_text_starts(text_of(reader, token), word);
}

#define THAI_CENTURY     2500 /**< of the years of two digits in Thai dates */
#define THAI_SHORT_LEAST 40   /**< 1997 */
#define THAI_SHORT_MOST  80   /**< 2037 */
#define HIJRI_MOST \
    1500 /**< what languages of Islam write below is no AD year */

/** True for languages whose texts may count years from the Hijra. */
static bool
counts_hijri(const char *language)
{
    static const char *const languages[] = {"ar", "fa", "ur", "ps", "ckb"};
    for (size_t i = 0; i < sizeof languages / sizeof *languages; i++) {
        size_t len = strlen(languages[i]);
        if (strncmp(language, languages[i], len) == 0 &&
            (language[len] == '\0' || language[len] == '-')) {
            return true;
        }
    }
    return false;
}

/** A whole year as the token states it, or RCN_YEAR_UNKNOWN.  A reading time
 * fused to the year ("20194 Min Read") is taken off. */
static int16_t
year_of(const rcn_reader *reader, size_t at)
{
    const rcn_token *token = rcn_reader_token(reader, at);
    uint32_t year = token->value;
    if (rcn_token_is_number(token, 5, 6) &&
        rcn_reader_is_word(reader, rcn_reader_token(reader, at + 1),
                           "min mins minute minutes")) {
        year /= token->digits == 5 ? 10 : 100;
    } else if (!rcn_token_is_number(token, 4, 4)) {
        return RCN_YEAR_UNKNOWN;
    }
    bool thai = rcn_text_starts(rcn_text_of(reader->language), "th");
    if (thai && year > 2400) {
        year -= RCN_BUDDHIST_YEARS;
    }
    uint32_t least = counts_hijri(reader->language) ? HIJRI_MOST + 1
                                                    : (uint32_t)RCN_YEAR_LEAST;
    if (year < least || year > RCN_YEAR_MOST) {
        return RCN_YEAR_UNKNOWN;
    }
    return (int16_t)year;
}

/** The month that token `at` names in a language, or 0. */
static uint8_t
month_in(const rcn_reader *reader, size_t at, const char *language)
{
    const rcn_token *token = rcn_reader_token(reader, at);
    return token->kind == RCN_TOKEN_WORD
               ? rcn_months_find(reader->months, text_of(reader, token),
                                 language)
               : 0;
}

static uint8_t
month_of(const rcn_reader *reader, size_t at)
{
    return month_in(reader, at, reader->language);
}

/** A month without a year beside it: English ones need their capital, for "may
 * 5" and "march 20" are other words. */
static bool
names_month_alone(const rcn_reader *reader, size_t at)
{
    rcn_text word = text_of(reader, rcn_reader_token(reader, at));
    const char *language = rcn_months_language(reader->months, word);
    bool english = language && strcmp(language, "en") == 0;
    return !english || word.at[0] < 'a' || word.at[0] > 'z' ||
           !rcn_text_starts(rcn_text_of(reader->language), "en");
}

/** True when the number is glued to another by a mark before it: "10.0.20.12",
 * "1,200". */
static bool
is_continued(const rcn_reader *reader, size_t at)
{
    if (at < 2) {
        return false;
    }
    const rcn_token *token = rcn_reader_token(reader, at);
    const rcn_token *mark = rcn_reader_token(reader, at - 1);
    const rcn_token *before = rcn_reader_token(reader, at - 2);
    return !token->spaced && !mark->spaced && mark->kind == RCN_TOKEN_MARK &&
           before->kind == RCN_TOKEN_NUMBER &&
           (rcn_token_is_dash(mark) || (mark->value < 0x80 && mark->value &&
                                        strchr(".,/:", (int)mark->value)));
}

/** True when a mark and a number go on right after token `at - 1`. */
static bool
goes_on(const rcn_reader *reader, size_t at)
{
    const rcn_token *mark = rcn_reader_token(reader, at);
    const rcn_token *next = rcn_reader_token(reader, at + 1);
    return !mark->spaced && !next->spaced && next->kind == RCN_TOKEN_NUMBER &&
           (rcn_token_is_mark(mark, '.') || rcn_token_is_mark(mark, '/') ||
            rcn_token_is_dash(mark) || rcn_token_is_mark(mark, ','));
}

static rcn_date
make_date(int16_t year, uint32_t month, uint32_t day)
{
    rcn_date date = {year, 0, 0};
    if (month <= 12 && day <= 31) {
        date.month = (uint8_t)month;
        date.day = (uint8_t)day;
    }
    return date;
}

/** Sets the date if it exists; a day and month without a year are held against
 * a leap year. */
static bool
set_date(rcn_mention *mention, int16_t year, uint32_t month, uint32_t day)
{
    rcn_date date = make_date(year, month, day);
    rcn_date tried = date;
    if (year == RCN_YEAR_UNKNOWN) {
        tried.year = 2000;
    }
    if (!date.month || !rcn_date_is_valid(tried)) {
        return false;
    }
    mention->date = mention->last = date;
    mention->other = RCN_DATE_NONE;
    return true;
}

/** 2021-11-08, 2021/11/8, 2021.11.08, "2021. 11. 8." */
static size_t
read_iso(const rcn_reader *reader, size_t at, rcn_mention *mention)
{
    const rcn_token *first = rcn_reader_token(reader, at + 1);
    const rcn_token *month = rcn_reader_token(reader, at + 2);
    const rcn_token *second = rcn_reader_token(reader, at + 3);
    const rcn_token *day = rcn_reader_token(reader, at + 4);
    int16_t year = year_of(reader, at);
    bool dots = rcn_token_is_mark(first, '.') && rcn_token_is_mark(second, '.');
    bool same =
        dots || (rcn_token_is_dash(first) && rcn_token_is_dash(second)) ||
        (rcn_token_is_mark(first, '/') && rcn_token_is_mark(second, '/'));
    bool tight = !first->spaced && !second->spaced &&
                 (dots || (!month->spaced && !day->spaced));
    if (year == RCN_YEAR_UNKNOWN || !same || !tight ||
        !rcn_token_is_number(month, 1, 2) || !rcn_token_is_number(day, 1, 2) ||
        !day->value || is_continued(reader, at) || goes_on(reader, at + 5) ||
        !set_date(mention, year, month->value, day->value)) {
        return 0;
    }
    mention->form = RCN_FORM_ISO;
    return at + 5;
}

/** 2021年11月8日, 2021년 11월 8일, and without the day. */
static size_t
read_east_asian(const rcn_reader *reader, size_t at, rcn_mention *mention)
{
    int16_t year = year_of(reader, at);
    const rcn_token *month = rcn_reader_token(reader, at + 2);
    bool chinese =
        starts_with(reader, rcn_reader_token(reader, at + 1), "年") &&
        starts_with(reader, rcn_reader_token(reader, at + 3), "月");
    bool korean = starts_with(reader, rcn_reader_token(reader, at + 1), "년") &&
                  starts_with(reader, rcn_reader_token(reader, at + 3), "월");
    if (year == RCN_YEAR_UNKNOWN || !rcn_token_is_number(month, 1, 2) ||
        !(chinese || korean)) {
        return 0;
    }
    const rcn_token *day = rcn_reader_token(reader, at + 4);
    const rcn_token *unit = rcn_reader_token(reader, at + 5);
    bool has_day =
        rcn_token_is_number(day, 1, 2) &&
        (starts_with(reader, unit, "日") || starts_with(reader, unit, "号") ||
         starts_with(reader, unit, "號") || starts_with(reader, unit, "일"));
    if (!set_date(mention, year, month->value, has_day ? day->value : 0)) {
        return 0;
    }
    mention->form = RCN_FORM_ISO;
    return at + (has_day ? 6 : 4);
}

/** Two digits as POSIX strptime reads them (%y): 69 is 1969, 68 is 2068. */
static int16_t
short_year(const rcn_token *token)
{
    return (int16_t)(token->value + (token->value >= 69 ? 1900 : 2000));
}

/** Sets the readings of "a/b/year" in the orders that give a date. */
static bool
set_numeric(const rcn_reader *reader, rcn_mention *mention, int16_t year,
            const uint32_t parts[2])
{
    rcn_mention swapped = *mention;
    bool day_first = set_date(mention, year, parts[1], parts[0]);
    bool month_first = set_date(&swapped, year, parts[0], parts[1]);
    rcn_text language = rcn_text_of(reader->language);
    bool known = !rcn_text_is(language, "und") && language.len > 0;
    bool english = rcn_text_starts(language, "en");
    if (!day_first && month_first) {
        *mention = swapped;
    } else if (day_first && month_first && parts[0] != parts[1] &&
               (!known || english)) {
        mention->other = swapped.date;
    }
    return day_first || month_first;
}

/** True when a number is one of a version or a section: "v 10.11.12". */
static bool
is_numbered(const rcn_reader *reader, size_t at)
{
    return at && rcn_reader_is_word(reader, rcn_reader_token(reader, at - 1),
                                    "v ver version release section sec no nr "
                                    "chapter figure table");
}

/** 8.11.2021, 08/11/2021, 08-11-2021, 08/11/21, 08.11.21. */
static size_t
read_numeric(const rcn_reader *reader, size_t at, rcn_mention *mention)
{
    const rcn_token *a = rcn_reader_token(reader, at);
    const rcn_token *first = rcn_reader_token(reader, at + 1);
    const rcn_token *b = rcn_reader_token(reader, at + 2);
    const rcn_token *second = rcn_reader_token(reader, at + 3);
    const rcn_token *c = rcn_reader_token(reader, at + 4);
    bool dots = rcn_token_is_mark(first, '.') && rcn_token_is_mark(second, '.');
    bool slashes =
        rcn_token_is_mark(first, '/') && rcn_token_is_mark(second, '/');
    bool dashes = rcn_token_is_dash(first) && rcn_token_is_dash(second);
    bool tight = !first->spaced && !second->spaced &&
                 (dots || (!b->spaced && !c->spaced));
    if (!(dots || slashes || dashes) || !tight ||
        !rcn_token_is_number(a, 1, 2) || !rcn_token_is_number(b, 1, 2) ||
        !a->value || !b->value || is_continued(reader, at) ||
        goes_on(reader, at + 5)) {
        return 0;
    }
    int16_t year = year_of(reader, at + 4);
    bool two =
        rcn_token_is_number(c, 2, 2) && rcn_token_is_number(a, 2, 2) &&
        (slashes || (dots && !b->spaced && !c->spaced &&
                     rcn_token_is_number(b, 2, 2) && !is_numbered(reader, at)));
    if (year == RCN_YEAR_UNKNOWN && two) {
        year = short_year(c);
    }
    uint32_t parts[2] = {a->value, b->value};
    bool good = year != RCN_YEAR_UNKNOWN &&
                (dots ? set_date(mention, year, b->value, a->value)
                      : set_numeric(reader, mention, year, parts));
    mention->form = RCN_FORM_NUMERIC;
    return good ? at + 5 : 0;
}

/** Skips what may stand between a month and its year; returns the token after
 * it. */
static size_t
skip_joiners(const rcn_reader *reader, size_t at)
{
    for (int i = 0; i < 3; i++, at++) {
        const rcn_token *token = rcn_reader_token(reader, at);
        bool mark =
            rcn_token_is_mark(token, ',') || rcn_token_is_mark(token, '.') ||
            rcn_token_is_mark(token, '\'') ||
            rcn_token_is_mark(token, 0x2019) || rcn_token_is_mark(token, '/') ||
            rcn_token_is_mark(token, 0x60C) ||
            (rcn_token_is_dash(token) && !token->spaced);
        if (!mark &&
            !rcn_reader_is_word(reader, token, "de del of d do di du der")) {
            break;
        }
    }
    return at;
}

/** The year of two digits of a Thai date, "5 มี.ค. 64", in the last decades; or
 * RCN_YEAR_UNKNOWN. */
static int16_t
short_thai_year(const rcn_reader *reader, size_t at)
{
    const rcn_token *token = rcn_reader_token(reader, at);
    bool thai = rcn_text_starts(rcn_text_of(reader->language), "th");
    bool read = thai && rcn_token_is_number(token, 2, 2) &&
                token->value >= THAI_SHORT_LEAST &&
                token->value <= THAI_SHORT_MOST;
    uint32_t year = token->value + THAI_CENTURY - RCN_BUDDHIST_YEARS;
    if (!read) {
        return RCN_YEAR_UNKNOWN;
    }
    return (int16_t)year;
}

/** The year after a month or a day, if one stands there; `*ret_next` is the
 * token after it. */
static int16_t
read_year_after(const rcn_reader *reader, size_t at, size_t *ret_next)
{
    size_t place = skip_joiners(reader, at);
    int16_t year = rcn_read_thai_year(reader, place, ret_next);
    if (year != RCN_YEAR_UNKNOWN) {
        return year;
    }
    year = year_of(reader, place);
    if (year == RCN_YEAR_UNKNOWN && place == at + 1 &&
        rcn_token_is_dash(rcn_reader_token(reader, at)) &&
        rcn_token_is_number(rcn_reader_token(reader, place), 2, 2) &&
        !goes_on(reader, place + 1)) {
        year = short_year(rcn_reader_token(reader, place)); /* 08-Nov-21 */
    }
    if (year == RCN_YEAR_UNKNOWN && !goes_on(reader, place + 1)) {
        year = short_thai_year(reader, place);
    }
    *ret_next = year == RCN_YEAR_UNKNOWN ? at : place + 1;
    return year;
}

/** Skips "th", "er", "º", "-го" after the number of a day. */
static size_t
skip_ordinal(const rcn_reader *reader, size_t at)
{
    const rcn_token *token = rcn_reader_token(reader, at);
    if (!token->spaced &&
        (rcn_reader_is_word(reader, token, "st nd rd th er re e a го") ||
         rcn_token_is_mark(token, 0xBA) || rcn_token_is_mark(token, 0xB0) ||
         rcn_token_is_mark(token, 0xAA))) {
        return at + 1;
    }
    return at;
}

/** The month named at token `*at`, in one word, by two initials ("มี.ค.") or in
 * two words ("تشرين الثاني"), with or without its other name after a stroke, as
 * Arabic gives both ("نيسان / أبريل"); `*at` moves behind it.  0 when there is
 * none. */
static uint8_t
read_month(const rcn_reader *reader, size_t *at)
{
    uint8_t month = rcn_months_find(
        reader->months, rcn_reader_initials(reader, *at), reader->language);
    size_t next = *at + (month ? 3 : 1);
    month = month ? month : month_of(reader, *at);
    const rcn_token *first = rcn_reader_token(reader, *at);
    const rcn_token *second = rcn_reader_token(reader, next);
    bool autumn = rcn_reader_is_word(reader, first, "تشرين");
    if (!month && (autumn || rcn_reader_is_word(reader, first, "كانون"))) {
        bool earlier = rcn_reader_is_word(reader, second, "الأول الاول الأوّل");
        bool later = rcn_reader_is_word(reader, second, "الثاني الثّاني");
        month = (uint8_t)(earlier ? (autumn ? 10 : 12)
                                  : (later ? (autumn ? 11 : 1) : 0));
        next++;
    }
    if (month && rcn_token_is_mark(rcn_reader_token(reader, next), '/') &&
        month_of(reader, next + 1) == month) {
        next += 2;
    }
    *at = next;
    return month;
}

/** The month of another language than the text's, between a day and a year,
 * where "mars" is no planet; moves `*at` as read_month does. */
static uint8_t
read_foreign_month(const rcn_reader *reader, size_t *at)
{
    uint8_t month = month_in(reader, *at, "und");
    size_t end = 0;
    if (!month || read_year_after(reader, *at + 1, &end) == RCN_YEAR_UNKNOWN) {
        return 0;
    }
    ++*at;
    return month;
}

/** "8 November 2021", "8. November", "8th of November, 2021", "8 de noviembre
 * de 2021", "08-Nov-2021", "8-10 November 2021". */
static size_t
read_day_first(const rcn_reader *reader, size_t at, rcn_mention *mention)
{
    const rcn_token *day = rcn_reader_token(reader, at);
    if (!rcn_token_is_number(day, 1, 2) || !day->value ||
        is_continued(reader, at)) {
        return 0;
    }
    size_t next = skip_ordinal(reader, at + 1);
    const rcn_token *last = day;
    size_t dot =
        next + (rcn_token_is_mark(rcn_reader_token(reader, next), '.') ? 1 : 0);
    if (rcn_token_is_dash(rcn_reader_token(reader, dot)) &&
        rcn_token_is_number(rcn_reader_token(reader, dot + 1), 1, 2)) {
        last = rcn_reader_token(reader, dot + 1);
        next = skip_ordinal(reader, dot + 2);
    }
    size_t named = skip_joiners(reader, next);
    next = named;
    uint8_t month = read_month(reader, &next);
    if (!month) {
        next = named;
        month = read_foreign_month(reader, &next);
    }
    if (!month) {
        return 0;
    }
    size_t end = 0;
    int16_t year = read_year_after(reader, next, &end);
    rcn_mention to = *mention;
    if ((year == RCN_YEAR_UNKNOWN && !names_month_alone(reader, named)) ||
        !set_date(mention, year, month, day->value) ||
        !set_date(&to, year, month, last->value)) {
        return 0;
    }
    mention->last = to.date;
    mention->form = RCN_FORM_WORDS;
    return end;
}

/** "November 8, 2021", "Nov. 8th", "November 8-10, 2021", "November 2021". */
static size_t
read_month_first(const rcn_reader *reader, size_t at, rcn_mention *mention)
{
    size_t named = at;
    uint8_t month = read_month(reader, &named);
    if (!month) {
        return 0;
    }
    mention->form = RCN_FORM_WORDS;
    size_t next = named;
    next += rcn_token_is_mark(rcn_reader_token(reader, next), '.') ? 1 : 0;
    next += rcn_reader_is_word(reader, rcn_reader_token(reader, next), "the")
                ? 1
                : 0;
    const rcn_token *day = rcn_reader_token(reader, next);
    if (!rcn_token_is_number(day, 1, 2) || !day->value) {
        size_t end = 0;
        int16_t year = read_year_after(reader, named, &end);
        if (at && rcn_token_is_number(rcn_reader_token(reader, at - 1), 1, 2) &&
            !is_continued(reader, at - 1)) {
            return 0; /* a day that does not exist */
        }
        return year != RCN_YEAR_UNKNOWN && set_date(mention, year, month, 0)
                   ? end
                   : 0;
    }
    const rcn_token *last = day;
    next = skip_ordinal(reader, next + 1);
    if (rcn_token_is_dash(rcn_reader_token(reader, next)) &&
        rcn_token_is_number(rcn_reader_token(reader, next + 1), 1, 2)) {
        last = rcn_reader_token(reader, next + 1);
        next = skip_ordinal(reader, next + 2);
    }
    size_t end = 0;
    int16_t year = read_year_after(reader, next, &end);
    rcn_mention to = *mention;
    if ((year == RCN_YEAR_UNKNOWN && !names_month_alone(reader, at)) ||
        rcn_token_is_mark(rcn_reader_token(reader, end), ':') ||
        !set_date(mention, year, month, day->value) ||
        !set_date(&to, year, month, last->value)) {
        return 0;
    }
    mention->last = to.date;
    return end;
}

/** "2021. november 8.", "2021 m. lapkričio 8 d.", "2021-Nov-08", "2021eko
 * azaroaren 8a". */
static size_t
read_year_first(const rcn_reader *reader, size_t at, rcn_mention *mention)
{
    int16_t year = year_of(reader, at);
    if (year == RCN_YEAR_UNKNOWN || is_continued(reader, at)) {
        return 0;
    }
    size_t next = at + 1;
    next += rcn_reader_is_word(reader, rcn_reader_token(reader, next),
                               "m eko ko gada")
                ? 1
                : 0;
    next += rcn_token_is_mark(rcn_reader_token(reader, next), '.') ||
                    rcn_token_is_mark(rcn_reader_token(reader, next), ',') ||
                    rcn_token_is_dash(rcn_reader_token(reader, next))
                ? 1
                : 0;
    uint8_t month = month_of(reader, next);
    if (!month) {
        return 0;
    }
    next++;
    next += rcn_token_is_mark(rcn_reader_token(reader, next), '.') ||
                    rcn_token_is_dash(rcn_reader_token(reader, next))
                ? 1
                : 0;
    const rcn_token *day = rcn_reader_token(reader, next);
    mention->form = RCN_FORM_WORDS;
    if (!rcn_token_is_number(day, 1, 2) || !day->value ||
        year_of(reader, skip_joiners(reader, next + 1)) != RCN_YEAR_UNKNOWN ||
        !set_date(mention, year, month, day->value)) {
        return 0;
    }
    return next + 1;
}

/** "2021. gada 8. novembrī", as Latvian writes. */
static size_t
read_latvian(const rcn_reader *reader, size_t at, rcn_mention *mention)
{
    int16_t year = year_of(reader, at);
    size_t next = at + 1;
    next += rcn_token_is_mark(rcn_reader_token(reader, next), '.') ? 1 : 0;
    const rcn_token *day = rcn_reader_token(reader, next + 1);
    if (year == RCN_YEAR_UNKNOWN ||
        !rcn_reader_is_word(reader, rcn_reader_token(reader, next), "gada") ||
        !rcn_token_is_number(day, 1, 2)) {
        return 0;
    }
    next += 2;
    next += rcn_token_is_mark(rcn_reader_token(reader, next), '.') ? 1 : 0;
    uint8_t month = month_in(reader, next, "lv");
    mention->form = RCN_FORM_WORDS;
    return month && set_date(mention, year, month, day->value) ? next + 1 : 0;
}

/** "ngày 8 tháng 11 năm 2021". */
static size_t
read_vietnamese(const rcn_reader *reader, size_t at, rcn_mention *mention)
{
    const rcn_token *day = rcn_reader_token(reader, at);
    const rcn_token *month = rcn_reader_token(reader, at + 2);
    if (!rcn_token_is_number(day, 1, 2) || !day->value ||
        !rcn_token_is_number(month, 1, 2) ||
        !(rcn_reader_is_word(reader, rcn_reader_token(reader, at + 1),
                             "tháng Tháng"))) {
        return 0;
    }
    size_t next = at + 3;
    next += rcn_token_is_mark(rcn_reader_token(reader, next), ',') ||
                    rcn_reader_is_word(reader, rcn_reader_token(reader, next),
                                       "năm")
                ? 1
                : 0;
    int16_t year = year_of(reader, next);
    mention->form = RCN_FORM_WORDS;
    if (!set_date(mention, year, month->value, day->value)) {
        return 0;
    }
    return year == RCN_YEAR_UNKNOWN ? at + 3 : next + 1;
}

/** A year that stands alone: no part of a number, a code or a decade. */
static size_t
read_year(const rcn_reader *reader, size_t at, rcn_mention *mention)
{
    const rcn_token *token = rcn_reader_token(reader, at);
    const rcn_token *before = at ? rcn_reader_token(reader, at - 1) : NULL;
    const rcn_token *after = rcn_reader_token(reader, at + 1);
    bool glued =
        before && !token->spaced &&
        !(rcn_token_is_dash(before) || rcn_token_is_mark(before, '(') ||
          rcn_token_is_mark(before, '[') || rcn_token_is_mark(before, '"') ||
          rcn_token_is_mark(before, 0x2018) ||
          rcn_token_is_mark(before, 0x201C));
    bool joined =
        !after->spaced &&
        (after->kind == RCN_TOKEN_WORD || goes_on(reader, at + 1) ||
         rcn_token_is_mark(after, '%') || rcn_token_is_mark(after, ':'));
    int16_t year = year_of(reader, at);
    if (!rcn_token_is_number(token, 4, 4) || year == RCN_YEAR_UNKNOWN ||
        glued || (joined && !rcn_token_is_dash(after))) {
        return 0;
    }
    mention->form = RCN_FORM_YEAR;
    mention->date = mention->last = (rcn_date){year, 0, 0};
    mention->other = RCN_DATE_NONE;
    return at + 1;
}

rcn_form_reader *const rcn_forms[] = {rcn_form_solar_words,
                                      rcn_form_solar_numbers,
                                      rcn_form_era,
                                      read_east_asian,
                                      read_iso,
                                      read_numeric,
                                      read_year_first,
                                      read_latvian,
                                      read_day_first,
                                      read_vietnamese,
                                      read_month_first,
                                      read_year,
                                      NULL};
