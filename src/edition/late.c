/* Dates of the editor that cannot be right by what the documents themselves
 * say. */
#include "edition/late.h"

#include <string.h>

#include "base/codes.h"

#define YEAR_MOST 2100
#define DAY_LEN   10 /* "2021-03-04" */

/* Returns whether a date lies after another, as far as both are known. */
static bool
is_after(rcn_date date, const char *other)
{
    char text[16];
    (void)rcn_date_format(date, text, sizeof text);
    size_t len = other ? strlen(other) : 0;
    return len >= 4 && date.year > 0 &&
           strncmp(text, other, len < DAY_LEN ? len : DAY_LEN) > 0;
}

void
rcn_check_late_dates(const rcn_selectable *candidates, size_t count,
                     const char *published, rcn_log *log)
{
    for (size_t i = 0; i < count; i++) {
        const rcn_record *record = candidates[i].record;
        const rcn_project_document *entry = candidates[i].entry;
        rcn_date date = record->dating.sort;
        if (!entry || !entry->date || date.year == RCN_YEAR_UNKNOWN) {
            continue;
        }
        if (is_after(date, record->retrieved)) {
            rcn_log_add(log, RCN_CODE_DATE_LATE, entry->date_place,
                        "%s: the document was retrieved on %.10s", entry->date,
                        record->retrieved);
        } else if (is_after(date, published)) {
            rcn_log_add(log, RCN_CODE_DATE_LATE, entry->date_place,
                        "%s: the edition is of %.10s", entry->date, published);
        } else if (date.year > YEAR_MOST) {
            rcn_log_add(log, RCN_CODE_DATE_LATE, entry->date_place,
                        "%s: the year is after %d", entry->date, YEAR_MOST);
        }
    }
}
