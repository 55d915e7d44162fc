/* Tables of Word documents: cells that go on with the cell above them become
 * spans of rows (ISO/IEC 29500-1, 17.4). */
#include <stdlib.h>
#include <string.h>

#include "source/formats/docx.h"

#define COLUMNS_MOST 256
#define ROWS_MOST    ((size_t)20000) /* whose cells may span rows */

static size_t
span_of(const rcn_docx *docx, const xmlNode *cell)
{
    const char *span =
        rcn_docx_value(docx, rcn_node_child(cell, "tcPr"), "gridSpan");
    size_t count = span ? strtoul(span, NULL, 10) : 1;
    return count >= 1 && count < COLUMNS_MOST ? count : 1;
}

/* Returns true for a cell that goes on with the cell above it (w:vMerge). */
static bool
continues(const rcn_docx *docx, const xmlNode *cell)
{
    const xmlNode *merge =
        rcn_node_child(rcn_node_child(cell, "tcPr"), "vMerge");
    const char *value = rcn_node_attribute(docx->arena, merge, "val");
    return merge && (!value || strcmp(value, "restart") != 0);
}

/* The rows that each cell of a row takes; `below` counts, by column, the cells
 * of the rows beneath that go on with what is above them. */
static void
count_rows(rcn_docx *docx, const xmlNode *row, uint16_t *below, uint16_t *rows)
{
    uint16_t now[COLUMNS_MOST] = {0};
    size_t column = 0;
    for (const xmlNode *cell = row->children; cell; cell = cell->next) {
        if (!rcn_node_is(cell, "tc") || column >= COLUMNS_MOST) {
            continue;
        }
        rows[column] = (uint16_t)(below[column] + 1);
        now[column] = continues(docx, cell) ? rows[column] : 0;
        column += span_of(docx, cell);
    }
    memcpy(below, now, sizeof now);
}

static size_t
count_paragraphs(const xmlNode *cell)
{
    size_t count = 0;
    for (const xmlNode *node = cell->children; node; node = node->next) {
        count += rcn_node_is(node, "p") ? 1 : 0;
        count += rcn_node_is(node, "tbl") ? 2 : 0;
    }
    return count;
}

static void
write_cell(rcn_docx *docx, const xmlNode *cell, bool head, uint32_t rows)
{
    const char *name = head ? "th" : "td";
    size_t columns = span_of(docx, cell);
    rcn_buffer *out = docx->paper->out;
    rcn_buffer_printf(out, "<%s", name);
    if (columns > 1) {
        rcn_buffer_printf(out, " colspan=\"%zu\"", columns);
    }
    if (rows > 1) {
        rcn_buffer_printf(out, " rowspan=\"%u\"", rows);
    }
    rcn_buffer_char(out, '>');
    if (count_paragraphs(cell) == 1) {
        for (const xmlNode *node = cell->children; node; node = node->next) {
            if (rcn_node_is(node, "p")) {
                rcn_docx_write_inline(docx, node, (rcn_paper_run){0});
            }
        }
    } else {
        rcn_docx_write_blocks(docx, cell);
        rcn_paper_end_lists(docx->paper);
        rcn_docx_end_code(docx);
    }
    rcn_buffer_printf(out, "</%s>", name);
}

static void
write_row(rcn_docx *docx, const xmlNode *row, const uint16_t *rows)
{
    const xmlNode *properties = rcn_node_child(row, "trPr");
    bool head = rcn_node_child(properties, "tblHeader") != NULL;
    if (rcn_node_child(properties, "del")) {
        rcn_docx_write_deletion(docx, row);
        return;
    }
    rcn_paper_html(docx->paper, "<tr>");
    size_t column = 0;
    for (const xmlNode *cell = row->children; cell; cell = cell->next) {
        if (!rcn_node_is(cell, "tc") || column >= COLUMNS_MOST) {
            continue;
        }
        if (!continues(docx, cell)) {
            write_cell(docx, cell, head, rows[column]);
        }
        column += span_of(docx, cell);
    }
    rcn_paper_html(docx->paper, "</tr>\n");
}

/* Rows are counted from the last up, since a cell must know how many below it
 * go on with it.  Beyond ROWS_MOST no cell goes on. */
void
rcn_docx_write_table(rcn_docx *docx, const xmlNode *table)
{
    size_t count = 0;
    for (const xmlNode *row = table->children; row; row = row->next) {
        count += rcn_node_is(row, "tr");
    }
    size_t known = count < ROWS_MOST ? count : ROWS_MOST;
    uint16_t(*rows)[COLUMNS_MOST] =
        rcn_arena_alloc(docx->arena, known + 1, sizeof *rows);
    uint16_t below[COLUMNS_MOST] = {0};
    size_t index = count;
    for (const xmlNode *row = table->last; row; row = row->prev) {
        if (rcn_node_is(row, "tr") && --index < known) {
            count_rows(docx, row, below, rows[index]);
        }
    }
    rcn_paper_html(docx->paper, "<table>\n");
    for (const xmlNode *row = table->children; row; row = row->next) {
        if (rcn_node_is(row, "tr")) {
            write_row(docx, row, rows[index < known ? index : known]);
            index++;
        }
    }
    rcn_paper_html(docx->paper, "</table>\n");
}
