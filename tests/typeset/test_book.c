/* Laws of whole books: tags nested and closed, words complete and in order,
 * lines on the grid, the page map truthful, the same input the same output. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cmocka_all.h"

#include "base/file.h"
#include "shape/shape.h"
#include "style/style.h"
#include "typeset/plain.h"
#include "typeset/typeset.h"

static const char *const seeds[] = {
    "seeds/000_f0cee7e34b40c26a.txt", "seeds/001_d93b851cbdf39944.txt",
    "seeds/002_da1c850a88a14784.txt", "seeds/003_54f105280d23d448.txt",
    "seeds/004_9090c2e8cacae255.txt"};

typedef struct rcn_set {
    rcn_arena *arena;
    rcn_log *log;
    const rcn_style *style;
    rcn_fonts *fonts;
    const rcn_edition *edition;
    const rcn_book *book;
    rcn_page_map map;
    rcn_typeset_stats stats;
} rcn_set;

static void
set_up(rcn_set *set)
{
    *set = (rcn_set){.arena = rcn_arena_new(0), .log = rcn_log_new()};
    set->style = rcn_style_load(
        set->arena, "styles", &(rcn_style_choice){.name = "classic"}, set->log);
    assert_non_null(set->style);
    set->fonts = rcn_fonts_open(set->arena, set->style, set->log);
    assert_non_null(set->fonts);
}

static void
typeset(rcn_set *set, const rcn_edition *edition)
{
    set->edition = edition;
    set->book = rcn_typeset(set->arena, edition, set->fonts, set->log,
                            &set->map, &set->stats);
}

static void
tear_down(rcn_set *set)
{
    rcn_log_free(set->log);
    rcn_arena_free(set->arena);
}

static bool
blank(char c)
{
    return c == ' ' || c == '\n';
}

/* Where a walk over the operations of a book stands. */
typedef struct rcn_walk {
    int depth;
    int inside; /* depth of the open Div "text", or -1 */
} rcn_walk;

static void
walk(rcn_walk *state, const rcn_op *op, rcn_buffer *out)
{
    if (op->kind == RCN_OP_OPEN || op->kind == RCN_OP_LINK) {
        bool text = op->kind == RCN_OP_OPEN && op->tag == RCN_TAG_DIV &&
                    op->title && strcmp(op->title, "text") == 0;
        state->inside = text ? state->depth : state->inside;
        state->depth++;
    } else if (op->kind == RCN_OP_CLOSE) {
        state->depth--;
        state->inside = state->inside == state->depth ? -1 : state->inside;
        rcn_buffer_char(out, '\n');
    } else if (op->kind == RCN_OP_RUN && !op->artifact && state->inside >= 0) {
        rcn_buffer_add(out, op->run->text);
    }
}

/* The words inside Div "text" of a book. */
static rcn_text
words_of(const rcn_set *set, rcn_arena *arena)
{
    rcn_buffer out = rcn_buffer_new(arena);
    rcn_arena *scratch = rcn_arena_new(0);
    rcn_walk state = {0, -1};
    for (size_t i = 0; i < set->book->page_count; i++) {
        rcn_arena_reset(scratch);
        rcn_page page = rcn_book_page(set->book, i, scratch);
        for (size_t k = 0; k < page.count; k++) {
            walk(&state, &page.ops[k], &out);
        }
    }
    rcn_arena_free(scratch);
    return rcn_buffer_text(&out);
}

/* The next byte of the book's words is `wanted`, but for blanks and for the
 * hyphens that the book adds; moves `*at` past it. */
static void
assert_next(rcn_text got, size_t *at, char wanted)
{
    while (*at < got.len &&
           (blank(got.at[*at]) || (got.at[*at] == '-' && wanted != '-'))) {
        ++*at;
    }
    assert_true(*at < got.len);
    assert_int_equal(got.at[*at], wanted);
    ++*at;
}

static void
assert_words_of(rcn_text got, size_t *at, const rcn_section *section)
{
    for (size_t b = 0; b < section->block_count; b++) {
        rcn_text text = section->blocks[b].text;
        for (size_t i = 0; i < text.len; i++) {
            if (!blank(text.at[i])) {
                assert_next(got, at, text.at[i]);
            }
        }
    }
}

/* Compares the words of the book with those of the edition. */
static void
assert_words(rcn_text got, const rcn_edition *edition)
{
    size_t at = 0;
    for (size_t s = 0; s < edition->section_count; s++) {
        if (edition->sections[s].role == RCN_SECTION_DOCUMENT) {
            assert_words_of(got, &at, &edition->sections[s]);
        }
    }
}

