#ifndef RCN_CLEAN_TEXT_WORDS_H
#define RCN_CLEAN_TEXT_WORDS_H

#include <stdint.h>

#include "base/arena.h"
#include "base/text.h"

/** How often which words occur. */
typedef struct rcn_words rcn_words;

/** No words; grows in the arena. */
rcn_words *rcn_words_new(rcn_arena *arena);

/** Counts one occurrence; the key is copied when it is new. */
void rcn_words_add(rcn_words *words, rcn_text key);

/** Returns the place of a key among the words, from 0 in order of appearance;
 * it is added, with no occurrence, when it is new. */
size_t rcn_words_place(rcn_words *words, rcn_text key);

/** Returns how many words there are: every place is less. */
size_t rcn_words_total(const rcn_words *words);

/** Occurrences of a key; 0 when `words` is NULL. */
uint32_t rcn_words_count(const rcn_words *words, rcn_text key);

/** Reads the next word of `text` at or after `*at`: letters, digits and the
 * apostrophes and hyphens among them, in small letters, hyphens as '-', without
 * a final 's.  Words of more than 63 bytes are cut there.  Returns false at the
 * end; `*ret_start` is where the word begins, `*at` where it ends. */
bool rcn_word_next(rcn_text text, size_t *at, char out[64], size_t *ret_len,
                   size_t *ret_start);

/** Counts the words of a line, and of compounds each neighbouring pair:
 * "step-by-step" gives itself, "step-by" and "by-step". */
void rcn_words_add_line(rcn_words *words, rcn_text line);

#endif
