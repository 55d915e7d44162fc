#ifndef RCN_SOURCE_LINK_NUMBERS_H
#define RCN_SOURCE_LINK_NUMBERS_H

#include <stddef.h>
#include <stdint.h>

#include "base/text.h"

/** The numbers by which a text browser marks the links of a page that it writes
 * as text (lynx -dump, w3m, links -dump): "[7]" right before the words of a
 * link, and at the end a list of the addresses by number. */
typedef struct rcn_link_numbers {
    uint32_t count; /**< links of the list; 0: the text is no such page */
    size_t list;    /**< byte where the list begins, its heading included */
} rcn_link_numbers;

/** Finds the list and proves it: at least three addresses, numbered from one
 * without a gap, end the text, and most of the numbers are above it, glued to
 * the word that follows, where a reference to a note is glued to the word
 * before.  Linear. */
rcn_link_numbers rcn_link_numbers_find(rcn_text text);

/** Bytes of the link number that begins at byte `at`, or 0. */
size_t rcn_link_number_at(rcn_text text, const rcn_link_numbers *numbers,
                          size_t at);

#endif
