#ifndef RCN_SOURCE_FORMATS_OCR_H
#define RCN_SOURCE_FORMATS_OCR_H

#include "source/formats/pdf.h"

/* Private to the readers of hOCR and ALTO: words that a program recognised on
 * pictures of pages, laid out as the words of a PDF are.  Lengths are in 1/100
 * of the units of the file until rcn_ocr_finish. */

typedef struct rcn_ocr {
    rcn_pdf pdf;
    int64_t scale;  /**< of the page: 1/100 pt in 1,000 such lengths */
    uint32_t block; /**< that is read, from 1 */
    rcn_pdf_line line;
} rcn_ocr;

/** What is known of a word beside its letters. */
typedef struct rcn_ocr_look {
    bool bold, italic;
    bool raised;
    bool unsure; /**< see rcn_ocr_is_unsure */
} rcn_ocr_look;

/** Begins a page.  `scale` as above, or 0: the page is taken for 842 pt high.
 * `label` is its printed number, or NULL. */
void rcn_ocr_begin_page(rcn_ocr *ocr, rcn_pdf_box box, int64_t scale,
                        const char *label);

/** Begins a block: lines of one column. */
void rcn_ocr_begin_block(rcn_ocr *ocr);

/** Begins a line; `parted`: the program saw a paragraph begin here. */
void rcn_ocr_begin_line(rcn_ocr *ocr, bool parted);

/** Adds a word to the line.  Nothing without letters or before a page. */
void rcn_ocr_add_word(rcn_ocr *ocr, rcn_text text, rcn_pdf_box box,
                      rcn_ocr_look look);

/** Returns true for a confidence, in 1/100 of `whole`, that is so low that most
 * words of it are wrong; below 0 is "not known". */
bool rcn_ocr_is_unsure(int32_t confidence, int32_t whole);

/** The document as a part; `program` made the file, or is "".  False when it
 * has no words. */
bool rcn_ocr_finish(rcn_ocr *ocr, const char *program, rcn_part *ret_part);

/** Returns true for the head of a file of hOCR or ALTO. */
bool rcn_hocr_looks_like(rcn_text head);
bool rcn_alto_looks_like(rcn_text head);

#endif
