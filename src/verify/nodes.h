#ifndef RCN_VERIFY_NODES_H
#define RCN_VERIFY_NODES_H

#include <jansson.h>
#include <stdbool.h>

#include "base/text.h"

/* Private to the room. */

/** Checks what a ledger says of the places of text nodes: that they partition the
 * text, that their bytes of the page rise and do not overlap, and, if the page is
 * UTF-8, that these are the text.  Where entities or bytes that are not UTF-8
 * stand, the length differs and the words are not compared.  Returns what is
 * wrong, or NULL.  Linear. */
const char *rcn_check_nodes(const json_t *nodes, rcn_text text, rcn_text page,
                            bool is_utf8);

#endif
