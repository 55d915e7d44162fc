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

/** The next drawing has its origin here on the surface. */
void rcn_pen_place(rcn_pen *pen, rcn_len x, rcn_len y);

/** Draws marks beyond the corners of a page of this size that say where it is
 * cut, clear of the bleed by RCN_MARK_GAP. */
rcn_drawn rcn_pen_mark(rcn_pen *pen, rcn_len width, rcn_len height,
                       rcn_len bleed);

#define RCN_MARK_GAP    (3 * RCN_LEN_PT)
#define RCN_MARK_LENGTH (15 * RCN_LEN_PT)
#define RCN_MARK_ROOM   (21 * RCN_LEN_PT) /**< that marks ask for, and a rim */

/** Emits the page.  Status of cairo for all that was drawn so far. */
cairo_status_t rcn_pen_turn(rcn_pen *pen);

#endif
