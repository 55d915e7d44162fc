/* Reading of print.yaml: values, units, ranges, and the page option. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "fixture.h"

#include "base/arena.h"
#include "base/codes.h"
#include "style/length.h"
#include "style/style.h"

#define PT(points) ((rcn_len)((points)*RCN_LEN_PT))

static void
lengths_have_units(void **state)
{
    (void)state;
    rcn_len length = 0;
    assert_true(rcn_length_read(rcn_text_of("11pt"), &length));
    assert_int_equal(length, PT(11));
    assert_true(rcn_length_read(rcn_text_of("8.5pt"), &length));
    assert_int_equal(length, 8704);
    assert_true(rcn_length_read(rcn_text_of("0.25in"), &length));
    assert_int_equal(length, PT(18));
    assert_true(rcn_length_read(rcn_text_of("25.4mm"), &length));
    assert_int_equal(length, PT(72));
    const char *const wrong[] = {"",      "11",        "pt",     "11 pt",
                                 "-1pt",  "1.12345pt", "11px",   ".5in",
                                 "1e3pt", "99999pt",   "30000in"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        assert_false(rcn_length_read(rcn_text_of(wrong[i]), &length));
    }
}

static void
page_sizes_are_named_or_given(void **state)
{
    (void)state;
    rcn_len width = 0;
    rcn_len height = 0;
    assert_true(rcn_page_size_read(rcn_text_of("6x9in"), &width, &height));
    assert_int_equal(width, PT(432));
    assert_int_equal(height, PT(648));
    assert_true(rcn_page_size_read(rcn_text_of("a4"), &width, &height));
    assert_int_equal(width, 609562); /* 210 mm = 595.28 pt */
    assert_int_equal(height, 862095);
    assert_true(rcn_page_size_read(rcn_text_of("148x210mm"), &width, &height));
    assert_int_equal(width, 429596);
    const char *const wrong[] = {"a3x",   "6x9",    "6in",   "x9in",
                                 "1x9in", "6x90in", "6x9in "};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        assert_false(
            rcn_page_size_read(rcn_text_of(wrong[i]), &width, &height));
    }
}

static void
classic_is_as_described(void **state)
{
    (void)state;
    rcn_arena *arena = rcn_arena_new(0);
    rcn_log *log = rcn_log_new();
    const rcn_style *style = rcn_style_load(
        arena, "styles", &(rcn_style_choice){.name = "classic"}, log);
    assert_non_null(style);
    assert_int_equal(rcn_log_count(log, RCN_NOTE), 0);
    assert_int_equal(rcn_style_measure(style), PT(324));
    assert_int_equal(style->lines_per_page, 36);
    assert_int_equal(style->grid, PT(14));
    assert_true(style->margin_inner < style->margin_top);
    assert_true(style->margin_top < style->margin_outer);
    assert_true(style->margin_outer < style->margin_bottom);
    assert_string_equal(style->families[style->types[RCN_TYPE_BODY].font].name,
                        "Linux Libertine O");
    assert_int_equal(rcn_style_protrusion(style, '.')->right, 700);
    assert_int_equal(rcn_style_protrusion(style, 0x2018)->left, 300);
    assert_null(rcn_style_protrusion(style, 'a'));
    assert_true(style->reader_css.len > 0);
    rcn_log_free(log);
    rcn_arena_free(arena);
}

/* The styles that come with the program: each its own page, type that fits it,
 * margins that grow from the spine on, and what it does not say from classic. */
