#ifndef RCN_CLEAN_TEXT_LISTING_H
#define RCN_CLEAN_TEXT_LISTING_H

#include "clean/span/span.h"

/** Returns whether a plain-text document is a listing: lines by the hundred
 * thousand and hardly anything in them. */
bool rcn_is_listing(const rcn_document *document);

/** Cleans a listing: its lines as they stand, in blocks of some hundred; only
 * what no text in print can hold goes, and what is blank between blocks.  Takes
 * little more memory than the text.  Linear in it. */
rcn_cleaned rcn_clean_listing(rcn_arena *arena, const rcn_document *document);

#endif
