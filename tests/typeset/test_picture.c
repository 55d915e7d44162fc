/* Pictures: within the measure and the page, their lower edge on a baseline,
 * their captions with them; what cannot be drawn is said in words. */
#include <string.h>

#include "cmocka_all.h"

#include "shape/shape.h"
#include "style/style.h"
#include "typeset/plain.h"
#include "typeset/typeset.h"

/* A frame header of a JPEG: 3 colours, and 4. */
static const char colours[] = "\xFF\xD8\xFF\xC0\x00\x11\x08\x01\x00\x01\x00\x03"
                              "\x01\x11\x00\x02\x11\x00\x03\x11\x00";
static const char inks[] = "\xFF\xD8\xFF\xC0\x00\x14\x08\x01\x00\x01\x00\x04"
                           "\x01\x11\x00\x02\x11\x00\x03\x11\x00\x04\x11\x00";

static rcn_image
jpeg(const char *bytes, size_t len, uint32_t width, uint32_t height)
{
    return (rcn_image){.id = "image-1",
                       .media_type = "image/jpeg",
                       .extension = "jpg",
                       .bytes = {bytes, len},
                       .width = width,
                       .height = height};
}

static rcn_block
figure_of(const rcn_figure *figure)
{
    rcn_block block = plain_paragraph("");
    block.kind = RCN_BLOCK_FIGURE;
    block.figure = figure;
    return block;
}

/* What was seen of the pictures of a book. */
typedef struct rcn_view {
    uint32_t pictures, captions, words;
    size_t picture_page;
} rcn_view;

static void
look(const rcn_book *book, const rcn_style *style, rcn_arena *arena,
     rcn_view *view)
{
    rcn_len right = style->page_width - style->margin_inner;
    for (size_t i = 0; i < book->page_count; i++) {
        rcn_page page = rcn_book_page(book, i, arena);
        rcn_len lower = 0;
        for (size_t k = 0; k < page.count; k++) {
            const rcn_op *op = &page.ops[k];
            if (op->kind == RCN_OP_IMAGE) {
                assert_int_equal(page.ops[k - 1].kind, RCN_OP_OPEN);
                assert_int_equal(page.ops[k - 1].tag, RCN_TAG_FIGURE);
                assert_true(op->x >= style->margin_inner);
                assert_true(op->x + op->width <= right + RCN_LEN_PT * 2);
                lower = op->y + op->height;
                rcn_len first = style->margin_top + style->grid * 11 / 14;
                assert_int_equal((lower - first) % style->grid, 0);
                assert_true(op->y >= style->margin_top);
                view->pictures++;
                view->picture_page = i;
            } else if (op->kind == RCN_OP_RUN && !op->artifact) {
                rcn_text text = op->run->text;
                bool caption = rcn_text_find(text, "caption", 0) != SIZE_MAX;
                if (caption) {
                    assert_int_equal(op->run->glyphs[0].y - lower, style->grid);
                    assert_int_equal(i, view->picture_page);
                }
                view->captions += caption;
                view->words +=
                    rcn_text_find(text, "in four inks", 0) != SIZE_MAX;
            }
        }
    }
}

static void
pictures_stand_on_the_grid(void **state)
{
    (void)state;
    rcn_arena *arena = rcn_arena_new(0);
    rcn_log *log = rcn_log_new();
    const rcn_style *style = rcn_style_load(
        arena, "styles", &(rcn_style_choice){.name = "classic"}, log);
    rcn_fonts *fonts = rcn_fonts_open(arena, style, log);
    assert_non_null(fonts);
    const rcn_image images[] = {jpeg(colours, sizeof colours - 1, 100, 33),
                                jpeg(colours, sizeof colours - 1, 4000, 3000),
                                jpeg(colours, sizeof colours - 1, 30, 9000),
                                jpeg(inks, sizeof inks - 1, 50, 50)};
    rcn_figure figures[4];
    rcn_block blocks[20];
    size_t count = 0;
    for (size_t i = 0; i < 4; i++) {
        figures[i] = (rcn_figure){.image = &images[i], .alt = "in four inks"};
        for (int k = 0; k < 3; k++) {
            blocks[count++] = plain_paragraph(
                "Some words of a paragraph that goes on for more than one "
                "line of the page, as most of them do, and then it ends.");
        }
        blocks[count++] = figure_of(&figures[i]);
        if (i < 3) {
            blocks[count] = plain_paragraph("A caption.");
            blocks[count++].kind = RCN_BLOCK_CAPTION;
        }
    }
    rcn_page_map map;
    rcn_typeset_stats stats;
    const rcn_book *book =
        rcn_typeset(arena, plain_edition_blocks(arena, blocks, count), fonts,
                    log, &map, &stats);
    rcn_view view = {0};
    look(book, style, arena, &view);
    assert_int_equal(view.pictures, 3);
    assert_int_equal(view.captions, 3);
    assert_int_equal(view.words, 1);
    rcn_log_free(log);
    rcn_arena_free(arena);
}

/* The width of the one picture of a book, of 400 by 300 pixels. */
static rcn_len
width_with(rcn_picture_limits limits)
{
    rcn_arena *arena = rcn_arena_new(0);
    rcn_log *log = rcn_log_new();
    rcn_style style = *rcn_style_load(
        arena, "styles", &(rcn_style_choice){.name = "classic"}, log);
    style.pictures = limits;
    rcn_fonts *fonts = rcn_fonts_open(arena, &style, log);
    const rcn_image image = jpeg(colours, sizeof colours - 1, 400, 300);
    const rcn_figure figure = {.image = &image, .alt = "words"};
    const rcn_block blocks[] = {plain_paragraph("Some words."),
                                figure_of(&figure)};
    rcn_page_map map;
    rcn_typeset_stats stats;
    const rcn_book *book =
        rcn_typeset(arena, plain_edition_blocks(arena, blocks, 2), fonts, log,
                    &map, &stats);
    rcn_len width = 0;
    for (size_t i = 0; i < book->page_count; i++) {
        rcn_page page = rcn_book_page(book, i, arena);
        for (size_t k = 0; k < page.count; k++) {
            bool picture = page.ops[k].kind == RCN_OP_IMAGE;
            width = picture ? page.ops[k].width : width;
        }
    }
    rcn_log_free(log);
    rcn_arena_free(arena);
    return width;
}

static void
a_style_says_how_large_pictures_are(void **state)
{
    (void)state;
    const rcn_len measure = 324 * RCN_LEN_PT;
    assert_int_equal(width_with((rcn_picture_limits){100, 100, 96}),
                     300 * RCN_LEN_PT);
    assert_int_equal(width_with((rcn_picture_limits){50, 100, 96}),
                     measure / 2);
    assert_int_equal(width_with((rcn_picture_limits){100, 100, 300}),
                     96 * RCN_LEN_PT);
    /* 36 lines of 14 pt, a quarter of them, four thirds as wide as high. */
    assert_int_equal(width_with((rcn_picture_limits){100, 25, 96}),
                     126 * RCN_LEN_PT * 4 / 3);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pictures_stand_on_the_grid),
        cmocka_unit_test(a_style_says_how_large_pictures_are),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
