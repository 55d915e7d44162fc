#ifndef RCN_VERIFY_HEADS_H
#define RCN_VERIFY_HEADS_H

#include <jansson.h>
#include <stdbool.h>

#include "base/list.h"
#include "verify/printed_book.h"

/* Private to the room: what may be outside the text on printed pages. */

/** Reads the heads that a ledger states; a ledger of an earlier release states
 * none, and nothing is asked of its book.  In the arena. */
void rcn_running_heads_read(rcn_arena *arena, const json_t *list,
                            rcn_running_heads *ret_heads);

/** How the pages so far are numbered. */
typedef struct rcn_folios {
    bool counted; /**< a page had another numeral than a Roman one */
    size_t front; /**< pages with Roman numerals; not counted: at least */
} rcn_folios;

/** Returns true if the words of a page's furniture, which may be none, are the
 * number of the page and a head, one of them, whole or cut at a word, or none.
 * `page` is from 0; pages are given in order. */
bool rcn_is_furniture(rcn_arena *arena, const rcn_running_heads *heads,
                      rcn_text furniture, size_t page, rcn_folios *folios);

/** Returns true if each page that was read has no furniture but its number and
 * a head. Logs verify-difference for each that has.  Cost: pages times the
 * logarithm of the heads. */
bool rcn_printed_heads(rcn_printed_book *book, const rcn_running_heads *heads);

#endif
