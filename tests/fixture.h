#ifndef RCN_TESTS_FIXTURE_H
#define RCN_TESTS_FIXTURE_H

#include <stdio.h>

#include "cmocka_all.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/text.h"

/** What most tests need: an arena for what they make, a log that holds what is
 * said, and for some a folder of their own. */
typedef struct rcn_fixture {
    rcn_arena *arena;
    rcn_log *log;
    char *folder; /* NULL without one */
} rcn_fixture;

int rcn_fixture_open(void **state);
int rcn_fixture_open_folder(void **state);

/** Closes either, and removes the folder with all that is in it. */
int rcn_fixture_close(void **state);

/** The path of a file in the folder. */
const char *rcn_fixture_at(const rcn_fixture *fixture, const char *name);

/** A stream that writes into memory, until rcn_capture_close. */
typedef struct rcn_capture {
    FILE *out;
    char *bytes;
    size_t len;
} rcn_capture;

void rcn_capture_open(rcn_capture *capture);

/** What was written, in the arena, with a NUL behind it. */
rcn_text rcn_capture_close(rcn_capture *capture, rcn_arena *arena);

/** What the log prints, from notes up. */
const char *rcn_fixture_messages(rcn_arena *arena, const rcn_log *log);

#endif
