#ifndef RCN_SOURCE_LINES_H
#define RCN_SOURCE_LINES_H

#include "source/document.h"

/** Splits text into lines, in the arena; an empty text has none, and a
 * terminator at the very end begins no further line.  A form feed after a
 * terminator belongs to it. */
const rcn_line *rcn_lines_split(rcn_arena *arena, rcn_text text,
                                size_t *ret_count);

#endif
