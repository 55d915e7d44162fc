/* Numbers of lines in the inner margin: every fifth line of the documents' own
 * words, furniture that is not extracted. */
#include <string.h>

#include "cmocka_all.h"

#include "shape/shape.h"
#include "style/style.h"
#include "typeset/plain.h"
#include "typeset/typeset.h"

typedef struct rcn_tally {
    uint32_t lines;   /* of the document's words */
    uint32_t numbers; /* that should stand beside them */
    uint32_t page, on_page;
    rcn_line_numbers by;
} rcn_tally;

static void
tally(void *context, const rcn_line_figures *line)
{
    rcn_tally *sum = context;
    if (line->block == UINT32_MAX) {
        return;
    }
    sum->on_page = line->page == sum->page ? sum->on_page + 1 : 1;
    sum->page = line->page;
    sum->lines++;
    uint32_t number = sum->by == RCN_LINES_BY_PAGE ? sum->on_page : sum->lines;
    sum->numbers += number % 5 == 0;
}

/* Runs that are seen in the inner margin, none of them extracted. */
static uint32_t
inner_numbers(rcn_arena *arena, const rcn_style *style, const rcn_book *book)
{
    uint32_t count = 0;
    for (size_t i = 0; i < book->page_count; i++) {
        rcn_page page = rcn_book_page(book, i, arena);
        bool recto = i % 2 == 0;
        for (size_t k = 0; k < page.count; k++) {
            const rcn_op *op = &page.ops[k];
            if (op->kind != RCN_OP_RUN) {
                continue;
            }
            rcn_len x = op->run->glyphs[0].x;
            bool inner = recto ? x < style->margin_inner - 4 * RCN_LEN_PT
                               : x > style->page_width - style->margin_inner +
                                         4 * RCN_LEN_PT;
            if (inner) {
                assert_true(op->artifact);
                assert_int_equal(op->run->text.len, 0);
                count++;
            }
        }
    }
    return count;
}

static void
lines_are_numbered_by_fives(void **state)
{
    (void)state;
    static const char *const seeds[] = {"seeds/004_9090c2e8cacae255.txt"};
    for (int by = RCN_LINES_UNNUMBERED; by <= RCN_LINES_BY_DOCUMENT; by++) {
        rcn_arena *arena = rcn_arena_new(0);
        rcn_log *log = rcn_log_new();
        rcn_style style = *rcn_style_load(
            arena, "styles", &(rcn_style_choice){.name = "classic"}, log);
        style.line_numbers = (rcn_line_numbers)by;
        rcn_fonts *fonts = rcn_fonts_open(arena, &style, log);
        assert_non_null(fonts);
        rcn_page_map map;
        rcn_typeset_stats stats;
        const rcn_book *book =
            rcn_typeset(arena, plain_edition(arena, seeds, 1, false), fonts,
                        log, &map, &stats);
        rcn_tally sum = {.by = style.line_numbers};
        rcn_typeset_lines(book, tally, &sum);
        assert_true(sum.lines > 200);
        assert_true(sum.numbers > 30);
        uint32_t wanted = by == RCN_LINES_UNNUMBERED ? 0 : sum.numbers;
        assert_int_equal(inner_numbers(arena, &style, book), wanted);
        rcn_log_free(log);
        rcn_arena_free(arena);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_are_numbered_by_fives),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
