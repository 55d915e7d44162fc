#ifndef RCN_CLEAN_LEARN_LEXICON_H
#define RCN_CLEAN_LEARN_LEXICON_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/automaton.h"
#include "base/text.h"
#include "clean/learn/tally.h"

/** What the names of an element hint at: bits of those of rcn_html. */
typedef enum rcn_hint {
    RCN_HINT_CONTENT,
    RCN_HINT_ARTBODY,
    RCN_HINT_COMMENT,
    RCN_HINT_RELATED,
    RCN_HINT_SHARE,
    RCN_HINT_NAV,
    RCN_HINT_FOOTER,
    RCN_HINT_HEADER,
    RCN_HINT_SIDE,
    RCN_HINT_BYLINE,
    RCN_HINT_AD,
    RCN_HINT_NEWS,
    RCN_HINT_COOKIE,
    RCN_HINT_TAGS,
    RCN_HINT_CAPTION,
    RCN_HINT_MODAL,
    RCN_HINT_TITLE,
    RCN_HINT_SUMMARY,
    RCN_HINT_PRODUCT,
    RCN_HINT_FORUM,
    RCN_HINT_COUNT
} rcn_hint;

/** What a phrase in a block hints at. */
typedef enum rcn_phrase_group {
    RCN_PHRASE_COOKIE,
    RCN_PHRASE_COPY,
    RCN_PHRASE_SUBS,
    RCN_PHRASE_SHARE,
    RCN_PHRASE_COMMENT,
    RCN_PHRASE_RELATED,
    RCN_PHRASE_BYLINE,
    RCN_PHRASE_DATE,
    RCN_PHRASE_AD,
    RCN_PHRASE_TAG,
    RCN_PHRASE_PRICE,
    RCN_PHRASE_ABOUT,
    RCN_PHRASE_CREDIT,
    RCN_PHRASE_APPEAL,
    RCN_PHRASE_COUNT
} rcn_phrase_group;

/** Words the model knows; the same for all pages, made once. */
typedef struct rcn_lexicon {
    const rcn_automaton *hints, *phrases;
    rcn_tally stop_words; /**< by rcn_tally_hash of the word in lower case */
} rcn_lexicon;

/** Compiles the words; in the arena. Once for a run. */
const rcn_lexicon *rcn_lexicon_new(rcn_arena *arena);

/** Bits 1 << rcn_hint of the names of an element ("class id itemprop").  The
 * scratch arena is used, not reset. */
uint32_t rcn_lexicon_hints(const rcn_lexicon *lexicon, rcn_arena *scratch,
                           rcn_text name);

/** Bits 1 << rcn_phrase_group of the head of a block, in lower case. */
uint32_t rcn_lexicon_phrases(const rcn_lexicon *lexicon, rcn_arena *scratch,
                             rcn_text head);

#endif
