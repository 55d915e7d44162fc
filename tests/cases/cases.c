/* Runs the cases of a folder. */
#include "cases/cases.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"

static int
by_name(const void *left, const void *right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

rcn_case_names
case_list(rcn_arena *arena, const char *folder, const char *prefix)
{
    rcn_case_names names = {0};
    DIR *open = opendir(folder);
    assert_non_null(open);
    const struct dirent *entry;
    while ((entry = readdir(open))) {
        if (entry->d_name[0] != '.' &&
            rcn_text_starts(rcn_text_of(entry->d_name), prefix)) {
            RCN_PUSH(arena, &names, rcn_arena_strdup(arena, entry->d_name));
        }
    }
    (void)closedir(open);
    if (names.count) {
        qsort(names.items, names.count, sizeof *names.items, by_name);
    }
    return names;
}

rcn_text
case_read(rcn_arena *arena, const char *folder, const char *name)
{
    rcn_text text = {0};
    rcn_log *log = rcn_log_new();
    const char *path = rcn_path_join(arena, folder, name);
    assert_true(rcn_file_read(arena, path, path, 1 << 24, log, &text));
    rcn_log_free(log);
    return text;
}

rcn_case_names
case_options(rcn_arena *arena, const char *folder)
{
    rcn_case_names options = {0};
    if (!case_list(arena, folder, "options").count) {
        return options;
    }
    char *text = rcn_text_string(arena, case_read(arena, folder, "options"));
    for (char *line = strtok(text, "\n"); line; line = strtok(NULL, "\n")) {
        RCN_PUSH(arena, &options, line);
    }
    return options;
}

const char *
case_value(const char *option, const char *key)
{
    size_t len = strlen(key);
    bool is = strncmp(option, key, len) == 0 && option[len] == ' ';
    return is ? option + len + 1 : NULL;
}

/* Prints the first line in which two texts differ. */
static void
show_difference(const char *folder, rcn_text want, rcn_text have)
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
    print_error("%s/expected.txt:%d:\n  expected %.*s\n  found    %.*s\n",
                folder, line, (int)strcspn(expected, "\n"), expected,
                (int)strcspn(found, "\n"), found);
}

static bool
holds(rcn_arena *arena, const char *folder, rcn_case_maker *make)
{
    rcn_text have = make(arena, folder);
    if (getenv("BLESS")) {
        rcn_log *log = rcn_log_new();
        bool ok = rcn_file_write(rcn_path_join(arena, folder, "expected.txt"),
                                 have, log);
        rcn_log_free(log);
        return ok;
    }
    rcn_text want = case_read(arena, folder, "expected.txt");
    if (!rcn_text_equal(want, have)) {
        show_difference(folder, want, have);
        return false;
    }
    return true;
}

void
cases_hold(const char *root, rcn_case_maker *make)
{
    rcn_arena *arena = rcn_arena_new(0);
    rcn_case_names cases = case_list(arena, root, "");
    size_t failed = 0;
    for (size_t i = 0; i < cases.count; i++) {
        rcn_arena *scratch = rcn_arena_new(0);
        const char *folder = rcn_path_join(arena, root, cases.items[i]);
        failed += !holds(scratch, folder, make);
        rcn_arena_free(scratch);
    }
    assert_true(cases.count > 0);
    assert_int_equal(failed, 0);
    rcn_arena_free(arena);
}
