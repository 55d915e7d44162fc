/* Tables: read, measured, and set as a grid in the largest type in which their
 * columns fit the measure; as records when none is small enough. */
#include "typeset/pages/table.h"

#include <string.h>

#include "base/utf8.h"

#define COLUMN_GAP 10 /* points, at the full size */
#define LEAST_SIZE (7 * RCN_LEN_PT)
#define DEEP       8 /* lines */
#define WASTE      3 /* times as large as what it holds */

/* Sizes that are tried, in hundredths of the type of tables. */
static const int sizes[] = {100, 85, 72};

/* Digits and the signs that go with them. */
static bool
is_number(rcn_text text)
{
    bool digits = false;
    for (size_t i = 0; i < text.len; i++) {
        char c = text.at[i];
        bool digit = c >= '0' && c <= '9';
        if (!digit && !strchr(" .,%+-()", c)) {
            return false;
        }
        digits = digits || digit;
    }
    return digits;
}

static rcn_len
longest_word(const rcn_setter *setter, const rcn_para *para)
{
    rcn_len most = 0;
    rcn_len width = 0;
    for (uint32_t i = 0; i < para->box_count; i++) {
        width += rcn_shaper_at(setter->words, para->boxes[i].word)->width;
        most = width > most ? width : most;
        if (para->boxes[i].glue != RCN_GLUE_NONE) {
            width = 0;
        }
    }
    return most;
}

/* Notes how wide a cell would be. */
static void
measure_cell(rcn_table *table, const rcn_cell *cell)
{
    if (cell->column >= RCN_TABLE_COLUMNS || !cell->para) {
        return;
    }
    if (cell->columns > 1) {
        return; /* see widen_spans() */
    }
    const rcn_setter *setter = table->galley->setter;
    rcn_len width = rcn_para_width(setter, cell->para);
    rcn_len word = longest_word(setter, cell->para);
    rcn_len *natural = &table->natural[cell->column];
    rcn_len *least = &table->least[cell->column];
    *natural = width > *natural ? width : *natural;
    *least = word > *least ? word : *least;
    if (!cell->head) {
        bool number = is_number(cell->text);
        table->numbers[cell->column] += number;
        table->words[cell->column] += !number;
    }
}

static rcn_para *
new_para(rcn_table *table, const rcn_cell *cell, const size_t range[2])
{
    bool italic = cell->head || (cell->side && cell->column > 0);
    bool bold = table->records && cell->column == 0 && !cell->head;
    rcn_para_shape shape = {.type = table->manner->table,
                            .size = table->size,
                            .measure = table->galley->measure,
                            .align = RCN_ALIGN_LEFT,
                            .slant = bold     ? RCN_FONT_BOLD
                                     : italic ? RCN_FONT_ITALIC
                                              : RCN_FONT_ROMAN,
                            .hyphenate = true,
                            .alone = true,
                            .language = table->manner->language};
    shape.notes =
        rcn_manner_notes(table->manner, table->block_index, &shape.note_count);
    rcn_para *para =
        rcn_para_new(table->galley->setter, table->block, range, &shape);
    if (para) {
        para->block_index = table->block_index;
        para->leading = table->galley->grid;
    }
    return para;
}

/* Adds the cell of bytes [range[0], range[1]). */
static void
add_cell(rcn_table *table, const size_t range[2], rcn_cell cell)
{
    static const rcn_block_cell single = {.columns = 1, .rows = 1};
    const rcn_block *block = table->block;
    size_t index = table->cells.count;
    const rcn_block_cell *place =
        index < block->cell_count ? &block->cells[index] : &single;
    cell.text = rcn_text_slice(block->text, range[0], range[1]);
    cell.columns = place->columns || !cell.text.len ? place->columns : 1;
    cell.rows = place->rows ? place->rows : 1;
    cell.side = !cell.head && place->head;
    cell.para = new_para(table, &cell, range);
    measure_cell(table, &cell);
    RCN_PUSH(table->galley->setter->galley, &table->cells, cell);
    if (cell.column + 1 > table->columns) {
        table->columns = cell.column + 1;
    }
}