static void
each_style_has_classical_margins(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        int width, lines, body; /* pt; lines of a page; thousandths of a pt */
    } all[] = {{"classic", 432, 36, 11000},
               {"a5", 419, 36, 10500},
               {"a4", 595, 39, 12000},
               {"letter", 612, 35, 12000},
               {"large-print", 576, 23, 18000}};
    rcn_arena *arena = rcn_arena_new(0);
    rcn_log *log = rcn_log_new();
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        const rcn_style *style = rcn_style_load(
            arena, "styles", &(rcn_style_choice){.name = all[i].name}, log);
        assert_non_null(style);
        assert_int_equal(style->page_width / RCN_LEN_PT, all[i].width);
        assert_int_equal(style->lines_per_page, all[i].lines);
        assert_int_equal(style->types[RCN_TYPE_BODY].size,
                         all[i].body * RCN_LEN_PT / 1000);
        /* Spine, head, fore-edge, foot: each a sixth to a half wider; classic,
         * whose pages stand still, lets the foot alone grow so. */
        rcn_len margins[] = {style->margin_inner, style->margin_top,
                             style->margin_outer, style->margin_bottom};
        for (size_t k = 1; k < 4; k++) {
            assert_true(margins[k] > margins[k - 1]);
            assert_in_range(margins[k] * 100 / margins[k - 1],
                            i == 0 ? 101 : 115, i == 0 && k == 3 ? 165 : 150);
        }
        /* Nothing is left over below the last line, and lines can be read. */
        rcn_len depth = style->page_height - style->margin_top -
                        style->margin_bottom -
                        (rcn_len)style->lines_per_page * style->grid;
        assert_in_range(depth, 0, PT(1));
        assert_in_range(rcn_style_measure(style) * 10 /
                            style->types[RCN_TYPE_BODY].size,
                        230, 341);
        assert_int_equal(style->types[RCN_TYPE_FOOTNOTE].leading, style->grid);
        assert_true(style->types[RCN_TYPE_TITLE].font ==
                    style->types[RCN_TYPE_CHAPTER].font);
        assert_int_equal(rcn_style_protrusion(style, '.')->right, 700);
        assert_true(style->reader_css.len > 0);
    }
    assert_int_equal(rcn_log_count(log, RCN_NOTE), 0);
    rcn_log_free(log);
    rcn_arena_free(arena);
}

static void
a_page_option_keeps_proportions(void **state)
{
    (void)state;
    rcn_arena *arena = rcn_arena_new(0);
    rcn_log *log = rcn_log_new();
    const rcn_style *style = rcn_style_load(
        arena, "styles", &(rcn_style_choice){.name = "classic", .page = "a5"},
        log);
    assert_non_null(style);
    assert_int_equal(style->page_width, 429596);
    assert_int_equal(style->margin_inner, (int64_t)PT(48) * 429596 / PT(432));
    const rcn_style *large = rcn_style_load(
        arena, "styles", &(rcn_style_choice){.name = "classic", .page = "a4"},
        log);
    assert_non_null(large);
    assert_int_equal(rcn_style_measure(large), 34 * PT(11));
    assert_null(rcn_style_load(
        arena, "styles", &(rcn_style_choice){.name = "classic", .page = "9in"},
        log));
    assert_int_equal(rcn_log_count_code(log, RCN_CODE_STYLE_PAGE), 1);
    assert_null(rcn_style_load(arena, "styles",
                               &(rcn_style_choice){.name = "nowhere"}, log));
    assert_int_equal(rcn_log_count_code(log, RCN_CODE_STYLE_MISSING), 1);
    rcn_log_free(log);
    rcn_arena_free(arena);
}

/* Loads a style of these words; returns what the log says. */
static const char *
complaint(rcn_arena *arena, const char *yaml)
{
    char folder[] = "/tmp/recension-style-XXXXXX";
    assert_non_null(mkdtemp(folder));
    char *print = rcn_arena_printf(arena, "%s/print.yaml", folder);
    FILE *file = fopen(print, "w");
    assert_non_null(file);
    assert_true(fputs(yaml, file) >= 0);
    assert_int_equal(fclose(file), 0);
    rcn_log *log = rcn_log_new();
    assert_null(rcn_style_load(arena, "styles",
                               &(rcn_style_choice){.name = folder}, log));
    assert_int_equal(rcn_log_worst(log), RCN_FATAL);
    const char *said = rcn_fixture_messages(arena, log);
    const char *shown = strstr(said, "print.yaml:");
    rcn_log_free(log);
    (void)unlink(print);
    (void)rmdir(folder);
    return shown ? shown : said;
}

