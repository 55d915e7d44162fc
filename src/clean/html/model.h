#ifndef RCN_CLEAN_HTML_MODEL_H
#define RCN_CLEAN_HTML_MODEL_H

#include <stdbool.h>
#include <stdint.h>

#include "clean/html/page.h"

/** The log-odds that a block with these features is main text, in 1/1024
 * (natural logarithm): one part of a linear model and two of boosted trees,
 * whose weights tools/train_extract.py learnt. */
int32_t rcn_model_logit(const int16_t *row);

#endif
