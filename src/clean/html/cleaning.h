#ifndef RCN_CLEAN_HTML_CLEANING_H
#define RCN_CLEAN_HTML_CLEANING_H

#include "clean/html/clean.h"
#include "clean/html/model.h"

/* Within the cleaning of a page only. */

/** Features are kept for as many blocks as an honest page has. */
#define RCN_CLEANING_ROWS 2048u

/** One page while it is cleaned. */
typedef struct rcn_page_cleaning {
    rcn_arena *arena; /**< of the result */
    rcn_arena *scratch;
    const rcn_web_page *page;
    const rcn_rules *rules;
    const rcn_clean_options *options;
    const rcn_html_shared *shared;
    int16_t (*rows)[RCN_FEATURE_COUNT]; /**< of the first page blocks */
    int32_t *logits;
    bool *keep;       /**< by page block */
    bool sure;        /**< that the page is an article */
    rcn_leaf *leaves; /**< by leaf block */
    rcn_html_refusals refusals;
} rcn_page_cleaning;

/** Fills the log-odds of each page block, and which are kept by them. */
void rcn_html_judge(rcn_page_cleaning *cleaning);

/** Makes fates of what the model keeps. */
void rcn_html_settle(rcn_page_cleaning *cleaning);

#endif
