/* From the fates of leaf blocks to spans and blocks: the one place that makes
 * either, so that the spans always partition the text and a block's text is
 * always what its spans say. */
#include <stdlib.h>
#include <string.h>

#include "base/list.h"
#include "base/utf8.h"
#include "clean/html/assembly.h"

#define BUTTON_LEVEL 3

static uint32_t
end_of(const rcn_html_assembly *assembly, size_t segment)
{
    return segment + 1 < assembly->segments.count
               ? assembly->segments.items[segment + 1].from
               : assembly->done;
}

/* Returns the byte of the block's text at which a mark begins: behind what was
 * added there. */
static uint32_t
start_in_block(const rcn_html_assembly *assembly, uint32_t offset)
{
    size_t low = 0;
    size_t high = assembly->segments.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (assembly->segments.items[middle].from <= offset) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    if (!low) {
        return 0;
    }
    const rcn_segment *segment = &assembly->segments.items[low - 1];
    uint32_t next = low < assembly->segments.count
                        ? segment[1].at
                        : (uint32_t)assembly->text.len;
    uint32_t at = segment->at + offset - segment->from;
    return at < next ? at : next;
}

/* Returns the byte of the block's text at which a mark ends: before what was
 * added there. */
static uint32_t
end_in_block(const rcn_html_assembly *assembly, uint32_t offset)
{
    size_t low = 0;
    size_t high = assembly->segments.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (end_of(assembly, middle) < offset) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    if (low == assembly->segments.count) {
        return (uint32_t)assembly->text.len;
    }
    const rcn_segment *segment = &assembly->segments.items[low];
    uint32_t next = low + 1 < assembly->segments.count
                        ? segment[1].at
                        : (uint32_t)assembly->text.len;
    if (offset >= end_of(assembly, low)) {
        return next;
    }
    uint32_t into = offset > segment->from ? offset - segment->from : 0;
    uint32_t at = segment->at + into;
    return at < next ? at : next;
}

typedef RCN_LIST(rcn_mark) rcn_marks;

static void
add_mark(rcn_html_assembly *assembly, const rcn_html_mark *from,
         rcn_block *block, rcn_marks *marks)
{
    rcn_mark mark = {start_in_block(assembly, from->start),
                     end_in_block(assembly, from->end), from->kind,
                     from->value};
    while (mark.start < mark.end && block->text.at[mark.start] == ' ') {
        mark.start++;
    }
    while (mark.end > mark.start && block->text.at[mark.end - 1] == ' ') {
        mark.end--;
    }
    if (mark.start >= mark.end || (mark.kind == RCN_MARK_LINK && !mark.value)) {
        return;
    }
    if (mark.kind == RCN_MARK_LANGUAGE && mark.start == 0 &&
        mark.end == block->text.len) {
        block->language = mark.value;
        return;
    }
    RCN_PUSH(assembly->arena, marks, mark);
}

/* A mark and its place among those that begin where it begins. */
typedef struct rcn_ranked_mark {
    rcn_mark mark;
    size_t rank;
} rcn_ranked_mark;

static int
compare_ranked(const void *a, const void *b)
{
    const rcn_ranked_mark *one = a;
    const rcn_ranked_mark *other = b;
    if (one->mark.start != other->mark.start) {
        return one->mark.start < other->mark.start ? -1 : 1;
    }
    return (one->rank > other->rank) - (one->rank < other->rank);
}

/* Puts the marks of what was added among the others, the last one first. */
static void
add_signs(rcn_html_assembly *assembly, rcn_marks *marks)
{
    size_t added = assembly->signs.items ? assembly->signs.count : 0;
    size_t count = marks->count + added;
    if (!added) {
        return;
    }
    rcn_ranked_mark *all =
        rcn_arena_alloc(assembly->scratch, count, sizeof *all);
    for (size_t i = 0; i < added; i++) {
        all[i] = (rcn_ranked_mark){assembly->signs.items[added - 1 - i], i};
    }
    for (size_t i = added; i < count; i++) {
        all[i] = (rcn_ranked_mark){marks->items[i - added], i};
    }
    qsort(all, count, sizeof *all, compare_ranked);
    marks->count = 0;
    for (size_t i = 0; i < count; i++) {
        RCN_PUSH(assembly->arena, marks, all[i].mark);
    }
    assembly->signs.count = 0;
}

