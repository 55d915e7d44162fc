#ifndef RCN_DATE_DISPLAY_H
#define RCN_DATE_DISPLAY_H

#include "date/date.h"

/** Fills `edtf`, `display`, `sort`, `not_before` and `not_after` of a dating
 * for one date of known precision with the qualifier of its `certainty`; what
 * is not stated is displayed in brackets. */
void rcn_dating_set_date(rcn_arena *arena, rcn_dating *dating, rcn_date date);

/** The same for "[2020-12-01..]", "not before". */
void rcn_dating_set_after(rcn_arena *arena, rcn_dating *dating, rcn_date date);

/** The same for "one of these", two or more dates in rising order. */
void rcn_dating_set_one_of(rcn_arena *arena, rcn_dating *dating,
                           const rcn_date *dates, size_t count);

/** The same for a period, its first and last day. */
void rcn_dating_set_period(rcn_arena *arena, rcn_dating *dating, rcn_date from,
                           rcn_date to);

/** Returns a dating that says nothing: "[date not stated]". */
rcn_dating rcn_dating_unknown(void);

#endif
