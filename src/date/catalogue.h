#ifndef RCN_DATE_CATALOGUE_H
#define RCN_DATE_CATALOGUE_H

/* Within date only: dates in words as catalogues write them. */

#include <stdbool.h>

#include "base/arena.h"
#include "base/text.h"
#include "date/months.h"

/** Compiled forms of such dates. */
typedef struct rcn_catalogue rcn_catalogue;

/** Compiles the forms; the arena frees them.  `months` must live as long. */
const rcn_catalogue *rcn_catalogue_new(rcn_arena *arena,
                                       const rcn_months *months);

/** Returns the EDTF (ISO 8601-2) of a date that is the whole of a text of at most
 * 60 bytes, "c. 1931" or "between 1929 and 1931", in the arena; NULL when the text
 * is or says anything else.  `language` is a BCP 47 tag or "und".
 * `*ret_qualified` is false for a year, a month or a day alone.  O(text). */
const char *rcn_catalogue_edtf(rcn_arena *arena, const rcn_catalogue *catalogue,
                               rcn_text text, const char *language,
                               bool *ret_qualified);

#endif
