#ifndef RCN_SOURCE_FORMATS_JSON_FILE_H
#define RCN_SOURCE_FORMATS_JSON_FILE_H

#include <jansson.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/text.h"

/** Returns the value of a file of JSON, which dies with the arena; NULL, and
 * logged as source-container, when it is not well-formed. */
json_t *rcn_json_file_read(rcn_arena *arena, rcn_text bytes, const char *path,
                           rcn_log *log);

/** Returns the string that an object has for a key, or NULL. */
const char *rcn_json_file_string(const json_t *object, const char *key);

#endif
