#ifndef RCN_VERIFY_SECOND_READER_H
#define RCN_VERIFY_SECOND_READER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"

/** Returns whether two readers read the same on a page: the same letters in the
 * same order, white space aside.  On a page with letters that run from right to
 * left or are put together from parts, where readers differ in the order, the
 * same letters as often.  Gives the bytes where they part. */
bool rcn_second_reader_agrees(rcn_text page, rcn_text other, size_t *ret_page,
                              size_t *ret_other);

#endif
