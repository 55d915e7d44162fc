#ifndef RCN_CLEAN_JOINTS_H
#define RCN_CLEAN_JOINTS_H

#include "base/arena.h"
#include "clean/span/span.h"

/** Puts a mark of a source page, "2" and so on, where each page but the first
 * begins of a plain text that was joined of pages.  Linear in the spans. */
void rcn_mark_joints(rcn_arena *arena, rcn_cleaned *cleaned);

#endif
