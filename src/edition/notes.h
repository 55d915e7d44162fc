#ifndef RCN_EDITION_NOTES_H
#define RCN_EDITION_NOTES_H

#include "edition/composer.h"

/** The editor's notes on the places of one document, in the order of its text;
 * in the composer's arena.  O(n log n). */
const rcn_note *rcn_compose_notes(rcn_composer *composer,
                                  const rcn_record *record, size_t *ret_count);

#endif
