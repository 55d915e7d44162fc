#ifndef RCN_PDF_DRAW_H
#define RCN_PDF_DRAW_H

#include <cairo.h>
#include <stdbool.h>

#include "base/arena.h"
#include "shape/shape.h"
#include "typeset/pages/page.h"

/** Puts what is seen of pages on a cairo surface: a picture, or sheets of paper.
 * Structure, links and destinations are passed over. */
typedef struct rcn_pen rcn_pen;

/** A pen on `surface`; dies with the arena.  All is drawn `scale` times as
 * large. */
rcn_pen *rcn_pen_new(rcn_arena *arena, cairo_surface_t *surface,
                     const rcn_fonts *fonts, double scale);

/** Paints the whole surface white. */
void rcn_pen_clear(rcn_pen *pen);

/** Draws one page; `scratch` holds what is needed meanwhile. */
void rcn_pen_draw(rcn_pen *pen, const rcn_page *page, rcn_arena *scratch);

/** The next drawing has its origin here on the surface. */
void rcn_pen_place(rcn_pen *pen, rcn_len x, rcn_len y);

/** Draws crop marks around a page of this size. */
void rcn_pen_mark(rcn_pen *pen, rcn_len width, rcn_len height, rcn_len bleed);

/** Emits the page.  Status of cairo for all that was drawn so far. */
cairo_status_t rcn_pen_turn(rcn_pen *pen);

#endif
