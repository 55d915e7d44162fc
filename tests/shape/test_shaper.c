/* Shaping of words: faces, features, clusters, fallback, missing characters. */
#include <string.h>

#include "cmocka_all.h"

#include "base/codes.h"
#include "shape/bidi.h"
#include "shape/shaper.h"
#include "style/style.h"

typedef struct rcn_bench {
    rcn_arena *arena;
    rcn_log *log;
    rcn_fonts *fonts;
    rcn_shaper *shaper;
    rcn_face body;
} rcn_bench;

static void
set_up(rcn_bench *bench)
{
    *bench = (rcn_bench){.arena = rcn_arena_new(0), .log = rcn_log_new()};
    const rcn_style *style =
        rcn_style_load(bench->arena, "styles",
                       &(rcn_style_choice){.name = "classic"}, bench->log);
    assert_non_null(style);
    bench->fonts = rcn_fonts_open(bench->arena, style, bench->log);
    assert_non_null(bench->fonts);
    bench->shaper = rcn_shaper_new(bench->arena, bench->fonts, bench->log);
    bench->body =
        (rcn_face){.font = rcn_fonts_find(bench->fonts, 0, RCN_FONT_ROMAN),
                   .size = 11 * RCN_LEN_PT,
                   .language = "en"};
}

static void
tear_down(rcn_bench *bench)
{
    rcn_log_free(bench->log);
    rcn_arena_free(bench->arena);
}

static const rcn_word *
shape(rcn_bench *bench, const rcn_face *face, const char *text)
{
    uint32_t index = rcn_shaper_face(bench->shaper, face);
    return rcn_shaper_at(bench->shaper, rcn_shaper_find(bench->shaper, index,
                                                        rcn_text_of(text)));
}

static void
words_are_shaped_once(void **state)
{
    (void)state;
    rcn_bench bench;
    set_up(&bench);
    uint32_t face = rcn_shaper_face(bench.shaper, &bench.body);
    assert_int_equal(rcn_shaper_face(bench.shaper, &bench.body), face);
    uint32_t word = rcn_shaper_find(bench.shaper, face, rcn_text_of("word"));
    for (int i = 0; i < 5000; i++) {
        char other[16];
        (void)snprintf(other, sizeof other, "w%d", i);
        (void)rcn_shaper_find(bench.shaper, face, rcn_text_of(other));
    }
    assert_int_equal(rcn_shaper_find(bench.shaper, face, rcn_text_of("word")),
                     word);
    assert_int_equal(rcn_shaper_count(bench.shaper), 5001);
    const rcn_word *shaped = rcn_shaper_at(bench.shaper, word);
    rcn_len sum = 0;
    for (uint16_t i = 0; i < shaped->glyph_count; i++) {
        sum += shaped->glyphs[i].advance;
    }
    assert_int_equal(sum, shaped->width);
    assert_int_equal(shaped->letters, 4);
    tear_down(&bench);
}

static void
features_change_glyphs(void **state)
{
    (void)state;
    rcn_bench bench;
    set_up(&bench);
    const rcn_word *ligature = shape(&bench, &bench.body, "office");
    assert_int_equal(ligature->glyph_count, 4); /* o ffi c e */
    assert_int_equal(ligature->letters, 4);
    assert_int_equal(ligature->glyphs[2].start, 4);
    rcn_face caps = bench.body;
    caps.small_caps = true;
    caps.tracking = 30;
    const rcn_word *small = shape(&bench, &caps, "office");
    assert_int_equal(small->glyph_count, 6);
    assert_int_not_equal(small->glyphs[0].id, ligature->glyphs[0].id);
    rcn_face old = bench.body;
    old.oldstyle_figures = true;
    rcn_face tabular = bench.body;
    tabular.tabular_figures = true;
    assert_int_not_equal(shape(&bench, &old, "5")->glyphs[0].id,
                         shape(&bench, &bench.body, "5")->glyphs[0].id);
    assert_int_equal(shape(&bench, &tabular, "1")->width,
                     shape(&bench, &tabular, "8")->width);
    tear_down(&bench);
}

static void
punctuation_hangs(void **state)
{
    (void)state;
    rcn_bench bench;
    set_up(&bench);
    const rcn_word *stop = shape(&bench, &bench.body, ".");
    assert_int_equal(shape(&bench, &bench.body, "end.")->hang_right,
                     stop->width * 7 / 10);
    assert_int_equal(shape(&bench, &bench.body, "end")->hang_right, 0);
    assert_true(shape(&bench, &bench.body, "“so")->hang_left > 0);
    tear_down(&bench);
}

