/* The concordance of a document in ranges: passages that keep their distance in
 * both editions are one line. */
#include <stdlib.h>
#include <string.h>

#include "diff/compare.h"

/* Returns the number behind the point of a citation. */
static long
passage_number(const char *citation)
{
    const char *point = citation ? strrchr(citation, '.') : NULL;
    return point ? strtol(point + 1, NULL, 10) : -1;
}

/* Returns whether the second follows the first in both editions, or in the one
 * that has both. */
static bool
follows(const rcn_diff_citation *first, const rcn_diff_citation *second)
{
    return !first->old == !second->old && !first->new == !second->new &&
           (!first->old ||
            passage_number(second->old) == passage_number(first->old) + 1) &&
           (!first->new ||
            passage_number(second->new) == passage_number(first->new) + 1);
}

rcn_diff_ranges
rcn_diff_find_ranges(rcn_arena *arena, const rcn_diff_pair *pair)
{
    rcn_diff_ranges ranges = {0};
    const rcn_diff_citation *items = pair->concordance.items;
    for (size_t i = 0; i < pair->concordance.count;) {
        size_t end = i + 1;
        while (end < pair->concordance.count &&
               follows(&items[end - 1], &items[end])) {
            end++;
        }
        RCN_PUSH(arena, &ranges,
                 (rcn_diff_range){items[i].old, items[end - 1].old,
                                  items[i].new, items[end - 1].new});
        i = end;
    }
    return ranges;
}

void
rcn_diff_add_range(rcn_buffer *out, const char *first, const char *last)
{
    if (!first) {
        rcn_buffer_char(out, '-');
    } else if (strcmp(first, last) == 0) {
        rcn_buffer_string(out, first);
    } else {
        rcn_buffer_printf(out, "%s-%s", first, last);
    }
}
