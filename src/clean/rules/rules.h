#ifndef RCN_CLEAN_RULES_RULES_H
#define RCN_CLEAN_RULES_RULES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"

/** All rules the program knows, read from the rules/ folders: phrases with
 * their place, and the reasons of the rules that are written in C.  Opaque:
 * see ruleset.h. */
typedef struct rcn_rules rcn_rules;

/** Reads every *.yaml of `folder` (the program's own rules) and, when not NULL,
 * of `user_folder` (rules beside the documents); a user's rule with the id of
 * one of ours takes its place.  NULL after a fatal diagnostic. */
const rcn_rules *rcn_rules_load(rcn_arena *arena, const char *folder,
                                const char *user_folder, rcn_log *log);

/** One rule as `recension rules list` shows it. */
typedef struct rcn_rule_info {
    const char *id;        /**< "comment-count" */
    const char *class_id;  /**< "widget-comments" */
    const char *where;     /**< "head", "tail", "anywhere", "line" ... */
    const char *reason;    /**< one sentence for the statement of method */
    const char *languages; /**< "en" or "en, de", or "" for all */
    bool built_in; /**< decided by code; the file holds only the words */
} rcn_rule_info;

/** Returns the number of rules, and what one of them is; `index` < the
 * number. */
size_t rcn_rules_count(const rcn_rules *rules);
rcn_rule_info rcn_rules_info(const rcn_rules *rules, size_t index);

/** Returns the rule of an id; `id` NULL when there is none. */
rcn_rule_info rcn_rules_find(const rcn_rules *rules, const char *id);

/** Returns what a class is called in print: "comment widget"; the class id
 * itself when no rule file names it. */
const char *rcn_rules_class_title(const rcn_rules *rules, const char *class_id);

/** Runs the `hit:` and `miss:` examples of every rule, or of those of the
 * editor's folder (`own`); logs rule-example (error) for each that fails.
 * Returns the number that passed; `*ret_failed` the others. */
size_t rcn_rules_test(const rcn_rules *rules, bool own, rcn_log *log,
                      size_t *ret_failed);

#endif
