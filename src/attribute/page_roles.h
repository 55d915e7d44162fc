#ifndef RCN_ATTRIBUTE_PAGE_ROLES_H
#define RCN_ATTRIBUTE_PAGE_ROLES_H

#include <stdbool.h>

#include "attribute/attribute.h"
#include "attribute/byline.h"

/** Returns the author whom the metadata of a page and its visible byline
 * (`byline`, or one without a value) agree on most; unknown when neither names
 * one. */
rcn_role rcn_page_author(rcn_arena *arena, const rcn_name_patterns *patterns,
                         const rcn_document *document,
                         const rcn_document_head *head, rcn_role byline);

/** Returns the publisher or site that a page's metadata names, else unknown. */
rcn_role rcn_page_publisher(rcn_arena *arena, const rcn_document *document);

/** Returns the address that a page gives as its own, else unknown. */
rcn_role rcn_page_url(rcn_arena *arena, const rcn_document *document);

/** Returns the role that an item of metadata states; evidence in the arena. */
rcn_role rcn_role_of_item(rcn_arena *arena, const rcn_document *document,
                          const rcn_metadata_item *item, rcn_text value);

#endif
