#ifndef RCN_TYPESET_LINES_RIVER_H
#define RCN_TYPESET_LINES_RIVER_H

#include <stdint.h>

/** A set of places of a line: its measure in 256 equal parts. */
typedef struct rcn_places {
    uint64_t words[4];
} rcn_places;

#define RCN_STREAK 4 /* spaces one above the other that the eye joins */

/** The places that are below a word space of the line above, below two, and
 * below three or more, one above the other. */
typedef struct rcn_streaks {
    rcn_places below[RCN_STREAK - 1];
} rcn_streaks;

/** Adds a place, a number of 1/256 of the measure; one beyond the line is left
 * out. */
static inline void
rcn_places_add(rcn_places *places, int64_t at)
{
    if (at >= 0 && at < 256) {
        places->words[at / 64] |= UINT64_C(1) << (at % 64);
    }
}

/** Returns the number of word spaces that continue a streak of at least `above`
 * spaces, 1 to 3. */
uint32_t rcn_streaks_meet(const rcn_streaks *streaks, const rcn_places *spaces,
                          int above);

/** Returns the streaks below a line with word spaces at `spaces`, itself below
 * `streaks`.  Spaces at most `reach` places apart, 0 to 63, stand one above the
 * other. */
rcn_streaks rcn_streaks_below(const rcn_streaks *streaks,
                              const rcn_places *spaces, unsigned reach);

#endif
