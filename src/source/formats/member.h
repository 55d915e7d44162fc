#ifndef RCN_SOURCE_FORMATS_MEMBER_H
#define RCN_SOURCE_FORMATS_MEMBER_H

#include "source/assets.h"
#include "source/formats/parts.h"

/** A file within another: a member of an archive, what gzip compressed. */
typedef struct rcn_member {
    const char *name;
    rcn_text bytes;           /**< NUL-terminated */
    const rcn_assets *assets; /**< pictures beside it, or NULL */
} rcn_member;

/** Returns the name of what is read, of which `path` is "FILE", or
 * "FILE#MEMBER" in an archive that is open. */
const char *rcn_member_name(const char *path, const rcn_parts *parts);

/** Adds the documents of a member to `parts`, as if it were a file in a folder:
 * what is no document is skipped.  Suffixes of their names are "#NAME" and the
 * member's own.  Archives nest at most 3 deep; a deeper one is logged as
 * source-container.  `path` is for messages. */
void rcn_member_read(rcn_arena *arena, const rcn_member *member,
                     const char *path, rcn_log *log, rcn_parts *parts);

#endif
