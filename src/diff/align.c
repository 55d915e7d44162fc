/* Two lists compared by Myers' greedy algorithm: V[k] is the farthest item of
 * the old list that d differences reach on diagonal k; the V of each d is kept,
 * and the path is read backwards from them. */
#include "diff/align.h"

#include <string.h>

#include "base/utf8.h"

#define MOST_DIFFERENCES 1500

typedef struct rcn_diff_aligner {
    rcn_arena *arena;          /* for the traces */
    const rcn_text *old, *new; /* without the same head */
    int32_t old_count, new_count;
    RCN_LIST(int32_t *) traces; /* of each d: V of diagonals -d .. d */
} rcn_diff_aligner;

void
rcn_diff_add_words(rcn_arena *arena, rcn_text text, rcn_diff_texts *words)
{
    size_t start = 0;
    bool inside = false;
    for (size_t at = 0; at < text.len;) {
        uint32_t rune = 0;
        size_t len = rcn_utf8_next(text, at, &rune);
        bool space = rcn_rune_is_space(rune);
        if (!space && !inside) {
            start = at;
        } else if (space && inside) {
            RCN_PUSH(arena, words, rcn_text_slice(text, start, at));
        }
        inside = !space;
        at += len;
    }
    if (inside) {
        RCN_PUSH(arena, words, rcn_text_slice(text, start, text.len));
    }
}

/* V of diagonal k after d differences; only diagonals of d's parity are set. */
static int32_t
reached(const rcn_diff_aligner *aligner, int32_t d, int32_t k)
{
    return k < -d || k > d ? -1 : aligner->traces.items[d][k + d];
}

/* Returns whether the path came to diagonal k by adding an item of the new
 * list. */
static bool
came_down(const rcn_diff_aligner *aligner, int32_t d, int32_t k)
{
    return k == -d || (k != d && reached(aligner, d - 1, k - 1) <
                                     reached(aligner, d - 1, k + 1));
}

/* Extends all diagonals by one difference; true when the end is reached. */
static bool
extend(rcn_diff_aligner *aligner, int32_t d)
{
    int32_t *trace =
        rcn_arena_alloc(aligner->arena, 2 * (size_t)d + 1, sizeof *trace);
    RCN_PUSH(aligner->arena, &aligner->traces, trace);
    for (int32_t k = -d; k <= d; k += 2) {
        int32_t x = !d ? 0
                    : came_down(aligner, d, k)
                        ? reached(aligner, d - 1, k + 1)
                        : reached(aligner, d - 1, k - 1) + 1;
        int32_t y = x - k;
        while (x < aligner->old_count && y < aligner->new_count && y >= 0 &&
               rcn_text_equal(aligner->old[x], aligner->new[y])) {
            x++;
            y++;
        }
        trace[k + d] = x;
        if (x >= aligner->old_count && y >= aligner->new_count) {
            return true;
        }
    }
    return false;
}

/* Adds one difference before the hunks that are there, in reverse order. */
static void
add_reversed(rcn_arena *arena, rcn_diff_hunks *hunks, rcn_diff_hunk hunk)
{
    rcn_diff_hunk *last = hunks->count ? &hunks->items[hunks->count - 1] : NULL;
    if (last && hunk.old_end == last->old_start &&
        hunk.new_end == last->new_start) {
        last->old_start = hunk.old_start;
        last->new_start = hunk.new_start;
    } else {
        RCN_PUSH(arena, hunks, hunk);
    }
}

/* Reads the path backwards; the differences are offset by `head`. */
static void
trace_back(rcn_arena *arena, const rcn_diff_aligner *aligner, uint32_t head,
           rcn_diff_hunks *hunks)
{
    int32_t k = aligner->old_count - aligner->new_count;
    for (int32_t d = (int32_t)aligner->traces.count - 1; d > 0; d--) {
        bool down = came_down(aligner, d, k);
        int32_t before = down ? k + 1 : k - 1;
        int32_t x = reached(aligner, d - 1, before);
        int32_t y = x - before;
        add_reversed(
            arena, hunks,
            (rcn_diff_hunk){head + (uint32_t)x, head + (uint32_t)(x + !down),
                            head + (uint32_t)y, head + (uint32_t)(y + down)});
        k = before;
    }
    for (size_t i = 0; i < hunks->count / 2; i++) {
        rcn_diff_hunk hunk = hunks->items[i];
        hunks->items[i] = hunks->items[hunks->count - 1 - i];
        hunks->items[hunks->count - 1 - i] = hunk;
    }
}

rcn_diff_hunks
rcn_diff_align(rcn_arena *arena, const rcn_diff_texts *old,
               const rcn_diff_texts *new)
{
    rcn_diff_hunks hunks = {0};
    size_t head = 0, tail = 0;
    size_t least = old->count < new->count ? old->count : new->count;
    while (head < least && rcn_text_equal(old->items[head], new->items[head])) {
        head++;
    }
    while (head + tail < least &&
           rcn_text_equal(old->items[old->count - 1 - tail],
                          new->items[new->count - 1 - tail])) {
        tail++;
    }
    rcn_diff_aligner aligner = {
        .arena = rcn_arena_new(0),
        .old = old->items + head,
        .new = new->items + head,
        .old_count = (int32_t)(old->count - head - tail),
        .new_count = (int32_t)(new->count - head - tail)};
    bool done = !aligner.old_count && !aligner.new_count;
    bool whole = !done;
    for (int32_t d = 0; !done && d <= MOST_DIFFERENCES; d++) {
        done = extend(&aligner, d);
        whole = !done;
    }
    if (whole) {
        RCN_PUSH(arena, &hunks,
                 (rcn_diff_hunk){(uint32_t)head, (uint32_t)(old->count - tail),
                                 (uint32_t)head,
                                 (uint32_t)(new->count - tail)});
    } else if (aligner.traces.count) {
        trace_back(arena, &aligner, (uint32_t)head, &hunks);
    }
    rcn_arena_free(aligner.arena);
    return hunks;
}
