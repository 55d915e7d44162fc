#ifndef RCN_DATE_IDIOMS_H
#define RCN_DATE_IDIOMS_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/pattern.h"

/** Phrases that the rooms about time know (idioms.c). */
typedef enum rcn_idiom {
    RCN_IDIOM_YEARS_AGO_TODAY,  /**< "one year ago today": 1 number */
    RCN_IDIOM_TODAY_MARKS,      /**< "today marks the first anniversary of the
                                      war": 1 ordinal or 2 number, 3 event */
    RCN_IDIOM_YEARS_PASSED,     /**< "one year has passed since the war": 1
                                      number, 2 unit, 3 event */
    RCN_IDIOM_ANNIVERSARY,      /**< "on the first anniversary of the war": 1
                                      ordinal, 2 event */
    RCN_IDIOM_OPENING_AFTER,    /**< "Three days after the war, ...": 1 number,
                                      2 unit, 3 event */
    RCN_IDIOM_MARKED_BEGINNING, /**< "this marked the beginning of the war": 1
                                      event */
    RCN_IDIOM_LASTING,          /**< "44-day war": 1 number, 2 unit, 3 name */
    RCN_IDIOM_BEFORE_BEGAN,     /**< before a date, "the war, which began on":
                                      1 event, 2 verb */
    RCN_IDIOM_BEFORE_NOUN,      /**< before a date, "the statement of": 1
                                      event */
    RCN_IDIOM_AFTER_BEGAN,      /**< after a date, ", the war began": 1 event,
                                      2 verb */
    RCN_IDIOM_ENDS,             /**< verbs of an end */
    RCN_IDIOM_AS_OF,            /**< before a date, "as of": whole */
    RCN_IDIOM_FUTURE,           /**< before a date: plans, limits, captures */
    RCN_IDIOM_WILL,             /**< after a date: what will be */
    RCN_IDIOM_TODAY_IS,         /**< before a date, "today," */
    RCN_IDIOM_IS_TODAY,         /**< after a date, ", today" */
    RCN_IDIOM_CELEBRATES,       /**< after a date, ", the country celebrates" */
    RCN_IDIOM_COUNT
} rcn_idiom;

typedef struct rcn_idioms rcn_idioms;

/** Compiles the phrases; the arena frees them. */
const rcn_idioms *rcn_idioms_new(rcn_arena *arena);

/** Finds an idiom in a text at or after byte `from`; fills `*ret_match` when
 * it is there. */
bool rcn_idiom_find(const rcn_idioms *idioms, rcn_idiom idiom, rcn_text text,
                    size_t from, rcn_match *ret_match);

/** Returns the number a word or digits name, "one", "44", "first", "2nd"; 0:
 * none. */
int rcn_number_of(rcn_text word);

#endif
