#ifndef RCN_DATE_READER_H
#define RCN_DATE_READER_H

#include <stdbool.h>

#include "date/mention.h"
#include "date/token.h"

/** A text as the grammar of dates reads it: numbers, words and marks.  Forms
 * look at no more than RCN_READER_REACH tokens to either side. */
typedef struct rcn_reader {
    rcn_text text;
    rcn_token_window tokens;
    const rcn_months *months;
    const char *language;
} rcn_reader;

#define RCN_READER_REACH 32

/** A form of date: reads from token `at`, fills the mention but for its bytes,
 * and returns the token after it, or 0 when the form does not fit. */
typedef size_t rcn_form_reader(const rcn_reader *reader, size_t at,
                               rcn_mention *mention);

/* Forms of other calendars (eras.c): "12 تیر 1399", "1399/04/12" in Persian,
 * "令和3年11月8日". */
size_t rcn_form_solar_words(const rcn_reader *reader, size_t at,
                            rcn_mention *mention);
size_t rcn_form_solar_numbers(const rcn_reader *reader, size_t at,
                              rcn_mention *mention);
size_t rcn_form_era(const rcn_reader *reader, size_t at, rcn_mention *mention);

/** The forms, from the most to the least explicit; NULL-terminated. */
extern rcn_form_reader *const rcn_forms[];

/** A token; past the end, a mark that is none. */
const rcn_token *rcn_reader_token(const rcn_reader *reader, size_t at);

/** Whether a token is the mark `rune`. */
bool rcn_token_is_mark(const rcn_token *token, uint32_t rune);

/** A hyphen-minus, or U+2010 to U+2014. */
bool rcn_token_is_dash(const rcn_token *token);

/** A number of `least` to `most` digits. */
bool rcn_token_is_number(const rcn_token *token, uint8_t least, uint8_t most);

/** One of the words of a list parted by spaces; ASCII case does not matter,
 * the list is in small letters. */
bool rcn_reader_is_word(const rcn_reader *reader, const rcn_token *token,
                        const char *list);

#endif
