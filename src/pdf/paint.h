#ifndef RCN_PDF_PAINT_H
#define RCN_PDF_PAINT_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/diag.h"
#include "pdf/objects.h"
#include "pdf/tree.h"
#include "typeset/pages/page.h"

/** Draws pages with cairo, each piece of them marked as content of its
 * structure element or as page furniture. */
typedef struct rcn_paint rcn_paint;

/** What the pages of a file share. */
typedef struct rcn_paintbox {
    const rcn_fonts *fonts;
    rcn_objects *objects;
    rcn_tree *tree;
    rcn_len width, height; /**< of the sheets */
    const char *path;      /**< shown in diagnostics */
    rcn_log *log;
} rcn_paintbox;

/** All words of the book are shaped before (shape/subset.h). */
rcn_paint *rcn_paint_new(rcn_arena *arena, const rcn_paintbox *box);

/** Begins a page of a sheet: what follows has its origin at (`x`, `y`) from the
 * upper left corner of the sheet. */
void rcn_paint_begin(rcn_paint *paint, rcn_len x, rcn_len y);

/** Paints a run, a rule or a picture inside the element that is open in the
 * tree.  It must live until the page is ended; `scratch` holds what is needed
 * meanwhile. */
void rcn_paint_op(rcn_paint *paint, const rcn_op *op, rcn_arena *scratch);

/** A page for the file. */
typedef struct rcn_painted {
    rcn_text content;   /**< valid until the next page begins */
    uint32_t resources; /**< number of the dictionary that it needs */
} rcn_painted;

/** Ends the page.  Logs pdf-font or pdf-library and returns false when it could
 * not be drawn. */
bool rcn_paint_end(rcn_paint *paint, rcn_arena *scratch, rcn_painted *ret_page);

/** Returns true when a page shows the sign for a missing character, which
 * neither PDF/A (ISO 19005-3, 6.2.11.8) nor PDF/UA (ISO 14289-1, 7.21.8)
 * allows. */
bool rcn_paint_incomplete(const rcn_paint *paint);

/** Ends all pages: writes the fonts.  Logs and returns false as
 * rcn_paint_end. */
bool rcn_paint_finish(rcn_paint *paint);

#endif
