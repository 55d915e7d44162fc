#ifndef RCN_CLEAN_TEXT_H
#define RCN_CLEAN_TEXT_H

#include "clean/text/shared.h"
#include "clean/text/work.h"

/** Everything up to the chunks: rows, furniture, wraps, hyphens, changes inside
 * lines. */
void rcn_text_chunks(rcn_work *work);

/** Cleans one plain-text document. */
rcn_cleaned rcn_clean_text(rcn_arena *arena, const rcn_document *document,
                           const rcn_rules *rules,
                           const rcn_clean_options *options,
                           const rcn_shared *shared);

#endif
