#ifndef RCN_PDF_MARKS_H
#define RCN_PDF_MARKS_H

#include "typeset/pages/page.h"

#define RCN_MARK_COUNT  8
#define RCN_MARK_GAP    (3 * RCN_LEN_PT)
#define RCN_MARK_LENGTH (15 * RCN_LEN_PT)
#define RCN_MARK_ROOM   (21 * RCN_LEN_PT) /**< that marks ask for, and a rim */

/** Marks beyond the corners of a page of this size that state where it is cut,
 * clear of the bleed by RCN_MARK_GAP: rules of page furniture. */
void rcn_marks_make(rcn_len width, rcn_len height, rcn_len bleed,
                    rcn_op ret_marks[RCN_MARK_COUNT]);

#endif
