#ifndef RCN_PDF_PDF_H
#define RCN_PDF_PDF_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/text.h"
#include "shape/shape.h"
#include "typeset/page.h"

/** Draws a book to a tagged PDF at `path`, whole or absent.
 *
 * cairo draws it, then a second pass through libqpdf adds what cairo lacks:
 * language, XMP, identifiers, artifacts (ISO 14289-1, ISO 19005-3).  The bytes
 * depend on the book and the fonts alone.  Logs pdf-* or output-write and
 * returns false when it fails: also when the book is not well made (see
 * plan.h). */
bool rcn_pdf_write(const rcn_book *book, const rcn_fonts *fonts,
                   const char *path, rcn_log *log);

/** Draws the first page of a book as a PNG picture in sixteen greys, `width`
 * pixels wide and as high as the page's shape makes it.
 *
 * The bytes are in the arena and depend on the page and the fonts alone.  Logs
 * pdf-library and returns false when cairo fails. */
bool rcn_pdf_png(rcn_arena *arena, const rcn_book *book, const rcn_fonts *fonts,
                 uint32_t width, rcn_log *log, rcn_text *ret_png);

#endif
