#ifndef RCN_SOURCE_PRINT_MARKS_H
#define RCN_SOURCE_PRINT_MARKS_H

#include <stdint.h>

#include "base/arena.h"
#include "base/list.h"
#include "base/text.h"

/** A mark of print within a text that says where a page of the source begins:
 * bytes [start, end), a space that it left double included. */
typedef struct rcn_print_mark {
    uint32_t start, end;
    const char *label; /**< of the page: "355", "H45" */
} rcn_print_mark;

typedef RCN_LIST(rcn_print_mark) rcn_print_marks;

/** Finds the marks "[[Page H45]]", a line "Column 212" or "19 July 2011 : Column
 * 89WS", and "*355", "[*355]", "{12}", "[p. 12]", "Page 12 of 40", a line "Page
 * 12" where at least three of one form rise by one, a page apart, and nearly all
 * of that form do.  In the arena, in order of the text.
 * Linear. */
rcn_print_marks rcn_print_marks_find(rcn_arena *arena, rcn_text text);

#endif
