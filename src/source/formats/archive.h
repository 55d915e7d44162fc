#ifndef RCN_SOURCE_FORMATS_ARCHIVE_H
#define RCN_SOURCE_FORMATS_ARCHIVE_H

#include <libxml/tree.h>
#include <stdbool.h>
#include <zip.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/text.h"

/** A ZIP archive that lies in memory, opened for reading.  Its members are
 * hostile: each is capped, and all of them together. */
typedef struct rcn_archive {
    rcn_arena *arena; /**< owns what is unpacked, and closes the archive */
    const char *path; /**< of the file, for messages */
    rcn_log *log;
    zip_t *zip;
    size_t *unpacked; /**< bytes unpacked so far, of all archives of a file */
    bool over;        /**< a member went over a cap, and was not read */
} rcn_archive;

/** Opens an archive.  Logs source-container and returns NULL when the bytes are
 * none.  `unpacked` counts what is read from it, up to RCN_SOURCE_LIMIT, and
 * outlives the archive. */
rcn_archive *rcn_archive_open(rcn_arena *arena, rcn_text bytes,
                              const char *path, rcn_log *log, size_t *unpacked);

/** Logs source-container: "WHAT: NAME", or WHAT alone when NAME is "". */
void rcn_archive_complain(const rcn_archive *archive, const char *what,
                          const char *name);

/** Returns true, and reports it, when the manifest says that the text is encrypted
 * (OpenDocument 1.3 part 2, 4.4). */
bool rcn_archive_is_locked(rcn_archive *archive);

/** Returns whether it holds a member of this name. */
bool rcn_archive_has(const rcn_archive *archive, const char *name);

/** Unpacks a member, NUL-terminated.  Logs source-container and returns false
 * when it is not there, encrypted, damaged, or larger than the caps. */
bool rcn_archive_read(rcn_archive *archive, const char *name,
                      rcn_text *ret_bytes);

/** Does the same in another arena than the archive's. */
bool rcn_archive_read_to(rcn_arena *arena, rcn_archive *archive,
                         const char *name, rcn_text *ret_bytes);

/** Parses a member as XML, without entities and without the network; the arena
 * frees the tree.  Logs source-container and returns NULL when it is not there
 * or not well-formed; logs source-entity. */
xmlNode *rcn_archive_xml(rcn_archive *archive, const char *name);

/** Returns the same for bytes; NULL when they are no XML.  Logs nothing. */
xmlNode *rcn_node_parse(rcn_arena *arena, rcn_text bytes);

/** Returns true for an element of this local name, whatever its prefix. */
bool rcn_node_is(const xmlNode *node, const char *name);

/** Returns the first child element of this local name, or NULL; also for
 * NULL. */
xmlNode *rcn_node_child(const xmlNode *node, const char *name);

/** Returns the value of an attribute by its local name, in the arena; NULL when
 * there is none. */
const char *rcn_node_attribute(rcn_arena *arena, const xmlNode *node,
                               const char *name);

/** All text within an element, trimmed, in the arena; "" for NULL. */
const char *rcn_node_content(rcn_arena *arena, const xmlNode *node);

#endif
