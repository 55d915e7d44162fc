#ifndef RCN_VERIFY_CONTAINER_H
#define RCN_VERIFY_CONTAINER_H

#include <libxml/tree.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/list.h"
#include "base/text.h"

/* Private to the room: an EPUB opened with libzip, its files parsed with
 * libxml2, both on a short leash: the book may be anyone's. */

typedef struct rcn_container {
    rcn_arena *arena;
    const char *path; /**< shown in diagnostics */
    rcn_log *log;
    void *zip;   /**< zip_t */
    size_t read; /**< bytes inflated so far */
    size_t most; /**< bytes of one file */
} rcn_container;

/** Opens the file; it is closed with the arena.  `content` is how many bytes
 * the book is made from: no file in it may be larger than some times that, for
 * the book may be anyone's.  Logs verify-book. */
bool rcn_container_open(rcn_container *container, rcn_arena *arena,
                        const char *path, size_t content, rcn_log *log);

/** The bytes of a file of the container, in `arena`.  Logs verify-book and
 * returns false when it is missing, too large or damaged. */
bool rcn_container_read(rcn_container *container, rcn_arena *arena,
                        const char *name, rcn_text *ret_bytes);

/** Returns true if there is a file of this name. */
bool rcn_container_has(const rcn_container *container, const char *name);

/** Parses a file of the container; freed with `arena`.  No entities, nothing
 * from the network, limits on size and depth.  Logs verify-book and returns
 * NULL when it is missing, too large or not well-formed. */
xmlDocPtr rcn_container_parse(rcn_container *container, rcn_arena *arena,
                              const char *name);

/** Returns the value of an attribute in any namespace, copied; NULL without
 * one. */
const char *rcn_container_attribute(rcn_arena *arena, const xmlNode *node,
                                    const char *name);

typedef RCN_LIST(const char *) rcn_spine;

/** The names of the content documents in reading order, by the container and
 * package documents (EPUB 3.3, 4.2.6.3 and 5.7). */
bool rcn_container_spine(rcn_container *container, rcn_spine *ret_spine);

/** Logs verify-book; returns false. */
bool rcn_container_fail(rcn_container *container, const char *name,
                        const char *what);

#endif
