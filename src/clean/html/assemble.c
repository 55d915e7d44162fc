/* From the fates of leaf blocks to spans and blocks: the one place that makes
 * either, so that the spans always partition the text and a block's text is
 * always what its spans say. */
#include <string.h>

#include "base/list.h"
#include "base/utf8.h"
#include "clean/html/clean.h"
#include "clean/span/span_list.h"

#define NO_CELL UINT32_MAX

/* Where a kept stretch of the document's text went in the block's text. */
typedef struct rcn_segment {
    uint32_t
        from;    /* byte of the document's text; it ends where the next begins,
                      or at the end of what is done */
    uint32_t at; /* byte of the block's text */
} rcn_segment;

typedef struct rcn_html_assembly {
    rcn_arena *arena;
    rcn_arena *scratch;
    const rcn_document *document;
    const rcn_html *html;
    const rcn_leaf *leaves;
    rcn_span_list spans;
    RCN_LIST(rcn_block) blocks;
    uint32_t done;                 /* the text up to here has spans */
    size_t break_index;            /* next <br> */
    size_t mark_index;             /* next mark that was not yet looked at */
    RCN_LIST(uint32_t) open_marks; /* those that may reach further */
    rcn_buffer text;               /* of the block being made */
    RCN_LIST(rcn_segment) segments;
    const uint32_t *columns; /* of each element that is a cell, from 0 */
    const rcn_html_figures *figures;
    size_t figure_index;    /* next one */
    const rcn_cause *cause; /* of the last cut */
} rcn_html_assembly;

static void
add_span(rcn_html_assembly *assembly, rcn_span span)
{
    assembly->done = span.end;
    rcn_span_list_add(&assembly->spans, span);
}

/* The white space that parts what was done from `end`. */
static void
skip_gap(rcn_html_assembly *assembly, uint32_t end)
{
    static const rcn_cause blank_line = {"blank-line", "blank-line", NULL,
                                         NULL};
    if (end > assembly->done) {
        add_span(assembly, (rcn_span){assembly->done, end, RCN_SPAN_REMOVED,
                                      RCN_NO_BLOCK, &blank_line});
    }
}

/* What comes next begins a segment; only marks ask where it went. */
static void
add_segment(rcn_html_assembly *assembly)
{
    if (assembly->html->mark_count) {
        RCN_PUSH(assembly->scratch, &assembly->segments,
                 (rcn_segment){assembly->done, (uint32_t)assembly->text.len});
    }
}

static void
keep_text(rcn_html_assembly *assembly, uint32_t end)
{
    uint32_t start = assembly->done;
    if (end == start) {
        return;
    }
    add_segment(assembly);
    rcn_buffer_add(&assembly->text,
                   rcn_text_slice(assembly->document->text, start, end));
    add_span(assembly,
             (rcn_span){start, end, RCN_SPAN_TEXT,
                        (uint32_t)assembly->blocks.count, &rcn_cause_none});
}

static const rcn_cause one_space = {"white-space", "html-white-space", NULL,
                                    " "};
static const rcn_cause nothing = {"control-character", "control-character",
                                  NULL, ""};
static const rcn_cause line_break = {"line-break", "html-line-break", NULL,
                                     "\n"};

/* Text up to `end`, which may be none, gives way to a replacement. */
static void
replace(rcn_html_assembly *assembly, uint32_t end, const rcn_cause *why)
{
    add_segment(assembly);
    rcn_buffer_string(&assembly->text, why->replacement);
    add_span(assembly, (rcn_span){assembly->done, end, RCN_SPAN_REPLACED,
                                  (uint32_t)assembly->blocks.count, why});
}

/* True when a <br> stands in [from, to]; those before are passed. */
static bool
has_break(rcn_html_assembly *assembly, uint32_t from, uint32_t to)
{
    const rcn_html *html = assembly->html;
    size_t *at = &assembly->break_index;
    while (*at < html->break_count && html->breaks[*at] < from) {
        (*at)++;
    }
    bool found = false;
    for (; *at < html->break_count && html->breaks[*at] <= to; (*at)++) {
        found = true;
    }
    return found;
}

