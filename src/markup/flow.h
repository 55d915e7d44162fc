#ifndef RCN_MARKUP_FLOW_H
#define RCN_MARKUP_FLOW_H

#include "markup/walk.h"
#include "markup/xhtml.h"

/* Within markup only: how the blocks of a section are written. */

/** Opens the element of a block, with its class, address, language and role. */
void rcn_xhtml_open(rcn_markup *markup, const rcn_block *block,
                    const char *element, const char *class_name);

/** Closes the element of a block and ends the line. */
void rcn_xhtml_close(rcn_markup *markup);

/** Writes a block as one element around its text. */
void rcn_xhtml_simple(rcn_markup *markup, const rcn_block *block, size_t index,
                      const char *element, const char *class_name);

/** Writes a heading; its rank follows from its level. */
void rcn_xhtml_heading(rcn_markup *markup, const rcn_block *block, size_t index,
                       size_t rank);

/** Writes the text of an item, without its list. */
void rcn_xhtml_item(rcn_markup *markup, const rcn_block *block, size_t index);

/** Writes the quotations from `at` on as one; returns the block after them. */
size_t rcn_xhtml_quotes(rcn_markup *markup, const rcn_block *blocks, size_t at,
                        size_t end);

/** The TAB between cells and the LF between rows stay where they are, as white
 * space between elements, so that the text content is the block's text. */
void rcn_xhtml_table(rcn_markup *markup, const rcn_block *block, size_t index,
                     const rcn_block *caption);

/** Writes the items from `at` on as one list, nested by level, with what goes
 * on within them; returns the first block after them. */
size_t rcn_xhtml_list(rcn_markup *markup, const rcn_block *blocks, size_t at,
                      size_t end);

/** Writes a block that is neither heading nor item, with those that belong to
 * it; returns the first block after them. */
size_t rcn_xhtml_next(rcn_markup *markup, const rcn_block *blocks, size_t at,
                      size_t end);

#endif
