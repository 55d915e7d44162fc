#ifndef RCN_SOURCE_PAGE_LABEL_H
#define RCN_SOURCE_PAGE_LABEL_H

#include "base/arena.h"
#include "base/text.h"

/** Returns the label of a page that a mark of print names: "355" of "*355",
 * "H45" of "[[Page H45]]", "xii" of "[p. xii]", "12" of "Page 12 of 40"; NULL
 * when it names none or has other words.  In the arena. */
const char *rcn_source_page_label(rcn_arena *arena, rcn_text mark);

#endif
