#ifndef RCN_TESTS_CASES_CASES_H
#define RCN_TESTS_CASES_CASES_H

#include "fixture.h"

#include "base/list.h"

/* Cases as files; README.md says what they are. */

typedef RCN_LIST(const char *) rcn_case_names;

/** The entries of a folder whose names begin with `prefix`, sorted. */
rcn_case_names case_list(rcn_arena *arena, const char *folder,
                         const char *prefix);

/** A file of a case, NUL-terminated; fails the test when it is not there. */
rcn_text case_read(rcn_arena *arena, const char *folder, const char *name);

/** The lines of the case's `options`; none when it has no such file. */
rcn_case_names case_options(rcn_arena *arena, const char *folder);

/** What follows `key` and a space in an option, else NULL. */
const char *case_value(const char *option, const char *key);

/** Makes what a case gives now. */
typedef rcn_text rcn_case_maker(rcn_arena *arena, const char *folder);

/** Compares what each case of a folder gives with its expected.txt, and fails
 * when one differs; with BLESS in the environment writes it instead. */
void cases_hold(const char *root, rcn_case_maker *make);

#endif
