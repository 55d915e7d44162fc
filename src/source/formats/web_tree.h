#ifndef RCN_SOURCE_FORMATS_WEB_TREE_H
#define RCN_SOURCE_FORMATS_WEB_TREE_H

#include <libxml/tree.h>
#include <stdbool.h>

#include "base/arena.h"
#include "base/text.h"

/* Pages of HTML that programs wrote in one form: archives of mailing lists,
 * exports of chats.  Their readers walk a tree; other pages are read by
 * source/html. */

/** Parses a page, decoded by what it declares.  NULL when it is larger than 64
 * MB or no page.  The arena owns the tree. */
xmlNode *rcn_web_tree(rcn_arena *arena, rcn_text bytes);

/** Returns the next element after `node` in the order of the page within `top`,
 * or NULL.  Begin with `top` itself. */
xmlNode *rcn_web_next(const xmlNode *top, xmlNode *node);

/** Returns the same, but not into `node`. */
xmlNode *rcn_web_after(const xmlNode *top, xmlNode *node);

/** Returns the first element of this name in or below `top`, with this word in
 * its class unless `word` is NULL; or NULL. */
xmlNode *rcn_web_find(xmlNode *top, const char *name, const char *word);

/** Returns true when an element has this word in its class. */
bool rcn_web_has_class(const xmlNode *node, const char *word);

/** Returns an attribute, "" when it has none. */
const char *rcn_web_attribute(rcn_arena *arena, const xmlNode *node,
                              const char *name);

/** Returns the text in an element, with a line feed for <br> and around
 * paragraphs. */
rcn_text rcn_web_text(rcn_arena *arena, const xmlNode *node);

#endif
