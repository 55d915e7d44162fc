#ifndef RCN_CLEAN_LANGUAGE_VOTES_H
#define RCN_CLEAN_LANGUAGE_VOTES_H

#include "clean/language/language.h"

typedef enum rcn_script {
    RCN_SCRIPT_NONE,
    RCN_SCRIPT_LATIN,
    RCN_SCRIPT_CYRILLIC,
    RCN_SCRIPT_ARABIC,
    RCN_SCRIPT_HEBREW,
    RCN_SCRIPT_DEVANAGARI,
    RCN_SCRIPT_GREEK,
    RCN_SCRIPT_ARMENIAN,
    RCN_SCRIPT_GEORGIAN,
    RCN_SCRIPT_BENGALI,
    RCN_SCRIPT_GURMUKHI,
    RCN_SCRIPT_GUJARATI,
    RCN_SCRIPT_TAMIL,
    RCN_SCRIPT_TELUGU,
    RCN_SCRIPT_KANNADA,
    RCN_SCRIPT_MALAYALAM,
    RCN_SCRIPT_SINHALA,
    RCN_SCRIPT_THAI,
    RCN_SCRIPT_LAO,
    RCN_SCRIPT_TIBETAN,
    RCN_SCRIPT_BURMESE,
    RCN_SCRIPT_ETHIOPIC,
    RCN_SCRIPT_KHMER,
    RCN_SCRIPT_HANGUL,
    RCN_SCRIPT_KANA,
    RCN_SCRIPT_HAN,
    RCN_SCRIPT_COUNT
} rcn_script;

#define RCN_PROFILES 61

/** A language of a script that has several. */
typedef struct rcn_profile {
    const char *tag;
    rcn_script script;
    const char *groups; /**< its commonest groups of letters as they rank, a
                             space between; after "=" common words */
} rcn_profile;

extern const rcn_profile rcn_profiles[RCN_PROFILES];

/** What was read of a text; begins as zeros. */
typedef struct rcn_language_reading {
    uint32_t letters[RCN_SCRIPT_COUNT];
    uint32_t letter_count, groups;
    uint64_t bits[RCN_PROFILES];  /**< 1/256, for each profile */
    uint32_t words[RCN_PROFILES]; /**< common words of each */
} rcn_language_reading;

/** Adds what a text says for each language; reads no more when `most` letters
 * have been read.  Linear. */
void rcn_language_read(const rcn_languages *languages, rcn_text text,
                       uint32_t most, rcn_language_reading *reading);

#endif
