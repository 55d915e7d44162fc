/* Fallback fonts have letters as high as those around them. */
#include "fixture.h"

#include "shape/match.h"

#define PT RCN_LEN_PT

/* x 429, H 658: the text face of the classic style. */
static const rcn_letters text_face = {429, 658, 429, 0};

static void
test_small_letters_are_as_high(void **state)
{
    (void)state;
    const rcn_letters armenian = {0, 0, 502, 0};
    assert_int_equal(rcn_letters_match(&text_face, &armenian, 10 * PT),
                     (int64_t)10 * PT * 429 / 502);
}

static void
test_letters_of_one_height_stand_between(void **state)
{
    (void)state;
    const rcn_letters devanagari = {0, 0, 623, 1};
    const rcn_letters naskh = {0, 0, 671, 2};
    assert_int_equal(rcn_letters_match(&text_face, &devanagari, 10 * PT),
                     (int64_t)10 * PT * 543 / 623);
    assert_int_equal(rcn_letters_match(&text_face, &naskh, 10 * PT),
                     (int64_t)10 * PT * 658 / 671);
}

static void
test_no_size_is_far_off(void **state)
{
    (void)state;
    const rcn_letters huge = {0, 0, 2000, 0};
    const rcn_letters tiny = {0, 0, 20, 0};
    assert_int_equal(rcn_letters_match(&text_face, &huge, 10 * PT),
                     10 * PT * 75 / 100);
    assert_int_equal(rcn_letters_match(&text_face, &tiny, 10 * PT),
                     10 * PT * 110 / 100);
}

static void
test_unknown_heights_change_nothing(void **state)
{
    (void)state;
    const rcn_letters unknown = {0};
    assert_int_equal(rcn_letters_match(&text_face, &unknown, 10 * PT), 10 * PT);
    assert_int_equal(rcn_letters_match(&unknown, &text_face, 10 * PT), 10 * PT);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_small_letters_are_as_high),
        cmocka_unit_test(test_letters_of_one_height_stand_between),
        cmocka_unit_test(test_no_size_is_far_off),
        cmocka_unit_test(test_unknown_heights_change_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
