#ifndef RCN_EDITION_PROSE_H
#define RCN_EDITION_PROSE_H

#include "base/arena.h"
#include "base/list.h"
#include "base/text.h"
#include "edition/phrases.h"
#include "source/block.h"

/** Builds one block of the editor's words: text and the marks on it. */
typedef struct rcn_prose {
    rcn_buffer text;
    RCN_LIST(rcn_mark) marks;
} rcn_prose;

/** Blocks of a section while it is composed. */
typedef RCN_LIST(rcn_block) rcn_blocks;

/** Empty prose; grows in the arena. */
rcn_prose rcn_prose_new(rcn_arena *arena);

/** Appends words as they are: they begin and end where they should. */
void rcn_prose_add(rcn_prose *prose, const char *words);
void rcn_prose_printf(rcn_prose *prose, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/** Appends words from outside to a line of ours: white space squashed, control
 * characters without a shape shown as [U+0007], so that any book and format
 * can hold them. */
void rcn_add_foreign(rcn_buffer *out, rcn_text words);
void rcn_prose_foreign(rcn_prose *prose, rcn_text words);

/** Opens a mark at the end of the text; returns its number for closing.  Marks
 * nest as they are opened and closed; one of no text is dropped. */
size_t rcn_prose_open(rcn_prose *prose, rcn_mark_kind kind, const char *value);
void rcn_prose_close(rcn_prose *prose, size_t mark);

/** A name of a field, a colon and a space after it. */
void rcn_prose_label(rcn_prose *prose, const rcn_phrases *phrases,
                     const char *label);

/** A marked stretch in one call. */
void rcn_prose_marked(rcn_prose *prose, rcn_mark_kind kind, const char *value,
                      const char *words);

/** The source's words in the quotation marks of the edition, marked as
 * RCN_MARK_LEMMA and with their language unless that is NULL. */
void rcn_prose_quote(rcn_prose *prose, const rcn_phrases *phrases,
                     const char *words, const char *language);

/** The finished block.  A text that is blank gives a block with empty text;
 * rcn_prose_put leaves it out. */
rcn_block rcn_prose_block(rcn_prose *prose, rcn_block_kind kind, uint32_t level,
                          const char *id);
void rcn_prose_put(rcn_prose *prose, rcn_blocks *blocks, rcn_block_kind kind,
                   uint32_t level, const char *id);

/** "line 3", "lines 3-5" (with a dash); in the arena. */
const char *rcn_lines_words(rcn_arena *arena, uint32_t first, uint32_t last);

/** "63,201"; in the arena. */
const char *rcn_grouped(rcn_arena *arena, size_t number);

#endif