static void
wrong_values_name_line_unit_and_range(void **state)
{
    (void)state;
    rcn_arena *arena = rcn_arena_new(0);
    assert_string_equal(
        complaint(arena, "page:\n  inner: 42\n"),
        "print.yaml:2:10: fatal: wrong value: inner: expected a length from "
        "18pt to 400pt (as 11pt, 4.5mm, 0.5in) [yaml-value]\n");
    assert_string_equal(
        complaint(arena, "type:\n  body: {size: 900pt}\n"),
        "print.yaml:2:16: fatal: wrong value: size: expected a length from 4pt "
        "to 96pt (as 11pt, 4.5mm, 0.5in) [yaml-value]\n");
    assert_string_equal(
        complaint(arena, "type:\n  body: {font: other}\n"),
        "print.yaml:2:16: fatal: wrong value: font: expected a key of fonts "
        "[yaml-value]\n");
    assert_string_equal(complaint(arena, "lines: {tracking: 31}\n"),
                        "print.yaml:1:19: fatal: wrong value: tracking: "
                        "expected a whole number from 0 to 30 [yaml-value]\n");
    assert_string_equal(complaint(arena, "colour: red\n"),
                        "print.yaml:1:1: fatal: unknown or repeated key: "
                        "\"colour\" [yaml-key]\n");
    assert_non_null(strstr(
        complaint(arena, "page: {inner: 200pt, outer: 200pt}\n"),
        "expected margins and type that leave a measure of 8 em and 12 lines"));
    assert_string_equal(
        complaint(arena, "press: {bleed: 40pt}\n"),
        "print.yaml:1:16: fatal: wrong value: bleed: expected a length from "
        "0pt to 36pt (as 11pt, 4.5mm, 0.5in) [yaml-value]\n");
    assert_string_equal(
        complaint(arena, "press: {signature: 6}\n"),
        "print.yaml:1:20: fatal: wrong value: signature: expected a number of "
        "pages from 0 to 128 that fours make up [yaml-value]\n");
    assert_string_equal(
        complaint(arena, "type: {body: {size: 20pt}}\n"),
        "print.yaml:1:21: fatal: wrong value: size: expected a leading no less "
        "than the size, or lines overlap [yaml-value]\n");
    assert_string_equal(
        complaint(arena, "lines: {space-most: 1100}\n"),
        "print.yaml:1:21: fatal: wrong value: space-most: expected no less "
        "than space-far-most, which is 1147 [yaml-value]\n");
    assert_string_equal(
        complaint(arena, "lines: {space-far-least: 600}\n"),
        "print.yaml:1:26: fatal: wrong value: space-far-least: expected no "
        "less than space-least, which is 700 [yaml-value]\n");
    assert_string_equal(
        complaint(arena, "lines: {glyph-scale-near: 40}\n"),
        "print.yaml:1:27: fatal: wrong value: glyph-scale-near: expected no "
        "more than glyph-scale, which is 30 [yaml-value]\n");
    assert_string_equal(
        complaint(arena, "protrusion: none\n"),
        "print.yaml:1:13: fatal: wrong value: protrusion: expected a list of "
        "characters with left and right [yaml-value]\n");
    assert_string_equal(
        complaint(arena, "text: {align: right}\n"),
        "print.yaml:1:15: fatal: wrong value: align: expected one of "
        "justified, left [yaml-value]\n");
    assert_string_equal(
        complaint(arena, "text:\n  initial: big\n"),
        "print.yaml:2:12: fatal: wrong value: initial: expected one of none, "
        "raised, drop [yaml-value]\n");
    assert_string_equal(complaint(arena, "text:\n  initial-lines: 6\n"),
                        "print.yaml:2:18: fatal: wrong value: initial-lines: "
                        "expected a whole number from 2 to 5 [yaml-value]\n");
    assert_non_null(strstr(complaint(arena, "base: [a]\n"),
                           "print.yaml:1:7: fatal: wrong value: base: "));
    assert_non_null(strstr(complaint(arena, "base: nowhere\n"),
                           "print.yaml:1:7: fatal: cannot read the style: "
                           "\"nowhere\"; there are a4, a5"));
    assert_non_null(strstr(complaint(arena, "base: ./\n"),
                           "expected a style that does not end in itself"));
    rcn_arena_free(arena);
}

