#ifndef RCN_EDITION_ADDRESS_H
#define RCN_EDITION_ADDRESS_H

#include "base/arena.h"

/** Code points of an address in a header: one line of most pages. */
#define RCN_ADDRESS_SHORT 56

/** Returns an address as a person reads it: letters that are percent-encoded as
 * UTF-8 are shown (RFC 3987, 3.2), all else stays as it is, and what is longer
 * than `most` code points ends with an ellipsis; 0: no limit.  In the arena.
 * Linear. */
const char *rcn_address_shown(rcn_arena *arena, const char *address,
                              size_t most);

#endif
