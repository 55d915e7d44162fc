/* Dates of other calendars, where the words leave no doubt which: Solar Hijri
 * (Iran) by the 33-year rule, exact for 1178 to 1633; Japanese eras and Minguo
 * and Thai years, which differ from the Gregorian calendar in the count of
 * years alone.  Lunar Hijri months begin by sight and are not converted. */
#include <string.h>

#include "base/utf8.h"
#include "date/calendar.h"
#include "date/reader.h"

#define SOLAR_LEAST 1178
#define SOLAR_MOST  1633
/** Days since 1970-01-01 of the day from which Solar Hijri years are counted,
 * by 1 Farvardin 1399, which was 20 March 2020. */
#define SOLAR_ORIGIN (-492634)

static rcn_text
text_of(const rcn_reader *reader, size_t at)
{
    const rcn_token *token = rcn_reader_token(reader, at);
    return token->kind == RCN_TOKEN_WORD
               ? rcn_text_slice(reader->text, token->start, token->end)
               : (rcn_text){"", 0};
}

/** Returns the Solar Hijri month that a word names, in Persian or Arabic
 * letters, or 0. */
static uint32_t
solar_month(rcn_text word)
{
    static const char *const names[12][2] = {
        {"فروردین", "فروردين"}, {"اردیبهشت", "ارديبهشت"}, {"خرداد", "خرداد"},
        {"تیر", "تير"},         {"مرداد", "امرداد"},      {"شهریور", "شهريور"},
        {"مهر", "مهر"},         {"آبان", "ابان"},         {"آذر", "اذر"},
        {"دی", "دي"},           {"بهمن", "بهمن"},         {"اسفند", "اسفند"}};
    for (uint32_t i = 0; i < 12; i++) {
        if (rcn_text_is(word, names[i][0]) || rcn_text_is(word, names[i][1])) {
            return i + 1;
        }
    }
    return 0;
}

/** Sets the Gregorian date of a Solar Hijri one; false when there is none. */
static bool
set_solar(rcn_mention *mention, const rcn_token *year, uint32_t month,
          const rcn_token *day)
{
    if (!rcn_token_is_number(year, 4, 4) || year->value < SOLAR_LEAST ||
        year->value > SOLAR_MOST || !rcn_token_is_number(day, 1, 2) ||
        month < 1 || month > 12) {
        return false;
    }
    int32_t y = (int32_t)year->value;
    int32_t m = (int32_t)month - 1;
    int32_t d = (int32_t)day->value;
    bool leap = (8 * y + 29) % 33 < 8;
    int32_t last = m < 6 ? 31 : (m < 11 || leap ? 30 : 29);
    if (d < 1 || d > last) {
        return false;
    }
    int32_t before = m < 6 ? 31 * m : 30 * m + 6;
    mention->date = rcn_date_of_days(SOLAR_ORIGIN + 365 * y +
                                     (8 * y + 21) / 33 + before + d);
    mention->last = mention->date;
    mention->other = RCN_DATE_NONE;
    mention->form = RCN_FORM_WORDS;
    return true;
}

size_t
rcn_form_solar_words(const rcn_reader *reader, size_t at, rcn_mention *mention)
{
    uint32_t month = solar_month(text_of(reader, at + 1));
    if (!month) {
        return 0;
    }
    size_t year = at + 2;
    year += rcn_text_is(text_of(reader, year), "ماه") ? 1 : 0;
    year += rcn_token_is_mark(rcn_reader_token(reader, year), 0x60C) ? 1 : 0;
    return set_solar(mention, rcn_reader_token(reader, year), month,
                     rcn_reader_token(reader, at))
               ? year + 1
               : 0;
}

