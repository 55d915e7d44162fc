/* Holds the dump of each text of seeds/ and of golden/ against the one beside
 * it.  With BLESS=1 in the environment the dumps are written anew: read the
 * difference before you commit it. */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/list.h"
#include "clean/bench.h"
#include "source/files/read.h"

#define GOLDEN "tests/clean/golden"

static void
hold(rcn_bench *bench, const rcn_cleaned *cleaned)
{
    const char *name = rcn_path_name(cleaned->document->name);
    const char *path = rcn_arena_printf(bench->arena, GOLDEN "/%.*s.dump",
                                        (int)(strlen(name) - 4), name);
    const char *have = rcn_bench_dump(bench, cleaned);
    if (getenv("BLESS")) {
        assert_true(rcn_file_write(path, rcn_text_of(have), bench->log));
        return;
    }
    rcn_text want = {0};
    assert_true(
        rcn_file_read(bench->arena, path, path, 1 << 24, bench->log, &want));
    if (!rcn_text_is(want, have)) {
        (void)rcn_file_write("/tmp/recension-golden.dump", rcn_text_of(have),
                             bench->log);
        fail_msg("%s differs: see /tmp/recension-golden.dump", path);
    }
}

static void
clean_folder(rcn_bench *bench, const char *folder)
{
    rcn_corpus corpus =
        rcn_source_read_all(bench->arena, &folder, 1, NULL, bench->log);
    assert_true(corpus.count > 0);
    const rcn_cleaned *cleaned = rcn_clean(bench->arena, corpus, bench->rules,
                                           &bench->options, bench->log);
    for (size_t i = 0; i < corpus.count; i++) {
        rcn_bench_check_laws(bench, &cleaned[i]);
        hold(bench, &cleaned[i]);
    }
}

static void
seeds_are_cleaned_as_before(void **state)
{
    clean_folder(*state, "seeds");
}

/* Each text of golden/ is a folder of its own: they lend each other nothing. */
static void
texts_are_cleaned_as_before(void **state)
{
    rcn_bench *bench = *state;
    DIR *folder = opendir(GOLDEN);
    assert_non_null(folder);
    const struct dirent *entry;
    size_t count = 0;
    while ((entry = readdir(folder))) {
        if (rcn_text_ends(rcn_text_of(entry->d_name), ".txt")) {
            clean_folder(bench,
                         rcn_path_join(bench->arena, GOLDEN, entry->d_name));
            count++;
        }
    }
    (void)closedir(folder);
    assert_true(count > 0);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        BENCH_TEST(seeds_are_cleaned_as_before),
        BENCH_TEST(texts_are_cleaned_as_before),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
