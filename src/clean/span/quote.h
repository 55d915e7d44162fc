#ifndef RCN_CLEAN_SPAN_QUOTE_H
#define RCN_CLEAN_SPAN_QUOTE_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "clean/span/span.h"
#include "source/evidence.h"

/** Quotes bytes [start, end) of the document's text as evidence: its file, line
 * and words, squashed, cut at a word when very long.  `rule` and `gives` are
 * left to the caller.  The strings are in the arena. */
rcn_evidence rcn_quote_text(rcn_arena *arena, const rcn_document *document,
                            uint32_t start, uint32_t end);

/** Quotes bytes [start, end) of the text of block `block` as they are in the
 * source, before cuts and repairs.  O(spans). */
rcn_evidence rcn_quote_block(rcn_arena *arena, const rcn_cleaned *cleaned,
                             size_t block, size_t start, size_t end);

/** Returns the byte of the document's text that byte `offset` < length of the
 * text of block `block` came from; for a repair, where it begins.  O(spans). */
uint32_t rcn_block_origin(const rcn_cleaned *cleaned, size_t block,
                          size_t offset);

#endif
