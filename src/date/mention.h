#ifndef RCN_DATE_MENTION_H
#define RCN_DATE_MENTION_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/text.h"
#include "date/date.h"
#include "date/months.h"

/** How a date is written. */
typedef enum rcn_date_form {
    RCN_FORM_ISO,     /**< 2021-11-08, 2021/11/8, 2021年11月8日 */
    RCN_FORM_WORDS,   /**< with the month's name */
    RCN_FORM_NUMERIC, /**< 08/11/2021, 8.11.2021 */
    RCN_FORM_YEAR     /**< four digits alone */
} rcn_date_form;

/** A date that is in a text of less than 4 GiB: bytes [start, end). */
typedef struct rcn_mention {
    uint32_t start, end;
    rcn_date_form form;
    rcn_date date;  /**< year RCN_YEAR_UNKNOWN when only day and month stand;
                         of "8-10 November 2021" the first day */
    rcn_date last;  /**< end of a range of days, else the same as `date` */
    rcn_date other; /**< the other reading of 03/04/2021, month first; or
                         RCN_DATE_NONE */
    int8_t hour, minute; /**< -1: no time of day is beside it */
} rcn_mention;

typedef struct rcn_mentions {
    rcn_mention *items;
    size_t count;
} rcn_mentions;

#define RCN_YEAR_LEAST 1400
#define RCN_YEAR_MOST  2100

/** Finds every date of a text, in order, without overlap.
 *
 * `language` (BCP 47 or "und") settles month names on which languages
 * disagree, and the order of day and month where the language knows only one.
 * Years outside [RCN_YEAR_LEAST, RCN_YEAR_MOST] and days that do not exist are
 * no dates; Thai years of the Buddhist era are converted.  Linear in the text;
 * the result is in the arena. */
rcn_mentions rcn_mentions_find(rcn_arena *arena, const rcn_months *months,
                               rcn_text text, const char *language);

#endif
