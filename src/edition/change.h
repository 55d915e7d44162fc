#ifndef RCN_EDITION_CHANGE_H
#define RCN_EDITION_CHANGE_H

#include "base/arena.h"
#include "base/list.h"
#include "edition/edition.h"

/** Fills `changes` and `change_count` of a record from its spans: what touches
 * a word (edition.h, rcn_change).  Cuts of one class and rule with nothing but
 * white space between them are one change.  Linear in the text. */
void rcn_find_changes(rcn_arena *arena, rcn_record *record);

/** Returns true when a span changes white space between words, and no word. */
bool rcn_span_is_blank(const rcn_cleaned *cleaned, const rcn_span *span);

typedef enum rcn_tally_kind {
    RCN_TALLY_CUT = RCN_CHANGE_CUT,
    RCN_TALLY_REPAIR = RCN_CHANGE_REPAIR,
    RCN_TALLY_MOVED = RCN_CHANGE_MOVED,
    RCN_TALLY_BLANK /**< white space between words: not in the apparatus */
} rcn_tally_kind;

/** How often a class of change was made. */
typedef struct rcn_change_tally {
    const char *class_id;
    const char *rule; /**< the first that made one */
    rcn_tally_kind kind;
    const rcn_record *record; /**< the last that has one */
    size_t count, documents;
} rcn_change_tally;

typedef RCN_LIST(rcn_change_tally) rcn_tallies;

/** Adds the changes and the blank spans of one record, classes in order of
 * their first appearance. */
void rcn_tally_record(rcn_arena *arena, const rcn_record *record,
                      rcn_tallies *tallies);

#endif