/* The next <br> at or after `from`, or UINT32_MAX. */
static uint32_t
next_break(rcn_html_assembly *assembly, uint32_t from)
{
    (void)has_break(assembly, from, 0);
    return assembly->break_index < assembly->html->break_count
               ? assembly->html->breaks[assembly->break_index]
               : UINT32_MAX;
}

/* Of scripts that part words by U+200B alone, where that must stay. */
static bool
parts_by_nothing(uint32_t rune)
{
    return (rune >= 0xE00 && rune < 0xF00) ||   /* Thai, Lao */
           (rune >= 0x1000 && rune < 0x10A0) || /* Myanmar */
           (rune >= 0x1780 && rune < 0x1800);   /* Khmer */
}

/* The end of the run of white space and of what cannot be printed at `at`. */
static uint32_t
loose_end(rcn_text text, uint32_t at, uint32_t stop, bool *ret_space)
{
    uint32_t before = 0;
    if (at) {
        (void)rcn_utf8_prev(text, at, &before);
    }
    *ret_space = false;
    while (at < stop) {
        uint32_t rune = 0;
        size_t len = rcn_utf8_next(text, at, &rune);
        bool none = rcn_rune_is_unprintable(rune) ||
                    (rune == 0x200B && !parts_by_nothing(before));
        bool space = !none && rune != 0x200B && rcn_rune_is_space(rune);
        if (!space && !none) {
            break;
        }
        *ret_space = *ret_space || space;
        at += (uint32_t)len;
    }
    return at;
}

/* A space that stays as it is: what does not break, stays so. */
static bool
is_one_space(rcn_text run)
{
    return rcn_text_is(run, " ") || rcn_text_is(run, "\xC2\xA0") ||
           rcn_text_is(run, "\xE2\x80\xAF") || rcn_text_is(run, "\xE2\x80\x89");
}

/* Adds a leaf's text, runs of white space made one space, or a line break
 * where a <br> stands, unless `flat`. */
static void
add_running(rcn_html_assembly *assembly, const rcn_html_block *leaf, bool flat)
{
    rcn_text text = assembly->document->text;
    uint32_t at = leaf->start;
    uint32_t stop = next_break(assembly, at + 1);
    while (at < leaf->end) {
        bool space = false;
        uint32_t end = loose_end(text, at, leaf->end, &space);
        if (end == at) {
            if (at == stop) { /* a <br> without white space around it */
                keep_text(assembly, at);
                replace(assembly, at, flat ? &one_space : &line_break);
                stop = next_break(assembly, at + 1);
            }
            uint32_t rune = 0;
            at += (uint32_t)rcn_utf8_next(text, at, &rune);
            continue;
        }
        bool broken = has_break(assembly, at, end) && !flat;
        if (broken || !is_one_space(rcn_text_slice(text, at, end))) {
            keep_text(assembly, at);
            replace(assembly, end,
                    broken  ? &line_break
                    : space ? &one_space
                            : &nothing);
        }
        stop = next_break(assembly, end + 1);
        at = end;
    }
    keep_text(assembly, leaf->end);
}

/* Lines as they stand, without what cannot be printed. */
static void
add_lines(rcn_html_assembly *assembly, const rcn_html_block *leaf)
{
    rcn_text text = assembly->document->text;
    for (uint32_t at = leaf->start; at < leaf->end;) {
        uint32_t rune = 0;
        uint32_t end = at + (uint32_t)rcn_utf8_next(text, at, &rune);
        if (rune == '\r' || rcn_rune_is_unprintable(rune)) {
            keep_text(assembly, at);
            replace(assembly, end, &nothing);
        }
        at = end;
    }
    keep_text(assembly, leaf->end);
}

static void
add_leaf_text(rcn_html_assembly *assembly, const rcn_html_block *leaf,
              rcn_block_kind kind)
{
    skip_gap(assembly, leaf->start);
    if (kind == RCN_BLOCK_PRE) {
        add_lines(assembly, leaf);
    } else {
        add_running(assembly, leaf, kind == RCN_BLOCK_TABLE);
    }
}

