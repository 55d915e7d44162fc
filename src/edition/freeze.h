#ifndef RCN_EDITION_FREEZE_H
#define RCN_EDITION_FREEZE_H

#include "edition/edition.h"

/** Fills the label of each record that has none with the number that its document
 * had in the former edition, known by its bytes, else by its file.  Each number is
 * given once, and none that a record has already.  Records x documents. */
void rcn_keep_labels(rcn_arena *arena, rcn_record *records, size_t count,
                     const rcn_diff_edition *former);

/** Keeps the numbers of a former edition.  Takes records in the order of their
 * dates; those with a `label` ("3", "3a") keep it, and no label may stand twice.
 * Each other record gets one: behind the last document that was numbered the
 * next whole number, else that of the numbered document before it with a letter,
 * "3a"; before all of them "0a".  Sorts the records of each group by label and
 * fills `why`.  Does nothing where no record has a label.  O(n log n). */
void rcn_freeze_numbers(rcn_arena *arena, rcn_record *records, size_t count);

#endif
