/* Visual order of a line by reversing runs of levels, from the highest down
 * (Unicode Standard Annex 9, rule L2). */
#include "typeset/order.h"

static void
reverse(uint32_t *order, uint32_t from, uint32_t to)
{
    while (from + 1 < to) {
        uint32_t kept = order[from];
        order[from++] = order[--to];
        order[to] = kept;
    }
}

uint32_t *
rcn_visual_order(rcn_arena *arena, const rcn_para *para,
                 const rcn_textline *line)
{
    uint32_t count = line->last - line->first + 1;
    const rcn_box *boxes = para->boxes + line->first;
    uint32_t *order = rcn_arena_alloc(arena, count, sizeof *order);
    uint8_t highest = 0;
    for (uint32_t i = 0; i < count; i++) {
        order[i] = i;
        highest = boxes[i].level > highest ? boxes[i].level : highest;
    }
    for (uint8_t level = highest; level > 0; level--) {
        for (uint32_t i = 0; i < count; i++) {
            uint32_t from = i;
            while (i < count && boxes[order[i]].level >= level) {
                i++;
            }
            reverse(order, from, i);
        }
    }
    return order;
}