/* No cell takes more than there is: rows of a head end with it. */
static void
clip_spans(rcn_table *table)
{
    uint32_t heads = table->block->level;
    for (size_t i = 0; i < table->cells.count; i++) {
        rcn_cell *cell = &table->cells.items[i];
        uint32_t end = cell->head && heads < table->rows ? heads : table->rows;
        uint32_t columns = table->columns - cell->column;
        uint32_t rows = end - cell->row;
        cell->columns = cell->columns < columns ? cell->columns : columns;
        cell->rows = cell->rows < rows ? cell->rows : rows;
    }
}

/* Whether more cells with words run right to left than not. */
static bool
runs_backward(const rcn_table *table)
{
    size_t backward = 0;
    size_t forward = 0;
    for (size_t i = 0; i < table->cells.count; i++) {
        const rcn_cell *cell = &table->cells.items[i];
        backward += cell->para && cell->para->backward;
        forward +=
            cell->para && !cell->para->backward && !is_number(cell->text);
    }
    return backward > forward;
}

static void
read_cells(rcn_table *table)
{
    rcn_text text = table->block->text;
    uint32_t column = 0;
    size_t from = 0;
    table->rows = 0;
    table->cells.count = 0;
    for (size_t i = 0; i < RCN_TABLE_COLUMNS; i++) {
        table->numbers[i] = 0;
        table->words[i] = 0;
        table->natural[i] = 0;
        table->least[i] = 0;
    }
    for (size_t at = 0; at <= text.len; at++) {
        char c = '\n';
        if (at < text.len) {
            c = text.at[at];
        }
        if (c != '\t' && c != '\n') {
            continue;
        }
        const size_t range[2] = {from, at};
        add_cell(table, range,
                 (rcn_cell){.row = table->rows,
                            .column = column,
                            .head = table->rows < table->block->level,
                            .last = c == '\n'});
        column = c == '\n' ? 0 : column + 1;
        table->rows += c == '\n';
        from = at + 1;
    }
    clip_spans(table);
    table->backward = runs_backward(table);
}

/* Makes the columns under a cell wide enough for its longest word. */
static void
widen_spans(rcn_table *table)
{
    for (size_t i = 0; i < table->cells.count; i++) {
        const rcn_cell *cell = &table->cells.items[i];
        if (cell->columns < 2 || !cell->para) {
            continue;
        }
        rcn_len lack = longest_word(table->galley->setter, cell->para) -
                       table->gap * (rcn_len)(cell->columns - 1);
        for (uint32_t k = 0; k < cell->columns; k++) {
            lack -= table->least[cell->column + k];
        }
        for (uint32_t k = 0; k < cell->columns && lack > 0; k++) {
            uint32_t at = cell->column + k;
            table->least[at] += lack / (rcn_len)cell->columns + 1;
            if (table->natural[at] < table->least[at]) {
                table->natural[at] = table->least[at];
            }
        }
    }
}

rcn_len
rcn_table_width(const rcn_table *table, const rcn_cell *cell)
{
    rcn_len width = table->width[cell->column];
    for (uint32_t i = 1; i < cell->columns; i++) {
        width += table->gap + table->width[cell->column + i];
    }
    return width;
}

rcn_len
rcn_table_left(const rcn_table *table, const rcn_cell *cell)
{
    uint32_t last = cell->columns ? cell->columns - 1 : 0;
    return table->x[cell->column + (table->backward ? last : 0)];
}

/* A few words stand better on two lines than with a hyphen. */
static bool
wants_hyphens(const rcn_table *table, const rcn_cell *cell)
{
    return rcn_para_width(table->galley->setter, cell->para) / 2 >
           rcn_table_width(table, cell);
}

/* Two thirds of the cells of a column and more are numbers. */
static bool
is_numeric(const rcn_table *table, uint32_t column)
{
    return table->words[column] * 2 <= table->numbers[column];
}

