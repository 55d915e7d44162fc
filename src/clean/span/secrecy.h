#ifndef RCN_CLEAN_SPAN_SECRECY_H
#define RCN_CLEAN_SPAN_SECRECY_H

#include <stdbool.h>

#include "base/pattern.h"

/** Compiles the marks of secrecy.def; the arena frees the pattern. */
const rcn_pattern *rcn_secrecy_new(rcn_arena *arena);

/** Returns true for a line of such marks and no more: "SECRET", "Personal and
 * confidential". */
bool rcn_is_secrecy_mark(const rcn_pattern *secrecy, rcn_text line);

#endif
