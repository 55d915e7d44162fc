#ifndef RCN_DATE_TOKEN_H
#define RCN_DATE_TOKEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/text.h"

typedef enum rcn_token_kind {
    RCN_TOKEN_NUMBER, /**< a run of decimal digits of one script, or of Chinese
                           numerals before a year, month or day */
    RCN_TOKEN_WORD,   /**< a run of letters; "PostedMay" is two */
    RCN_TOKEN_MARK    /**< any other code point but white space */
} rcn_token_kind;

typedef struct rcn_token {
    uint32_t start, end; /**< bytes of the text */
    rcn_token_kind kind;
    bool spaced;    /**< white space is before it */
    uint8_t digits; /**< number: how many, at most 255 */
    uint32_t value; /**< number: its value, UINT32_MAX when it has more than 9
                         digits; mark: its code point */
} rcn_token;

#define RCN_TOKEN_WINDOW 256

/** The tokens of a stretch of a text.  An empty one, {.count = 0}, is at the
 * start of the text. */
typedef struct rcn_token_window {
    rcn_token items[RCN_TOKEN_WINDOW];
    size_t count;
    size_t next; /**< byte of the text where the token after them may begin */
} rcn_token_window;

/** Reads on in a text of less than 4 GiB until the window is full; linear. */
void rcn_token_window_fill(rcn_token_window *window, rcn_text text);

/** Forgets the first `count` tokens. */
void rcn_token_window_drop(rcn_token_window *window, size_t count);

#endif
