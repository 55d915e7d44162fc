#ifndef RCN_BASE_JSON_H
#define RCN_BASE_JSON_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "base/arena.h"
#include "base/text.h"

/** Writes JSON (RFC 8259) piece by piece into an arena or a file, commas
 * included.
 *
 * Keys stand in the order they are written.  A `key` of NULL writes an element
 * of an array.  Opening and closing must match (asserted); depth is at most
 * RCN_JSON_DEPTH. */
#define RCN_JSON_DEPTH 32

typedef struct rcn_json {
    rcn_buffer out;
    bool filled[RCN_JSON_DEPTH]; /**< something is before on this level */
    uint32_t depth;
    uint32_t line_depth; /**< elements down to this depth begin a line */
    FILE *file;          /**< where it goes as it comes, or NULL */
    bool failed;         /**< a write to the file */
} rcn_json;

/** Returns an empty text.  With `line_depth` 0 all is on one line. */
rcn_json rcn_json_new(rcn_arena *arena, uint32_t line_depth);

/** Returns the same for what may be long: it goes to `file` as it comes, and
 * the arena holds no more than some pieces of it.  Ends with rcn_json_end. */
rcn_json rcn_json_to(rcn_arena *arena, FILE *file, uint32_t line_depth);

/** Open and close objects and arrays; `key` is NULL in an array and at the
 * top. */
void rcn_json_open_object(rcn_json *json, const char *key);
void rcn_json_close_object(rcn_json *json);
void rcn_json_open_array(rcn_json *json, const char *key);
void rcn_json_close_array(rcn_json *json);

/** Valid UTF-8; only what must be escaped is. */
void rcn_json_text(rcn_json *json, const char *key, rcn_text value);
/** NULL writes null. */
void rcn_json_string(rcn_json *json, const char *key, const char *value);
void rcn_json_int(rcn_json *json, const char *key, int64_t value);
void rcn_json_bool(rcn_json *json, const char *key, bool value);
void rcn_json_null(rcn_json *json, const char *key);

/** All that was written, with a final line feed; everything must be closed. */
rcn_text rcn_json_done(rcn_json *json);

/** The same of what goes to a file; returns false when not all of it could be
 * written. */
bool rcn_json_end(rcn_json *json);

#endif
