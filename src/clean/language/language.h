#ifndef RCN_CLEAN_LANGUAGE_LANGUAGE_H
#define RCN_CLEAN_LANGUAGE_LANGUAGE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/diag.h"
#include "clean/span/span.h"

/** The languages that can be detected: some seventy, by script and by groups of
 * letters.  Opaque. */
typedef struct rcn_languages rcn_languages;

/** Makes the table, once for a run; in the arena. */
const rcn_languages *rcn_languages_new(rcn_arena *arena);

/** Returns the language of a text (BCP 47, static), "und" when the text is too
 * short or speaks for two.  Linear in the text, of which the first 4000 letters
 * are read. */
const char *rcn_language_of(const rcn_languages *languages, rcn_text text);

/** Tells the language of a cleaned document and of those of its blocks that are
 * in another: sets `language` of both where the source states none, or clearly
 * a wrong one (logs language-conflict).  Copies the blocks it changes into the
 * arena. */
void rcn_detect_languages(rcn_arena *arena, const rcn_languages *languages,
                          rcn_cleaned *cleaned, rcn_log *log);

#endif
