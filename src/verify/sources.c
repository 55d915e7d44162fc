/* The sources of a proof by the length of their bytes, so that a file inside a
 * book is compared with few of them. */
#include <stdint.h>
#include <stdlib.h>

#include "verify/proof.h"

struct rcn_sized_source {
    rcn_text bytes;
    size_t document; /* SIZE_MAX: of a page that was joined to another */
};

static int
by_length(const void *left, const void *right)
{
    const rcn_sized_source *a = left;
    const rcn_sized_source *b = right;
    if (a->bytes.len != b->bytes.len) {
        return a->bytes.len < b->bytes.len ? -1 : 1;
    }
    return (a->document > b->document) - (a->document < b->document);
}

void
rcn_expected_sort_sources(rcn_arena *arena, rcn_expected *expected)
{
    size_t count = expected->count + expected->more.count;
    rcn_sized_source *sized = rcn_arena_alloc(arena, count + 1, sizeof *sized);
    for (size_t i = 0; i < expected->count; i++) {
        sized[i] = (rcn_sized_source){expected->sources[i], i};
    }
    for (size_t i = expected->count; i < count; i++) {
        sized[i] = (rcn_sized_source){expected->more.items[i - expected->count],
                                      SIZE_MAX};
    }
    qsort(sized, count, sizeof *sized, by_length);
    expected->sized = sized;
}

bool
rcn_expected_has_source(const rcn_expected *expected, rcn_text bytes,
                        bool *seen)
{
    size_t count = expected->count + expected->more.count;
    size_t low = 0;
    size_t high = count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (expected->sized[middle].bytes.len < bytes.len) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    const char *same = NULL; /* bytes found equal; documents share them */
    const char *other = NULL;
    for (; low < count && expected->sized[low].bytes.len == bytes.len; low++) {
        const rcn_sized_source *source = &expected->sized[low];
        if (source->bytes.at != same && source->bytes.at != other) {
            bool equal = rcn_text_equal(source->bytes, bytes);
            same = equal ? source->bytes.at : same;
            other = equal ? other : source->bytes.at;
        }
        if (source->bytes.at == same && source->document != SIZE_MAX) {
            seen[source->document] = true;
        }
    }
    return same != NULL;
}
