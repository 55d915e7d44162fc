/* Where the pages of a plain text begin that was joined of several files: spans
 * lead from a byte of the text to a byte of a block. */
#include "clean/joints.h"

#include <string.h>

/* Where a span is in its block. */
typedef struct rcn_joint_walk {
    size_t span;
    uint32_t block, at; /* bytes of the block before the span */
    uint32_t *filled;   /* bytes of each block that were passed: one may go on
                           behind others */
} rcn_joint_walk;

static uint32_t
length_in_block(const rcn_span *span)
{
    const char *words = span->why->replacement;
    return span->kind == RCN_SPAN_TEXT       ? span->end - span->start
           : span->kind == RCN_SPAN_REPLACED ? (uint32_t)strlen(words)
                                             : 0;
}

/* Moves on to the first span of text that ends behind byte `start`. */
static bool
walk_to(const rcn_cleaned *cleaned, uint32_t start, rcn_joint_walk *walk)
{
    for (; walk->span < cleaned->span_count; walk->span++) {
        const rcn_span *span = &cleaned->spans[walk->span];
        if (span->block != RCN_NO_BLOCK && span->block != walk->block) {
            walk->block = span->block;
            walk->at = walk->filled[walk->block];
        }
        if (span->kind == RCN_SPAN_TEXT && span->end > start) {
            return true;
        }
        if (span->block != RCN_NO_BLOCK) {
            walk->at += length_in_block(span);
            walk->filled[walk->block] = walk->at;
        }
    }
    return false;
}

/* Adds a mark at a byte of a block, before those that begin there. */
static void
add_mark(rcn_arena *arena, rcn_block *block, uint32_t at, const char *label)
{
    rcn_mark *marks =
        rcn_arena_alloc(arena, block->mark_count + 1, sizeof *marks);
    uint32_t count = 0;
    while (count < block->mark_count && block->marks[count].start < at) {
        marks[count] = block->marks[count];
        count++;
    }
    marks[count] = (rcn_mark){at, at, RCN_MARK_SOURCE_PAGE, label};
    for (uint32_t i = count; i < block->mark_count; i++) {
        marks[i + 1] = block->marks[i];
    }
    block->marks = marks;
    block->mark_count++;
}

void
rcn_mark_joints(rcn_arena *arena, rcn_cleaned *cleaned)
{
    const rcn_document *document = cleaned->document;
    if (!document->page_count || document->html || !cleaned->block_count) {
        return;
    }
    rcn_block *blocks = rcn_cleaned_own_blocks(arena, cleaned);
    rcn_joint_walk walk = {
        .block = RCN_NO_BLOCK,
        .filled =
            rcn_arena_alloc(arena, cleaned->block_count, sizeof *walk.filled)};
    uint32_t start = 0;
    for (size_t i = 1; i < document->page_count; i++) {
        start += (uint32_t)document->pages[i - 1]->text.len + 1;
        if (!walk_to(cleaned, start, &walk)) {
            break;
        }
        const rcn_span *span = &cleaned->spans[walk.span];
        uint32_t inside = start > span->start ? start - span->start : 0;
        add_mark(arena, &blocks[walk.block], walk.at + inside,
                 rcn_arena_printf(arena, "%zu", i + 1));
    }
}
