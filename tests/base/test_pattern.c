/* Regular expressions: groups, faults, and the limit on backtracking. */
#include <string.h>

#include "cmocka_all.h"

#include "base/pattern.h"

static void
groups_and_offsets(void **state)
{
    (void)state;
    rcn_arena *arena = rcn_arena_new(0);
    const char *error = NULL;
    const rcn_pattern *pattern =
        rcn_pattern_new(arena, "(\\d{4})-(\\d\\d)(-\\d\\d)?", false, &error);
    rcn_text text = rcn_text_of("on 2021-11 and 2022-01-02");
    rcn_match match;
    assert_true(rcn_pattern_find(pattern, text, 0, &match));
    assert_int_equal(match.start[0], 3);
    assert_int_equal(match.end[0], 10);
    assert_true(rcn_text_is(rcn_match_text(&match, text, 2), "11"));
    assert_int_equal(match.start[3], SIZE_MAX);
    assert_int_equal(rcn_match_text(&match, text, 3).len, 0);
    assert_true(rcn_pattern_find(pattern, text, match.end[0], &match));
    assert_true(rcn_text_is(rcn_match_text(&match, text, 3), "-02"));
    assert_false(rcn_pattern_find(pattern, text, text.len, &match));
    assert_false(rcn_pattern_find(pattern, text, text.len + 1, &match));
    rcn_arena_free(arena);
}

static void
case_is_that_of_unicode(void **state)
{
    (void)state;
    rcn_arena *arena = rcn_arena_new(0);
    const char *error = NULL;
    rcn_match match;
    const rcn_pattern *pattern =
        rcn_pattern_new(arena, "\xC3\xA9t\xC3\xA9", true, &error);
    assert_true(
        rcn_pattern_find(pattern, rcn_text_of("\xC3\x89T\xC3\x89"), 0, &match));
    rcn_arena_free(arena);
}

static void
faults_are_told(void **state)
{
    (void)state;
    rcn_arena *arena = rcn_arena_new(0);
    const char *error = NULL;
    assert_null(rcn_pattern_new(arena, "a(b", false, &error));
    assert_string_equal(error, "missing closing parenthesis at offset 3");
    rcn_arena_free(arena);
}

static void
hostile_text_does_not_stall(void **state)
{
    (void)state;
    rcn_arena *arena = rcn_arena_new(0);
    const char *error = NULL;
    rcn_match match;
    const rcn_pattern *pattern =
        rcn_pattern_new(arena, "^(a+)+$", false, &error);
    char hostile[41];
    memset(hostile, 'a', 40);
    hostile[40] = '!';
    /* Without a limit this takes 2 to the 40th steps. */
    assert_false(rcn_pattern_find(pattern, (rcn_text){hostile, 41}, 0, &match));
    rcn_arena_free(arena);
}

static void
what_is_needed_decides_first(void **state)
{
    (void)state;
    rcn_arena *arena = rcn_arena_new(0);
    rcn_match match;
    const rcn_pattern *pattern =
        rcn_pattern_needing(arena, "\\w+ (ago|since)", true, "ago");
    rcn_text text = rcn_text_of("A day since. Two YEARS AGO");
    assert_true(rcn_pattern_find(pattern, text, 0, &match));
    assert_true(rcn_text_is(rcn_match_text(&match, text, 0), "day since"));
    assert_false(
        rcn_pattern_find(pattern, rcn_text_of("a day since"), 0, &match));
    assert_false(rcn_pattern_find(pattern, text, text.len - 2, &match));
    pattern = rcn_pattern_needing(arena, "since", true, NULL);
    assert_true(rcn_pattern_find(pattern, text, 0, &match));
    rcn_arena_free(arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(groups_and_offsets),
        cmocka_unit_test(case_is_that_of_unicode),
        cmocka_unit_test(faults_are_told),
        cmocka_unit_test(what_is_needed_decides_first),
        cmocka_unit_test(hostile_text_does_not_stall),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
