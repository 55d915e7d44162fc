#ifndef RCN_PDF_DRAW_H
#define RCN_PDF_DRAW_H

#include <cairo.h>
#include <stdbool.h>

#include "base/arena.h"
#include "shape/shape.h"
#include "typeset/page.h"

/** Puts the operations of pages on a cairo surface.  The same for a PDF, where
 * structure, links and destinations are written too, and for a picture, where
 * they are not. */
typedef struct rcn_pen rcn_pen;

/** What a page must show when it is read back. */
typedef struct rcn_drawn {
    size_t tagged_glyphs, artifact_glyphs;
    size_t artifact_shapes; /**< rules and pictures */
} rcn_drawn;

/** A pen on `surface`; dies with the arena.  All is drawn `scale` times as
 * large; `tagged`: structure is written. */
rcn_pen *rcn_pen_new(rcn_arena *arena, cairo_surface_t *surface,
                     const rcn_fonts *fonts, double scale, bool tagged);

/** Paints the whole surface white. */
void rcn_pen_clear(rcn_pen *pen);

/** Draws one page that a plan has found right; `scratch` holds what is needed
 * meanwhile. */
rcn_drawn rcn_pen_draw(rcn_pen *pen, const rcn_page *page, rcn_arena *scratch);

/** Emits the page.  Status of cairo for all that was drawn so far. */
cairo_status_t rcn_pen_turn(rcn_pen *pen);

#endif
