/* Files that land together or not at all: written into one temporary folder,
 * synced and renamed (POSIX.1-2017, rename: atomic for each file). */
#include "driver/outputs.h"

#include <dirent.h>
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/codes.h"
#include "base/file.h"
#include "base/list.h"

#define PREFIX ".recension."
#define SUFFIX ".tmp"

typedef struct rcn_output {
    const char *temporary, *path;
} rcn_output;

struct rcn_outputs {
    rcn_arena *arena;
    const char *folder, *temporary;
    RCN_LIST(rcn_output) files;
};

/* Removes a temporary folder with the files in it: none holds folders. */
static void
remove_folder(const char *path)
{
    rcn_arena *arena = rcn_arena_new(0);
    DIR *folder = opendir(path);
    for (struct dirent *entry = folder ? readdir(folder) : NULL; entry;
         entry = readdir(folder)) {
        (void)unlink(rcn_path_join(arena, path, entry->d_name));
    }
    if (folder) {
        (void)closedir(folder);
    }
    (void)rmdir(path);
    rcn_arena_free(arena);
}

static void
drop(void *object)
{
    rcn_outputs *outputs = object;
    remove_folder(outputs->temporary);
}

/* The process that made a temporary folder, or 0 when it is not one. */
static long
maker_of(const char *name)
{
    if (strncmp(name, PREFIX, strlen(PREFIX)) != 0) {
        return 0;
    }
    char *end = NULL;
    errno = 0;
    long maker = strtol(name + strlen(PREFIX), &end, 10);
    return !errno && maker > 0 && strcmp(end, SUFFIX) == 0 ? maker : 0;
}

static void
sweep(rcn_arena *arena, const char *path)
{
    DIR *folder = opendir(path);
    for (struct dirent *entry = folder ? readdir(folder) : NULL; entry;
         entry = readdir(folder)) {
        long maker = maker_of(entry->d_name);
        if (maker && kill((pid_t)maker, 0) != 0 && errno == ESRCH) {
            remove_folder(rcn_path_join(arena, path, entry->d_name));
        }
    }
    if (folder) {
        (void)closedir(folder);
    }
}

rcn_outputs *
rcn_outputs_open(rcn_arena *arena, const char *folder, rcn_log *log)
{
    if (!rcn_folder_make(folder, log)) {
        return NULL;
    }
    sweep(arena, folder);
    rcn_outputs *outputs = rcn_arena_alloc(arena, 1, sizeof *outputs);
    const char *name =
        rcn_arena_printf(arena, PREFIX "%ld" SUFFIX, (long)getpid());
    *outputs = (rcn_outputs){.arena = arena,
                             .folder = folder,
                             .temporary = rcn_path_join(arena, folder, name)};
    if (mkdir(outputs->temporary, 0777) != 0) {
        rcn_log_add(log, RCN_CODE_OUTPUT_WRITE, (rcn_place){folder, 0, 0}, "%s",
                    strerror(errno));
        return NULL;
    }
    rcn_arena_defer(arena, drop, outputs);
    rcn_log_rename(log, rcn_path_join(arena, outputs->temporary, ""),
                   rcn_path_join(arena, folder, ""));
    return outputs;
}

const char *
rcn_outputs_add(rcn_outputs *outputs, const char *name)
{
    rcn_output file = {rcn_path_join(outputs->arena, outputs->temporary, name),
                       rcn_path_join(outputs->arena, outputs->folder, name)};
    RCN_PUSH(outputs->arena, &outputs->files, file);
    return file.temporary;
}

void
rcn_outputs_clear(rcn_outputs *outputs)
{
    for (size_t i = 0; i < outputs->files.count; i++) {
        (void)unlink(outputs->files.items[i].temporary);
    }
    outputs->files.count = 0;
}

bool
rcn_outputs_commit(rcn_outputs *outputs, rcn_log *log)
{
    bool ok = true;
    for (size_t i = 0; ok && i < outputs->files.count; i++) {
        const rcn_output *file = &outputs->files.items[i];
        ok = rcn_file_commit(file->temporary, file->path, log);
    }
    remove_folder(outputs->temporary);
    return ok;
}

size_t
rcn_outputs_count(const rcn_outputs *outputs)
{
    return outputs->files.count;
}

const char *
rcn_outputs_path(const rcn_outputs *outputs, size_t index)
{
    return outputs->files.items[index].path;
}
