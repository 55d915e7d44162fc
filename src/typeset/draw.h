#ifndef RCN_TYPESET_DRAW_H
#define RCN_TYPESET_DRAW_H

#include "typeset/pen.h"

/** Makes the operations of one page from its lines: rcn_page_maker of a book
 * whose data is an rcn_sheets. */
rcn_page rcn_sheet_draw(const void *data, size_t index, rcn_arena *arena);

#endif
