/* Tables: horizontal rules only, columns as wide as their words ask for, one
 * strip a row so that pages divide between rows. */
#include <string.h>

#include "base/utf8.h"
#include "typeset/pages/blocks.h"

#define COLUMN_MOST 12
#define COLUMN_GAP  (10 * RCN_LEN_PT)
#define RULE_DROP   (RCN_LEN_PT / 2)
#define HEAD_MOST   6 /* lines of a head that pages say again */

typedef struct rcn_cell {
    rcn_para *para; /* NULL: empty */
    uint32_t column;
    uint32_t columns; /* that it takes, from 1 */
    bool head, last;  /* last of its row */
} rcn_cell;

typedef struct rcn_table {
    rcn_galley *galley;
    const rcn_block *block;
    const rcn_manner *manner;
    uint32_t block_index;
    RCN_LIST(rcn_cell) cells;
    uint32_t columns;
    rcn_len natural[COLUMN_MOST], least[COLUMN_MOST];
    rcn_len width[COLUMN_MOST], x[COLUMN_MOST];
    bool numeric[COLUMN_MOST];
} rcn_table;

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
measure_cell(rcn_table *table, const rcn_cell *cell, rcn_text text)
{
    if (cell->column >= COLUMN_MOST || !cell->para) {
        return;
    }
    if (cell->columns > 1) {
        return; /* the others say how wide its columns are */
    }
    const rcn_setter *setter = table->galley->setter;
    rcn_len width = rcn_para_width(setter, cell->para);
    rcn_len word = longest_word(setter, cell->para);
    rcn_len *natural = &table->natural[cell->column];
    rcn_len *least = &table->least[cell->column];
    *natural = width > *natural ? width : *natural;
    *least = word > *least ? word : *least;
    if (!cell->head && !is_number(text)) {
        table->numeric[cell->column] = false;
    }
}

static void
add_cell(rcn_table *table, const size_t range[2], rcn_cell cell)
{
    rcn_para_shape shape = {.type = table->manner->table,
                            .measure = table->galley->measure,
                            .align = RCN_ALIGN_LEFT,
                            .slant =
                                cell.head ? RCN_FONT_ITALIC : RCN_FONT_ROMAN,
                            .hyphenate = true,
                            .alone = true,
                            .language = table->manner->language};
    shape.notes =
        rcn_manner_notes(table->manner, table->block_index, &shape.note_count);
    cell.para =
        rcn_para_new(table->galley->setter, table->block, range, &shape);
    if (cell.para) {
        cell.para->block_index = table->block_index;
        cell.para->leading = table->galley->grid;
    }
    measure_cell(table, &cell,
                 rcn_text_slice(table->block->text, range[0], range[1]));
    RCN_PUSH(table->galley->setter->galley, &table->cells, cell);
    if (cell.column + 1 > table->columns) {
        table->columns = cell.column + 1;
    }
}

/* The columns that a cell takes. */
static uint32_t
columns_of(const rcn_block *block, uint32_t index)
{
    return index < block->cell_count && block->cells[index].columns > 1
               ? block->cells[index].columns
               : 1;
}

static void
read_cells(rcn_table *table)
{
    rcn_text text = table->block->text;
    uint32_t row = 0;
    uint32_t column = 0;
    uint32_t index = 0;
    size_t from = 0;
    for (size_t i = 0; i < COLUMN_MOST; i++) {
        table->numeric[i] = true;
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
                 (rcn_cell){.column = column,
                            .columns = columns_of(table->block, index++),
                            .head = row < table->block->level,
                            .last = c == '\n'});
        column = c == '\n' ? 0 : column + 1;
        row += c == '\n';
        from = at + 1;
    }
}

/* Shares `measure` among the columns that are not given their width: each has
 * its longest word, and of the rest as much as it asks for more than others. */
static void
share_rest(rcn_table *table, const bool *given, int64_t measure)
{
    int64_t asked = 0;
    for (uint32_t i = 0; i < table->columns; i++) {
        if (!given[i]) {
            measure -= table->least[i];
            asked += table->natural[i] - table->least[i];
        }
    }
    for (uint32_t i = 0; i < table->columns; i++) {
        if (!given[i]) {
            int64_t more = table->natural[i] - table->least[i];
            table->width[i] = table->least[i] +
                              (rcn_len)(asked > 0 ? measure * more / asked : 0);
        }
    }
}

