/* Dates with the name of a month: the day first, the month first, the year
 * first. */
#include "date/forms.h"

#include "date/reader.h"

/** Passes over "day of" in "the 13th day of February 2026", and an ordinal that a
 * space parts from its number before it: "18 th day of". */
static size_t
skip_day_of(const rcn_reader *reader, size_t at)
{
    size_t next = at;
    next += rcn_reader_is_word(reader, rcn_reader_token(reader, next),
                               "st nd rd th")
                ? 1
                : 0;
    return rcn_reader_is_word(reader, rcn_reader_token(reader, next), "day") &&
                   rcn_reader_is_word(reader,
                                      rcn_reader_token(reader, next + 1), "of")
               ? next + 2
               : at;
}

size_t
rcn_form_day_first(const rcn_reader *reader, size_t at, rcn_mention *mention)
{
    const rcn_token *day = rcn_reader_token(reader, at);
    if (!rcn_token_is_number(day, 1, 2) || !day->value ||
        rcn_form_is_continued(reader, at)) {
        return 0;
    }
    size_t next =
        rcn_form_skip_ordinal(reader, rcn_form_skip_quote(reader, at));
    const rcn_token *last = day;
    size_t dot =
        next + (rcn_token_is_mark(rcn_reader_token(reader, next), '.') ? 1 : 0);
    if (rcn_token_is_dash(rcn_reader_token(reader, dot)) &&
        rcn_token_is_number(rcn_reader_token(reader, dot + 1), 1, 2)) {
        last = rcn_reader_token(reader, dot + 1);
        next = rcn_form_skip_ordinal(reader, dot + 2);
    }
    size_t named = rcn_form_skip_joiners(reader, skip_day_of(reader, next));
    next = named;
    uint8_t month = rcn_form_read_month(reader, &next);
    if (!month) {
        next = named;
        month = rcn_form_foreign_month(reader, &next);
    }
    if (!month) {
        return 0;
    }
    size_t end = 0;
    int16_t year = rcn_form_year_after(reader, next, &end);
    rcn_mention to = *mention;
    if ((year == RCN_YEAR_UNKNOWN && !rcn_form_names_month(reader, named)) ||
        !rcn_form_set(mention, year, month, day->value) ||
        !rcn_form_set(&to, year, month, last->value)) {
        return 0;
    }
    mention->last = to.date;
    mention->form = RCN_FORM_WORDS;
    return end;
}

size_t
rcn_form_month_first(const rcn_reader *reader, size_t at, rcn_mention *mention)
{
    size_t named = at;
    uint8_t month = rcn_form_read_month(reader, &named);
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
        int16_t year = rcn_form_year_after(reader, named, &end);
        if (at && rcn_token_is_number(rcn_reader_token(reader, at - 1), 1, 2) &&
            !rcn_form_is_continued(reader, at - 1)) {
            return 0; /* a day that does not exist */
        }
        return year != RCN_YEAR_UNKNOWN && rcn_form_set(mention, year, month, 0)
                   ? end
                   : 0;
    }
    const rcn_token *last = day;
    next = rcn_form_skip_ordinal(reader, next + 1);
    if (rcn_token_is_dash(rcn_reader_token(reader, next)) &&
        rcn_token_is_number(rcn_reader_token(reader, next + 1), 1, 2)) {
        last = rcn_reader_token(reader, next + 1);
        next = rcn_form_skip_ordinal(reader, next + 2);
    }
    size_t end = 0;
    int16_t year = rcn_form_year_after(reader, next, &end);
    rcn_mention to = *mention;
    if ((year == RCN_YEAR_UNKNOWN && !rcn_form_names_month(reader, at)) ||
        rcn_token_is_mark(rcn_reader_token(reader, end), ':') ||
        !rcn_form_set(mention, year, month, day->value) ||
        !rcn_form_set(&to, year, month, last->value)) {
        return 0;
    }
    mention->last = to.date;
    return end;
}

size_t
rcn_form_year_first(const rcn_reader *reader, size_t at, rcn_mention *mention)
{
    int16_t year = rcn_form_year_of(reader, at);
    if (year == RCN_YEAR_UNKNOWN || rcn_form_is_continued(reader, at)) {
        return 0;
    }
    size_t next = at + 1;
    next += rcn_reader_is_word(reader, rcn_reader_token(reader, next),
                               "m eko ko gada թվականի թ წლის")
                ? 1
                : 0;
    const rcn_token *between = rcn_reader_token(reader, next);
    next +=
        rcn_token_is_mark(between, '.') || rcn_token_is_mark(between, ',') ||
                rcn_token_is_mark(between, ':') || rcn_token_is_dash(between)
            ? 1
            : 0;
    uint8_t month = rcn_form_month_of(reader, next);
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
        rcn_form_year_of(reader, rcn_form_skip_joiners(reader, next + 1)) !=
            RCN_YEAR_UNKNOWN ||
        !rcn_form_set(mention, year, month, day->value)) {
        return 0;
    }
    return next + 1;
}

/** Passes over what hangs on a number: "2026-yil", "23-nji", "23.". */
static size_t
skip_ending(const rcn_reader *reader, size_t at)
{
    const rcn_token *mark = rcn_reader_token(reader, at);
    const rcn_token *word = rcn_reader_token(reader, at + 1);
    if (rcn_token_is_mark(mark, '.')) {
        return at + 1;
    }
    return rcn_token_is_dash(mark) && !mark->spaced && !word->spaced &&
                   word->kind == RCN_TOKEN_WORD
               ? at + 1
               : at;
}

size_t
rcn_form_year_day(const rcn_reader *reader, size_t at, rcn_mention *mention)
{
    static const char years[] =
        "gada жылғы жылы жылдын жылдың yil yilning йил йилнинг ilin წლის ýylyň";
    int16_t year = rcn_form_year_of(reader, at);
    if (year == RCN_YEAR_UNKNOWN) {
        return 0;
    }
    size_t next = skip_ending(reader, at + 1);
    if (rcn_reader_is_word(reader, rcn_reader_token(reader, next),
                           "njy nji cı ci cu cü")) {
        next++;
    }
    const rcn_token *day = rcn_reader_token(reader, next + 1);
    if (!rcn_reader_is_word(reader, rcn_reader_token(reader, next), years) ||
        !rcn_token_is_number(day, 1, 2)) {
        return 0;
    }
    next = skip_ending(reader, next + 2);
    if (rcn_reader_is_word(reader, rcn_reader_token(reader, next),
                           "njy nji si ci cı cü cu")) {
        next++;
    }
    uint8_t month = rcn_form_month_of(reader, next);
    month = month ? month : rcn_form_month_in(reader, next, "lv");
    month = month ? month : rcn_form_month_in(reader, next, "und");
    mention->form = RCN_FORM_WORDS;
    return month && rcn_form_set(mention, year, month, day->value) ? next + 1
                                                                   : 0;
}
