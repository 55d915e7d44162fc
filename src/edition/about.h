#ifndef RCN_EDITION_ABOUT_H
#define RCN_EDITION_ABOUT_H

#include "edition/composer.h"

/** Appends a block of plain words to the statement of method. */
void rcn_about_put(rcn_composer *composer, rcn_blocks *blocks,
                   rcn_block_kind kind, const char *words);

/** Appends what was changed in the documents: each kind of change with how
 * often, in English with the reason of its rule; white space is summed up. */
void rcn_about_changes(rcn_composer *composer, rcn_blocks *blocks);

#endif
