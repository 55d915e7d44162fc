#ifndef RCN_PROJECT_SHARED_H
#define RCN_PROJECT_SHARED_H

#include "base/yaml.h"

/** Returns the mapping over that of the file which its key `decisions` names,
 * relative to `path`: its keys take the place of the other's, and entries of
 * `documents` with one `file` or `sha256` become one entry.  The mapping itself
 * without such a key.  In the arena.  Logs yaml-value where the other file names a
 * third one, or what rcn_yaml_load() logs, and returns NULL. */
const rcn_yaml *rcn_shared_apply(rcn_arena *arena, const rcn_yaml *mapping,
                                 const char *path, rcn_log *log);

#endif