static void
all_words_are_set_in_order(void **state)
{
    (void)state;
    rcn_set set;
    set_up(&set);
    typeset(&set, plain_edition(set.arena, seeds, 5, true));
    assert_words(words_of(&set, set.arena), set.edition);
    assert_int_equal(set.stats.widows, 0);
    assert_int_equal(set.stats.orphans, 0);
    assert_int_equal(set.stats.overfull, 0);
    assert_true(set.stats.longest_hyphen_run <= 2);
    assert_true(set.stats.space_p95_milli <= 1350);
    tear_down(&set);
}

/* What is open on a page. */
typedef struct rcn_nest {
    int depth, leaves;
    rcn_tag last;
} rcn_nest;

static void
nest(rcn_nest *state, const rcn_op *op)
{
    if (op->kind == RCN_OP_OPEN || op->kind == RCN_OP_LINK) {
        state->last = op->kind == RCN_OP_LINK ? RCN_TAG_SPAN : op->tag;
        state->depth++;
        state->leaves += state->last == RCN_TAG_SPAN;
    } else if (op->kind == RCN_OP_CLOSE) {
        state->depth--;
        state->leaves = 0;
        assert_true(state->depth >= 0);
    } else if (op->kind == RCN_OP_RUN && !op->artifact) {
        assert_int_equal(state->last, RCN_TAG_SPAN);
        assert_int_equal(state->leaves, 1);
    }
}

static void
tags_nest_and_close(void **state)
{
    (void)state;
    rcn_set set;
    set_up(&set);
    typeset(&set, plain_edition(set.arena, seeds, 5, true));
    rcn_arena *scratch = rcn_arena_new(0);
    rcn_nest open = {0};
    for (size_t i = 0; i < set.book->page_count; i++) {
        rcn_arena_reset(scratch);
        rcn_page page = rcn_book_page(set.book, i, scratch);
        for (size_t k = 0; k < page.count; k++) {
            nest(&open, &page.ops[k]);
        }
        assert_int_equal(open.leaves, 0); /* none is open over a page turn */
    }
    assert_int_equal(open.depth, 0);
    rcn_arena_free(scratch);
    tear_down(&set);
}

/* Every baseline of the body is one of the page's grid (the date under a title
 * may stand half a line lower), and nothing begins outside the page. */
static void
lines_stand_on_the_grid(void **state)
{
    (void)state;
    rcn_set set;
    set_up(&set);
    typeset(&set, plain_edition(set.arena, seeds, 5, false));
    rcn_arena *scratch = rcn_arena_new(0);
    for (size_t i = 1; i < set.book->page_count; i++) {
        rcn_arena_reset(scratch);
        rcn_page page = rcn_book_page(set.book, i, scratch);
        for (size_t k = 0; k < page.count; k++) {
            const rcn_op *op = &page.ops[k];
            if (op->kind != RCN_OP_RUN) {
                continue;
            }
            rcn_glyph first = op->run->glyphs[0];
            assert_true(first.x >= 0 && first.x < set.style->page_width);
            assert_true(first.y >= 0 && first.y < set.style->page_height);
            if (!op->artifact &&
                op->run->size == set.style->types[RCN_TYPE_BODY].size) {
                rcn_len above =
                    first.y - set.style->margin_top - 11 * RCN_LEN_PT;
                assert_true(above % (set.style->grid / 2) == 0);
            }
        }
    }
    rcn_arena_free(scratch);
    tear_down(&set);
}

/* Sums over the figures of single lines. */
typedef struct rcn_sums {
    uint32_t justified, hyphenated, overfull, off_grid, body, tops, feet;
    uint32_t page;
    uint64_t squares, neighbours, needs;
    rcn_line_figures above;
} rcn_sums;

static void
sum_line(void *context, const rcn_line_figures *line)
{
    rcn_sums *sums = context;
    assert_true(line->page >= sums->page);
    assert_true(line->line >= 1 && line->line <= line->lines);
    sums->page = line->page;
    sums->justified += line->justified;
    sums->hyphenated += line->hyphen;
    sums->overfull += line->overfull;
    sums->tops += line->first_on_page;
    sums->feet += line->last_on_page;
    if (line->block != UINT32_MAX) {
        sums->body += line->body;
        sums->off_grid += line->off_grid != 0;
    }
    if (line->line > 1 && line->justified && sums->above.justified) {
        int64_t ratio = (int64_t)line->ratio - sums->above.ratio;
        sums->neighbours++;
        sums->squares += (uint64_t)(ratio * ratio);
        sums->needs += (uint64_t)labs((long)line->need - sums->above.need);
    }
    sums->above = *line;
}

