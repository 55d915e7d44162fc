#ifndef RCN_DRIVER_CARRIED_H
#define RCN_DRIVER_CARRIED_H

#include "source/document.h"
#include "source/files/read.h"
#include "verify/verify.h"

/** Returns the documents of the sources that a book carries, under the names
 * that the ledger has.  Says nothing of what is odd in them: the ledger shows
 * it. */
rcn_corpus rcn_carried_corpus(rcn_arena *arena, const rcn_carried *carried,
                              rcn_text ledger_json,
                              const rcn_source_options *options);

#endif
