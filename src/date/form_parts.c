/* What the forms of written dates are made of: years of other eras and of two
 * digits, names of months, ordinals, joiners; and the date that they give. */
#include "date/forms.h"

#include <string.h>

#include "date/calendar.h"
#include "date/reader.h"

static rcn_text
text_of(const rcn_reader *reader, const rcn_token *token)
{
    return rcn_text_slice(reader->text, token->start, token->end);
}

bool
rcn_form_starts(const rcn_reader *reader, const rcn_token *token,
                const char *word)
{
    return token->kind == RCN_TOKEN_WORD &&
           rcn_text_starts(text_of(reader, token), word);
}

#define THAI_CENTURY     2500 /**< of the years of two digits in Thai dates */
#define THAI_SHORT_LEAST 40   /**< 1997 */
#define THAI_SHORT_MOST  80   /**< 2037 */
#define HIJRI_MOST \
    1500 /**< what languages of Islam write below is no AD year */

/** Returns true for languages whose texts may count years from the Hijra. */
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

int16_t
rcn_form_year_of(const rcn_reader *reader, size_t at)
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

uint8_t
rcn_form_month_in(const rcn_reader *reader, size_t at, const char *language)
{
    const rcn_token *token = rcn_reader_token(reader, at);
    return token->kind == RCN_TOKEN_WORD
               ? rcn_months_find(reader->months, text_of(reader, token),
                                 language)
               : 0;
}

uint8_t
rcn_form_month_of(const rcn_reader *reader, size_t at)
{
    return rcn_form_month_in(reader, at, reader->language);
}

bool
rcn_form_names_month(const rcn_reader *reader, size_t at)
{
    rcn_text word = text_of(reader, rcn_reader_token(reader, at));
    const char *language = rcn_months_language(reader->months, word);
    bool english = language && strcmp(language, "en") == 0;
    return !english || word.at[0] < 'a' || word.at[0] > 'z' ||
           !rcn_text_starts(rcn_text_of(reader->language), "en");
}

bool
rcn_form_is_continued(const rcn_reader *reader, size_t at)
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

bool
rcn_form_goes_on(const rcn_reader *reader, size_t at)
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

bool
rcn_form_set(rcn_mention *mention, int16_t year, uint32_t month, uint32_t day)
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

int16_t
rcn_form_short_year(const rcn_token *token)
{
    return (int16_t)(token->value + (token->value >= 69 ? 1900 : 2000));
}

size_t
rcn_form_skip_joiners(const rcn_reader *reader, size_t at)
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
            !rcn_reader_is_word(reader, token,
                                "de del of d do di du der the year соли")) {
            break;
        }
    }
    return at;
}

/** Returns the year of two digits of a Thai date, "5 มี.ค. 64", in the last
 * decades; or RCN_YEAR_UNKNOWN. */
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

int16_t
rcn_form_year_after(const rcn_reader *reader, size_t at, size_t *ret_next)
{
    size_t place = rcn_form_skip_joiners(reader, at);
    int16_t year = rcn_read_thai_year(reader, place, ret_next);
    if (year != RCN_YEAR_UNKNOWN) {
        return year;
    }
    year = rcn_form_year_of(reader, place);
    if (year == RCN_YEAR_UNKNOWN && place == at + 1 &&
        rcn_token_is_dash(rcn_reader_token(reader, at)) &&
        rcn_token_is_number(rcn_reader_token(reader, place), 2, 2) &&
        !rcn_form_goes_on(reader, place + 1)) {
        year = rcn_form_short_year(
            rcn_reader_token(reader, place)); /* 08-Nov-21 */
    }
    if (year == RCN_YEAR_UNKNOWN && !rcn_form_goes_on(reader, place + 1)) {
        year = short_thai_year(reader, place);
    }
    *ret_next = year == RCN_YEAR_UNKNOWN ? at : place + 1;
    return year;
}

size_t
rcn_form_skip_quote(const rcn_reader *reader, size_t day)
{
    static const uint32_t marks[][2] = {
        {0xAB, 0xBB}, {0x201C, 0x201D}, {0x201E, 0x201C}, {'"', '"'}};
    for (size_t i = 0; day && i < sizeof marks / sizeof *marks; i++) {
        if (rcn_token_is_mark(rcn_reader_token(reader, day - 1), marks[i][0]) &&
            rcn_token_is_mark(rcn_reader_token(reader, day + 1), marks[i][1])) {
            return day + 2;
        }
    }
    return day + 1;
}

size_t
rcn_form_skip_ordinal(const rcn_reader *reader, size_t at)
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

uint8_t
rcn_form_read_month(const rcn_reader *reader, size_t *at)
{
    uint8_t month = rcn_months_find(
        reader->months, rcn_reader_initials(reader, *at), reader->language);
    size_t next = *at + (month ? 3 : 1);
    month = month ? month : rcn_form_month_of(reader, *at);
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
        rcn_form_month_of(reader, next + 1) == month) {
        next += 2;
    }
    *at = next;
    return month;
}

uint8_t
rcn_form_foreign_month(const rcn_reader *reader, size_t *at)
{
    uint8_t month = rcn_form_month_in(reader, *at, "und");
    size_t end = 0;
    if (!month ||
        rcn_form_year_after(reader, *at + 1, &end) == RCN_YEAR_UNKNOWN) {
        return 0;
    }
    ++*at;
    return month;
}
