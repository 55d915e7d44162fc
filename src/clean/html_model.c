/* The model's scores.  Linear part: logistic regression on features held
 * within four standard deviations of their mean.  Trees: gradient boosting (J.
 * Friedman, "Greedy Function Approximation", Annals of Statistics 29, 2001).
 * All in integers, so that every machine keeps the same blocks. */
#include "clean/html_model.h"

/** A feature's weight for its value held within [least, most]. */
typedef struct rcn_weight {
    int16_t least, most;
    int32_t weight; /* 1/2^24 */
} rcn_weight;

/** A node of a tree: the one after it when the feature is at most `value`,
 * else the one `skip` places on.  A leaf has the feature -1 and its value in
 * 1/4096. */
typedef struct rcn_tree_node {
    int16_t feature, value;
    uint16_t skip;
} rcn_tree_node;

#include "clean/html_weights.inc"

_Static_assert(sizeof weights / sizeof *weights == RCN_FEATURE_COUNT,
               "html_weights.inc is of other features: train anew");

static int64_t
linear_logit(const int16_t *row)
{
    int64_t sum = 0;
    for (size_t i = 0; i < RCN_FEATURE_COUNT; i++) {
        const rcn_weight *at = &weights[i];
        int64_t value = row[i];
        value = value < at->least ? at->least : value;
        value = value > at->most ? at->most : value;
        sum += value * at->weight;
    }
    return bias + sum / 16384;
}

static int64_t
tree_logit(const int16_t *row)
{
    int64_t sum = 0;
    for (size_t i = 0; i < sizeof roots / sizeof *roots; i++) {
        const rcn_tree_node *node = &nodes[roots[i]];
        while (node->feature >= 0) {
            node += row[node->feature] <= node->value ? 1 : node->skip;
        }
        sum += node->value;
    }
    return sum / 4;
}

int32_t
rcn_model_logit(const int16_t *row)
{
    return (int32_t)((linear_logit(row) + 2 * tree_logit(row)) / 3);
}
