#ifndef RCN_CLEAN_SPAN_HEAD_KEY_H
#define RCN_CLEAN_SPAN_HEAD_KEY_H

#include "base/text.h"

/** What a line "Key: value" at the head of a text says, as programs write above
 * the texts that they save. */
typedef enum rcn_head_key {
    RCN_HEAD_KEY_NONE,
    RCN_HEAD_KEY_TITLE,
    RCN_HEAD_KEY_DATE,
    RCN_HEAD_KEY_AUTHOR,
    RCN_HEAD_KEY_URL,
    RCN_HEAD_KEY_OTHER /**< the site, the section, the language, tags */
} rcn_head_key;

/** Returns the key of such a line, if it is known (head_keys.def) and has a
 * value, which `*ret_value` is then, within the line.  O(bytes). */
rcn_head_key rcn_head_key_of(rcn_text line, rcn_text *ret_value);

#endif
