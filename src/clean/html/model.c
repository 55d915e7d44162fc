/* The model of the blocks of pages: its table of weights, learnt by
 * tools/train_extract.py.  boosted.c reads it. */
#include "clean/html/model.h"

#include "clean/learn/boosted.h"

#include "clean/html/weights.inc"

_Static_assert(sizeof weights / sizeof *weights == RCN_FEATURE_COUNT,
               "html/weights.inc is of other features: train anew");

static const rcn_boosted model = {bias,  weights, RCN_FEATURE_COUNT,
                                  nodes, roots,   sizeof roots / sizeof *roots};

int32_t
rcn_model_logit(const int16_t *row)
{
    return rcn_boosted_logit(&model, row);
}
