/* Crop marks: two thin rules at each corner, outside of all that is printed
 * (ISO 12647-2 leaves their form to the trade). */
#include "pdf/marks.h"

#define THICKNESS (RCN_LEN_PT / 4)

void
rcn_marks_make(rcn_len width, rcn_len height, rcn_len bleed,
               rcn_op ret_marks[RCN_MARK_COUNT])
{
    const rcn_len away = bleed + RCN_MARK_GAP;
    const rcn_len xs[] = {0, width};
    const rcn_len ys[] = {0, height};
    rcn_op mark = {.kind = RCN_OP_RULE, .artifact = true};
    for (size_t i = 0; i < RCN_MARK_COUNT / 2; i++) {
        rcn_len x = xs[i % 2];
        rcn_len y = ys[i / 2];
        mark.x = x ? x + away : -away - RCN_MARK_LENGTH;
        mark.y = y - THICKNESS / 2;
        mark.width = RCN_MARK_LENGTH;
        mark.height = THICKNESS;
        ret_marks[2 * i] = mark;
        mark.x = x - THICKNESS / 2;
        mark.y = y ? y + away : -away - RCN_MARK_LENGTH;
        mark.width = THICKNESS;
        mark.height = RCN_MARK_LENGTH;
        ret_marks[2 * i + 1] = mark;
    }
}
