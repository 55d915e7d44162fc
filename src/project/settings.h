#ifndef RCN_PROJECT_SETTINGS_H
#define RCN_PROJECT_SETTINGS_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/yaml.h"

/** Returns the mapping with the keys of `settings` (NULL-terminated "KEY=VALUE",
 * or NULL) in place of its own, in the arena.  A value that begins with a
 * bracket or a brace is read as YAML, any other is the text as it stands.  Logs
 * usage (fatal) and returns NULL when a setting has no key or a value cannot be
 * read. */
const rcn_yaml *rcn_settings_apply(rcn_arena *arena, const rcn_yaml *mapping,
                                   const char *const *settings, rcn_log *log);

#endif
