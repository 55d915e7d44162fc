/* Where words may be broken, and what each half shows and says. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cmocka_all.h"

#include "shape/shape.h"
#include "style/style.h"
#include "typeset/lines/cuts.h"
#include "typeset/lines/unspaced.h"

typedef struct rcn_bench {
    rcn_arena *arena;
    rcn_log *log;
    rcn_shaper *words;
    rcn_cutter *cutter;
    uint32_t face;
} rcn_bench;

static void
set_up(rcn_bench *bench, const char *language)
{
    *bench = (rcn_bench){.arena = rcn_arena_new(0), .log = rcn_log_new()};
    const rcn_style *style =
        rcn_style_load(bench->arena, "styles",
                       &(rcn_style_choice){.name = "classic"}, bench->log);
    assert_non_null(style);
    rcn_fonts *fonts = rcn_fonts_open(bench->arena, style, bench->log);
    assert_non_null(fonts);
    bench->words = rcn_shaper_new(bench->arena, fonts, bench->log);
    bench->cutter =
        rcn_cutter_new(bench->arena, style, bench->words, bench->log);
    const rcn_face face = {.font = rcn_fonts_find(fonts, 0, RCN_FONT_ROMAN),
                           .size = 11 * RCN_LEN_PT,
                           .language = language};
    bench->face = rcn_shaper_face(bench->words, &face);
}

static void
tear_down(rcn_bench *bench)
{
    rcn_log_free(bench->log);
    rcn_arena_free(bench->arena);
}

static uint32_t
find(const rcn_bench *bench, const char *text)
{
    return rcn_shaper_find(bench->words, bench->face, rcn_text_of(text));
}

/* A part of a word says one thing and shows the glyphs of another; its clusters
 * cover what it says. */
static void
assert_part(const rcn_bench *bench, uint32_t part, const char *said,
            const char *shown)
{
    const rcn_word *as = rcn_shaper_at(bench->words, find(bench, shown));
    const rcn_word *word = rcn_shaper_at(bench->words, part);
    assert_string_equal(word->text, said);
    assert_int_equal(word->len, strlen(said));
    assert_int_equal(word->glyph_count, as->glyph_count);
    assert_int_equal(word->width, as->width);
    uint16_t letters = 0;
    for (uint16_t i = 0; i < word->glyph_count; i++) {
        assert_int_equal(word->glyphs[i].id, as->glyphs[i].id);
        assert_true(word->glyphs[i].start < word->len);
        if (i == 0) {
            assert_int_equal(word->glyphs[i].start, 0);
            letters = 1;
            continue;
        }
        assert_true(word->glyphs[i].start >= word->glyphs[i - 1].start);
        if (word->glyphs[i].start != word->glyphs[i - 1].start) {
            letters++;
        }
    }
    assert_int_equal(word->letters, letters);
}

static rcn_cut_list
cuts_of(const rcn_bench *bench, const char *text)
{
    return rcn_cutter_find(bench->cutter, find(bench, text));
}

static void
a_hyphen_beside_one_letter_ends_no_line(void **state)
{
    (void)state;
    rcn_bench bench;
    set_up(&bench, "xx");
    assert_int_equal(cuts_of(&bench, "F-16").count, 0);
    assert_int_equal(cuts_of(&bench, "mi-f").count, 0);
    assert_int_equal(cuts_of(&bench, "44-day").count, 1);
    tear_down(&bench);
}

static void
hungarian_doubles_what_it_writes_short(void **state)
{
    (void)state;
    rcn_bench bench;
    set_up(&bench, "hu");
    rcn_cut_list cuts = cuts_of(&bench, "asszony");
    assert_int_equal(cuts.count, 1);
    assert_int_equal(cuts.items[0].at, 2);
    assert_part(&bench, cuts.items[0].before, "as-", "asz-");
    assert_part(&bench, cuts.items[0].after, "szony", "szony");
    cuts = cuts_of(&bench, "„Könnyűség”,");
    assert_int_equal(cuts.count, 2);
    assert_part(&bench, cuts.items[0].before, "„Kön-", "„Köny-");
    assert_part(&bench, cuts.items[0].after, "nyűség”,", "nyűség”,");
    uint32_t middle = rcn_cutter_part(bench.cutter, find(&bench, "asszonnyal"),
                                      &cuts_of(&bench, "asszonnyal").items[0],
                                      &cuts_of(&bench, "asszonnyal").items[1]);
    assert_part(&bench, middle, "szon-", "szony-");
    tear_down(&bench);
}

