/* The styles there are: folders with a print.yaml. */
#include "style/style.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/list.h"

static int
by_bytes(const void *left, const void *right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

const char *const *
rcn_style_names(rcn_arena *arena, const char *folder, size_t *ret_count)
{
    RCN_LIST(const char *) names = {0};
    DIR *open = opendir(folder);
    for (const struct dirent *entry = open ? readdir(open) : NULL; entry;
         entry = readdir(open)) {
        const char *print = rcn_path_join(
            arena, rcn_path_join(arena, folder, entry->d_name), "print.yaml");
        if (entry->d_name[0] != '.' && access(print, R_OK) == 0) {
            RCN_PUSH(arena, &names, rcn_arena_strdup(arena, entry->d_name));
        }
    }
    if (open) {
        (void)closedir(open);
    }
    if (names.count) {
        qsort(names.items, names.count, sizeof *names.items, by_bytes);
    }
    *ret_count = names.count;
    return names.items;
}
