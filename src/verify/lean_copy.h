#ifndef RCN_VERIFY_LEAN_COPY_H
#define RCN_VERIFY_LEAN_COPY_H

#include <stdio.h>

#include "verify/printed_book.h"

/** Returns a copy of an open book, read with rcn_printed_read_pages, without
 * what no reader of words needs: output intents, of which poppler makes colour
 * transforms for each page, lists of attached files, outlines of fonts.  These
 * took three quarters of its time.  Returns NULL when the copy cannot be made;
 * else a file without a name, to be closed. */
FILE *rcn_lean_copy(rcn_printed_book *book);

#endif
