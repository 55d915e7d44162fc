#ifndef RCN_MARKUP_PEOPLE_H
#define RCN_MARKUP_PEOPLE_H

#include <stddef.h>

#include "base/arena.h"

/** Parts a byline into the names of its people, in their order: "Ann Roe, Bo Doe
 * and Cy Fox" gives three.
 *
 * Returns `*ret_count` names in the arena, each a string.  A value that is not
 * wholly a list of personal names (two to five words, each with a capital or a
 * particle such as "van") is one name: bodies have commas and "and" in theirs.
 * NULL gives none.  O(bytes). */
const char *const *rcn_people_part(rcn_arena *arena, const char *value,
                                   size_t *ret_count);

/** Returns a personal name with the family first, as bibliographies file it:
 * "Roe, Ann", "van Gogh, Vincent", "King, Martin Luther, Jr."; what is no
 * personal name of two to five words as it is.  In the arena.  O(bytes). */
const char *rcn_people_invert(rcn_arena *arena, const char *name);

#endif
