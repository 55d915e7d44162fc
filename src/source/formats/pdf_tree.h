#ifndef RCN_SOURCE_FORMATS_PDF_TREE_H
#define RCN_SOURCE_FORMATS_PDF_TREE_H

#include "source/formats/pdf.h"

/* Private to pdf_tree.c and pdf_tags.c: the structure tree of a PDF. */

#define RCN_PDF_DEPTH 64

/* The letters of the tree from `start` on stand in the element `tag`. */
typedef struct rcn_pdf_stretch {
    uint32_t start;
    rcn_pdf_tag tag;
} rcn_pdf_stretch;

typedef struct rcn_pdf_open {
    size_t indent;
    bool paragraph, cell;
    rcn_pdf_tag tag;
} rcn_pdf_open;

typedef struct rcn_pdf_tree {
    rcn_arena *scratch;
    rcn_pdf *pdf; /* takes the cells */
    rcn_buffer letters;
    RCN_LIST(rcn_pdf_stretch) stretches;
    rcn_pdf_open open[RCN_PDF_DEPTH];
    size_t depth;
    uint32_t elements;
    size_t scanned;
    uint8_t *signs; /* by letter: what is there */
} rcn_pdf_tree;

/** Reads what `pdfinfo -struct-text` prints into a tree with `scratch`, `pdf` and
 * `letters` set; adds the cells of its tables to the PDF.  Linear. */
void rcn_pdf_tree_read(rcn_pdf_tree *tree, rcn_text printed);

/** Appends the letters of a text: all but white space and controls. */
void rcn_pdf_add_letters(rcn_buffer *out, rcn_text text);

#endif
