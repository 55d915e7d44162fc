/* Reading of print.yaml: values, units, ranges, and the page option. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cmocka_all.h"

#include "base/arena.h"
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
    const rcn_style *style =
        rcn_style_load(arena, "styles", "classic", NULL, log);
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

static void
a_page_option_keeps_proportions(void **state)
{
    (void)state;
    rcn_arena *arena = rcn_arena_new(0);
    rcn_log *log = rcn_log_new();
    const rcn_style *style =
        rcn_style_load(arena, "styles", "classic", "a5", log);
    assert_non_null(style);
    assert_int_equal(style->page_width, 429596);
    assert_int_equal(style->margin_inner, (int64_t)PT(53) * 429596 / PT(432));
    const rcn_style *large =
        rcn_style_load(arena, "styles", "classic", "a4", log);
    assert_non_null(large);
    assert_int_equal(rcn_style_measure(large), 34 * PT(11));
    assert_null(rcn_style_load(arena, "styles", "classic", "9in", log));
    assert_int_equal(rcn_log_count_code(log, RCN_CODE_STYLE_PAGE), 1);
    assert_null(rcn_style_load(arena, "styles", "nowhere", NULL, log));
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
    assert_null(rcn_style_load(arena, "styles", folder, NULL, log));
    assert_int_equal(rcn_log_worst(log), RCN_FATAL);
    char *said = NULL;
    size_t len = 0;
    FILE *out = open_memstream(&said, &len);
    assert_non_null(out);
    assert_true(rcn_log_print(log, out, RCN_NOTE, RCN_LOG_TEXT));
    assert_int_equal(fclose(out), 0);
    const char *shown = strstr(said, "print.yaml:");
    const char *copy = rcn_arena_strdup(arena, shown ? shown : said);
    free(said);
    rcn_log_free(log);
    (void)unlink(print);
    (void)rmdir(folder);
    return copy;
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
    rcn_arena_free(arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lengths_have_units),
        cmocka_unit_test(page_sizes_are_named_or_given),
        cmocka_unit_test(classic_is_as_described),
        cmocka_unit_test(a_page_option_keeps_proportions),
        cmocka_unit_test(wrong_values_name_line_unit_and_range),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
