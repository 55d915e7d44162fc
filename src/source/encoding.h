#ifndef RCN_SOURCE_ENCODING_H
#define RCN_SOURCE_ENCODING_H

#include "source/document.h"

/** Text decoded to well-formed UTF-8, with the way back to the bytes. */
typedef struct rcn_decoded {
    const char *encoding; /**< IANA name */
    rcn_text text;        /**< NUL-terminated */
    const rcn_offset *offsets;
    size_t offset_count;
    size_t undecoded;      /**< bytes that became U+FFFD */
    uint32_t undecoded_at; /**< byte of the text of the first of them */
} rcn_decoded;

/** How bytes are to be decoded; all zero: as they seem. */
typedef struct rcn_decoding {
    const char
        *declared;      /**< label a page or a header gives of them; or NULL */
    const char *chosen; /**< encoding by the editor's decision, or NULL */
    bool repair;        /**< undo damage */
} rcn_decoding;

/** What an encoding is called where damage was undone. */
#define RCN_ENCODING_REPAIRED " (repaired)"

/** Finds the encoding of bytes and decodes them.
 *
 * In this order: `chosen`, a byte order mark, UTF-16 and UTF-32 without one,
 * `declared` (but for a western encoding in which no word is spelt right, while
 * those of another are), UTF-8 when the bytes are well-formed or nearly so, the
 * candidate whose words or characters are common.  The mark stays in the text as U+FEFF.
 * A byte that the encoding does not have becomes U+FFFD.  `repair` gives it
 * the character of windows-1252 instead when the rest is UTF-8, and undoes
 * decoding twice (damage.h).  Linear. */
rcn_decoded rcn_decode(rcn_arena *arena, rcn_text raw,
                       const rcn_decoding *decoding);

#endif
