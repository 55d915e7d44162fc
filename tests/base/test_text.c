/* Text slices and the builder. */
#include <string.h>

#include "cmocka_all.h"

#include "base/text.h"
#include "base/utf8.h"

static void
trimming_and_squashing(void **state)
{
    (void)state;
    rcn_arena *arena = rcn_arena_new(0);
    rcn_text text = rcn_text_of(" \xC2\xA0\t a \n\xE2\x80\x8B b\r\n ");
    assert_true(rcn_text_is(rcn_text_trim(text), "a \n\xE2\x80\x8B b"));
    assert_string_equal(rcn_text_squash(arena, text).at, "a b");
    assert_true(rcn_text_blank(rcn_text_of(" \xC2\xA0\xEF\xBB\xBF")));
    assert_true(rcn_text_blank(rcn_text_of(NULL)));
    assert_false(rcn_text_blank(rcn_text_of(" . ")));
    rcn_arena_free(arena);
}

static void
comparing(void **state)
{
    (void)state;
    rcn_text text = rcn_text_of("abcabd");
    assert_true(rcn_text_starts(text, "abc") && rcn_text_ends(text, "abd"));
    assert_false(rcn_text_starts(text, "abcabde"));
    assert_true(
        rcn_text_equal(rcn_text_slice(text, 0, 2), rcn_text_slice(text, 3, 5)));
    assert_true(rcn_text_same_words(rcn_text_of(" The\nEND"),
                                    rcn_text_of("the  end ")));
    assert_false(
        rcn_text_same_words(rcn_text_of("the end"), rcn_text_of("theend")));
}

static void
finding(void **state)
{
    (void)state;
    rcn_text text = rcn_text_of("aabaab");
    assert_int_equal(rcn_text_find(text, "ab", 0), 1);
    assert_int_equal(rcn_text_find(text, "ab", 2), 4);
    assert_int_equal(rcn_text_find(text, "ab", 5), SIZE_MAX);
    assert_int_equal(rcn_text_find(text, "", 6), 6);
    assert_int_equal(rcn_text_find(text, "", 7), SIZE_MAX);
    assert_int_equal(rcn_text_find(rcn_text_of(""), "a", 0), SIZE_MAX);
}

static void
building(void **state)
{
    (void)state;
    rcn_arena *arena = rcn_arena_new(0);
    rcn_buffer buffer = rcn_buffer_new(arena);
    assert_string_equal(rcn_buffer_text(&buffer).at, "");
    for (int i = 0; i < 50; i++) {
        rcn_buffer_printf(&buffer, "%d,", i % 10);
        (void)rcn_arena_alloc(arena, 1, 1);
    }
    rcn_buffer_rune(&buffer, 0x20AC);
    rcn_buffer_char(&buffer, '!');
    rcn_text text = rcn_buffer_text(&buffer);
    assert_int_equal(text.len, 104);
    assert_memory_equal(text.at, "0,1,2,3,4,5,6,7,8,9,0,", 22);
    assert_string_equal(text.at + 100, "\xE2\x82\xAC!");
    rcn_arena_free(arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(trimming_and_squashing),
        cmocka_unit_test(comparing),
        cmocka_unit_test(finding),
        cmocka_unit_test(building),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
