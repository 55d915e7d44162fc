#ifndef RCN_EDITION_LINKS_H
#define RCN_EDITION_LINKS_H

#include "edition/edition.h"

/** Makes the links of the documents lead somewhere.
 *
 * A link to the address or the file of another document of the edition becomes
 * a link to it within the books, to the block that its fragment names when that
 * is kept; one to an address elsewhere stays; one that leads nowhere in a book (a
 * part of the page that was cut, a file that is not in the edition) is taken off
 * its words.  The words are never changed.  O(links x log documents). */
void rcn_resolve_links(rcn_arena *arena, rcn_record *records, size_t count);

#endif
