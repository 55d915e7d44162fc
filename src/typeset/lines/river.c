/* Rivers: word spaces that stand one above the other over several lines and
 * join into a white streak.  The line breaker prices them, so that it prefers
 * one of the ways nearly as good that has none.  Sets of bits keep the price of
 * a line far below that of fitting it. */
#include "typeset/lines/river.h"

#define WORDS 4

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

/* Places at most `reach` from one of the set. */
static rcn_places
widen(const rcn_places *places, unsigned reach)
{
    rcn_places wide = *places;
    for (unsigned by = 1; by <= reach; by++) {
        uint64_t before = 0;
        for (int i = 0; i < WORDS; i++) {
            uint64_t word = places->words[i];
            uint64_t after = i + 1 < WORDS ? places->words[i + 1] : 0;
            wide.words[i] |= word << by | before >> (64 - by) | word >> by |
                             after << (64 - by);
            before = word;
        }
    }
    return wide;
}

rcn_streaks
rcn_streaks_below(const rcn_streaks *streaks, const rcn_places *spaces,
                  unsigned reach)
{
    rcn_streaks result = {.below = {widen(spaces, reach)}};
    for (int depth = 1; depth < RCN_STREAK - 1; depth++) {
        rcn_places met;
        uint64_t any = 0;
        for (int i = 0; i < WORDS; i++) {
            met.words[i] =
                streaks->below[depth - 1].words[i] & spaces->words[i];
            any |= met.words[i];
        }
        if (!any) { /* no longer streak either */
            break;
        }
        result.below[depth] = widen(&met, reach);
    }
    return result;
}
