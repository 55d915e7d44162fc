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
