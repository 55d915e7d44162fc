#ifndef RCN_SOURCE_FORMATS_RTF_ALT_H
#define RCN_SOURCE_FORMATS_RTF_ALT_H

#include "source/formats/parts.h"

/** Gives the pictures of a page that a converter made of RTF the words that stand
 * for them in the file, when both have equally many.  Linear. */
void rcn_rtf_add_alts(rcn_arena *arena, rcn_text rtf, rcn_part *part);

#endif
