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

/** A node of a tree: the one after it when the feature is at most `value`,
 * else the one `skip` places on.  A leaf has the feature -1 and its value in
 * 1/4096. */
typedef struct rcn_tree_node {
    int16_t feature, value;
    uint16_t skip;
} rcn_tree_node;

typedef struct rcn_boosted {
    int64_t bias; /**< 1/1024 */
    const rcn_weight *weights;
    size_t weight_count;
    const rcn_tree_node *nodes;
    const uint32_t *roots; /**< the first node of each tree */
    size_t root_count;
} rcn_boosted;

/** The log-odds (natural logarithm, in 1/1024) that what has these features, one
 * for each weight, is main text.  Some thousand comparisons. */
int32_t rcn_boosted_logit(const rcn_boosted *model, const int16_t *row);

#endif
