#ifndef RCN_BASE_HASH_H
#define RCN_BASE_HASH_H

#include <stddef.h>

#include "base/text.h"

/** SHA-256 of the bytes (FIPS 180-4) as 64 lower-case hexadecimal digits and a
 * NUL. */
void rcn_sha256(rcn_text bytes, char out[65]);

/** The same of a file that is mapped (rcn_file_map), whose memory is given back
 * as it is read. */
void rcn_sha256_mapped(rcn_text bytes, char out[65]);

/** A name-based UUID (RFC 9562, version 5, SHA-1) of `name` in the URL
 * namespace, as "urn:uuid:..." and a NUL. */
void rcn_uuid5(rcn_text name, char out[46]);

#endif
