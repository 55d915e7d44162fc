#ifndef RCN_VERIFY_SAME_JSON_H
#define RCN_VERIFY_SAME_JSON_H

#include <stdbool.h>

#include "base/text.h"

/** Returns whether two documents of a ledger are the same words of JSON (RFC
 * 8259) in the same order, but for the members "text" of the blocks, which
 * `inner` may leave out.  `whole` must be well-formed; then `inner` is too when
 * this is true. False also when only the order of members differs.  Linear,
 * without memory of its own. */
bool rcn_same_json(rcn_text whole, rcn_text inner);

#endif