/* The figures of the lines add up to those of the book, and those of the book
 * hold the bars that it is made for. */
static void
figures_of_lines_add_up(void **state)
{
    (void)state;
    rcn_set set;
    set_up(&set);
    typeset(&set, plain_edition(set.arena, seeds, 5, true));
    rcn_sums sums = {0};
    rcn_typeset_lines(set.book, sum_line, &sums);
    assert_true(sums.justified > 700);
    assert_int_equal(sums.justified, set.stats.justified);
    assert_int_equal(sums.hyphenated, set.stats.hyphenated);
    assert_int_equal(sums.overfull, 0);
    assert_true(sums.body > 800);
    assert_int_equal(sums.off_grid, 0);
    assert_int_equal(sums.tops, sums.feet);
    assert_int_equal(sums.needs / sums.neighbours, set.stats.neighbour_need);
    uint32_t rms = set.stats.neighbour_rms_milli;
    assert_true((uint64_t)rms * rms <= sums.squares / sums.neighbours);
    assert_true((uint64_t)(rms + 1) * (rms + 1) >
                sums.squares / sums.neighbours);
    assert_in_range(rms, 50, 110);
    assert_in_range(set.stats.neighbour_need, 100, 270);
    tear_down(&set);
}

static char *
dump_of(const rcn_set *set)
{
    char *text = NULL;
    size_t len = 0;
    FILE *out = open_memstream(&text, &len);
    assert_non_null(out);
    rcn_typeset_dump(set->book, out);
    assert_int_equal(fclose(out), 0);
    return text;
}

static void
the_same_input_gives_the_same_pages(void **state)
{
    (void)state;
    char *dumps[2];
    for (int i = 0; i < 2; i++) {
        rcn_set set;
        set_up(&set);
        typeset(&set, plain_edition(set.arena, seeds, 3, true));
        dumps[i] = dump_of(&set);
        tear_down(&set);
    }
    assert_string_equal(dumps[0], dumps[1]);
    free(dumps[0]);
    free(dumps[1]);
}

/* The first words of a page inside a Div "text", from its runs. */
static rcn_text
first_words(const rcn_set *set, uint32_t page_number, rcn_arena *arena)
{
    rcn_buffer out = rcn_buffer_new(arena);
    rcn_page page = rcn_book_page(set->book, page_number - 1, arena);
    for (size_t k = 0; k < page.count && out.len < 60; k++) {
        const rcn_op *op = &page.ops[k];
        if (op->kind == RCN_OP_RUN && !op->artifact) {
            rcn_buffer_add(&out, op->run->text);
        }
    }
    return rcn_buffer_text(&out);
}

static void
the_page_map_is_true_to_the_word(void **state)
{
    (void)state;
    rcn_set set;
    set_up(&set);
    typeset(&set, plain_edition(set.arena, seeds, 5, true));
    assert_int_equal(set.map.page_count, set.book->page_count);
    uint32_t last = 0;
    uint32_t inside = 0;
    for (size_t i = 0; i < set.map.count; i++) {
        const rcn_page_break *found = &set.map.breaks[i];
        assert_true(found->page > last);
        last = found->page;
        const rcn_section *section = &set.edition->sections[found->section];
        rcn_page page = rcn_book_page(set.book, found->page - 1, set.arena);
        assert_string_equal(page.label, found->label);
        if (found->block == UINT32_MAX) {
            continue;
        }
        inside++;
        rcn_text text = section->blocks[found->block].text;
        rcn_text words = first_words(&set, found->page, set.arena);
        size_t len = text.len - found->offset;
        len = len < 20 ? len : 20;
        assert_memory_equal(words.at, text.at + found->offset, len);
    }
    assert_true(inside > 20);
    tear_down(&set);
}

/* Headings keep with what follows, but not more of them than a page holds. */
static void
headings_in_a_row_stay_on_their_pages(void **state)
{
    (void)state;
    rcn_set set;
    set_up(&set);
    rcn_block *blocks = rcn_arena_alloc(set.arena, 90, sizeof *blocks);
    for (size_t i = 0; i < 90; i++) {
        blocks[i] = plain_paragraph("A heading of nothing");
        blocks[i].kind = RCN_BLOCK_HEADING;
        blocks[i].level = 1 + i % 2;
    }
    typeset(&set, plain_edition_blocks(set.arena, blocks, 90));
    for (size_t i = 0; i < set.book->page_count; i++) {
        rcn_page page = rcn_book_page(set.book, i, set.arena);
        for (size_t k = 0; k < page.count; k++) {
            const rcn_op *op = &page.ops[k];
            assert_true(op->kind != RCN_OP_RUN || !op->run->glyph_count ||
                        op->run->glyphs[0].y < set.book->page_height);
        }
    }
    tear_down(&set);
}