static void
catalan_loses_the_dot_between_two_l(void **state)
{
    (void)state;
    rcn_bench bench;
    set_up(&bench, "ca");
    rcn_cut_list cuts = cuts_of(&bench, "col·lecció");
    assert_int_equal(cuts.count, 2);
    assert_part(&bench, cuts.items[0].before, "col·-", "col-");
    assert_part(&bench, cuts.items[0].after, "lecció", "lecció");
    assert_part(&bench, cuts.items[1].before, "col·lec-", "col·lec-");
    tear_down(&bench);
}

/* German writes Schiff-fahrt in full since 1996: nothing changes. */
static void
other_breaks_keep_their_letters(void **state)
{
    (void)state;
    rcn_bench bench;
    set_up(&bench, "de");
    rcn_cut_list cuts = cuts_of(&bench, "Regierung");
    assert_int_equal(cuts.count, 2);
    assert_part(&bench, cuts.items[1].before, "Regie-", "Regie-");
    assert_null(cuts.items[1].change);
    tear_down(&bench);
}

/* A word without a better break is cut between its clusters (UAX 29). */
static void
marks_stay_with_their_letters(void **state)
{
    (void)state;
    rcn_bench bench;
    set_up(&bench, "und");
    static const char letter[] = "x\u0301\u0300\u0302";
    char word[16 * sizeof letter] = "";
    for (int i = 0; i < 15; i++) {
        strcat(word, letter);
    }
    rcn_cut_list cuts = cuts_of(&bench, word);
    assert_true(cuts.count > 5);
    for (size_t i = 0; i < cuts.count; i++) {
        assert_int_equal(cuts.items[i].at % (sizeof letter - 1), 0);
    }
    tear_down(&bench);
}

/* Names of programs break behind their colons and nowhere else. */
static void
two_colons_make_a_name(void **state)
{
    (void)state;
    rcn_bench bench;
    set_up(&bench, "en");
    rcn_cut_list cuts = cuts_of(&bench, "Standard::vector::iterator");
    assert_int_equal(cuts.count, 2);
    assert_int_equal(cuts.items[0].at, 10);
    assert_int_equal(cuts.items[0].kind, RCN_CUT_DASH);
    assert_int_equal(cuts.items[1].at, 18);
    cuts = cuts_of(&bench, "Standard:vector:iterator");
    assert_true(cuts.count > 0);
    assert_int_equal(cuts.items[0].kind, RCN_CUT_HYPHEN);
    tear_down(&bench);
}

/* What is written in capitals is a word when it is long, else it may be an
 * abbreviation. */
static void
long_words_in_capitals_have_hyphens(void **state)
{
    (void)state;
    rcn_bench bench;
    set_up(&bench, "en");
    rcn_cut_list cuts = cuts_of(&bench, "INTERNATIONAL");
    assert_int_equal(cuts.count, 3);
    assert_part(&bench, cuts.items[1].before, "INTER-", "INTER-");
    assert_int_equal(cuts_of(&bench, "MINISTERS").count, 0);
    assert_int_equal(cuts_of(&bench, "Ministers").count, 2);
    tear_down(&bench);
}

#define NOTED(language)                                         \
    "recension: note: no hyphenation for a language: " language \
    " [hyphen-missing]\n"

static void
assert_notes(const char *language, const char *word, const char *note)
{
    rcn_bench bench;
    set_up(&bench, language);
    assert_int_equal(cuts_of(&bench, word).count, 0);
    assert_int_equal(cuts_of(&bench, "nationale").count, 0);
    char *said = NULL;
    size_t len = 0;
    FILE *out = open_memstream(&said, &len);
    assert_non_null(out);
    assert_true(rcn_log_print(bench.log, out, RCN_NOTE, RCN_LOG_TEXT));
    assert_int_equal(fclose(out), 0);
    assert_string_equal(said, note);
    free(said);
    tear_down(&bench);
}

