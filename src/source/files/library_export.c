/* Exports of reference managers: which entry of a .bib names a file. */
#include "source/files/library_export.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"

#define BIB_MOST   ((size_t)16 * 1024 * 1024)
#define FILES_MOST 16 /* .bib in one folder */

/* Returns the length of "files/NUMBER/" before the last part of a path; 0: it
 * is no such path. */
static size_t
entry_length(const char *path)
{
    static const char folder[] = "files/";
    const char *end = rcn_path_name(path);
    const char *at = end > path ? end - 1 : end;
    while (at > path && at[-1] >= '0' && at[-1] <= '9') {
        at--;
    }
    size_t len = sizeof folder - 1;
    bool found = end - at > 1 && (size_t)(at - path) >= len &&
                 memcmp(at - len, folder, len) == 0;
    const char *start = found ? at - len : end;
    return found && (start == path || start[-1] == '/') ? (size_t)(end - start)
                                                        : 0;
}

const char *
rcn_library_entry(rcn_arena *arena, const char *path, const char *name)
{
    size_t len = entry_length(name);
    const char *end = rcn_path_name(name);
    return len && entry_length(path) == len
               ? rcn_arena_strndup(arena, end - len, len)
               : NULL;
}

const char *
rcn_library_folder(rcn_arena *arena, const char *path)
{
    size_t before = (size_t)(rcn_path_name(path) - path) - entry_length(path);
    return before ? rcn_arena_strndup(arena, path, before) : "./";
}

static int
by_name(const void *left, const void *right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

/* Returns the names of the .bib files of a folder, sorted; none where there are
 * more than FILES_MOST. */
static size_t
list_bibs(rcn_arena *arena, const char *folder, const char **names)
{
    DIR *dir = opendir(folder);
    size_t count = 0;
    for (const struct dirent *one = NULL;
         dir && count <= FILES_MOST && (one = readdir(dir));) {
        if (one->d_name[0] != '.' && rcn_name_ends(one->d_name, ".bib")) {
            if (count < FILES_MOST) {
                names[count] = rcn_arena_strdup(arena, one->d_name);
            }
            count++;
        }
    }
    count = count > FILES_MOST ? 0 : count;
    if (dir) {
        (void)closedir(dir);
    }
    qsort(names, count, sizeof *names, by_name);
    return count;
}

/* Finds the entry of which a field is ":files/12/..." or "{files/12/...". */
static bool
find_entry(rcn_text bytes, const char *entry, rcn_library_item *item)
{
    size_t at = rcn_text_find(bytes, entry, 0);
    while (at != SIZE_MAX && (!at || !strchr(":{;", bytes.at[at - 1]))) {
        at = rcn_text_find(bytes, entry, at + 1);
    }
    if (at == SIZE_MAX) {
        return false;
    }
    size_t start = at;
    while (start && (bytes.at[start] != '@' || bytes.at[start - 1] != '\n')) {
        start--;
    }
    size_t end = rcn_text_find(bytes, "\n@", at);
    item->entry =
        rcn_text_slice(bytes, start, end == SIZE_MAX ? bytes.len : end);
    item->line = 1;
    for (size_t i = 0; i < start; i++) {
        item->line += bytes.at[i] == '\n';
    }
    return true;
}

bool
rcn_library_find(rcn_arena *arena, const char *folder, const char *entry,
                 rcn_library_item *ret_item)
{
    rcn_arena *scratch = rcn_arena_new(0); /* each file may ask for its entry */
    const char *names[FILES_MOST];
    size_t count = list_bibs(scratch, folder, names);
    rcn_log *quiet = rcn_log_new();
    bool found = false;
    for (size_t i = 0; !found && i < count; i++) {
        rcn_text bytes;
        const char *path = rcn_arena_printf(scratch, "%s%s", folder, names[i]);
        found = rcn_file_read(scratch, path, path, BIB_MOST, quiet, &bytes) &&
                find_entry(bytes, entry, ret_item);
        if (found) {
            ret_item->file = rcn_arena_strdup(arena, names[i]);
            ret_item->entry.at = rcn_text_string(arena, ret_item->entry);
        }
    }
    rcn_log_free(quiet);
    rcn_arena_free(scratch);
    return found;
}
