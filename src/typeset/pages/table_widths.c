/* The widths of the columns of a table: what each asks for where there is room,
 * else shares of it, evened out until the rows are few lines deep. */
#include <string.h>

#include "typeset/pages/table.h"

#define EVENED_CELLS 3000 /* more stay as they are shared */
#define STEPS        40   /* of the measure */
#define REACH        8    /* steps that one move may take */
#define WORDY        4    /* of the measure: what a column of words asks for */
#define LINE_LOSS    12   /* a part of a line that its end leaves empty */

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

/* What the cells of a table take up, estimated: a cell as wide as its words on
 * one line, and a little for lines that end early. */
typedef struct rcn_table_estimate {
    const rcn_table *table;
    rcn_len *widths;   /* of the cells on one line */
    uint32_t *heights; /* of the rows; room for an estimate */
} rcn_table_estimate;

static rcn_table_estimate
estimate_cells(const rcn_table *table)
{
    const rcn_setter *setter = table->galley->setter;
    rcn_table_estimate it = {.table = table};
    it.widths =
        rcn_arena_alloc(setter->arena, table->cells.count, sizeof *it.widths);
    it.heights =
        rcn_arena_alloc(setter->arena, table->rows, sizeof *it.heights);
    for (size_t i = 0; i < table->cells.count; i++) {
        const rcn_cell *cell = &table->cells.items[i];
        it.widths[i] = cell->para && cell->columns == 1
                           ? rcn_para_width(setter, cell->para)
                           : 0;
    }
    return it;
}

/* Lines of the whole table. */
static uint64_t
estimate_height(const rcn_table_estimate *it)
{
    const rcn_table *table = it->table;
    memset(it->heights, 0, table->rows * sizeof *it->heights);
    for (size_t i = 0; i < table->cells.count; i++) {
        const rcn_cell *cell = &table->cells.items[i];
        int64_t column = table->width[cell->column];
        int64_t need = it->widths[i];
        need += need > column ? column / LINE_LOSS : 0;
        uint32_t lines = column ? (uint32_t)((need + column - 1) / column) : 0;
        uint32_t *height = &it->heights[cell->row];
        *height = lines > *height ? lines : *height;
    }
    uint64_t sum = 0;
    for (uint32_t i = 0; i < table->rows; i++) {
        sum += it->heights[i];
    }
    return sum;
}

/** Gives one column a part of another's width, in steps up to REACH of them,
 * where the table becomes lower by it.  `*best` is its height.  Returns whether
 * it did. */
static bool
move_width(rcn_table *table, const rcn_table_estimate *it, uint32_t from,
           uint32_t to, uint64_t *best)
{
    rcn_len step = table->galley->measure / STEPS;
    for (rcn_len part = step; part <= REACH * step; part += step) {
        if (table->width[from] - part < table->least[from]) {
            return false;
        }
        table->width[from] -= part;
        table->width[to] += part;
        uint64_t height = estimate_height(it);
        if (height < *best) {
            *best = height;
            return true;
        }
        table->width[from] += part;
        table->width[to] -= part;
    }
    return false;
}

/* Returns whether a column may become narrower: it has not what it asks for, or
 * it has words that ask for much of the measure, as names do and dates do
 * not. */
static bool
may_give(const rcn_table *table, const bool *given, uint32_t column)
{
    int64_t natural = table->natural[column];
    return !given[column] || natural * WORDY >= table->galley->measure;
}

/* Moves a little from one column to another while that saves lines. */
static void
even_rest(rcn_table *table, const bool *given)
{
    if (table->cells.count > EVENED_CELLS) {
        return;
    }
    const rcn_table_estimate it = estimate_cells(table);
    uint64_t best = estimate_height(&it);
    bool saved = true;
    for (int round = 0; saved && round < STEPS; round++) {
        saved = false;
        for (uint32_t pair = 0;
             !saved && pair < table->columns * table->columns; pair++) {
            uint32_t from = pair / table->columns;
            uint32_t to = pair % table->columns;
            saved = from != to && may_give(table, given, from) && !given[to] &&
                    move_width(table, &it, from, to, &best);
        }
    }
}

/* Gives each column what it asks for as long as that is no more than an equal
 * share of what is left, and leaves the others their longest words; the columns
 * that ask for more share the rest.  `least` is the sum of all longest words. */
static void
fill_up(rcn_table *table, int64_t measure, int64_t least)
{
    bool given[RCN_TABLE_COLUMNS] = {false};
    uint32_t left = table->columns;
    for (bool again = true; again && left;) {
        again = false;
        for (uint32_t i = 0; i < table->columns; i++) {
            int64_t natural = table->natural[i];
            bool fits = natural - table->least[i] <= measure - least;
            if (!given[i] && fits && natural <= measure / left) {
                table->width[i] = table->natural[i];
                measure -= natural;
                least -= table->least[i];
                given[i] = true;
                again = true;
                left--;
            }
        }
    }
    if (left) {
        share_rest(table, given, measure);
        even_rest(table, given);
        return;
    }
    for (uint32_t i = 0; i < table->columns; i++) {
        table->width[i] += (rcn_len)(measure / table->columns);
    }
}

bool
rcn_table_share_out(rcn_table *table)
{
    int64_t least = 0;
    for (uint32_t i = 0; i < table->columns; i++) {
        least += table->least[i];
    }
    int64_t measure =
        table->galley->measure - (int64_t)table->gap * (table->columns - 1);
    if (least > measure) {
        return false;
    }
    fill_up(table, measure, least);
    rcn_len x = 0;
    for (uint32_t i = 0; i < table->columns; i++) {
        table->x[i] =
            table->backward ? table->galley->measure - x - table->width[i] : x;
        x += table->width[i] + table->gap;
    }
    return true;
}
