#ifndef RCN_EDITION_LATE_H
#define RCN_EDITION_LATE_H

#include "edition/select.h"

/** Logs date-late for each date of the editor that lies after the document was
 * retrieved, after the date of the edition (`published`, or NULL), or after the
 * year 2100: a slip of the pen.  The clock is never read.  O(documents). */
void rcn_check_late_dates(const rcn_selectable *candidates, size_t count,
                          const char *published, rcn_log *log);

#endif
