/* Laws of the line breaker, on texts made at random from a fixed seed: every
 * box stands on one line, lines end only where they may, widths add up. */
#include <stdlib.h>
#include <string.h>

#include "cmocka_all.h"

#include "base/list.h"
#include "shape/shape.h"
#include "style/style.h"
#include "typeset/lines/fit.h"
#include "typeset/lines/lines.h"
#include "typeset/plain.h"

#define PT(points) ((rcn_len)((points)*RCN_LEN_PT))

typedef struct rcn_bench {
    rcn_arena *arena;
    rcn_log *log;
    const rcn_style *style;
    rcn_setter setter;
    rcn_breaker *breaker;
} rcn_bench;

static void
set_up(rcn_bench *bench)
{
    *bench = (rcn_bench){.arena = rcn_arena_new(0), .log = rcn_log_new()};
    rcn_arena *arena = bench->arena;
    bench->style = rcn_style_load(
        arena, "styles", &(rcn_style_choice){.name = "classic"}, bench->log);
    assert_non_null(bench->style);
    rcn_fonts *fonts = rcn_fonts_open(arena, bench->style, bench->log);
    assert_non_null(fonts);
    rcn_shaper *words = rcn_shaper_new(arena, fonts, bench->log);
    bench->setter = (rcn_setter){
        .arena = arena,
        .scratch = rcn_arena_new(0),
        .galley = rcn_arena_new(0),
        .edition = plain_edition_of(arena, ""),
        .style = bench->style,
        .words = words,
        .cutter = rcn_cutter_new(arena, bench->style, words, bench->log),
        .log = bench->log};
    bench->breaker = rcn_breaker_new(arena, &bench->setter);
}

static void
tear_down(rcn_bench *bench)
{
    rcn_arena_free(bench->setter.scratch);
    rcn_arena_free(bench->setter.galley);
    rcn_log_free(bench->log);
    rcn_arena_free(bench->arena);
}

static uint32_t
random_below(uint32_t *seed, uint32_t limit)
{
    *seed = *seed * 1664525u + 1013904223u;
    return (*seed >> 8) % limit;
}

/* Words of real length and look, some with dashes, some not to be parted. */
static const char *
random_text(rcn_arena *arena, uint32_t *seed, size_t count)
{
    static const char *const words[] = {"a",
                                        "the",
                                        "of",
                                        "statement",
                                        "ministry",
                                        "conflict",
                                        "territories",
                                        "international",
                                        "2021",
                                        "is",
                                        "officials",
                                        "well-known",
                                        "infrastructure",
                                        "and—so",
                                        "e.g.",
                                        "offered",
                                        "‘quoted’",
                                        "I",
                                        "reconciliation",
                                        "waters,"};
    rcn_buffer out = rcn_buffer_new(arena);
    for (size_t i = 0; i < count; i++) {
        rcn_buffer_string(&out, words[random_below(seed, 20)]);
        if (i + 1 < count) {
            rcn_buffer_string(&out, random_below(seed, 12) ? " " : "\u00A0");
        }
    }
    return rcn_buffer_text(&out).at;
}

static rcn_para *
paragraph(rcn_bench *bench, const char *text, rcn_len measure)
{
    const rcn_para_shape shape = {.type = RCN_TYPE_BODY,
                                  .measure = measure,
                                  .indent = bench->style->indent,
                                  .align = RCN_ALIGN_JUSTIFY,
                                  .hyphenate = true,
                                  .language = "en"};
    rcn_block *block = rcn_arena_alloc(bench->arena, 1, sizeof *block);
    *block = plain_paragraph(text);
    rcn_para *para = rcn_para_of_block(&bench->setter, block, &shape);
    assert_non_null(para);
    return para;
}

