/* Dates in numbers: of ISO 8601, of East Asia, and those of three numbers whose
 * order the language or the numbers themselves settle. */
#include "date/forms.h"

#include "date/reader.h"

size_t
rcn_form_iso(const rcn_reader *reader, size_t at, rcn_mention *mention)
{
    const rcn_token *first = rcn_reader_token(reader, at + 1);
    const rcn_token *month = rcn_reader_token(reader, at + 2);
    const rcn_token *second = rcn_reader_token(reader, at + 3);
    const rcn_token *day = rcn_reader_token(reader, at + 4);
    int16_t year = rcn_form_year_of(reader, at);
    bool dots = rcn_token_is_mark(first, '.') && rcn_token_is_mark(second, '.');
    bool same =
        dots || (rcn_token_is_dash(first) && rcn_token_is_dash(second)) ||
        (rcn_token_is_mark(first, '/') && rcn_token_is_mark(second, '/'));
    bool tight = !first->spaced && !second->spaced &&
                 (dots || (!month->spaced && !day->spaced));
    if (year == RCN_YEAR_UNKNOWN || !same || !tight ||
        !rcn_token_is_number(month, 1, 2) || !rcn_token_is_number(day, 1, 2) ||
        !day->value || rcn_form_is_continued(reader, at) ||
        rcn_form_goes_on(reader, at + 5) ||
        !rcn_form_set(mention, year, month->value, day->value)) {
        return 0;
    }
    mention->form = RCN_FORM_ISO;
    return at + 5;
}

size_t
rcn_form_east_asian(const rcn_reader *reader, size_t at, rcn_mention *mention)
{
    int16_t year = rcn_form_year_of(reader, at);
    const rcn_token *month = rcn_reader_token(reader, at + 2);
    bool chinese =
        rcn_form_starts(reader, rcn_reader_token(reader, at + 1), "年") &&
        rcn_form_starts(reader, rcn_reader_token(reader, at + 3), "月");
    bool korean =
        rcn_form_starts(reader, rcn_reader_token(reader, at + 1), "년") &&
        rcn_form_starts(reader, rcn_reader_token(reader, at + 3), "월");
    if (year == RCN_YEAR_UNKNOWN || !rcn_token_is_number(month, 1, 2) ||
        !(chinese || korean)) {
        return 0;
    }
    const rcn_token *day = rcn_reader_token(reader, at + 4);
    const rcn_token *unit = rcn_reader_token(reader, at + 5);
    bool has_day = rcn_token_is_number(day, 1, 2) &&
                   (rcn_form_starts(reader, unit, "日") ||
                    rcn_form_starts(reader, unit, "号") ||
                    rcn_form_starts(reader, unit, "號") ||
                    rcn_form_starts(reader, unit, "일"));
    if (!rcn_form_set(mention, year, month->value, has_day ? day->value : 0)) {
        return 0;
    }
    mention->form = RCN_FORM_ISO;
    return at + (has_day ? 6 : 4);
}

/** Sets the readings of "a/b/year" in the orders that give a date. */
static bool
set_numeric(const rcn_reader *reader, rcn_mention *mention, int16_t year,
            const uint32_t parts[2])
{
    rcn_mention swapped = *mention;
    bool day_first = rcn_form_set(mention, year, parts[1], parts[0]);
    bool month_first = rcn_form_set(&swapped, year, parts[0], parts[1]);
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

/** Returns true when a number is one of a version or a section: "v 10.11.12". */
static bool
is_numbered(const rcn_reader *reader, size_t at)
{
    return at && rcn_reader_is_word(reader, rcn_reader_token(reader, at - 1),
                                    "v ver version release section sec no nr "
                                    "chapter figure table");
}

/** Returns true behind a word that labels a day: "Filed 5/12/20". */
static bool
is_labelled(const rcn_reader *reader, size_t at)
{
    bool colon =
        at > 1 && rcn_token_is_mark(rcn_reader_token(reader, at - 1), ':');
    size_t before = at - (colon ? 2 : 1);
    return at && rcn_reader_is_word(reader, rcn_reader_token(reader, before),
                                    "Filed FILED filed Entered Decided Dated "
                                    "DATED Date DATE");
}

/** Returns true for a day that a stroke parts from the number of a paper: "№
 * 67/24.01.2007". */
static bool
is_behind_number(const rcn_reader *reader, size_t at)
{
    return at > 1 && rcn_token_is_mark(rcn_reader_token(reader, at - 1), '/') &&
           rcn_token_is_number(rcn_reader_token(reader, at + 4), 4, 4) &&
           (at < 3 ||
            !rcn_token_is_mark(rcn_reader_token(reader, at - 3), '/'));
}

size_t
rcn_form_numeric(const rcn_reader *reader, size_t at, rcn_mention *mention)
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
        !a->value || !b->value ||
        (rcn_form_is_continued(reader, at) &&
         !(dots && is_behind_number(reader, at))) ||
        rcn_form_goes_on(reader, at + 5)) {
        return 0;
    }
    int16_t year = rcn_form_year_of(reader, at + 4);
    bool digits = rcn_token_is_number(a, 2, 2);
    bool two = rcn_token_is_number(c, 2, 2) &&
               ((slashes && (digits || is_labelled(reader, at))) ||
                (digits && dots && !b->spaced && !c->spaced &&
                 rcn_token_is_number(b, 2, 2) && !is_numbered(reader, at)));
    if (year == RCN_YEAR_UNKNOWN && two) {
        year = rcn_form_short_year(c);
    }
    uint32_t parts[2] = {a->value, b->value};
    bool good = year != RCN_YEAR_UNKNOWN &&
                (dots ? rcn_form_set(mention, year, b->value, a->value)
                      : set_numeric(reader, mention, year, parts));
    mention->form = RCN_FORM_NUMERIC;
    return good ? at + 5 : 0;
}

