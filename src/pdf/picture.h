#ifndef RCN_PDF_PICTURE_H
#define RCN_PDF_PICTURE_H

#include <cairo.h>

#include "typeset/pages/page.h"

/** Returns a surface that shows a picture; the caller destroys it.  NULL when
 * its pixels are damaged.  The picture's bytes must live as long as the
 * surface. */
cairo_surface_t *rcn_picture_open(const rcn_image *image);

#endif
