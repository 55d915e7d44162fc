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
#define RCN_PUSH(arena, list, ...)                                          \
    do {                                                                    \
        if ((list)->count == (list)->capacity) {                            \
            size_t rcn_old_ = (list)->capacity * sizeof *(list)->items;     \
            (list)->capacity = (list)->capacity ? (list)->capacity * 2 : 8; \
            (list)->items =                                                 \
                rcn_arena_grow(arena, (list)->items, rcn_old_,              \
                               (list)->capacity * sizeof *(list)->items);   \
        }                                                                   \
        (list)->items[(list)->count++] = (__VA_ARGS__);                     \
    } while (0)

#endif
