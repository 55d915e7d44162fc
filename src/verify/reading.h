#ifndef RCN_VERIFY_READING_H
#define RCN_VERIFY_READING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/text.h"

/** A text read rune by rune, for what print keeps of it: runes that show
 * something, and whether white space is between two of them. */
typedef struct rcn_reading {
    rcn_text text;
    size_t at;       /**< of the next rune that shows something */
    uint32_t rune;   /**< that rune; 0 at the end */
    size_t len;      /**< its bytes */
    bool blank;      /**< white space is before it */
    bool line;       /**< a line end is among that */
    uint32_t before; /**< the rune before it that shows something, or 0 */
} rcn_reading;

/** Stands before the first rune at or after byte `from`. */
rcn_reading rcn_reading_begin(rcn_text text, size_t from);

/** Goes on to the next rune that shows something. */
void rcn_reading_advance(rcn_reading *r);

#endif
