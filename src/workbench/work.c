/* The thread that keeps the snapshot up to date.  Files are watched by their
 * sizes and times once a second: inotify does not see network folders, and a
 * second is soon enough. */
#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "workbench/session.h"

#define WATCH_DEPTH 8
#define HASH_START  UINT64_C(14695981039346656037)
#define HASH_PRIME  UINT64_C(1099511628211)

/* FNV-1a (G. Fowler, L. C. Noll, K.-P. Vo). */
static uint64_t
mix(uint64_t hash, uint64_t value)
{
    for (int i = 0; i < 8; i++) {
        hash = (hash ^ (value >> (8 * i) & 0xFF)) * HASH_PRIME;
    }
    return hash;
}

static uint64_t
watch_file(uint64_t hash, const struct stat *status)
{
    hash = mix(hash, (uint64_t)status->st_ino);
    hash = mix(hash, (uint64_t)status->st_size);
    hash = mix(hash, (uint64_t)status->st_mtim.tv_sec);
    return mix(hash, (uint64_t)status->st_mtim.tv_nsec);
}

/* Returns a number that changes when a file below `path` does.  Sums do not
 * depend on the order in which a folder lists its files. */
static uint64_t
watch(rcn_arena *arena, const char *path, int depth)
{
    struct stat status;
    if (stat(path, &status) != 0) {
        return 0;
    }
    if (!S_ISDIR(status.st_mode)) {
        return watch_file(HASH_START, &status);
    }
    uint64_t sum = 0;
    DIR *folder = depth ? opendir(path) : NULL;
    for (struct dirent *entry = folder ? readdir(folder) : NULL; entry;
         entry = readdir(folder)) {
        if (entry->d_name[0] != '.' && !rcn_name_ends(entry->d_name, "~")) {
            sum += watch(arena, rcn_path_join(arena, path, entry->d_name),
                         depth - 1);
        }
    }
    if (folder) {
        (void)closedir(folder);
    }
    return sum;
}

uint64_t
rcn_session_watch(const rcn_session *session)
{
    rcn_arena *arena = rcn_arena_new(0);
    uint64_t sum = watch(arena, session->options->folder, WATCH_DEPTH);
    sum = mix(sum, watch(arena, session->options->yaml, 1));
    rcn_arena_free(arena);
    return sum;
}

/* Returns the worst diagnostic in one line. */
static char *
first_error(const rcn_log *log)
{
    char *bytes = NULL;
    size_t len = 0;
    FILE *out = open_memstream(&bytes, &len);
    if (out) {
        (void)rcn_log_print(log, out, RCN_FATAL, RCN_LOG_TEXT);
        (void)fclose(out);
    }
    if (bytes) {
        bytes[strcspn(bytes, "\n")] = '\0';
    }
    return bytes;
}

/* Reads the folder; the lock is not held. */
static void
read_folder(rcn_session *session, uint64_t asked)
{
    rcn_log *log = rcn_log_new();
    rcn_served *made = rcn_served_new();
    bool ok = session->options->read(session->options->user, made, log);
    char *error = ok ? NULL : first_error(log);
    rcn_served *old = made;
    (void)pthread_mutex_lock(&session->lock);
    free(session->error);
    session->error = error;
    session->read = asked;
    if (ok) {
        old = session->served;
        session->served = made;
        session->revision++;
    }
    (void)pthread_mutex_unlock(&session->lock);
    rcn_served_free(old);
    rcn_log_free(log);
}

/* Sets the books; the lock is not held. */
static void
set_preview(rcn_session *session, uint64_t revision)
{
    rcn_log *log = rcn_log_new();
    rcn_served *made = rcn_served_new();
    bool ok = session->options->preview(session->options->user, made, log);
    char *error = ok ? NULL : first_error(log);
    rcn_served *old = made;
    (void)pthread_mutex_lock(&session->lock);
    free(session->preview_error);
    session->preview_error = error;
    session->preview_revision = revision;
    session->preview_asked = false;
    if (ok) {
        old = session->preview;
        session->preview = made;
    }
    (void)pthread_mutex_unlock(&session->lock);
    rcn_served_free(old);
    rcn_log_free(log);
}

static void
wait_a_second(rcn_session *session)
{
    struct timespec until;
    (void)clock_gettime(CLOCK_REALTIME, &until);
    until.tv_sec++;
    (void)pthread_cond_timedwait(&session->wake, &session->lock, &until);
}

void *
rcn_session_work(void *user)
{
    rcn_session *session = user;
    uint64_t seen = session->seen;
    (void)pthread_mutex_lock(&session->lock);
    while (!session->stop) {
        uint64_t asked = session->asked;
        bool due = asked != session->read;
        bool preview = session->preview_asked;
        (void)pthread_mutex_unlock(&session->lock);
        uint64_t now = rcn_session_watch(session);
        if (due || now != seen) {
            seen = now;
            read_folder(session, asked);
        }
        if (preview) { /* of what was just read; this thread alone changes it */
            set_preview(session, session->revision);
        }
        (void)pthread_mutex_lock(&session->lock);
        if (!session->stop && session->asked == session->read &&
            !session->preview_asked) {
            wait_a_second(session);
        }
    }
    (void)pthread_mutex_unlock(&session->lock);
    return NULL;
}

void
rcn_session_ask(rcn_session *session)
{
    session->asked++;
    (void)pthread_cond_signal(&session->wake);
}
