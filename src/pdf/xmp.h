#ifndef RCN_PDF_XMP_H
#define RCN_PDF_XMP_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/text.h"
#include "typeset/pages/page.h"

/** Returns the XMP packet of a book (ISO 16684-1): what the document
 * information dictionary says, and where `conforms` that the file follows
 * PDF/A-3a and PDF/UA-1.  `producer` is the program that wrote the file. */
rcn_text rcn_xmp(rcn_arena *arena, const rcn_book *book, const char *producer,
                 bool conforms);

#endif
