#ifndef RCN_REPORT_HTML_H
#define RCN_REPORT_HTML_H

#include "base/text.h"

/** Appends text as HTML: the four special characters escaped, control
 * characters shown as their names, all kinds of line ends as LF. */
void rcn_html_text(rcn_buffer *out, rcn_text text);

/** The same of a string; for an attribute in double quotes too.  NULL adds
 * nothing. */
void rcn_html_string(rcn_buffer *out, const char *string);

/** The style sheet of review.html. */
extern const char rcn_review_css[];

#endif
