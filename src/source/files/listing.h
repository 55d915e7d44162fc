#ifndef RCN_SOURCE_FILES_LISTING_H
#define RCN_SOURCE_FILES_LISTING_H

#include <stdbool.h>

#include "source/document.h"

/** True for a page of the web that holds nothing but links to others: an index, a
 * menu.  Bounded: no block of it outside links is as long as a sentence, and at
 * least half of its text stands in links.  Linear in the blocks. */
bool rcn_is_page_of_links(const rcn_document *document);

#endif
