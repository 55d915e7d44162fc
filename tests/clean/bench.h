#ifndef RCN_TESTS_CLEAN_BENCH_H
#define RCN_TESTS_CLEAN_BENCH_H

#include "fixture.h"

#include "clean/clean.h"
#include "source/document.h"

/** What most tests of this room need: rules, an arena and a log, and a corpus
 * made of strings. */
typedef struct rcn_bench {
    rcn_arena *arena;
    rcn_log *log;
    const rcn_rules *rules;
    rcn_clean_options options;
} rcn_bench;

int rcn_bench_set_up(void **state);
int rcn_bench_tear_down(void **state);

/** Cleans one text under a name of its own. */
const rcn_cleaned *rcn_bench_clean(rcn_bench *bench, rcn_text text);

/** Cleans several together. */
const rcn_cleaned *rcn_bench_clean_all(rcn_bench *bench,
                                       const char *const *texts, size_t count);

/** The blocks as "kind: text" lines. */
const char *rcn_bench_blocks(rcn_bench *bench, const rcn_cleaned *cleaned);

/** The dump of --dump=clean. */
const char *rcn_bench_dump(rcn_bench *bench, const rcn_cleaned *cleaned);

/** The spans that are no text and hold more than white space, as "class|text"
 * lines, replacements after "=>". */
const char *rcn_bench_cuts(rcn_bench *bench, const rcn_cleaned *cleaned);

/** Asserts the laws: the spans part the text, and the blocks are the sums of
 * their spans. */
void rcn_bench_check_laws(rcn_bench *bench, const rcn_cleaned *cleaned);

/** The blocks, a blank line between them: what a second cleaning is given. */
rcn_text rcn_bench_text(rcn_bench *bench, const rcn_cleaned *cleaned);

#define BENCH_TEST(name) \
    cmocka_unit_test_setup_teardown(name, rcn_bench_set_up, rcn_bench_tear_down)

#endif
