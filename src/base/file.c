/* Reading whole files and writing files that are whole or absent. */
/* For madvise: feature_test_macros(7) gives the name.
 * NOLINTNEXTLINE(*-reserved-identifier,*-identifier-naming) */
#define _DEFAULT_SOURCE
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/codes.h"

static bool
read_fd(rcn_arena *arena, int fd, size_t size, rcn_text *ret_bytes)
{
    char *bytes = rcn_arena_grow(arena, NULL, 0, size + 1);
    size_t len = 0;
    while (len < size) {
        ssize_t got = read(fd, bytes + len, size - len);
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got < 0) {
            return false;
        }
        if (got == 0) {
            break;
        }
        len += (size_t)got;
    }
    bytes[len] = '\0';
    *ret_bytes = (rcn_text){bytes, len};
    return true;
}

/* Opens a regular file of at most `limit` bytes; -1 when logged. */
static int
open_regular(const char *path, rcn_place place, size_t limit, rcn_log *log,
             size_t *ret_size)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    struct stat status;
    if (fd < 0 || fstat(fd, &status) != 0) {
        rcn_log_add(log, RCN_CODE_FILE_READ, place, "%s", strerror(errno));
    } else if (!S_ISREG(status.st_mode)) {
        rcn_log_add(log, RCN_CODE_FILE_READ, place, "not a regular file");
    } else if ((uintmax_t)status.st_size > limit) {
        rcn_log_add(log, RCN_CODE_FILE_TOO_LARGE, place,
                    "%ju bytes, at most %zu are read",
                    (uintmax_t)status.st_size, limit);
    } else {
        *ret_size = (size_t)status.st_size;
        return fd;
    }
    if (fd >= 0) {
        (void)close(fd);
    }
    return -1;
}

bool
rcn_file_read(rcn_arena *arena, const char *path, const char *shown,
              size_t limit, rcn_log *log, rcn_text *ret_bytes)
{
    rcn_place place = {shown, 0, 0};
    size_t size = 0;
    int fd = open_regular(path, place, limit, log, &size);
    if (fd < 0) {
        return false;
    }
    bool ok = read_fd(arena, fd, size, ret_bytes);
    if (!ok) {
        rcn_log_add(log, RCN_CODE_FILE_READ, place, "%s", strerror(errno));
    }
    (void)close(fd);
    return ok;
}

typedef struct rcn_mapping {
    void *at;
    size_t len;
} rcn_mapping;

static void
unmap(void *object)
{
    const rcn_mapping *mapping = object;
    (void)munmap(mapping->at, mapping->len);
}

bool
rcn_file_map(rcn_arena *arena, const char *path, const char *shown,
             size_t limit, rcn_log *log, rcn_text *ret_bytes)
{
    rcn_place place = {shown, 0, 0};
    size_t size = 0;
    int fd = open_regular(path, place, limit, log, &size);
    if (fd < 0) {
        return false;
    }
    /* A page of zeros lies behind the file, whatever its length. */
    size_t page = (size_t)sysconf(_SC_PAGESIZE);
    rcn_mapping mapping = {.len = (size / page + 2) * page};
    mapping.at =
        mmap(NULL, mapping.len, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    bool ok = mapping.at != MAP_FAILED &&
              (!size || mmap(mapping.at, size, PROT_READ,
                             MAP_PRIVATE | MAP_FIXED, fd, 0) != MAP_FAILED);
    if (!ok) {
        rcn_log_add(log, RCN_CODE_FILE_READ, place, "%s", strerror(errno));
    }
    if (mapping.at != MAP_FAILED) {
        rcn_mapping *kept = rcn_arena_alloc(arena, 1, sizeof *kept);
        *kept = mapping;
        rcn_arena_defer(arena, unmap, kept);
    }
    (void)close(fd);
    *ret_bytes = ok ? (rcn_text){mapping.at, size} : *ret_bytes;
    return ok;
}

void
rcn_file_forget(rcn_text bytes)
{
    size_t page = (size_t)sysconf(_SC_PAGESIZE);
    uintptr_t start = ((uintptr_t)bytes.at + page - 1) / page * page;
    uintptr_t end = ((uintptr_t)bytes.at + bytes.len) / page * page;
    if (start < end) {
        size_t skip = (size_t)(start - (uintptr_t)bytes.at);
        union {
            const char *bytes;
            void *start; /* madvise writes nothing there */
        } at = {bytes.at + skip};
        (void)madvise(at.start, end - start, MADV_DONTNEED);
    }
}

static bool
write_failed(rcn_log *log, const char *path)
{
    rcn_log_add(log, RCN_CODE_OUTPUT_WRITE, (rcn_place){path, 0, 0}, "%s",
                strerror(errno));
    return false;
}

bool
rcn_file_sync(const char *path)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) {
        return false;
    }
    int status = fsync(fd);
    while (status != 0 && errno == EINTR) {
        status = fsync(fd);
    }
    int reason = errno;
    (void)close(fd);
    errno = reason;
    return status == 0;
}

