/* Cases as files: each folder of tests/cases/ROOM holds an input and what must
 * become of it (see README there).  With BLESS=1 in the environment what is
 * expected is written anew: read the difference before you commit it. */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/list.h"
#include "cases/story.h"
#include "clean/bench.h"
#include "source/files/read.h"

#define CASES "tests/cases/clean"

typedef RCN_LIST(const char *) rcn_case_names;

static int
by_name(const void *left, const void *right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

/* The entries of a folder whose names begin with `prefix`, sorted. */
static rcn_case_names
list(rcn_arena *arena, const char *path, const char *prefix)
{
    rcn_case_names names = {0};
    DIR *folder = opendir(path);
    assert_non_null(folder);
    const struct dirent *entry;
    while ((entry = readdir(folder))) {
        if (entry->d_name[0] != '.' &&
            rcn_text_starts(rcn_text_of(entry->d_name), prefix)) {
            RCN_PUSH(arena, &names, rcn_arena_strdup(arena, entry->d_name));
        }
    }
    (void)closedir(folder);
    if (names.count) {
        qsort(names.items, names.count, sizeof *names.items, by_name);
    }
    return names;
}

static rcn_text
read_file(rcn_bench *bench, const char *path)
{
    rcn_text text = {0};
    assert_true(
        rcn_file_read(bench->arena, path, path, 1 << 24, bench->log, &text));
    return text;
}

/* One line an option: "keep-comments", "keep KEY", "cut KEY". */
static void
read_options(rcn_bench *bench, const char *path)
{
    RCN_LIST(rcn_decision) decisions = {0};
    char *text = rcn_text_string(bench->arena, read_file(bench, path));
    for (char *line = strtok(text, "\n"); line; line = strtok(NULL, "\n")) {
        bool keep = strncmp(line, "keep ", 5) == 0;
        if (strcmp(line, "keep-comments") == 0) {
            bench->options.keep_comments = true;
        } else if (keep || strncmp(line, "cut ", 4) == 0) {
            RCN_PUSH(
                bench->arena, &decisions,
                (rcn_decision){.key = strchr(line, ' ') + 1, .keep = keep});
        } else {
            fail_msg("%s: unknown option: %s", path, line);
        }
    }
    bench->options.decisions = decisions.items;
    bench->options.decision_count = decisions.count;
}

/* Cleans the inputs of a case together; a line names each of several. */
static rcn_text
clean_case(rcn_bench *bench, const char *folder)
{
    rcn_case_names inputs = list(bench->arena, folder, "input.");
    assert_true(inputs.count > 0);
    const rcn_document **documents =
        rcn_arena_alloc(bench->arena, inputs.count, sizeof *documents);
    for (size_t i = 0; i < inputs.count; i++) {
        documents[i] = rcn_source_from_bytes(
            bench->arena,
            read_file(bench,
                      rcn_path_join(bench->arena, folder, inputs.items[i])),
            inputs.items[i], bench->log);
        assert_non_null(documents[i]);
    }
    const rcn_cleaned *cleaned =
        rcn_clean(bench->arena, (rcn_corpus){documents, inputs.count},
                  bench->rules, &bench->options, bench->log);
    rcn_buffer out = rcn_buffer_new(bench->arena);
    for (size_t i = 0; i < inputs.count; i++) {
        rcn_bench_check_laws(bench, &cleaned[i]);
        if (inputs.count > 1) {
            rcn_buffer_printf(&out, "== %s\n", inputs.items[i]);
        }
        rcn_buffer_add(&out, rcn_story(bench->arena, &cleaned[i]));
    }
    return rcn_buffer_text(&out);
}

/* Prints the first line in which two texts differ. */
static void
show_difference(const char *path, rcn_text want, rcn_text have)
{
    size_t start = 0;
    int line = 1;
    for (size_t i = 0; i < want.len && i < have.len; i++) {
        if (want.at[i] != have.at[i]) {
            break;
        }
        if (want.at[i] == '\n') {
            start = i + 1;
            line++;
        }
    }
    const char *expected = want.at + start;
    const char *found = have.at + start;
    print_error("%s:%d:\n  expected %.*s\n  found    %.*s\n", path, line,
                (int)strcspn(expected, "\n"), expected,
                (int)strcspn(found, "\n"), found);
}

static bool
holds(rcn_bench *bench, const char *folder)
{
    const char *path = rcn_path_join(bench->arena, folder, "expected.txt");
    const char *options = rcn_path_join(bench->arena, folder, "options");
    bench->options = (rcn_clean_options){0};
    if (list(bench->arena, folder, "options").count) {
        read_options(bench, options);
    }
    rcn_text have = clean_case(bench, folder);
    if (getenv("BLESS")) {
        return rcn_file_write(path, have, bench->log);
    }
    rcn_text want = read_file(bench, path);
    if (!rcn_text_equal(want, have)) {
        show_difference(path, want, have);
        return false;
    }
    return true;
}

static void
cases_hold(void **state)
{
    rcn_bench *bench = *state;
    rcn_case_names cases = list(bench->arena, CASES, "");
    size_t failed = 0;
    for (size_t i = 0; i < cases.count; i++) {
        failed +=
            !holds(bench, rcn_path_join(bench->arena, CASES, cases.items[i]));
    }
    assert_true(cases.count > 0);
    assert_int_equal(failed, 0);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {BENCH_TEST(cases_hold)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
