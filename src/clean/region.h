#ifndef RCN_CLEAN_REGION_H
#define RCN_CLEAN_REGION_H

#include "clean/work.h"

/** What is asked of a chunk to tell whether it belongs to the body of a page:
 * yes or no each. */
typedef enum rcn_feature {
#define RCN_FEATURE(name, weight) RCN_FEATURE_##name,
#include "clean/region.def"
#undef RCN_FEATURE
    RCN_FEATURE_COUNT
} rcn_feature;

/** The chunks of a page that are still text, and the answers for each. */
typedef struct rcn_page_survey {
    const uint32_t *chunks; /**< indices */
    const bool *answers;    /**< a row of RCN_FEATURE_COUNT for each */
    const bool *recurring;  /**< it stands in other documents of the corpus */
    size_t count;
} rcn_page_survey;

/** Asks all questions; in the scratch arena.  Linear in the text.
 * (features.c) */
rcn_page_survey rcn_region_survey(const rcn_work *work);

/** Marks what surrounds the document on a web page, if this is one, as outside
 * its body, for passes that know more of a line to name it.  (region.c) */
void rcn_find_surroundings(rcn_work *work);

/** Cuts what is still marked.  (region.c) */
void rcn_cut_surroundings(rcn_work *work);

#endif
