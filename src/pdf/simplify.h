#ifndef RCN_PDF_SIMPLIFY_H
#define RCN_PDF_SIMPLIFY_H

#include "base/arena.h"
#include "typeset/page.h"

/** The page without the spans that say nothing: a Span without language or
 * title that is the only child of an element which begins and ends on this
 * page.  Its words then stand in that element itself. */
rcn_page rcn_page_simplify(const rcn_page *page, rcn_arena *arena);

#endif
