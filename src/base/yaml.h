#ifndef RCN_BASE_YAML_H
#define RCN_BASE_YAML_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/text.h"

/** One node of a YAML 1.1 document, with its place, so that a wrong value can
 * be reported where it stands and the file can be edited as text.  Read with
 * libyaml.  An alias is the node of its anchor at another place; an alias
 * inside its own anchor is an error.  Tags are ignored, nesting is capped at
 * 64. */
typedef struct rcn_yaml rcn_yaml;

typedef enum rcn_yaml_kind {
    RCN_YAML_SCALAR,
    RCN_YAML_SEQUENCE,
    RCN_YAML_MAPPING
} rcn_yaml_kind;

struct rcn_yaml {
    rcn_yaml_kind kind;
    rcn_place place; /**< where the value begins */
    rcn_place end;   /**< behind its last character; for a block collection, its
                          last value's */
    const char *key; /**< in a mapping: the key; else NULL */
    rcn_place key_place;
    rcn_text scalar;       /**< NUL-terminated */
    bool quoted;           /**< scalar written in quotes or as a block */
    bool flow;             /**< collection written in braces or brackets */
    const rcn_yaml *items; /**< of a sequence or a mapping, in file order */
    size_t count;
};

/** Reads a file into the arena.  On failure logs file-read, yaml-syntax or
 * yaml-key (a repeated key) and returns NULL.  An empty file gives a mapping
 * without keys. */
const rcn_yaml *rcn_yaml_load(rcn_arena *arena, const char *path,
                              const char *shown, rcn_log *log);

/** Returns the same from memory. */
const rcn_yaml *rcn_yaml_parse(rcn_arena *arena, rcn_text bytes,
                               const char *shown, rcn_log *log);

/** Appends a double-quoted scalar that reads back as `value` (YAML 1.1, 5.1 and
 * 9.1: quotes, backslashes and what is not printable are escaped). */
void rcn_yaml_add_scalar(rcn_buffer *out, const char *value);

/** Returns the value of a key of a mapping, or NULL. */
const rcn_yaml *rcn_yaml_find(const rcn_yaml *mapping, const char *key);

/** Logs yaml-value at the node: "KEY: expected WHAT". */
void rcn_yaml_wrong(const rcn_yaml *node, const char *what, rcn_log *log);

/** Logs yaml-key for each key of the mapping that is not in the
 * NULL-terminated list; returns true when there is none. */
bool rcn_yaml_only(const rcn_yaml *mapping, const char *const *known,
                   rcn_log *log);

/* Typed readers: when the key is absent they return true and leave the
 * out-parameter as it is; a wrong kind or value is logged and gives false. */
bool rcn_yaml_string(const rcn_yaml *mapping, const char *key, rcn_log *log,
                     const char **ret_value);
bool rcn_yaml_bool(const rcn_yaml *mapping, const char *key, rcn_log *log,
                   bool *ret_value);
/** A whole number within [least, most]. */
bool rcn_yaml_int(const rcn_yaml *mapping, const char *key, int64_t least,
                  int64_t most, rcn_log *log, int64_t *ret_value);
/** One of the NULL-terminated `words`; gives its index. */
bool rcn_yaml_word(const rcn_yaml *mapping, const char *key,
                   const char *const *words, rcn_log *log, size_t *ret_index);
/** A scalar or a sequence of scalars; gives a NULL-terminated list. */
bool rcn_yaml_strings(rcn_arena *arena, const rcn_yaml *mapping,
                      const char *key, rcn_log *log,
                      const char *const **ret_values);

#endif
