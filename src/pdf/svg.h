#ifndef RCN_PDF_SVG_H
#define RCN_PDF_SVG_H

#include <cairo.h>
#include <stdbool.h>

#include "base/text.h"

/** Draws an SVG as lines and areas into a rectangle at the origin.  False, and
 * nothing is drawn, when it needs more than these: text, pixels, masks. */
bool rcn_svg_draw(cairo_t *cairo, rcn_text svg, double width, double height);

#endif
