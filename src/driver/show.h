#ifndef RCN_DRIVER_SHOW_H
#define RCN_DRIVER_SHOW_H

#include "driver/build.h"
#include "driver/lookup.h"

/** Writes passages in the format of the request: as text, each with its citation,
 * document, date and place in the source and, where pages are set, in the PDF; or
 * as one JSON object a line.  With `refer` followed by references to them, in
 * JSON each with CSL-JSON. */
void rcn_show_passages(const rcn_build *build, const rcn_found *found,
                       size_t count, bool refer, FILE *out);

#endif