bool
rcn_file_move(const char *from, const char *to)
{
    int status = rename(from, to);
    while (status != 0 && errno == EINTR) {
        status = rename(from, to);
    }
    return status == 0;
}

static bool
sync_folder_of(const char *path)
{
    char folder[PATH_MAX];
    const char *slash = strrchr(path, '/');
    size_t len = slash ? (size_t)(slash - path) : 0;
    if (len >= sizeof folder) {
        return false;
    }
    memcpy(folder, path, len);
    folder[len] = '\0';
    return rcn_file_sync(slash ? (len ? folder : "/") : ".");
}

bool
rcn_file_commit(const char *temporary, const char *path, rcn_log *log)
{
    bool ok = rcn_file_sync(temporary) && rcn_file_move(temporary, path) &&
              sync_folder_of(path);
    if (!ok) {
        (void)write_failed(log, path);
        (void)unlink(temporary);
    }
    return ok;
}

static bool
write_all(int fd, rcn_text bytes)
{
    size_t done = 0;
    while (done < bytes.len) {
        ssize_t put = write(fd, bytes.at + done, bytes.len - done);
        if (put < 0 && errno == EINTR) {
            continue;
        }
        if (put <= 0) {
            return false;
        }
        done += (size_t)put;
    }
    return true;
}

bool
rcn_file_write(const char *path, rcn_text bytes, rcn_log *log)
{
    rcn_arena *arena = rcn_arena_new(0);
    char *temporary = rcn_file_temporary(arena, path);
    int fd = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    bool ok = fd >= 0 && write_all(fd, bytes);
    ok = fd >= 0 && close(fd) == 0 && ok;
    if (!ok) {
        (void)write_failed(log, path);
        (void)unlink(temporary);
    } else {
        ok = rcn_file_commit(temporary, path, log);
    }
    rcn_arena_free(arena);
    return ok;
}

char *
rcn_file_temporary(rcn_arena *arena, const char *path)
{
    const char *name = rcn_path_name(path);
    return rcn_arena_printf(arena, "%.*s.%s.%ld.tmp", (int)(name - path), path,
                            name, (long)getpid());
}

/* Sets errno when it is none. */
static bool
is_folder(const char *path)
{
    struct stat status;
    bool there = stat(path, &status) == 0;
    bool folder = there && S_ISDIR(status.st_mode);
    errno = there && !folder ? ENOTDIR : errno;
    return folder;
}