/* Gives each column what it asks for as long as that is no more than an equal
 * share of what is left, and its longest word in any case; the columns that ask
 * for more share the rest. */
static void
fill_up(rcn_table *table, int64_t measure)
{
    bool given[COLUMN_MOST] = {false};
    uint32_t left = table->columns;
    for (bool again = true; again && left;) {
        again = false;
        for (uint32_t i = 0; i < table->columns; i++) {
            int64_t share = measure / (left ? left : 1);
            bool modest = table->natural[i] <= share;
            if (!given[i] && (modest || table->least[i] > share)) {
                table->width[i] = modest ? table->natural[i] : table->least[i];
                measure -= table->width[i];
                given[i] = true;
                again = true;
                left--;
            }
        }
    }
    if (left) {
        share_rest(table, given, measure);
        return;
    }
    for (uint32_t i = 0; i < table->columns; i++) {
        table->width[i] += (rcn_len)(measure / table->columns);
    }
}

/* Shares the measure out.  False when there are too many columns. */
static bool
share_out(rcn_table *table)
{
    if (table->columns > COLUMN_MOST) {
        return false;
    }
    int64_t least = 0;
    for (uint32_t i = 0; i < table->columns; i++) {
        least += table->least[i];
    }
    int64_t measure =
        table->galley->measure - (int64_t)COLUMN_GAP * (table->columns - 1);
    if (least > measure) {
        return false;
    }
    fill_up(table, measure);
    rcn_len x = 0;
    for (uint32_t i = 0; i < table->columns; i++) {
        table->x[i] = x;
        x += table->width[i] + COLUMN_GAP;
    }
    return true;
}

/* The width of a cell: that of its columns with the gaps between them. */
static rcn_len
width_of(const rcn_table *table, const rcn_cell *cell)
{
    uint32_t end = cell->column + cell->columns;
    end = end < table->columns ? end : table->columns;
    rcn_len width = table->width[cell->column];
    for (uint32_t i = cell->column + 1; i < end; i++) {
        width += COLUMN_GAP + table->width[i];
    }
    return width;
}

/* A few words stand better on two lines than with a hyphen. */
static bool
wants_hyphens(const rcn_table *table, const rcn_cell *cell)
{
    return rcn_para_width(table->galley->setter, cell->para) / 2 >
           width_of(table, cell);
}

/* Breaks all cells; false when one is deeper than half a page. */
static bool
break_cells(rcn_table *table)
{
    const rcn_setter *setter = table->galley->setter;
    for (size_t i = 0; i < table->cells.count; i++) {
        rcn_cell *cell = &table->cells.items[i];
        if (!cell->para) {
            continue;
        }
        cell->para->measure = width_of(table, cell);
        cell->para->hyphenate = wants_hyphens(table, cell);
        if (table->numeric[cell->column]) {
            cell->para->align = RCN_ALIGN_RIGHT;
        }
        rcn_breaker_break(table->galley->breaker, cell->para, false, false);
        if (cell->para->set.count > setter->style->lines_per_page / 2) {
            return false;
        }
    }
    return true;
}

static void
open_cell(rcn_galley *galley, const rcn_cell *cell)
{
    rcn_galley_open(galley, cell->head ? RCN_TAG_TH : RCN_TAG_TD, NULL, NULL);
}

/* Ends a row.  One with fewer cells than others gets empty ones, so that readers
 * aloud can tell the column of each (ISO 14289-1, 7.5), but in tables too wide
 * to be set as such. */
static void
close_row(const rcn_table *table, const rcn_cell *last)
{
    rcn_galley *galley = table->galley;
    for (uint32_t i = last->column + 1;
         i < table->columns && table->columns <= COLUMN_MOST; i++) {
        open_cell(galley, last);
        rcn_galley_close(galley);
    }
    rcn_galley_close(galley);
}

