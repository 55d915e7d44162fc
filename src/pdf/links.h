#ifndef RCN_PDF_LINKS_H
#define RCN_PDF_LINKS_H

#include <stdint.h>

#include "base/arena.h"
#include "pdf/plan.h"
#include "pdf/tree.h"

/** Writes the annotation of the link that `page` opens with operation `index`,
 * below the element that is open in the tree, and returns its number. */
uint32_t rcn_link_write(rcn_objects *objects, rcn_tree *tree,
                        const rcn_plan *plan, const rcn_plan_link *link,
                        const rcn_page *page, size_t index);

#endif
