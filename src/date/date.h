#ifndef RCN_DATE_DATE_H
#define RCN_DATE_DATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "clean/span/span.h"
#include "head/head.h"
#include "source/evidence.h"

#define RCN_YEAR_UNKNOWN INT16_MIN

/** A Gregorian date as precise as its evidence: month and day may be 0.
 *
 * Follows EDTF level 0 (ISO 8601-2:2019): 2021, 2021-11, 2021-11-08. */
typedef struct rcn_date {
    int16_t year;  /**< astronomical (0 is 1 BC), or RCN_YEAR_UNKNOWN */
    uint8_t month; /**< 1..12, 0: not known */
    uint8_t day;   /**< 1..31, 0: not known; 0 whenever month is 0 */
} rcn_date;

#define RCN_DATE_NONE ((rcn_date){RCN_YEAR_UNKNOWN, 0, 0})

/** How sure a dating is; a lower value is better attested and sorts first. */
typedef enum rcn_certainty {
    RCN_CERTAIN,     /**< no qualifier */
    RCN_UNCERTAIN,   /**< EDTF ? */
    RCN_APPROXIMATE, /**< EDTF ~ */
    RCN_BOUNDED,     /**< only a limit: [2020-12-01..] */
    RCN_UNDATED
} rcn_certainty;

/** When a document was written, and why one may think so. */
typedef struct rcn_dating {
    rcn_status status;
    rcn_certainty certainty;
    const char *edtf;    /**< "2021-09-27~"; NULL when unknown */
    const char *display; /**< as an editor prints it: "8 November 2021",
                              "[c. 27 September 2021]", "[not before 1 December
                              2020]", "[date not stated]" */
    const char *ground;  /**< one sentence: how the date is known */
    const char *time;    /**< "09:19" where a minute is stated, or NULL */
    rcn_date sort;       /**< earliest possible date, or RCN_DATE_NONE */
    rcn_date not_before, not_after; /**< limits, or RCN_DATE_NONE */
    const rcn_evidence *evidence;   /**< strongest first */
    size_t evidence_count;
} rcn_dating;

/** Dates all documents of a corpus: an anchor ("the war, which began on ...")
 * may be in another document than the relative date it dates.  `heads`: one
 * for each document (head/head.h).
 *
 * Returns one dating for each document, in the arena.  Reads every block once;
 * linear in the text.  Nothing is ever resolved against the clock or a file's
 * time.  Logs date-missing when there is no evidence and date-conflict when two
 * dates of the strongest kind disagree. */
const rcn_dating *rcn_date_infer(rcn_arena *arena, const rcn_cleaned *documents,
                                 const rcn_document_head *heads, size_t count,
                                 rcn_log *log);

/** A dating from an editor's EDTF value; false when it is not EDTF level 0, 1
 * or a `[..]` set of level 2, with `*ret_error` saying what is wrong. */
bool rcn_date_from_editor(rcn_arena *arena, const char *edtf,
                          rcn_dating *ret_dating, const char **ret_error);

/** Orders by year, month, day; an unknown part sorts before any known one,
 * RCN_DATE_NONE after all. */
int rcn_date_compare(rcn_date a, rcn_date b);

/** Writes EDTF level 0: "2021-11".  Returns the length without NUL, at most 12;
 * `size` as for snprintf. */
int rcn_date_format(rcn_date date, char *out, size_t size);

/** "8 November 2021", "November 2021", "2021"; in the arena. */
const char *rcn_date_words(rcn_arena *arena, rcn_date date);

/** Days since 1970-01-01 of a full date in the proleptic Gregorian calendar. */
int32_t rcn_date_days(rcn_date date);

#endif
