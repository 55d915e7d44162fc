#ifndef RCN_VERIFY_WITNESS_H
#define RCN_VERIFY_WITNESS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"

/** Finds `wanted` in the text of a whole book as pdftotext gives it, at or after
 * byte `from`: the same letters as rcn_printed_departure asks for, and where a
 * page ends in between, the lines of page furniture around the form feed may be
 * passed over.  Returns true and the byte behind it. */
bool rcn_witness_find(rcn_text book, rcn_text wanted, size_t from,
                      size_t *ret_end);

#endif
