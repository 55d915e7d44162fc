#ifndef RCN_CLEAN_SPAN_LABEL_LINE_H
#define RCN_CLEAN_SPAN_LABEL_LINE_H

#include <stdbool.h>

#include "base/text.h"

/** Returns true for a line of a form: a label of one to three words that begins
 * with a capital, a colon, and what it is the label of, "Filed to: The Chamber". */
bool rcn_is_label_line(rcn_text line);

#endif
