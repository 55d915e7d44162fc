#ifndef RCN_SOURCE_FORMATS_EPUB_STYLES_H
#define RCN_SOURCE_FORMATS_EPUB_STYLES_H

#include <libxml/tree.h>
#include <stdint.h>

#include "base/list.h"
#include "source/formats/archive.h"
#include "source/html/style.h"

/* Private to the reader of EPUB: what the style sheets of a book say that its
 * elements do not.  LibreOffice, InDesign and converters of PDF write headings,
 * quotations and code as paragraphs with classes. */

typedef struct rcn_epub_styles {
    rcn_archive *archive;
    rcn_html_sheet *sheet;
    rcn_buffer css;               /**< of all sheets, on one line */
    RCN_LIST(const char *) read;  /**< names of the sheets */
    RCN_LIST(const char *) looks; /**< of headings, in their order */
    bool file_has_headings;       /**< elements, in the file at hand */
    uint32_t file_usual; /**< rcn_html_style of a third of its letters */
} rcn_epub_styles;

/** Returns the styles of a book without any sheet; grows in the arena of the
 * archive. */
rcn_epub_styles rcn_epub_styles_new(rcn_archive *archive);

/** Reads a sheet of the book once; a sheet that is not there says nothing. */
void rcn_epub_styles_read(rcn_epub_styles *styles, const char *name);

/** Notes how the letters of a file usually look; joins paragraphs in letters of
 * one width to <pre>, and makes those that are set in <blockquote>.  Call it
 * before rcn_epub_heading_level. */
void rcn_epub_styles_begin(rcn_epub_styles *styles, xmlNode *body,
                           bool has_headings);

/** Returns the level of the heading that a paragraph looks like, from 1: it is
 * short, and all of its letters are larger than is usual.  0: it looks like
 * text. */
int rcn_epub_heading_level(rcn_epub_styles *styles, xmlNode *paragraph);

/** Returns the level of a paragraph that is known to be a heading, and
 * remembers its look.  Both take the look from its letters: it is no emphasis. */
int rcn_epub_learn_heading(rcn_epub_styles *styles, xmlNode *paragraph);

#endif
