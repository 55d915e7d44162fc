#ifndef RCN_BASE_LIST_H
#define RCN_BASE_LIST_H

#include "base/arena.h"

/** A growable array that lives in an arena: `RCN_LIST(int) list = {0};`.
 * `items` moves when it grows, so keep indexes, not pointers, while adding. */
#define RCN_LIST(type)          \
    struct {                    \
        type *items;            \
        size_t count, capacity; \
    }

/** Appends a value (an expression or a compound literal) in amortised constant
 * time. */
#define RCN_PUSH(arena, list, ...)                                   \
    ((list)->items =                                                 \
         rcn_list_reserve((arena), (list)->items, &(list)->capacity, \
                          (list)->count, sizeof *(list)->items),     \
     (void)((list)->items[(list)->count++] = (__VA_ARGS__)))

/** Doubles the room for items of `size` bytes.  Returns the items, moved or
 * not. */
void *rcn_list_grow(rcn_arena *arena, void *items, size_t *capacity,
                    size_t size);

/** Makes room for one more item of `size` bytes; for RCN_PUSH.  Returns the
 * items, moved or not. */
static inline void *
rcn_list_reserve(rcn_arena *arena, void *items, size_t *capacity, size_t count,
                 size_t size)
{
    return count < *capacity ? items
                             : rcn_list_grow(arena, items, capacity, size);
}

/** Returns a copy of `count` items of `size` bytes in another arena, without room
 * to spare; NULL for none. */
void *rcn_list_copy(rcn_arena *arena, const void *items, size_t count,
                    size_t size);

/** Copies the items of a list that was built in a scratch arena. */
#define RCN_LIST_COPY(arena, list) \
    rcn_list_copy((arena), (list)->items, (list)->count, sizeof *(list)->items)

#endif
