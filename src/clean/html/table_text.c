/* Tables of a page as blocks: which tables hold data and which set a page out,
 * and the text and cells of the former (HTML Living Standard, 4.9; the test in
 * the manner of Y. Wang and J. Hu, "A Machine Learning Based Approach for Table
 * Detection on the Web", WWW 2002: how cells are filled). */
#include <stdlib.h>
#include <string.h>

#include "clean/html/assembly.h"

#define NO_CELL      UINT32_MAX
#define COLUMNS_MOST 256
#define CELL_MOST    1500 /* bytes in a cell of data */
#define CELL_MEAN    300

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

static uint32_t
table_of(const rcn_html *html, size_t leaf)
{
    return ancestor(html, html->blocks[leaf].element, RCN_TAG_TABLE,
                    RCN_TAG_TABLE);
}

/* Kept, or a sign without words, such as the dash of an empty cell. */
static bool
stands(const rcn_html_assembly *assembly, size_t leaf)
{
    const rcn_leaf *fate = &assembly->leaves[leaf];
    return fate->fate == RCN_LEAF_KEPT ||
           (fate->class_id && strcmp(fate->class_id, "ornament") == 0);
}

/* How the cells of a run of leaves are filled. */
typedef struct rcn_table_shape {
    uint32_t leaves, cells, crowded, heads, rows;
    uint32_t columns; /* of the widest row */
    uint32_t bytes, longest;
    bool plain;   /* each leaf is all of its cell */
    bool heading; /* one is a heading */
} rcn_table_shape;

static rcn_table_shape
shape_of(const rcn_html_assembly *assembly, size_t first, size_t end)
{
    const rcn_html *html = assembly->html;
    rcn_table_shape shape = {.plain = true};
    uint32_t cell = NO_CELL;
    uint32_t row = NO_CELL;
    uint32_t here = 0; /* bytes of the cell at hand */
    bool crowded = false;
    for (size_t i = first; i < end; i++) {
        const rcn_html_block *leaf = &html->blocks[i];
        bool again = cell_of(html, i) == cell;
        cell = cell_of(html, i);
        here = (again ? here : 0) + leaf->end - leaf->start;
        shape.leaves++;
        shape.cells += !again;
        shape.crowded += again && !crowded;
        crowded = again;
        shape.rows += row_of(html, i) != row;
        row = row_of(html, i);
        shape.bytes += leaf->end - leaf->start;
        shape.longest = here > shape.longest ? here : shape.longest;
        shape.plain = shape.plain && !again && leaf->kind == RCN_BLOCK_TABLE;
        shape.heading = shape.heading || leaf->kind == RCN_BLOCK_HEADING;
        if (cell != RCN_HTML_NONE) {
            shape.heads += !again && html->elements[cell].tag == RCN_TAG_TH;
            uint32_t columns = assembly->columns[cell] + 1;
            shape.columns = columns > shape.columns ? columns : shape.columns;
        }
    }
    return shape;
}

/* Tells a table of data from one that sets out a page: a table of data has
 * cells of words alone; or rows and columns, no headings, no long cells, and
 * either heads or mostly cells of one block. */
static bool
is_data_table(const rcn_table_shape *shape)
{
    if (shape->plain) {
        return shape->leaves > 1;
    }
    bool grid = shape->rows > 1 && shape->columns > 1 && shape->cells > 2;
    bool short_cells =
        shape->longest <= CELL_MOST && shape->bytes / shape->cells <= CELL_MEAN;
    return grid && !shape->heading && short_cells &&
           (shape->heads || shape->crowded * 2 <= shape->cells);
}

size_t
rcn_assembly_table_end(rcn_html_assembly *assembly, size_t first)
{
    const rcn_html *html = assembly->html;
    uint32_t table = table_of(html, first);
    size_t end = first;
    size_t last = first;
    if (first < assembly->layout_end) {
        return first; /* this run was judged */
    }
    while (table != RCN_HTML_NONE && end < html->block_count &&
           table_of(html, end) == table && stands(assembly, end) &&
           cell_of(html, end) != RCN_HTML_NONE && cell_of(html, end) > table &&
           html->blocks[end].kind != RCN_BLOCK_CAPTION) {
        end++;
        last = assembly->leaves[end - 1].fate == RCN_LEAF_KEPT ? end : last;
    }
    if (last == first) {
        return first;
    }
    rcn_table_shape shape = shape_of(assembly, first, last);
    bool data = is_data_table(&shape);
    assembly->layout_end = data ? assembly->layout_end : last;
    return data ? last : first;
}

/* A table while it is made. */
typedef struct rcn_table_maker {
    rcn_html_assembly *assembly;
    RCN_LIST(rcn_block_cell) cells;
    uint32_t column;             /* of the cell at hand */
    uint16_t busy[COLUMNS_MOST]; /* rows that a cell above takes, by column */
    uint32_t covered;            /* columns before this are taken in the row */
} rcn_table_maker;

static int
by_element(const void *key, const void *item)
{
    uint32_t a = *(const uint32_t *)key;
    uint32_t b = ((const rcn_html_extent *)item)->element;
    return (a > b) - (a < b);
}

