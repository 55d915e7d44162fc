/* Which column of its table a cell is in: the first of its row that no cell
 * before it takes, nor one that reaches down from above (HTML Living Standard,
 * 4.9.12, "Forming a table"). */
#include "clean/html/clean.h"

/* Columns whose cells are followed down; what is farther right counts the
 * cells of its row alone. */
#define GRID_COLUMNS 64

/* A table that has cells of several rows. */
typedef struct rcn_grid {
    uint32_t row;                /* that is being filled, from 1 */
    uint32_t tr;                 /* its element plus 1 */
    uint32_t free[GRID_COLUMNS]; /* the first row in which a column is free */
} rcn_grid;

typedef struct rcn_grids {
    rcn_arena *arena;
    const rcn_html *html;
    rcn_grid **of; /* of each element that is a table; NULL: needs none */
    uint32_t *columns;
    size_t extent; /* the next one */
} rcn_grids;

static uint32_t
table_around(const rcn_html *html, uint32_t element)
{
    while (element != RCN_HTML_NONE &&
           html->elements[element].tag != RCN_TAG_TABLE) {
        element = html->elements[element].parent;
    }
    return element;
}

/* The tables with cells of several rows: most tables have none. */
static void
find_tables(rcn_grids *grids)
{
    const rcn_html *html = grids->html;
    for (size_t i = 0; i < html->extent_count; i++) {
        uint32_t table = table_around(html, html->extents[i].element);
        if (html->extents[i].rows > 1 && table != RCN_HTML_NONE &&
            !grids->of[table]) {
            grids->of[table] =
                rcn_arena_alloc(grids->arena, 1, sizeof(rcn_grid));
        }
    }
}

/* Returns the grid of the table that a row is of, at that row; NULL: it needs
 * none. */
static rcn_grid *
grid_at(const rcn_grids *grids, uint32_t row)
{
    uint32_t table = grids->html->extent_count ? table_around(grids->html, row)
                                               : RCN_HTML_NONE;
    rcn_grid *grid = table == RCN_HTML_NONE ? NULL : grids->of[table];
    if (grid && grid->tr != row + 1) {
        grid->tr = row + 1;
        grid->row++;
    }
    return grid;
}

static void
place(rcn_grids *grids, uint32_t cell)
{
    const rcn_html *html = grids->html;
    uint32_t row = html->elements[cell].parent;
    rcn_html_extent extent = {.columns = 1, .rows = 1};
    if (grids->extent < html->extent_count &&
        html->extents[grids->extent].element == cell) {
        extent = html->extents[grids->extent++];
    }
    rcn_grid *grid = grid_at(grids, row);
    /* A row counts the columns it has filled in its own place. */
    uint32_t column = grids->columns[row];
    while (grid && column < GRID_COLUMNS && grid->free[column] > grid->row) {
        column++;
    }
    uint32_t end = column + extent.columns;
    for (uint32_t i = column; grid && i < end && i < GRID_COLUMNS; i++) {
        grid->free[i] = grid->row + extent.rows;
    }
    grids->columns[cell] = column;
    grids->columns[row] = end;
}

const uint32_t *
rcn_html_columns(rcn_arena *arena, const rcn_html *html)
{
    rcn_grids grids = {.arena = arena, .html = html};
    grids.columns =
        rcn_arena_alloc(arena, html->element_count, sizeof *grids.columns);
    if (html->extent_count) {
        grids.of =
            rcn_arena_alloc(arena, html->element_count, sizeof(rcn_grid *));
        find_tables(&grids);
    }
    for (uint32_t i = 0; i < html->element_count; i++) {
        const rcn_html_element *element = &html->elements[i];
        bool cell = element->tag == RCN_TAG_TD || element->tag == RCN_TAG_TH;
        if (cell && element->parent != RCN_HTML_NONE) {
            place(&grids, i);
        }
    }
    return grids.columns;
}
