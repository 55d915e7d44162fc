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

/** Returns the Gregorian year after the name of a Thai era: "พ.ศ. 2562" or
 * "พ.ศ. 62" of the Buddhist one, "ค.ศ. 2019" of the common one; `*ret_next` is
 * the token after it.  RCN_YEAR_UNKNOWN when there is none. */
int16_t rcn_read_thai_year(const rcn_reader *reader, size_t at,
                           size_t *ret_next);

/** The Thai count of years is ahead of the Gregorian one by these. */
#define RCN_BUDDHIST_YEARS 543

/** The forms, from the most to the least explicit; NULL-terminated. */
extern rcn_form_reader *const rcn_forms[];

/** Returns a token; past the end, a mark that is none. */
const rcn_token *rcn_reader_token(const rcn_reader *reader, size_t at);

/** Returns whether a token is the mark `rune`. */
bool rcn_token_is_mark(const rcn_token *token, uint32_t rune);

/** A hyphen-minus, or U+2010 to U+2014. */
bool rcn_token_is_dash(const rcn_token *token);

/** A number of `least` to `most` digits. */
bool rcn_token_is_number(const rcn_token *token, uint8_t least, uint8_t most);

/** One of the words of a list parted by spaces; ASCII case does not matter,
 * the list is in small letters. */
bool rcn_reader_is_word(const rcn_reader *reader, const rcn_token *token,
                        const char *list);

/** Two initials that begin at a token, without the last dot: "พ.ศ"; else an
 * empty text. */
rcn_text rcn_reader_initials(const rcn_reader *reader, size_t at);

#endif
