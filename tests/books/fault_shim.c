/* Preloaded into the program by test_commit.py: lets one call that changes files
 * fail, or ends the process there, as a full disk or a power cut would.
 *
 * RECENSION_FAULT is "N:ERRNO" or "N:kill": the Nth call, from 1.
 * RECENSION_FAULT_FILLS counts the calls that fill files too.
 * RECENSION_FAULT_COUNT names a file that gets the number of calls at the end. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
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

/* The same for a call that fills a file. */
static int
fills(void)
{
    return getenv("RECENSION_FAULT_FILLS") && strikes();
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

ssize_t
write(int fd, const void *bytes, size_t len)
{
    return fills() ? -1 : REAL(write)(fd, bytes, len);
}

/* Of files that are to be made, not of those that are read. */
int
open(const char *path, int flags, ...)
{
    va_list values;
    va_start(values, flags);
    mode_t mode = flags & O_CREAT ? va_arg(values, mode_t) : 0;
    va_end(values);
    return (flags & O_CREAT) && fills() ? -1 : REAL(open)(path, flags, mode);
}

FILE *
fopen(const char *path, const char *mode)
{
    return *mode == 'w' && fills() ? NULL : REAL(fopen)(path, mode);
}

/* A disk may tell at the end alone that it is full. */
int
fclose(FILE *file)
{
    int status = REAL(fclose)(file);
    return fills() ? EOF : status;
}

int
mkdir(const char *path, mode_t mode)
{
    return strikes() ? -1 : REAL(mkdir)(path, mode);
}

static void __attribute__((destructor)) tell(void)
{
    const char *path = getenv("RECENSION_FAULT_COUNT");
    long count = calls;
    FILE *file = path ? fopen(path, "w") : NULL;
    if (file) {
        (void)fprintf(file, "%ld", count);
        (void)fclose(file);
    }
}