static void
other_scripts_fall_back(void **state)
{
    (void)state;
    rcn_bench bench;
    set_up(&bench);
    const rcn_word *armenian = shape(&bench, &bench.body, "Հայ");
    assert_int_equal(armenian->glyph_count, 3);
    for (uint16_t i = 0; i < 3; i++) {
        assert_int_not_equal(armenian->glyphs[i].id, 0);
        assert_int_not_equal(armenian->glyphs[i].font, bench.body.font);
    }
    const rcn_word *mixed = shape(&bench, &bench.body, "aՀb");
    assert_int_equal(mixed->glyphs[0].font, bench.body.font);
    assert_int_equal(mixed->glyphs[1].font, armenian->glyphs[0].font);
    assert_int_equal(mixed->glyphs[2].font, bench.body.font);
    assert_int_equal(mixed->glyphs[1].start, 1);
    assert_int_equal(mixed->glyphs[2].start, 3);
    rcn_font_info info = rcn_fonts_info(bench.fonts, armenian->glyphs[0].font);
    assert_true(info.used && info.fallback);
    char hash[65];
    rcn_fonts_hash(bench.fonts, armenian->glyphs[0].font, hash);
    assert_int_equal(strlen(hash), 64);
    assert_int_equal(rcn_log_count(bench.log, RCN_NOTE), 0);
    tear_down(&bench);
}

static void
no_character_is_lost_in_silence(void **state)
{
    (void)state;
    rcn_bench bench;
    set_up(&bench);
    (void)shape(&bench, &bench.body, "a\U0010FFFDb");
    (void)shape(&bench, &bench.body, "c\U0010FFFD");
    assert_int_equal(rcn_shaper_missing(bench.shaper), 1);
    (void)shape(&bench, &bench.body, "soft\u00ADhyphen\u200B");
    assert_int_equal(rcn_shaper_missing(bench.shaper), 1);
    assert_int_equal(rcn_log_count(bench.log, RCN_NOTE), 0);
    rcn_shaper_log_missing(bench.shaper);
    assert_int_equal(rcn_log_count_code(bench.log, RCN_CODE_FONT_MISSING_GLYPH),
                     1);
    tear_down(&bench);
}

static void
backward_words_keep_the_order_of_the_text(void **state)
{
    (void)state;
    rcn_bench bench;
    set_up(&bench);
    const char *const text = "שלום";
    assert_true(rcn_bidi_needed(rcn_text_of(text)));
    assert_false(rcn_bidi_needed(rcn_text_of("naïve – Ελλάς — Мир")));
    bool backward = false;
    const uint8_t *levels =
        rcn_bidi_levels(bench.arena, rcn_text_of("ab שלום"), &backward);
    assert_false(backward);
    assert_int_equal(levels[0], 0);
    assert_int_equal(levels[3], 1);
    rcn_face face = bench.body;
    face.backward = true;
    const rcn_word *word = shape(&bench, &face, text);
    assert_int_equal(word->glyph_count, 4);
    for (uint16_t i = 0; i < 4; i++) {
        assert_int_equal(word->glyphs[i].start, 2 * i);
    }
    tear_down(&bench);
}

static void
a_full_stop_ends_the_last_of_several_lines(void **state)
{
    (void)state;
    rcn_arena *arena = rcn_arena_new(0);
    rcn_text text = rcn_text_of("שלום.\nשלום.");
    bool backward = false;
    const uint8_t *levels = rcn_bidi_levels(arena, text, &backward);
    assert_true(backward);
    assert_int_equal(levels[8], 1);
    assert_int_equal(levels[text.len - 1], 1);
    rcn_arena_free(arena);
}

static void
a_family_that_is_missing_is_said_to_be(void **state)
{
    (void)state;
    rcn_arena *arena = rcn_arena_new(0);
    rcn_log *log = rcn_log_new();
    static const rcn_font_family families[] = {
        {.key = "text", .name = "No Such Family"}};
    rcn_style style = {.families = families, .family_count = 1};
    rcn_fonts *fonts = rcn_fonts_open(arena, &style, log);
    assert_non_null(fonts);
    assert_int_equal(rcn_log_count_code(log, RCN_CODE_FONT_MISSING), 1);
    assert_int_equal(rcn_fonts_count(fonts), 1);
    rcn_log_free(log);
    rcn_arena_free(arena);
}

/* The signs that many fonts have come from the one that has the characters, and
 * the blank half of their square hangs out. */
static void
signs_of_east_asia_go_with_their_characters(void **state)
{
    (void)state;
    rcn_bench bench;
    set_up(&bench);
    const rcn_word *word = shape(&bench, &bench.body, "\u56FD\u3002");
    assert_int_equal(word->glyph_count, 2);
    assert_int_equal(word->glyphs[0].font, word->glyphs[1].font);
    assert_in_range(word->hang_right, 3 * RCN_LEN_PT, 11 * RCN_LEN_PT / 2);
    assert_int_equal(word->hang_left, 0);
    word = shape(&bench, &bench.body, "\u300C\u56FD");
    assert_in_range(word->hang_left, 3 * RCN_LEN_PT, 11 * RCN_LEN_PT / 2);
    assert_int_equal(word->hang_right, 0);
    tear_down(&bench);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_are_shaped_once),
        cmocka_unit_test(features_change_glyphs),
        cmocka_unit_test(punctuation_hangs),
        cmocka_unit_test(other_scripts_fall_back),
        cmocka_unit_test(no_character_is_lost_in_silence),
        cmocka_unit_test(backward_words_keep_the_order_of_the_text),
        cmocka_unit_test(a_full_stop_ends_the_last_of_several_lines),
        cmocka_unit_test(a_family_that_is_missing_is_said_to_be),
        cmocka_unit_test(signs_of_east_asia_go_with_their_characters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
