#ifndef RCN_ATTRIBUTE_PAGE_TITLE_H
#define RCN_ATTRIBUTE_PAGE_TITLE_H

#include <stdbool.h>

#include "base/arena.h"
#include "source/document.h"

/** The title that a page's metadata and headings give together, without the
 * name of the site: `*ret_value` in the arena, `*ret_item` what states it.
 * False when the page gives none.  At most 32 candidates of a kind are looked
 * at. */
bool rcn_page_title(rcn_arena *arena, const rcn_document *document,
                    const char **ret_value, const rcn_metadata_item **ret_item);

#endif
