#ifndef RCN_TYPESET_LINES_COUNTS_H
#define RCN_TYPESET_LINES_COUNTS_H

#include "base/arena.h"
#include "base/list.h"
#include "typeset/lines/para.h"
#include "typeset/lines/stats.h"

/** What the lines of a book add up to. */
typedef struct rcn_counts {
    rcn_arena *arena;
    rcn_typeset_stats stats;
    RCN_LIST(int32_t) ratios; /**< of justified lines, thousandths */
    uint64_t neighbours;      /**< justified lines after a justified line */
    uint64_t ratio_squares;   /**< sums of the differences between the two */
    uint64_t need_differences;
} rcn_counts;

/** Adds the lines of a paragraph as it is set. */
void rcn_counts_add(rcn_counts *counts, const rcn_para *para);

/** Returns the sums; spread and percentiles in integers. */
rcn_typeset_stats rcn_counts_close(rcn_counts *counts);

#endif
