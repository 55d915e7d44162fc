#ifndef RCN_TYPESET_PAGES_PAGE_H
#define RCN_TYPESET_PAGES_PAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/text.h"
#include "base/units.h"
#include "source/image.h"

/* What typeset gives and pdf draws: for each page a list of operations in
 * reading order.  Origin: top left corner of the page, y downwards, 1/1024 pt.
 * Structure elements are opened and closed by operations and may stay open over
 * a page turn; page furniture is drawn while `artifact` is set.
 *
 * Inside its section a document is Div "header" (the editor's words: title,
 * date, source note), then Div "text" (the source's words alone). */

typedef struct rcn_glyph {
    uint32_t id;  /**< in the font */
    rcn_len x, y; /**< origin of the glyph on the page */
} rcn_glyph;

/** `bytes` of the run's text are shown by `glyphs` glyphs. */
typedef struct rcn_cluster {
    uint8_t bytes, glyphs;
} rcn_cluster;

/** Glyphs of one font and size on one line, in the order of the text.  The text
 * of its clusters is what a reader extracts: spaces have glyphs of their own, a
 * hyphen at a line end is U+002D, and a line that goes on in the same paragraph
 * ends in a space unless it ends in a hyphen.  Furniture that no reader should
 * extract (the numbers of paragraphs in the margin) is one cluster of no bytes
 * and all glyphs. */
typedef struct rcn_run {
    uint32_t font; /**< of rcn_fonts */
    rcn_len size;
    uint32_t scale; /**< horizontal scale of the glyphs, 1/1000 */
    const rcn_glyph *glyphs;
    uint32_t glyph_count;
    const rcn_cluster *clusters;
    uint32_t cluster_count;
    bool backward; /**< clusters run right to left */
    bool shape;    /**< furniture drawn as a shape, without codes: no reader
                             takes it for text */
    rcn_text text; /**< UTF-8 */
    const char *actual; /**< what extraction should give instead, or NULL */
} rcn_run;

typedef enum rcn_op_kind {
    RCN_OP_OPEN,  /**< open a structure element */
    RCN_OP_CLOSE, /**< close the innermost open one */
    RCN_OP_LINK,  /**< open a link; its words follow; RCN_OP_CLOSE ends it */
    RCN_OP_DEST,  /**< a named destination at (x, y) */
    RCN_OP_RUN,
    RCN_OP_RULE, /**< a filled rectangle */
    RCN_OP_IMAGE /**< a picture of the edition in a rectangle */
} rcn_op_kind;

/** PDF structure types (ISO 32000-1, 14.8.4) that the books use.  Only leaf
 * elements hold runs; each piece of a paragraph on a page is a Span. */
typedef enum rcn_tag {
    RCN_TAG_DOCUMENT,
    RCN_TAG_PART,
    RCN_TAG_SECT,
    RCN_TAG_DIV,
    RCN_TAG_H1,
    RCN_TAG_H2,
    RCN_TAG_H3,
    RCN_TAG_H4,
    RCN_TAG_H5,
    RCN_TAG_H6,
    RCN_TAG_P,
    RCN_TAG_SPAN,
    RCN_TAG_QUOTE,
    RCN_TAG_BLOCK_QUOTE,
    RCN_TAG_L,
    RCN_TAG_LI,
    RCN_TAG_LBL,
    RCN_TAG_LBODY,
    RCN_TAG_TABLE,
    RCN_TAG_TR,
    RCN_TAG_TH,
    RCN_TAG_TD,
    RCN_TAG_CAPTION,
    RCN_TAG_FIGURE,
    RCN_TAG_CODE,
    RCN_TAG_TOC,
    RCN_TAG_TOCI,
    RCN_TAG_NOTE,
    RCN_TAG_REFERENCE,
    RCN_TAG_INDEX
} rcn_tag;

/** The colour of a grey, 0 black .. 255 white. */
#define RCN_GREY(level) ((uint32_t)(level)*0x010101u)

typedef struct rcn_op {
    rcn_op_kind kind;
    bool artifact;    /**< run, rule: page furniture, outside all tags */
    uint32_t colour;  /**< run, rule: 0xRRGGBB */
    bool side;        /**< open: a head cell that names its row */
    rcn_tag tag;      /**< open */
    uint16_t columns; /**< open: that a cell takes; 0: one */
    uint16_t rows;
    const char *value; /**< link: URI or "#destination"; dest: its name;
                                open: language (BCP 47) or NULL */
    const char *title; /**< open: its title; for a Note its name, the same for
                            all pieces of one; link: what it is called, or NULL:
                            as its words; image: alternative text */
    rcn_len x, y, width, height; /**< rule, image, dest */
    const rcn_run *run;
    const rcn_image *image;
} rcn_op;

typedef struct rcn_page {
    const rcn_op *ops;
    size_t count;
    const char *label; /**< "iv", "27" */
} rcn_page;

/** An entry of the outline (bookmarks). */
typedef struct rcn_outline {
    const char *title;
    const char *dest;
    int32_t parent; /**< index, or -1; parents come before children */
} rcn_outline;

/** A file that travels inside the printed book. */
typedef struct rcn_attachment {
    const char *name;        /**< unique: "67db4c83-letter.txt" */
    const char *media_type;  /**< "text/plain" */
    const char *description; /**< one sentence */
    bool source; /**< the book was made from it; else it states how */
    rcn_text bytes;
} rcn_attachment;

/** Makes the operations of one page, in `arena`. */
typedef rcn_page rcn_page_maker(const void *data, size_t index,
                                rcn_arena *arena);

/* A figure of the edition is an element RCN_TAG_FIGURE that holds one
 * RCN_OP_IMAGE. */

/** A printed book, ready to be drawn.  Read its pages with rcn_book_page. */
typedef struct rcn_book {
    rcn_len page_width, page_height; /**< trimmed */
    rcn_len bleed;                   /**< of the sheet beyond that */
    bool crop_marks;
    const rcn_page *pages; /**< all of them, or NULL: `maker` makes each */
    rcn_page_maker *maker;
    const void *maker_data;
    size_t page_count;
    const rcn_outline *outline;
    size_t outline_count;
    const rcn_attachment *attachments;
    size_t attachment_count;
    const char *title, *author, *subject, *language, *identifier;
    const char *date;    /**< "2023-07-29T00:00:00Z": creation date */
    const char *creator; /**< "recension 0.1.0" */
} rcn_book;

/** Returns the page `index` < page_count.  A long book is kept as lines and
 * words, so its pages are made one at a time in `arena`, which may be reset
 * between them; the same page is the same each time. */
rcn_page rcn_book_page(const rcn_book *book, size_t index, rcn_arena *arena);

#endif
