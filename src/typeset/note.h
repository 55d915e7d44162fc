#ifndef RCN_TYPESET_NOTE_H
#define RCN_TYPESET_NOTE_H

#include "edition/edition.h"

/** How much of the attribution header is printed; the sources have all of it. */
typedef enum rcn_note_length {
    RCN_NOTE_FULL,
    RCN_NOTE_BRIEF, /**< without the grounds of its fields, and without those
                       that repeat the title */
    RCN_NOTE_SHORT, /**< without addresses, too */
    RCN_NOTE_LENGTHS
} rcn_note_length;

/** The attribution header of a section as one paragraph, in the arena; NULL when
 * it is empty.  The date that stands under the title is left out. */
const rcn_block *rcn_source_note(rcn_arena *arena, const rcn_section *section,
                                 rcn_note_length length);

#endif
