#ifndef RCN_CLEAN_LEARN_TALLY_H
#define RCN_CLEAN_LEARN_TALLY_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

/** Numbers kept under 64-bit keys: an open hash table in an arena.  Nothing
 * ever depends on the order of its slots. */
typedef struct rcn_tally {
    rcn_arena *arena;
    uint64_t *keys; /**< 0: a free slot */
    uint32_t *values;
    size_t count, slots;
} rcn_tally;

/** Returns an empty table; grows in the arena. */
rcn_tally rcn_tally_new(rcn_arena *arena);

/** Returns the number under a key, which is made, as 0, when there is none.
 * Valid until the next call.  Amortised constant time. */
uint32_t *rcn_tally_at(rcn_tally *tally, uint64_t key);

/** Returns the number under a key, 0 when there is none. */
uint32_t rcn_tally_find(const rcn_tally *tally, uint64_t key);

/** FNV-1a, 64 bits; `seed` 0 or the hash of what is before. */
uint64_t rcn_tally_hash(uint64_t seed, const void *bytes, size_t len);

#endif
