#ifndef RCN_MARKUP_WALK_H
#define RCN_MARKUP_WALK_H

#include <stddef.h>
#include <stdint.h>

#include "markup/xhtml.h"

#define RCN_WALK_DEPTH 24

/** A walk over the text of one block that writes its marks as elements.  It can
 * stop at any byte, so that cells of a table or the marker of an item may have
 * elements of their own around parts of the text. */
typedef struct rcn_walk {
    rcn_xhtml *xhtml;
    const rcn_block *block;
    size_t index;  /**< of the block in its section */
    size_t at;     /**< bytes already written */
    uint32_t next; /**< mark to be opened next */
    const rcn_mark *open[RCN_WALK_DEPTH];
    size_t depth;
} rcn_walk;

rcn_walk rcn_walk_begin(rcn_xhtml *xhtml, const rcn_block *block, size_t index);

/** Writes the text up to byte `end`. */
void rcn_walk_to(rcn_walk *walk, size_t end);

/** Closes the elements that are open. */
void rcn_walk_suspend(rcn_walk *walk);

/** Writes the bytes up to `to` as plain text, for what stands between cells. */
void rcn_walk_skip(rcn_walk *walk, size_t to);

/** Opens the suspended elements again, but those that have ended. */
void rcn_walk_resume(rcn_walk *walk);

#endif
