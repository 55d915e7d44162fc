#ifndef RCN_ATTRIBUTE_PUBLISHER_H
#define RCN_ATTRIBUTE_PUBLISHER_H

#include "attribute/attribute.h"
#include "attribute/issuer_names.h"

/** Returns the site or house that put out this copy, where no metadata names it:
 * the name in the line of copyright, or behind the title in the first line of a
 * text; of a page, a name that two places agree on.  Stated when two places
 * agree, else inferred, else unknown.  `title`: a name equal to it is none.
 * Linear in the text. */
rcn_role rcn_publisher_find(rcn_arena *arena,
                            const rcn_issuer_patterns *patterns,
                            const rcn_cleaned *cleaned,
                            const rcn_document_head *head, const char *title);

#endif
