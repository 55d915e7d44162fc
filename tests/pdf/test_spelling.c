/* Which texts a glyph stands for. */
#include "cmocka_all.h"
#include "handmade.h"

#include "pdf/spelling.h"

static rcn_handmade made;

static int
set_up(void **state)
{
    (void)state;
    rcn_hand_set_up(&made);
    rcn_hand_words(&made, RCN_HAND_BODY, "m-", 54, 80);
    return 0;
}

static int
tear_down(void **state)
{
    (void)state;
    rcn_hand_tear_down(&made);
    return 0;
}

static uint32_t
variant(rcn_spelling *spelling, uint32_t glyph, const char *text, bool odd)
{
    bool is_odd = !odd;
    uint32_t found =
        rcn_spelling_variant(spelling, 0, glyph, rcn_text_of(text), &is_odd);
    assert_int_equal(is_odd, odd);
    return found;
}

/* Texts are counted in the order in which they are seen, by font and glyph. */
static void
test_texts_are_counted(void **state)
{
    (void)state;
    rcn_spelling *spelling = rcn_spelling_new(made.arena, made.fonts);
    uint32_t hyphen = rcn_fonts_glyph(made.fonts, 0, '-');
    uint32_t m = rcn_fonts_glyph(made.fonts, 0, 'm');
    assert_int_equal(variant(spelling, hyphen, "-", false), 0);
    assert_int_equal(variant(spelling, m, "m", false), 0);
    assert_int_equal(variant(spelling, hyphen, "\xd6\x8a", false), 1);
    assert_int_equal(variant(spelling, hyphen, "-", false), 0);
    assert_int_equal(variant(spelling, hyphen, "--", false), 2);
    assert_int_equal(variant(spelling, hyphen, "\xd6\x8a", false), 1);
}

/* A glyph that is not the font's own for a Latin character is odd, and counted
 * apart. */
static void
test_odd_glyphs(void **state)
{
    (void)state;
    rcn_spelling *spelling = rcn_spelling_new(made.arena, made.fonts);
    uint32_t m = rcn_fonts_glyph(made.fonts, 0, 'm');
    assert_int_equal(variant(spelling, m, "n", true), 0);
    assert_int_equal(variant(spelling, m, "m", false), 0);
    assert_int_equal(variant(spelling, m, "\xc3\xa9", true), 1);
    assert_int_equal(variant(spelling, m, "\xe2\x80\x93", true), 2);
    assert_int_equal(variant(spelling, m, "\xd0\xbc", false), 1);
}

static void
test_glyphs_of_a_font(void **state)
{
    (void)state;
    assert_int_not_equal(rcn_fonts_glyph(made.fonts, 0, ' '), 0);
    assert_int_equal(rcn_fonts_glyph(made.fonts, 0, 0x10fffd), 0);
    uint32_t m = rcn_fonts_glyph(made.fonts, 0, 'm');
    uint32_t i = rcn_fonts_glyph(made.fonts, 0, 'i');
    assert_true(rcn_fonts_advance(made.fonts, 0, m) >
                2 * rcn_fonts_advance(made.fonts, 0, i));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_texts_are_counted),
        cmocka_unit_test(test_odd_glyphs),
        cmocka_unit_test(test_glyphs_of_a_font),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
