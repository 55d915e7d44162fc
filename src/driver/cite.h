#ifndef RCN_DRIVER_CITE_H
#define RCN_DRIVER_CITE_H

#include "driver/build.h"
#include "driver/lookup.h"

/** Finds the passages of a citation: "3.12", "3.1-3.4", "3.1-4", "3" (a document),
 * with a pilcrow or a short key before the point, "MFA 2021a.12", an id, or a page
 * of the PDF as it is printed, "p. 31", once the pages are set.  Returns their
 * number; in the arena of the pipeline.  Logs lookup-none (fatal) and returns 0
 * when there is none. */
size_t rcn_cite_find(const rcn_build *build, const char *wanted,
                     rcn_found **ret_found);

#endif
