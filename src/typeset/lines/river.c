/* Rivers: word spaces that stand one above the other over several lines and
 * join into a white streak.  The line breaker prices them, so that it prefers
 * one of the ways nearly as good that has none.  Sets of bits keep the price of
 * a line far below that of fitting it. */
#include "typeset/lines/river.h"

#include <stdbool.h>
#include <stddef.h>

#define WORDS 4
#define BITS  64

void
rcn_places_add(rcn_places *places, int64_t at, unsigned reach)
{
    if (at < 0 || at >= (int64_t)WORDS * BITS) {
        return;
    }
    uint64_t run = (UINT64_C(2) << 2 * reach) - 1;
    size_t word = (size_t)at / BITS;
    unsigned bit = (unsigned)at % BITS;
    if (bit >= reach) {
        places->words[word] |= run << (bit - reach);
        bool over = bit + reach >= BITS && word + 1 < WORDS;
        places->words[over ? word + 1 : word] |=
            over ? run >> (BITS + reach - bit) : 0;
    } else {
        places->words[word] |= run >> (reach - bit);
        places->words[word ? word - 1 : 0] |=
            word ? run << (BITS + bit - reach) : 0;
    }
}

uint32_t
rcn_streaks_meet(const rcn_streaks *streaks, const rcn_places *spaces,
                 int above)
{
    const rcn_places *below = &streaks->below[above - 1];
    uint32_t count = 0;
    for (int i = 0; i < WORDS; i++) {
        uint64_t met = below->words[i] & spaces->words[i];
        for (; met; met &= met - 1) {
            count++;
        }
    }
    return count;
}

/* The number of the lowest bit that is set. */
static unsigned
lowest(uint64_t bits)
{
    return (unsigned)__builtin_ctzll(bits);
}

rcn_streaks
rcn_streaks_below(const rcn_streaks *streaks, const rcn_places *spaces,
                  const rcn_places *near, unsigned reach)
{
    rcn_streaks result = {.below = {*near}};
    for (int depth = 1; depth < RCN_STREAK - 1; depth++) {
        for (unsigned i = 0; i < WORDS; i++) {
            uint64_t met =
                streaks->below[depth - 1].words[i] & spaces->words[i];
            for (; met; met &= met - 1) {
                rcn_places_add(&result.below[depth], BITS * i + lowest(met),
                               reach);
            }
        }
    }
    return result;
}
