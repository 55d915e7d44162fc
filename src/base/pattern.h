#ifndef RCN_BASE_PATTERN_H
#define RCN_BASE_PATTERN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/text.h"

/** A compiled regular expression (PCRE2, JIT, UTF and Unicode properties), with
 * limits on backtracking so that hostile text cannot stall it.  Not to be used
 * by two threads at once. */
typedef struct rcn_pattern rcn_pattern;

#define RCN_PATTERN_GROUPS 16

/** Where a pattern matched: byte offsets [start, end) for the whole (0) and for
 * each group; start is SIZE_MAX for a group that took no part. */
typedef struct rcn_match {
    size_t start[RCN_PATTERN_GROUPS], end[RCN_PATTERN_GROUPS];
} rcn_match;

/** Compiles `expression`; the arena frees it.  On a faulty expression returns
 * NULL and sets `*ret_error` (in the arena) to what is wrong and where. */
rcn_pattern *rcn_pattern_new(rcn_arena *arena, const char *expression,
                             bool ignore_case, const char **ret_error);

/** Compiles an expression that stands in the program and is tested: a faulty one
 * ends the program.  The arena frees it. */
rcn_pattern *rcn_pattern_constant(rcn_arena *arena, const char *expression,
                                  bool ignore_case);

/** The same with an expression of which every match has a match: a search for
 * `needed` is made first, and costs a fraction of a search for `expression` in
 * texts that have none.  NULL: nothing is needed. */
rcn_pattern *rcn_pattern_needing(rcn_arena *arena, const char *expression,
                                 bool ignore_case, const char *needed);

/** Finds the first match at or after `from`; a match that hits the limits
 * counts as none. */
bool rcn_pattern_find(const rcn_pattern *pattern, rcn_text subject, size_t from,
                      rcn_match *ret_match);

/** Returns the text of group `group`, empty when it took no part. */
rcn_text rcn_match_text(const rcn_match *match, rcn_text subject, size_t group);

#endif
