#ifndef RCN_SOURCE_FRONT_MATTER_H
#define RCN_SOURCE_FRONT_MATTER_H

#include "base/text.h"

/** Bytes of the front matter at the start of a text, with both its lines of
 * dashes; 0: there is none.  Looks at 64 KiB at the most. */
size_t rcn_front_matter_length(rcn_text text);

/** Bytes of lines "Key: value" at the start of a text, of which one is its title
 * and all have keys that are known, up to the first blank line; 0: there are
 * none. */
size_t rcn_front_lines_length(rcn_text text);

/** Returns the name that a page gives to what a key says ("og:title", "author",
 * "pubdate" ...), or NULL. */
const char *rcn_front_matter_meta(rcn_text key);

/** Takes the next line of front matter that has a key at its start, from `*at`,
 * which moves on; false: there is none. */
bool rcn_front_matter_next(rcn_text front_matter, size_t *at, rcn_text *ret_key,
                           rcn_text *ret_value);

/** Returns a value without the quotation marks of YAML and the brackets of a
 * link within a collection of notes; a slice of it. */
rcn_text rcn_front_matter_value(rcn_text value);

#endif
