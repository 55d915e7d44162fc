/* Preloaded into the program by test_commit.py: lets one call that changes files
 * fail, or ends the process there, as a full disk or a power cut would.
 *
 * RECENSION_FAULT is "N:ERRNO" or "N:kill": the Nth call, from 1.
 * RECENSION_FAULT_COUNT names a file that gets the number of calls at the end. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static long calls;

/* True if the call at hand is to fail; errno is set. */
static int
strikes(void)
{
    const char *fault = getenv("RECENSION_FAULT");
    char *end = NULL;
    calls++;
    if (!fault || strtol(fault, &end, 10) != calls) {
        return 0;
    }
    if (strcmp(end, ":kill") == 0) {
        (void)raise(SIGKILL);
    }
    errno = atoi(end + 1);
    return 1;
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

int
fsync(int fd)
{
    return strikes() ? -1 : REAL(fsync)(fd);
}

int
rename(const char *from, const char *to)
{
    return strikes() ? -1 : REAL(rename)(from, to);
}

int
link(const char *from, const char *to)
{
    return strikes() ? -1 : REAL(link)(from, to);
}

int
unlink(const char *path)
{
    return strikes() ? -1 : REAL(unlink)(path);
}

int
mkdir(const char *path, mode_t mode)
{
    return strikes() ? -1 : REAL(mkdir)(path, mode);
}

static void __attribute__((destructor)) tell(void)
{
    const char *path = getenv("RECENSION_FAULT_COUNT");
    FILE *file = path ? fopen(path, "w") : NULL;
    if (file) {
        (void)fprintf(file, "%ld", calls);
        (void)fclose(file);
    }
}
