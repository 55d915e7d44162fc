#ifndef RCN_TYPESET_TYPESET_H
#define RCN_TYPESET_TYPESET_H

#include <stdio.h>

#include "base/arena.h"
#include "base/diag.h"
#include "edition/edition.h"
#include "shape/shape.h"
#include "style/style.h"
#include "typeset/lines/stats.h"
#include "typeset/pages/page.h"

/** Sets the whole edition on pages, in the style and the fonts that were opened
 * for it.  The first is the cover: the edition's picture, or drawn.
 *
 * The arena owns the book; `*ret_map` states where each page begins.  Logs
 * typeset-overfull, font-missing-glyph and image-left-out; never fails
 * otherwise. */
const rcn_book *rcn_typeset(rcn_arena *arena, const rcn_edition *edition,
                            rcn_fonts *fonts, rcn_log *log,
                            rcn_page_map *ret_map,
                            rcn_typeset_stats *ret_stats);

/** Sets the cover: a book of one page, `width` x `height`, from title,
 * subtitle, span of dates and number of documents.  It is the first page of the
 * PDF in the page's size unless the editor gives a picture, and at 1600:2560
 * the cover picture of the EPUB. */
const rcn_book *rcn_typeset_cover(rcn_arena *arena, const rcn_edition *edition,
                                  rcn_fonts *fonts, rcn_len width,
                                  rcn_len height, rcn_log *log);

/** How one line of a book was set. */
typedef struct rcn_line_figures {
    uint32_t page;    /**< from 1 */
    uint32_t section; /**< index into the edition's sections */
    uint32_t block;   /**< index into the section's blocks; UINT32_MAX: words
                           before them (heading, header) or none of theirs */
    uint32_t offset;  /**< byte of the block's text that the line begins with */
    uint32_t line, lines; /**< which of its paragraph's lines, from 1 */
    bool justified;       /**< set to the full measure; the next four hold */
    int32_t ratio; /**< of its word space to the natural one, thousandths */
    int32_t need;  /**< missing width to natural width, ten-thousandths: how far
                        it had to stretch, before what stretched was decided */
    int32_t scale; /**< of its glyphs, thousandths more or less */
    int32_t tracking; /**< between its letters, thousandths of the size */
    rcn_len size;     /**< of its type */
    rcn_len baseline; /**< from the top edge of the page */
    rcn_len off_grid; /**< distance of the baseline from the nearest of the
                            page's grid; 0 for type of another leading */
    bool body;        /**< its leading is that of the grid */
    bool hyphen, overfull;
    bool first_on_page, last_on_page; /**< of the lines in the text block */
} rcn_line_figures;

typedef void rcn_line_visitor(void *context, const rcn_line_figures *line);

/** Shows each line of text of a book that rcn_typeset made, in the order of the
 * pages, furniture left out; linear, without memory of its own. */
void rcn_typeset_lines(const rcn_book *book, rcn_line_visitor *visit,
                       void *context);

/** The dump of pages that golden tests hold: lines of text with their place. */
void rcn_typeset_dump(const rcn_book *book, FILE *out);

#endif
