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

/** Finds the encoding of bytes and decodes them.
 *
 * In this order: a byte order mark, `declared` (the label a page gives of
 * itself; NULL: none), UTF-8 when the bytes are well-formed or nearly so,
 * what uchardet guesses, windows-1252.  The mark stays in the text as U+FEFF.
 * A byte that the encoding does not have becomes U+FFFD.  Linear. */
rcn_decoded rcn_decode(rcn_arena *arena, rcn_text raw, const char *declared);

#endif
