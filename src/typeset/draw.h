#ifndef RCN_TYPESET_DRAW_H
#define RCN_TYPESET_DRAW_H

#include "typeset/pages/layout.h"

/** All that the pages of a finished book are made from. */
typedef struct rcn_sheets {
    const rcn_page_sheet *items;
    size_t count;
    const rcn_shaper *words;
    uint32_t *spaces; /**< glyph of the space by face */
} rcn_sheets;

/** Makes the operations of one page from its lines: rcn_page_maker of a book
 * whose data is an rcn_sheets. */
rcn_page rcn_sheet_draw(const void *data, size_t index, rcn_arena *arena);

#endif
