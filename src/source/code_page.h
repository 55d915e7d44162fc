#ifndef RCN_SOURCE_CODE_PAGE_H
#define RCN_SOURCE_CODE_PAGE_H

#include <stdint.h>

#include "base/text.h"

/** What a text is worth when it is read in an encoding. */
typedef struct rcn_code_page_guess {
    const char *name; /**< as iconv knows it; a constant */
    int64_t score;    /**< below 0: the bytes hardly are that */
} rcn_code_page_guess;

/** Returns the single-byte encoding in which the words of the bytes are best
 * spelt in some language: all their letters are of its alphabet, none is a
 * capital behind a small one.  Common ASCII words tell between languages that
 * share letters.  `hint`, what another detector says or NULL, decides near
 * draws.  Looks at 16 KiB about the first byte beyond ASCII. */
rcn_code_page_guess rcn_code_page_find(rcn_text raw, const char *hint);

/** Returns what the bytes are worth in one encoding: below 0 where its words
 * are those of no language.  INT64_MIN: it is none of those that are told
 * apart. */
int64_t rcn_code_page_score(rcn_text raw, const char *name);

#endif
