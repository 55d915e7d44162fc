#ifndef RCN_TYPESET_TYPESET_H
#define RCN_TYPESET_TYPESET_H

#include <stdio.h>

#include "base/arena.h"
#include "base/diag.h"
#include "edition/edition.h"
#include "shape/shape.h"
#include "style/style.h"
#include "typeset/page.h"

/** Quality of the lines and pages that were set, for the report and tests. */
typedef struct rcn_typeset_stats {
    uint32_t pages, lines, justified, hyphenated, longest_hyphen_run;
    uint32_t loose, tight, overfull, widows, orphans, runts;
    uint32_t scaled, tracked; /**< lines with glyph scale, tracking */
    uint32_t space_sd_milli, space_p95_milli, space_max_milli; /**< of the word
        space over the font's own, in thousandths */
    uint32_t missing_glyphs, short_pages;
} rcn_typeset_stats;

/** Sets the whole edition on pages, in the style and the fonts that were opened
 * for it.
 *
 * The arena owns the book; `*ret_map` says where each page begins.  Logs
 * typeset-overfull and font-missing-glyph; never fails otherwise. */
const rcn_book *rcn_typeset(rcn_arena *arena, const rcn_edition *edition,
                            rcn_fonts *fonts, rcn_log *log,
                            rcn_page_map *ret_map,
                            rcn_typeset_stats *ret_stats);

/** Sets the cover: a book of one page, `width` x `height`, from title, subtitle,
 * span of dates and number of documents.  It is the first page of the PDF in
 * the page's size, and at 1600:2560 the cover picture of the EPUB. */
const rcn_book *rcn_typeset_cover(rcn_arena *arena, const rcn_edition *edition,
                                  rcn_fonts *fonts, rcn_len width,
                                  rcn_len height, rcn_log *log);

/** The dump of pages that golden tests hold: lines of text with their place. */
void rcn_typeset_dump(const rcn_book *book, FILE *out);

#endif
