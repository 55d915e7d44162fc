#ifndef RCN_TYPESET_LINES_BREAKER_H
#define RCN_TYPESET_LINES_BREAKER_H

#include "typeset/lines/ways.h"

/** One pass from a start over the boxes up to breaker->to; false when no way
 * leads to the end.  Linear in the number of boxes. */
bool rcn_breaker_run(rcn_breaker *breaker, const rcn_start *from);

/** Returns a word of the cache. */
const rcn_word *rcn_breaker_word(const rcn_breaker *breaker, uint32_t word);

/** Returns the line between two starts, with its words as they will be drawn. */
rcn_textline rcn_breaker_line(rcn_breaker *breaker, const rcn_start *a,
                              const rcn_start *b);

#endif
