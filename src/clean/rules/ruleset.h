#ifndef RCN_CLEAN_RULES_RULESET_H
#define RCN_CLEAN_RULES_RULESET_H

#include <stdint.h>

#include "base/automaton.h"
#include "base/pattern.h"
#include "base/text.h"
#include "base/yaml.h"
#include "clean/language/language.h"
#include "clean/rules/rules.h"

/* The insides of rcn_rules, for the files of this room alone. */

/** Where in a document a rule may cut. */
typedef enum rcn_where {
    RCN_WHERE_ANYWHERE,
    RCN_WHERE_HEAD, /**< before the first paragraph of prose */
    RCN_WHERE_TAIL, /**< after the last one */
    RCN_WHERE_EDGE  /**< at either end */
} rcn_where;

/** What of a line a phrase must be. */
typedef enum rcn_line_part {
    RCN_PART_LINE, /**< all of it */
    RCN_PART_START,
    RCN_PART_END
} rcn_line_part;

typedef struct rcn_rule {
    rcn_rule_info info;
    rcn_where where;
    rcn_line_part part;
    bool beside;     /**< cuts only next to a line that is cut on its own */
    int64_t at_most; /**< words of a line it may cut */
    const rcn_pattern *pattern; /**< on the whole line, or NULL */
    const char *const *phrases; /**< as written; NULL-terminated, or NULL */
    const char *const *hits;
    const char *const *misses;
    rcn_place place;
    bool own; /**< of the editor's folder */
} rcn_rule;

typedef struct rcn_word_list {
    const char *name;
    const char *const *words; /**< case-folded, NULL-terminated */
    size_t count;
} rcn_word_list;

struct rcn_rules {
    rcn_arena *arena;
    rcn_rule *rules;
    size_t count, capacity;
    struct rcn_class_title {
        const char *class_id, *title;
    } * titles;
    size_t title_count, title_capacity;
    rcn_word_list *lists; /**< named lists of words for the passes in C */
    size_t list_count, list_capacity;
    rcn_word_list *languages; /**< the commonest words of each language */
    size_t language_count, language_capacity;
    const rcn_languages
        *languages_known; /**< for detection, shared by all rooms */
    const rcn_automaton *phrases;
    struct rcn_phrase_use { /**< phrase to rule; next: SIZE_MAX ends */
        uint32_t rule;
        size_t next;
    } * uses;
    size_t *first_use; /**< of each phrase */
    size_t *patterns;  /**< rules that have one */
    size_t pattern_count;
};

/** A line as rules see it: folded, quotes and dashes made plain, each run of
 * digits a '#', white space squashed, and what is no word cut off at both
 * ends.  Empty when nothing is left. */
rcn_text rcn_rules_key(rcn_arena *arena, rcn_text line);

/** What a search for a rule found. */
typedef struct rcn_rule_match {
    size_t rule; /**< index, or SIZE_MAX: none */
    bool beside; /**< to be cut only next to a line that is cut on its own */
} rcn_rule_match;

/** The first rule (in the order of the files) that matches a line of text at a
 * place where it may.  `where` is HEAD, TAIL, or ANYWHERE (between paragraphs).
 * A line made of several phrases and nothing else is matched by the rule of its
 * first. */
rcn_rule_match rcn_rules_match(const rcn_rules *rules, rcn_arena *scratch,
                               rcn_text line, rcn_where where);

/** A named list of words, or an empty one. */
rcn_word_list rcn_rules_words(const rcn_rules *rules, const char *name);

/** Whether a case-folded word is in a list; linear in the list. */
bool rcn_word_list_has(rcn_word_list list, rcn_text word);

/** The bytes of the longest phrase of a list that a line begins with, or 0; no
 * letter goes on behind it.  Looks at 80 bytes of the line.  The scratch arena
 * holds their folded form. */
size_t rcn_rules_label(const rcn_rules *rules, rcn_arena *scratch,
                       rcn_text line, const char *list);

/** Builds the automaton over the phrases of all rules. */
void rcn_rules_index(rcn_rules *rules);

#endif
