/* A second reader of each page, so that no fault of the first one, nor of the
 * maps of codes that it goes by, can hide another. */
#include "verify/second_reader.h"

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

/* Poppler takes an accent that stands by itself and touches a letter for a
 * combining one (TextOutputDev.cc, getCombiningChar). */
static uint32_t
combining(uint32_t rune)
{
    static const uint32_t pairs[][2] = {
        {0x60, 0x300},  {0xA8, 0x308},  {0xAF, 0x304},  {0xB4, 0x301},
        {0xB8, 0x327},  {0x2C6, 0x302}, {0x2C7, 0x30C}, {0x2D8, 0x306},
        {0x2D9, 0x307}, {0x2DA, 0x30A}, {0x2DB, 0x328}, {0x2DC, 0x303},
        {0x2DD, 0x30B}, {0x5E, 0x302},  {0x7E, 0x303}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        if (rune == pairs[i][0]) {
            return pairs[i][1];
        }
    }
    return rune;
}

/* Returns the runes of a text that show something, in order of their
 * numbers. */
static uint32_t *
sorted(rcn_arena *arena, rcn_text text, size_t *ret_count, bool *ret_reordered)
{
    uint32_t *runes = rcn_arena_alloc(arena, text.len + 1, sizeof *runes);
    size_t count = 0;
    rcn_reading at = rcn_reading_begin(text, 0);
    for (; at.rune; rcn_reading_advance(&at)) {
        runes[count++] = combining(at.rune);
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

static bool
same_sign(uint32_t page, uint32_t other)
{
    return page == other || combining(page) == other;
}

/* It is behind that letter then, on whichever side it was. */
static bool
accent_moved(const rcn_reading *page, const rcn_reading *other)
{
    rcn_reading a = *page;
    rcn_reading b = *other;
    rcn_reading_advance(&a);
    rcn_reading_advance(&b);
    return combining(page->rune) != page->rune && a.rune &&
           a.rune == other->rune && b.rune == combining(page->rune);
}

bool
rcn_second_reader_agrees(rcn_text page, rcn_text other, size_t *ret_page,
                         size_t *ret_other)
{
    rcn_reading a = rcn_reading_begin(page, 0);
    rcn_reading b = rcn_reading_begin(other, 0);
    while (a.rune) {
        if (accent_moved(&a, &b)) {
            rcn_reading_advance(&a);
            rcn_reading_advance(&b);
        } else if (!same_sign(a.rune, b.rune)) {
            break;
        }
        rcn_reading_advance(&a);
        rcn_reading_advance(&b);
    }
    *ret_page = a.at;
    *ret_other = b.at;
    return a.rune == b.rune || same_letters(page, other);
}