/* The width of a line as its words, its letters and its spaces make it. */
static int64_t
drawn_width(const rcn_bench *bench, const rcn_para *para,
            const rcn_textline *line)
{
    int64_t text = 0;
    int64_t inner = 0;
    int64_t gaps = 0;
    for (uint32_t i = line->first; i <= line->last; i++) {
        uint32_t index = i == line->first  ? line->first_word
                         : i == line->last ? line->last_word
                                           : para->boxes[i].word;
        const rcn_word *word = rcn_shaper_at(bench->setter.words, index);
        text += word->width;
        inner += word->letters ? word->letters - 1 : 0;
        gaps += i < line->last && (para->boxes[i].glue == RCN_GLUE_SPACE ||
                                   para->boxes[i].glue == RCN_GLUE_TIE);
    }
    return text + text * line->scale / 1000 + inner * line->tracking +
           gaps * para->space + line->slack;
}

static void
assert_lawful(const rcn_bench *bench, const rcn_para *para,
              const rcn_setting *set)
{
    const rcn_breaking *limits = &bench->style->breaking;
    uint32_t next = 0;
    for (uint32_t i = 0; i < set->count; i++) {
        const rcn_textline *line = &set->lines[i];
        const rcn_box *end = &para->boxes[line->last];
        bool goes_on =
            i > 0 && line->first_word != para->boxes[line->first].word;
        assert_int_equal(line->first, goes_on ? next - 1 : next);
        next = line->last + 1;
        bool cut = line->last_word != end->word && line->last != line->first;
        assert_true(cut || end->glue >= RCN_GLUE_SPACE ||
                    line->end != RCN_END_SPACE);
        assert_int_equal(line->end == RCN_END_LAST, i + 1 == set->count);
        if (line->stretched) {
            assert_int_equal(drawn_width(bench, para, line), line->width);
            assert_in_range(line->scale + limits->scale_far, 0,
                            2 * limits->scale_far);
            rcn_len tracking = PT(11) * limits->tracking_last / 1000;
            assert_in_range(line->tracking + tracking, 0, 2 * tracking);
        }
    }
    assert_int_equal(next, para->box_count);
}

static void
lines_are_lawful(void **state)
{
    (void)state;
    rcn_bench bench;
    set_up(&bench);
    uint32_t seed = 42;
    for (uint32_t i = 0; i < 300; i++) {
        rcn_len measure = PT(150 + random_below(&seed, 250));
        const char *text =
            random_text(bench.arena, &seed, 1 + random_below(&seed, 150));
        rcn_para *para = paragraph(&bench, text, measure);
        rcn_breaker_break(bench.breaker, para, true, false);
        assert_in_range(para->setting_count, 1, 3);
        for (uint8_t k = 0; k < para->setting_count; k++) {
            assert_lawful(&bench, para, &para->settings[k]);
            const rcn_setting *natural = &para->settings[para->natural];
            assert_int_equal(para->settings[k].count + para->natural,
                             natural->count + k);
            assert_true(para->settings[k].cost >= natural->cost);
        }
        for (uint32_t k = 0; k < para->set.count; k++) {
            assert_false(para->set.lines[k].overfull);
        }
    }
    tear_down(&bench);
}

static void
a_tie_is_not_broken(void **state)
{
    (void)state;
    rcn_bench bench;
    set_up(&bench);
    rcn_buffer text = rcn_buffer_new(bench.arena);
    for (int i = 0; i < 100; i++) {
        rcn_buffer_string(&text, "of\u00A0the many ");
    }
    rcn_para *para = paragraph(&bench, rcn_buffer_text(&text).at, PT(200));
    rcn_breaker_break(bench.breaker, para, false, false);
    for (uint32_t i = 0; i + 1 < para->set.count; i++) {
        uint32_t last = para->set.lines[i].last;
        assert_int_not_equal(para->boxes[last].glue, RCN_GLUE_TIE);
    }
    tear_down(&bench);
}

