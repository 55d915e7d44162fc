#ifndef RCN_EDITION_ORDER_H
#define RCN_EDITION_ORDER_H

#include "base/arena.h"
#include "edition/edition.h"

/** Sorts the records of an edition and gives each the reason why it stands
 * where it does.
 *
 * By the editor's groups; in each by earliest possible date; on the same date
 * the better attested first (an uncertain date before an approximate one), then
 * by time of day, then by file name, within a file by place, and by hash, so
 * that the order is total.
 * Undated documents are last, or first with `undated` RCN_UNDATED_FIRST.  A
 * record with an `order` is then moved to that place of its group, counted from
 * 1.  Where records have a `label`, rcn_freeze_numbers() orders each group
 * after that.  Logs edition-order (warning) for an `order` that another record
 * has too or that a label overrules. */
void rcn_order_records(rcn_arena *arena, rcn_record *records, size_t count,
                       rcn_undated undated, rcn_log *log);

#endif
