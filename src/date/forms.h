#ifndef RCN_DATE_FORMS_H
#define RCN_DATE_FORMS_H

#include "date/reader.h"

/* Within the forms of written dates only. */

/** Returns true when a token is a word that begins with `word`. */
bool rcn_form_starts(const rcn_reader *reader, const rcn_token *token,
                     const char *word);

/** Returns a whole year as the token states it, or RCN_YEAR_UNKNOWN.  A reading
 * time fused to the year ("20194 Min Read") is taken off. */
int16_t rcn_form_year_of(const rcn_reader *reader, size_t at);

/** Returns the month that token `at` names in a language, or 0. */
uint8_t rcn_form_month_in(const rcn_reader *reader, size_t at,
                          const char *language);

/** Returns the month that a token names in the language of the text, or 0. */
uint8_t rcn_form_month_of(const rcn_reader *reader, size_t at);

/** A month without a year beside it: English ones need their capital, for "may
 * 5" and "march 20" are other words. */
bool rcn_form_names_month(const rcn_reader *reader, size_t at);

/** Returns true when the number is glued to another by a mark before it:
 * "10.0.20.12", "1,200". */
bool rcn_form_is_continued(const rcn_reader *reader, size_t at);

/** Returns true when a mark and a number go on right after token `at - 1`. */
bool rcn_form_goes_on(const rcn_reader *reader, size_t at);

/** Sets the date if it exists; a day and month without a year are held against
 * a leap year. */
bool rcn_form_set(rcn_mention *mention, int16_t year, uint32_t month,
                  uint32_t day);

/** Two digits as POSIX strptime reads them (%y): 69 is 1969, 68 is 2068. */
int16_t rcn_form_short_year(const rcn_token *token);

/** Skips what may be between a month and its year; returns the token after
 * it. */
size_t rcn_form_skip_joiners(const rcn_reader *reader, size_t at);

/** Returns the year after a month or a day, if one is there; `*ret_next` is the
 * token after it. */
int16_t rcn_form_year_after(const rcn_reader *reader, size_t at,
                            size_t *ret_next);

/** Returns the token behind a day, past the mark that closes what one before it
 * opened: "«8» ноября". */
size_t rcn_form_skip_quote(const rcn_reader *reader, size_t day);

/** Skips "th", "er", "º", "-го" after the number of a day. */
size_t rcn_form_skip_ordinal(const rcn_reader *reader, size_t at);

/** Returns the month named at token `*at`, in one word, by two initials
 * ("มี.ค.") or in two words ("تشرين الثاني"), with or without its other name
 * after a stroke, as Arabic gives both ("نيسان / أبريل"); `*at` moves behind
 * it.  0 when there is none. */
uint8_t rcn_form_read_month(const rcn_reader *reader, size_t *at);

/** Returns the month of another language than the text's, between a day and a
 * year, where "mars" is no planet; moves `*at` as reading a month does. */
uint8_t rcn_form_foreign_month(const rcn_reader *reader, size_t *at);

/** 2021-11-08, 2021/11/8, 2021.11.08, "2021. 11. 8." */
size_t rcn_form_iso(const rcn_reader *reader, size_t at, rcn_mention *mention);

/** 2021年11月8日, 2021년 11월 8일, and without the day. */
size_t rcn_form_east_asian(const rcn_reader *reader, size_t at,
                           rcn_mention *mention);

/** 8.11.2021, 08/11/2021, 08-11-2021, 08/11/21, 08.11.21. */
size_t rcn_form_numeric(const rcn_reader *reader, size_t at,
                        rcn_mention *mention);

/** "8.XI.2021", "8/XI/2021", "8 XI 2021" in capitals: the month in Roman numerals. */
size_t rcn_form_roman_month(const rcn_reader *reader, size_t at,
                            rcn_mention *mention);

/** "ngày 8 tháng 11 năm 2021". */
size_t rcn_form_vietnamese(const rcn_reader *reader, size_t at,
                           rcn_mention *mention);

/** Returns a year that is alone: no part of a number, a code or a decade. */
size_t rcn_form_year(const rcn_reader *reader, size_t at, rcn_mention *mention);

/** "8 November 2021", "8. November", "8th of November, 2021", "8 de noviembre
 * de 2021", "08-Nov-2021", "8-10 November 2021". */
size_t rcn_form_day_first(const rcn_reader *reader, size_t at,
                          rcn_mention *mention);

/** "November 8, 2021", "Nov. 8th", "November 8-10, 2021", "November 2021". */
size_t rcn_form_month_first(const rcn_reader *reader, size_t at,
                            rcn_mention *mention);

/** "2021. november 8.", "2021 m. lapkričio 8 d.", "2021-Nov-08", "2021eko
 * azaroaren 8a". */
size_t rcn_form_year_first(const rcn_reader *reader, size_t at,
                           rcn_mention *mention);

/** "2021. gada 8. novembrī", "2021 жылғы 8 қараша", "2021-yil 8-noyabr": the year, a
 * word for it, the day and the month. */
size_t rcn_form_year_day(const rcn_reader *reader, size_t at,
                         rcn_mention *mention);

#endif
