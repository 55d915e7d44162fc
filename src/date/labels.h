#ifndef RCN_DATE_LABELS_H
#define RCN_DATE_LABELS_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/text.h"

/** What the words beside a date say it is. */
typedef enum rcn_label {
    RCN_LABEL_NONE,
    RCN_LABEL_PUBLISHED, /**< "Published on", "Datum:" */
    RCN_LABEL_MODIFIED,  /**< "Updated", "Stand:" */
    RCN_LABEL_FOREIGN    /**< of something else: a copyright, a capture, a
                              deadline, an event */
} rcn_label;

/** Reads the words before a date and after it in its line, in some 25
 * languages; what stands nearest before the date counts most.  Copyright and
 * capture count wherever they stand. */
rcn_label rcn_label_read(rcn_arena *scratch, rcn_text before, rcn_text after);

/** Reads a line that is above a date: what it ends in is a label, "Posted
 * on:"; a change counts wherever it stands, "Last updated by Ann". */
rcn_label rcn_label_above(rcn_arena *scratch, rcn_text line);

/** Returns true when one of the words, parted by '|', stands in the folded text,
 * apart from other letters. */
bool rcn_label_stands(rcn_text folded, const char *words);

#endif
