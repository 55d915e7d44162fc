/* Text with marks over byte ranges as nested elements: one walk over the text
 * that stops wherever a mark begins or ends, a page begins, or a line ends.
 * Marks nest (source/block.h), so a stack is enough; it is capped, and a mark
 * beyond the cap loses its element, never its text. */
#include "markup/walk.h"

#include <string.h>

#include "base/codes.h"
#include "markup/link.h"

rcn_walk
rcn_walk_begin(rcn_markup *markup, const rcn_block *block, size_t index)
{
    return (rcn_walk){.markup = markup, .block = block, .index = index};
}

bool
rcn_walk_inside(const rcn_walk *walk, rcn_mark_kind kind)
{
    for (size_t i = 0; i < walk->depth; i++) {
        if (walk->open[i]->kind == kind) {
            return true;
        }
    }
    return false;
}

static const char *
resolve(const rcn_markup *markup, const char *value)
{
    if (value[0] == '#') {
        return markup->place(markup->context, value + 1);
    }
    return rcn_link_href(markup->arena, value);
}

const char *
rcn_walk_address(const rcn_walk *walk, const rcn_mark *mark)
{
    const rcn_markup *markup = walk->markup;
    const char *value = mark->value ? mark->value : "";
    const char *address = resolve(markup, value);
    if (!address) {
        rcn_log_add(markup->log, RCN_CODE_LINK_DROPPED,
                    (rcn_place){markup->shown, walk->block->line_start, 0},
                    "%s", value);
    }
    return address;
}

/* UINT32_MAX is before block 0. */
static uint64_t
block_rank(size_t index)
{
    return index == UINT32_MAX ? 0 : (uint64_t)index + 1;
}

static bool
due(const rcn_markup *markup, size_t index, size_t offset)
{
    if (!markup->break_count) {
        return false;
    }
    uint64_t rank = block_rank(markup->breaks->block);
    return rank < block_rank(index) ||
           (rank == block_rank(index) && markup->breaks->offset <= offset);
}

static void
write_next_break(rcn_markup *markup)
{
    markup->names->page(markup, markup->breaks);
    markup->breaks++;
    markup->break_count--;
}

static void
write_breaks(rcn_markup *markup, size_t index, size_t offset)
{
    while (due(markup, index, offset)) {
        write_next_break(markup);
    }
}

void
rcn_markup_breaks_before(rcn_markup *markup, size_t index)
{
    write_breaks(markup, index, 0);
}

void
rcn_markup_breaks_rest(rcn_markup *markup)
{
    while (markup->break_count) {
        write_next_break(markup);
    }
}

static void
close_ended(rcn_walk *walk)
{
    while (walk->depth && walk->open[walk->depth - 1]->end <= walk->at) {
        rcn_xml_close(walk->markup->xml);
        walk->depth--;
    }
}

static void
open_begun(rcn_walk *walk)
{
    const rcn_block *block = walk->block;
    while (walk->next < block->mark_count &&
           block->marks[walk->next].start <= walk->at) {
        const rcn_mark *mark = &block->marks[walk->next++];
        const rcn_markup_names *names = walk->markup->names;
        if (mark->start == mark->end) {
            names->point(walk, mark);
        } else if (mark->start == walk->at && names->instead &&
                   names->instead(walk, mark)) {
            walk->at = mark->end;
            close_ended(walk);
            write_breaks(walk->markup, walk->index, walk->at);
        } else if (mark->end > walk->at && walk->depth < RCN_WALK_DEPTH &&
                   names->open(walk, mark)) {
            walk->open[walk->depth++] = mark;
        }
    }
}

static size_t
smaller(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* Returns the first byte after `at` where something other than text may
 * stand. */
static size_t
next_stop(const rcn_walk *walk, size_t end)
{
    const rcn_block *block = walk->block;
    const rcn_markup *markup = walk->markup;
    if (walk->depth) {
        end = smaller(end, walk->open[walk->depth - 1]->end);
    }
    if (walk->next < block->mark_count) {
        end = smaller(end, block->marks[walk->next].start);
    }
    if (markup->break_count && markup->breaks->block == walk->index) {
        end = smaller(end, markup->breaks->offset);
    }
    return end;
}

/* The LF itself stays after the element, so that the text content is the
 * block's text; a reading system shows no second line end for it. */
static void
write_text(const rcn_walk *walk, rcn_text text)
{
    rcn_xml *xml = walk->markup->xml;
    while (walk->block->kind != RCN_BLOCK_PRE && text.len) {
        const char *lf = memchr(text.at, '\n', text.len);
        if (!lf) {
            break;
        }
        size_t len = (size_t)(lf - text.at);
        rcn_xml_text(xml, rcn_text_slice(text, 0, len));
        walk->markup->names->line(xml);
        rcn_xml_string(xml, "\n");
        text = rcn_text_slice(text, len + 1, text.len);
    }
    rcn_xml_text(xml, text);
}

void
rcn_walk_to(rcn_walk *walk, size_t end)
{
    size_t len = walk->block->text.len;
    end = smaller(end, len);
    for (;;) {
        close_ended(walk);
        if (walk->at >= end && end < len) {
            return; /* what begins here belongs to the next stretch */
        }
        write_breaks(walk->markup, walk->index, walk->at);
        open_begun(walk);
        if (walk->at >= end) {
            return;
        }
        size_t stop = next_stop(walk, end);
        write_text(walk, rcn_text_slice(walk->block->text, walk->at, stop));
        walk->at = stop;
    }
}

void
rcn_walk_suspend(rcn_walk *walk)
{
    for (size_t i = 0; i < walk->depth; i++) {
        rcn_xml_close(walk->markup->xml);
    }
}

void
rcn_walk_skip(rcn_walk *walk, size_t to)
{
    rcn_text text = walk->block->text;
    rcn_xml_text(walk->markup->xml, rcn_text_slice(text, walk->at, to));
    walk->at = to;
}

void
rcn_walk_resume(rcn_walk *walk)
{
    size_t suspended = walk->depth;
    walk->depth = 0;
    for (size_t i = 0; i < suspended; i++) {
        /* A mark that ends here would open an empty element. */
        const rcn_mark *mark = walk->open[i];
        if (mark->end > walk->at && walk->markup->names->open(walk, mark)) {
            walk->open[walk->depth++] = mark;
        }
    }
}

void
rcn_walk_block(rcn_markup *markup, const rcn_block *block, size_t index)
{
    rcn_walk walk = rcn_walk_begin(markup, block, index);
    rcn_walk_to(&walk, block->text.len);
    rcn_walk_suspend(&walk);
}

size_t
rcn_rank_enter(rcn_rank_stack *stack, uint32_t level)
{
    const size_t most = sizeof stack->levels / sizeof *stack->levels;
    while (stack->depth && stack->levels[stack->depth - 1] >= level) {
        stack->depth--;
    }
    if (stack->depth == most) {
        stack->depth--;
    }
    stack->levels[stack->depth++] = level;
    return stack->depth;
}
