#ifndef RCN_CLEAN_UNSURE_H
#define RCN_CLEAN_UNSURE_H

#include "base/arena.h"
#include "clean/span/span.h"

/** Makes queries of class unsure-reading of the marks RCN_MARK_UNSURE, at most
 * 200, and takes all these marks out of the blocks.  Linear. */
void rcn_find_unsure(rcn_arena *arena, rcn_cleaned *cleaned);

#endif