/* Is most of a grid blank beside a cell of many lines? */
static bool
is_wasteful(const rcn_table *table)
{
    const rcn_setter *setter = table->galley->setter;
    int64_t asked = 0;
    int64_t taken = 0;
    uint32_t deepest = 0;
    uint32_t lines = 0;
    for (size_t i = 0; i < table->cells.count; i++) {
        const rcn_cell *cell = &table->cells.items[i];
        if (cell->para) {
            asked += rcn_para_width(setter, cell->para);
            lines =
                cell->para->set.count > lines ? cell->para->set.count : lines;
        }
        if (cell->last) {
            taken += (int64_t)lines * table->galley->measure;
            deepest = lines > deepest ? lines : deepest;
            lines = 0;
        }
    }
    return deepest > DEEP && taken > asked * WASTE;
}

/* Breaks all cells; false when one is deeper than half a page, or the grid
 * is wasteful. */
static bool
break_cells(rcn_table *table)
{
    const rcn_setter *setter = table->galley->setter;
    for (size_t i = 0; i < table->cells.count; i++) {
        rcn_cell *cell = &table->cells.items[i];
        if (!cell->para) {
            continue;
        }
        cell->para->measure = rcn_table_width(table, cell);
        cell->para->hyphenate = wants_hyphens(table, cell);
        if (cell->columns > 1 &&
            rcn_para_width(setter, cell->para) <= cell->para->measure) {
            cell->para->align = RCN_ALIGN_CENTER;
        } else if (cell->columns < 2 && is_numeric(table, cell->column)) {
            cell->para->align = RCN_ALIGN_RIGHT;
        }
        rcn_breaker_break(table->galley->breaker, cell->para, false, false);
        if (cell->para->set.count > setter->style->lines_per_page / 2) {
            return false;
        }
    }
    return !is_wasteful(table);
}

uint32_t
rcn_table_above(const rcn_table *table)
{
    const rcn_galley *galley = table->galley;
    size_t count = galley->strips.count;
    return !galley->open || !galley->strips.items[count - 1].captioned;
}

void
rcn_table_open_cell(const rcn_table *table, const rcn_cell *cell)
{
    rcn_tag tag = cell->head || cell->side ? RCN_TAG_TH : RCN_TAG_TD;
    rcn_galley_open_cell(table->galley, tag,
                         (rcn_tagging){.columns = (uint16_t)cell->columns,
                                       .rows = (uint16_t)cell->rows,
                                       .side = cell->side});
}

void
rcn_table_close_row(const rcn_table *table, const rcn_cell *last)
{
    const rcn_cell blank = {
        .columns = 1, .rows = 1, .head = last->head, .side = false};
    for (uint32_t i = last->column + (last->columns ? last->columns : 1);
         i < table->columns && table->columns <= RCN_TABLE_COLUMNS; i++) {
        rcn_table_open_cell(table, &blank);
        rcn_galley_close(table->galley);
    }
    rcn_galley_close(table->galley);
}

/* Reads the table in type of a size, in hundredths of that of tables. */
static void
read_at(rcn_table *table, int size)
{
    const rcn_style *style = table->galley->setter->style;
    rcn_len full = style->types[table->manner->table].size;
    rcn_len least = full < LEAST_SIZE ? full : LEAST_SIZE;
    rcn_len smaller = (rcn_len)((int64_t)full * size / 100);
    table->size = smaller > least ? smaller : least;
    table->gap = (rcn_len)COLUMN_GAP * RCN_LEN_PT / 100 * size;
    read_cells(table);
}

void
rcn_compose_table(rcn_galley *galley, const rcn_block *block,
                  uint32_t block_index, const rcn_manner *manner)
{
    rcn_table table = {.galley = galley,
                       .block = block,
                       .manner = manner,
                       .block_index = block_index};
    const size_t count = sizeof sizes / sizeof *sizes;
    for (size_t i = 0; i < count; i++) {
        read_at(&table, sizes[i]);
        if (table.columns > RCN_TABLE_COLUMNS) {
            break;
        }
        widen_spans(&table);
        if (rcn_table_share_out(&table) && break_cells(&table)) {
            rcn_table_set_grid(&table);
            return;
        }
    }
    table.records = true;
    read_at(&table, sizes[1]);
    rcn_table_set_records(&table);
}
