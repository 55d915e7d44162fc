#ifndef RCN_PDF_PAINT_H
#define RCN_PDF_PAINT_H

#include "base/arena.h"
#include "pdf/embed.h"
#include "pdf/objects.h"
#include "pdf/tree.h"
#include "typeset/pages/page.h"

/** Puts what is seen of a page into the language of a PDF, each piece marked as
 * content of its structure element or as page furniture. */
typedef struct rcn_paint rcn_paint;

/** What the pages of a file share. */
typedef struct rcn_paintbox {
    const rcn_fonts *fonts;
    rcn_spelling *spelling;
    rcn_embed *embed;
    rcn_objects *objects;
    rcn_tree *tree;
} rcn_paintbox;

rcn_paint *rcn_paint_new(rcn_arena *arena, const rcn_paintbox *box);

/** Begins a page of a sheet: what follows has its origin at (`x`, `y`) from the
 * upper left corner of a sheet of this height. */
void rcn_paint_begin(rcn_paint *paint, rcn_len x, rcn_len y, rcn_len height);

/** Paints a run, a rule or a picture inside the element that is open in the
 * tree; `scratch` holds what is needed meanwhile. */
void rcn_paint_op(rcn_paint *paint, const rcn_op *op, rcn_arena *scratch);

/** Ends the page: its content, valid until the next one begins. */
rcn_text rcn_paint_end(rcn_paint *paint);

/** Appends the pictures that were painted to the resources, the inner of a
 * dictionary. */
void rcn_paint_pictures(const rcn_paint *paint, rcn_buffer *resources);

#endif
