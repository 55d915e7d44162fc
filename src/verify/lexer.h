#ifndef RCN_VERIFY_LEXER_H
#define RCN_VERIFY_LEXER_H

#include <stddef.h>

#include "base/arena.h"
#include "base/text.h"

/* Private to the room: the words of PDF's language, in a content stream or a
 * character map. */

typedef enum rcn_lexeme_kind {
    RCN_LEXEME_END,
    RCN_LEXEME_BROKEN,   /**< a string without end */
    RCN_LEXEME_OPERATOR, /**< and true, false, null */
    RCN_LEXEME_NUMBER,
    RCN_LEXEME_NAME,   /**< its text: without the slash, as it was written */
    RCN_LEXEME_STRING, /**< its text: the bytes that it stands for */
    RCN_LEXEME_OPEN,   /**< [ << { */
    RCN_LEXEME_CLOSE   /**< ] >> } */
} rcn_lexeme_kind;

typedef struct rcn_lexeme {
    rcn_lexeme_kind kind;
    rcn_text text;
} rcn_lexeme;

/** Begin with `at` 0. */
typedef struct rcn_lexer {
    rcn_arena *arena; /**< for strings that are written in another way */
    rcn_text bytes;
    size_t at;
} rcn_lexer;

/** Returns the next one; its text is in the bytes or in the arena. */
rcn_lexeme rcn_lexer_next(rcn_lexer *lexer);

/** Returns what a number is when it is whole and neither negative nor above
 * 2^31; SIZE_MAX for all others. */
size_t rcn_lexeme_count(rcn_text number);

#endif
