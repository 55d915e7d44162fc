#ifndef RCN_TESTS_EPUB_OPENED_H
#define RCN_TESTS_EPUB_OPENED_H

#include <libxml/tree.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/text.h"

/* A finished book, opened with libzip and libxml2. */

typedef struct rcn_opened_file {
    const char *name; /* in the archive */
    rcn_text bytes;
    xmlDocPtr tree; /* NULL when it is no XML */
} rcn_opened_file;

typedef struct rcn_opened {
    rcn_opened_file *files;
    size_t count;
} rcn_opened;

/* Everything dies with the arena; a file that ought to be XML and is not fails
 * the test. */
rcn_opened rcn_opened_read(rcn_arena *arena, const char *path);

const rcn_opened_file *rcn_opened_find(const rcn_opened *book,
                                       const char *name);

/* The attribute's value in the arena, or NULL. */
const char *rcn_node_attribute(rcn_arena *arena, const xmlNode *node,
                               const char *name);

/* Text content, in the arena. */
const char *rcn_node_text(rcn_arena *arena, const xmlNode *node);

/* The next element in document order below `root` after `node` (NULL: the
 * first). */
const xmlNode *rcn_node_next(const xmlNode *root, const xmlNode *node);

/* The first element of that name, or with that attribute value, below root;
 * NULL for none.  `name` NULL: any; `attribute` NULL: none asked for. */
const xmlNode *rcn_node_find(rcn_arena *arena, const xmlNode *root,
                             const char *name, const char *attribute,
                             const char *value);

bool rcn_node_is(const xmlNode *node, const char *name);

#endif
