#ifndef RCN_PDF_CUTS_H
#define RCN_PDF_CUTS_H

#include <cairo.h>
#include <stdint.h>

#include "base/arena.h"
#include "shape/shape.h"
#include "typeset/pages/page.h"

/** The fonts of a drawing, each copy, size and horizontal scale once. */
typedef struct rcn_cuts rcn_cuts;

/** For drawing where `page` is the transformation; dies with the arena. */
rcn_cuts *rcn_cuts_new(rcn_arena *arena, const rcn_fonts *fonts,
                       const cairo_matrix_t *page);

/** The font that a run is drawn with; `copy` < RCN_RUN_COPIES. */
cairo_scaled_font_t *rcn_cuts_open(rcn_cuts *cuts, const rcn_run *run,
                                   uint32_t copy);

#endif
