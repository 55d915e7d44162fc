#ifndef RCN_DRIVER_ATTACH_H
#define RCN_DRIVER_ATTACH_H

#include "edition/edition.h"
#include "epub/epub.h"
#include "typeset/pages/page.h"

/** Returns the book with the sources and the ledger attached, so that it can be
 * proved by itself.  The bytes of the sources are borrowed from the edition.
 * Those of the ledger are empty: the caller sets them at `*ret_ledger` after
 * rcn_pdf_draw, so that they need no memory while the pages do. */
rcn_book rcn_attach_sources(rcn_arena *arena, const rcn_book *book,
                            const rcn_edition *edition,
                            rcn_attachment **ret_ledger);

/** Most bytes of sources that an EPUB carries; the PDF carries all. */
#define RCN_CARRIED_MOST ((size_t)32 * 1024 * 1024)

/** Sets the sources that an EPUB carries, each file once, so that it can be
 * proved by itself; none where they are more than RCN_CARRIED_MOST bytes.  The
 * bytes are borrowed from the edition. */
void rcn_carry_sources(rcn_arena *arena, const rcn_edition *edition,
                       rcn_epub_options *options);

#endif
