/* Tables over several pages: the head stands on each, once in the structure. */
#include <string.h>

#include "cmocka_all.h"

#include "shape/shape.h"
#include "style/style.h"
#include "typeset/plain.h"
#include "typeset/typeset.h"

/* What of a table stands on one page. */
typedef struct rcn_table_page {
    uint32_t heads, cells, artifacts, rules;
    rcn_len artifact_y, cell_y; /* of the first one */
} rcn_table_page;

typedef struct rcn_table_book {
    rcn_table_page pages[64];
    size_t count;
} rcn_table_book;

static void
see_run(rcn_table_page *page, const rcn_op *op, rcn_tag tag,
        const rcn_style *style)
{
    rcn_len y = op->run->glyphs[0].y;
    rcn_len x = op->run->glyphs[0].x;
    bool inside =
        y > style->margin_top && x > style->margin_inner - RCN_LEN_PT &&
        y < style->margin_top + (rcn_len)style->lines_per_page * style->grid &&
        x < style->page_width - style->margin_outer;
    if (op->artifact && inside) {
        assert_int_equal(op->run->text.len, 0);
        page->artifact_y = page->artifacts++ ? page->artifact_y : y;
    } else if (!op->artifact && tag == RCN_TAG_TD) {
        page->cell_y = page->cells++ ? page->cell_y : y;
    }
    page->heads += !op->artifact && tag == RCN_TAG_TH;
}

static void
look(const rcn_book *book, const rcn_style *style, rcn_arena *arena,
     rcn_table_book *seen)
{
    rcn_tag tag = RCN_TAG_DOCUMENT;
    *seen = (rcn_table_book){.count = book->page_count};
    assert_true(book->page_count <= 64);
    for (size_t i = 0; i < book->page_count; i++) {
        rcn_page page = rcn_book_page(book, i, arena);
        for (size_t k = 0; k < page.count; k++) {
            const rcn_op *op = &page.ops[k];
            if (op->kind == RCN_OP_OPEN && op->tag != RCN_TAG_SPAN) {
                tag = op->tag;
            } else if (op->kind == RCN_OP_RUN) {
                see_run(&seen->pages[i], op, tag, style);
            }
            seen->pages[i].rules += op->kind == RCN_OP_RULE;
        }
    }
}

static const char *
long_table(rcn_arena *arena, const char *head, int rows)
{
    rcn_buffer text = rcn_buffer_new(arena);
    rcn_buffer_string(&text, head);
    for (int i = 0; i < rows; i++) {
        rcn_buffer_printf(&text, "\nPlace %d\t%d", i, i * 17);
    }
    return rcn_text_string(arena, rcn_buffer_text(&text));
}

static void
heads_of_tables_are_said_again(void **state)
{
    (void)state;
    rcn_arena *arena = rcn_arena_new(0);
    rcn_log *log = rcn_log_new();
    const rcn_style *style =
        rcn_style_load(arena, "styles", "classic", NULL, log);
    rcn_fonts *fonts = rcn_fonts_open(arena, style, log);
    assert_non_null(fonts);
    rcn_block table = plain_paragraph(long_table(arena, "Where\tCount", 150));
    table.kind = RCN_BLOCK_TABLE;
    table.level = 1;
    rcn_page_map map;
    rcn_typeset_stats stats;
    const rcn_book *book =
        rcn_typeset(arena, plain_edition_blocks(arena, &table, 1), fonts, log,
                    &map, &stats);
    rcn_table_book seen;
    look(book, style, arena, &seen);
    uint32_t heads = 0;
    uint32_t cells = 0;
    uint32_t later = 0;
    for (size_t i = 0; i < seen.count; i++) {
        const rcn_table_page *page = &seen.pages[i];
        if (page->cells && cells) {
            later++;
            assert_int_equal(page->artifacts, 2);
            assert_int_equal(page->cell_y - page->artifact_y, style->grid);
            assert_true(page->rules >= 2);
        } else {
            assert_int_equal(page->artifacts, 0);
        }
        heads += page->heads;
        cells += page->cells;
    }
    assert_int_equal(heads, 2);
    assert_int_equal(cells, 300);
    assert_true(later >= 3);
    rcn_log_free(log);
    rcn_arena_free(arena);
}

/* The x of the run that begins with these words, anywhere in a book. */
static rcn_len
find_words(const rcn_book *book, rcn_arena *arena, const char *words)
{
    for (size_t i = 0; i < book->page_count; i++) {
        rcn_page page = rcn_book_page(book, i, arena);
        for (size_t k = 0; k < page.count; k++) {
            const rcn_op *op = &page.ops[k];
            if (op->kind == RCN_OP_RUN && !op->artifact &&
                rcn_text_starts(op->run->text, words)) {
                return op->run->glyphs[0].x;
            }
        }
    }
    fail_msg("not found: %s", words);
    return 0;
}

/* Hebrew in one cell turns no other around. */
static void
cells_have_a_direction_of_their_own(void **state)
{
    (void)state;
    rcn_arena *arena = rcn_arena_new(0);
    rcn_log *log = rcn_log_new();
    const rcn_style *style =
        rcn_style_load(arena, "styles", "classic", NULL, log);
    rcn_fonts *fonts = rcn_fonts_open(arena, style, log);
    assert_non_null(fonts);
    rcn_block table = plain_paragraph("\xd7\x90\xd7\x91\xd7\x92\tone\n"
                                      "Second\ttwo longer words");
    table.kind = RCN_BLOCK_TABLE;
    rcn_page_map map;
    rcn_typeset_stats stats;
    const rcn_book *book =
        rcn_typeset(arena, plain_edition_blocks(arena, &table, 1), fonts, log,
                    &map, &stats);
    assert_int_equal(find_words(book, arena, "one"),
                     find_words(book, arena, "two longer"));
    rcn_log_free(log);
    rcn_arena_free(arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(heads_of_tables_are_said_again),
        cmocka_unit_test(cells_have_a_direction_of_their_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
