#ifndef RCN_MARKUP_XHTML_H
#define RCN_MARKUP_XHTML_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "edition/edition.h"
#include "markup/xml.h"
#include "source/block.h"

/* Blocks of the edition as XHTML.  A block becomes one element whose id is that
 * of the block and whose text content is the block's text, byte for byte: what
 * is added (page markers, line breaks) has no words of its own. */

/** Where an id of the edition stands: "#d3p12", "d3.xhtml#d3p12", or NULL when
 * nowhere. */
typedef const char *rcn_xhtml_place(const void *context, const char *id);

/** What the writing of blocks needs to know. */
typedef struct rcn_xhtml {
    rcn_xml *xml;
    rcn_arena *arena;     /**< for addresses; may be a scratch arena */
    const char *language; /**< BCP 47, of the element written into */
    bool epub;            /**< with epub:type */
    rcn_xhtml_place *place;
    const void *context; /**< given to `place` */
    /** Page breaks still to be written, in order, all of the section being
     * written; each leaves the list when its marker is written. */
    const rcn_page_break *breaks;
    size_t break_count;
    const char *shown; /**< the document, for diagnostics, or NULL */
    rcn_log *log;      /**< gets link-dropped for links that cannot stand */
} rcn_xhtml;

/** Writes blocks [start, end) of a section.  Headings begin at rank `rank`
 * (2: h2) and never skip one; items become nested lists, quotes block
 * quotations. */
void rcn_xhtml_blocks(rcn_xhtml *xhtml, const rcn_block *blocks, size_t start,
                      size_t end, unsigned rank);

/** Writes the text of one block into the open element, without an element of
 * its own. */
void rcn_xhtml_inline(rcn_xhtml *xhtml, const rcn_block *block, size_t index);

/** Writes the markers of the breaks that stand before block `index` (or
 * UINT32_MAX: those at the section's heading). */
void rcn_xhtml_breaks_before(rcn_xhtml *xhtml, size_t index);

/** Writes the markers of all breaks that are left. */
void rcn_xhtml_breaks_rest(rcn_xhtml *xhtml);

/** The id of a page marker: "page-iv", "page-27". */
const char *rcn_xhtml_page_id(rcn_arena *arena, const rcn_page_break *place);

/** Adds lang, xml:lang and dir to the element just opened, as far as they
 * differ from those of the element around it; NULL adds none.  Returns the
 * language that now holds. */
const char *rcn_xhtml_language(rcn_xhtml *xhtml, const char *language);

/** A date as HTML's datetime attribute has it: "2021-09-27~" gives
 * "2021-09-27"; NULL when the EDTF value is no single date. */
const char *rcn_xhtml_datetime(rcn_arena *arena, const char *edtf);

#endif
