/* Marks of print in plain texts (source/print_marks.h): rows of their own. */
#include "clean/text/work.h"

const rcn_cause rcn_cause_print_mark = {
    "source-page", "source-page",
    "a mark of print that says where a page of the source begins", NULL};

void
rcn_cut_print_marks(rcn_work *work)
{
    work->print_marks = rcn_print_marks_find(work->arena, work->text);
    size_t at = 0;
    for (size_t i = 0; i < work->row_count; i++) {
        rcn_row *row = &work->rows[i];
        while (at < work->print_marks.count &&
               work->print_marks.items[at].end < row->to) {
            at++;
        }
        if (at < work->print_marks.count && row->from < row->to &&
            work->print_marks.items[at].start <= row->from &&
            rcn_row_kept(row)) {
            row->fate = RCN_FATE_CUT;
            row->verdict = &rcn_cause_print_mark;
        }
    }
}
