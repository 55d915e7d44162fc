/* The patches of a page that is read: what blocks and marks show to be one is
 * added, blocks are cut at their ends, and all are sorted. */
#include "source/html/build.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "source/print_marks.h"

static int
by_page(const void *left, const void *right)
{
    const rcn_html_page *a = left;
    const rcn_html_page *b = right;
    return (a->at > b->at) - (a->at < b->at);
}

/* By start; one that is alone at the end of another comes after it. */
static int
by_place(const void *left, const void *right)
{
    const rcn_html_patch *a = left, *b = right;
    if (a->start != b->start) {
        return a->start < b->start ? -1 : 1;
    }
    if (a->closes != b->closes) {
        return a->closes ? -1 : 1;
    }
    return (a->end > b->end) - (a->end < b->end);
}

/* Leaves out empty cuts and what is in the patch before. */
static void
keep_apart(rcn_html_builder *builder)
{
    size_t kept = 0;
    uint32_t done = 0;
    for (size_t i = 0; i < builder->patches.count; i++) {
        rcn_html_patch patch = builder->patches.items[i];
        bool empty = patch.start == patch.end && !patch.replacement;
        if (!empty && patch.start >= done) {
            builder->patches.items[kept++] = patch;
            done = patch.end;
        }
    }
    builder->patches.count = kept;
}

static bool
is_blank(const rcn_html_builder *builder, uint32_t start, uint32_t end)
{
    return rcn_text_blank((rcn_text){builder->text.at + start, end - start});
}

/* Takes a cut at the start or the end of a block off it. */
static void
trim_block(const rcn_html_builder *builder, rcn_html_block *block,
           const rcn_html_patch *patch)
{
    if (is_blank(builder, block->start, patch->start) &&
        !is_blank(builder, patch->end, block->end)) {
        block->start = patch->end;
        while (is_blank(builder, block->start, block->start + 1)) {
            block->start++;
        }
    } else if (is_blank(builder, patch->end, block->end)) {
        uint32_t end = patch->start;
        while (end > block->start && is_blank(builder, end - 1, end)) {
            end--;
        }
        block->end = end > block->start ? end : block->end;
    }
}

/* Leaves out the room before the first words of a block that began with a
 * cut. */
static void
drop_gaps(rcn_html_builder *builder, size_t from, const rcn_html_block *block)
{
    for (size_t i = from; i < builder->patches.count; i++) {
        rcn_html_patch *patch = &builder->patches.items[i];
        if (patch->start > block->start) {
            return;
        }
        if (patch->kind == RCN_HTML_PATCH_STYLE_GAP) {
            patch->replacement = NULL; /* an empty cut, which is left out */
        }
    }
}

/* Blocks do not begin or end with what is cut. */
static void
trim_blocks(rcn_html_builder *builder)
{
    size_t at = 0;
    for (size_t i = 0; i < builder->blocks.count; i++) {
        rcn_html_block *block = &builder->blocks.items[i];
        for (; at < builder->patches.count &&
               builder->patches.items[at].end <= block->end;
             at++) {
            const rcn_html_patch *patch = &builder->patches.items[at];
            if (patch->replacement || patch->start < block->start) {
                continue;
            }
            trim_block(builder, block, patch);
            drop_gaps(builder, at + 1, block);
        }
    }
    keep_apart(builder);
}

/* Whether a sentence runs from one paragraph to another: neither the signs at the
 * end of the first nor the first letter of the second part them, and white space
 * stands between. */
static bool
runs_on(const rcn_html_builder *builder, const rcn_html_block *above,
        const rcn_html_block *below)
{
    rcn_text text = {builder->text.at, builder->text.len};
    uint32_t last = 0, first = 0;
    (void)rcn_utf8_prev(text, above->end, &last);
    (void)rcn_utf8_next(text, below->start, &first);
    bool blank = strchr(" \t\r\n", text.at[above->end]) ||
                 strchr(" \t\r\n", text.at[below->start - 1]);
    return blank && above->kind == RCN_BLOCK_PARAGRAPH &&
           below->kind == RCN_BLOCK_PARAGRAPH && above->tag == below->tag &&
           above->hidden == below->hidden && rcn_rune_is_lower(first) &&
           (rcn_rune_is_letter(last) || last == ',');
}

