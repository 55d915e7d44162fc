#ifndef RCN_TYPESET_PEN_H
#define RCN_TYPESET_PEN_H

#include "base/list.h"
#include "typeset/pages/layout.h"

#define RCN_HAIR (RCN_LEN_PT * 2 / 5) /* thickness of rules */

/** All that the pages of a finished book are made from. */
typedef struct rcn_sheets {
    const rcn_page_sheet *items;
    size_t count;
    const rcn_shaper *words;
    uint32_t *spaces; /**< glyph of the space by face */
} rcn_sheets;

/** A page that is being drawn: its operations, and the run at hand. */
typedef struct rcn_sheet_drawing {
    const rcn_sheets *sheets;
    rcn_arena *arena;
    RCN_LIST(rcn_op) ops;
    const rcn_para *span; /* whose Span is open */
    const char *link;     /* that is open, or NULL */
    const char *language; /* of the open Span, where it is not the text's */
    bool artifact, mute, shape;
    /* The run at hand: */
    RCN_LIST(rcn_glyph) glyphs;
    RCN_LIST(rcn_cluster) clusters;
    rcn_buffer text;
    const rcn_face *face;
    uint32_t font;
    int32_t scale;
    RCN_LIST(rcn_op) lines; /* under words or through them */
} rcn_sheet_drawing;

/** Where the pieces of a line stand: sums up to the piece at hand. */
typedef struct rcn_pen_place {
    const rcn_textline *line;
    rcn_len x, y;  /* of the line's first glyph, and its baseline */
    int64_t width; /* of the text so far, unscaled */
    int64_t inner, gaps;
    int64_t holes, hole_count; /* gaps and joints, which share the slack */
    rcn_len space;
} rcn_pen_place;

/** Appends an operation; it is an artifact while the drawing states it. */
void rcn_draw_op(rcn_sheet_drawing *drawing, rcn_op op);

/** Appends the run at hand, if it has glyphs, and begins an empty one. */
void rcn_draw_end_run(rcn_sheet_drawing *drawing);

/** Returns the x of a piece of a line. */
rcn_len rcn_pen_x(const rcn_pen_place *place);

/** Adds a word to the run at hand; a line under it or through it waits in
 * drawing->lines. */
void rcn_draw_word(rcn_sheet_drawing *drawing, const rcn_pen_place *place,
                   const rcn_word *word);

/** Adds the space behind a word, in the face of the word; `tied`: no line may
 * end there. */
void rcn_draw_gap(rcn_sheet_drawing *drawing, const rcn_pen_place *place,
                  const rcn_word *word, bool tied);

#endif
