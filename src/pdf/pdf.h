#ifndef RCN_PDF_PDF_H
#define RCN_PDF_PDF_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/text.h"
#include "shape/shape.h"
#include "typeset/pages/page.h"

/** A book on its way to its file: its pages are written, the rest is not. */
typedef struct rcn_drawing rcn_drawing;

/** Writes the pages of a book for a tagged PDF at `path` (ISO 14289-1, ISO
 * 19005-3 level A), each with its structure.
 *
 * NULL when it fails: logs pdf-* or output-write, also when the book is not well
 * made (see plan.h).  The caller must finish what is returned; the book's pages
 * may be freed before, its fonts and attachments may not.  The bytes of
 * attachments are read by rcn_pdf_finish alone.  What is kept in memory grows with the elements of the structure and the links alone. */
rcn_drawing *rcn_pdf_draw(const rcn_book *book, const rcn_fonts *fonts,
                          const char *path, rcn_log *log);

/** Finishes a drawing with fonts, attachments and metadata, and frees it; the
 * file is whole or absent.
 *
 * The bytes depend on the book and the fonts alone.  Logs pdf-* or output-write
 * and returns false when it fails. */
bool rcn_pdf_finish(rcn_drawing *drawing);

/** How sheets are printed, folded and put together. */
typedef struct rcn_imposition {
    uint32_t signature; /**< pages folded together, a multiple of 4; 0: all */
    rcn_len paper;      /**< thickness of a sheet */
} rcn_imposition;

/** Draws the pages of a book as a booklet, two on each side of a sheet, at
 * `path`: to be printed on both sides, turned over the short edge, each
 * signature folded in the middle.  A form for the printer: without structure,
 * links and attachments.
 *
 * The outermost sheet of a signature has its pages in their place; those of each
 * sheet inside it move to the fold by the thickness of the paper.  Blank pages
 * fill the last signature.  The bytes depend on the book and the fonts alone.
 * Logs pdf-library or output-write and returns false when it fails. */
bool rcn_pdf_impose(const rcn_book *book, const rcn_fonts *fonts,
                    const rcn_imposition *imposition, const char *path,
                    rcn_log *log);

/** rcn_pdf_draw and rcn_pdf_finish at once. */
bool rcn_pdf_write(const rcn_book *book, const rcn_fonts *fonts,
                   const char *path, rcn_log *log);

/** Draws page `index` < page_count as a PNG picture in colours, 1,000 pixels
 * wide: what a person looks at on the screen.  The bytes are in the arena.  Logs
 * pdf-library and returns false when cairo fails. */
bool rcn_pdf_preview(rcn_arena *arena, const rcn_book *book,
                     const rcn_fonts *fonts, size_t index, rcn_log *log,
                     rcn_text *ret_png);

/** Draws the first page of a book as a PNG picture in sixteen greys, `width`
 * pixels wide and as high as the page's shape makes it.
 *
 * The bytes are in the arena and depend on the page and the fonts alone.  Logs
 * pdf-library and returns false when cairo fails. */
bool rcn_pdf_png(rcn_arena *arena, const rcn_book *book, const rcn_fonts *fonts,
                 uint32_t width, rcn_log *log, rcn_text *ret_png);

#endif
