#ifndef RCN_EDITION_PHRASES_H
#define RCN_EDITION_PHRASES_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/particulars.h"
#include "base/yaml.h"
#include "date/date.h"

/** What the edition says in its own words. */
typedef enum rcn_phrase {
#define RCN_PHRASE(name, key, english) RCN_SAY_##name,
#include "edition/phrases.def"
#undef RCN_PHRASE
    RCN_SAY_COUNT
} rcn_phrase;

/** The phrases in one language other than English; NULL stands for English. */
typedef struct rcn_phrases {
    const char *language; /**< that of the file: "de" */
    const char *words[RCN_SAY_COUNT];
    const rcn_yaml *kinds; /**< names of classes of change, or NULL */
} rcn_phrases;

/** Reads FOLDER/TAG.yaml for a language (BCP 47), trying "az-latn", then "az".
 * NULL for English and where there is no such file.  A file with an unknown
 * key, a missing one or other places ({1}) than the English has is logged
 * (yaml-key, yaml-value), and `*ret_ok` set to false. */
const rcn_phrases *rcn_phrases_load(rcn_arena *arena, const char *folder,
                                    const char *language, rcn_log *log,
                                    bool *ret_ok);

/** Returns the label of a particular in a header. */
rcn_phrase rcn_phrase_of_particular(rcn_particular particular);

/** Returns the phrase in the language of `phrases`; in English when that is
 * NULL. */
const char *rcn_say(const rcn_phrases *phrases, rcn_phrase phrase);

/** Returns what a class of change is called in the language; NULL where the
 * file has no name for it, and in English, whose names the rules have. */
const char *rcn_say_kind(const rcn_phrases *phrases, const char *class_id);

/** Why things of a class are left out or changed, in one sentence of the
 * language; NULL in English, where the rules say it, and for a class of the
 * user's own. */
const char *rcn_say_ground(const rcn_phrases *phrases, const char *class_id);

/** Returns what a query of a class says: its own message in English. */
const char *rcn_say_query(const rcn_phrases *phrases, const char *class_id,
                          const char *message);

/** Returns the phrase with its places filled; in the arena. */
const char *rcn_say_with(rcn_arena *arena, const rcn_phrases *phrases,
                         rcn_phrase phrase, const char *first,
                         const char *second);

/** "8 November 2021" in the language; in the arena. */
const char *rcn_say_date(rcn_arena *arena, const rcn_phrases *phrases,
                         rcn_date date);

/** How a dating is printed: its own display in English, else the same made
 * anew from its EDTF; an EDTF form that is rarer than those the program gives
 * by itself keeps the English display. */
const char *rcn_say_dating(rcn_arena *arena, const rcn_phrases *phrases,
                           const rcn_dating *dating);

#endif
