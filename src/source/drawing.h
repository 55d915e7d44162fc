#ifndef RCN_SOURCE_DRAWING_H
#define RCN_SOURCE_DRAWING_H

#include "base/arena.h"
#include "base/text.h"

/** Returns an SVG that a book may carry, in the arena: only elements and
 * attributes of a list, no scripts, no addresses but those within the drawing.
 * Empty when it is not well-formed, too large, or shows something that would be
 * lost: then its pixels are to be used.  Linear. */
rcn_text rcn_drawing_clean(rcn_arena *arena, rcn_text svg);

#endif
