#ifndef RCN_ATTRIBUTE_LINE_AUTHOR_H
#define RCN_ATTRIBUTE_LINE_AUTHOR_H

#include "attribute/attribute.h"
#include "attribute/byline.h"

/** Patterns of lines that name the author of a text without "by". */
typedef struct rcn_line_author_patterns {
    const rcn_pattern *dated;  /**< "Ann Roe | Published 2 hours ago" */
    const rcn_pattern *ranked; /**< "Ann RoeNews Reporter" */
    const rcn_pattern *name;   /**< "Ann Roe" */
} rcn_line_author_patterns;

/** Compiles them; the arena frees them. */
rcn_line_author_patterns rcn_line_author_patterns_new(rcn_arena *arena);

/** Returns the author whom a line between the title of a document and its text
 * names without "by": with the time when it was published or the rank of whoever
 * writes behind the name, or with the name alone in two lines.  Unknown when no
 * line does.  Linear in a dozen lines. */
rcn_role rcn_line_author(rcn_arena *arena,
                         const rcn_line_author_patterns *patterns,
                         const rcn_name_patterns *names,
                         const rcn_cleaned *cleaned,
                         const rcn_document_head *head);

#endif
