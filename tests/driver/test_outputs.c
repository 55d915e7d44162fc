/* Files that land together or not at all. */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "fixture.h"

#include "base/codes.h"
#include "base/file.h"
#include "driver/outputs.h"

static void
assert_holds(rcn_fixture *made, const char *name, const char *text)
{
    rcn_text bytes = {0};
    assert_true(rcn_file_read(made->arena, rcn_fixture_at(made, name), name,
                              1000, made->log, &bytes));
    assert_string_equal(bytes.at, text);
}

static size_t
entries(rcn_fixture *made)
{
    size_t count = 0;
    DIR *folder = opendir(made->folder);
    while (readdir(folder)) {
        count++;
    }
    (void)closedir(folder);
    return count - 2;
}

static void
write_two(rcn_fixture *made, rcn_outputs *outputs)
{
    const char *a = rcn_outputs_add(outputs, "a.txt");
    const char *b = rcn_outputs_add(outputs, "b.txt");
    assert_true(rcn_file_write(a, rcn_text_of("new a"), made->log));
    assert_true(rcn_file_write(b, rcn_text_of("new b"), made->log));
}

static void
all_land(void **state)
{
    rcn_fixture *made = *state;
    rcn_arena *arena = rcn_arena_new(0);
    const char *folder = rcn_fixture_at(made, "made/for/it");
    rcn_outputs *outputs = rcn_outputs_open(arena, folder, made->log);
    write_two(made, outputs);
    assert_true(rcn_outputs_commit(outputs, made->log));
    assert_int_equal(rcn_outputs_count(outputs), 2);
    assert_string_equal(rcn_outputs_path(outputs, 1),
                        rcn_fixture_at(made, "made/for/it/b.txt"));
    rcn_arena_free(arena);
    assert_holds(made, "made/for/it/a.txt", "new a");
    assert_holds(made, "made/for/it/b.txt", "new b");
}

static void
what_does_not_land_is_removed(void **state)
{
    rcn_fixture *made = *state;
    rcn_arena *arena = rcn_arena_new(0);
    assert_true(rcn_file_write(rcn_fixture_at(made, "a.txt"),
                               rcn_text_of("old a"), made->log));
    rcn_outputs *outputs = rcn_outputs_open(arena, made->folder, made->log);
    write_two(made, outputs);
    rcn_arena_free(arena);
    assert_holds(made, "a.txt", "old a");
    assert_int_equal(entries(made), 1);
}

static void
a_failed_rename_drops_the_rest(void **state)
{
    rcn_fixture *made = *state;
    rcn_arena *arena = rcn_arena_new(0);
    assert_int_equal(mkdir(rcn_fixture_at(made, "a.txt"), 0700), 0);
    assert_true(rcn_file_write(rcn_fixture_at(made, "b.txt"),
                               rcn_text_of("old b"), made->log));
    rcn_outputs *outputs = rcn_outputs_open(arena, made->folder, made->log);
    write_two(made, outputs);
    assert_false(rcn_outputs_commit(outputs, made->log));
    rcn_arena_free(arena);
    assert_int_equal(rcn_log_count_code(made->log, RCN_CODE_OUTPUT_WRITE), 1);
    assert_holds(made, "b.txt", "old b");
    assert_int_equal(entries(made), 2);
}

static void
leftovers_of_dead_builds_are_swept(void **state)
{
    rcn_fixture *made = *state;
    rcn_arena *arena = rcn_arena_new(0);
    const char *old = rcn_fixture_at(made, ".recension.77.tmp");
    assert_int_equal(mkdir(old, 0700), 0);
    assert_int_equal(mkdir(rcn_fixture_at(made, ".recension.x"), 0700), 0);
    assert_true(rcn_file_write(rcn_path_join(arena, old, "a.txt"),
                               rcn_text_of("half"), made->log));
    assert_non_null(rcn_outputs_open(arena, made->folder, made->log));
    assert_int_equal(entries(made), 1);
    rcn_arena_free(arena);
    assert_int_equal(entries(made), 0);
}

/* What a killed build has decided is finished before anything else. */
static void
a_decided_commit_is_finished(void **state)
{
    rcn_fixture *made = *state;
    rcn_arena *arena = rcn_arena_new(0);
    const char *left = rcn_fixture_at(made, ".recension.commit");
    const char *retire = rcn_path_join(arena, left, "retire");
    assert_true(rcn_file_write(rcn_fixture_at(made, "a.txt"),
                               rcn_text_of("old a"), made->log));
    assert_true(rcn_file_write(rcn_fixture_at(made, "former.txt"),
                               rcn_text_of("old"), made->log));
    assert_int_equal(mkdir(left, 0700), 0);
    assert_int_equal(mkdir(retire, 0700), 0);
    assert_true(rcn_file_write(rcn_path_join(arena, left, "a.txt"),
                               rcn_text_of("new a"), made->log));
    assert_true(rcn_file_write(rcn_path_join(arena, retire, "former.txt"),
                               rcn_text_of(""), made->log));
    assert_non_null(rcn_outputs_open(arena, made->folder, made->log));
    rcn_arena_free(arena);
    assert_holds(made, "a.txt", "new a");
    assert_int_equal(entries(made), 1);
}

static void
two_builds_into_one_folder_exclude_each_other(void **state)
{
    rcn_fixture *made = *state;
    rcn_arena *arena = rcn_arena_new(0);
    assert_non_null(rcn_outputs_open(arena, made->folder, made->log));
    assert_null(rcn_outputs_open(arena, made->folder, made->log));
    assert_int_equal(rcn_log_count_code(made->log, RCN_CODE_OUTPUT_WRITE), 1);
    rcn_arena_free(arena);
    arena = rcn_arena_new(0);
    assert_non_null(rcn_outputs_open(arena, made->folder, made->log));
    rcn_arena_free(arena);
}

static void
former_files_go_with_the_commit(void **state)
{
    rcn_fixture *made = *state;
    rcn_arena *arena = rcn_arena_new(0);
    assert_true(rcn_file_write(rcn_fixture_at(made, "former.txt"),
                               rcn_text_of("old"), made->log));
    rcn_outputs *outputs = rcn_outputs_open(arena, made->folder, made->log);
    write_two(made, outputs);
    rcn_outputs_retire(outputs, "former.txt");
    rcn_outputs_retire(outputs, "a.txt");
    rcn_outputs_retire(outputs, "not-there.txt");
    assert_true(rcn_outputs_commit(outputs, made->log));
    rcn_arena_free(arena);
    assert_holds(made, "a.txt", "new a");
    assert_int_equal(entries(made), 2);
}

static void
an_impossible_folder_is_told(void **state)
{
    rcn_fixture *made = *state;
    assert_true(rcn_file_write(rcn_fixture_at(made, "file"), rcn_text_of("x"),
                               made->log));
    assert_null(
        rcn_outputs_open(made->arena, rcn_fixture_at(made, "file"), made->log));
    assert_int_equal(rcn_log_count_code(made->log, RCN_CODE_OUTPUT_WRITE), 1);
}

#define TEST(name)                                                 \
    cmocka_unit_test_setup_teardown(name, rcn_fixture_open_folder, \
                                    rcn_fixture_close)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(all_land),
        TEST(what_does_not_land_is_removed),
        TEST(a_failed_rename_drops_the_rest),
        TEST(leftovers_of_dead_builds_are_swept),
        TEST(a_decided_commit_is_finished),
        TEST(two_builds_into_one_folder_exclude_each_other),
        TEST(former_files_go_with_the_commit),
        TEST(an_impossible_folder_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
