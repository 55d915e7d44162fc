#ifndef RCN_ATTRIBUTE_TITLE_H
#define RCN_ATTRIBUTE_TITLE_H

#include "attribute/attribute.h"
#include "base/diag.h"

/** Returns the title that a document states (the caption of a judgment, what
 * its page or a line says), or one made of its own first words in [brackets];
 * never without a value.  Logs title-supplied. */
rcn_role rcn_title_find(rcn_arena *arena, const rcn_cleaned *cleaned,
                        const rcn_document_head *head, rcn_log *log);

/** Returns a title cut at a word to about 50 code points, brackets kept: never
 * after a short word in small letters.  The title itself when it is short. */
const char *rcn_title_shorten(rcn_arena *arena, const char *title);

/** Returns a title made of the opening of a text, in brackets: genre and
 * occasion when both show, else the noun phrase it begins with, else its first
 * words in quotation marks.  `*ret_block` is the block it was taken from. */
const char *rcn_title_supply(rcn_arena *arena, const rcn_cleaned *cleaned,
                             size_t *ret_block);

#endif
