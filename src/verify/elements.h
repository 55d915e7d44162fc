#ifndef RCN_VERIFY_ELEMENTS_H
#define RCN_VERIFY_ELEMENTS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/text.h"
#include "verify/proof.h"

/* Private to the room: what the structure of a PDF says of the documents in
 * it. */

/** Told of one element after the other, as they are nested. */
typedef struct rcn_elements rcn_elements;

/** No element is open; in the arena. */
rcn_elements *rcn_elements_new(rcn_arena *arena);

/** An element begins: its type ("P", "Sect"), which must last, and its title or
 * empty.  False when it would be nested too deep. */
bool rcn_elements_open(rcn_elements *elements, rcn_text type, rcn_text title);

/** Words of the element that is open. */
void rcn_elements_words(rcn_elements *elements, rcn_text words);

/** The innermost element ends. */
void rcn_elements_close(rcn_elements *elements);

/** True in the notes at the foot of pages. */
bool rcn_elements_in_notes(const rcn_elements *elements);

/** The documents: each Sect that holds a Div "text".  They live in the arena. */
void rcn_elements_documents(rcn_elements *elements,
                            const rcn_proof_document **ret_documents,
                            size_t *ret_count);

#endif
