#ifndef RCN_DRIVER_PREVIEW_H
#define RCN_DRIVER_PREVIEW_H

#include "base/diag.h"
#include "workbench/served.h"

/** Sets the books of a folder for the review page (workbench/options.h); `request`
 * is an rcn_request. */
bool rcn_preview_make(void *request, rcn_served *served, rcn_log *log);

#endif
