#ifndef RCN_CLEAN_HTML_ASSEMBLY_H
#define RCN_CLEAN_HTML_ASSEMBLY_H

#include "base/list.h"
#include "clean/html/clean.h"
#include "clean/span/span_list.h"

/* Private to assemble.c and leaf_text.c: the spans and blocks of a page while
 * they are made. */

/* Where a kept stretch of the document's text went in the block's text. */
typedef struct rcn_segment {
    uint32_t
        from;    /* byte of the document's text; it ends where the next begins,
                      or at the end of what is done */
    uint32_t at; /* byte of the block's text */
} rcn_segment;

typedef struct rcn_html_assembly {
    rcn_arena *arena;
    rcn_arena *scratch;
    const rcn_document *document;
    const rcn_html *html;
    const rcn_leaf *leaves;
    rcn_span_list spans;
    RCN_LIST(rcn_block) blocks;
    uint32_t done;                 /* the text up to here has spans */
    size_t break_index;            /* next <br> */
    size_t mark_index;             /* next mark that was not yet looked at */
    RCN_LIST(uint32_t) open_marks; /* those that may reach further */
    rcn_buffer text;               /* of the block being made */
    RCN_LIST(rcn_segment) segments;
    const uint32_t *columns; /* of each element that is a cell, from 0 */
    const rcn_html_figures *figures;
    size_t figure_index;      /* next one */
    const rcn_cause *cause;   /* of the last cut */
    size_t layout_end;        /* leaves before it are in a table of layout */
    size_t rule_index;        /* next section break */
    size_t page_index;        /* next page of the source */
    size_t after_kept;        /* the leaf after the last kept one */
    uint32_t quotation;       /* the one around the last block, plus 1; or 0 */
    bool *items;              /* elements that an item was made of */
    size_t patch_index;       /* next patch */
    bool patched;             /* a patch is before the text at hand */
    RCN_LIST(rcn_mark) signs; /* of the block being made: what was added */
} rcn_html_assembly;

/** Gives the text up to `end` the cause "blank-line", but for what patches say
 * of it. */
void rcn_assembly_skip(rcn_html_assembly *assembly, uint32_t end);

/** Adds a span that begins where the last one ends. */
void rcn_assembly_span(rcn_html_assembly *assembly, rcn_span span);

/** Adds text that stands for the text up to `end`, which may be none. */
void rcn_assembly_replace(rcn_html_assembly *assembly, uint32_t end,
                          const rcn_cause *why);

/** Adds the text of a leaf to the block: lines as they are in RCN_BLOCK_PRE;
 * else white space made one space, or a line break where a <br> stands, but not
 * in RCN_BLOCK_TABLE. */
void rcn_assembly_leaf(rcn_html_assembly *assembly, const rcn_html_block *leaf,
                       rcn_block_kind kind);

/** Ends the block whose text was added: that of leaves `first` to `last`. */
void rcn_assembly_finish(rcn_html_assembly *assembly, rcn_block block,
                         size_t first, size_t last);

/** Returns the end of the run of kept leaves from `first` on that are cells of
 * one table of data; `first` itself when they make none. */
size_t rcn_assembly_table_end(rcn_html_assembly *assembly, size_t first);

/** Makes one block of the cells that leaves `first` to `end` - 1 stand in: rows
 * parted by LF, cells by TAB, blocks of one cell by U+2028. */
void rcn_assembly_table(rcn_html_assembly *assembly, size_t first, size_t end);

/** Passes the patches in a leaf that is cut as a whole. */
void rcn_assembly_pass(rcn_html_assembly *assembly, const rcn_html_block *leaf);

#endif
