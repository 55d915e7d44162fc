#ifndef RCN_TESTS_EPUB_SAMPLE_H
#define RCN_TESTS_EPUB_SAMPLE_H

#include "base/arena.h"
#include "edition/edition.h"
#include "style/style.h"

/* An edition made by hand that has every kind of block and mark once, two
 * languages, one from right to left, and page breaks at odd places. */

typedef struct rcn_sample {
    const rcn_edition *edition;
    rcn_page_map pages;
    rcn_style style; /**< with the reader.css of the default style */
} rcn_sample;

/** `long_blocks`: how many paragraphs of 1,000 bytes the last document has. */
rcn_sample rcn_sample_make(rcn_arena *arena, size_t long_blocks);

/** An edition of `count` short documents, `per_month` of them in each month
 * from January 2001 on. */
const rcn_edition *rcn_sample_row(rcn_arena *arena, size_t count,
                                  size_t per_month);

#endif
