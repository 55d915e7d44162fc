/* Growable arrays in an arena. */
#include "base/list.h"

#include <stdint.h>
#include <string.h>

void *
rcn_list_grow(rcn_arena *arena, void *items, size_t *capacity, size_t size)
{
    size_t old = *capacity;
    *capacity = old ? old * 2 : 8;
    if (*capacity > SIZE_MAX / size) {
        rcn_out_of_memory();
    }
    return rcn_arena_grow(arena, items, old * size, *capacity * size);
}

void *
rcn_list_copy(rcn_arena *arena, const void *items, size_t count, size_t size)
{
    return count ? memcpy(rcn_arena_alloc(arena, count, size), items,
                          count * size)
                 : NULL;
}