/* Marks the pages of the source that begin before byte `to` of the text and in
 * no block before; a page that begins between two blocks begins the second. */
static void
add_pages(rcn_html_assembly *assembly, uint32_t from, uint32_t to)
{
    const rcn_html *html = assembly->html;
    for (; assembly->page_index < html->page_count &&
           html->pages[assembly->page_index].at < to;
         assembly->page_index++) {
        const rcn_html_page *page = &html->pages[assembly->page_index];
        uint32_t at = page->at > from ? start_in_block(assembly, page->at) : 0;
        RCN_PUSH(assembly->scratch, &assembly->signs,
                 (rcn_mark){at, at, RCN_MARK_SOURCE_PAGE, page->label});
    }
}

/* Gives the block the marks that reach into [from, to) of the text. */
static void
add_marks(rcn_html_assembly *assembly, rcn_block *block, uint32_t from,
          uint32_t to)
{
    const rcn_html *html = assembly->html;
    rcn_marks marks = {0};
    size_t left = 0;
    for (size_t i = 0; i < assembly->open_marks.count; i++) {
        uint32_t index = assembly->open_marks.items[i];
        if (html->marks[index].end > from) {
            assembly->open_marks.items[left++] = index;
        }
    }
    assembly->open_marks.count = left;
    for (; assembly->mark_index < html->mark_count &&
           html->marks[assembly->mark_index].start < to;
         assembly->mark_index++) {
        if (html->marks[assembly->mark_index].end > from) {
            RCN_PUSH(assembly->scratch, &assembly->open_marks,
                     (uint32_t)assembly->mark_index);
        }
    }
    for (size_t i = 0; i < assembly->open_marks.count; i++) {
        add_mark(assembly, &html->marks[assembly->open_marks.items[i]], block,
                 &marks);
    }
    add_pages(assembly, from, to);
    add_signs(assembly, &marks);
    block->marks = marks.items;
    block->mark_count = (uint32_t)marks.count;
}

void
rcn_assembly_finish(rcn_html_assembly *assembly, rcn_block block, size_t first,
                    size_t last)
{
    const rcn_html_block *leaves = assembly->html->blocks;
    block.text = (rcn_text){
        rcn_text_string(assembly->arena, rcn_buffer_text(&assembly->text)),
        assembly->text.len};
    block.line_start = leaves[first].line;
    block.line_end =
        rcn_document_line(assembly->document, leaves[last].end - 1);
    add_marks(assembly, &block, leaves[first].start, leaves[last].end);
    RCN_PUSH(assembly->scratch, &assembly->blocks, block);
    assembly->text.len = 0;
    assembly->segments.count = 0;
}

/* Returns true when an <hr> is between a kept leaf and the one kept before it,
 * with nothing cut in between. */
static bool
is_after_break(rcn_html_assembly *assembly, size_t index)
{
    const rcn_html *html = assembly->html;
    uint32_t start = html->blocks[index].start;
    uint32_t from = index ? html->blocks[index - 1].end : 0;
    bool found = false;
    for (; assembly->rule_index < html->rule_count &&
           html->rules[assembly->rule_index] <= start;
         assembly->rule_index++) {
        found = found || html->rules[assembly->rule_index] >= from;
    }
    return found && assembly->after_kept == index && index &&
           assembly->blocks.count;
}

/* Returns the list item that a leaf is in, not beyond a table cell. */
static uint32_t
item_around(const rcn_html *html, uint32_t element)
{
    while (element != RCN_HTML_NONE) {
        uint8_t tag = html->elements[element].tag;
        if (tag == RCN_TAG_LI || tag == RCN_TAG_DD) {
            return element;
        }
        if (tag == RCN_TAG_TD || tag == RCN_TAG_TH || tag == RCN_TAG_TABLE) {
            return RCN_HTML_NONE;
        }
        element = html->elements[element].parent;
    }
    return RCN_HTML_NONE;
}

/* Returns the outermost quotation that an element is or is in, plus 1; or 0. */
static uint32_t
quotation_around(const rcn_html *html, uint32_t element)
{
    uint32_t found = 0;
    for (uint32_t at = element; at != RCN_HTML_NONE;
         at = html->elements[at].parent) {
        found = html->elements[at].tag == RCN_TAG_BLOCKQUOTE ? at + 1 : found;
    }
    return found;
}

