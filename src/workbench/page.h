#ifndef RCN_WORKBENCH_PAGE_H
#define RCN_WORKBENCH_PAGE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/text.h"

/* The review page: review.html, and in a folder "review" beside it app.css,
 * app.js and the data (report/report.h). */

#define RCN_PAGE_NAME  "review.html"
#define RCN_PAGE_STYLE "app.css"

/** Reads a file of `data`/workbench into the arena.  Logs file-read and returns
 * false when it cannot. */
bool rcn_page_file(rcn_arena *arena, const char *data, const char *name,
                   rcn_log *log, rcn_text *ret_bytes);

/** app.js: all scripts of the page in order, behind lines that declare `mode`,
 * "static" or "live", and the revision of the data that it starts with.  Logs
 * file-read and returns false when it cannot. */
bool rcn_page_script(rcn_arena *arena, const char *data, const char *mode,
                     uint64_t revision, rcn_log *log, rcn_text *ret_script);

#endif
