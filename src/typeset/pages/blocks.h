#ifndef RCN_TYPESET_PAGES_BLOCKS_H
#define RCN_TYPESET_PAGES_BLOCKS_H

#include "typeset/pages/manner.h"

/** Sets running matter: paragraphs, headings, lists, quotations, tables.  The
 * first heading level is H2, since H1 is the section's own. */
void rcn_compose_blocks(rcn_galley *galley, const rcn_block *blocks,
                        size_t count, const rcn_manner *manner);

/** Sets a table as one strip for each row; one too wide or too deep for a page
 * as running rows, cell under cell. */
void rcn_compose_table(rcn_galley *galley, const rcn_block *block,
                       uint32_t block_index, const rcn_manner *manner);

/** Returns true when the PDF can hold a picture: it has one or three colours. */
bool rcn_image_drawable(const rcn_image *image);

/** Sets the picture of a figure; false, and nothing, when it has none that can
 * be drawn.  A caption is to be kept with it: its strip stays open. */
bool rcn_compose_picture(rcn_galley *galley, const rcn_block *block,
                         const char *language, bool captioned);

#endif
