#ifndef RCN_DRIVER_ATTACH_H
#define RCN_DRIVER_ATTACH_H

#include "edition/edition.h"
#include "typeset/pages/page.h"

/** The book with the sources and the ledger attached, so that it can be proved
 * by itself.  The bytes are borrowed from the edition and the ledger. */
rcn_book rcn_attach_sources(rcn_arena *arena, const rcn_book *book,
                            const rcn_edition *edition, rcn_text ledger_json);

#endif
