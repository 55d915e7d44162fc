#ifndef RCN_BASE_NEAREST_H
#define RCN_BASE_NEAREST_H

#include <stddef.h>

/** Returns the one of `count` words that a misspelt word most likely stands for,
 * or NULL when none is near: at most one edit for each three bytes and at least
 * one, at most three in all, ASCII case aside; or the beginning of the word, of
 * two bytes and more.  The first of equals wins.  Edits are insertions,
 * deletions, substitutions and swaps of neighbours (Damerau 1964, restricted
 * form).  Words over 64 bytes are near to nothing; O(count x 64 x 64). */
const char *rcn_nearest(const char *word, const char *const *words,
                        size_t count);

#endif
