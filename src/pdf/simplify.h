#ifndef RCN_PDF_SIMPLIFY_H
#define RCN_PDF_SIMPLIFY_H

#include <stddef.h>

#include "base/arena.h"
#include "typeset/pages/page.h"

/** The levels of the headings that a heading may be under, as documents give
 * them; zero at the beginning of a book. */
typedef struct rcn_heading_levels {
    int open[6];
    size_t count;
} rcn_heading_levels;

/** Returns the page without the spans that say nothing: a Span without language
 * or title that is the only child of an element which begins and ends on this
 * page.  Its words then stand in that element itself.  Headings get levels that
 * leave none out: one that stands as H4 below H1 is H2.  The pages of a book
 * must come in their order, with the same `levels`. */
rcn_page rcn_page_simplify(const rcn_page *page, rcn_heading_levels *levels,
                           rcn_arena *arena);

#endif
