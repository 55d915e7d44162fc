/* The command: understands its arguments, calls the driver, prints the log,
 * and turns the worst diagnostic into an exit status. */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/codes.h"
#include "base/diag.h"
#include "base/excerpt.h"
#include "cli/help.h"
#include "cli/language.h"
#include "cli/parse.h"

#define EXIT_ERRORS  1
#define EXIT_NOTHING 2
#define EXIT_USAGE   64 /* EX_USAGE of sysexits.h */

#define PATIENCE   2   /* seconds of a step after which its end is estimated */
#define REDRAW     0.1 /* seconds between two lines of one step */
#define OUT_BUFFER 65536

/* The line of progress on a terminal. */
typedef struct rcn_meter {
    FILE *terminal;
    const char *step; /* that began at `begun`, or NULL */
    double begun, drawn;
} rcn_meter;

static double
seconds_now(void)
{
    struct timespec now;
    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* Writes one line over the last: the step, documents done, and the time that it
 * still takes if the rest goes as fast. */
static void
show_step(void *user, const char *step, size_t done, size_t count)
{
    rcn_meter *meter = user;
    double now = seconds_now();
    bool begins = !step || !meter->step || strcmp(step, meter->step) != 0;
    if (!begins && (done == 0 || now - meter->drawn < REDRAW)) {
        return;
    }
    meter->begun = begins ? now : meter->begun;
    meter->step = step;
    meter->drawn = now;
    (void)fputs("\r\033[K", meter->terminal);
    if (step && done < count) {
        double taken = now - meter->begun;
        (void)fprintf(meter->terminal, "%s: %zu of %zu", step, done, count);
        if (done && taken >= PATIENCE) {
            (void)fprintf(meter->terminal, ", about %.0f s left",
                          taken * (double)(count - done) / (double)done + 0.5);
        }
    } else if (step) {
        (void)fprintf(meter->terminal, "%s...", step);
    }
    (void)fflush(meter->terminal);
}

static bool
stderr_is_terminal(void)
{
    const char *term = getenv("TERM");
    return isatty(STDERR_FILENO) && term && strcmp(term, "dumb") != 0;
}

static bool
colored(const rcn_invocation *invocation)
{
    const char *no_color = getenv("NO_COLOR");
    if (invocation->color == RCN_COLOR_AUTO) {
        return stderr_is_terminal() && !(no_color && *no_color);
    }
    return invocation->color == RCN_COLOR_ALWAYS;
}

static void
run(rcn_invocation *invocation, rcn_log *log)
{
    bool progress = stderr_is_terminal() && !invocation->quiet;
    invocation->request.quiet = invocation->quiet;
    invocation->request.program = "recension " RCN_VERSION;
    invocation->request.source_date_epoch = getenv("SOURCE_DATE_EPOCH");
    if (invocation->version) {
        (void)puts(invocation->request.program);
    } else if (invocation->formats) {
        rcn_help_print_formats(stdout);
    } else if (invocation->help) {
        rcn_help_print(invocation->command, stdout);
    } else {
        rcn_meter meter = {.terminal = stderr};
        if (progress) {
            rcn_log_watch(log, (rcn_progress){show_step, &meter});
            /* so that no result is printed into the line of progress */
            (void)setvbuf(stdout, NULL, _IOFBF, OUT_BUFFER);
        }
        (void)invocation->command->run(&invocation->request, stdout, log);
        rcn_log_step(log, NULL, 0, 0);
        rcn_log_watch(log, (rcn_progress){0});
    }
}

/* Flushes standard output and returns the number of the error, or 0.  The
 * number of one that came earlier is lost, so the system is asked once more. */
static int
flush_output(void)
{
    errno = 0;
    if (fflush(stdout) == 0 && ferror(stdout)) {
        clearerr(stdout);
        (void)fputc('\n', stdout);
        return fflush(stdout) == 0 ? EIO : errno;
    }
    return errno;
}

/* A result that did not reach its reader is no result. */
static void
close_output(rcn_log *log)
{
    int error = flush_output();
    if (error && !rcn_log_count_code(log, RCN_CODE_OUTPUT_LIST)) {
        rcn_log_add(log, RCN_CODE_OUTPUT_WRITE,
                    (rcn_place){"standard output", 0, 0}, "%s",
                    strerror(error));
    }
}

/* Fills standard streams that the caller closed: the next file that is opened
 * would get their numbers, and messages would be written into a book. */
static void
hold_streams(void)
{
    for (int stream = 0; stream <= STDERR_FILENO; stream++) {
        if (fcntl(stream, F_GETFD) < 0) {
            (void)open("/dev/null", O_RDONLY);
        }
    }
}

static int
exit_status(const rcn_invocation *invocation, const rcn_log *log)
{
    if (rcn_log_count_code(log, RCN_CODE_USAGE)) {
        return EXIT_USAGE;
    }
    switch (rcn_log_worst(log)) {
    case RCN_FATAL:
        return EXIT_NOTHING;
    case RCN_ERROR:
        return EXIT_ERRORS;
    case RCN_WARNING:
        return invocation->strict ? EXIT_ERRORS : 0;
    case RCN_NOTE:
        break;
    }
    return 0;
}

int
main(int argc, char **argv)
{
    rcn_arena *arena = rcn_arena_new(0);
    rcn_log *log = rcn_log_new();
    rcn_invocation invocation;
    hold_streams();
    /* A closed pipe is reported like any other failed write. */
    (void)signal(SIGPIPE, SIG_IGN);
    (void)signal(SIGXFSZ, SIG_IGN); /* and so is a limit on sizes of files */
    rcn_log_speak(log, rcn_language_load(arena));
    if (rcn_parse(arena, argc, (const char *const *)argv, log, &invocation)) {
        if (invocation.log_json) { /* which programs read */
            rcn_log_speak(log, NULL);
        }
        run(&invocation, log);
    }
    close_output(log);
    rcn_severity least = invocation.quiet     ? RCN_ERROR
                         : invocation.verbose ? RCN_NOTE
                                              : RCN_WARNING;
    bool color = colored(&invocation);
    if (stderr_is_terminal() && !invocation.log_json) {
        (void)rcn_log_explain(log, stderr, least, color, rcn_excerpt_print);
    } else {
        (void)rcn_log_print(log, stderr, least,
                            invocation.log_json ? RCN_LOG_JSON
                            : color             ? RCN_LOG_COLOR
                                                : RCN_LOG_TEXT);
    }
    int status = exit_status(&invocation, log);
    rcn_log_free(log);
    rcn_arena_free(arena);
    return status;
}
