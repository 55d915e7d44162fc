#ifndef RCN_SOURCE_IMAGE_CONVERT_H
#define RCN_SOURCE_IMAGE_CONVERT_H

#include "source/image.h"

/** Returns true when bytes begin like a picture that rcn_image_convert reads:
 * GIF, WebP, or SVG. */
bool rcn_image_convertible(rcn_text bytes);

/** Returns true when bytes begin like an SVG. */
bool rcn_image_is_svg(rcn_text bytes);

/** Draws a picture of GIF (its first frame), WebP or SVG (twice as large as it
 * says, at most 2,000 pixels wide or high; nothing outside of it is loaded) as
 * PNG.  `*ret_png` is in the arena.  RCN_IMAGE_HUGE before any pixel is drawn
 * when it states that it is over the limits. */
rcn_image_fault rcn_image_convert(rcn_arena *arena, rcn_text bytes,
                                  rcn_text *ret_png);

#endif
