#ifndef RCN_SOURCE_FILES_JOIN_H
#define RCN_SOURCE_FILES_JOIN_H

#include "source/document.h"

/** Makes one document of the pages of an article: HTML whose rel="next" or "prev"
 * lead to each other and whose titles agree, numbers aside.  It takes the place
 * of the first page; the others become NULL.  Its text is that of the pages in
 * order, its file the first page's; the converter names the others with their
 * hashes, and the log (source-joined).  Linear. */
void rcn_join_pages(rcn_arena *arena, rcn_documents *documents, rcn_log *log);

#endif
