#ifndef RCN_EPUB_METADATA_H
#define RCN_EPUB_METADATA_H

#include "epub/book.h"

/** Writes the metadata element of the package document. */
void rcn_epub_write_metadata(const rcn_epub_book *book, rcn_xml *xml);

/** The part of it that states what the book offers to people who read with other
 * senses, which pages its markers follow, and who evaluated it. */
void rcn_epub_write_accessibility(const rcn_epub_book *book, rcn_xml *xml);

/** Writes a meta element; `refined` is the id of what it says more of, or NULL.
 * None for an empty text. */
void rcn_epub_write_meta(const rcn_epub_book *book, rcn_xml *xml,
                         const char *refined, const char *property,
                         const char *text);

#endif
