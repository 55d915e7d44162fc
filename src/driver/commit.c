/* Files that change together (a redo log with one record, J. Gray and A. Reuter,
 * "Transaction Processing", 1993, 10.3; POSIX.1-2017, rename: atomic for one
 * name).  All new files are synced before the decision; links to the old files
 * allow to undo it while this process lives, and the staging folder allows the
 * next one to finish it. */
#include "driver/commit.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"

#define OLD    "old"
#define RETIRE "retire"

static const char *
in_folder(const rcn_commit *commit, const char *name)
{
    return rcn_path_join(commit->arena, commit->folder, name);
}

static const char *
in_staging(const rcn_commit *commit, const char *part, const char *name)
{
    const char *folder = rcn_path_join(commit->arena, commit->staging, part);
    return rcn_path_join(commit->arena, folder, name);
}

static bool
exists(const char *path)
{
    struct stat status;
    return lstat(path, &status) == 0;
}

static bool
fail(rcn_commit *commit, const char *path)
{
    commit->fault = path;
    return false;
}

/* Gives a file a second name.  Not all file systems have them. */
static bool
name_again(const char *path, const char *name)
{
    return link(path, name) == 0;
}

/* A second name for the file that will be replaced.  Without one the change
 * cannot be undone, but it can be finished. */
static void
keep_old(const rcn_commit *commit, const char *name)
{
    (void)name_again(in_folder(commit, name), in_staging(commit, OLD, name));
}

/* Makes the folder that a name begins with, "review" of "review/a.js", inside
 * `path`; one that is there is good too. */
static bool
make_folder_of(const rcn_commit *commit, const char *path, const char *name)
{
    const char *slash = strchr(name, '/');
    return !slash ||
           mkdir(rcn_path_join(commit->arena, path,
                               rcn_arena_strndup(commit->arena, name,
                                                 (size_t)(slash - name))),
                 0777) == 0 ||
           errno == EEXIST;
}

static bool
touch(const char *path)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0666);
    return fd >= 0 && close(fd) == 0;
}

/* All that the decision needs is on the disk. */
static bool
prepare(rcn_commit *commit)
{
    for (size_t i = 0; i < commit->files->count; i++) {
        const char *name = commit->files->items[i];
        if (!rcn_file_sync(in_staging(commit, "", name))) {
            return fail(commit, in_folder(commit, name));
        }
    }
    if (mkdir(in_staging(commit, OLD, ""), 0777) != 0 ||
        mkdir(in_staging(commit, RETIRE, ""), 0777) != 0) {
        return fail(commit, commit->folder);
    }
    for (size_t i = 0; i < commit->files->count; i++) {
        const char *name = commit->files->items[i];
        if (make_folder_of(commit, in_staging(commit, "", OLD), name)) {
            keep_old(commit, name);
        }
    }
    for (size_t i = 0; i < commit->retired->count; i++) {
        const char *name = commit->retired->items[i];
        if (make_folder_of(commit, in_staging(commit, "", OLD), name)) {
            keep_old(commit, name);
        }
        if (!make_folder_of(commit, in_staging(commit, "", RETIRE), name) ||
            !touch(in_staging(commit, RETIRE, name))) {
            return fail(commit, in_folder(commit, name));
        }
    }
    return (rcn_file_sync(in_staging(commit, OLD, "")) &&
            rcn_file_sync(in_staging(commit, RETIRE, "")) &&
            rcn_file_sync(commit->staging)) ||
           fail(commit, commit->folder);
}

/* Puts an old file back in place of the new one, which stays in the staging
 * folder, so that the change can still be finished if this fails. */
static bool
put_back(const rcn_commit *commit, const char *name)
{
    const char *path = in_folder(commit, name);
    const char *new = in_staging(commit, "", name);
    const char *old = in_staging(commit, OLD, name);
    if (!exists(old)) {
        return rcn_file_move(path, new);
    }
    (void)name_again(path, new);
    return rcn_file_move(old, path);
}

static bool
undo(rcn_commit *commit, size_t moved, size_t retired)
{
    bool ok = true;
    for (size_t i = retired; i > 0; i--) {
        const char *name = commit->retired->items[i - 1];
        ok = rcn_file_move(in_staging(commit, OLD, name),
                           in_folder(commit, name)) &&
             ok;
    }
    for (size_t i = moved; i > 0; i--) {
        ok = put_back(commit, commit->files->items[i - 1]) && ok;
    }
    (void)rcn_file_sync(commit->folder);
    return ok;
}

