#ifndef RCN_TYPESET_LINES_ORDER_H
#define RCN_TYPESET_LINES_ORDER_H

#include <stdint.h>

#include "base/arena.h"

/** Returns the order from left to right of things on a line, which are in the
 * order of the text and have these embedding levels. */
uint32_t *rcn_visual_order(rcn_arena *arena, const uint8_t *levels,
                           uint32_t count);

#endif
