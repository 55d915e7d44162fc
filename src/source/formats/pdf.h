#ifndef RCN_SOURCE_FORMATS_PDF_H
#define RCN_SOURCE_FORMATS_PDF_H

#include <stdbool.h>
#include <stdint.h>

#include "base/list.h"
#include "base/text.h"
#include "source/formats/paper.h"

/* Private to the readers of PDF, hOCR and ALTO: the words of a document with
 * their places, as poppler's programs print them or text recognition found
 * them. Lengths are in 1/100 pt, y grows downwards. */

typedef struct rcn_pdf_box {
    int32_t x0, y0, x1, y1;
} rcn_pdf_box;

typedef struct rcn_pdf_word {
    rcn_text text;
    rcn_pdf_box box;
    int32_t size; /**< of the font; the height of the box without a font */
    bool bold, italic;
    bool fixed;       /**< letters of one width */
    bool raised;      /**< small and above the base line */
    bool unsure;      /**< text recognition was not sure of it */
    uint32_t tail;    /**< bytes of signs at its end that are set plainly */
    const char *link; /**< http, https or mailto, or NULL */
} rcn_pdf_word;

/** What a line is. */
typedef enum rcn_pdf_kind {
    RCN_PDF_TEXT,
    RCN_PDF_HEAD,    /**< running head or foot */
    RCN_PDF_FOLIO,   /**< number of the page */
    RCN_PDF_NOTE,    /**< of a footnote */
    RCN_PDF_OUTSIDE, /**< outside the article that the tags mark */
    RCN_PDF_DONE     /**< written */
} rcn_pdf_kind;

/** The part of the structure tree that a line is in. */
typedef struct rcn_pdf_tag {
    uint32_t element; /**< block element, from 1; 0: not known */
    uint32_t row;     /**< TR element around it, or 0 */
    uint32_t cell;    /**< TD or TH around it: of `cells`, from 1; 0: none */
    uint32_t at;      /**< place in the text of the tree */
    uint8_t heading;  /**< 1..6, or 0 */
    uint8_t level;    /**< lists around it */
    uint16_t indent;  /**< of a paragraph, as its attributes say, in 1/1000 */
    bool item, head_cell, note, quote;
    bool article; /**< inside an Art element */
    bool spans;   /**< the place of its words tells its cell */
} rcn_pdf_tag;

/** The marker of an item at the start of a word. */
typedef struct rcn_pdf_marker {
    uint32_t len;  /**< bytes of the word; 0: it has none */
    int32_t value; /**< 0: a bullet */
    char style;    /**< as in rcn_ordinal; NUL: a bullet */
} rcn_pdf_marker;

typedef struct rcn_pdf_line {
    uint32_t first, count; /**< words */
    rcn_pdf_box box;
    uint32_t page;  /**< from 0 */
    uint32_t block; /**< that poppler found; unique in the document */
    int32_t size;   /**< of most of its letters */
    bool bold;      /**< all of it */
    bool italic;
    bool fixed;  /**< all of it, where text has other letters */
    bool begins; /**< a paragraph */
    bool breaks; /**< the line before it ends by intent: verse */
    bool wraps;  /**< is in another column than the line before it */
    bool row;    /**< is beside the line before it */
    bool parted; /**< the file states that a paragraph begins here */
    rcn_pdf_kind kind;
    rcn_pdf_tag tag;
} rcn_pdf_line;

typedef RCN_LIST(rcn_pdf_line) rcn_pdf_lines;

/** A cell of a table, in the order of the tags. */
typedef struct rcn_pdf_cell {
    uint32_t row;           /**< as in its lines' tags */
    uint16_t columns, rows; /**< that it takes, from 1 */
    bool head;
} rcn_pdf_cell;

typedef struct rcn_pdf_page {
    int32_t width, height;
    const char *label; /**< the printed number of the page, or NULL */
} rcn_pdf_page;

/** An entry of the outline (bookmarks). */
typedef struct rcn_pdf_outline {
    rcn_text title;
    uint32_t level; /**< from 1 */
} rcn_pdf_outline;

typedef struct rcn_pdf {
    rcn_arena *arena;
    RCN_LIST(rcn_pdf_word) words;
    rcn_pdf_lines lines;
    RCN_LIST(rcn_pdf_page) pages;
    RCN_LIST(rcn_pdf_cell) cells; /**< of tables, empty ones too */
    RCN_LIST(rcn_pdf_outline) outline;
    int32_t body_size;    /**< size of most letters */
    bool weightless;      /**< which type is bold is not known */
    bool tagged;          /**< the tags cover the text: they part paragraphs */
    const char *title;    /**< of the properties, or NULL */
    const char *printed;  /**< a browser's foot: address of the page, or NULL */
    const char *stamp;    /**< and when it was printed, or NULL */
    uint32_t title_line;  /**< first line of the title, or UINT32_MAX */
    uint32_t author_line; /**< the line below it that is a name, or
                               UINT32_MAX */
} rcn_pdf;

