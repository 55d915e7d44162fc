/* What most tests open before they begin. */
#include "fixture.h"

#include <stdlib.h>

int
rcn_fixture_open(void **state)
{
    rcn_fixture *fixture = test_malloc(sizeof *fixture);
    fixture->arena = rcn_arena_new(0);
    fixture->log = rcn_log_new();
    fixture->folder = NULL;
    *state = fixture;
    return 0;
}

int
rcn_fixture_open_folder(void **state)
{
    (void)rcn_fixture_open(state);
    rcn_fixture *fixture = *state;
    char *pattern =
        rcn_arena_strndup(fixture->arena, "/tmp/recension-XXXXXX", 21);
    fixture->folder = mkdtemp(pattern);
    return fixture->folder ? 0 : -1;
}

int
rcn_fixture_close(void **state)
{
    rcn_fixture *fixture = *state;
    int status = 0;
    if (fixture->folder) {
        char *command =
            rcn_arena_printf(fixture->arena, "rm -rf '%s'", fixture->folder);
        status = system(command); /* NOLINT(cert-env33-c): our own folder */
    }
    rcn_log_free(fixture->log);
    rcn_arena_free(fixture->arena);
    test_free(fixture);
    return status;
}

const char *
rcn_fixture_at(const rcn_fixture *fixture, const char *name)
{
    return rcn_path_join(fixture->arena, fixture->folder, name);
}

void
rcn_capture_open(rcn_capture *capture)
{
    *capture = (rcn_capture){0};
    capture->out = open_memstream(&capture->bytes, &capture->len);
    assert_non_null(capture->out);
}

rcn_text
rcn_capture_close(rcn_capture *capture, rcn_arena *arena)
{
    assert_int_equal(fclose(capture->out), 0);
    rcn_text text = {rcn_arena_strndup(arena, capture->bytes, capture->len),
                     capture->len};
    free(capture->bytes);
    return text;
}

const char *
rcn_fixture_messages(rcn_arena *arena, const rcn_log *log)
{
    rcn_capture capture;
    rcn_capture_open(&capture);
    assert_true(rcn_log_print(log, capture.out, RCN_NOTE, RCN_LOG_TEXT));
    return rcn_capture_close(&capture, arena).at;
}
