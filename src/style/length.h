#ifndef RCN_STYLE_LENGTH_H
#define RCN_STYLE_LENGTH_H

#include <stdbool.h>

#include "base/text.h"
#include "base/units.h"

/** Reads "11pt", "4.5mm" or "0.25in" (at most four decimals); false when it is
 * no such length or is 32,768 pt or more. */
bool rcn_length_read(rcn_text text, rcn_len *ret_length);

/** Reads a page size: "a4", "a5", "letter", "6x9in", "148x210mm", "432x648pt";
 * false when it is none or lies outside 3 in .. 24 in a side. */
bool rcn_page_size_read(rcn_text text, rcn_len *ret_width, rcn_len *ret_height);

#endif
