/* Texts made to break a typesetter: each must be set, whole, and in time. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "cmocka_all.h"

#include "base/list.h"
#include "shape/shape.h"
#include "style/style.h"
#include "typeset/plain.h"
#include "typeset/typeset.h"

/* Seconds of CPU for one text, with sanitizers on a slow machine; without them
 * each takes less than a tenth of it. */
#define CAP 40

static char *
repeat(rcn_arena *arena, const char *piece, size_t times)
{
    rcn_buffer text = rcn_buffer_new(arena);
    for (size_t i = 0; i < times; i++) {
        rcn_buffer_string(&text, piece);
    }
    return rcn_text_string(arena, rcn_buffer_text(&text));
}

/* Sets an edition; every page is made once, every glyph that has a width must
 * begin on its page. */
static rcn_typeset_stats
set_all(rcn_arena *arena, const rcn_edition *edition)
{
    clock_t start = clock();
    rcn_log *log = rcn_log_new();
    const rcn_style *style = rcn_style_load(
        arena, "styles", &(rcn_style_choice){.name = "classic"}, log);
    assert_non_null(style);
    rcn_fonts *fonts = rcn_fonts_open(arena, style, log);
    assert_non_null(fonts);
    rcn_page_map map;
    rcn_typeset_stats stats;
    const rcn_book *book =
        rcn_typeset(arena, edition, fonts, log, &map, &stats);
    rcn_arena *scratch = rcn_arena_new(0);
    int depth = 0;
    for (size_t i = 0; i < book->page_count; i++) {
        rcn_arena_reset(scratch);
        rcn_page page = rcn_book_page(book, i, scratch);
        for (size_t k = 0; k < page.count; k++) {
            const rcn_op *op = &page.ops[k];
            depth += op->kind == RCN_OP_OPEN || op->kind == RCN_OP_LINK;
            depth -= op->kind == RCN_OP_CLOSE;
            if (op->kind == RCN_OP_RUN) {
                rcn_len y = op->run->glyphs[0].y;
                assert_true(y > 0 && y < style->page_height);
            }
        }
    }
    assert_int_equal(depth, 0);
    rcn_arena_free(scratch);
    assert_true((double)(clock() - start) / CLOCKS_PER_SEC < CAP);
    rcn_log_free(log);
    return stats;
}

static rcn_typeset_stats
set_text(const char *piece, size_t times)
{
    rcn_arena *arena = rcn_arena_new(0);
    rcn_typeset_stats stats =
        set_all(arena, plain_edition_of(arena, repeat(arena, piece, times)));
    rcn_arena_free(arena);
    return stats;
}

static void
words_without_width(void **state)
{
    (void)state;
    assert_true(set_text("\u200D ", 20000).pages > 0);
    assert_true(set_text("\u200B", 20000).pages > 0);
    assert_true(set_text("\u200B\u00A0", 20000).pages > 0);
}

static void
one_long_word(void **state)
{
    (void)state;
    rcn_typeset_stats stats = set_text("x", 1000000);
    assert_int_equal(stats.overfull, 0);
    assert_true(stats.pages > 400);
    assert_int_equal(set_text("-", 100000).overfull, 0);
    assert_int_equal(set_text("a-", 100000).overfull, 0);
    assert_int_equal(set_text("\u0301", 50000).overfull, 0);
    assert_int_equal(set_text("https://example.org/", 20000).overfull, 0);
}

static void
one_long_paragraph(void **state)
{
    (void)state;
    rcn_typeset_stats stats =
        set_text("The quick brown fox jumps over the lazy dog. ", 20000);
    assert_int_equal(stats.overfull, 0);
    assert_int_equal(stats.loose, 0);
}

static void
many_short_paragraphs(void **state)
{
    (void)state;
    rcn_typeset_stats stats = set_text("word\n\n", 100000);
    assert_true(stats.lines >= 100000);
    assert_true(set_text("Two words of it\nand more\n\n", 20000).pages > 0);
}

