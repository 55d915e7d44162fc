/* Visual order of a line by reversing runs of levels, from the highest down
 * (Unicode Standard Annex 9, rule L2). */
#include "typeset/lines/order.h"

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
rcn_visual_order(rcn_arena *arena, const uint8_t *levels, uint32_t count)
{
    uint32_t *order = rcn_arena_alloc(arena, count, sizeof *order);
    uint8_t highest = 0;
    for (uint32_t i = 0; i < count; i++) {
        order[i] = i;
        highest = levels[i] > highest ? levels[i] : highest;
    }
    for (uint8_t level = highest; level > 0; level--) {
        for (uint32_t i = 0; i < count; i++) {
            uint32_t from = i;
            while (i < count && levels[order[i]] >= level) {
                i++;
            }
            reverse(order, from, i);
        }
    }
    return order;
}
