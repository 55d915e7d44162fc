/* Word spaces that stand one above the other. */
#include <stdbool.h>

#include "cmocka_all.h"

#include "typeset/lines/river.h"

static rcn_places
places(int64_t at)
{
    rcn_places set = {{0}};
    rcn_places_add(&set, at);
    return set;
}

static rcn_streaks
below(const rcn_streaks *streaks, int64_t at)
{
    rcn_places spaces = places(at);
    return rcn_streaks_below(streaks, &spaces, 2);
}

static uint32_t
meet(const rcn_streaks *streaks, int64_t at, int above)
{
    rcn_places spaces = places(at);
    return rcn_streaks_meet(streaks, &spaces, above);
}

/* At each place of the line, also where two words of bits meet. */
static void
a_run_of_places_stays_within_the_line(void **state)
{
    (void)state;
    for (int64_t at = -20; at < 280; at++) {
        rcn_places spaces = places(at);
        rcn_streaks streaks = rcn_streaks_below(&(rcn_streaks){0}, &spaces, 15);
        for (int64_t place = 0; place < 256; place++) {
            bool inside =
                at >= 0 && at < 256 && place >= at - 15 && place <= at + 15;
            uint64_t bit =
                streaks.below[0].words[place / 64] >> (place % 64) & 1;
            assert_int_equal(bit, inside);
        }
    }
}

static void
the_fourth_space_is_a_river(void **state)
{
    (void)state;
    static const int64_t at[] = {62, 64, 63, 61};
    rcn_streaks streaks = {0};
    for (int line = 0; line < 3; line++) {
        assert_int_equal(meet(&streaks, at[line], 3), 0);
        streaks = below(&streaks, at[line]);
    }
    assert_int_equal(meet(&streaks, at[3], 1), 1);
    assert_int_equal(meet(&streaks, at[3], 2), 1);
    assert_int_equal(meet(&streaks, at[3], 3), 1);
    assert_int_equal(meet(&streaks, 66, 3), 0); /* 3 places off */
}

static void
a_space_aside_ends_a_streak(void **state)
{
    (void)state;
    static const int64_t at[] = {100, 101, 110, 101};
    rcn_streaks streaks = {0};
    for (int line = 0; line < 4; line++) {
        streaks = below(&streaks, at[line]);
    }
    assert_int_equal(meet(&streaks, 101, 1), 1);
    assert_int_equal(meet(&streaks, 101, 2), 0);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_run_of_places_stays_within_the_line),
        cmocka_unit_test(the_fourth_space_is_a_river),
        cmocka_unit_test(a_space_aside_ends_a_streak),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
