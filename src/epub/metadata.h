#ifndef RCN_EPUB_METADATA_H
#define RCN_EPUB_METADATA_H

#include "epub/book.h"

/** Writes the metadata element of the package document. */
void rcn_epub_write_metadata(const rcn_epub_book *book, rcn_xml *xml);

#endif
