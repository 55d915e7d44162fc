#ifndef RCN_EDITION_WORDS_H
#define RCN_EDITION_WORDS_H

#include "base/arena.h"
#include "base/text.h"

typedef enum rcn_name_token_kind {
    RCN_TOKEN_LOWER,
    RCN_TOKEN_CAPITAL, /**< "Name", "McName", "Twice-Named" */
    RCN_TOKEN_UPPER,   /**< "NATO" */
    RCN_TOKEN_INITIAL  /**< "J." */
} rcn_name_token_kind;

/** A word of a text. */
typedef struct rcn_name_token {
    uint32_t start, end; /**< bytes, without a genitive's 's */
    uint8_t kind;
    bool opens;  /**< a sentence may begin with it: its capital says nothing */
    bool joined; /**< a single space parts it from the word before it, or it
                      follows an initial */
    bool owned;  /**< the word before it is a genitive: "People's" */
} rcn_name_token;

typedef struct rcn_tokenizer {
    rcn_text text;
    size_t at;
    bool opening;  /**< the next word opens a sentence */
    size_t before; /**< where the last word ended */
    bool owned;    /**< it was a genitive */
} rcn_tokenizer;

/** Returns a tokenizer at the start of a text, which must last. */
rcn_tokenizer rcn_tokenizer_new(rcn_text text);

/** The next word; false at the end. */
bool rcn_token_next(rcn_tokenizer *tokenizer, rcn_name_token *ret_token);

/** How often a word is inside sentences with a capital and without. */
typedef struct rcn_usage {
    uint32_t capital, lower;
} rcn_usage;

/** Words and their usage, capitals folded. */
typedef struct rcn_usages rcn_usages;

/** No words; grows in the arena. */
rcn_usages *rcn_usages_new(rcn_arena *arena);

/** Returns the usage of a word, to be changed by the caller. */
rcn_usage *rcn_usages_find(rcn_usages *usages, rcn_text word);

/** Returns true for titles before names ("President", "Dr"). */
bool rcn_is_title(rcn_text word);

/** Returns true for a title that is behind the name of what its bearer serves
 * ("French Prime Minister Marie Durand"). */
bool rcn_is_office(rcn_text word);

/** Returns true for words that are before a title ("Deputy", "Foreign"). */
bool rcn_is_before_title(rcn_text word);

/** Returns true for words that are before places ("in", "near"). */
bool rcn_is_within(rcn_text word);

/** Returns true for small words inside names ("of", "van", "de"). */
bool rcn_is_particle(rcn_text word);

/** Returns true for capitalised words that are no names: days, months,
 * pronouns. */
bool rcn_is_no_name(rcn_text word);

/** Returns true for the name of a state that states what it is: "Islamic
 * Republic of Iran", "Czech Republic". */
bool rcn_is_state(rcn_text name);

#endif