static void
what_belongs_together_is_seldom_parted(void **state)
{
    (void)state;
    rcn_bench bench;
    set_up(&bench);
    rcn_buffer text = rcn_buffer_new(bench.arena);
    for (int i = 0; i < 100; i++) {
        rcn_buffer_string(&text, "J. Miller came on 8 November and went, ");
    }
    rcn_para *para = paragraph(&bench, rcn_buffer_text(&text).at, PT(324));
    rcn_breaker_break(bench.breaker, para, false, false);
    uint32_t boxes = 0;
    uint32_t ends = 0;
    for (uint32_t i = 0; i < para->box_count; i++) {
        boxes += para->boxes[i].sticks;
    }
    for (uint32_t i = 0; i + 1 < para->set.count; i++) {
        const rcn_textline *line = &para->set.lines[i];
        ends += line->end == RCN_END_SPACE && para->boxes[line->last].sticks;
    }
    assert_int_equal(boxes, 200); /* a quarter of all spaces */
    assert_true(ends * 20 < para->set.count);
    tear_down(&bench);
}

/* No page is filled by a line of next to nothing. */
static void
no_other_setting_ends_in_a_runt(void **state)
{
    (void)state;
    rcn_bench bench;
    set_up(&bench);
    uint32_t seed = 9;
    uint32_t others = 0;
    for (size_t words = 30; words < 130; words++) {
        rcn_para *para =
            paragraph(&bench, random_text(bench.arena, &seed, words), PT(324));
        rcn_breaker_break(bench.breaker, para, true, false);
        for (uint32_t i = 0; i < para->setting_count; i++) {
            const rcn_setting *setting = &para->settings[i];
            rcn_len width = setting->lines[setting->count - 1].width;
            others += i != para->natural;
            assert_true(i == para->natural || width >= 3 * para->size);
        }
    }
    assert_true(others > 30);
    tear_down(&bench);
}

/* Ragged paragraphs of some length may come a line shorter or longer too, but
 * cost more so; short ones stand as they are best. */
static void
ragged_paragraphs_vary_when_they_are_long(void **state)
{
    (void)state;
    rcn_bench bench;
    set_up(&bench);
    uint32_t seed = 4;
    for (size_t words = 20; words <= 100; words += 40) {
        rcn_para *para =
            paragraph(&bench, random_text(bench.arena, &seed, words), PT(200));
        para->align = RCN_ALIGN_LEFT;
        rcn_breaker_break(bench.breaker, para, true, false);
        uint32_t lines = para->set.count;
        assert_int_equal(para->setting_count > 1, lines > 3);
        for (uint32_t i = 0; i < para->setting_count; i++) {
            const rcn_setting *setting = &para->settings[i];
            assert_in_range(setting->count, lines - 1, lines + 1);
            assert_true(i == para->natural ||
                        setting->cost >= para->set.cost + RCN_UNITS(20));
        }
    }
    tear_down(&bench);
}

static void
what_cannot_be_broken_is_parted_anywhere(void **state)
{
    (void)state;
    rcn_bench bench;
    set_up(&bench);
    rcn_para *para =
        paragraph(&bench, "Some words, then ΧΧΧΧΧΧΧΧΧΧΧ, and more.", PT(60));
    rcn_breaker_break(bench.breaker, para, false, false);
    uint32_t overfull = 0;
    for (uint32_t i = 0; i < para->set.count; i++) {
        const rcn_textline *line = &para->set.lines[i];
        overfull += line->overfull;
    }
    assert_int_equal(overfull, 0);
    tear_down(&bench);
}

/* Words run together are parted where the next one begins, in a column too
 * narrow for them; never where there is a better way. */