/* What has no dictionary is noted once, with the package that would have it;
 * what no one hyphenates is not. */
static void
a_language_without_a_dictionary_is_noted(void **state)
{
    (void)state;
    assert_notes("qaa", "nationale", NOTED("qaa"));
    assert_notes("zu-ZA", "nationale", NOTED("zu-ZA (Debian has hyphen-zu)"));
    assert_notes("vi", "nationale", "");
    assert_notes("../en", "nationale", NOTED("../en"));
}

/* A language of a region that has no dictionary of its own takes that of its
 * home. */
static void
a_region_falls_back_to_the_home_of_its_language(void **state)
{
    (void)state;
    rcn_bench bench;
    set_up(&bench, "it-SM");
    rcn_cut_list cuts = cuts_of(&bench, "internazionale");
    assert_int_equal(cuts.count, 4);
    assert_int_equal(rcn_log_count(bench.log, RCN_NOTE), 0);
    tear_down(&bench);
}

/* Where each cut of a word is, as bytes, and that it has a hyphen. */
static void
assert_cuts(const char *language, const char *text, const char *parted)
{
    rcn_bench bench;
    set_up(&bench, language);
    rcn_cut_list cuts = cuts_of(&bench, text);
    rcn_buffer out = rcn_buffer_new(bench.arena);
    size_t from = 0;
    for (uint32_t i = 0; i < cuts.count; i++) {
        if (cuts.items[i].kind == RCN_CUT_HYPHEN) {
            rcn_buffer_add(&out, rcn_text_slice(rcn_text_of(text), from,
                                                cuts.items[i].at));
            rcn_buffer_char(&out, '-');
            from = cuts.items[i].at;
        }
    }
    rcn_buffer_string(&out, text + from);
    assert_string_equal(rcn_buffer_text(&out).at, parted);
    assert_int_equal(rcn_log_count(bench.log, RCN_NOTE), 0);
    tear_down(&bench);
}

static void
georgian_and_armenian_part_at_syllables(void **state)
{
    (void)state;
    assert_cuts("ka", "თავისუფალი", "თა-ვი-სუ-ფალი");
    assert_cuts("ka", "ადამიანი", "ადა-მიანი");
    assert_cuts("hy", "արժանապատվությամբ", "ար-ժա-նա-պատ-վու-թյամբ");
    assert_cuts("hy", "Իրավունքներ", "Իրա-վունք-ներ");
    assert_cuts("el", "a", "a");
}

static void
thai_ends_lines_between_words(void **state)
{
    (void)state;
    rcn_arena *arena = rcn_arena_new(0);
    rcn_unspaced *unspaced = rcn_unspaced_new(arena);
    const char *text = "มนุษย์เกิดมา"; /* มนุษย์ เกิด มา */
    rcn_unspaced_read(unspaced, rcn_text_of(text));
    assert_true(rcn_is_unspaced(0xE21));
    assert_false(rcn_is_unspaced('a'));
    for (size_t at = 3; at < strlen(text); at += 3) {
        bool found = at == 18 || at == 30;
        assert_int_equal(rcn_unspaced_ends(unspaced, at), found);
    }
    rcn_arena_free(arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_hyphen_beside_one_letter_ends_no_line),
        cmocka_unit_test(hungarian_doubles_what_it_writes_short),
        cmocka_unit_test(catalan_loses_the_dot_between_two_l),
        cmocka_unit_test(other_breaks_keep_their_letters),
        cmocka_unit_test(two_colons_make_a_name),
        cmocka_unit_test(marks_stay_with_their_letters),
        cmocka_unit_test(long_words_in_capitals_have_hyphens),
        cmocka_unit_test(a_language_without_a_dictionary_is_noted),
        cmocka_unit_test(georgian_and_armenian_part_at_syllables),
        cmocka_unit_test(thai_ends_lines_between_words),
        cmocka_unit_test(a_region_falls_back_to_the_home_of_its_language),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
