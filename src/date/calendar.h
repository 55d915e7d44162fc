#ifndef RCN_DATE_CALENDAR_H
#define RCN_DATE_CALENDAR_H

#include <stdbool.h>
#include <stdint.h>

#include "date/date.h"

/** Days of a month 1..12 in the proleptic Gregorian calendar. */
uint8_t rcn_month_length(int year, int month);

/** Returns true for a date whose known parts exist: no 30 February, no day
 * without a month.  RCN_DATE_NONE is not valid. */
bool rcn_date_is_valid(rcn_date date);

/** Returns true when year, month and day are all known. */
bool rcn_date_is_full(rcn_date date);

/** Returns the full date of a number of days since 1970-01-01. */
rcn_date rcn_date_of_days(int32_t days);

/** Returns a date moved by whole years and months; 29 February and the 31st
 * fall back to the last day of the month reached.  Unknown parts stay
 * unknown. */
rcn_date rcn_date_shift(rcn_date date, int years, int months);

/** Returns the first and the last day a date may mean: 2021-11 gives 2021-11-01
 * and 2021-11-30. */
rcn_date rcn_date_first(rcn_date date);
rcn_date rcn_date_last(rcn_date date);

/** Returns true when one date is the other or only less precise: 2021-11 and
 * 2021-11-08. */
bool rcn_date_agrees(rcn_date a, rcn_date b);

#endif
