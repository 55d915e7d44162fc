/* A hash table from keys to numbers, linear probing, never more than two
 * thirds full. */
#include "clean/learn/tally.h"

#define FIRST_SLOTS 64
#define MANY_SLOTS  16384 /* from here on memory counts for more than time */

rcn_tally
rcn_tally_new(rcn_arena *arena)
{
    return (rcn_tally){.arena = arena};
}

static size_t
slot_of(const rcn_tally *tally, uint64_t key)
{
    size_t mask = tally->slots - 1;
    size_t slot = (size_t)(key * 0x9E3779B97F4A7C15u >> 32) & mask;
    while (tally->keys[slot] && tally->keys[slot] != key) {
        slot = (slot + 1) & mask;
    }
    return slot;
}

static void
widen(rcn_tally *tally)
{
    rcn_tally old = *tally;
    size_t factor = old.slots < MANY_SLOTS ? 4 : 2;
    tally->slots = old.slots ? old.slots * factor : FIRST_SLOTS;
    tally->keys =
        rcn_arena_alloc(tally->arena, tally->slots, sizeof *tally->keys);
    tally->values =
        rcn_arena_alloc(tally->arena, tally->slots, sizeof *tally->values);
    for (size_t i = 0; i < old.slots; i++) {
        if (old.keys[i]) {
            size_t slot = slot_of(tally, old.keys[i]);
            tally->keys[slot] = old.keys[i];
            tally->values[slot] = old.values[i];
        }
    }
    rcn_arena_drop(tally->arena, old.keys, old.slots * sizeof *old.keys);
    rcn_arena_drop(tally->arena, old.values, old.slots * sizeof *old.values);
}

uint32_t *
rcn_tally_at(rcn_tally *tally, uint64_t key)
{
    key = key ? key : 1;
    if (tally->count * 3 >= tally->slots * 2) {
        widen(tally);
    }
    size_t slot = slot_of(tally, key);
    if (!tally->keys[slot]) {
        tally->keys[slot] = key;
        tally->count++;
    }
    return &tally->values[slot];
}

uint32_t
rcn_tally_find(const rcn_tally *tally, uint64_t key)
{
    if (!tally->slots) {
        return 0;
    }
    return tally->values[slot_of(tally, key ? key : 1)];
}

uint64_t
rcn_tally_hash(uint64_t seed, const void *bytes, size_t len)
{
    const unsigned char *at = bytes;
    uint64_t hash = seed ? seed : 14695981039346656037u;
    for (size_t i = 0; i < len; i++) {
        hash = (hash ^ at[i]) * 1099511628211u;
    }
    return hash;
}
