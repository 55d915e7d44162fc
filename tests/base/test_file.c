/* Files that are whole or absent. */
#include <dirent.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "fixture.h"

#include "base/codes.h"
#include "base/file.h"
#include "base/hash.h"

static size_t
files_in(const char *path)
{
    size_t count = 0;
    DIR *folder = opendir(path);
    if (!folder) {
        return SIZE_MAX;
    }
    while (readdir(folder)) {
        count++;
    }
    (void)closedir(folder);
    return count - 2;
}

static void
assert_holds(rcn_fixture *made, const char *path, const char *text)
{
    rcn_text bytes = {0};
    assert_true(
        rcn_file_read(made->arena, path, path, 1000000, made->log, &bytes));
    assert_string_equal(bytes.at, text);
}

static void
writing_replaces_the_whole(void **state)
{
    rcn_fixture *made = *state;
    const char *path = rcn_fixture_at(made, "a.txt");
    assert_true(rcn_file_write(path, rcn_text_of("first one"), made->log));
    assert_true(rcn_file_write(path, rcn_text_of("two"), made->log));
    assert_holds(made, path, "two");
    assert_int_equal(files_in(made->folder), 1);
}

/* The limit on file sizes stands for a full disk. */
static void
a_failed_write_leaves_the_old_file(void **state)
{
    rcn_fixture *made = *state;
    const char *path = rcn_fixture_at(made, "a.txt");
    assert_true(rcn_file_write(path, rcn_text_of("old"), made->log));
    pid_t child = fork();
    if (child == 0) {
        struct rlimit tiny = {1000, 1000};
        (void)setrlimit(RLIMIT_FSIZE, &tiny);
        (void)signal(SIGXFSZ, SIG_IGN);
        rcn_text big = {rcn_arena_alloc(made->arena, 5000, 1), 5000};
        bool ok = rcn_file_write(path, big, made->log);
        _exit(!ok && rcn_log_count_code(made->log, RCN_CODE_OUTPUT_WRITE) == 1
                  ? 0
                  : 1);
    }
    int status = 1;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(status, 0);
    assert_holds(made, path, "old");
    assert_int_equal(files_in(made->folder), 1);
}

static void
a_failed_rename_removes_the_temporary(void **state)
{
    rcn_fixture *made = *state;
    const char *path = rcn_fixture_at(made, "folder");
    const char *temporary = rcn_fixture_at(made, "t");
    assert_int_equal(mkdir(path, 0700), 0);
    assert_true(rcn_file_write(temporary, rcn_text_of("x"), made->log));
    assert_false(rcn_file_commit(temporary, path, made->log));
    assert_int_equal(rcn_log_count_code(made->log, RCN_CODE_OUTPUT_WRITE), 1);
    assert_int_not_equal(access(temporary, F_OK), 0);
}

/* Files of whole pages have no room for a NUL in their last page. */
static void
mapped_files_end_in_a_nul(void **state)
{
    rcn_fixture *made = *state;
    const char *path = rcn_fixture_at(made, "a.txt");
    size_t page = (size_t)sysconf(_SC_PAGESIZE);
    const size_t sizes[] = {0, 1, page, 5 * page + 1};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        char *all = rcn_arena_alloc(made->arena, sizes[i] + 1, 1);
        memset(all, 'a', sizes[i]);
        rcn_text text = {all, sizes[i]};
        rcn_text bytes = {0};
        assert_true(rcn_file_write(path, text, made->log));
        assert_true(
            rcn_file_map(made->arena, path, path, 1000000, made->log, &bytes));
        assert_true(rcn_text_equal(bytes, text));
        assert_int_equal(bytes.at[bytes.len], 0);
        char plain[65];
        char mapped[65];
        rcn_sha256(text, plain);
        rcn_sha256_mapped(bytes, mapped);
        assert_string_equal(plain, mapped);
        assert_true(rcn_text_equal(bytes, text)); /* read once more */
    }
    rcn_text bytes = {0};
    assert_false(rcn_file_map(made->arena, path, "a", 4, made->log, &bytes));
    assert_int_equal(rcn_log_count_code(made->log, RCN_CODE_FILE_TOO_LARGE), 1);
}

