#ifndef RCN_SOURCE_FORMATS_ODT_STYLES_H
#define RCN_SOURCE_FORMATS_ODT_STYLES_H

#include "source/formats/archive.h"
#include "source/formats/paper.h"

#define RCN_ODT_LEVELS 10 /**< of a list */

/** What a paragraph is, by its style. */
typedef enum rcn_odt_kind {
    RCN_ODT_BODY,
    RCN_ODT_TITLE,
    RCN_ODT_AUTHOR,
    RCN_ODT_DATE,
    RCN_ODT_QUOTE,
    RCN_ODT_CAPTION,
    RCN_ODT_CODE,
    RCN_ODT_CONTENTS
} rcn_odt_kind;

/** A style of paragraphs or of text. */
typedef struct rcn_odt_style {
    const char *name;
    const char *parent; /**< name, or NULL */
    rcn_odt_kind kind;
    rcn_paper_run run; /**< styles of text only */
} rcn_odt_style;

/** How the levels of a list count: styles as in rcn_ordinal. */
typedef struct rcn_odt_list {
    const char *name;
    char styles[RCN_ODT_LEVELS];
    int32_t starts[RCN_ODT_LEVELS];
    int32_t next[RCN_ODT_LEVELS]; /**< for lists that go on counting */
} rcn_odt_list;

typedef struct rcn_odt_styles {
    RCN_LIST(rcn_odt_style) styles;
    RCN_LIST(rcn_odt_list) lists;
} rcn_odt_styles;

/** Adds the styles in the children of a root: office:styles and
 * office:automatic-styles.  NULL: none. */
void rcn_odt_read_styles(rcn_arena *arena, const xmlNode *root,
                         rcn_odt_styles *styles);

/** Returns what a paragraph of this style is. */
rcn_odt_kind rcn_odt_kind_of(const rcn_odt_styles *styles, const char *name);

/** Adds what a style of text says to `run`. */
void rcn_odt_add_run(const rcn_odt_styles *styles, const char *name,
                     rcn_paper_run *run);

/** Returns the list style of a name, or NULL. */
rcn_odt_list *rcn_odt_find_list(rcn_odt_styles *styles, const char *name);

#endif
