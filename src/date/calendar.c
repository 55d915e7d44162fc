/* The proleptic Gregorian calendar: day numbers by the era method of Howard
 * Hinnant ("chrono-compatible low-level date algorithms"), validity, order and
 * the written forms of a date. */
#include "date/calendar.h"

#include <stdio.h>
#include <stdlib.h>

static const char *const month_names[] = {
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};

static bool
is_leap(int year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

uint8_t
rcn_month_length(int year, int month)
{
    static const uint8_t lengths[] = {31, 28, 31, 30, 31, 30,
                                      31, 31, 30, 31, 30, 31};
    return (uint8_t)(lengths[month - 1] + (month == 2 && is_leap(year)));
}

bool
rcn_date_is_valid(rcn_date date)
{
    if (date.year == RCN_YEAR_UNKNOWN || date.month > 12 ||
        (date.month == 0 && date.day != 0)) {
        return false;
    }
    return date.month == 0 ||
           date.day <= rcn_month_length(date.year, date.month);
}

bool
rcn_date_is_full(rcn_date date)
{
    return date.year != RCN_YEAR_UNKNOWN && date.month != 0 && date.day != 0;
}

int32_t
rcn_date_days(rcn_date date)
{
    int32_t year = date.year - (date.month <= 2);
    int32_t era = (year >= 0 ? year : year - 399) / 400;
    int32_t of_era = year - era * 400;
    int32_t from_march = (date.month + 9) % 12;
    int32_t of_year = (153 * from_march + 2) / 5 + date.day - 1;
    int32_t day = of_era * 365 + of_era / 4 - of_era / 100 + of_year;
    return era * 146097 + day - 719468;
}

rcn_date
rcn_date_of_days(int32_t days)
{
    days += 719468;
    int32_t era = (days >= 0 ? days : days - 146096) / 146097;
    int32_t of_era = days - era * 146097;
    int32_t year =
        (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int32_t of_year = of_era - (365 * year + year / 4 - year / 100);
    int32_t from_march = (5 * of_year + 2) / 153;
    int32_t month = from_march < 10 ? from_march + 3 : from_march - 9;
    return (rcn_date){(int16_t)(year + era * 400 + (month <= 2)),
                      (uint8_t)month,
                      (uint8_t)(of_year - (153 * from_march + 2) / 5 + 1)};
}

rcn_date
rcn_date_shift(rcn_date date, int years, int months)
{
    int month = date.month ? date.month - 1 + months : 0;
    int carry = month >= 0 ? month / 12 : -((11 - month) / 12);
    rcn_date out = date;
    out.year = (int16_t)(date.year + years + carry);
    if (date.month) {
        out.month = (uint8_t)(month - carry * 12 + 1);
        uint8_t longest = rcn_month_length(out.year, out.month);
        out.day = date.day > longest ? longest : date.day;
    }
    return out;
}

rcn_date
rcn_date_first(rcn_date date)
{
    return (rcn_date){date.year, (uint8_t)(date.month ? date.month : 1),
                      (uint8_t)(date.day ? date.day : 1)};
}

rcn_date
rcn_date_last(rcn_date date)
{
    rcn_date last = {date.year, (uint8_t)(date.month ? date.month : 12),
                     date.day};
    if (!last.day) {
        last.day = rcn_month_length(last.year, last.month);
    }
    return last;
}

bool
rcn_date_agrees(rcn_date a, rcn_date b)
{
    return a.year == b.year && (!a.month || !b.month || a.month == b.month) &&
           (!a.day || !b.day || a.day == b.day);
}

int
rcn_date_compare(rcn_date a, rcn_date b)
{
    bool none_a = a.year == RCN_YEAR_UNKNOWN;
    bool none_b = b.year == RCN_YEAR_UNKNOWN;
    if (none_a || none_b) {
        return (int)none_a - (int)none_b;
    }
    if (a.year != b.year) {
        return a.year < b.year ? -1 : 1;
    }
    if (a.month != b.month) {
        return a.month < b.month ? -1 : 1;
    }
    return (a.day > b.day) - (a.day < b.day);
}

int
rcn_date_format(rcn_date date, char *out, size_t size)
{
    const char *sign = date.year < 0 ? "-" : "";
    int year = abs((int)date.year);
    if (year > 9999) {
        return snprintf(out, size, "Y%s%d", sign, year);
    }
    if (!date.month) {
        return snprintf(out, size, "%s%04d", sign, year);
    }
    if (!date.day) {
        return snprintf(out, size, "%s%04d-%02u", sign, year,
                        (unsigned)date.month);
    }
    return snprintf(out, size, "%s%04d-%02u-%02u", sign, year,
                    (unsigned)date.month, (unsigned)date.day);
}

const char *
rcn_date_words(rcn_arena *arena, rcn_date date)
{
    char day[8] = "";
    if (date.day) {
        (void)snprintf(day, sizeof day, "%u ", (unsigned)date.day);
    }
    int year = date.year > 0 ? date.year : 1 - date.year;
    return rcn_arena_printf(
        arena, "%s%s%s%d%s", day, date.month ? month_names[date.month - 1] : "",
        date.month ? " " : "", year, date.year > 0 ? "" : " BC");
}