static void
long_words_are_parted_when_nothing_else_helps(void **state)
{
    (void)state;
    static const char words[] = "Some words, then MarketingWorkshopsFirst.";
    rcn_bench bench;
    set_up(&bench);
    rcn_para *para = paragraph(&bench, words, PT(80));
    rcn_breaker_break(bench.breaker, para, false, false);
    uint32_t parted = 0;
    for (uint32_t i = 0; i < para->set.count; i++) {
        const rcn_textline *line = &para->set.lines[i];
        assert_false(line->overfull);
        if (i && para->set.lines[i - 1].end == RCN_END_NOTHING) {
            assert_in_range(words[line->offset], 'A', 'Z');
            parted++;
        }
    }
    assert_int_equal(parted, 1);
    for (int points = 230; points < 260; points++) {
        para = paragraph(&bench, words, PT(points));
        rcn_breaker_break(bench.breaker, para, false, false);
        for (uint32_t i = 0; i < para->set.count; i++) {
            assert_int_not_equal(para->set.lines[i].end, RCN_END_NOTHING);
        }
    }
    tear_down(&bench);
}

static void
what_no_page_can_hold_is_divided(void **state)
{
    (void)state;
    rcn_bench bench;
    set_up(&bench);
    rcn_para *para = paragraph(&bench,
                               "Some ΧΧΧΧΧΧΧΧΧΧΧΧΧΧΧΧΧΧΧΧΧΧΧΧΧΧΧΧΧΧΧΧΧΧΧΧΧΧ"
                               "ΧΧΧΧΧΧΧΧΧΧΧΧΧΧΧΧΧΧΧΧΧΧΧΧΧΧ, and more.",
                               PT(100));
    rcn_breaker_break(bench.breaker, para, false, false);
    assert_true(para->set.count > 4);
    for (uint32_t i = 0; i < para->box_count; i++) {
        rcn_len width =
            rcn_shaper_at(bench.setter.words, para->boxes[i].word)->width;
        assert_true(width < PT(156));
    }
    tear_down(&bench);
}

static void
meant_line_breaks_are_kept(void **state)
{
    (void)state;
    rcn_bench bench;
    set_up(&bench);
    rcn_para *para = paragraph(&bench, "One line\nand another\nand", PT(300));
    rcn_breaker_break(bench.breaker, para, true, false);
    assert_int_equal(para->set.count, 3);
    assert_int_equal(para->set.lines[0].last, 1);
    assert_int_equal(para->set.lines[1].last, 3);
    tear_down(&bench);
}

/* The middles of the word spaces of a line; returns how many. */
static uint32_t
space_places(const rcn_bench *bench, const rcn_para *para,
             const rcn_textline *line, rcn_len *places)
{
    uint32_t count = 0;
    rcn_len at = line->shift;
    rcn_len space = para->space * line->ratio / 1000;
    for (uint32_t i = line->first; i < line->last; i++) {
        uint32_t index =
            i == line->first ? line->first_word : para->boxes[i].word;
        const rcn_word *word = rcn_shaper_at(bench->setter.words, index);
        at += word->width + word->width * line->scale / 1000 +
              (word->letters - 1) * line->tracking;
        if (para->boxes[i].glue >= RCN_GLUE_TIE) {
            places[count++] = at + space / 2;
            at += space;
        }
    }
    return count;
}

/* The word spaces that end four, one above the other within a quarter em. */
static uint32_t
count_rivers(const rcn_bench *bench, const rcn_para *para)
{
    rcn_len above[100], places[100];
    uint32_t depths[100], depths_above[100];
    uint32_t count_above = 0, rivers = 0;
    for (uint32_t i = 0; i < para->set.count; i++) {
        uint32_t count = space_places(bench, para, &para->set.lines[i], places);
        for (uint32_t k = 0; k < count; k++) {
            depths[k] = 1;
            for (uint32_t j = 0; j < count_above; j++) {
                bool meets = abs(above[j] - places[k]) <= para->size / 4;
                depths[k] = meets && depths_above[j] >= depths[k]
                                ? depths_above[j] + 1
                                : depths[k];
            }
            rivers += depths[k] == 4;
        }
        memcpy(above, places, sizeof above);
        memcpy(depths_above, depths, sizeof depths);
        count_above = count;
    }
    return rivers;
}