bool
rcn_folder_make(const char *path, rcn_log *log)
{
    rcn_arena *arena = rcn_arena_new(0);
    char *partial = rcn_arena_strdup(arena, path);
    bool ok = true;
    for (char *at = partial + 1; ok && *partial; at++) {
        if (*at == '/' || *at == '\0') {
            char kept = *at;
            *at = '\0';
            ok = mkdir(partial, 0777) == 0 ||
                 (errno == EEXIST && is_folder(partial));
            *at = kept;
            if (!kept) {
                break;
            }
        }
    }
    if (!ok) {
        (void)write_failed(log, path);
    }
    rcn_arena_free(arena);
    return ok;
}

char *
rcn_path_join(rcn_arena *arena, const char *folder, const char *name)
{
    size_t len = strlen(folder);
    const char *between = !*name || (len && folder[len - 1] == '/') ? "" : "/";
    return rcn_arena_printf(arena, "%s%s%s", folder, between, name);
}

static bool
is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

/* Returns where a character stands: the end, a slash and a point before all
 * others. */
static int
rank_of(char byte)
{
    return !byte         ? 0
           : byte == '/' ? 1
           : byte == '.' ? 2
                         : 3 + (unsigned char)byte;
}

/* Compares the numbers at the head of two names and moves behind them. */
static int
compare_numbers(const char **left, const char **right)
{
    *left += strspn(*left, "0");
    *right += strspn(*right, "0");
    size_t left_len = strspn(*left, "0123456789");
    size_t right_len = strspn(*right, "0123456789");
    int order = left_len != right_len ? (left_len < right_len ? -1 : 1)
                                      : memcmp(*left, *right, left_len);
    *left += left_len;
    *right += right_len;
    return order;
}

int
rcn_path_compare(const char *left, const char *right)
{
    const char *a = left;
    const char *b = right;
    while (*a || *b) {
        int order;
        if (is_digit(*a) && is_digit(*b)) {
            order = compare_numbers(&a, &b);
        } else {
            order = rank_of(*a) - rank_of(*b);
            a += *a != '\0';
            b += *b != '\0';
        }
        if (order) {
            return order;
        }
    }
    return strcmp(left, right);
}

const char *
rcn_path_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

static bool
holds_rules(rcn_arena *arena, const char *folder)
{
    struct stat status;
    return stat(rcn_path_join(arena, folder, "rules"), &status) == 0 &&
           S_ISDIR(status.st_mode);
}

static const char *
data_beside_program(rcn_arena *arena)
{
    char program[PATH_MAX];
    ssize_t len = readlink("/proc/self/exe", program, sizeof program - 1);
    if (len <= 0) {
        return NULL;
    }
    program[len] = '\0';
    static const char *const places[] = {"share/recension",
                                         "../share/recension"};
    char *slash = strrchr(program, '/');
    if (slash) {
        *slash = '\0';
    }
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        char *folder = rcn_path_join(arena, program, places[i]);
        if (holds_rules(arena, folder)) {
            return folder;
        }
    }
    return NULL;
}

const char *
rcn_data_folder(rcn_arena *arena, rcn_log *log)
{
    const char *named = getenv("RECENSION_DATA");
    const char *folder = named && *named ? named : data_beside_program(arena);
    if (!folder) {
        folder = RCN_DATA_DIR;
    }
    if (holds_rules(arena, folder)) {
        return folder;
    }
    rcn_log_add(log, RCN_CODE_DATA_MISSING, (rcn_place){folder, 0, 0},
                "no folder rules there; set RECENSION_DATA");
    return NULL;
}

bool
rcn_name_ends(const char *name, const char *end)
{
    size_t name_len = strlen(name);
    size_t end_len = strlen(end);
    return name_len > end_len &&
           strcasecmp(name + name_len - end_len, end) == 0;
}

const char *
rcn_cache_folder(rcn_arena *arena)
{
    const char *cache = getenv("XDG_CACHE_HOME");
    if (cache && *cache == '/') {
        return rcn_path_join(arena, cache, "recension");
    }
    const char *home = getenv("HOME");
    return home && *home == '/' ? rcn_path_join(arena, home, ".cache/recension")
                                : NULL;
}
