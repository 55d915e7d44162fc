#ifndef RCN_CLEAN_HTML_MODEL_H
#define RCN_CLEAN_HTML_MODEL_H

#include <stdbool.h>
#include <stdint.h>

#include "clean/html/page.h"

/** The log-odds that a block with these features is main text, in 1/1024
 * (natural logarithm): one part of a linear model and two of boosted trees,
 * whose weights tools/train_extract.py learnt. */
int32_t rcn_model_logit(const int16_t *row);

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
