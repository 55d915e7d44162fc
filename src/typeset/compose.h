#ifndef RCN_TYPESET_COMPOSE_H
#define RCN_TYPESET_COMPOSE_H

#include "typeset/pages/blocks.h"
#include "typeset/pages/galley.h"

/** Sets a document: its opening, its header, its text. */
void rcn_compose_document(rcn_galley *galley, const rcn_section *section);

/** Sets any other section but the contents. */
void rcn_compose_section(rcn_galley *galley, const rcn_section *section);

/** An entry of the contents: a section and the label of its page. */
typedef struct rcn_toc_entry {
    const rcn_section *section;
    const char *page;
} rcn_toc_entry;

/** Sets the table of contents: one line for each of `entries`. */
void rcn_compose_contents(rcn_galley *galley, const rcn_section *section,
                          const rcn_toc_entry *entries, size_t count);

/** Sets what is above the title of a section that begins a page: the sink of
 * the style, then one line for its number at a side, blank when `label` is
 * NULL, so that the titles of all sections stand on the same line of the
 * grid. */
void rcn_compose_top(rcn_galley *galley, const char *label, rcn_align align);

/** Sets a title so that it takes up at most a third of a page: in its type, or
 * smaller.  `*ret_para` is NULL for a blank title. */
rcn_para *rcn_compose_title(rcn_galley *galley, const char *title,
                            rcn_type_use type, rcn_align align);

/** Adds a title to the opening of a section as H1.  One that takes up more than
 * half a page ends the opening and is set as a strip that pages may divide;
 * true then. */
bool rcn_compose_heading(rcn_galley *galley, const char *words,
                         rcn_type_use type, rcn_align align);

#endif