static void
nothing_at_all(void **state)
{
    (void)state;
    assert_true(set_text("", 1).pages > 0);
    rcn_arena *arena = rcn_arena_new(0);
    rcn_edition edition = *plain_edition_of(arena, "");
    edition.section_count = 0;
    edition.title = NULL;
    edition.subtitle = NULL;
    assert_int_equal(set_all(arena, &edition).pages, 1);
    const rcn_block blocks[] = {
        {.kind = RCN_BLOCK_HEADING, .level = 1, .text = {"", 0}},
        {.kind = RCN_BLOCK_ITEM, .level = 9, .text = {"", 0}},
        {.kind = RCN_BLOCK_TABLE, .text = {"", 0}},
        {.kind = RCN_BLOCK_PRE, .text = {"\n\n", 2}},
        {.kind = RCN_BLOCK_HEADING, .level = 1, .text = {"End", 3}}};
    assert_true(set_all(arena, plain_edition_blocks(arena, blocks, 5)).pages);
    rcn_arena_free(arena);
}

static void
titles_and_headings_without_end(void **state)
{
    (void)state;
    rcn_arena *arena = rcn_arena_new(0);
    char *title = repeat(arena, "A title that never ends ", 20000);
    rcn_edition edition = *plain_edition_of(arena, "Some text.");
    rcn_section section = edition.sections[0];
    section.title = title;
    section.short_title = title;
    section.date = title;
    edition.title = title;
    edition.sections = &section;
    assert_true(set_all(arena, &edition).pages > 100);
    rcn_block heading = plain_paragraph(title);
    heading.kind = RCN_BLOCK_HEADING;
    heading.level = 2;
    assert_true(set_all(arena, plain_edition_blocks(arena, &heading, 1)).pages >
                100);
    rcn_arena_free(arena);
}

static void
lists_tables_and_code(void **state)
{
    (void)state;
    rcn_arena *arena = rcn_arena_new(0);
    RCN_LIST(rcn_block) blocks = {0};
    for (uint32_t i = 0; i < 5000; i++) {
        rcn_block block = plain_paragraph("1. item");
        block.kind = RCN_BLOCK_ITEM;
        block.level = i * 7 % 13;
        block.marker_len = i % 3 ? 3 : 0;
        RCN_PUSH(arena, &blocks, block);
    }
    rcn_block table =
        plain_paragraph(repeat(arena, "cell\tcell\tcell\n", 5000));
    table.kind = RCN_BLOCK_TABLE;
    table.level = 1;
    RCN_PUSH(arena, &blocks, table);
    table.text = rcn_text_of(repeat(arena, "cell\t", 5000));
    RCN_PUSH(arena, &blocks, table);
    table.text = rcn_text_of(repeat(arena, "a long cell ", 5000));
    RCN_PUSH(arena, &blocks, table);
    rcn_block code = plain_paragraph(repeat(arena, "  int x;\t// y\n", 5000));
    code.kind = RCN_BLOCK_PRE;
    RCN_PUSH(arena, &blocks, code);
    code.text = rcn_text_of(repeat(arena, "x y ", 50000));
    RCN_PUSH(arena, &blocks, code);
    rcn_block quote = plain_paragraph(repeat(arena, "Quoted words. ", 3000));
    quote.kind = RCN_BLOCK_QUOTE;
    RCN_PUSH(arena, &blocks, quote);
    const rcn_edition *edition =
        plain_edition_blocks(arena, blocks.items, blocks.count);
    assert_true(set_all(arena, edition).pages > 100);
    rcn_arena_free(arena);
}

static void
marks_without_number(void **state)
{
    (void)state;
    rcn_arena *arena = rcn_arena_new(0);
    const size_t count = 20000;
    rcn_block block = plain_paragraph(repeat(arena, "ab ", count));
    rcn_mark *marks = rcn_arena_alloc(arena, count, sizeof *marks);
    for (uint32_t i = 0; i < count; i++) {
        marks[i] = (rcn_mark){i * 3 + i % 2, i * 3 + 2,
                              (rcn_mark_kind)(i % (RCN_MARK_LANGUAGE + 1)),
                              i % 5 ? "#d1" : "xx-quaint"};
    }
    block.marks = marks;
    block.mark_count = (uint32_t)count;
    assert_true(set_all(arena, plain_edition_blocks(arena, &block, 1)).pages);
    rcn_arena_free(arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_without_width),
        cmocka_unit_test(one_long_word),
        cmocka_unit_test(one_long_paragraph),
        cmocka_unit_test(many_short_paragraphs),
        cmocka_unit_test(nothing_at_all),
        cmocka_unit_test(titles_and_headings_without_end),
        cmocka_unit_test(lists_tables_and_code),
        cmocka_unit_test(marks_without_number),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
