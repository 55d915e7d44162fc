#ifndef RCN_DIFF_ALIGN_H
#define RCN_DIFF_ALIGN_H

#include "base/arena.h"
#include "base/list.h"
#include "base/text.h"

/** Items [old_start, old_end) became [new_start, new_end); one may be empty. */
typedef struct rcn_diff_hunk {
    uint32_t old_start, old_end, new_start, new_end;
} rcn_diff_hunk;

typedef RCN_LIST(rcn_diff_hunk) rcn_diff_hunks;

/** A list of texts: words, or paragraphs. */
typedef RCN_LIST(rcn_text) rcn_diff_texts;

/** Returns the fewest items to take away and to add, in order; what is between
 * the hunks is the same.  Where more than 1500 items differ, one hunk from the
 * first difference to the last.  O(items x differences) (E. W. Myers, "An O(ND)
 * Difference Algorithm", Algorithmica 1, 1986). */
rcn_diff_hunks rcn_diff_align(rcn_arena *arena, const rcn_diff_texts *old,
                              const rcn_diff_texts *new);

/** Appends the words of a text, which stay where they are. */
void rcn_diff_add_words(rcn_arena *arena, rcn_text text, rcn_diff_texts *words);

#endif