/* Sets one row from cell `at` on; returns the next row's first cell. */
static size_t
set_row(rcn_table *table, size_t at, bool bottom)
{
    rcn_galley *galley = table->galley;
    const rcn_cell *cells = table->cells.items;
    uint32_t lines = 1;
    rcn_galley_open(galley, RCN_TAG_TR, NULL, NULL);
    for (bool last = false; !last; at++) {
        last = cells[at].last;
        open_cell(galley, &cells[at]);
        rcn_galley_beside(galley, cells[at].para, table->x[cells[at].column]);
        rcn_galley_close(galley);
        if (cells[at].para && cells[at].para->set.count > lines) {
            lines = cells[at].para->set.count;
        }
    }
    close_row(table, &cells[at - 1]);
    rcn_len depth = (rcn_len)lines * galley->grid;
    bool head_ends =
        cells[at - 1].head && (at == table->cells.count || !cells[at].head);
    if (bottom || head_ends) {
        rcn_galley_rule(galley, 0, depth + RULE_DROP, galley->measure);
    }
    rcn_galley_skip(galley, depth);
    return at;
}

/* The head of a table as its later pages say it again. */
typedef struct rcn_table_head {
    uint32_t first, end; /* parts */
    uint32_t lines;
    uint32_t strip; /* that it stands on */
} rcn_table_head;

/* A row below the head may come to stand at the top of a page; the first one
 * stands on the strip of the head. */
static void
repeat_head(rcn_galley *galley, const rcn_table_head *head, uint32_t strip)
{
    if (head->lines && head->lines <= HEAD_MOST && strip != head->strip) {
        galley->strips.items[strip].again = head->lines;
        galley->strips.items[strip].again_first = head->first;
        galley->strips.items[strip].again_end = head->end;
    }
}

static void
set_rows(rcn_table *table)
{
    rcn_galley *galley = table->galley;
    size_t count = table->cells.count;
    rcn_strip_begin(galley, 1);
    rcn_galley_open(galley, RCN_TAG_TABLE, NULL, NULL);
    rcn_galley_dest(galley, table->block->id);
    rcn_table_head head = {.first = (uint32_t)galley->parts.count,
                           .strip = (uint32_t)galley->strips.count - 1};
    rcn_galley_rule(galley, 0, RULE_DROP, galley->measure);
    for (size_t at = 0; at < count;) {
        rcn_strip_begin(galley, 0);
        size_t row = at;
        bool bottom = true;
        for (size_t i = at; i < count && bottom; i++) {
            bottom = !table->cells.items[i].last || i + 1 == count;
        }
        rcn_len before = galley->height;
        at = set_row(table, at, bottom);
        if (table->cells.items[row].head) {
            head.lines += (uint32_t)((galley->height - before) / galley->grid);
            head.end = (uint32_t)galley->parts.count;
        } else {
            repeat_head(galley, &head, (uint32_t)galley->strips.count - 1);
        }
        if (bottom) {
            rcn_galley_close(galley);
        }
        if (!table->cells.items[row].head || bottom) {
            rcn_strip_end(galley, bottom);
        }
    }
}

/* Cell under cell, for what no page is wide enough. */
static void
set_running(rcn_table *table)
{
    rcn_galley *galley = table->galley;
    rcn_len hang = galley->setter->style->indent;
    bool first = true;
    rcn_strip_begin(galley, 1);
    rcn_galley_open(galley, RCN_TAG_TABLE, NULL, NULL);
    rcn_galley_dest(galley, table->block->id);
    for (size_t i = 0; i < table->cells.count; i++) {
        const rcn_cell *cell = &table->cells.items[i];
        rcn_len x = first ? 0 : hang;
        rcn_strip_begin(galley, 0);
        if (first) {
            rcn_galley_open(galley, RCN_TAG_TR, NULL, NULL);
        }
        open_cell(galley, cell);
        if (cell->para) {
            cell->para->measure = galley->measure - x;
            cell->para->align = RCN_ALIGN_LEFT;
            rcn_galley_body(galley, cell->para, x);
        }
        rcn_galley_close(galley);
        first = cell->last;
        if (cell->last) {
            close_row(table, cell);
        }
        bool end = i + 1 == table->cells.count;
        if (end) {
            rcn_galley_close(galley);
        }
        rcn_strip_end(galley, end);
    }
}

void
rcn_compose_table(rcn_galley *galley, const rcn_block *block,
                  uint32_t block_index, const rcn_manner *manner)
{
    rcn_table table = {.galley = galley,
                       .block = block,
                       .manner = manner,
                       .block_index = block_index};
    read_cells(&table);
    if (share_out(&table) && break_cells(&table)) {
        set_rows(&table);
    } else {
        set_running(&table);
    }
}
