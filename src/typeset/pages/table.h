#ifndef RCN_TYPESET_PAGES_TABLE_H
#define RCN_TYPESET_PAGES_TABLE_H

#include "typeset/pages/blocks.h"

#define RCN_TABLE_COLUMNS 24 /* more are set as records */

/** A cell of a table. */
typedef struct rcn_cell {
    rcn_para *para; /**< NULL: empty */
    rcn_text text;
    uint32_t row, column;   /**< from 0 */
    uint32_t columns, rows; /**< that it takes, within the table; 0 columns: a
                                 cell before or above it takes its place */
    bool head;              /**< names columns */
    bool side;              /**< names its row */
    bool last;              /**< of its row */
} rcn_cell;

/** A table being set. */
typedef struct rcn_table {
    rcn_galley *galley;
    const rcn_block *block;
    const rcn_manner *manner;
    uint32_t block_index;
    rcn_len size;  /**< of the letters */
    rcn_len gap;   /**< between columns */
    bool records;  /**< rows are records: their first cells stand out */
    bool backward; /**< the first column is on the right */
    RCN_LIST(rcn_cell) cells;
    uint32_t columns, rows;
    rcn_len natural[RCN_TABLE_COLUMNS]; /**< width of the widest cell */
    rcn_len least[RCN_TABLE_COLUMNS];   /**< and of the longest word */
    rcn_len width[RCN_TABLE_COLUMNS], x[RCN_TABLE_COLUMNS];
    uint32_t numbers[RCN_TABLE_COLUMNS]; /**< cells that are one */
    uint32_t words[RCN_TABLE_COLUMNS];   /**< cells that are none */
} rcn_table;

/** The left edge of a cell. */
rcn_len rcn_table_left(const rcn_table *table, const rcn_cell *cell);

/** The width of a cell: that of its columns with the gaps between them. */
rcn_len rcn_table_width(const rcn_table *table, const rcn_cell *cell);

/** Shares the measure out among the columns, whose `natural` and `least` widths
 * are known; false when the columns do not fit. */
bool rcn_table_share_out(rcn_table *table);

/** Opens the element of a cell. */
void rcn_table_open_cell(const rcn_table *table, const rcn_cell *cell);

/** Ends a row whose last cell is given.  One with fewer cells than others gets
 * empty ones, so that readers aloud can tell the column of each (ISO 14289-1,
 * 7.5). */
void rcn_table_close_row(const rcn_table *table, const rcn_cell *last);

/** Blank lines above a table: none below its caption. */
uint32_t rcn_table_above(const rcn_table *table);

/** Sets a table whose columns have their widths as one strip for each row. */
void rcn_table_set_grid(rcn_table *table);

/** Sets each row as a record: its first cell, then the others with the heads of
 * their columns before them. */
void rcn_table_set_records(rcn_table *table);

#endif
