#ifndef RCN_MARKUP_XHTML_H
#define RCN_MARKUP_XHTML_H

#include <stddef.h>

#include "markup/walk.h"

/* Blocks of the edition as XHTML.  A block becomes one element whose id is that
 * of the block and whose text content is the block's text, byte for byte: what
 * is added (page markers, line breaks) has no words of its own. */

/** The names of XHTML, for rcn_markup. */
extern const rcn_markup_names rcn_xhtml_names;

/** Writes blocks [start, end) of a section.  Headings begin at rank `rank`
 * (2: h2) and never skip one; items become nested lists, quotes block
 * quotations. */
void rcn_xhtml_blocks(rcn_markup *markup, const rcn_block *blocks, size_t start,
                      size_t end, unsigned rank);

/** Returns the id of a page marker: "page-iv", "page-27". */
const char *rcn_xhtml_page_id(rcn_arena *arena, const rcn_page_break *place);

/** Adds lang, xml:lang and dir to the element just opened, as far as they
 * differ from those of the element around it; NULL adds none.  Returns the
 * language that now holds. */
const char *rcn_xhtml_language(rcn_markup *markup, const char *language);

/** Returns a date as HTML's datetime attribute has it: "2021-09-27~" gives
 * "2021-09-27"; NULL when the EDTF value is no single date. */
const char *rcn_xhtml_datetime(rcn_arena *arena, const char *edtf);

#endif
