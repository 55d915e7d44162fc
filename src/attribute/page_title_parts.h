#ifndef RCN_ATTRIBUTE_PAGE_TITLE_PARTS_H
#define RCN_ATTRIBUTE_PAGE_TITLE_PARTS_H

#include "attribute/title_reading.h"

/* Within the reading of the title of a page only. */

#define RCN_TITLE_PARTS       8  /**< of one title */
#define RCN_TITLE_WORDS       64 /**< compared */
#define RCN_TITLE_LEAST_WORDS 3  /**< of a title that others bear out */

/** Parts a title at its separators; returns the count of the parts.  Where
 * `labels` is false a colon parts nothing: what is before it is a label, which
 * is cut only where the rest is alone elsewhere. */
size_t rcn_title_part(rcn_text title, bool labels,
                      rcn_text parts[RCN_TITLE_PARTS]);

/** Returns the words of a key, at most RCN_TITLE_WORDS. */
size_t rcn_title_words(rcn_text key, rcn_text words[RCN_TITLE_WORDS]);

/** Shared words of two keys over all their words, per mille (Jaccard). */
int rcn_title_shared(rcn_text a, rcn_text b);

/** Returns true for words that are in <title> after a separator. */
bool rcn_title_ends_page(const rcn_title_reading *page, rcn_text key);

/** Returns true when a heading below <h1> says just this. */
bool rcn_title_is_lower(const rcn_title_reading *page, rcn_text key);

#endif
