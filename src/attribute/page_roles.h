#ifndef RCN_ATTRIBUTE_PAGE_ROLES_H
#define RCN_ATTRIBUTE_PAGE_ROLES_H

#include <stdbool.h>

#include "attribute/attribute.h"
#include "base/pattern.h"

/** Patterns that tell a name from what stands around it. */
typedef struct rcn_name_patterns {
    const rcn_pattern *before; /**< "Written by" */
    const rcn_pattern *after;  /**< dates, offices, "Updated" */
    const rcn_pattern *other;  /**< words that no name has: "View all posts" */
    const rcn_pattern *bodies; /**< words of bodies (head/bodies.h) */
} rcn_name_patterns;

/** Compiles them; the arena frees them. */
rcn_name_patterns rcn_name_patterns_new(rcn_arena *arena);

/** A name without "By" before it and offices and dates after it; empty when
 * what is left cannot be one.  In the arena. */
rcn_text rcn_author_clean(rcn_arena *arena, const rcn_name_patterns *patterns,
                          rcn_text text);

/** The author whom the metadata of a page and its visible byline (`byline`, or
 * one without a value) agree on most; unknown when neither names one. */
rcn_role rcn_page_author(rcn_arena *arena, const rcn_name_patterns *patterns,
                         const rcn_document *document, rcn_role byline);

/** The publisher or site that a page's metadata names, else unknown. */
rcn_role rcn_page_publisher(rcn_arena *arena, const rcn_document *document);

/** The address that a page gives as its own, else unknown. */
rcn_role rcn_page_url(rcn_arena *arena, const rcn_document *document);

#endif
