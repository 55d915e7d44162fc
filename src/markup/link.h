#ifndef RCN_MARKUP_LINK_H
#define RCN_MARKUP_LINK_H

#include <stdbool.h>

#include "base/arena.h"

/** Returns an address as a book may carry it: http, https or mailto, every byte
 * that RFC 3986 does not allow percent-encoded.  NULL for any other scheme, a
 * relative reference, or a host that is no name or number in ASCII: such a link
 * does not work outside the page it was taken from, or is a danger. */
const char *rcn_link_href(rcn_arena *arena, const char *uri);

/** Returns true when text in this language (BCP 47) runs from right to left. */
bool rcn_language_is_rtl(const char *language);

#endif