static rcn_html_extent
extent_of(const rcn_html *html, uint32_t cell)
{
    const rcn_html_extent *found =
        html->extent_count && cell != RCN_HTML_NONE
            ? bsearch(&cell, html->extents, html->extent_count,
                      sizeof *html->extents, by_element)
            : NULL;
    return found ? *found : (rcn_html_extent){.columns = 1, .rows = 1};
}

static void
push_cell(rcn_table_maker *maker, rcn_block_cell cell)
{
    RCN_PUSH(maker->assembly->arena, &maker->cells, cell);
}

/* A place without words: taken by a cell beside or above it, or empty. */
static void
push_blank(rcn_table_maker *maker, uint32_t column)
{
    bool taken = column < maker->covered ||
                 (column < COLUMNS_MOST && maker->busy[column] > 0);
    push_cell(maker, (rcn_block_cell){.columns = taken ? 0 : 1, .rows = 1});
}

static void
push_words(rcn_table_maker *maker, uint32_t element)
{
    const rcn_html *html = maker->assembly->html;
    rcn_html_extent extent = extent_of(html, element);
    bool head =
        element != RCN_HTML_NONE && html->elements[element].tag == RCN_TAG_TH;
    push_cell(maker, (rcn_block_cell){.columns = extent.columns,
                                      .rows = extent.rows,
                                      .head = head});
    maker->covered = maker->column + extent.columns;
    for (uint32_t i = maker->column; i < maker->covered && i < COLUMNS_MOST;
         i++) {
        maker->busy[i] = extent.rows;
    }
}

static void
end_row(rcn_table_maker *maker)
{
    for (size_t i = 0; i < COLUMNS_MOST; i++) {
        if (maker->busy[i] > 0 && maker->busy[i] < UINT16_MAX) {
            maker->busy[i]--;
        }
    }
    maker->covered = 0;
    maker->column = 0;
}

/* The text of a leaf within the cell at hand; an item of a list gets a mark. */
static void
add_leaf(rcn_html_assembly *assembly, const rcn_html_block *leaf)
{
    uint32_t start = (uint32_t)assembly->text.len;
    rcn_assembly_leaf(assembly, leaf, RCN_BLOCK_TABLE);
    if (leaf->kind == RCN_BLOCK_ITEM) {
        rcn_ordinal ordinal =
            rcn_html_ordinal_of(assembly->html, leaf->element);
        RCN_PUSH(assembly->scratch, &assembly->signs,
                 (rcn_mark){start, (uint32_t)assembly->text.len,
                            RCN_MARK_CELL_ITEM,
                            rcn_ordinal_counts(ordinal)
                                ? rcn_ordinal_text(assembly->arena, ordinal)
                                : NULL});
    }
}

/* Goes to the column of a cell; its row was begun. */
static void
begin_cell(rcn_table_maker *maker, uint32_t element, bool begins_row)
{
    static const rcn_cause next_cell = {"table-cell", "html-table", NULL, "\t"};
    rcn_html_assembly *assembly = maker->assembly;
    uint32_t own = element == RCN_HTML_NONE ? 0 : assembly->columns[element];
    own = own < COLUMNS_MOST ? own : maker->column + !begins_row;
    if (begins_row && own) {
        push_blank(maker, 0);
    }
    for (; maker->column < own; maker->column++) {
        rcn_assembly_replace(assembly, assembly->done, &next_cell);
        if (maker->column + 1 < own) {
            push_blank(maker, maker->column + 1);
        }
    }
    push_words(maker, element);
}

void
rcn_assembly_table(rcn_html_assembly *assembly, size_t first, size_t end)
{
    static const rcn_cause next_row = {"table-row", "html-table", NULL, "\n"};
    static const rcn_cause next_line = {"table-cell", "html-table", NULL,
                                        "\u2028"};
    const rcn_html *html = assembly->html;
    rcn_block block = {.kind = RCN_BLOCK_TABLE};
    rcn_table_maker maker = {.assembly = assembly};
    uint32_t row = NO_CELL;
    uint32_t cell = NO_CELL;
    bool head = true;
    bool row_is_head = true;
    for (size_t i = first; i < end; i++) {
        bool begins_row = row_of(html, i) != row;
        bool same = !begins_row && cell_of(html, i) == cell;
        row = row_of(html, i);
        cell = cell_of(html, i);
        rcn_assembly_skip(assembly, html->blocks[i].start);
        if (begins_row && i > first) {
            block.level += head && row_is_head;
            head = head && row_is_head;
            row_is_head = true;
            rcn_assembly_replace(assembly, assembly->done, &next_row);
            end_row(&maker);
        }
        if (same) {
            rcn_assembly_replace(assembly, assembly->done, &next_line);
        } else {
            begin_cell(&maker, cell, begins_row);
        }
        row_is_head = row_is_head && cell != RCN_HTML_NONE &&
                      html->elements[cell].tag == RCN_TAG_TH;
        add_leaf(assembly, &html->blocks[i]);
    }
    block.cells = maker.cells.items;
    block.cell_count = (uint32_t)maker.cells.count;
    rcn_assembly_finish(assembly, block, first, end - 1);
}
