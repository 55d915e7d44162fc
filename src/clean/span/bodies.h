#ifndef RCN_CLEAN_SPAN_BODIES_H
#define RCN_CLEAN_SPAN_BODIES_H

#include <stdbool.h>

#include "base/pattern.h"

/** Compiles the words of bodies.def; the arena frees the pattern. */
const rcn_pattern *rcn_bodies_new(rcn_arena *arena);

/** Returns true when a name holds a word that only bodies carry: "Ministry of
 * X", "Bundesamt für X".  Persons and media hold none. */
bool rcn_names_body(const rcn_pattern *bodies, rcn_text name);

/** Returns a name without the day behind it: "Council" of "Council on 5 March
 * 2019". */
rcn_text rcn_body_without_day(rcn_text name);

#endif