static void
write_file(const char *path, const char *words)
{
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_true(fputs(words, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

/* A folder of the user's own, and one on top of it. */
static void
a_style_gives_what_differs_from_its_base(void **state)
{
    (void)state;
    rcn_arena *arena = rcn_arena_new(0);
    rcn_log *log = rcn_log_new();
    char folder[] = "/tmp/recension-style-XXXXXX";
    assert_non_null(mkdtemp(folder));
    char *mine = rcn_arena_printf(arena, "%s/mine", folder);
    char *other = rcn_arena_printf(arena, "%s/other", folder);
    assert_int_equal(mkdir(mine, 0700), 0);
    assert_int_equal(mkdir(other, 0700), 0);
    char *mine_print = rcn_arena_printf(arena, "%s/print.yaml", mine);
    char *mine_css = rcn_arena_printf(arena, "%s/reader.css", mine);
    char *other_print = rcn_arena_printf(arena, "%s/print.yaml", other);
    write_file(mine_print,
               "base: classic\npage: {indent: 12pt}\n"
               "fonts: {text: Noto Serif, extra: Noto Sans}\n"
               "type: {note: {font: extra}}\n"
               "press: {bleed: 3mm, crop-marks: yes, paper: 0.2mm}\n"
               "pictures: {width: 60, density: 300}\n");
    write_file(mine_css, "p { margin: 0 }\n");
    write_file(other_print, "base: ../mine\npage: {sink: 1}\n"
                            "press: {signature: 8}\n");
    const rcn_style *style = rcn_style_load(
        arena, "styles", &(rcn_style_choice){.name = other}, log);
    assert_non_null(style);
    assert_int_equal(rcn_log_count(log, RCN_NOTE), 0);
    assert_int_equal(style->sink, 1);
    assert_int_equal(style->indent, PT(12));
    assert_int_equal(style->pictures.width, 60);
    assert_int_equal(style->pictures.depth, 100);
    assert_int_equal(style->pictures.density, 300);
    assert_int_equal(style->margin_inner, PT(48));
    const rcn_font_family *families = style->families;
    assert_string_equal(families[style->types[RCN_TYPE_BODY].font].name,
                        "Noto Serif");
    assert_string_equal(families[style->types[RCN_TYPE_NOTE].font].name,
                        "Noto Sans");
    assert_string_equal(families[style->types[RCN_TYPE_TITLE].font].name,
                        "Linux Libertine Display O");
    assert_true(style->crop_marks);
    assert_int_equal(style->bleed, 8708); /* 3 mm = 8.504 pt */
    assert_int_equal(style->signature, 8);
    assert_string_equal(style->reader_css.at, "p { margin: 0 }\n");
    assert_string_equal(style->name, "other");
    const char *const files[] = {mine_print, mine_css, other_print};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        assert_int_equal(unlink(files[i]), 0);
    }
    assert_int_equal(rmdir(mine), 0);
    assert_int_equal(rmdir(other), 0);
    assert_int_equal(rmdir(folder), 0);
    rcn_log_free(log);
    rcn_arena_free(arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lengths_have_units),
        cmocka_unit_test(page_sizes_are_named_or_given),
        cmocka_unit_test(classic_is_as_described),
        cmocka_unit_test(each_style_has_classical_margins),
        cmocka_unit_test(a_style_gives_what_differs_from_its_base),
        cmocka_unit_test(a_page_option_keeps_proportions),
        cmocka_unit_test(wrong_values_name_line_unit_and_range),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