static uint32_t
end_of(const rcn_html_assembly *assembly, size_t segment)
{
    return segment + 1 < assembly->segments.count
               ? assembly->segments.items[segment + 1].from
               : assembly->done;
}

/* The byte of the block's text that a byte of the document's text became. */
static uint32_t
place_in_block(const rcn_html_assembly *assembly, uint32_t offset)
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
    uint32_t into = offset > segment->from ? offset - segment->from : 0;
    uint32_t at = segment->at + into;
    return at < next ? at : next;
}

typedef RCN_LIST(rcn_mark) rcn_marks;

static void
add_mark(rcn_html_assembly *assembly, const rcn_html_mark *from,
         rcn_block *block, rcn_marks *marks)
{
    rcn_mark mark = {place_in_block(assembly, from->start),
                     place_in_block(assembly, from->end), from->kind,
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
    block->marks = marks.items;
    block->mark_count = (uint32_t)marks.count;
}

static void
finish_block(rcn_html_assembly *assembly, rcn_block block, size_t first,
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
    RCN_PUSH(assembly->arena, &assembly->blocks, block);
    assembly->text.len = 0;
    assembly->segments.count = 0;
}

static void
add_block(rcn_html_assembly *assembly, size_t index)
{
    const rcn_html_block *leaf = &assembly->html->blocks[index];
    rcn_block block = {.kind = (rcn_block_kind)leaf->kind,
                       .level = leaf->level};
    if (block.kind == RCN_BLOCK_TABLE) {
        block.kind = RCN_BLOCK_PARAGRAPH;
    } else if (block.kind == RCN_BLOCK_ITEM) {
        block.ordinal = rcn_html_ordinal_of(assembly->html, leaf->element);
    }
    if (assembly->leaves[index].class_id) {
        block.kind = RCN_BLOCK_CAPTION;
    }
    add_leaf_text(assembly, leaf, block.kind);
    finish_block(assembly, block, index, index);
}

static uint32_t
ancestor(const rcn_html *html, uint32_t element, rcn_html_tag tag,
         rcn_html_tag or_tag)
{
    while (element != RCN_HTML_NONE && html->elements[element].tag != tag &&
           html->elements[element].tag != or_tag) {
        element = html->elements[element].parent;
    }
    return element;
}

static uint32_t
cell_of(const rcn_html *html, size_t leaf)
{
    return ancestor(html, html->blocks[leaf].element, RCN_TAG_TD, RCN_TAG_TH);
}

static uint32_t
row_of(const rcn_html *html, size_t leaf)
{
    return ancestor(html, html->blocks[leaf].element, RCN_TAG_TR, RCN_TAG_TR);
}

/* The end of the run of kept cells that starts at leaf `first`: all of one
 * table.  `first` itself when they make no table: one cell alone, or a cell
 * with several blocks, which is layout. */
static size_t
table_end(const rcn_html_assembly *assembly, size_t first)
{
    const rcn_html *html = assembly->html;
    uint32_t table = ancestor(html, html->blocks[first].element, RCN_TAG_TABLE,
                              RCN_TAG_TABLE);
    size_t end = first;
    uint32_t last = NO_CELL;
    while (end < html->block_count &&
           html->blocks[end].kind == RCN_BLOCK_TABLE &&
           assembly->leaves[end].fate == RCN_LEAF_KEPT &&
           ancestor(html, html->blocks[end].element, RCN_TAG_TABLE,
                    RCN_TAG_TABLE) == table) {
        uint32_t cell = cell_of(html, end);
        if (cell == last) {
            return first;
        }
        last = cell;
        end++;
    }
    return end - first > 1 ? end : first;
}

/* A table of cells: rows parted by LF, cells by TAB, empty cells in between
 * told by their tabs; so are those that a cell above or before takes too. */
static void
add_table(rcn_html_assembly *assembly, size_t first, size_t end)
{
    static const rcn_cause next_row = {"table-row", "html-table", NULL, "\n"};
    static const rcn_cause next_cell = {"table-cell", "html-table", NULL, "\t"};
    const rcn_html *html = assembly->html;
    rcn_block block = {.kind = RCN_BLOCK_TABLE};
    uint32_t row = row_of(html, first);
    uint32_t column = 0;
    bool head = true;
    bool row_is_head = true;
    for (size_t i = first; i < end; i++) {
        uint32_t cell = cell_of(html, i);
        uint32_t own = cell == RCN_HTML_NONE ? 0 : assembly->columns[cell];
        if (row_of(html, i) != row) {
            row = row_of(html, i);
            block.level += head && row_is_head;
            head = head && row_is_head;
            row_is_head = true;
            column = 0;
            skip_gap(assembly, html->blocks[i].start);
            replace(assembly, assembly->done, &next_row);
        }
        skip_gap(assembly, html->blocks[i].start);
        for (; column < own && column < 256; column++) {
            replace(assembly, assembly->done, &next_cell);
        }
        row_is_head = row_is_head && html->blocks[i].tag == RCN_TAG_TH;
        add_leaf_text(assembly, &html->blocks[i], RCN_BLOCK_TABLE);
    }
    finish_block(assembly, block, first, end - 1);
}

/* What was cut for the same cause as the last piece shares it. */
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
    skip_gap(assembly, leaf->start);
    add_span(assembly,
             (rcn_span){leaf->start, leaf->end,
                        fate->fate == RCN_LEAF_METADATA ? RCN_SPAN_METADATA
                                                        : RCN_SPAN_REMOVED,
                        RCN_NO_BLOCK, cause_of(assembly, fate)});
}

