#ifndef RCN_PDF_SHOWING_H
#define RCN_PDF_SHOWING_H

#include <cairo.h>
#include <stddef.h>

#include "base/arena.h"
#include "pdf/cuts.h"
#include "typeset/pages/page.h"

/** Runs on their way to the page, the last one held back. */
typedef struct rcn_showing rcn_showing;

rcn_showing *rcn_showing_new(rcn_arena *arena, cairo_t *cairo, rcn_cuts *cuts);

/** Adds a run that follows the last one.  `scratch` must hold until the next
 * flush. */
void rcn_showing_add(rcn_showing *showing, const rcn_run *run,
                     rcn_arena *scratch);

/** Draws what is held back. */
void rcn_showing_flush(rcn_showing *showing);

#endif
