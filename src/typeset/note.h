#ifndef RCN_TYPESET_NOTE_H
#define RCN_TYPESET_NOTE_H

#include "edition/edition.h"

/** Returns the fields of a document's attribution header as one paragraph, in
 * memory of `arena`; NULL when there is nothing to print.  The date is left out:
 * the opening prints it below the title. */
const rcn_block *rcn_source_note(rcn_arena *arena, const rcn_section *section);

#endif