/* The figures that stand at or before byte `at`: blocks without text. */
static void
add_figures(rcn_html_assembly *assembly, uint32_t at)
{
    const rcn_html_figures *figures = assembly->figures;
    for (; assembly->figure_index < figures->count &&
           figures->items[assembly->figure_index].at <= at;
         assembly->figure_index++) {
        const rcn_html_figure *from = &figures->items[assembly->figure_index];
        uint32_t line = rcn_document_line(assembly->document, from->at);
        RCN_PUSH(assembly->arena, &assembly->blocks,
                 (rcn_block){.kind = RCN_BLOCK_FIGURE,
                             .text = rcn_text_of(""),
                             .line_start = line,
                             .line_end = line,
                             .figure = from->figure});
    }
}

void
rcn_html_assemble(rcn_arena *arena, const rcn_document *document,
                  const rcn_leaf *leaves, const rcn_html_figures *figures,
                  rcn_cleaned *cleaned)
{
    rcn_arena *scratch = rcn_arena_new(0);
    rcn_html_assembly assembly = {
        .arena = arena,
        .scratch = scratch,
        .document = document,
        .html = document->html,
        .leaves = leaves,
        .spans = {.arena = arena,
                  .text = document->text,
                  .merged = rcn_buffer_new(scratch)},
        .text = rcn_buffer_new(scratch),
        .figures = figures,
    };
    assembly.columns = rcn_html_columns(scratch, document->html);
    for (size_t i = 0; i < document->html->block_count;) {
        size_t end = i;
        add_figures(&assembly, document->html->blocks[i].start);
        if (leaves[i].fate != RCN_LEAF_KEPT) {
            add_cut(&assembly, i++);
            continue;
        }
        if (document->html->blocks[i].kind == RCN_BLOCK_TABLE) {
            end = table_end(&assembly, i);
        }
        if (end > i) {
            add_table(&assembly, i, end);
            i = end;
        } else {
            add_block(&assembly, i++);
        }
    }
    skip_gap(&assembly, (uint32_t)document->text.len);
    add_figures(&assembly, (uint32_t)document->text.len);
    rcn_span_list_finish(&assembly.spans, cleaned);
    cleaned->blocks = assembly.blocks.items;
    cleaned->block_count = assembly.blocks.count;
    rcn_arena_free(scratch);
}
