#ifndef RCN_PDF_SYNTAX_H
#define RCN_PDF_SYNTAX_H

#include <stddef.h>
#include <stdint.h>

#include "base/text.h"
#include "base/units.h"

/* Values as a PDF spells them (ISO 32000-1, 7.3 and 7.9). */

/** Appends a number given in thousandths: 12500 is "12.5". */
void rcn_syntax_number(rcn_buffer *out, int64_t thousandths);

/** Returns a length in thousandths of a point, rounded. */
int64_t rcn_syntax_points(int64_t length);

/** Appends a text string of UTF-8: "(a \(b\))", or <feff...> when it is not
 * ASCII. */
void rcn_syntax_text(rcn_buffer *out, const char *text);

/** Appends "12 0 R". */
void rcn_syntax_reference(rcn_buffer *out, uint32_t number);

/** Returns the date "2023-07-29T00:00:00Z" as "D:20230729000000Z" (7.9.4). */
const char *rcn_syntax_date(rcn_arena *arena, const char *date);

#endif
