#ifndef RCN_CLEAN_LEARN_BOOSTED_H
#define RCN_CLEAN_LEARN_BOOSTED_H

#include <stddef.h>
#include <stdint.h>

/* A learnt judge of text: one part of a linear model and two of boosted trees
 * over features of 16 bits, in integers, so that every machine keeps the same
 * text.  tools/train_extract.py writes the tables. */

/** A feature's weight for its value held within [least, most]. */
typedef struct rcn_weight {
    int16_t least, most;
    int32_t weight; /**< 1/2^24 */
} rcn_weight;

#define RCN_WEIGHTS_MOST 512
#define RCN_TREES_MOST   256
#define RCN_TREE_LEAVES  32

/** An inner node of a tree: when the feature is above `value`, only these leaves
 * can be reached, a bit for each from left to right. */
typedef struct rcn_condition {
    int16_t value;
    uint16_t tree;
    uint32_t leaves;
} rcn_condition;

typedef struct rcn_boosted {
    int64_t bias; /**< 1/1024 */
    const rcn_weight *weights;
    size_t weight_count;
    const rcn_condition *conditions; /**< by feature, then by value */
    const uint16_t *firsts; /**< of each feature, and the end of the last */
    const int16_t (*leaves)[RCN_TREE_LEAVES]; /**< of each tree, in 1/4096 */
    size_t tree_count;
} rcn_boosted;

/** The features of an item, one for each weight; may be made in `room`. */
typedef const int16_t *rcn_row_of(const void *context, size_t item,
                                  int16_t *room);

/** Sets the log-odds (natural logarithm, in 1/1024) that each of `count` items
 * is main text.  Some thousand comparisons for an item. */
void rcn_boosted_judge(const rcn_boosted *model, size_t count,
                       rcn_row_of *row_of, const void *context,
                       int32_t *ret_logits);

#endif