/* A block of each kind and a mark of each kind that is seen. */
static const rcn_edition *
one_of_each(rcn_arena *arena)
{
    static const rcn_mark marks[] = {{0, 4, RCN_MARK_EMPHASIS, NULL},
                                     {5, 11, RCN_MARK_STRONG, NULL},
                                     {12, 16, RCN_MARK_SMALL_CAPS, NULL},
                                     {18, 19, RCN_MARK_SUPERSCRIPT, NULL},
                                     {20, 24, RCN_MARK_CODE, NULL},
                                     {25, 29, RCN_MARK_LINK, "#d1"},
                                     {30, 34, RCN_MARK_LANGUAGE, "he"}};
    rcn_block *blocks = rcn_arena_alloc(arena, 12, sizeof *blocks);
    size_t n = 0;
    blocks[n] = plain_paragraph("A heading");
    blocks[n].kind = RCN_BLOCK_HEADING;
    blocks[n++].level = 1;
    blocks[n] = plain_paragraph("Soft strong caps x2 code link שלום and a "
                                "paragraph long enough for a second line.");
    blocks[n].marks = marks;
    blocks[n].mark_count = 7;
    blocks[n].id = "d1p1";
    blocks[n++].citation = "1.1";
    blocks[n++] = plain_paragraph("A line of verse\nand another");
    blocks[n] = plain_paragraph("Words that are quoted.");
    blocks[n++].kind = RCN_BLOCK_QUOTE;
    blocks[n] = plain_paragraph("1. First of a list");
    blocks[n].kind = RCN_BLOCK_ITEM;
    blocks[n].level = 1;
    blocks[n++].marker_len = 3;
    blocks[n] = plain_paragraph("Below it, without a marker");
    blocks[n].kind = RCN_BLOCK_ITEM;
    blocks[n++].level = 2;
    blocks[n] = plain_paragraph("2. Second of it");
    blocks[n].kind = RCN_BLOCK_ITEM;
    blocks[n].level = 1;
    blocks[n++].marker_len = 3;
    blocks[n] = plain_paragraph("if (x)\n    y();");
    blocks[n++].kind = RCN_BLOCK_PRE;
    blocks[n] = plain_paragraph("Place\tCount\nHere\t12\nThere\t7");
    blocks[n].kind = RCN_BLOCK_TABLE;
    blocks[n++].level = 1;
    blocks[n] = plain_paragraph("A caption");
    blocks[n++].kind = RCN_BLOCK_CAPTION;
    blocks[n] = plain_paragraph("Last heading");
    blocks[n].kind = RCN_BLOCK_HEADING;
    blocks[n++].level = 3;
    return plain_edition_blocks(arena, blocks, n);
}

/* tests/typeset/golden/kinds.txt; written anew when BLESS is set. */
static void
every_kind_of_block_is_set_as_it_was(void **state)
{
    (void)state;
    rcn_set set;
    set_up(&set);
    typeset(&set, one_of_each(set.arena));
    char *got = dump_of(&set);
    const char *path = "tests/typeset/golden/kinds.txt";
    if (getenv("BLESS")) {
        FILE *out = fopen(path, "w");
        assert_non_null(out);
        assert_true(fputs(got, out) >= 0);
        assert_int_equal(fclose(out), 0);
    }
    rcn_text wanted;
    assert_true(
        rcn_file_read(set.arena, path, path, 1 << 20, set.log, &wanted));
    assert_string_equal(got, wanted.at);
    free(got);
    tear_down(&set);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_words_are_set_in_order),
        cmocka_unit_test(tags_nest_and_close),
        cmocka_unit_test(lines_stand_on_the_grid),
        cmocka_unit_test(figures_of_lines_add_up),
        cmocka_unit_test(the_same_input_gives_the_same_pages),
        cmocka_unit_test(the_page_map_is_true_to_the_word),
        cmocka_unit_test(headings_in_a_row_stay_on_their_pages),
        cmocka_unit_test(every_kind_of_block_is_set_as_it_was),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
