#ifndef RCN_SOURCE_BLOCK_H
#define RCN_SOURCE_BLOCK_H

#include <stdbool.h>
#include <stdint.h>

#include "base/text.h"
#include "source/image.h"

/** What a mark says of a stretch of a block's text: see marks.def. */
typedef enum rcn_mark_kind {
#define RCN_MARK_KIND(NAME, name, html, class_name, tei, rend) RCN_MARK_##NAME,
#include "source/marks.def"
#undef RCN_MARK_KIND
    RCN_MARK_KINDS
} rcn_mark_kind;

/** Bytes [start, end) of the block's text; marks are sorted by start, then by
 * falling end, and never overlap without nesting. */
typedef struct rcn_mark {
    uint32_t start, end;
    rcn_mark_kind kind;
    const char *value; /**< by kind, else NULL */
} rcn_mark;

typedef enum rcn_block_kind {
    RCN_BLOCK_PARAGRAPH,
    RCN_BLOCK_HEADING, /**< level 1..6; 1 is the first rank inside a document */
    RCN_BLOCK_ITEM,    /**< of a list; level 1.. is its depth */
    RCN_BLOCK_QUOTE,   /**< a paragraph of a block quotation */
    RCN_BLOCK_PRE,     /**< line ends and spaces as they stand */
    RCN_BLOCK_TABLE,   /**< rows parted by LF, cells by TAB, blocks of a cell by
                            U+2028; level: head rows */
    RCN_BLOCK_CAPTION, /**< of the figure before it; level 1: of the table after
                            it */
    RCN_BLOCK_FIGURE,  /**< a picture: `figure`, and no text */
    RCN_BLOCK_FIELD,   /**< editor: a label (RCN_MARK_LABEL), then its value */
    RCN_BLOCK_ENTRY /**< editor: an entry of the apparatus or a list, small */
} rcn_block_kind;

/** How a list of the source counts an item: the words of the count stand in no
 * text, so the books count for themselves. */
typedef struct rcn_ordinal {
    char style; /**< as in HTML: '1', 'a', 'A', 'i', 'I'; 't': a term of a list
                     of definitions; '-': a definition, or what has neither
                     number nor bullet; NUL: not counted, a bullet */
    int32_t value;
} rcn_ordinal;

/** Whose words a block holds (DESIGN.md, law 2). */
typedef enum rcn_origin {
    RCN_ORIGIN_SOURCE, /**< the document's, byte for byte as its spans say */
    RCN_ORIGIN_EDITOR  /**< the edition's: headers, notes, apparatus */
} rcn_origin;

/** A cell of a table: one for each stretch of the text that TAB and LF part. */
typedef struct rcn_block_cell {
    uint16_t columns; /**< that it takes, from 1; 0: a cell before or above it
                           takes its place, and it has no text */
    uint16_t rows;    /**< from 1; UINT16_MAX: all that follow */
    bool head;
} rcn_block_cell;

/** Where a text refers to a note. */
typedef struct rcn_block_reference {
    const char *block; /**< its id */
    uint32_t at;       /**< byte of its text */
} rcn_block_reference;

/** One piece of running matter: text plus marks over byte ranges.
 *
 * In a paragraph, heading, item, quote or caption an LF is a line break that
 * the source means (verse, an address); all other white space is single
 * spaces.  The text never begins or ends with white space, but for the TABs of
 * empty cells at the head of a table. */
typedef struct rcn_block {
    rcn_block_kind kind;
    rcn_origin origin;
    uint32_t level;
    uint32_t marker_len; /**< item: bytes of text that are its own marker with
                              the space after it ("1. ", "• "), or 0 */
    rcn_ordinal ordinal; /**< item without marker */
    uint32_t within;     /**< depth of the list item that a block goes on which
                              is none itself, or 0 */
    const rcn_block_cell
        *cells; /**< of a table, or NULL: each takes one place */
    uint32_t cell_count;
    rcn_block_reference *references; /**< to a note, in their order */
    uint32_t reference_count;
    rcn_text text; /**< UTF-8, NUL-terminated */
    const rcn_mark *marks;
    uint32_t mark_count;
    uint32_t line_start, line_end; /**< in the source, from 1; 0: none */
    const char *id;       /**< "d3p12"; an XML id and a PDF destination, or NULL
                               before the edition is composed */
    const char *citation; /**< "3.12": numbered blocks of documents; or NULL */
    const char *language; /**< BCP 47, or NULL: that of the document */
    const rcn_figure *figure; /**< figures only, else NULL */
    bool after_break;         /**< a section break of the source is before it */
    bool begins_quote; /**< of a quotation: not the one of the block before */
} rcn_block;

/** Returns true when an item has a number or a letter. */
bool rcn_ordinal_counts(rcn_ordinal ordinal);

/** Returns what is printed before an item: "5.", "b.", "iv.", "•", or "". */
const char *rcn_ordinal_text(rcn_arena *arena, rcn_ordinal ordinal);

/** "emphasis", "strong" and so on, as in edition.json. */
const char *rcn_mark_kind_name(rcn_mark_kind kind);

/** "paragraph", "heading" and so on, as in edition.json. */
const char *rcn_block_kind_name(rcn_block_kind kind);

#endif
