/* The editor's word on single cuts: a cut that is to be kept is undone before
 * spans are made of it. */
#include <string.h>

#include "clean/work.h"

static bool
is_kept(const rcn_work *work, const rcn_verdict *verdict, uint32_t start,
        uint32_t end)
{
    char key[17];
    rcn_cut_key(verdict->class_id, rcn_text_slice(work->text, start, end), key);
    const rcn_clean_options *options = work->options;
    for (size_t i = 0; i < options->decision_count; i++) {
        if (options->decisions[i].keep &&
            strcmp(options->decisions[i].key, key) == 0) {
            return true;
        }
    }
    return false;
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
        if (!is_kept(work, edit->verdict, edit->start, edit->end)) {
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
