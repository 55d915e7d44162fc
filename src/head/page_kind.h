#ifndef RCN_HEAD_PAGE_KIND_H
#define RCN_HEAD_PAGE_KIND_H

#include <stdbool.h>

#include "head/head.h"
#include "source/document.h"

/* Pages whose names and days are mostly not their own. */

/** Returns true for a page that calls itself that of a thing for sale or of a
 * program, and no article about one. */
bool rcn_page_is_of_product(const rcn_document *document);

/** Returns true for the first page of a site: each address that the page gives
 * itself is that of its host. */
bool rcn_page_is_first(const rcn_document *document);

/** Returns true for a line of a list of other articles, or below the first
 * prose of the comments of readers, whose days are theirs.  What is above that
 * begins a thread. */
bool rcn_doc_line_is_of_others(const rcn_document_head *head, size_t at);

#endif
