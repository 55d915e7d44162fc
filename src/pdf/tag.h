#ifndef RCN_PDF_TAG_H
#define RCN_PDF_TAG_H

#include <stdbool.h>

#include "typeset/pages/page.h"

/** Returns the name of a structure type, as the file spells it: "H1". */
const char *rcn_tag_name(rcn_tag tag);

/** Returns true if the type may only stand in certain others: TR, LI ... */
bool rcn_tag_is_bound(rcn_tag tag);

/** Returns true if `tag` may be directly in `parent` (ISO 32000-1, 14.8.4.3). */
bool rcn_tag_fits(rcn_tag tag, rcn_tag parent);

#endif
