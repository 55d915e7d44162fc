#ifndef RCN_DATE_MONTHS_H
#define RCN_DATE_MONTHS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/text.h"

/** The month names of many languages, ready to be looked up.  Opaque. */
typedef struct rcn_months rcn_months;

/** Builds the index in the arena; some 1,000 names. */
const rcn_months *rcn_months_new(rcn_arena *arena);

/** Returns the month 1..12 that a word names, or 0.
 *
 * `language` (BCP 47, or "und") decides where languages disagree: "listopad" is
 * October in Croatian and November in Polish.  An abbreviation, or a name of at
 * most four letters, counts only in its own language or in English ("set" is
 * September in Portuguese alone); a name on which languages disagree counts
 * only in one of them.  Case and accents do not matter.  O(log names). */
uint8_t rcn_months_find(const rcn_months *months, rcn_text word,
                        const char *language);

/** Returns the language of the first row that has the word, or NULL. */
const char *rcn_months_language(const rcn_months *months, rcn_text word);

/** Number of languages in the table. */
size_t rcn_months_languages(void);

#endif
