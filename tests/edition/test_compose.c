/* The edition as it is composed from hand-made documents. */
#include "cmocka_all.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sample.h"

typedef struct rcn_fixture {
    rcn_arena *arena;
    rcn_log *log;
} rcn_fixture;

static int
setup(void **state)
{
    rcn_fixture *fixture = calloc(1, sizeof *fixture);
    assert_non_null(fixture);
    fixture->arena = rcn_arena_new(0);
    fixture->log = rcn_log_new();
    *state = fixture;
    return 0;
}

static int
teardown(void **state)
{
    rcn_fixture *fixture = *state;
    rcn_arena_free(fixture->arena);
    rcn_log_free(fixture->log);
    free(fixture);
    return 0;
}

static rcn_text
dump(rcn_arena *arena, const rcn_edition *edition)
{
    char *text = NULL;
    size_t len = 0;
    FILE *out = open_memstream(&text, &len);
    assert_non_null(out);
    rcn_edition_dump(edition, out);
    assert_int_equal(fclose(out), 0);
    rcn_text copy = {rcn_arena_strndup(arena, text, len), len};
    free(text);
    return copy;
}

static void
test_golden(void **state)
{
    rcn_fixture *fixture = *state;
    const rcn_edition *edition =
        rcn_sample_edition(fixture->arena, NULL, fixture->log);
    rcn_expect_golden("tests/edition/golden/sample.txt",
                      dump(fixture->arena, edition));
    assert_int_equal(rcn_log_count(fixture->log, RCN_NOTE), 0);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
        TEST(test_golden),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
