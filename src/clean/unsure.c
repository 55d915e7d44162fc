/* Words that text recognition was not sure of, as queries: what the picture of the
 * page shows, only the editor can say. */
#include "clean/unsure.h"

#include "base/list.h"

#define QUERIES_MOST 200

typedef RCN_LIST(rcn_query) rcn_queries;

/* The marks of a block without those of unsure words, which become queries. */
static void
take_marks(rcn_arena *arena, rcn_block *block, uint32_t index,
           rcn_queries *queries, size_t most)
{
    RCN_LIST(rcn_mark) left = {0};
    for (uint32_t i = 0; i < block->mark_count; i++) {
        const rcn_mark *mark = &block->marks[i];
        if (mark->kind != RCN_MARK_UNSURE) {
            RCN_PUSH(arena, &left, *mark);
        } else if (queries->count < most) {
            RCN_PUSH(
                arena, queries,
                (rcn_query){index, mark->start, mark->end, "unsure-reading",
                            "Text recognition was not sure of these words.",
                            block->line_start});
        }
    }
    block->marks = left.items;
    block->mark_count = (uint32_t)left.count;
}

static bool
has_unsure(const rcn_block *block)
{
    for (uint32_t i = 0; i < block->mark_count; i++) {
        if (block->marks[i].kind == RCN_MARK_UNSURE) {
            return true;
        }
    }
    return false;
}

void
rcn_find_unsure(rcn_arena *arena, rcn_cleaned *cleaned)
{
    rcn_queries queries = {0};
    rcn_block *blocks = NULL;
    for (size_t i = 0; i < cleaned->block_count; i++) {
        if (!has_unsure(&cleaned->blocks[i])) {
            continue;
        }
        if (!blocks) {
            blocks = rcn_cleaned_own_blocks(arena, cleaned);
            for (size_t k = 0; k < cleaned->query_count; k++) {
                RCN_PUSH(arena, &queries, cleaned->queries[k]);
            }
        }
        take_marks(arena, &blocks[i], (uint32_t)i, &queries,
                   cleaned->query_count + QUERIES_MOST);
    }
    if (blocks) {
        cleaned->queries = queries.items;
        cleaned->query_count = queries.count;
    }
}
