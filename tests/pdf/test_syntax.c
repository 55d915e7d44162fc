/* How values and labels are spelt. */
#include "cmocka_all.h"

#include "base/arena.h"
#include "pdf/label.h"
#include "pdf/syntax.h"

static rcn_arena *arena;

static int
set_up(void **state)
{
    (void)state;
    arena = rcn_arena_new(0);
    return 0;
}

static int
tear_down(void **state)
{
    (void)state;
    rcn_arena_free(arena);
    return 0;
}

static const char *
number(int64_t thousandths)
{
    rcn_buffer out = rcn_buffer_new(arena);
    rcn_syntax_number(&out, thousandths);
    return rcn_buffer_text(&out).at;
}

static const char *
text(const char *words)
{
    rcn_buffer out = rcn_buffer_new(arena);
    rcn_syntax_text(&out, words);
    return rcn_buffer_text(&out).at;
}

static void
test_numbers_are_as_short_as_can_be(void **state)
{
    (void)state;
    assert_string_equal(number(0), "0");
    assert_string_equal(number(12000), "12");
    assert_string_equal(number(12500), "12.5");
    assert_string_equal(number(-250), "-0.25");
    assert_string_equal(number(5), "0.005");
    assert_string_equal(number(-1000010), "-1000.01");
    assert_string_equal(number(INT64_MIN), "-9223372036854775.808");
}

static void
test_lengths_are_rounded(void **state)
{
    (void)state;
    assert_int_equal(rcn_syntax_points(1024), 1000);
    assert_int_equal(rcn_syntax_points(1), 1);
    assert_int_equal(rcn_syntax_points(-1), -1);
    assert_int_equal(rcn_syntax_points(-1536), -1500);
}

static void
test_texts_are_plain_or_utf16(void **state)
{
    (void)state;
    assert_string_equal(text("a (b) \\"), "(a \\(b\\) \\\\)");
    assert_string_equal(text("\xc3\xa9"), "<feff00e9>");
    assert_string_equal(text("\xf0\x9f\x98\x80"), "<feffd83dde00>");
    assert_string_equal(text("a\nb"), "<feff0061000a0062>");
    assert_string_equal(rcn_syntax_date(arena, "2023-07-29T01:02:03Z"),
                        "D:20230729010203Z");
}

static void
test_labels_are_counted(void **state)
{
    (void)state;
    rcn_page_label label = rcn_page_label_read("iv", 7);
    assert_int_equal(label.style, 'r');
    assert_int_equal(label.number, 4);
    label = rcn_page_label_read("27", 7);
    assert_int_equal(label.style, 'D');
    assert_int_equal(label.number, 27);
    label = rcn_page_label_read("mcmxcix", 7);
    assert_int_equal(label.number, 1999);
    label = rcn_page_label_read(NULL, 7);
    assert_int_equal(label.number, 8);
    label = rcn_page_label_read("Cover", 0);
    assert_int_equal(label.style, '\0');
    assert_string_equal(label.prefix, "Cover");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_numbers_are_as_short_as_can_be),
        cmocka_unit_test(test_lengths_are_rounded),
        cmocka_unit_test(test_texts_are_plain_or_utf16),
        cmocka_unit_test(test_labels_are_counted),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
