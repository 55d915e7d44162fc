#ifndef RCN_TYPESET_LINES_RIVER_H
#define RCN_TYPESET_LINES_RIVER_H

#include <stdint.h>

/** A set of places of a line: its measure in 256 equal parts. */
typedef struct rcn_places {
    uint64_t words[4];
} rcn_places;

#define RCN_STREAK 4 /* spaces one above the other that the eye joins */

/** The places that stand below a word space of the line above, below two, and
 * below three or more, one above the other. */
typedef struct rcn_streaks {
    rcn_places below[RCN_STREAK - 1];
} rcn_streaks;

/** Adds the places from `at` - reach to `at` + reach, numbers of 1/256 of the
 * measure; those beyond the line are left out.  `reach` is at most 15. */
void rcn_places_add(rcn_places *places, int64_t at, unsigned reach);

/** The number of word spaces that continue a streak of at least `above` spaces,
 * 1 to 3. */
uint32_t rcn_streaks_meet(const rcn_streaks *streaks, const rcn_places *spaces,
                          int above);

/** The streaks below a line with word spaces at `spaces`, which is itself below
 * `streaks`; below[0] of the result is `near`, the places near these spaces.
 * Spaces at most `reach` places apart stand one above the other. */
rcn_streaks rcn_streaks_below(const rcn_streaks *streaks,
                              const rcn_places *spaces, const rcn_places *near,
                              unsigned reach);

#endif
