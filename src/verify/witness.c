/* A second reader of each page, so that no fault of the first one, nor of the
 * maps of codes that it goes by, can hide another. */
#include "verify/witness.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "verify/reading.h"

/* Hebrew to Arabic Extended, and the scripts of India and further east whose
 * vowels stand before the letters they follow. */
static bool
is_reordered(uint32_t rune)
{
    return (rune >= 0x0590 && rune <= 0x10FF) ||
           (rune >= 0x1700 && rune <= 0x1CFF) ||
           (rune >= 0xA800 && rune <= 0xABFF) ||
           (rune >= 0xFB1D && rune <= 0xFDFF) ||
           (rune >= 0xFE70 && rune <= 0xFEFF) ||
           (rune >= 0x10800 && rune <= 0x11FFF);
}

static int
compare_runes(const void *a, const void *b)
{
    uint32_t one = *(const uint32_t *)a;
    uint32_t other = *(const uint32_t *)b;
    return (one > other) - (one < other);
}

/* The runes of a text that show something, in order of their numbers. */
static uint32_t *
sorted(rcn_arena *arena, rcn_text text, size_t *ret_count, bool *ret_reordered)
{
    uint32_t *runes = rcn_arena_alloc(arena, text.len + 1, sizeof *runes);
    size_t count = 0;
    rcn_reading at = rcn_reading_begin(text, 0);
    for (; at.rune; rcn_reading_advance(&at)) {
        runes[count++] = at.rune;
        *ret_reordered = *ret_reordered || is_reordered(at.rune);
    }
    qsort(runes, count, sizeof *runes, compare_runes);
    *ret_count = count;
    return runes;
}

static bool
same_letters(rcn_text page, rcn_text other)
{
    rcn_arena *arena = rcn_arena_new(0);
    size_t count = 0;
    size_t other_count = 0;
    bool reordered = false;
    const uint32_t *a = sorted(arena, page, &count, &reordered);
    const uint32_t *b = sorted(arena, other, &other_count, &reordered);
    bool same = reordered && count == other_count &&
                memcmp(a, b, count * sizeof *a) == 0;
    rcn_arena_free(arena);
    return same;
}

bool
rcn_witness_agrees(rcn_text page, rcn_text other, size_t *ret_page,
                   size_t *ret_other)
{
    rcn_reading a = rcn_reading_begin(page, 0);
    rcn_reading b = rcn_reading_begin(other, 0);
    while (a.rune && a.rune == b.rune) {
        rcn_reading_advance(&a);
        rcn_reading_advance(&b);
    }
    *ret_page = a.at;
    *ret_other = b.at;
    return a.rune == b.rune || same_letters(page, other);
}
