/* An editor's dates, read strictly, and the calendar under them. */
#include "cmocka_all.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "date/calendar.h"
#include "date/date.h"

typedef struct rcn_case {
    const char *edtf;
    const char *display; /**< NULL: refused */
    const char *sort;    /**< or, when refused, the reason */
    rcn_certainty certainty;
} rcn_case;

static const rcn_case cases[] = {
    {"2021", "[2021]", "2021", RCN_CERTAIN},
    {"2021-11", "[November 2021]", "2021-11", RCN_CERTAIN},
    {"2021-11-08", "[8 November 2021]", "2021-11-08", RCN_CERTAIN},
    {"2021-11-08T09:19:00Z", "[8 November 2021]", "2021-11-08", RCN_CERTAIN},
    {"2021-11-08T09:19:00+04:00", "[8 November 2021]", "2021-11-08",
     RCN_CERTAIN},
    {"-0043", "[44 BC]", "-0043", RCN_CERTAIN},
    {"0000", "[1 BC]", "0000", RCN_CERTAIN},
    {"Y12000", "[12000]", "Y12000", RCN_CERTAIN},
    {"2021-09-27?", "[27 September 2021?]", "2021-09-27", RCN_UNCERTAIN},
    {"2021-09-27~", "[c. 27 September 2021]", "2021-09-27", RCN_APPROXIMATE},
    {"2021%", "[c. 2021?]", "2021", RCN_APPROXIMATE},
    {"2021-21", "[spring 2021]", "2021", RCN_CERTAIN},
    {"2021-24~", "[c. winter 2021]", "2021", RCN_APPROXIMATE},
    {"201X", "[the 2010s]", "2010", RCN_CERTAIN},
    {"20XX", "[between 2000 and 2099]", "2000", RCN_CERTAIN},
    {"2021-XX", "[2021]", "2021", RCN_CERTAIN},
    {"2021-11-XX", "[November 2021]", "2021-11", RCN_CERTAIN},
    {"2021-XX-XX", "[2021]", "2021", RCN_CERTAIN},
    {"2020-09-27/2020-11-10", "[27 September 2020 to 10 November 2020]",
     "2020-09-27", RCN_CERTAIN},
    {"2020-09~/2020-11", "[c. September 2020 to November 2020]", "2020-09",
     RCN_APPROXIMATE},
    {"2020-12-01/..", "[from 1 December 2020]", "2020-12-01", RCN_BOUNDED},
    {"../2020-12-01", "[until 1 December 2020]", "2020-12-01", RCN_BOUNDED},
    {"/2020-12-01", "[until 1 December 2020]", "2020-12-01", RCN_BOUNDED},
    {"2020-12-01/", "[from 1 December 2020]", "2020-12-01", RCN_BOUNDED},
    {"[2020-12-01..]", "[not before 1 December 2020]", "2020-12-01",
     RCN_BOUNDED},
    {"[..2020-12-01]", "[not after 1 December 2020]", "2020-12-01",
     RCN_BOUNDED},
    {"[2020..2022]", "[between 2020 and 2022]", "2020", RCN_UNCERTAIN},
    {"[2021-04-03,2021-03-04]", "[3 April 2021 or 4 March 2021]", "2021-03-04",
     RCN_UNCERTAIN},
    /* refused */
    {"", NULL, "expected a year of four digits", 0},
    {"21", NULL, "expected a year of four digits", 0},
    {"2021-1", NULL, "expected a month of two digits", 0},
    {"2021-13", NULL, "there is no such month or season", 0},
    {"2021-25", NULL, "there is no such month or season", 0},
    {"2021-00", NULL, "there is no such month or season", 0},
    {"2021-02-30", NULL, "there is no such day", 0},
    {"2023-02-29", NULL, "there is no such day", 0},
    {"2021-XX-08", NULL, "a day needs a month", 0},
    {"2021-21-08", NULL, "characters after the date", 0},
    {"20XX-11", NULL, "characters after the date", 0},
    {"2XXX", NULL, "at most two digits of a year may be X", 0},
    {"2X21", NULL, "expected a year of four digits", 0},
    {"-0000", NULL, "there is no year -0000", 0},
    {"Y2021", NULL, "a year after Y has more than four digits", 0},
    {"Y170000002", NULL, "the year is out of range", 0},
    {"Y12000-11", NULL, "characters after the date", 0},
    {"2021-11-08T09:19", NULL, "a time is written hh:mm:ss", 0},
    {"2021-11-08T24:19:00", NULL, "there is no such time", 0},
    {"2021-11-08T09:19:00+4", NULL, "an offset is written +hh or +hh:mm", 0},
    {"2021-11-08 ", NULL, "characters after the date", 0},
    {"8 November 2021", NULL, "expected a year of four digits", 0},
    {"2021?-11", NULL, "characters after the date", 0},
    {"2021-11-08??", NULL, "characters after the date", 0},
    {"2021/2020", NULL, "the interval ends before it begins", 0},
    {"../..", NULL, "an interval needs a date", 0},
    {"/", NULL, "an interval needs a date", 0},
    {"2020/2021/2022", NULL, "characters after the date", 0},
    {"[2021", NULL, "expected , or ] in the set", 0},
    {"[]", NULL, "expected a year of four digits", 0},
    {"[..]", NULL, "a set needs a date", 0},
    {"[2021] ", NULL, "characters after the date", 0},
    {"{2020,2021}", NULL, "expected a year of four digits", 0},
};

