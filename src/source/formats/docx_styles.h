#ifndef RCN_SOURCE_FORMATS_DOCX_STYLES_H
#define RCN_SOURCE_FORMATS_DOCX_STYLES_H

#include "source/formats/archive.h"
#include "source/formats/paper.h"

#define RCN_DOCX_LEVELS 9 /**< of a list */

/** What a paragraph is, by its style. */
typedef enum rcn_docx_kind {
    RCN_DOCX_BODY,
    RCN_DOCX_TITLE,
    RCN_DOCX_SUBTITLE,
    RCN_DOCX_AUTHOR,
    RCN_DOCX_DATE,
    RCN_DOCX_HEADING,
    RCN_DOCX_QUOTE,
    RCN_DOCX_CAPTION,
    RCN_DOCX_CODE,
    RCN_DOCX_CONTENTS
} rcn_docx_kind;

/** A style with what it inherits. */
typedef struct rcn_docx_style {
    const char *id;
    const char *parent; /**< id of the style it is based on, or NULL */
    const char *number; /**< w:numId, or NULL */
    uint32_t level;     /**< of its list, from 0 */
    rcn_docx_kind kind;
    int outline; /**< level of a heading from 0, or -1 */
    rcn_paper_run run;
} rcn_docx_style;

/** How one level of a list counts. */
typedef struct rcn_docx_level {
    char style;   /**< as in rcn_ordinal; '?': no list at all */
    bool restart; /**< the next item begins anew (w:startOverride) */
    int32_t start;
} rcn_docx_level;

/** The count of all lists of one w:abstractNum, which go on with each other. */
typedef struct rcn_docx_count {
    const char *id;
    int32_t next[RCN_DOCX_LEVELS]; /**< number of the next item; 0: the first */
} rcn_docx_count;

/** A list: w:num with its w:abstractNum. */
typedef struct rcn_docx_list {
    const char *id;
    rcn_docx_level levels[RCN_DOCX_LEVELS];
    rcn_docx_count *count;
} rcn_docx_list;

/** styles.xml and numbering.xml of a document. */
typedef struct rcn_docx_styles {
    RCN_LIST(rcn_docx_style) styles;
    RCN_LIST(rcn_docx_list) lists;
} rcn_docx_styles;

/** Returns what paragraphs in a style of this name are, in any case of its
 * letters; headings are named "heading N". */
rcn_docx_kind rcn_docx_kind_of_name(const char *name);

/** Reads what there is of both; never fails. */
rcn_docx_styles rcn_docx_read_styles(rcn_archive *archive);

/** Returns the style with this id; an empty one when there is none. */
rcn_docx_style rcn_docx_find_style(const rcn_docx_styles *styles,
                                   const char *id);

/** Returns the list of a w:numId, or NULL. */
rcn_docx_list *rcn_docx_find_list(rcn_docx_styles *styles, const char *id);

/** Adds to `run` what a w:rPr says of itself. */
void rcn_docx_add_run(rcn_arena *arena, const xmlNode *properties,
                      rcn_paper_run *run);

#endif
