#ifndef RCN_SOURCE_DAMAGE_H
#define RCN_SOURCE_DAMAGE_H

#include <stddef.h>
#include <stdint.h>

#include "base/text.h"

/** Returns the bytes at `at` that are one character of UTF-8 decoded once more
 * as windows-1252 ("Ã©" for "é", "â€™" for "’"), and which character; 0 when
 * there is no such damage.  Never true of what people write: its first letter is
 * a capital or "â" with a sign or a capital behind it. */
size_t rcn_damage_at(rcn_text text, size_t at, uint32_t *ret_rune);

#endif
