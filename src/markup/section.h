#ifndef RCN_MARKUP_SECTION_H
#define RCN_MARKUP_SECTION_H

#include "markup/xhtml.h"

/** A section of the edition, or as much of a long one as is in one file. */
typedef struct rcn_xhtml_part {
    const rcn_section *section;
    const char *id;    /**< of the element */
    uint32_t number;   /**< of the part, from 1 */
    size_t start, end; /**< blocks [start, end) of the section */
    unsigned rank;     /**< of its heading: 1 for h1 */
} rcn_xhtml_part;

/** Writes a part as a <section>: heading, attribution header, blocks.  A
 * source's words are in <div class="text"> alone, the editor's before it. */
void rcn_xhtml_section(rcn_markup *markup, const rcn_xhtml_part *part);

/** Returns the language of a section's title: that of the document when the
 * title is its own, else NULL. */
const char *rcn_section_title_language(const rcn_section *section);

#endif