static void
check(rcn_arena *arena, const rcn_case *item)
{
    rcn_dating dating = {.sort = RCN_DATE_NONE};
    const char *error = NULL;
    bool good = rcn_date_from_editor(arena, item->edtf, &dating, &error);
    if (good != (item->display != NULL)) {
        fail_msg("%s: %s", item->edtf, good ? "accepted" : error);
    }
    if (!good) {
        assert_string_equal(error, item->sort);
        return;
    }
    char sort[16];
    (void)rcn_date_format(dating.sort, sort, sizeof sort);
    assert_string_equal(dating.edtf, item->edtf);
    assert_string_equal(dating.display, item->display);
    assert_string_equal(sort, item->sort);
    assert_int_equal(dating.certainty, item->certainty);
    assert_int_equal(dating.status, RCN_STATUS_EDITOR);
}

static void
test_editor(void **state)
{
    (void)state;
    rcn_arena *arena = rcn_arena_new(0);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        check(arena, &cases[i]);
    }
    rcn_arena_free(arena);
}

static void
test_limits(void **state)
{
    (void)state;
    rcn_arena *arena = rcn_arena_new(0);
    rcn_dating dating;
    const char *error = NULL;
    assert_true(rcn_date_from_editor(arena, "[..2020-12-01]", &dating, &error));
    assert_int_equal(dating.not_before.year, RCN_YEAR_UNKNOWN);
    assert_int_equal(dating.not_after.day, 1);
    assert_true(rcn_date_from_editor(arena, "199X", &dating, &error));
    assert_int_equal(dating.not_before.year, 1990);
    assert_int_equal(dating.not_after.year, 1999);
    assert_true(rcn_date_from_editor(arena, "2021~", &dating, &error));
    assert_int_equal(dating.not_before.year, RCN_YEAR_UNKNOWN);
    rcn_arena_free(arena);
}

static void
test_days(void **state)
{
    (void)state;
    assert_int_equal(rcn_date_days((rcn_date){1970, 1, 1}), 0);
    assert_int_equal(rcn_date_days((rcn_date){2000, 3, 1}), 11017);
    assert_int_equal(rcn_date_days((rcn_date){1969, 12, 31}), -1);
    assert_int_equal(rcn_date_days((rcn_date){2020, 11, 10}) -
                         rcn_date_days((rcn_date){2020, 9, 27}),
                     44);
    for (int32_t day = -800000; day < 800000; day += 97) {
        rcn_date date = rcn_date_of_days(day);
        assert_true(rcn_date_is_valid(date));
        assert_int_equal(rcn_date_days(date), day);
    }
}

static void
test_shift(void **state)
{
    (void)state;
    rcn_date leap = rcn_date_shift((rcn_date){2020, 2, 29}, 1, 0);
    assert_int_equal(leap.day, 28);
    rcn_date back = rcn_date_shift((rcn_date){2021, 1, 31}, 0, -2);
    assert_int_equal(back.year, 2020);
    assert_int_equal(back.month, 11);
    assert_int_equal(back.day, 30);
    rcn_date year = rcn_date_shift((rcn_date){2020, 0, 0}, 1, 5);
    assert_int_equal(year.year, 2021);
    assert_int_equal(year.month, 0);
    rcn_date over = rcn_date_shift((rcn_date){2020, 11, 8}, 0, 14);
    assert_int_equal(over.year, 2022);
    assert_int_equal(over.month, 1);
}

static void
test_order(void **state)
{
    (void)state;
    static const rcn_date rising[] = {
        {-43, 3, 15},  {2020, 0, 0}, {2020, 11, 0},           {2020, 11, 8},
        {2020, 11, 9}, {2021, 0, 0}, {RCN_YEAR_UNKNOWN, 0, 0}};
    for (size_t i = 0; i < sizeof rising / sizeof *rising; i++) {
        for (size_t j = 0; j < sizeof rising / sizeof *rising; j++) {
            assert_int_equal(rcn_date_compare(rising[i], rising[j]),
                             (i > j) - (i < j));
        }
    }
}

static void
test_agreement(void **state)
{
    (void)state;
    rcn_date day = {2021, 11, 8};
    assert_true(rcn_date_agrees(day, (rcn_date){2021, 11, 0}));
    assert_true(rcn_date_agrees((rcn_date){2021, 0, 0}, day));
    assert_false(rcn_date_agrees(day, (rcn_date){2021, 11, 9}));
    assert_false(rcn_date_agrees(day, (rcn_date){2020, 0, 0}));
}

static void
centuries_are_leap_by_four(void **state)
{
    (void)state;
    assert_int_equal(rcn_month_length(1900, 2), 28);
    assert_int_equal(rcn_month_length(2000, 2), 29);
    assert_int_equal(rcn_month_length(2023, 2), 28);
    assert_int_equal(rcn_month_length(2024, 2), 29);
    assert_false(rcn_date_is_valid((rcn_date){1900, 2, 29}));
    assert_true(rcn_date_is_valid((rcn_date){2000, 2, 29}));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_editor),
        cmocka_unit_test(test_limits),
        cmocka_unit_test(test_days),
        cmocka_unit_test(test_shift),
        cmocka_unit_test(test_order),
        cmocka_unit_test(centuries_are_leap_by_four),
        cmocka_unit_test(test_agreement),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
