/* Tables as a grid: horizontal rules only, one strip a row, so that pages
 * divide between rows.  Rows that a cell joins stay together. */
#include "typeset/pages/table.h"

#define RULE_DROP (RCN_LEN_PT / 2)
#define TOP_DROP  (RCN_LEN_PT * 3 / 2) /* below a caption */
#define HEAD_MOST 6 /* lines of a head that pages say again */

/* A row of cells [first, end). */
typedef struct rcn_table_row {
    size_t first, end;
    uint32_t lines;
    bool joined; /* with the next one, by a cell of both */
} rcn_table_row;

typedef struct rcn_table_grid {
    rcn_table *table;
    rcn_table_row *rows;
} rcn_table_grid;

static uint32_t
lines_of(const rcn_cell *cell)
{
    return cell->para ? cell->para->set.count : 1;
}

/* Makes a row at least as deep as a number of lines. */
static void
deepen(rcn_table_row *row, uint32_t lines)
{
    row->lines = lines > row->lines ? lines : row->lines;
}

/* Finds the rows, as deep as their cells of one row ask for. */
static void
find_rows(rcn_table_grid *grid)
{
    const rcn_table *table = grid->table;
    for (size_t i = 0; i < table->cells.count; i++) {
        const rcn_cell *cell = &table->cells.items[i];
        rcn_table_row *row = &grid->rows[cell->row];
        if (cell->column == 0) {
            *row = (rcn_table_row){.first = i, .lines = 1};
        }
        row->end = i + 1;
        if (cell->rows < 2) {
            deepen(row, lines_of(cell));
        }
    }
}

/* Joins the rows of each cell that takes several. */
static void
join_rows(rcn_table_grid *grid)
{
    const rcn_table *table = grid->table;
    for (size_t i = 0; i < table->cells.count; i++) {
        const rcn_cell *cell = &table->cells.items[i];
        for (uint32_t k = 1; cell->columns && k < cell->rows; k++) {
            grid->rows[cell->row + k - 1].joined = true;
        }
    }
}

/* Gives joined rows the depth of the cells that join them, in the last of them.
 * More rows than half a page holds are parted: there the first one has it. */
static void
deepen_joined(rcn_table_grid *grid)
{
    const rcn_table *table = grid->table;
    uint32_t most = table->galley->setter->style->lines_per_page / 2;
    for (uint32_t first = 0; first < table->rows;) {
        uint32_t end = first;
        uint32_t lines = grid->rows[end].lines;
        while (grid->rows[end++].joined) {
            lines += grid->rows[end].lines;
        }
        bool together = lines <= most;
        for (size_t i = grid->rows[first].first; i < grid->rows[end - 1].end;
             i++) {
            const rcn_cell *cell = &table->cells.items[i];
            if (cell->rows < 2 || !cell->columns) {
                continue;
            }
            uint32_t lack = lines_of(cell);
            rcn_table_row *last = &grid->rows[cell->row];
            for (uint32_t k = 1; together && k < cell->rows; k++) {
                lack -= lack > last->lines ? last->lines : lack;
                last++;
            }
            deepen(last, lack);
        }
        for (; first < end; first++) {
            grid->rows[first].joined = grid->rows[first].joined && together;
        }
    }
}

/* A rule under a head of several columns. */
static void
underline(const rcn_table *table, const rcn_cell *cell)
{
    if (!cell->head || cell->columns < 2 || cell->columns == table->columns ||
        !cell->para) {
        return;
    }
    rcn_len depth = (rcn_len)lines_of(cell) * table->galley->grid;
    rcn_galley_rule(table->galley, rcn_table_left(table, cell),
                    depth + RULE_DROP, rcn_table_width(table, cell));
}

static void
set_row(rcn_table_grid *grid, const rcn_table_row *row, bool bottom)
{
    const rcn_table *table = grid->table;
    rcn_galley *galley = table->galley;
    const rcn_cell *cells = table->cells.items;
    rcn_galley_open(galley, RCN_TAG_TR, NULL, NULL);
    for (size_t i = row->first; i < row->end; i++) {
        if (cells[i].columns) {
            rcn_table_open_cell(table, &cells[i]);
            rcn_galley_beside(galley, cells[i].para,
                              rcn_table_left(table, &cells[i]));
            rcn_galley_close(galley);
            underline(table, &cells[i]);
        }
    }
    rcn_table_close_row(table, &cells[row->end - 1]);
    rcn_len depth = (rcn_len)row->lines * galley->grid;
    bool head_ends = cells[row->first].head &&
                     (row->end == table->cells.count || !cells[row->end].head);
    if (bottom || head_ends) {
        rcn_galley_rule(galley, 0, depth + RULE_DROP, galley->measure);
    }
    rcn_galley_skip(galley, depth);
}

/* The head of a table as its later pages say it again. */
typedef struct rcn_table_head {
    uint32_t first, end; /* parts */
    uint32_t lines;
    uint32_t strip; /* that it is on */
} rcn_table_head;

/* A row below the head may come to be at the top of a page; the first one
 * is on the strip of the head. */
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
set_rows(rcn_table_grid *grid)
{
    rcn_table *table = grid->table;
    rcn_galley *galley = table->galley;
    rcn_table_head head = {.first = (uint32_t)galley->parts.count,
                           .strip = (uint32_t)galley->strips.count - 1};
    rcn_galley_rule(galley, 0, rcn_table_above(table) ? RULE_DROP : TOP_DROP,
                    galley->measure);
    bool joined = false;
    for (uint32_t i = 0; i < table->rows; i++) {
        const rcn_table_row *row = &grid->rows[i];
        bool bottom = i + 1 == table->rows;
        rcn_strip_begin(galley, 0);
        rcn_len before = galley->height;
        set_row(grid, row, bottom);
        bool is_head = table->cells.items[row->first].head;
        if (is_head) {
            head.lines += (uint32_t)((galley->height - before) / galley->grid);
            head.end = (uint32_t)galley->parts.count;
        } else if (!joined) {
            repeat_head(galley, &head, (uint32_t)galley->strips.count - 1);
        }
        joined = row->joined;
        if (bottom) {
            rcn_galley_close(galley);
        }
        if ((!is_head && !joined) || bottom) {
            rcn_strip_end(galley, bottom);
        }
    }
}

void
rcn_table_set_grid(rcn_table *table)
{
    rcn_galley *galley = table->galley;
    rcn_table_grid grid = {.table = table,
                           .rows =
                               rcn_arena_alloc(galley->setter->galley,
                                               table->rows, sizeof *grid.rows)};
    find_rows(&grid);
    join_rows(&grid);
    deepen_joined(&grid);
    rcn_strip_begin(galley, rcn_table_above(table));
    rcn_galley_open(galley, RCN_TAG_TABLE, NULL, NULL);
    rcn_galley_dest(galley, table->block->id);
    set_rows(&grid);
}
