#ifndef RCN_SOURCE_FORMATS_FRONT_MATTER_PAGE_H
#define RCN_SOURCE_FORMATS_FRONT_MATTER_PAGE_H

#include "source/front_matter.h"

/** Adds front matter as HTML: <meta> for what it says, a hidden element a line
 * for its words.  Returns the number of its lines, each of which stays one. */
size_t rcn_front_matter_write(rcn_buffer *html, rcn_text front_matter);

#endif
