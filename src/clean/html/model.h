#ifndef RCN_CLEAN_HTML_MODEL_H
#define RCN_CLEAN_HTML_MODEL_H

#include "clean/html/page.h"
#include "clean/learn/boosted.h"

/** Judges blocks of pages by the features of features.def: one part of a linear
 * model and two of boosted trees, whose weights tools/train_extract.py learnt. */
extern const rcn_boosted rcn_page_model;

#endif
