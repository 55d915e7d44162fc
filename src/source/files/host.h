#ifndef RCN_SOURCE_FILES_HOST_H
#define RCN_SOURCE_FILES_HOST_H

#include "source/document.h"

/** Gives pages of a mirror without notes their addresses: those in a folder named
 * for a host, "news.example.org/2021/a.html", when a page of it has a link with the
 * host's address to another one of its files.  Pages that state an address keep it.
 * O(links x log documents). */
void rcn_name_hosts(rcn_arena *arena, rcn_documents *documents);

#endif
