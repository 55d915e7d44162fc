#ifndef RCN_SOURCE_FILES_REPEAT_H
#define RCN_SOURCE_FILES_REPEAT_H

#include "source/document.h"

/** Returns whether half of the text of a page of HTML, its menus aside, is in
 * another one, block by block; false where nothing does.  n log n in the
 * blocks. */
bool rcn_page_repeats(const rcn_document *first, const rcn_document *second);

#endif
