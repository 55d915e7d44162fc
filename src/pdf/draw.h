#ifndef RCN_PDF_DRAW_H
#define RCN_PDF_DRAW_H

#include <cairo.h>
#include <stdbool.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/text.h"
#include "shape/shape.h"
#include "typeset/pages/page.h"

/** Draws what is seen of pages on a cairo surface.  Structure, links and
 * destinations are skipped. */
typedef struct rcn_pen rcn_pen;

/** Returns a pen on `surface`; dies with the arena.  All is drawn `scale` times
 * as large.  Failures are logged in `log` with `path` (or NULL). */
rcn_pen *rcn_pen_new(rcn_arena *arena, cairo_surface_t *surface,
                     const rcn_fonts *fonts, double scale, const char *path,
                     rcn_log *log);

/** Paints the whole surface white. */
void rcn_pen_clear(rcn_pen *pen);

/** Draws one page; `scratch` is needed meanwhile only. */
void rcn_pen_draw(rcn_pen *pen, const rcn_page *page, rcn_arena *scratch);

/** The next drawing has its origin here on the surface. */
void rcn_pen_place(rcn_pen *pen, rcn_len x, rcn_len y);

/** Draws crop marks around a page of this size. */
void rcn_pen_crop(rcn_pen *pen, rcn_len width, rcn_len height, rcn_len bleed);

/** Covers a page of this size before anything else is drawn on it, so that
 * cairo need not add up which parts of it are painted (a tenth of its time). */
void rcn_pen_cover(rcn_pen *pen, rcn_len width, rcn_len height);

/** Returns where the cover begins in the content of a page, which ends at
 * `end`; SIZE_MAX when there is none. */
size_t rcn_pen_find_cover(rcn_text content, size_t end);

/** Draws a marker on the surface of a PDF: what is drawn after it is behind
 * it in the content of the page. */
void rcn_pen_marker(rcn_pen *pen);

/** Returns where the next marker begins in such a content, and where it ends;
 * SIZE_MAX when there is none.  `start` is 0 or the end of a marker. */
size_t rcn_pen_find_marker(rcn_text content, size_t start, size_t *ret_end);

/** Emits the page.  Returns false when something could not be drawn so far:
 * pdf-library or pdf-font is logged once. */
bool rcn_pen_turn(rcn_pen *pen);

/** The same for what cairo reports of the surface in the end. */
bool rcn_pen_check(rcn_pen *pen, cairo_status_t status);

#endif
