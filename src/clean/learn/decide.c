/* From log-odds of blocks to the blocks that are kept: smoothing by A.
 * Viterbi's algorithm, or, where the page is no article, the set with the
 * highest expected F1 (in the manner of K. Dembczynski et al., "An Exact
 * Algorithm for F-Measure Maximization", NIPS 2011). */
#include <stdlib.h>

#include "clean/learn/decide.h"
#include "clean/learn/logarithm.h"

#define MOST_LOGIT  9420   /* 9.2 */
#define THRESHOLD   (-247) /* the log-odds of .44 */
#define SWITCH_COST 1024
#define SURE        42598u /* .65 */

/* Returns the confidence of what would be kept, in 1/65536: the mean chance
 * over the words that chances keep. */
static uint64_t
confidence(const int32_t *logits, const uint32_t *words, size_t count)
{
    uint64_t square = 0;
    uint64_t sum = 0;
    for (size_t i = 0; i < count; i++) {
        uint64_t chance = rcn_chance(logits[i]);
        square += chance * chance / 65536 * words[i];
        sum += chance * words[i];
    }
    /* Both in 1/65536: the square once more for the quotient. */
    return sum / 65536 ? square / (sum / 65536) : 0;
}

/* Returns how much block i weighs for being kept, in 1/1024: long blocks
 * more. */
static int64_t
emission(int32_t logit, uint32_t words)
{
    int64_t value = logit;
    value = value > MOST_LOGIT ? MOST_LOGIT : value;
    value = value < -MOST_LOGIT ? -MOST_LOGIT : value;
    int64_t root = rcn_square_root(((uint64_t)words + 1) * 1024);
    return (value - THRESHOLD) * root / 96;
}

static void
smooth(rcn_arena *scratch, const int32_t *logits, const uint32_t *words,
       size_t count, bool *keep)
{
    /* For each block and state, whether the best way there came from the
     * state "kept". */
    uint8_t(*from)[2] = rcn_arena_alloc(scratch, count, sizeof *from);
    int64_t cut = 0;
    int64_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        from[i][0] = cut < kept - SWITCH_COST;
        from[i][1] = kept >= cut - SWITCH_COST;
        int64_t to_cut = from[i][0] ? kept - SWITCH_COST : cut;
        int64_t to_kept = from[i][1] ? kept : cut - SWITCH_COST;
        cut = to_cut;
        kept = to_kept + emission(logits[i], words[i]);
    }
    bool state = kept > cut;
    for (size_t i = count; i-- > 0;) {
        keep[i] = state;
        state = from[i][state];
    }
}

typedef struct rcn_ranked {
    uint32_t chance, index;
} rcn_ranked;

static int
by_falling_chance(const void *left, const void *right)
{
    const rcn_ranked *a = left;
    const rcn_ranked *b = right;
    if (a->chance != b->chance) {
        return a->chance < b->chance ? 1 : -1;
    }
    return (a->index > b->index) - (a->index < b->index);
}

static void
keep_expected_best(rcn_arena *scratch, const int32_t *logits,
                   const uint32_t *words, size_t count, bool *keep)
{
    rcn_ranked *ranked = rcn_arena_alloc(scratch, count + 1, sizeof *ranked);
    uint64_t expected = 0;
    for (size_t i = 0; i < count; i++) {
        ranked[i] = (rcn_ranked){rcn_chance(logits[i]) / 64, (uint32_t)i};
        expected += (uint64_t)ranked[i].chance * words[i];
        keep[i] = false;
    }
    qsort(ranked, count, sizeof *ranked, by_falling_chance);
    uint64_t gained = 0;
    uint64_t taken = 0;
    uint64_t best = 0;
    size_t best_count = 0;
    for (size_t i = 0; i < count; i++) {
        uint32_t size = words[ranked[i].index];
        gained += (uint64_t)ranked[i].chance * size;
        taken += size;
        uint64_t f = gained * 100000 / (taken * 1024 + expected + 1);
        if (f > best) {
            best = f;
            best_count = i + 1;
        }
    }
    for (size_t i = 0; i < best_count; i++) {
        keep[ranked[i].index] = true;
    }
}

bool
rcn_model_decide(rcn_arena *scratch, const int32_t *logits,
                 const uint32_t *words, size_t count, bool *keep)
{
    bool sure = confidence(logits, words, count) > SURE;
    if (sure) {
        smooth(scratch, logits, words, count, keep);
    } else if (count) {
        keep_expected_best(scratch, logits, words, count, keep);
    }
    return sure;
}
