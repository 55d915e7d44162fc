#ifndef RCN_CLEAN_LEARN_DECIDE_H
#define RCN_CLEAN_LEARN_DECIDE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

/** Decides which blocks of a page are kept.
 *
 * `logits` and `words` have `count` entries; so has `keep`, which is filled in.
 * Where the model is sure of what it keeps, neighbours are smoothed (Viterbi's
 * algorithm over two states); where it is not (a listing, a forum), those are
 * kept that make the expected F1 of the words highest.  Returns whether it is
 * sure.  O(n log n). */
bool rcn_model_decide(rcn_arena *scratch, const int32_t *logits,
                      const uint32_t *words, size_t count, bool *keep);

#endif
