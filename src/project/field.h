#ifndef RCN_PROJECT_FIELD_H
#define RCN_PROJECT_FIELD_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/text.h"
#include "base/yaml.h"

/** A key whose value is one text: where it goes and what it must look like. */
typedef struct rcn_field {
    const char *key;
    size_t offset; /**< of a const char * in the struct that is filled */
    bool (*valid)(rcn_text value);
    const char *expected;
} rcn_field;

/** Fills the fields that the mapping has.  Logs yaml-value for each wrong one;
 * true when there is none. */
bool rcn_fields_read(const rcn_yaml *mapping, const rcn_field *fields,
                     size_t count, void *target, rcn_log *log);

/** Returns whether a value is empty or null, as in a form that is not filled
 * in. */
bool rcn_is_silent(const rcn_yaml *node);

/** Returns the mapping without the keys that have no value, as an editor leaves
 * them in a form; in the arena. */
rcn_yaml rcn_spoken(rcn_arena *arena, const rcn_yaml *mapping);

#endif
