#ifndef RCN_PDF_PDF_H
#define RCN_PDF_PDF_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/diag.h"
#include "shape/shape.h"
#include "typeset/page.h"

/** Draws a book to a tagged PDF at `path`, whole or absent.
 *
 * cairo draws it, then a second pass through libqpdf adds what cairo lacks:
 * language, XMP, identifiers, artifacts (ISO 14289-1).  The bytes depend on the
 * book and the fonts alone.  Logs pdf-* or output-write and returns false when
 * it fails. */
bool rcn_pdf_write(const rcn_book *book, const rcn_fonts *fonts,
                   const char *path, rcn_log *log);

#endif