static void
reading_says_why_not(void **state)
{
    rcn_fixture *made = *state;
    rcn_text bytes = {0};
    const char *path = rcn_fixture_at(made, "a.txt");
    assert_true(rcn_file_write(path, rcn_text_of("12345"), made->log));
    assert_false(rcn_file_read(made->arena, path, "a", 4, made->log, &bytes));
    assert_false(
        rcn_file_read(made->arena, made->folder, "b", 4, made->log, &bytes));
    assert_false(rcn_file_read(made->arena, rcn_fixture_at(made, "none"), "c",
                               4, made->log, &bytes));
    assert_string_equal(
        rcn_fixture_messages(made->arena, made->log),
        "a: error: file is too large: 5 bytes, at most 4 are read "
        "[file-too-large]\n"
        "b: error: cannot read: not a regular file [file-read]\n"
        "c: error: cannot read: No such file or directory "
        "[file-read]\n");
}

static void
folders_with_their_parents(void **state)
{
    rcn_fixture *made = *state;
    struct stat status;
    const char *path = rcn_fixture_at(made, "a/b/c");
    assert_true(rcn_folder_make(path, made->log));
    assert_true(rcn_folder_make(path, made->log));
    assert_int_equal(stat(path, &status), 0);
    assert_true(S_ISDIR(status.st_mode));
    assert_true(rcn_file_write(rcn_fixture_at(made, "a/f"), rcn_text_of(""),
                               made->log));
    assert_false(rcn_folder_make(rcn_fixture_at(made, "a/f/g"), made->log));
    assert_int_equal(rcn_log_worst(made->log), RCN_FATAL);
}

static void
paths(void **state)
{
    rcn_fixture *made = *state;
    assert_string_equal(rcn_path_join(made->arena, "a", "b"), "a/b");
    assert_string_equal(rcn_path_join(made->arena, "a/", "b"), "a/b");
    assert_string_equal(rcn_path_join(made->arena, "a", ""), "a");
    assert_string_equal(rcn_path_name("a/b.txt"), "b.txt");
    assert_string_equal(rcn_path_name("b.txt"), "b.txt");
    assert_string_equal(rcn_path_name("a/"), "");
}

static void
names_are_in_the_order_of_their_numbers(void **state)
{
    static const char *const sorted[] = {"a/z.html",
                                         "a.html",
                                         "page.html",
                                         "page-2.html",
                                         "page-10.html",
                                         "page10.html",
                                         "page10b",
                                         "x007",
                                         "x7",
                                         "x18446744073709551617",
                                         "x18446744073709551618"};
    (void)state;
    size_t count = sizeof sorted / sizeof *sorted;
    for (size_t i = 0; i < count; i++) {
        for (size_t k = 0; k < count; k++) {
            int order = rcn_path_compare(sorted[i], sorted[k]);
            assert_int_equal((order > 0) - (order < 0), (i > k) - (i < k));
        }
    }
}

static void
data_is_found_or_told(void **state)
{
    rcn_fixture *made = *state;
    assert_int_equal(setenv("RECENSION_DATA", made->folder, 1), 0);
    assert_null(rcn_data_folder(made->arena, made->log));
    assert_int_equal(rcn_log_count_code(made->log, RCN_CODE_DATA_MISSING), 1);
    assert_int_equal(mkdir(rcn_fixture_at(made, "rules"), 0700), 0);
    assert_string_equal(rcn_data_folder(made->arena, made->log), made->folder);
}

#define TEST(name)                                                 \
    cmocka_unit_test_setup_teardown(name, rcn_fixture_open_folder, \
                                    rcn_fixture_close)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(writing_replaces_the_whole),
        TEST(mapped_files_end_in_a_nul),
        TEST(a_failed_write_leaves_the_old_file),
        TEST(a_failed_rename_removes_the_temporary),
        TEST(reading_says_why_not),
        TEST(folders_with_their_parents),
        TEST(paths),
        TEST(names_are_in_the_order_of_their_numbers),
        TEST(data_is_found_or_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
