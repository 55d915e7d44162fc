#ifndef RCN_TYPESET_SYLLABLES_H
#define RCN_TYPESET_SYLLABLES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** Finds where a word of Georgian or Armenian may be hyphenated: before the
 * consonant that opens a syllable.  ret_cuts[i]: letter i may begin a line.
 * Returns false, and sets nothing, for letters of other scripts. */
bool rcn_syllables_find(const uint32_t *letters, size_t count, bool *ret_cuts);

#endif
