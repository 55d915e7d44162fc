/* The model of the blocks of pages: its table of weights, learnt by
 * tools/train_extract.py.  boosted.c reads it. */
#include "clean/html/model.h"

#include "clean/html/weights.inc"

_Static_assert(sizeof weights / sizeof *weights == RCN_FEATURE_COUNT,
               "html/weights.inc is of other features: train anew");

const rcn_boosted rcn_page_model = {bias,
                                    weights,
                                    RCN_FEATURE_COUNT,
                                    conditions,
                                    firsts,
                                    leaves,
                                    sizeof leaves / sizeof *leaves};
_Static_assert(sizeof leaves / sizeof *leaves <= RCN_TREES_MOST,
               "more trees than boosted.c reads");
_Static_assert(RCN_FEATURE_COUNT <= RCN_WEIGHTS_MOST,
               "more features than boosted.c reads");
