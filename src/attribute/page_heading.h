#ifndef RCN_ATTRIBUTE_PAGE_HEADING_H
#define RCN_ATTRIBUTE_PAGE_HEADING_H

#include "attribute/title_reading.h"

/** Returns the heading that is the title of the page, or NULL. */
const rcn_title_offer *rcn_page_heading(const rcn_title_reading *page);

#endif
