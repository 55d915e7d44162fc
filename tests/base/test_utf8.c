/* Decoding, classes and folding of characters. */
#include <string.h>

#include "cmocka_all.h"

#include "base/utf8.h"

typedef struct rcn_case {
    const char *bytes;
    size_t valid; /* well-formed bytes from the start */
} rcn_case;

/* Table 3-7 of the Unicode Standard, and what lies just outside it. */
static const rcn_case cases[] = {
    {"abc", 3},
    {"\xC3\xA9", 2},
    {"\xC2\x80", 2},
    {"\xDF\xBF", 2},
    {"\xE0\xA0\x80", 3},
    {"\xED\x9F\xBF", 3},
    {"\xEE\x80\x80", 3},
    {"\xEF\xBF\xBF", 3},
    {"\xF0\x90\x80\x80", 4},
    {"\xF4\x8F\xBF\xBF", 4},
    {"a\x80", 1},             /* a continuation alone */
    {"a\xC0\xAF", 1},         /* overlong '/' */
    {"a\xC1\xBF", 1},         /* overlong */
    {"a\xE0\x9F\xBF", 1},     /* overlong */
    {"a\xF0\x8F\xBF\xBF", 1}, /* overlong */
    {"a\xED\xA0\x80", 1},     /* a surrogate */
    {"a\xF4\x90\x80\x80", 1}, /* beyond U+10FFFF */
    {"a\xF5\x80\x80\x80", 1}, /* no such first byte */
    {"a\xE2\x82", 1},         /* cut off */
    {"a\xE2\x82g", 1},        /* broken off */
    {"\xE2\x82\xAC\xFF", 3},
    {"eight of ASCII, then \xFF", 21},
    {"eight of ASCII, then \xE2\x82\xAC eight and more\x80", 39},
    {"0123456789ABCDEF", 16},
};

static void
well_formed_bytes(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(rcn_utf8_valid(rcn_text_of(cases[i].bytes)),
                         cases[i].valid);
    }
}

static void
forward_and_backward_agree(void **state)
{
    (void)state;
    for (uint32_t rune = 1; rune <= 0x10FFFF; rune += rune < 0x3000 ? 1 : 97) {
        char bytes[4];
        uint32_t forward = 0;
        uint32_t backward = 0;
        if (rune >= 0xD800 && rune <= 0xDFFF) {
            continue;
        }
        size_t len = rcn_utf8_put(rune, bytes);
        rcn_text text = {bytes, len};
        assert_int_equal(rcn_utf8_next(text, 0, &forward), len);
        assert_int_equal(rcn_utf8_prev(text, len, &backward), len);
        assert_int_equal(forward, rune);
        assert_int_equal(backward, rune);
    }
}

static void
ill_formed_bytes_are_one_replacement_each(void **state)
{
    (void)state;
    rcn_text text = rcn_text_of("\xE2\x82z");
    uint32_t rune = 0;
    assert_int_equal(rcn_utf8_next(text, 0, &rune), 1);
    assert_int_equal(rune, 0xFFFD);
    assert_int_equal(rcn_utf8_next(text, 1, &rune), 1);
    assert_int_equal(rune, 0xFFFD);
    assert_int_equal(rcn_utf8_next(text, 2, &rune), 1);
    assert_int_equal(rune, 'z');
    assert_int_equal(rcn_utf8_count(rcn_text_of("a\xC3\xA9\xE2\x82\xAC")), 3);
}

static void
classes_of_characters(void **state)
{
    (void)state;
    assert_true(rcn_rune_is_letter('a') && rcn_rune_is_letter(0x0436));
    assert_true(rcn_rune_is_letter(0x0301)); /* a combining accent */
    assert_false(rcn_rune_is_letter('1') || rcn_rune_is_letter('-'));
    assert_true(rcn_rune_is_upper('A') && rcn_rune_is_upper(0x0416));
    assert_true(rcn_rune_is_lower(0x00E9) && !rcn_rune_is_lower('A'));
    assert_true(rcn_rune_is_digit('7') && rcn_rune_is_digit(0x0667));
    assert_false(rcn_rune_is_digit(0x00BD));
    assert_true(rcn_rune_is_space(0xA0) && rcn_rune_is_space(0x200B));
    assert_true(rcn_rune_is_space(0xFEFF) && rcn_rune_is_space('\t'));
    assert_false(rcn_rune_is_space('_'));
    assert_true(rcn_rune_is_punct(0x201C) && !rcn_rune_is_punct('$'));
    assert_true(rcn_rune_is_word('\'') && rcn_rune_is_word(0x2019));
    assert_false(rcn_rune_is_word('-'));
    assert_int_equal(rcn_rune_lower(0x0416), 0x0436);
}

static void
folding_is_full_and_composed(void **state)
{
    (void)state;
    rcn_arena *arena = rcn_arena_new(0);
    rcn_text sharp = rcn_utf8_fold(arena, rcn_text_of("Stra\xC3\x9F"
                                                      "e"));
    assert_string_equal(sharp.at, "strasse");
    rcn_text accent = rcn_utf8_fold(arena, rcn_text_of("E\xCC\x81"));
    assert_string_equal(accent.at, "\xC3\xA9");
    rcn_arena_free(arena);
}

static void
letters_are_without_accents(void **state)
{
    (void)state;
    rcn_arena *arena = rcn_arena_new(0);
    assert_string_equal(
        rcn_utf8_letters(arena, rcn_text_of("\xC4\xB0LHAM \xC3\x89mile")).at,
        "ilham emile");
    assert_string_equal(rcn_utf8_letters(arena, rcn_text_of("Norrby")).at,
                        "norrby");
    rcn_arena_free(arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(well_formed_bytes),
        cmocka_unit_test(forward_and_backward_agree),
        cmocka_unit_test(ill_formed_bytes_are_one_replacement_each),
        cmocka_unit_test(classes_of_characters),
        cmocka_unit_test(folding_is_full_and_composed),
        cmocka_unit_test(letters_are_without_accents),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
