#ifndef RCN_DRIVER_SLUG_H
#define RCN_DRIVER_SLUG_H

#include "base/arena.h"

/** Returns a file name made of a title: lower-case letters and digits of any
 * script, words joined by hyphens, at most 60 bytes, cut at a word where there
 * is one; "edition" when nothing is left.  "Letters, 1914-18" gives
 * "letters-1914-18". / */
const char *rcn_slug(rcn_arena *arena, const char *title);

#endif
