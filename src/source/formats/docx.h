#ifndef RCN_SOURCE_FORMATS_DOCX_H
#define RCN_SOURCE_FORMATS_DOCX_H

#include "source/formats/docx_package.h"
#include "source/formats/docx_styles.h"

/* Private to the reader of Word documents: what its parts share. */

#define RCN_DOCX_FIELDS 16 /**< nested in each other */

/** A document that is being read. */
typedef struct rcn_docx {
    rcn_archive *archive;
    rcn_arena *arena;
    rcn_docx_styles styles;
    rcn_paper *paper;
    rcn_docx_part main, footnotes, endnotes;
    const rcn_docx_part *part; /**< that is being read: its relations count */
    bool titled;               /**< a paragraph has the style of a title */
    bool in_note, in_code;     /**< a note; <pre> is open */
    bool in_instruction[RCN_DOCX_FIELDS];
    size_t fields;          /**< that are open */
    rcn_buffer instruction; /**< of the innermost field */
    size_t insertions, deletions;
} rcn_docx;

/** Returns the w:val of the first child of this name, or NULL. */
const char *rcn_docx_value(const rcn_docx *docx, const xmlNode *node,
                           const char *name);

/** Writes the runs, links, notes and pictures of a paragraph. */
void rcn_docx_write_inline(rcn_docx *docx, const xmlNode *parent,
                           rcn_paper_run base);

/** Adds the words of a node, deleted or not, without the codes of fields. */
void rcn_docx_add_words(rcn_buffer *out, const xmlNode *node);

/** Keeps what a revision deleted apart from the text, for the ledger. */
void rcn_docx_write_deletion(rcn_docx *docx, const xmlNode *node);

/** Closes the <pre> of lines of code, if one is open. */
void rcn_docx_end_code(rcn_docx *docx);

/** Writes a table with the spans of its cells. */
void rcn_docx_write_table(rcn_docx *docx, const xmlNode *table);

/** Writes the paragraphs and tables of a body or of a cell. */
void rcn_docx_write_blocks(rcn_docx *docx, const xmlNode *parent);

#endif
