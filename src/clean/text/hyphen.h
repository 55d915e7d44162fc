#ifndef RCN_CLEAN_TEXT_HYPHEN_H
#define RCN_CLEAN_TEXT_HYPHEN_H

#include "clean/rules/ruleset.h"
#include "clean/text/words.h"

/** What decides whether a hyphen at a line end is part of the word. */
typedef struct rcn_hyphen_evidence {
    rcn_arena *arena; /**< of reasons */
    const rcn_rules *rules;
    const rcn_words *words;  /**< of the document */
    const rcn_words *corpus; /**< of all documents, or NULL */
    bool inner_2010;         /**< U+2010 is within lines */
    bool end_2010;           /**< U+2010 is at line ends */
    bool typeset;            /**< the lines were hyphenated when they were
                                  broken */
} rcn_hyphen_evidence;

typedef struct rcn_hyphen_answer {
    bool keep;
    const char *reason;
} rcn_hyphen_answer;

/** Decides the hyphen at the end of `line`, which is joined to `next`. */
rcn_hyphen_answer rcn_hyphen_ask(const rcn_hyphen_evidence *evidence,
                                 rcn_text line, rcn_text next);

/** Counts hyphens between letters, not at the end of the line; sets
 * `*ret_2010` when U+2010 is one of them. */
size_t rcn_hyphens_inside(rcn_text line, bool *ret_2010);

/** Returns whether `at_end` hyphens at the ends of `lines` lines with `columns`
 * columns in all are more than `inside` hyphens within lines explain. */
bool rcn_hyphens_are_typeset(size_t inside, size_t at_end, size_t lines,
                             size_t columns);

/** Returns whether an address at the end of a line goes on in the next. */
bool rcn_address_parted(rcn_text line, rcn_text next);

#endif
