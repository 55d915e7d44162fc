#ifndef RCN_CLEAN_DAMAGE_H
#define RCN_CLEAN_DAMAGE_H

#include "base/arena.h"
#include "clean/span/span.h"

/** Adds a query of class encoding-damage for the first damage of each block:
 * characters decoded twice, U+FFFD, words of another script read as a Western
 * encoding.  Linear; at most 200. */
void rcn_find_damage(rcn_arena *arena, rcn_cleaned *cleaned);

#endif
