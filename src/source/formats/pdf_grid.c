/* Tables of a PDF whose columns poppler gives one after the other: blocks of
 * equally many short lines that are beside each other on the same base lines.
 * Their lines are put in rows. */
#include <stdlib.h>
#include <string.h>

#include "source/formats/pdf.h"

#define BASE_NEAR  200 /* between base lines of one row */
#define CELL_WORDS 3   /* of a cell, on average */
#define ROWS_MOST  200

/* Returns the line after the text lines of the block that begins with line
 * `first`. */
static size_t
block_end(const rcn_pdf *pdf, size_t first)
{
    size_t end = first;
    while (end < pdf->lines.count &&
           pdf->lines.items[end].kind == RCN_PDF_TEXT &&
           !pdf->lines.items[end].tag.cell &&
           pdf->lines.items[end].block == pdf->lines.items[first].block) {
        end++;
    }
    return end;
}

/* Returns true when the block [second, second + rows) is right of the block
 * [first, first + rows), line beside line. */
static bool
stand_beside(const rcn_pdf *pdf, size_t first, size_t second, size_t rows)
{
    for (size_t i = 0; i < rows; i++) {
        const rcn_pdf_line *a = &pdf->lines.items[first + i];
        const rcn_pdf_line *b = &pdf->lines.items[second + i];
        if (a->page != b->page || abs(a->box.y1 - b->box.y1) > BASE_NEAR ||
            b->box.x0 < a->box.x1 + a->size) {
            return false;
        }
    }
    return true;
}

static size_t
count_words(const rcn_pdf *pdf, size_t first, size_t end)
{
    size_t words = 0;
    for (size_t i = first; i < end; i++) {
        words += pdf->lines.items[i].count;
    }
    return words;
}

/* Puts `columns` blocks of `rows` lines from line `first` on in rows. */
static void
transpose(rcn_pdf *pdf, size_t first, size_t rows, size_t columns)
{
    size_t cells = rows * columns;
    rcn_pdf_line *lines = rcn_arena_alloc(pdf->arena, cells, sizeof *lines);
    memcpy(lines, pdf->lines.items + first, cells * sizeof *lines);
    for (size_t i = 0; i < cells; i++) {
        size_t row = i / columns;
        rcn_pdf_line *cell = &pdf->lines.items[first + i];
        *cell = lines[(i % columns) * rows + row];
        cell->tag =
            (rcn_pdf_tag){.cell = 1, .row = (uint32_t)(first + row + 1)};
    }
}

void
rcn_pdf_find_grids(rcn_pdf *pdf)
{
    for (size_t i = 0; i < pdf->lines.count && !pdf->tagged;) {
        size_t end = block_end(pdf, i);
        size_t rows = end - i;
        size_t columns = 1;
        while (rows >= 2 && rows <= ROWS_MOST && end < pdf->lines.count &&
               block_end(pdf, end) == end + rows &&
               stand_beside(pdf, end - rows, end, rows)) {
            end += rows;
            columns++;
        }
        if (columns > 1 &&
            count_words(pdf, i, end) <= rows * columns * CELL_WORDS) {
            transpose(pdf, i, rows, columns);
        }
        i = end > i ? end : i + 1;
    }
}