/* Returns whether a block of a quotation begins one behind another's. */
static bool
begins_quote(rcn_html_assembly *assembly, const rcn_html_block *leaf)
{
    size_t count = assembly->blocks.count;
    const rcn_block *last = count ? &assembly->blocks.items[count - 1] : NULL;
    uint32_t before = assembly->quotation;
    assembly->quotation = quotation_around(assembly->html, leaf->element);
    return last && last->kind == RCN_BLOCK_QUOTE &&
           assembly->quotation != before;
}

/* Makes an item of a term, and tells an item from what goes on within one. */
static void
settle_item(const rcn_html_assembly *assembly, const rcn_html_block *leaf,
            rcn_block *block)
{
    const rcn_html *html = assembly->html;
    uint32_t item = item_around(html, leaf->element);
    const rcn_html_listed *listed = rcn_html_listed_of(html, leaf->element);
    if (listed && block->kind == RCN_BLOCK_PARAGRAPH) {
        block->kind = RCN_BLOCK_ITEM;
        block->level = listed->level;
        block->ordinal = listed->ordinal;
        return;
    }
    if (leaf->tag == RCN_TAG_DT && block->kind == RCN_BLOCK_PARAGRAPH) {
        uint8_t lists = html->elements[leaf->element].lists;
        block->kind = RCN_BLOCK_ITEM;
        block->level = lists ? lists : 1;
        block->ordinal.style = 't';
    } else if (block->kind == RCN_BLOCK_ITEM) {
        block->ordinal = rcn_html_ordinal_of(html, leaf->element);
        if (item != RCN_HTML_NONE) {
            assembly->items[item] = true;
        }
    } else if (block->kind != RCN_BLOCK_HEADING && item != RCN_HTML_NONE &&
               assembly->items[item]) {
        block->within = html->elements[item].lists;
    }
}

/* Returns true when one patch cuts all of a leaf: a mark of print alone. */
static bool
is_cut_whole(const rcn_html_assembly *assembly, const rcn_html_block *leaf)
{
    const rcn_html *html = assembly->html;
    const rcn_html_patch *patch = assembly->patch_index < html->patch_count
                                      ? &html->patches[assembly->patch_index]
                                      : NULL;
    return patch && !patch->replacement && patch->start <= leaf->start &&
           patch->end >= leaf->end;
}

/* Adds the block of a leaf, with the initial of its word when that is a leaf of
 * its own before it. */
static void
add_block(rcn_html_assembly *assembly, size_t first, size_t index)
{
    const rcn_html_block *leaf = &assembly->html->blocks[index];
    if (is_cut_whole(assembly, leaf)) {
        rcn_assembly_skip(assembly, leaf->end);
        return;
    }
    rcn_block block = {.kind = (rcn_block_kind)leaf->kind,
                       .level = leaf->level};
    if (leaf->tag == RCN_TAG_BUTTON) {
        block.kind = RCN_BLOCK_HEADING; /* of what it unfolds */
        block.level = BUTTON_LEVEL;
    }
    if (block.kind == RCN_BLOCK_TABLE) {
        block.kind = RCN_BLOCK_PARAGRAPH;
    }
    if (assembly->leaves[index].class_id) {
        block.kind = RCN_BLOCK_CAPTION;
    }
    if (block.kind == RCN_BLOCK_CAPTION) {
        block.level = leaf->tag == RCN_TAG_CAPTION; /* heads a table */
    }
    settle_item(assembly, leaf, &block);
    int32_t number =
        first ? rcn_html_note_number(assembly->document,
                                     &assembly->leaves[first - 1], first - 1)
              : 0;
    if (number && block.kind == RCN_BLOCK_PARAGRAPH) {
        block.kind = RCN_BLOCK_ITEM;
        block.level = 1;
        block.ordinal = (rcn_ordinal){'1', number};
    }
    block.begins_quote =
        block.kind == RCN_BLOCK_QUOTE && begins_quote(assembly, leaf);
    block.after_break = is_after_break(assembly, first);
    assembly->after_kept = index + 1;
    for (size_t i = first; i <= index; i++) {
        rcn_assembly_leaf(assembly, &assembly->html->blocks[i], block.kind);
    }
    rcn_assembly_finish(assembly, block, first, index);
}

