#ifndef RCN_SOURCE_FILES_JOIN_H
#define RCN_SOURCE_FILES_JOIN_H

#include "source/document.h"

/** Makes one document of the pages of an article: HTML whose titles agree,
 * numbers aside, and whose rel="next" or "prev" lead to each other; or whose
 * addresses or files differ in the number of the page alone, where the address,
 * the title or a link states that it is one.  A page that repeats the one
 * before is none.  It takes the place of the first page; the others become
 * NULL.  Its text is that of the pages in order, its file the first page's; the
 * converter names the others with their hashes, and the log (source-joined).  n
 * log n in the documents, linear in their text. */
void rcn_join_pages(rcn_arena *arena, rcn_documents *documents, rcn_log *log);

#endif
