/* Laws of whole books: tags nested and closed, words complete and in order,
 * lines on the grid, the page map truthful, the same input the same output. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cmocka_all.h"

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
    set->style =
        rcn_style_load(set->arena, "styles", "classic", NULL, set->log);
    assert_non_null(set->style);
    set->fonts = rcn_fonts_open(set->arena, set->style, set->log);
    assert_non_null(set->fonts);
}

static void
typeset(rcn_set *set, const rcn_edition *edition)
{
    set->edition = edition;
    set->book = rcn_typeset(set->arena, edition, set->style, set->fonts,
                            set->log, &set->map, &set->stats);
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

/* The words inside Div "text" of a book, one space between them; a hyphen at
 * the end of a line is taken out when the next line goes on with the word in
 * `wanted`. */
static rcn_text
words_of(const rcn_set *set, rcn_arena *arena)
{
    rcn_buffer out = rcn_buffer_new(arena);
    rcn_arena *scratch = rcn_arena_new(0);
    int depth = 0;
    int inside = -1;
    for (size_t i = 0; i < set->book->page_count; i++) {
        rcn_arena_reset(scratch);
        rcn_page page = rcn_book_page(set->book, i, scratch);
        for (size_t k = 0; k < page.count; k++) {
            const rcn_op *op = &page.ops[k];
            if (op->kind == RCN_OP_OPEN || op->kind == RCN_OP_LINK) {
                bool text = op->kind == RCN_OP_OPEN && op->tag == RCN_TAG_DIV &&
                            op->title && strcmp(op->title, "text") == 0;
                inside = text ? depth : inside;
                depth++;
            } else if (op->kind == RCN_OP_CLOSE) {
                depth--;
                inside = inside == depth ? -1 : inside;
                if (inside >= 0 && depth == inside + 1) {
                    rcn_buffer_char(&out, '\n');
                }
            } else if (op->kind == RCN_OP_RUN && !op->artifact && inside >= 0) {
                rcn_buffer_add(&out, op->run->text);
            }
        }
    }
    rcn_arena_free(scratch);
    return rcn_buffer_text(&out);
}

/* Compares the words of the book with those of the edition, passing over
 * hyphens that the book adds. */
static void
assert_words(rcn_text got, const rcn_edition *edition)
{
    size_t at = 0;
    for (size_t s = 0; s < edition->section_count; s++) {
        const rcn_section *section = &edition->sections[s];
        for (size_t b = 0;
             section->role == RCN_SECTION_DOCUMENT && b < section->block_count;
             b++) {
            rcn_text text = section->blocks[b].text;
            for (size_t i = 0; i < text.len; i++) {
                if (blank(text.at[i])) {
                    continue;
                }
                while (at < got.len &&
                       (blank(got.at[at]) ||
                        (got.at[at] == '-' && text.at[i] != '-'))) {
                    at++;
                }
                assert_true(at < got.len);
                assert_int_equal(got.at[at], text.at[i]);
                at++;
            }
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

static void
tags_nest_and_close(void **state)
{
    (void)state;
    rcn_set set;
    set_up(&set);
    typeset(&set, plain_edition(set.arena, seeds, 5, true));
    rcn_arena *scratch = rcn_arena_new(0);
    int depth = 0;
    for (size_t i = 0; i < set.book->page_count; i++) {
        rcn_arena_reset(scratch);
        rcn_page page = rcn_book_page(set.book, i, scratch);
        rcn_tag last = RCN_TAG_DOCUMENT;
        int spans = 0;
        for (size_t k = 0; k < page.count; k++) {
            const rcn_op *op = &page.ops[k];
            if (op->kind == RCN_OP_OPEN || op->kind == RCN_OP_LINK) {
                bool leaf = op->kind == RCN_OP_LINK || op->tag == RCN_TAG_SPAN;
                last = op->kind == RCN_OP_LINK ? RCN_TAG_SPAN : op->tag;
                depth++;
                spans += leaf;
            } else if (op->kind == RCN_OP_CLOSE) {
                depth--;
                spans = 0;
                assert_true(depth >= 0);
            } else if (op->kind == RCN_OP_RUN && !op->artifact) {
                assert_int_equal(last, RCN_TAG_SPAN);
                assert_int_equal(spans, 1);
            }
        }
        assert_int_equal(spans, 0); /* no leaf is open over a page turn */
    }
    assert_int_equal(depth, 0);
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

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_words_are_set_in_order),
        cmocka_unit_test(tags_nest_and_close),
        cmocka_unit_test(lines_stand_on_the_grid),
        cmocka_unit_test(the_same_input_gives_the_same_pages),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
