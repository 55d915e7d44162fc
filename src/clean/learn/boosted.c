/* Scores of a learnt model.  Linear part: logistic regression on features held
 * within four standard deviations of their mean.  Trees: gradient boosting (J.
 * Friedman, "Greedy Function Approximation", Annals of Statistics 29, 2001). */
#include "clean/learn/boosted.h"

static int64_t
linear_logit(const rcn_boosted *model, const int16_t *row)
{
    int64_t sum = 0;
    for (size_t i = 0; i < model->weight_count; i++) {
        const rcn_weight *at = &model->weights[i];
        int64_t value = row[i];
        value = value < at->least ? at->least : value;
        value = value > at->most ? at->most : value;
        sum += value * at->weight;
    }
    return model->bias + sum / 16384;
}

static int64_t
tree_logit(const rcn_boosted *model, const int16_t *row)
{
    int64_t sum = 0;
    for (size_t i = 0; i < model->root_count; i++) {
        const rcn_tree_node *node = &model->nodes[model->roots[i]];
        while (node->feature >= 0) {
            node += row[node->feature] <= node->value ? 1 : node->skip;
        }
        sum += node->value;
    }
    return sum / 4;
}

int32_t
rcn_boosted_logit(const rcn_boosted *model, const int16_t *row)
{
    return (int32_t)((linear_logit(model, row) + 2 * tree_logit(model, row)) /
                     3);
}