/** Reads what `pdftotext -bbox-layout` prints.  Linear. */
void rcn_pdf_read_words(rcn_pdf *pdf, rcn_text bbox);

/** Reads fonts, links and the outline from what `pdftohtml -xml -zoom 3` prints
 * and gives them to the words.  O(n log n).  (pdf_fonts.c) */
void rcn_pdf_read_fonts(rcn_pdf *pdf, rcn_text xml);

/** Reads what `pdfinfo -struct-text` prints: sets `tag` of the lines, and their
 * order where the tags cover the text.  (pdf_tags.c) */
void rcn_pdf_read_tags(rcn_pdf *pdf, rcn_text printed);

/** Sets `kind` of running heads, page numbers and footnotes.
 * O(n log n).  (pdf_furniture.c) */
void rcn_pdf_find_furniture(rcn_pdf *pdf);

/** Puts what stands in rows of short pieces in the order of rows where poppler reads
 * it otherwise, and sets `tag` of the pieces, cells with their spans.  Linear in
 * the lines of a page for each table on it.  (pdf_region.c) */
void rcn_pdf_find_regions(rcn_pdf *pdf);

/** Puts the lines of tables in rows: `tag` states that they are cells.  Linear.
 * (pdf_grid.c) */
void rcn_pdf_find_grids(rcn_pdf *pdf);

/** Sets what begins a paragraph, and the title.  Linear.  (pdf_layout.c) */
void rcn_pdf_find_paragraphs(rcn_pdf *pdf);

/** Sets `tag.quote` of paragraphs that are set in, where no tags say it.
 * Linear.  (pdf_inset.c) */
void rcn_pdf_find_quotations(rcn_pdf *pdf);

/** Writes the document.  Linear.  (pdf_write.c) */
void rcn_pdf_write_paper(rcn_pdf *pdf, rcn_paper *paper);

/** Reads "1.", "(1)", "a)" or a bullet, alone or glued to a word that begins
 * with a capital.  (pdf_markers.c) */
rcn_pdf_marker rcn_pdf_read_marker(rcn_text word);

/** Puts markers of items that poppler reads as a column of their own before the
 * lines that they are beside.  O(lines). */
void rcn_pdf_gather_markers(rcn_pdf *pdf);

/** Returns the words of a line, parted by spaces, in the arena. */
rcn_text rcn_pdf_line_text(const rcn_pdf *pdf, const rcn_pdf_line *line);

/** Returns true for text that ends a sentence, quotation marks and brackets
 * aside. */
bool rcn_pdf_ends_sentence(rcn_text text);

/** Returns the bytes of the sign at the end of a word that leads back from a
 * note. */
size_t rcn_pdf_return_length(rcn_text word);

/** The next tag "<name attributes>" at or after `*at`; `*at` moves behind it.
 * False when there is none.  `*ret_tag` is what is between the angle
 * brackets. */
bool rcn_pdf_next_tag(rcn_text text, size_t *at, rcn_text *ret_tag);

/** Returns the value of an attribute, as rcn_pdf_read_number reads it; 0
 * without one. */
int32_t rcn_pdf_number(rcn_text tag, const char *name);

/** Returns the text without the marks of direction that pdftotext adds, and with
 * the ligature of lam and alef in the order in which it is written where another
 * alef is before it: poppler turns the letters of the ligature around, and no
 * word has two alefs in a row.  In the arena. */
rcn_text rcn_pdf_logical(rcn_arena *arena, rcn_text text);

/** Returns the text with the five entities of XML resolved; white space and
 * control characters become spaces.  In the arena. */
rcn_text rcn_pdf_plain(rcn_arena *arena, rcn_text text);

/** Finds what the lines of a document are and writes it; `tree` is what `pdfinfo
 * -struct-text` prints, or empty.  (pdf.c) */
rcn_paper *rcn_pdf_make_paper(rcn_pdf *pdf, rcn_text tree);

/** Returns true for the sign of a note: up to three digits, or stars and
 * daggers. */
bool rcn_pdf_is_sign(rcn_text text);

/** Returns the number that a text begins with, in 1/100 (12.5 gives 1250); 0
 * without one.  Values are cut at 10,000,000. */
int32_t rcn_pdf_read_number(rcn_text text);

/** All that `pdftotext -bbox-layout`, `pdftohtml -xml`, `pdfinfo -struct-text`
 * and `pdfinfo` print of one file, as a page. */
rcn_part rcn_pdf_part(rcn_arena *arena, rcn_text bbox, rcn_text xml,
                      rcn_text tree, rcn_text info);

#endif
