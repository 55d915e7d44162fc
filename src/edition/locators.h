#ifndef RCN_EDITION_LOCATORS_H
#define RCN_EDITION_LOCATORS_H

#include <stddef.h>
#include <stdint.h>

/** Returns the smallest gap within ranges that leaves an entry of the index at
 * most 32 of them, from `least` on: a reader looks up no more.  `places` are
 * numbers in order, each once.  O(n log n). */
uint32_t rcn_locators_gap(const uint32_t *places, size_t count, uint32_t least);

/** Returns the end of the range that begins with places[first]: neighbours are
 * at most `gap` apart.  Two places that do not follow each other are no range. */
size_t rcn_locators_end(const uint32_t *places, size_t count, size_t first,
                        uint32_t gap);

#endif
