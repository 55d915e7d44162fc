/* Scores of a learnt model.  Linear part: logistic regression on features held
 * within four standard deviations of their mean.  Trees: gradient boosting (J.
 * Friedman, "Greedy Function Approximation", Annals of Statistics 29, 2001). */
#include "clean/learn/boosted.h"

#include <string.h>

#define ROWS 8 /* that are judged at once */

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

/* Some rows while they are judged, feature by feature. */
typedef struct rcn_judged_rows {
    int32_t values[RCN_WEIGHTS_MOST][ROWS];
    int32_t most[RCN_WEIGHTS_MOST];        /* of the rows */
    uint32_t leaves[RCN_TREES_MOST][ROWS]; /* that no condition rules out */
} rcn_judged_rows;

static void
add_row(rcn_judged_rows *batch, size_t at, const int16_t *row, size_t features)
{
    for (size_t i = 0; i < features; i++) {
        int32_t value = row[i];
        int32_t most = batch->most[i];
        batch->values[i][at] = value;
        batch->most[i] = !at || value > most ? value : most;
    }
}

/* Takes from the leaves of each row those that a condition on its value rules
 * out. The sign of a difference makes the mask, for compilers see through
 * that. */
static void
rule_out(const rcn_condition *condition, const int32_t *restrict values,
         uint32_t *restrict leaves)
{
    int32_t above = condition->value + 1;
    uint32_t left = condition->leaves;
    for (size_t i = 0; i < ROWS; i++) {
        leaves[i] &= left | (0u - ((uint32_t)(values[i] - above) >> 31));
    }
}

/* Applies the conditions on one feature, as far as one fails for some row. */
static void
apply_feature(const rcn_boosted *model, size_t feature, rcn_judged_rows *batch)
{
    const rcn_condition *at = model->conditions + model->firsts[feature];
    const rcn_condition *end = model->conditions + model->firsts[feature + 1];
    for (; at < end && batch->most[feature] > at->value; at++) {
        rule_out(at, batch->values[feature], batch->leaves[at->tree]);
    }
}

/* A tree ends at the first of its leaves that is left.  Conditions are
 * read feature by feature, for all rows at once (C. Lucchese et al.,
 * "Exploiting CPU SIMD extensions to speed-up document scoring with tree
 * ensembles", SIGIR 2016). */
static int64_t
tree_logit(const rcn_boosted *model, const rcn_judged_rows *batch, size_t row)
{
    int64_t sum = 0;
    for (size_t i = 0; i < model->tree_count; i++) {
        sum += model->leaves[i][__builtin_ctz(batch->leaves[i][row])];
    }
    return sum / 4;
}

void
rcn_boosted_judge(const rcn_boosted *model, size_t count, rcn_row_of *row_of,
                  const void *context, int32_t *ret_logits)
{
    rcn_judged_rows batch = {.most = {0}};
    int64_t linear[ROWS];
    for (size_t from = 0; from < count; from += ROWS) {
        size_t some = count - from < ROWS ? count - from : ROWS;
        for (size_t i = 0; i < some; i++) {
            int16_t room[RCN_WEIGHTS_MOST];
            const int16_t *row = row_of(context, from + i, room);
            add_row(&batch, i, row, model->weight_count);
            linear[i] = linear_logit(model, row);
        }
        memset(batch.leaves, 0xFF, sizeof batch.leaves);
        for (size_t i = 0; i < model->weight_count; i++) {
            apply_feature(model, i, &batch);
        }
        for (size_t i = 0; i < some; i++) {
            int64_t trees = tree_logit(model, &batch, i);
            ret_logits[from + i] = (int32_t)((linear[i] + 2 * trees) / 3);
        }
    }
}
