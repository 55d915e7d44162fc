/* Addresses as they are printed: letters decoded, the rest as it stands. */
#include "fixture.h"

#include "edition/address.h"

static const char *
shown(rcn_fixture *fixture, const char *address, size_t most)
{
    return rcn_address_shown(fixture->arena, address, most);
}

static void
letters_are_decoded(void **state)
{
    rcn_fixture *fixture = *state;
    assert_string_equal(
        shown(fixture, "https://a.org/%D0%BC%d0%B8%D1%80?q=%E6%97%A5", 0),
        "https://a.org/мир?q=日");
}

static void
what_is_no_letter_stays(void **state)
{
    rcn_fixture *fixture = *state;
    /* a space, a slash, a quotation mark, a direction mark, half a letter */
    static const char *const stay[] = {
        "https://a.org/a%20b",     "https://a.org/a%2Fb",
        "https://a.org/%E2%80%9D", "https://a.org/%E2%80%AE",
        "https://a.org/%D0",       "https://a.org/%D0%B",
        "https://a.org/%",         "https://a.org/%C1%81"};
    for (size_t i = 0; i < sizeof stay / sizeof *stay; i++) {
        assert_string_equal(shown(fixture, stay[i], 0), stay[i]);
    }
}

static void
long_ones_end_with_an_ellipsis(void **state)
{
    rcn_fixture *fixture = *state;
    assert_string_equal(shown(fixture, "abcd", 4), "abcd");
    assert_string_equal(shown(fixture, "abcde", 4), "abcd…");
    assert_string_equal(shown(fixture, "%D0%BC%D0%B8%D1%80", 2), "ми…");
    assert_string_equal(shown(fixture, "日本語", 2), "日本…");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
#define TEST(name) \
    cmocka_unit_test_setup_teardown(name, rcn_fixture_open, rcn_fixture_close)
        TEST(letters_are_decoded),
        TEST(what_is_no_letter_stays),
        TEST(long_ones_end_with_an_ellipsis),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
