#ifndef RCN_PROJECT_VALUE_H
#define RCN_PROJECT_VALUE_H

#include <stdbool.h>

#include "base/text.h"

/* Which values edition.yaml may hold; all linear in the value. */

/** Something other than white space. */
bool rcn_value_is_text(rcn_text value);

/** A language tag of BCP 47 (RFC 5646): "en", "az-Latn".  Each part must be
 * registered, but for languages of three letters.  `value` ends in a NUL. */
bool rcn_value_is_language(rcn_text value);

/** YYYY, YYYY-MM or YYYY-MM-DD of the Gregorian calendar; after a full date a
 * time may follow, as in 2024-05-01T09:30:00Z (RFC 3339, seconds and zone may be
 * missing). */
bool rcn_value_is_date(rcn_text value);

/** An address by its shape: a scheme and a colon, or a host with a dot before the
 * first slash; no white space. */
bool rcn_value_is_address(rcn_text value);

/** The name of an encoding that iconv reads. */
bool rcn_value_is_encoding(rcn_text value);

/** `least` to `most` hexadecimal digits. */
bool rcn_value_is_hex(rcn_text value, size_t least, size_t most);

#endif
