/* Cuts that the editor decided to keep are undone before spans are made of
 * them. */
#include <string.h>

#include "clean/text/work.h"

static bool
is_kept(const rcn_work *work, const rcn_cause *verdict, uint32_t start,
        uint32_t end)
{
    return rcn_ruling_on_cut(work->options, work->document, verdict,
                             rcn_text_slice(work->text, start, end)) ==
           RCN_RULING_KEEP;
}

/* The space that a joined line left after its hyphen. */
static bool
is_split_kept(const rcn_work *work, const rcn_edit *edit)
{
    return rcn_ruling_on_hyphen(
               work->options, work->document, work->scratch,
               rcn_text_slice(work->text, 0, edit->start),
               rcn_text_slice(work->text, edit->end, work->text.len)) ==
           RCN_RULING_KEEP;
}

static void
decide_chunks(rcn_work *work)
{
    for (size_t i = 0; i < work->chunk_count; i++) {
        rcn_chunk *chunk = &work->chunks[i];
        if (chunk->fate != RCN_FATE_TEXT &&
            is_kept(work, chunk->verdict, work->rows[chunk->first].from,
                    work->rows[chunk->last].to)) {
            chunk->fate = RCN_FATE_TEXT;
        }
    }
}

static void
decide_edits(rcn_work *work)
{
    size_t kept = 0;
    for (size_t i = 0; i < work->edits.count; i++) {
        const rcn_edit *edit = &work->edits.items[i];
        bool split =
            strcmp(edit->why->class_id, "split-hyphenation-space") == 0;
        if (split ? !is_split_kept(work, edit)
                  : !is_kept(work, edit->why, edit->start, edit->end)) {
            work->edits.items[kept++] = *edit;
        }
    }
    work->edits.count = kept;
}

void
rcn_keep_furniture(rcn_work *work)
{
    for (size_t i = 0; work->options->decision_count && i < work->row_count;
         i++) {
        rcn_row *row = &work->rows[i];
        if (row->fate == RCN_FATE_CUT &&
            is_kept(work, row->verdict, row->from, row->to)) {
            row->fate = RCN_FATE_TEXT;
        }
    }
}

void
rcn_apply_decisions(rcn_work *work)
{
    if (work->options->decision_count) {
        decide_chunks(work);
        decide_edits(work);
    }
}
