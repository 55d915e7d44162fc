#ifndef RCN_SOURCE_FILES_LISTING_H
#define RCN_SOURCE_FILES_LISTING_H

#include "source/document.h"

/** Returns what a page of the web is when it is no document: a page of links, a
 * list of other pages with their teasers, the results of a search, an error or
 * consent page; NULL for a document.  Bounds: no block outside links is as long
 * as a sentence, or at most 400 bytes of prose are the page's own.  Linear in
 * the blocks. */
const char *rcn_no_document_why(const rcn_document *document);

#endif