/* The change itself, after the decision. */
static bool
apply(rcn_commit *commit)
{
    size_t moved = 0;
    size_t retired = 0;
    while (moved < commit->files->count) {
        const char *name = commit->files->items[moved];
        if (!make_folder_of(commit, commit->folder, name) ||
            !rcn_file_move(in_staging(commit, "", name),
                           in_folder(commit, name))) {
            (void)fail(commit, in_folder(commit, name));
            break;
        }
        moved++;
    }
    while (!commit->fault && retired < commit->retired->count) {
        const char *path = in_folder(commit, commit->retired->items[retired]);
        if (unlink(path) != 0) {
            (void)fail(commit, path);
            break;
        }
        retired++;
    }
    if (!commit->fault && rcn_file_sync(commit->folder)) {
        return true;
    }
    commit->fault = commit->fault ? commit->fault : commit->folder;
    int reason = errno;
    if (undo(commit, moved, retired)) {
        rcn_commit_remove(commit->arena, commit->staging);
    }
    errno = reason;
    return false;
}

bool
rcn_commit_run(rcn_commit *commit)
{
    const char *decided = in_folder(commit, RCN_COMMIT_NAME);
    const char *staging = commit->staging;
    if (!prepare(commit)) {
        return false;
    }
    if (!rcn_file_move(staging, decided)) {
        return fail(commit, commit->folder);
    }
    if (!rcn_file_sync(commit->folder)) {
        int reason = errno;
        (void)rcn_file_move(decided, staging);
        errno = reason;
        return fail(commit, commit->folder);
    }
    commit->staging = decided;
    if (!apply(commit)) {
        return false;
    }
    /* Under its old name a remainder is swept, not finished once more. */
    commit->staging = rcn_file_move(decided, staging) ? staging : decided;
    rcn_commit_remove(commit->arena, commit->staging);
    return true;
}

/* Adds the regular files of a folder and of the folders in it, OLD and RETIRE
 * apart, with names relative to `path`. */
static void
list_files(rcn_arena *arena, const char *path, const char *inner,
           rcn_commit_names *names)
{
    DIR *folder = opendir(rcn_path_join(arena, path, inner));
    for (struct dirent *entry = folder ? readdir(folder) : NULL; entry;
         entry = readdir(folder)) {
        struct stat status;
        const char *name = *inner ? rcn_path_join(arena, inner, entry->d_name)
                                  : rcn_arena_strdup(arena, entry->d_name);
        const char *file = rcn_path_join(arena, path, name);
        if (lstat(file, &status) != 0) {
            continue;
        }
        if (S_ISREG(status.st_mode)) {
            RCN_PUSH(arena, names, name);
        } else if (S_ISDIR(status.st_mode) && !*inner && name[0] != '.' &&
                   strcmp(name, OLD) != 0 && strcmp(name, RETIRE) != 0) {
            list_files(arena, path, name, names);
        }
    }
    if (folder) {
        (void)closedir(folder);
    }
}

bool
rcn_commit_finish(rcn_arena *arena, const char *folder)
{
    rcn_commit commit = {.arena = arena,
                         .folder = folder,
                         .staging =
                             rcn_path_join(arena, folder, RCN_COMMIT_NAME)};
    if (!exists(commit.staging)) {
        return true;
    }
    rcn_commit_names files = {0}, retired = {0};
    list_files(arena, commit.staging, "", &files);
    list_files(arena, in_staging(&commit, "", RETIRE), "", &retired);
    bool ok = true;
    for (size_t i = 0; i < files.count; i++) {
        ok = make_folder_of(&commit, folder, files.items[i]) &&
             rcn_file_move(in_staging(&commit, "", files.items[i]),
                           in_folder(&commit, files.items[i])) &&
             ok;
    }
    for (size_t i = 0; i < retired.count; i++) {
        (void)unlink(in_folder(&commit, retired.items[i]));
    }
    ok = ok && rcn_file_sync(folder);
    if (ok) {
        rcn_commit_remove(arena, commit.staging);
    }
    return ok;
}

/* Removes a folder with its files and folders, `depth` levels of them. */
static void
remove_tree(rcn_arena *arena, const char *path, int depth)
{
    DIR *folder = depth ? opendir(path) : NULL;
    for (struct dirent *entry = folder ? readdir(folder) : NULL; entry;
         entry = readdir(folder)) {
        const char *name = entry->d_name;
        const char *file = rcn_path_join(arena, path, name);
        struct stat status;
        if (strcmp(name, ".") == 0 || strcmp(name, "..") == 0 ||
            lstat(file, &status) != 0) {
            continue;
        }
        if (S_ISDIR(status.st_mode)) {
            remove_tree(arena, file, depth - 1);
        } else {
            (void)unlink(file);
        }
    }
    if (folder) {
        (void)closedir(folder);
    }
    (void)rmdir(path);
}

void
rcn_commit_remove(rcn_arena *arena, const char *staging)
{
    remove_tree(arena, staging, 3);
}
