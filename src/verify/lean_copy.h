#ifndef RCN_VERIFY_LEAN_COPY_H
#define RCN_VERIFY_LEAN_COPY_H

#include <stdio.h>

#include "verify/printed_book.h"

/** A copy of an open book without its output intents, whose colours no reader
 * of words needs: poppler makes new colour transforms of them for each page,
 * which takes longer than the words.  NULL when it cannot be made; else a file
 * without a name, to be closed. */
FILE *rcn_lean_copy(rcn_printed_book *book);

#endif
