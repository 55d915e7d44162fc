/* The output folder of a build: one build at a time (flock(2) on the folder),
 * files in a temporary folder of its own (mkdtemp) until all are good. */
#include "driver/outputs.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/codes.h"
#include "base/file.h"
#include "base/list.h"
#include "driver/commit.h"

#define PREFIX ".recension."

struct rcn_outputs {
    rcn_arena *arena;
    rcn_log *log;
    const char *folder;
    char *temporary;
    int lock;  /* the open folder, or -1 */
    bool made; /* the folder was not there before */
    rcn_commit_names files, retired;
};

static void
drop(void *object)
{
    rcn_outputs *outputs = object;
    rcn_commit_remove(outputs->arena, outputs->temporary);
    if (outputs->made) {
        (void)rmdir(outputs->folder); /* only an empty one goes */
    }
    if (outputs->lock >= 0) {
        (void)close(outputs->lock);
    }
}

/* No other build is at work in the folder: what is temporary was left. */
static void
sweep(rcn_arena *arena, const char *path)
{
    DIR *folder = opendir(path);
    for (struct dirent *entry = folder ? readdir(folder) : NULL; entry;
         entry = readdir(folder)) {
        if (strncmp(entry->d_name, PREFIX, strlen(PREFIX)) == 0 &&
            strcmp(entry->d_name, RCN_COMMIT_NAME) != 0) {
            rcn_commit_remove(arena, rcn_path_join(arena, path, entry->d_name));
        }
    }
    if (folder) {
        (void)closedir(folder);
    }
}

static bool
fail(const char *path, const char *reason, rcn_log *log)
{
    rcn_log_add(log, RCN_CODE_OUTPUT_WRITE, (rcn_place){path, 0, 0}, "%s",
                reason);
    return false;
}

/* Where a file system has no locks the folder is used without one, and nothing
 * is swept. */
static bool
lock_folder(rcn_outputs *outputs, rcn_log *log)
{
    const char *folder = outputs->folder;
    outputs->lock = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (outputs->lock < 0) {
        return fail(folder, strerror(errno), log);
    }
    if (flock(outputs->lock, LOCK_EX | LOCK_NB) == 0) {
        if (!rcn_commit_finish(outputs->arena, folder)) {
            return fail(folder, strerror(errno), log);
        }
        sweep(outputs->arena, folder);
    } else if (errno == EWOULDBLOCK) {
        return fail(folder, "another build is writing into this folder", log);
    }
    return true;
}

static void
unlock(void *object)
{
    rcn_outputs *outputs = object;
    if (outputs->lock >= 0) {
        (void)close(outputs->lock);
    }
}

rcn_outputs *
rcn_outputs_open(rcn_arena *arena, const char *folder, rcn_log *log)
{
    struct stat status;
    rcn_outputs *outputs = rcn_arena_alloc(arena, 1, sizeof *outputs);
    *outputs = (rcn_outputs){.arena = arena,
                             .folder = folder,
                             .temporary =
                                 rcn_path_join(arena, folder, PREFIX "XXXXXX"),
                             .made = stat(folder, &status) != 0,
                             .lock = -1};
    if (!rcn_folder_make(folder, log)) {
        return NULL;
    }
    if (!lock_folder(outputs, log)) {
        unlock(outputs);
        return NULL;
    }
    if (!mkdtemp(outputs->temporary)) {
        (void)fail(folder, strerror(errno), log);
        unlock(outputs);
        return NULL;
    }
    outputs->log = log;
    rcn_arena_defer(arena, drop, outputs);
    rcn_log_rename(log, rcn_path_join(arena, outputs->temporary, ""),
                   rcn_path_join(arena, folder, ""));
    return outputs;
}

const char *
rcn_outputs_add(rcn_outputs *outputs, const char *name)
{
    const char *slash = strchr(name, '/');
    if (slash) { /* the caller fails when it writes the file */
        const char *folder = rcn_path_join(
            outputs->arena, outputs->temporary,
            rcn_arena_strndup(outputs->arena, name, (size_t)(slash - name)));
        if (access(folder, F_OK) != 0 && mkdir(folder, 0777) != 0) {
            (void)fail(folder, strerror(errno), outputs->log);
        }
    }
    RCN_PUSH(outputs->arena, &outputs->files,
             rcn_arena_strdup(outputs->arena, name));
    return rcn_path_join(outputs->arena, outputs->temporary, name);
}

static bool
holds(const rcn_commit_names *names, const char *name)
{
    for (size_t i = 0; i < names->count; i++) {
        if (strcmp(names->items[i], name) == 0) {
            return true;
        }
    }
    return false;
}

void
rcn_outputs_retire(rcn_outputs *outputs, const char *name)
{
    struct stat status;
    const char *path = rcn_path_join(outputs->arena, outputs->folder, name);
    if (!holds(&outputs->files, name) && !holds(&outputs->retired, name) &&
        lstat(path, &status) == 0 && S_ISREG(status.st_mode)) {
        RCN_PUSH(outputs->arena, &outputs->retired,
                 rcn_arena_strdup(outputs->arena, name));
    }
}

void
rcn_outputs_retire_folder(rcn_outputs *outputs, const char *name,
                          const char *ending)
{
    rcn_arena *arena = outputs->arena;
    DIR *folder = opendir(rcn_path_join(arena, outputs->folder, name));
    for (struct dirent *entry = folder ? readdir(folder) : NULL; entry;
         entry = readdir(folder)) {
        if (rcn_name_ends(entry->d_name, ending)) {
            rcn_outputs_retire(outputs,
                               rcn_path_join(arena, name, entry->d_name));
        }
    }
    if (folder) {
        (void)closedir(folder);
    }
}

void
rcn_outputs_clear(rcn_outputs *outputs)
{
    for (size_t i = 0; i < outputs->files.count; i++) {
        (void)unlink(rcn_path_join(outputs->arena, outputs->temporary,
                                   outputs->files.items[i]));
    }
    outputs->files.count = 0;
    outputs->retired.count = 0;
}

bool
rcn_outputs_commit(rcn_outputs *outputs, rcn_log *log)
{
    rcn_commit commit = {.arena = outputs->arena,
                         .folder = outputs->folder,
                         .staging = outputs->temporary,
                         .files = &outputs->files,
                         .retired = &outputs->retired};
    if (!rcn_commit_run(&commit)) {
        return fail(commit.fault, strerror(errno), log);
    }
    outputs->made = false;
    return true;
}

size_t
rcn_outputs_count(const rcn_outputs *outputs)
{
    return outputs->files.count;
}

const char *
rcn_outputs_path(const rcn_outputs *outputs, size_t index)
{
    return rcn_path_join(outputs->arena, outputs->folder,
                         outputs->files.items[index]);
}
