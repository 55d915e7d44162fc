#ifndef RCN_EDITION_NUMBER_H
#define RCN_EDITION_NUMBER_H

#include <stdint.h>

#include "base/arena.h"
#include "clean/clean.h"
#include "edition/phrases.h"
#include "source/block.h"

/** Returns the key of a document: the first 8 digits of its SHA-256. */
const char *rcn_document_key(rcn_arena *arena, const rcn_document *document);

/** Returns a copy of the cleaned blocks with their ids, and with citations
 * unless `label` is NULL (see edition.h, Ids). */
const rcn_block *rcn_number_blocks(rcn_arena *arena, const rcn_cleaned *cleaned,
                                   const char *key, const char *label);

/** Returns a copy of blocks, or `blocks` when none is a figure, where the words that stand for a picture, a video,
 * a sound or a frame that no book carries begin with the name of its kind, as
 * `phrases` have it, and end with its address.  In the arena. */
const rcn_block *rcn_label_figures(rcn_arena *arena, const rcn_block *blocks,
                                   size_t count, const rcn_phrases *phrases);

/** Words of the blocks: stretches between white space. */
size_t rcn_count_block_words(const rcn_block *blocks, size_t count);

#endif