/* Returns what was cut for the same cause as the last piece shares it. */
static const rcn_cause *
cause_of(rcn_html_assembly *assembly, const rcn_leaf *leaf)
{
    const rcn_cause *last = assembly->cause;
    if (!last || last->class_id != leaf->class_id || last->rule != leaf->rule) {
        rcn_cause *cause = rcn_arena_alloc(assembly->arena, 1, sizeof *cause);
        *cause = (rcn_cause){leaf->class_id, leaf->rule, NULL, NULL};
        assembly->cause = cause;
    }
    return assembly->cause;
}

static void
add_cut(rcn_html_assembly *assembly, size_t index)
{
    const rcn_html_block *leaf = &assembly->html->blocks[index];
    const rcn_leaf *fate = &assembly->leaves[index];
    rcn_assembly_skip(assembly, leaf->start);
    rcn_assembly_pass(assembly, leaf);
    rcn_assembly_span(
        assembly, (rcn_span){leaf->start, leaf->end,
                             fate->fate == RCN_LEAF_METADATA ? RCN_SPAN_METADATA
                                                             : RCN_SPAN_REMOVED,
                             RCN_NO_BLOCK, cause_of(assembly, fate)});
}

/* The figures that are at or before byte `at`: blocks without text. */
static void
add_figures(rcn_html_assembly *assembly, uint32_t at)
{
    const rcn_html_figures *figures = assembly->figures;
    for (; assembly->figure_index < figures->count &&
           figures->items[assembly->figure_index].at <= at;
         assembly->figure_index++) {
        const rcn_html_figure *from = &figures->items[assembly->figure_index];
        uint32_t line = rcn_document_line(assembly->document, from->at);
        RCN_PUSH(assembly->scratch, &assembly->blocks,
                 (rcn_block){.kind = RCN_BLOCK_FIGURE,
                             .text = rcn_text_of(""),
                             .line_start = line,
                             .line_end = line,
                             .figure = from->figure});
    }
}

void
rcn_html_assemble(rcn_arena *arena, const rcn_document *document,
                  const rcn_html *html, const rcn_leaf *leaves,
                  const rcn_html_figures *figures, rcn_cleaned *cleaned)
{
    rcn_arena *scratch = rcn_arena_new(0);
    rcn_html_assembly assembly = {
        .arena = arena,
        .scratch = scratch,
        .document = document,
        .html = html,
        .leaves = leaves,
        .spans = {.arena = arena,
                  .scratch = scratch,
                  .text = document->text,
                  .merged = rcn_buffer_new(scratch)},
        .text = rcn_buffer_new(scratch),
        .figures = figures,
    };
    assembly.columns = rcn_html_columns(scratch, html);
    assembly.items = rcn_arena_alloc(scratch, html->element_count + 1,
                                     sizeof *assembly.items);
    for (size_t i = 0; i < html->block_count;) {
        add_figures(&assembly, html->blocks[i].start);
        if (leaves[i].fate != RCN_LEAF_KEPT) {
            add_cut(&assembly, i++);
            continue;
        }
        size_t end = rcn_assembly_table_end(&assembly, i);
        if (end > i) {
            rcn_assembly_table(&assembly, i, end);
            assembly.after_kept = end;
            i = end;
        } else {
            size_t first = i;
            i += rcn_html_is_initial(document, i) &&
                 leaves[i + 1].fate == RCN_LEAF_KEPT;
            add_block(&assembly, first, i++);
        }
    }
    rcn_assembly_skip(&assembly, (uint32_t)document->text.len);
    add_figures(&assembly, (uint32_t)document->text.len);
    rcn_span_list_finish(&assembly.spans, cleaned);
    rcn_html_lower_standfirst(document, assembly.blocks.items,
                              assembly.blocks.count);
    rcn_html_raise_subheads(scratch, document, assembly.blocks.items,
                            assembly.blocks.count);
    cleaned->blocks = RCN_LIST_COPY(arena, &assembly.blocks);
    cleaned->block_count = assembly.blocks.count;
    rcn_arena_free(scratch);
}
