#ifndef RCN_TYPESET_ORDER_H
#define RCN_TYPESET_ORDER_H

#include "typeset/para.h"

/** The boxes of a line from left to right, as indexes from its first one: rule
 * L2 of Unicode Standard Annex 9. */
uint32_t *rcn_visual_order(rcn_arena *arena, const rcn_para *para,
                           const rcn_textline *line);

#endif
