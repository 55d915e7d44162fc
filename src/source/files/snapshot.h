#ifndef RCN_SOURCE_FILES_SNAPSHOT_H
#define RCN_SOURCE_FILES_SNAPSHOT_H

#include <stddef.h>

#include "base/arena.h"

/** Returns the best form of the one page that a folder of ArchiveBox holds,
 * relative to it ("singlefile.html", "readability/content.html"); NULL when the
 * folder is no snapshot.  `names` are the entries of the folder. */
const char *rcn_snapshot_find(rcn_arena *arena, const char *path,
                              const char *const *names, size_t count);

/** Returns the path of index.json beside a file of a snapshot; NULL when its
 * folder is none.  Does not look whether it is there. */
const char *rcn_snapshot_index(rcn_arena *arena, const char *path);

#endif
