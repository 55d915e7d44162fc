#ifndef RCN_PROJECT_TREE_H
#define RCN_PROJECT_TREE_H

#include "base/yaml.h"

/* Values of edition.yaml compared and changed as trees, without a text. */

/** Returns whether a value is missing, empty or null, or a mapping of such. */
bool rcn_says_nothing(const rcn_yaml *node);

/** Returns whether a scalar is a plain "no" or "false". */
bool rcn_says_no(const rcn_yaml *node);

/** Returns whether two values, NULL for none, say the same: keys without a
 * value are skipped, a list of one item equals the item, "no" equals "false".
 * Linear in both, but for keys x keys of a mapping. */
bool rcn_says_same(const rcn_yaml *a, const rcn_yaml *b);

/** Returns a copy of a mapping (NULL: an empty one) in which `key` is
 * `value`. */
rcn_yaml rcn_with_pair(rcn_arena *arena, const rcn_yaml *mapping,
                       const char *key, const rcn_yaml *value);

/** Returns a copy of a sequence in which item `index` is `value`. */
rcn_yaml rcn_with_item(rcn_arena *arena, const rcn_yaml *sequence, size_t index,
                       const rcn_yaml *value);

#endif
