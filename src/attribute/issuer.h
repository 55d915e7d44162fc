#ifndef RCN_ATTRIBUTE_ISSUER_H
#define RCN_ATTRIBUTE_ISSUER_H

#include "attribute/attribute.h"
#include "attribute/issuer_names.h"

/** Returns the body whose channel a document is on: the name that the site's
 * name, its logo, the end of <title>, the line of copyright, the metadata or
 * the letterhead give, in the fullest form that a second of them supports.
 *
 * A name counts when it holds a word that names a body; without one, two places
 * must agree and the page must show that it is a release.  Never a name of a
 * medium, and none on a page whose publisher is one.  Stated when two places
 * agree, else inferred, else unknown.  `title`: a name equal to it is none.
 * Linear in the text. */
rcn_role rcn_issuer_find(rcn_arena *arena, const rcn_issuer_patterns *patterns,
                         const rcn_cleaned *cleaned,
                         const rcn_document_head *head, const char *title);

#endif
