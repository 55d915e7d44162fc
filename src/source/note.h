#ifndef RCN_SOURCE_NOTE_H
#define RCN_SOURCE_NOTE_H

#include "base/text.h"

/** Returns true for the words of a link that refers to a note: "1", "[12]",
 * "(a)", "*", "†", "iv"; white space around them aside. */
bool rcn_is_note_sign(rcn_text words);

/** Returns true for those of a link that leads back from a note: "↩", "^",
 * "↑". */
bool rcn_is_return_sign(rcn_text words);

#endif
