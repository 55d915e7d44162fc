#ifndef RCN_SOURCE_FORMATS_FRONT_MATTER_H
#define RCN_SOURCE_FORMATS_FRONT_MATTER_H

#include "base/text.h"

/** Bytes of the front matter at the start of a Markdown text, with both its
 * lines of dashes; 0: there is none.  Looks at 64 KiB at the most. */
size_t rcn_front_matter_length(rcn_text text);

/** Adds front matter as HTML: <meta> for what it says, a hidden element a line
 * for its words.  Returns the number of its lines, each of which stays one. */
size_t rcn_front_matter_write(rcn_buffer *html, rcn_text front_matter);

#endif
