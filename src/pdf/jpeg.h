#ifndef RCN_PDF_JPEG_H
#define RCN_PDF_JPEG_H

#include <cairo.h>

#include "base/text.h"

/** Returns the number of colours of a JPEG: 1 grey, 3 light, 4 inks; 3 when its
 * header says nothing. */
int rcn_jpeg_colours(rcn_text bytes);

/** Decodes a JPEG of four inks as a picture on a screen has it.  The caller
 * destroys the surface; NULL when the bytes are damaged. */
cairo_surface_t *rcn_jpeg_decode_inks(rcn_text bytes);

#endif
