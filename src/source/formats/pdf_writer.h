#ifndef RCN_SOURCE_FORMATS_PDF_WRITER_H
#define RCN_SOURCE_FORMATS_PDF_WRITER_H

#include "source/formats/pdf.h"

/* Private to pdf_write.c and pdf_table.c: a document while it is written. */

#define RCN_PDF_SIZES 4

/* A paragraph that may be the item of a list. */
typedef struct rcn_pdf_item {
    uint32_t line;
    rcn_pdf_marker marker;
    bool listed;
} rcn_pdf_item;

typedef struct rcn_pdf_writer {
    rcn_pdf *pdf;
    rcn_paper *paper;
    rcn_arena *scratch;
    uint32_t *furniture; /* by page: its first line that is no text */
    uint32_t *next;      /* by line: the next one of its page */
    uint32_t page;       /* that is being written, from 1 */
    int32_t sizes[RCN_PDF_SIZES];
    size_t size_count;
    uint32_t below_title; /* 1: the outline does not hold the title */
    RCN_LIST(rcn_pdf_item) items;
    size_t item;                      /* next one */
    int32_t indents[RCN_PAPER_LISTS]; /* of the lists that are open */
    uint32_t list_page;
    uint32_t row;   /* of the table that is open; 0: none */
    uint32_t cell;  /* last one that was begun, from 1 */
    bool cell_open; /* it has more paragraphs */
    bool quote;     /* a quotation is open */
} rcn_pdf_writer;

/** Writes the text lines [first, end); the first less `skip` bytes; `plain`: bold
 * and italic are left aside. */
void rcn_pdf_write_lines(rcn_pdf_writer *writer, size_t first, size_t end,
                         size_t skip, bool plain);

/** Begins the row `row` of a table, or ends the table (0), where it is not open
 * already.  (pdf_table.c) */
void rcn_pdf_set_row(rcn_pdf_writer *writer, uint32_t row);

/** Writes the lines [first, end), which the tags call a cell, or a paragraph of
 * one, and the cells without text before it. */
void rcn_pdf_write_cell(rcn_pdf_writer *writer, size_t first, size_t end);

#endif
