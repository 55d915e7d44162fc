/* Tables over several pages: the head stands on each, once in the structure. */
#include <string.h>

#include "fixture.h"

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

/* No running head, folio or number in the margin. */
static bool
in_block(const rcn_op *op, const rcn_style *style)
{
    rcn_len y = op->run->glyphs[0].y;
    rcn_len x = op->run->glyphs[0].x;
    return y > style->margin_top && x > style->margin_inner - RCN_LEN_PT &&
           y < style->margin_top +
                   (rcn_len)style->lines_per_page * style->grid &&
           x < style->page_width - style->margin_outer;
}

static void
see_run(rcn_table_page *page, const rcn_op *op, rcn_tag tag,
        const rcn_style *style)
{
    rcn_len y = op->run->glyphs[0].y;
    if (op->artifact && in_block(op, style)) {
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

/* A book of one table. */
static const rcn_book *
set_block(rcn_fixture *fixture, const rcn_block *block,
          const rcn_style **ret_style)
{
    rcn_arena *arena = fixture->arena;
    *ret_style = rcn_style_load(
        arena, "styles", &(rcn_style_choice){.name = "classic"}, fixture->log);
    rcn_fonts *fonts = rcn_fonts_open(arena, *ret_style, fixture->log);
    assert_non_null(fonts);
    rcn_block *table = rcn_arena_alloc(arena, 1, sizeof *table);
    *table = *block;
    rcn_page_map map;
    rcn_typeset_stats stats;
    return rcn_typeset(arena, plain_edition_blocks(arena, table, 1), fonts,
                       fixture->log, &map, &stats);
}

/* A book of one table, `heads` of its rows being its head. */
static const rcn_book *
set_table(rcn_fixture *fixture, const char *text, uint32_t heads,
          const rcn_style **ret_style)
{
    rcn_block table = plain_paragraph(text);
    table.kind = RCN_BLOCK_TABLE;
    table.level = heads;
    return set_block(fixture, &table, ret_style);
}

static void
heads_of_tables_are_said_again(void **state)
{
    rcn_fixture *fixture = *state;
    rcn_arena *arena = fixture->arena;
    const rcn_style *style = NULL;
    const rcn_book *book =
        set_table(fixture, long_table(arena, "Where\tCount", 150), 1, &style);
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
    rcn_fixture *fixture = *state;
    const rcn_style *style = NULL;
    const rcn_book *book = set_table(fixture,
                                     "\xd7\x90\xd7\x91\xd7\x92\tone\n"
                                     "Second\ttwo longer words",
                                     0, &style);
    assert_int_equal(find_words(book, fixture->arena, "one"),
                     find_words(book, fixture->arena, "two longer"));
}

/* One long name in the last column takes no room from the titles. */
static void
names_make_room_for_titles(void **state)
{
    static const char title[] = "On the bridges that were mended in spring";
    rcn_fixture *fixture = *state;
    rcn_buffer text = rcn_buffer_new(fixture->arena);
    for (int i = 0; i < 12; i++) {
        rcn_buffer_printf(&text, "%s%d May 1921\t%s\t%s", i ? "\n" : "", i + 10,
                          title,
                          i == 4 ? "Anna Berg and Tilda Holm" : "Ida Falk");
    }
    const rcn_style *style = NULL;
    const rcn_book *book = set_table(
        fixture, rcn_text_string(fixture->arena, rcn_buffer_text(&text)), 0,
        &style);
    (void)find_words(book, fixture->arena, title);
}

/* The lines of an entry that runs backward hang out at the right, within the
 * column. */
static void
backward_entries_stay_in_their_column(void **state)
{
    rcn_fixture *fixture = *state;
    rcn_block entry =
        plain_paragraph("\xd7\x90\xd7\x91\xd7\x92 \xd7\x93\xd7\x94");
    entry.kind = RCN_BLOCK_ENTRY;
    const rcn_style *style = NULL;
    const rcn_book *book = set_block(fixture, &entry, &style);
    uint32_t seen = 0;
    for (size_t i = 0; i < book->page_count; i++) {
        rcn_page page = rcn_book_page(book, i, fixture->arena);
        for (size_t k = 0; k < page.count; k++) {
            const rcn_op *op = &page.ops[k];
            if (op->kind == RCN_OP_RUN && !op->artifact &&
                rcn_text_find(op->run->text, "\xd7\x90", 0) != SIZE_MAX) {
                seen++;
                assert_true(op->run->glyphs[0].x <
                            style->page_width - style->margin_outer);
            }
        }
    }
    assert_true(seen > 0);
}

/* Headings of ideographs stand out by their size where no bold font has them. */
static void
headings_stand_out_without_bold(void **state)
{
    rcn_fixture *fixture = *state;
    rcn_block heading = plain_paragraph("\u6a4b\u306e\u6b74\u53f2");
    heading.kind = RCN_BLOCK_HEADING;
    heading.level = 1;
    const rcn_style *style = NULL;
    const rcn_book *book = set_block(fixture, &heading, &style);
    rcn_fonts *fonts = rcn_fonts_open(fixture->arena, style, fixture->log);
    const rcn_type *type = &style->types[RCN_TYPE_HEADING];
    bool bold = rcn_fonts_have_bold(fonts, type->font, 0x6a4b);
    bool seen = false;
    for (size_t i = 0; i < book->page_count; i++) {
        rcn_page page = rcn_book_page(book, i, fixture->arena);
        for (size_t k = 0; k < page.count; k++) {
            const rcn_op *op = &page.ops[k];
            if (op->kind == RCN_OP_RUN && !op->artifact &&
                rcn_text_starts(op->run->text, "\u6a4b")) {
                seen = true;
                assert_int_equal(op->run->size > type->size, !bold);
            }
        }
    }
    assert_true(seen);
}

/* The elements of a kind in a book. */
static uint32_t
count_elements(const rcn_book *book, rcn_arena *arena, rcn_tag tag)
{
    uint32_t count = 0;
    for (size_t i = 0; i < book->page_count; i++) {
        rcn_page page = rcn_book_page(book, i, arena);
        for (size_t k = 0; k < page.count; k++) {
            count += page.ops[k].kind == RCN_OP_OPEN && page.ops[k].tag == tag;
        }
    }
    return count;
}

/* A row of one cell, as pages set headings over parts of a table. */
static void
every_row_has_all_columns(void **state)
{
    rcn_fixture *fixture = *state;
    const rcn_style *style = NULL;
    const rcn_book *book =
        set_table(fixture, "Title\nA\tB\tC\nD\tE", 1, &style);
    uint32_t cells = count_elements(book, fixture->arena, RCN_TAG_TD);
    uint32_t rows = count_elements(book, fixture->arena, RCN_TAG_TR);
    const rcn_book *other = set_table(fixture, "A", 0, &style);
    cells -= count_elements(other, fixture->arena, RCN_TAG_TD) - 1;
    rows -= count_elements(other, fixture->arena, RCN_TAG_TR) - 1;
    assert_int_equal(cells, 6);
    assert_int_equal(rows, 3);
}

/* The elements and words of a table on its first page. */
static const char *
describe(const rcn_book *book, rcn_arena *arena)
{
    rcn_buffer out = rcn_buffer_new(arena);
    bool inside = false;
    for (size_t i = 0; i < book->page_count; i++) {
        rcn_page page = rcn_book_page(book, i, arena);
        for (size_t k = 0; k < page.count; k++) {
            const rcn_op *op = &page.ops[k];
            bool cell = op->kind == RCN_OP_OPEN &&
                        (op->tag == RCN_TAG_TD || op->tag == RCN_TAG_TH);
            bool row = op->kind == RCN_OP_OPEN && op->tag == RCN_TAG_TR;
            inside = inside || row;
            if (row) {
                rcn_buffer_string(&out, "\n");
            } else if (cell) {
                rcn_buffer_printf(&out, " %s",
                                  op->tag == RCN_TAG_TH ? "h" : "d");
                if (op->columns > 1) {
                    rcn_buffer_printf(&out, "c%d", op->columns);
                }
                if (op->rows > 1) {
                    rcn_buffer_printf(&out, "r%d", op->rows);
                }
                rcn_buffer_string(&out, op->side ? "s:" : ":");
            } else if (op->kind == RCN_OP_RUN && !op->artifact && inside) {
                rcn_buffer_add(&out, op->run->text);
            }
        }
        if (inside) {
            break;
        }
    }
    return rcn_text_string(arena, rcn_buffer_text(&out));
}

/* Cells that take several places say so; the places that they take have no
 * element. */
static void
spans_are_tagged(void **state)
{
    static const rcn_block_cell cells[] = {
        {1, 2, true},  {2, 1, true},  {0, 1, false},          {0, 1, false},
        {1, 1, true},  {1, 1, true},  {1, 2, true},           {1, 1, false},
        {1, 1, false}, {0, 1, false}, {2, UINT16_MAX, false}, {0, 1, false}};
    rcn_fixture *fixture = *state;
    const rcn_style *style = NULL;
    rcn_block table = plain_paragraph(
        "Region\tFirst\t\n\tVotes\tShare\nNorth\t12\t3\n\tnone\t");
    table.kind = RCN_BLOCK_TABLE;
    table.level = 2;
    table.cells = cells;
    table.cell_count = sizeof cells / sizeof *cells;
    const rcn_book *book = set_block(fixture, &table, &style);
    assert_string_equal(describe(book, fixture->arena),
                        "\n hr2:Region hc2:First"
                        "\n h:Votes h:Share"
                        "\n hr2s:North d:12 d:3"
                        "\n dc2:none");
}

/* Thirty columns fit no page: each row is a record, whose labels no reader
 * extracts. */
static void
wide_tables_are_records(void **state)
{
    rcn_fixture *fixture = *state;
    rcn_buffer text = rcn_buffer_new(fixture->arena);
    for (int row = 0; row < 2; row++) {
        rcn_buffer_string(&text, row ? "\nPlace" : "Where");
        for (int i = 0; i < 30; i++) {
            rcn_buffer_printf(&text, row ? "\t%d" : "\tYear %d", 1990 + i);
        }
    }
    const rcn_style *style = NULL;
    const rcn_book *book = set_table(
        fixture, rcn_text_string(fixture->arena, rcn_buffer_text(&text)), 1,
        &style);
    const char *seen = describe(book, fixture->arena);
    assert_non_null(strstr(seen, "\n h:Where h:Year 1990 h:Year 1991 "));
    assert_non_null(strstr(seen, "\n d:Place d:1990 d:1991 "));
    rcn_table_book table;
    look(book, style, fixture->arena, &table);
    for (size_t i = 0; i < table.count; i++) {
        if (table.pages[i].cells) {
            assert_int_equal(table.pages[i].cells, 31);
            assert_int_equal(table.pages[i].artifacts, 30);
        }
    }
}

#define TEST(test) \
    cmocka_unit_test_setup_teardown(test, rcn_fixture_open, rcn_fixture_close)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(heads_of_tables_are_said_again),
        TEST(cells_have_a_direction_of_their_own),
        TEST(names_make_room_for_titles),
        TEST(headings_stand_out_without_bold),
        TEST(backward_entries_stay_in_their_column),
        TEST(every_row_has_all_columns),
        TEST(spans_are_tagged),
        TEST(wide_tables_are_records),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
