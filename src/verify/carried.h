#ifndef RCN_VERIFY_CARRIED_H
#define RCN_VERIFY_CARRIED_H

#include "verify/verify.h"

/* Private to the room: the ledger and the sources that travel inside a book. */

/** Bytes that may still be added. */
size_t rcn_carried_left(const rcn_carried *carried);

/** Adds a copy of a file, of at most rcn_carried_left() bytes, or of the ledger;
 * false for one more ledger. */
bool rcn_carried_add(rcn_arena *arena, rcn_carried *carried, bool ledger,
                     const char *name, rcn_text bytes);

#endif
