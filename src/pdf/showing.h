#ifndef RCN_PDF_SHOWING_H
#define RCN_PDF_SHOWING_H

#include <cairo.h>

#include "base/arena.h"
#include "pdf/scaled.h"
#include "shape/shape.h"
#include "typeset/pages/page.h"

/** Runs on their way to the page, the last one held back. */
typedef struct rcn_showing rcn_showing;

/** Begins; all arguments must last as long as it does. */
rcn_showing *rcn_showing_new(rcn_arena *arena, cairo_t *cairo,
                             rcn_scaled *scaled, const rcn_fonts *fonts);

/** Adds a run that follows the last one; `scratch` is needed meanwhile only. */
void rcn_showing_add(rcn_showing *showing, const rcn_run *run,
                     rcn_arena *scratch);

/** Draws what is held back. */
void rcn_showing_flush(rcn_showing *showing);

#endif