size_t
rcn_form_solar_numbers(const rcn_reader *reader, size_t at,
                       rcn_mention *mention)
{
    const rcn_token *first = rcn_reader_token(reader, at + 1);
    const rcn_token *month = rcn_reader_token(reader, at + 2);
    const rcn_token *second = rcn_reader_token(reader, at + 3);
    const rcn_token *day = rcn_reader_token(reader, at + 4);
    bool persian = rcn_text_starts(rcn_text_of(reader->language), "fa");
    bool marks =
        (rcn_token_is_mark(first, '/') && rcn_token_is_mark(second, '/')) ||
        (rcn_token_is_dash(first) && rcn_token_is_dash(second));
    return persian && marks && rcn_token_is_number(month, 1, 2) &&
                   set_solar(mention, rcn_reader_token(reader, at),
                             month->value, day)
               ? at + 5
               : 0;
}

/** Returns the Gregorian year before the first one of the era whose name ends a
 * word, or 0; `*ret_first` when the word says "first year" itself. */
static int
era_origin(rcn_text word, bool *ret_first)
{
    static const struct {
        const char *name, *first;
        int origin;
    } eras[] = {{"令和", "令和元年", 2018}, {"平成", "平成元年", 1988},
                {"昭和", "昭和元年", 1925}, {"大正", "大正元年", 1911},
                {"明治", "明治元年", 1867}, {"民國", "民國元年", 1911}};
    for (size_t i = 0; i < sizeof eras / sizeof *eras; i++) {
        *ret_first = rcn_text_ends(word, eras[i].first);
        if (*ret_first || rcn_text_ends(word, eras[i].name)) {
            return eras[i].origin;
        }
    }
    return 0;
}

size_t
rcn_form_era(const rcn_reader *reader, size_t at, rcn_mention *mention)
{
    bool first = false;
    int origin = era_origin(text_of(reader, at), &first);
    const rcn_token *count = rcn_reader_token(reader, at + 1);
    bool counted = !first && rcn_token_is_number(count, 1, 3) &&
                   rcn_text_starts(text_of(reader, at + 2), "年");
    if (!origin || !(first || counted)) {
        return 0;
    }
    size_t next = at + (first ? 1 : 3);
    const rcn_token *month = rcn_reader_token(reader, next);
    const rcn_token *day = rcn_reader_token(reader, next + 2);
    if (!rcn_token_is_number(month, 1, 2) || !rcn_token_is_number(day, 1, 2) ||
        !rcn_text_starts(text_of(reader, next + 1), "月") ||
        !rcn_text_starts(text_of(reader, next + 3), "日") || !month->value ||
        month->value > 12 || !day->value || day->value > 31) {
        return 0;
    }
    rcn_date date = {(int16_t)(origin + (first ? 1 : (int)count->value)),
                     (uint8_t)month->value, (uint8_t)day->value};
    if (!rcn_date_is_valid(date) || date.year > RCN_YEAR_MOST) {
        return 0;
    }
    mention->date = mention->last = date;
    mention->other = RCN_DATE_NONE;
    mention->form = RCN_FORM_WORDS;
    return next + 4;
}

int16_t
rcn_read_thai_year(const rcn_reader *reader, size_t at, size_t *ret_next)
{
    rcn_text era = rcn_reader_initials(reader, at);
    bool buddhist = rcn_text_is(era, "พ.ศ");
    size_t place = at + 3;
    place += rcn_token_is_mark(rcn_reader_token(reader, place), '.') ? 1 : 0;
    const rcn_token *token = rcn_reader_token(reader, place);
    bool brief = buddhist && rcn_token_is_number(token, 2, 2);
    if (!(buddhist || rcn_text_is(era, "ค.ศ")) ||
        !(brief || rcn_token_is_number(token, 4, 4))) {
        return RCN_YEAR_UNKNOWN;
    }
    int year = (int)token->value + (brief ? 2500 : 0) -
               (buddhist ? RCN_BUDDHIST_YEARS : 0);
    if (year < RCN_YEAR_LEAST || year > RCN_YEAR_MOST) {
        return RCN_YEAR_UNKNOWN;
    }
    *ret_next = place + 1;
    return (int16_t)year;
}
