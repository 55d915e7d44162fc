#ifndef RCN_CLEAN_HTML_CLEAN_H
#define RCN_CLEAN_HTML_CLEAN_H

#include "clean/clean.h"
#include "clean/html_lexicon.h"
#include "clean/html_page.h"

/* Pages of HTML, within clean/: from leaf blocks to spans and blocks. */

typedef enum rcn_leaf_fate {
    RCN_LEAF_CUT,
    RCN_LEAF_KEPT,
    RCN_LEAF_METADATA
} rcn_leaf_fate;

/** What becomes of a leaf block, and why. */
typedef struct rcn_leaf {
    rcn_leaf_fate fate;
    const char *class_id, *rule; /**< NULL when it is kept */
} rcn_leaf;

/** What the pages of a corpus know together. */
typedef struct rcn_html_shared rcn_html_shared;

/** Learns from the pages of a corpus what several of one site repeat. */
const rcn_html_shared *rcn_html_shared_learn(rcn_arena *arena,
                                             rcn_corpus corpus);

/** Cleans one page.  The result is in the arena.  Linear in the text. */
rcn_cleaned rcn_clean_html(rcn_arena *arena, const rcn_document *document,
                           const rcn_rules *rules,
                           const rcn_clean_options *options,
                           const rcn_html_shared *shared);

/** The class and rule of page block `block`, which the model does not keep;
 * `first` is the first block that is kept, or the count of blocks. */
rcn_leaf rcn_html_classify(const rcn_page *page, size_t block,
                           const int16_t *row, size_t first);

/** Turns the fates of all leaf blocks of the page into the spans and blocks of
 * `cleaned`. */
void rcn_html_assemble(rcn_arena *arena, const rcn_document *document,
                       const rcn_leaf *leaves, rcn_cleaned *cleaned);

#endif
