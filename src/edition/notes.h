#ifndef RCN_EDITION_NOTES_H
#define RCN_EDITION_NOTES_H

#include "edition/composer.h"

/** Returns the editor's notes on the places of one document, in the order of
 * its text; in the composer's arena.  O(n log n). */
const rcn_note *rcn_compose_notes(rcn_composer *composer,
                                  const rcn_record *record, size_t *ret_count);

/** Returns a query with a block that has words, which a reference can be
 * behind: its own, else the next one, else the one before; without any
 * RCN_NO_BLOCK. */
rcn_query rcn_placed_query(const rcn_record *record, const rcn_query *query);

/** Returns the queries on blocks of a document, each placed, in the order of
 * its text; in the arena.  O(n log n). */
const rcn_query **rcn_sorted_queries(rcn_arena *arena, const rcn_record *record,
                                     size_t *ret_count);

/** "a" for 0, "z" for 25, "aa" for 26: the editor's notes, for those of sources
 * have numbers. */
const char *rcn_note_letter(rcn_arena *arena, size_t index);

/** Returns the id of the query of this index among rcn_sorted_queries(). */
const char *rcn_query_id(rcn_arena *arena, const rcn_record *record,
                         size_t index);

/** Puts a reference (RCN_MARK_NOTE) behind the words of each query. */
void rcn_refer_to_notes(rcn_composer *composer, rcn_record *record);

#endif
