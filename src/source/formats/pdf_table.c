/* The tables of a PDF as its tags or its layout tell them: rows of cells, each
 * with its spans. */
#include "source/formats/pdf_writer.h"

void
rcn_pdf_set_row(rcn_pdf_writer *writer, uint32_t row)
{
    if (writer->row == row) {
        return;
    }
    writer->cell_open = false;
    rcn_paper_html(writer->paper, writer->row ? "</tr>\n" : "");
    if (!writer->row) {
        rcn_paper_end_lists(writer->paper);
        rcn_paper_html(writer->paper, "<table>\n");
    }
    rcn_paper_html(writer->paper, row ? "<tr>" : "</table>\n");
    writer->row = row;
}

/* Begins a cell, with its spans; `cell` is of the tags, from 1. */
static void
open_cell(rcn_pdf_writer *writer, uint32_t cell)
{
    const rcn_pdf_cell *open = &writer->pdf->cells.items[cell - 1];
    rcn_buffer *out = writer->paper->out;
    rcn_paper_html(writer->paper, open->head ? "<th" : "<td");
    if (open->columns > 1) {
        rcn_buffer_printf(out, " colspan=\"%u\"", (unsigned)open->columns);
    }
    if (open->rows > 1) {
        rcn_buffer_printf(out, " rowspan=\"%u\"", (unsigned)open->rows);
    }
    rcn_paper_html(writer->paper, ">");
    writer->cell = cell;
}

/* Writes the cells without text that are before `cell` in their rows. */
static void
write_empty_cells(rcn_pdf_writer *writer, uint32_t row, uint32_t cell)
{
    uint32_t first = cell;
    while (first > 1 && first - 1 > writer->cell &&
           writer->pdf->cells.items[first - 2].row == row) {
        first--;
    }
    for (uint32_t i = first; i < cell; i++) {
        open_cell(writer, i);
        rcn_paper_html(writer->paper, writer->pdf->cells.items[i - 1].head
                                          ? "</th>"
                                          : "</td>");
    }
}

void
rcn_pdf_write_cell(rcn_pdf_writer *writer, size_t first, size_t end)
{
    const rcn_pdf_lines *lines = &writer->pdf->lines;
    const rcn_pdf_tag *tag = &lines->items[first].tag;
    bool more = end < lines->count && lines->items[end].tag.cell == tag->cell;
    bool goes_on = writer->cell_open && writer->cell == tag->cell;
    if (!goes_on) {
        write_empty_cells(writer, tag->row, tag->cell);
        open_cell(writer, tag->cell);
    }
    rcn_paper_html(writer->paper, goes_on || more ? "<p>" : "");
    rcn_pdf_write_lines(writer, first, end, 0, tag->head_cell);
    rcn_paper_html(writer->paper, goes_on || more ? "</p>" : "");
    if (!more) {
        rcn_paper_html(writer->paper, tag->head_cell ? "</th>" : "</td>");
    }
    writer->cell_open = more;
}
