#ifndef RCN_PDF_SCALED_H
#define RCN_PDF_SCALED_H

#include <cairo.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "shape/shape.h"
#include "typeset/pages/page.h"

/** The fonts of a drawing for cairo: each copy, size and horizontal scale
 * once. */
typedef struct rcn_scaled rcn_scaled;

/** For drawing where `page` is the transformation.  All words of the drawing
 * are shaped before (shape/subset.h).  Dies with the arena. */
rcn_scaled *rcn_scaled_new(rcn_arena *arena, const rcn_fonts *fonts,
                           const cairo_matrix_t *page, rcn_log *log);

/** Returns the font that a run is drawn with, borrowed; `copy` <
 * RCN_RUN_COPIES.  Logs pdf-font and returns NULL when its file cannot be
 * embedded. */
cairo_scaled_font_t *rcn_scaled_find(rcn_scaled *scaled, const rcn_run *run,
                                     uint32_t copy);

/** Returns true when a font was asked for that cannot be embedded. */
bool rcn_scaled_failed(const rcn_scaled *scaled);

#endif
