#ifndef RCN_DATE_TOKEN_H
#define RCN_DATE_TOKEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/text.h"

typedef enum rcn_token_kind {
    RCN_TOKEN_NUMBER, /**< a run of decimal digits of one script */
    RCN_TOKEN_WORD,   /**< a run of letters; "PostedMay" is two */
    RCN_TOKEN_MARK    /**< any other code point but white space */
} rcn_token_kind;

typedef struct rcn_token {
    uint32_t start, end; /**< bytes of the text */
    rcn_token_kind kind;
    bool spaced;    /**< white space stands before it */
    uint8_t digits; /**< number: how many, at most 255 */
    uint32_t value; /**< number: its value, UINT32_MAX when it has more than 9
                         digits; mark: its code point */
} rcn_token;

typedef struct rcn_tokens {
    rcn_token *items;
    size_t count;
} rcn_tokens;

/** Splits a text of less than 4 GiB into numbers, words and marks; linear. */
rcn_tokens rcn_tokens_of(rcn_arena *arena, rcn_text text);

#endif
