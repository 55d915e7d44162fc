#ifndef RCN_ATTRIBUTE_BODY_NAME_H
#define RCN_ATTRIBUTE_BODY_NAME_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/text.h"

/** Returns a name as it is compared: folded words parted by single spaces. */
rcn_text rcn_body_name_key(rcn_arena *scratch, rcn_text name);

/** Returns a name without marks at both ends; a full stop after one letter or a
 * short word of a company's form ("e. V.", "Inc.") stays. */
rcn_text rcn_body_name_trim(rcn_text name);

/** Returns true when two names are of one body: equal, one holds the other in
 * whole words, or one is the initials of the other ("BfW", "Bundesamt für
 * Wasser"). */
bool rcn_body_name_agrees(rcn_arena *scratch, rcn_text a, rcn_text b);

/** Returns true when a label of the host of an address is the name, a word of
 * it, or its initials. */
bool rcn_body_name_in_host(rcn_arena *scratch, rcn_text name, rcn_text url);

/** Returns true when the first word and every longer one begin with a capital,
 * or the script has none. */
bool rcn_body_name_is_titled(rcn_text name);

/** Returns true for words that stand for no body: where a paper is from, who
 * appears, what kind of paper it is. */
bool rcn_body_name_is_phrase(rcn_text name);

/** Returns a line without the words before the name of whoever made the paper:
 * "Prepared by the Office of Rivers". */
rcn_text rcn_body_name_behind_maker(rcn_text line);

/** Returns true for a line that goes on with a name or a title above it: "OF THE
 * PRESIDENT OF THE REPUBLIC". */
bool rcn_body_name_goes_on(rcn_arena *scratch, rcn_text line);

/** Returns true when `rest`, which follows the name of a body in its line, is no
 * part of that name: " and Sons", " Press Statement on ...". */
bool rcn_body_name_ends_before(rcn_text rest);

#endif