static uint32_t
rivers_at_price(int32_t price)
{
    rcn_bench bench;
    set_up(&bench);
    rcn_style style = *bench.style;
    style.breaking.river = price;
    bench.setter.style = &style;
    uint32_t seed = 11;
    uint32_t rivers = 0;
    for (int i = 0; i < 60; i++) {
        rcn_para *para =
            paragraph(&bench, random_text(bench.arena, &seed, 250), PT(324));
        rcn_breaker_break(bench.breaker, para, true, false);
        rivers += count_rivers(&bench, para);
    }
    tear_down(&bench);
    return rivers;
}

static void
rivers_are_avoided_at_their_price(void **state)
{
    (void)state;
    uint32_t free_of_charge = rivers_at_price(0);
    assert_true(free_of_charge > 30);
    assert_true(rivers_at_price(73) * 2 < free_of_charge);
}

/* Shares of what is missing: scale first, then spaces, then scale again,
 * tracking last. */
static void
a_line_is_fitted_in_tiers(void **state)
{
    (void)state;
    rcn_bench bench;
    set_up(&bench);
    const rcn_fitter fitter = {
        &bench.style->breaking, 2816, 0, 112, 112, false};
    rcn_extent extent = {.width = PT(270), .gaps = 10, .inner = 50};
    rcn_len natural = PT(270) + 10 * 2816;
    extent.target = natural;
    rcn_fit fit = rcn_fit_line(&fitter, &extent);
    assert_int_equal(fit.scale, 0);
    assert_int_equal(fit.ratio, RCN_ONE);
    assert_true(rcn_fit_price(&fitter, &fit) == 0);
    extent.target = natural + PT(4); /* 1.5 % of the words: scale alone */
    fit = rcn_fit_line(&fitter, &extent);
    assert_int_equal(fit.scale, 14);
    assert_int_equal(fit.tracking, 0);
    assert_in_range(fit.ratio, RCN_ONE - 700, RCN_ONE + 1000);
    extent.target = natural + PT(9); /* 2.5 %, spaces to 1.12 */
    fit = rcn_fit_line(&fitter, &extent);
    assert_int_equal(fit.scale, 25);
    assert_in_range(fit.ratio, RCN_ONE * 107 / 100, RCN_ONE * 112 / 100);
    extent.target = natural + PT(12); /* 3 %, spaces to 1.147 */
    fit = rcn_fit_line(&fitter, &extent);
    assert_int_equal(fit.scale, 30);
    assert_int_equal(fit.tracking, 0);
    extent.target = natural + PT(15); /* tracking as well */
    fit = rcn_fit_line(&fitter, &extent);
    assert_int_equal(fit.scale, 30);
    assert_int_equal(fit.tracking, 58);
    assert_in_range(fit.ratio, RCN_ONE * 114 / 100, RCN_ONE * 116 / 100);
    extent.target = natural - PT(60);
    assert_int_equal(rcn_fit_guess(&fitter, &extent, 700, 1600), -1);
    extent.target = natural + PT(60);
    assert_int_equal(rcn_fit_guess(&fitter, &extent, 700, 1600), 1);
    tear_down(&bench);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_are_lawful),
        cmocka_unit_test(a_tie_is_not_broken),
        cmocka_unit_test(what_belongs_together_is_seldom_parted),
        cmocka_unit_test(no_other_setting_ends_in_a_runt),
        cmocka_unit_test(ragged_paragraphs_vary_when_they_are_long),
        cmocka_unit_test(what_cannot_be_broken_is_parted_anywhere),
        cmocka_unit_test(long_words_are_parted_when_nothing_else_helps),
        cmocka_unit_test(what_no_page_can_hold_is_divided),
        cmocka_unit_test(meant_line_breaks_are_kept),
        cmocka_unit_test(rivers_are_avoided_at_their_price),
        cmocka_unit_test(a_line_is_fitted_in_tiers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
