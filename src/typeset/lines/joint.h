#ifndef RCN_TYPESET_LINES_JOINT_H
#define RCN_TYPESET_LINES_JOINT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/text.h"

/** Returns true when the word in [from, to) belongs to the one after the space:
 * an initial to a name, a day to its month.  `language` may be NULL. */
bool rcn_word_sticks(rcn_text text, size_t from, size_t to,
                     const char *language);

/** Returns true when two characters that touch are joined without a space,
 * since one of them is an ideograph. */
bool rcn_runes_join(uint32_t before, uint32_t after);

/** Returns true when a line may end between two that do: no line begins with a
 * closing sign or ends with an opening one. */
bool rcn_runes_part(uint32_t before, uint32_t after);

#endif
