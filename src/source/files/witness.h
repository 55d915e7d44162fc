#ifndef RCN_SOURCE_FILES_WITNESS_H
#define RCN_SOURCE_FILES_WITNESS_H

#include "source/document.h"

/** Keeps one of several copies of a document; the others become NULL in the
 * list and witnesses of the one that is kept.
 *
 * Copies are: documents with the same bytes, of which the first is kept, unless
 * the user named both (`named`, one for each document); captures of one address
 * by crawlers, of which the newest is kept; and revisits, records which state
 * that a page had not changed.  Logs each as source-duplicate, and a revisit of
 * a page that is not here as source-container.  Sorts: n log n. */
void rcn_find_witnesses(rcn_arena *arena, rcn_documents *documents,
                        const bool *named, rcn_log *log);

#endif
