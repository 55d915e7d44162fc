/* Running other programs: output, input, limits, absence. */
#include <string.h>

#include "cmocka_all.h"

#include "base/process.h"

static rcn_process_end
run(rcn_arena *arena, const char *const *arguments, rcn_text input,
    size_t limit, rcn_text *ret_output)
{
    return rcn_process_run(arena, arguments, input, limit, ret_output);
}

static void
what_is_printed_comes_back(void **state)
{
    rcn_arena *arena = *state;
    rcn_text output;
    const char *echo[] = {"printf", "%s|%s", "a b", "-c", NULL};
    assert_int_equal(run(arena, echo, rcn_text_of(""), 100, &output),
                     RCN_PROCESS_DONE);
    assert_string_equal(output.at, "a b|-c");
}

static void
more_than_a_pipe_holds_goes_through(void **state)
{
    rcn_arena *arena = *state;
    size_t len = 1000000;
    char *bytes = rcn_arena_alloc(arena, len, 1);
    memset(bytes, 'x', len);
    rcn_text output;
    const char *cat[] = {"cat", NULL};
    assert_int_equal(run(arena, cat, (rcn_text){bytes, len}, len, &output),
                     RCN_PROCESS_DONE);
    assert_int_equal(output.len, len);
    assert_memory_equal(output.at, bytes, len);
}

static void
input_that_nobody_reads_is_harmless(void **state)
{
    rcn_arena *arena = *state;
    size_t len = 1000000;
    char *bytes = rcn_arena_alloc(arena, len, 1);
    rcn_text output;
    const char *quick[] = {"true", NULL};
    assert_int_equal(run(arena, quick, (rcn_text){bytes, len}, 10, &output),
                     RCN_PROCESS_DONE);
}

static void
too_much_output_ends_the_program(void **state)
{
    rcn_text output;
    const char *endless[] = {"yes", NULL};
    assert_int_equal(run(*state, endless, rcn_text_of(""), 100000, &output),
                     RCN_PROCESS_FAILED);
    assert_true(output.len <= 100000);
}

static void
failure_and_absence_are_told_apart(void **state)
{
    rcn_text output;
    const char *failing[] = {"false", NULL};
    assert_int_equal(run(*state, failing, rcn_text_of(""), 10, &output),
                     RCN_PROCESS_FAILED);
    const char *missing[] = {"no-such-program-anywhere", NULL};
    assert_int_equal(run(*state, missing, rcn_text_of(""), 10, &output),
                     RCN_PROCESS_MISSING);
}

static int
set_up(void **state)
{
    *state = rcn_arena_new(0);
    return 0;
}

static void
programs_are_limited(void **state)
{
    rcn_arena *arena = *state;
    rcn_text output;
    const char *limits[] = {"sh", "-c",
                            "sleep 0.3; ulimit -t; ulimit -d; ulimit -f", NULL};
    assert_int_equal(run(arena, limits, rcn_text_of(""), 100, &output),
                     RCN_PROCESS_DONE);
    assert_string_equal(output.at, "600\n2097152\n4194304\n");
}

static int
tear_down(void **state)
{
    rcn_arena_free(*state);
    return 0;
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_printed_comes_back),
        cmocka_unit_test(more_than_a_pipe_holds_goes_through),
        cmocka_unit_test(input_that_nobody_reads_is_harmless),
        cmocka_unit_test(too_much_output_ends_the_program),
        cmocka_unit_test(programs_are_limited),
        cmocka_unit_test(failure_and_absence_are_told_apart),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
