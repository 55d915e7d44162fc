#include "base/translation.h"

#include "cmocka_all.h"

static void
test_a_text_has_the_conversions_of_the_english(void **state)
{
    (void)state;
    rcn_arena *arena = rcn_arena_new(0);
    rcn_translations list = {0};
    static const char *const wrong[] = {
        "%s alone",  "%zu before %s", "%s and %zu %n", "%s and %d",
        "%s and %%", "none",          "%s and %",      ""};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        rcn_translations_add(arena, &list, "%s of %zu", wrong[i]);
        assert_int_equal(list.count, 0);
    }
    rcn_translations_add(arena, &list, "%s of %zu", "%s von %zu");
    rcn_translations_add(arena, &list, "cut", "gestrichen");
    assert_string_equal(rcn_translations_say(&list, "%s of %zu"), "%s von %zu");
    assert_string_equal(rcn_translations_say(&list, "cut"), "gestrichen");
    assert_string_equal(rcn_translations_say(&list, "other"), "other");
    assert_string_equal(rcn_translations_say(NULL, "cut"), "cut");
    rcn_arena_free(arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_text_has_the_conversions_of_the_english),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
