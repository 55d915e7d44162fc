#ifndef RCN_ATTRIBUTE_BYLINE_H
#define RCN_ATTRIBUTE_BYLINE_H

#include "base/arena.h"
#include "base/pattern.h"
#include "base/text.h"

/** Patterns that distinguish a name from what is around it. */
typedef struct rcn_name_patterns {
    const rcn_pattern *before; /**< "Written by" */
    const rcn_pattern *after;  /**< dates, offices, "Updated" */
    const rcn_pattern *other;  /**< words that no name has: "View all posts" */
    const rcn_pattern *links;  /**< what parts two names of a list */
    const rcn_pattern *media;  /**< words of media (media.def) */
    const rcn_pattern *bodies; /**< words of bodies (clean/span/bodies.h) */
    const rcn_pattern *marks; /**< marks of notes behind a name: "Ann Roe1,*" */
} rcn_name_patterns;

/** Compiles them; the arena frees them. */
rcn_name_patterns rcn_name_patterns_new(rcn_arena *arena);

/** Returns the words that say beyond doubt that a writer's name follows, as
 * alternatives of a pattern.  In the arena. */
const char *rcn_byline_told(rcn_arena *arena);

/** Returns a name without "By" before it and offices and dates after it; empty
 * when what is left cannot be one.  In the arena.  `shown`: it is text of the
 * page, where the next element may be glued to a name ("Ann RoeDaily News"). */
rcn_text rcn_author_clean(rcn_arena *arena, const rcn_name_patterns *patterns,
                          rcn_text text, bool shown);

#endif
