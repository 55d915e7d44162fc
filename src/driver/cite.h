#ifndef RCN_DRIVER_CITE_H
#define RCN_DRIVER_CITE_H

#include "driver/lookup.h"
#include "project/project.h"

/** The passages of a citation: "3.12", "3.1-3.4", "3.1-4", "3" (a document), with
 * a pilcrow or a short key before the point, "MFA 2021a.12", or an id.  Returns
 * their number; in the arena.  Logs lookup-none (fatal) and returns 0 when there
 * is none. */
size_t rcn_cite_find(rcn_arena *arena, const rcn_edition *edition,
                     const rcn_project *project, const char *wanted,
                     rcn_log *log, rcn_found **ret_found);

#endif
