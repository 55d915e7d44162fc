#ifndef RCN_SOURCE_IMAGE_SHRINK_H
#define RCN_SOURCE_IMAGE_SHRINK_H

#include "source/image.h"

/** Longest side of a photograph in the books, in pixels: a page of A4 at 240 dots
 * to the inch, and more than screens of readers show. */
#define RCN_IMAGE_SIDE_MOST 2000

/** Returns the picture, or a JPEG that is larger than RCN_IMAGE_SIDE_MOST in
 * eighths of its size, with its colour profile and its EXIF.  In the arena; one
 * of four inks, damaged or no smaller in bytes is returned as it is. */
const rcn_image *rcn_image_shrink(rcn_arena *arena, const rcn_image *image);

#endif
