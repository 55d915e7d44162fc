/* How characters without a font are told. */
#include "fixture.h"

#include "shape/missing.h"

static void
test_each_script_is_told_once(void **state)
{
    rcn_fixture *fixture = *state;
    rcn_missing missing = {0};
    for (int turn = 0; turn < 2; turn++) {
        for (uint32_t rune = 0xAC00; rune < 0xAC08; rune++) {
            rcn_missing_add(&missing, fixture->arena, rune);
        }
        rcn_missing_add(&missing, fixture->arena, 0x1F642);
        rcn_missing_add(&missing, fixture->arena, 0x1800 + 0x20);
        rcn_missing_add(&missing, fixture->arena, 0x10FFFD);
    }
    assert_int_equal(missing.count, 11);
    rcn_missing_log(&missing, fixture->arena, fixture->log);
    assert_string_equal(
        rcn_fixture_messages(fixture->arena, fixture->log),
        "recension: warning: no installed font has these characters: U+AC00, "
        "U+AC01, U+AC02, U+AC03, U+AC04, U+AC05 and 2 more; the package "
        "fonts-noto-cjk may have them [font-missing-glyph]\n"
        "recension: warning: no installed font has these characters: U+1F642; "
        "the package fonts-symbola may have them [font-missing-glyph]\n"
        "recension: warning: no installed font has these characters: U+1820; "
        "the package fonts-noto-core may have them [font-missing-glyph]\n"
        "recension: warning: no installed font has these characters: U+10FFFD "
        "[font-missing-glyph]\n");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_each_script_is_told_once,
                                        rcn_fixture_open, rcn_fixture_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
