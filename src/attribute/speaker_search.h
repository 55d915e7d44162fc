#ifndef RCN_ATTRIBUTE_SPEAKER_SEARCH_H
#define RCN_ATTRIBUTE_SPEAKER_SEARCH_H

#include "attribute/attribute.h"
#include "attribute/speaker_patterns.h"

/* Within the search for a speaker only. */

#define RCN_SPEAKER_BLOCKS  80 /**< in which quotations are counted */
#define RCN_SPEAKER_PERSONS 24
#define RCN_SPEAKER_NAME    90 /**< bytes of the longest name */

/** Somebody who is quoted. */
typedef struct rcn_quoted {
    rcn_text name; /**< the fullest form met, without words of office */
    rcn_text surname;
    int count;
    int turns;      /**< of an interview; one alone is a theme before a colon */
    size_t longest; /**< bytes of a turn; where all are short, it is a label */
    rcn_evidence evidence;
} rcn_quoted;

typedef struct rcn_speaker_search {
    rcn_arena *arena;
    rcn_arena *scratch;
    const rcn_speaker_patterns *patterns;
    const rcn_cleaned *cleaned;
    const rcn_document_head *head;
    rcn_text title;
    rcn_quoted persons[RCN_SPEAKER_PERSONS];
    size_t count;
} rcn_speaker_search;

/** Returns true for a word of office: "President", "Ms". */
bool rcn_speaker_is_office(const rcn_speaker_search *search, rcn_text word);

/** Returns a name without the words of office and the sentence before it, and
 * what is no word of it behind. */
rcn_text rcn_speaker_without_office(const rcn_speaker_search *search,
                                    rcn_text name);

/** Returns a name without the words of office before it, and without those and
 * the body named between them where two words or more stand behind the last:
 * "Foreign Ministry Spokeswoman Jane Roe" gives "Jane Roe". */
rcn_text rcn_speaker_bare(const rcn_speaker_search *search, rcn_text name);

/** Returns the last word of a name. */
rcn_text rcn_speaker_surname(rcn_text name);

/** Returns the first person named in a phrase: two words with capitals or more
 * that are no body and not all office; else one such word; else empty. */
rcn_text rcn_speaker_person(const rcn_speaker_search *search, rcn_text phrase);

/** Returns the full name that the text gives for a surname. */
rcn_text rcn_speaker_full_name(const rcn_speaker_search *search,
                               const rcn_quoted *person);

/** Returns the evidence that a match in a block is. */
rcn_evidence rcn_speaker_quote(const rcn_speaker_search *search, size_t block,
                               const rcn_match *match, const char *rule);

/** Returns a role that one evidence gives; the name in the arena of the
 * search. */
rcn_role rcn_speaker_role(const rcn_speaker_search *search, rcn_text name,
                          rcn_evidence evidence, rcn_status status);

/** Finds the person quoted most; returns true when one has most quotations. */
bool rcn_speaker_quoted(rcn_speaker_search *search, rcn_role *ret_role);

#endif
