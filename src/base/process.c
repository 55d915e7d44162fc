/* Other people's programs as readers (pdftotext and the like), run without a
 * shell by posix_spawn. */
/* For prlimit and environ: feature_test_macros(7) gives the name.
 * NOLINTNEXTLINE(*-reserved-identifier,*-identifier-naming) */
#define _GNU_SOURCE
#include "base/process.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdint.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#define PIECE ((size_t)64 * 1024)

/* What a helper may use: a document that makes it run away costs that document
 * alone. */
#define CPU_SECONDS  ((rlim_t)600)
#define MEMORY_BYTES ((rlim_t)2 << 30) /* without mapped files */
#define FILE_BYTES   ((rlim_t)2 << 30)

typedef struct rcn_pipes {
    int to_child[2], from_child[2];
} rcn_pipes;

static void
close_end(int *end)
{
    if (*end >= 0) {
        (void)close(*end);
        *end = -1;
    }
}

static bool
open_pipes(rcn_pipes *pipes)
{
    *pipes = (rcn_pipes){{-1, -1}, {-1, -1}};
    if (pipe(pipes->to_child) != 0 || pipe(pipes->from_child) != 0) {
        close_end(&pipes->to_child[0]);
        close_end(&pipes->to_child[1]);
        return false;
    }
    (void)fcntl(pipes->to_child[1], F_SETFD, FD_CLOEXEC);
    (void)fcntl(pipes->from_child[0], F_SETFD, FD_CLOEXEC);
    (void)fcntl(pipes->to_child[1], F_SETFL, O_NONBLOCK);
    return true;
}

/* Returns the environment with LC_ALL=C, so that what is printed depends on
 * nothing of the user's. */
static char **
plain_environment(rcn_arena *arena)
{
    size_t count = 0;
    while (environ[count]) {
        count++;
    }
    char **plain = rcn_arena_alloc(arena, count + 2, sizeof *plain);
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        if (strncmp(environ[i], "LC_", 3) != 0 &&
            strncmp(environ[i], "LANG", 4) != 0) {
            plain[kept++] = environ[i];
        }
    }
    plain[kept] = rcn_arena_strdup(arena, "LC_ALL=C");
    return plain;
}

static void
set_limits(pid_t child)
{
    const struct rlimit cpu = {CPU_SECONDS, CPU_SECONDS};
    const struct rlimit memory = {MEMORY_BYTES, MEMORY_BYTES};
    const struct rlimit file = {FILE_BYTES, FILE_BYTES};
    (void)prlimit(child, RLIMIT_CPU, &cpu, NULL);
    (void)prlimit(child, RLIMIT_DATA, &memory, NULL);
    (void)prlimit(child, RLIMIT_FSIZE, &file, NULL);
}

static int
start(rcn_arena *arena, const char *const *arguments, rcn_pipes *pipes,
      pid_t *ret_child)
{
    size_t count = 0;
    while (arguments[count]) {
        count++;
    }
    char **copies = rcn_arena_alloc(arena, count + 1, sizeof *copies);
    for (size_t i = 0; i < count; i++) {
        copies[i] = rcn_arena_strdup(arena, arguments[i]);
    }
    posix_spawn_file_actions_t actions;
    if (posix_spawn_file_actions_init(&actions) != 0) {
        rcn_out_of_memory();
    }
    (void)posix_spawn_file_actions_adddup2(&actions, pipes->to_child[0], 0);
    (void)posix_spawn_file_actions_adddup2(&actions, pipes->from_child[1], 1);
    (void)posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY,
                                           0);
    int error = posix_spawnp(ret_child, copies[0], &actions, NULL, copies,
                             plain_environment(arena));
    (void)posix_spawn_file_actions_destroy(&actions);
    if (!error) {
        set_limits(*ret_child);
    }
    close_end(&pipes->to_child[0]);
    close_end(&pipes->from_child[1]);
    return error;
}

/* Writes what the pipe takes of the input; closes it at the end. */
static void
feed(rcn_pipes *pipes, rcn_text *input)
{
    ssize_t put = 0;
    if (input->len) {
        put = write(pipes->to_child[1], input->at, input->len);
    }
    if (put > 0) {
        *input = rcn_text_slice(*input, (size_t)put, input->len);
    }
    bool again = put < 0 && (errno == EAGAIN || errno == EINTR);
    if (!input->len || (put < 0 && !again)) {
        close_end(&pipes->to_child[1]);
    }
}

/* Reads and writes until the program closes its output; false when it printed
 * more than `limit` bytes. */
static bool
converse(rcn_pipes *pipes, rcn_text input, size_t limit, rcn_buffer *output)
{
    for (;;) {
        struct pollfd ends[2] = {{pipes->from_child[0], POLLIN, 0},
                                 {pipes->to_child[1], POLLOUT, 0}};
        if (poll(ends, 2, -1) < 0 && errno != EINTR) {
            return false;
        }
        if (ends[1].revents && pipes->to_child[1] >= 0) {
            feed(pipes, &input);
        }
        if (!ends[0].revents) {
            continue;
        }
        char piece[PIECE];
        ssize_t got = read(pipes->from_child[0], piece, sizeof piece);
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got <= 0) {
            return got == 0;
        }
        if ((size_t)got > limit - output->len) {
            return false;
        }
        rcn_buffer_add(output, (rcn_text){piece, (size_t)got});
    }
}

rcn_process_end
rcn_process_run(rcn_arena *arena, const char *const *arguments, rcn_text input,
                size_t limit, rcn_text *ret_output)
{
    rcn_buffer output = rcn_buffer_new(arena);
    *ret_output = rcn_buffer_text(&output);
    rcn_pipes pipes;
    if (!open_pipes(&pipes)) {
        return RCN_PROCESS_FAILED;
    }
    /* A program that does not read its input must not end us. */
    struct sigaction ignore = {.sa_handler = SIG_IGN};
    struct sigaction before;
    (void)sigaction(SIGPIPE, &ignore, &before);
    pid_t child = 0;
    int error = start(arena, arguments, &pipes, &child);
    rcn_process_end end =
        error == ENOENT ? RCN_PROCESS_MISSING : RCN_PROCESS_FAILED;
    if (!error) {
        bool whole = converse(&pipes, input, limit, &output);
        close_end(&pipes.from_child[0]); /* a program that goes on is ended */
        int status = 0;
        while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
        }
        bool well = whole && WIFEXITED(status) && WEXITSTATUS(status) == 0;
        end = well ? RCN_PROCESS_DONE : RCN_PROCESS_FAILED;
        if (WIFEXITED(status) && WEXITSTATUS(status) == 127) {
            end = RCN_PROCESS_MISSING;
        }
    }
    close_end(&pipes.to_child[1]);
    close_end(&pipes.from_child[0]);
    (void)sigaction(SIGPIPE, &before, NULL);
    *ret_output = rcn_buffer_text(&output);
    return end;
}
