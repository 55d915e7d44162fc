/* Ranges of the pages or passages of an entry of the index.  Where an entry
 * would have too many, near ones are a range "passim" (The Chicago Manual of
 * Style, 17th ed., 16.13). */
#include "edition/locators.h"

#include <stdbool.h>

#define RANGES_MOST 32 /* of an entry */

size_t
rcn_locators_end(const uint32_t *places, size_t count, size_t first,
                 uint32_t gap)
{
    size_t end = first + 1;
    while (end < count && places[end] - places[end - 1] <= gap) {
        end++;
    }
    bool apart = end == first + 2 && places[first + 1] - places[first] > 1;
    return apart ? first + 1 : end;
}

static size_t
count_ranges(const uint32_t *places, size_t count, uint32_t gap)
{
    size_t ranges = 0;
    for (size_t i = 0; i < count; ranges++) {
        i = rcn_locators_end(places, count, i, gap);
    }
    return ranges;
}

uint32_t
rcn_locators_gap(const uint32_t *places, size_t count, uint32_t least)
{
    uint32_t gap = least;
    while (count_ranges(places, count, gap) > RANGES_MOST) {
        gap += 1 + gap / 4;
    }
    return gap;
}
