/* Snapshots of ArchiveBox: a folder named after the second of the capture, with
 * index.json and the same page in several forms. */
#include "source/files/snapshot.h"

#include <stdbool.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"

/* The best first: what a browser showed, then what a reader made of it. */
static const char *const forms[] = {"singlefile.html", "output.html",
                                    "readability/content.html",
                                    "mercury/content.html", "output.pdf"};

static bool
holds(const char *const *names, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(names[i], name) == 0) {
            return true;
        }
    }
    return false;
}

static bool
is_stamp(const char *name)
{
    return strlen(name) >= 10 && strspn(name, "0123456789.") == strlen(name);
}

const char *
rcn_snapshot_find(rcn_arena *arena, const char *path, const char *const *names,
                  size_t count)
{
    if (!is_stamp(rcn_path_name(path)) || !holds(names, count, "index.json")) {
        return NULL;
    }
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        struct stat status;
        const char *file = rcn_path_join(arena, path, forms[i]);
        if (lstat(file, &status) == 0 && S_ISREG(status.st_mode)) {
            return forms[i];
        }
    }
    return NULL;
}

const char *
rcn_snapshot_index(rcn_arena *arena, const char *path)
{
    size_t len = strlen(path) - strlen(rcn_path_name(path));
    const char *folder = len ? rcn_arena_strndup(arena, path, len - 1) : "";
    return is_stamp(rcn_path_name(folder))
               ? rcn_path_join(arena, folder, "index.json")
               : NULL;
}
