#ifndef RCN_EDITION_INDEX_H
#define RCN_EDITION_INDEX_H

#include "edition/composer.h"

/** The index: who issued which documents, and the names in them.  An edition of
 * about 40 pages and more has one with the names that evidence shows to be those
 * of people, bodies and places, unless the editor says otherwise; one that the
 * editor asks for has all that look like names.  O(n log n). */
void rcn_compose_index(rcn_composer *composer);

/* Inside the room: an index while it is composed, an entry for each block. */

typedef struct rcn_index_parts {
    rcn_composer *composer;
    rcn_blocks blocks;
    RCN_LIST(rcn_index_entry) entries;
    size_t headings; /* among the blocks */
} rcn_index_parts;

/** Adds the heading of a group of entries. */
void rcn_index_heading(rcn_index_parts *parts, rcn_phrase phrase);

/** Adds issuers, speakers and authors with the numbers of their documents. */
void rcn_index_documents(rcn_index_parts *parts);

#endif