size_t
rcn_form_vietnamese(const rcn_reader *reader, size_t at, rcn_mention *mention)
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
    int16_t year = rcn_form_year_of(reader, next);
    mention->form = RCN_FORM_WORDS;
    if (!rcn_form_set(mention, year, month->value, day->value)) {
        return 0;
    }
    return year == RCN_YEAR_UNKNOWN ? at + 3 : next + 1;
}

size_t
rcn_form_year(const rcn_reader *reader, size_t at, rcn_mention *mention)
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
        (after->kind == RCN_TOKEN_WORD || rcn_form_goes_on(reader, at + 1) ||
         rcn_token_is_mark(after, '%') || rcn_token_is_mark(after, ':'));
    int16_t year = rcn_form_year_of(reader, at);
    if (!rcn_token_is_number(token, 4, 4) || year == RCN_YEAR_UNKNOWN ||
        glued || (joined && !rcn_token_is_dash(after))) {
        return 0;
    }
    mention->form = RCN_FORM_YEAR;
    mention->date = mention->last = (rcn_date){year, 0, 0};
    mention->other = RCN_DATE_NONE;
    return at + 1;
}

/** Returns the month that Roman numerals in capitals give, or 0. */
static uint8_t
roman_month(const rcn_reader *reader, const rcn_token *token)
{
    static const char *const months[] = {"I",  "II", "III", "IV",
                                         "V",  "VI", "VII", "VIII",
                                         "IX", "X",  "XI",  "XII"};
    rcn_text word = rcn_text_slice(reader->text, token->start, token->end);
    for (size_t i = 0; i < sizeof months / sizeof *months; i++) {
        if (token->kind == RCN_TOKEN_WORD && rcn_text_is(word, months[i])) {
            return (uint8_t)(i + 1);
        }
    }
    return 0;
}

size_t
rcn_form_roman_month(const rcn_reader *reader, size_t at, rcn_mention *mention)
{
    const rcn_token *day = rcn_reader_token(reader, at);
    if (!rcn_token_is_number(day, 1, 2) || !day->value ||
        rcn_form_is_continued(reader, at)) {
        return 0;
    }
    const rcn_token *first = rcn_reader_token(reader, at + 1);
    bool mark = rcn_token_is_mark(first, '.') ||
                rcn_token_is_mark(first, '/') || rcn_token_is_dash(first);
    size_t place = at + 1 + mark;
    uint8_t month = roman_month(reader, rcn_reader_token(reader, place));
    const rcn_token *second = rcn_reader_token(reader, place + 1);
    bool same =
        mark && second->kind == RCN_TOKEN_MARK && second->value == first->value;
    size_t last = place + 1 + same;
    int16_t year = rcn_form_year_of(reader, last);
    mention->form = RCN_FORM_WORDS;
    return month && mark == same && year != RCN_YEAR_UNKNOWN &&
                   rcn_token_is_number(rcn_reader_token(reader, last), 4, 4) &&
                   rcn_form_set(mention, year, month, day->value)
               ? last + 1
               : 0;
}