typedef RCN_LIST(rcn_html_patch) rcn_gaps;

/* Takes the line breaks in the gaps between joined paragraphs away. */
static void
drop_breaks(rcn_html_builder *builder, const rcn_gaps *gaps)
{
    size_t kept = 0;
    size_t gap = 0;
    uint32_t *breaks = builder->breaks.items;
    for (size_t i = 0; i < builder->breaks.count; i++) {
        while (gap < gaps->count && gaps->items[gap].end < breaks[i]) {
            gap++;
        }
        if (gap == gaps->count || breaks[i] < gaps->items[gap].start) {
            breaks[kept++] = breaks[i];
        }
    }
    builder->breaks.count = kept;
}

/* Joins the paragraphs that a page of print parts in a sentence: between them
 * stands a block that is but a mark of print. */
static void
join_pages(rcn_html_builder *builder)
{
    size_t kept = 0;
    size_t patch = 0;
    rcn_gaps gaps = {0};
    rcn_html_block *blocks = builder->blocks.items;
    for (size_t i = 0; i < builder->blocks.count; i++) {
        while (patch < builder->patches.count &&
               builder->patches.items[patch].start < blocks[i].start) {
            patch++;
        }
        const rcn_html_patch *mark = patch < builder->patches.count
                                         ? &builder->patches.items[patch]
                                         : NULL;
        bool whole = mark && mark->kind == RCN_HTML_PATCH_SOURCE_PAGE &&
                     mark->start == blocks[i].start &&
                     mark->end == blocks[i].end;
        if (whole && kept && i + 1 < builder->blocks.count &&
            runs_on(builder, &blocks[kept - 1], &blocks[i + 1])) {
            RCN_PUSH(builder->scratch, &gaps,
                     (rcn_html_patch){.start = blocks[kept - 1].end,
                                      .end = blocks[i + 1].start});
            blocks[kept - 1].end = blocks[i + 1].end;
            blocks[kept - 1].link_bytes += blocks[i + 1].link_bytes;
            blocks[kept - 1].link_count += blocks[i + 1].link_count;
            i++;
        } else {
            blocks[kept++] = blocks[i];
        }
    }
    builder->blocks.count = kept;
    drop_breaks(builder, &gaps);
}

/* Marks of print within blocks, where a series of them shows what they are. */
static void
find_print_marks(rcn_html_builder *builder)
{
    rcn_print_marks marks =
        rcn_print_marks_find(builder->arena, rcn_buffer_text(&builder->text));
    size_t block = 0;
    size_t first = builder->pages.count;
    for (size_t i = 0; i < marks.count; i++) {
        const rcn_print_mark *mark = &marks.items[i];
        while (block < builder->blocks.count &&
               builder->blocks.items[block].end <= mark->start) {
            block++;
        }
        const rcn_html_block *whole = &builder->blocks.items[block];
        if (block < builder->blocks.count && whole->kind != RCN_BLOCK_PRE &&
            whole->start < mark->end) {
            /* a space that the mark takes in may stand outside the block */
            uint32_t start =
                mark->start > whole->start ? mark->start : whole->start;
            uint32_t end = mark->end < whole->end ? mark->end : whole->end;
            RCN_PUSH(builder->scratch, &builder->patches,
                     (rcn_html_patch){.start = start,
                                      .end = end,
                                      .kind = RCN_HTML_PATCH_SOURCE_PAGE});
            RCN_PUSH(builder->scratch, &builder->pages,
                     (rcn_html_page){start, mark->label});
        }
    }
    if (first && builder->pages.count > first) {
        qsort(builder->pages.items, builder->pages.count,
              sizeof *builder->pages.items, by_page);
    }
}

void
rcn_html_patches_finish(rcn_html_builder *builder)
{
    rcn_html_find_signs(builder);
    find_print_marks(builder);
    rcn_html_find_edit_labels(builder);
    if (builder->patches.count) {
        qsort(builder->patches.items, builder->patches.count,
              sizeof *builder->patches.items, by_place);
    }
    keep_apart(builder);
    join_pages(builder);
    trim_blocks(builder);
}
