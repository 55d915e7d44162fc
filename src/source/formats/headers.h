#ifndef RCN_SOURCE_FORMATS_HEADERS_H
#define RCN_SOURCE_FORMATS_HEADERS_H

#include "base/arena.h"
#include "base/text.h"

/** Length of the header block at the start of `bytes`, with the empty line that
 * ends it (RFC 5322, 2.2; RFC 9112, 5); all of it when none does. */
size_t rcn_headers_len(rcn_text bytes);

/** Returns the trimmed value of a header, unfolded; NULL when it is not there.
 * Names are compared without regard to case. */
const char *rcn_header_find(rcn_arena *arena, rcn_text headers,
                            const char *name);

/** Returns a parameter of a structured value: rcn_header_parameter(a,
 * "text/html; charset=utf-8", "charset") gives "utf-8"; NULL when it is not
 * there. */
const char *rcn_header_parameter(rcn_arena *arena, const char *value,
                                 const char *name);

/** Returns true when the media type of `value` is `type`, whatever its
 * parameters. */
bool rcn_header_is_type(const char *value, const char *type);

#endif
