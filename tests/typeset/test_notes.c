/* Notes at the foot of the page: each stands whole, once, on the page of its
 * mark or from there on, below the text, down to the foot; marks and notes lead
 * to each other; nothing of them is extracted as a word of the text. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cmocka_all.h"

#include "base/list.h"
#include "shape/shape.h"
#include "style/style.h"
#include "typeset/plain.h"
#include "typeset/typeset.h"

typedef struct rcn_noted {
    rcn_arena *arena;
    rcn_log *log;
    rcn_style style;
    rcn_fonts *fonts;
    const rcn_book *book;
    rcn_page_map map;
    rcn_typeset_stats stats;
} rcn_noted;

static void
set_up(rcn_noted *set)
{
    *set = (rcn_noted){.arena = rcn_arena_new(0), .log = rcn_log_new()};
    const rcn_style *style = rcn_style_load(
        set->arena, "styles", &(rcn_style_choice){.name = "classic"}, set->log);
    assert_non_null(style);
    set->style = *style;
    set->fonts = rcn_fonts_open(set->arena, &set->style, set->log);
    assert_non_null(set->fonts);
}

static void
tear_down(rcn_noted *set)
{
    rcn_log_free(set->log);
    rcn_arena_free(set->arena);
}

/* A paragraph of `count` words. */
static const char *
words(rcn_arena *arena, const char *word, size_t count)
{
    rcn_buffer text = rcn_buffer_new(arena);
    for (size_t i = 0; i < count; i++) {
        rcn_buffer_string(&text, i ? " " : "");
        rcn_buffer_string(&text, word);
    }
    rcn_buffer_char(&text, '.');
    return rcn_text_string(arena, rcn_buffer_text(&text));
}

static rcn_note
note_on(rcn_arena *arena, size_t number, uint32_t block, uint32_t offset,
        const char *text)
{
    rcn_block *body = rcn_arena_alloc(arena, 1, sizeof *body);
    *body = plain_paragraph(text);
    body->kind = RCN_BLOCK_ENTRY;
    body->origin = RCN_ORIGIN_EDITOR;
    return (rcn_note){.id = rcn_arena_printf(arena, "d1-n%zu", number),
                      .query = rcn_arena_printf(arena, "query-1-%zu", number),
                      .label = rcn_arena_printf(arena, "%zu", number),
                      .block = block,
                      .offset = offset,
                      .words = body};
}

static void
set_noted(rcn_noted *set, const rcn_block *blocks, size_t count,
          const rcn_note *notes, size_t note_count)
{
    rcn_edition *edition = rcn_arena_alloc(set->arena, 1, sizeof *edition);
    *edition = *plain_edition_blocks(set->arena, blocks, count);
    rcn_section *section = rcn_arena_alloc(set->arena, 1, sizeof *section);
    *section = edition->sections[0];
    section->notes = notes;
    section->note_count = note_count;
    edition->sections = section;
    set->book = rcn_typeset(set->arena, edition, set->fonts, set->log,
                            &set->map, &set->stats);
}

/* What is seen of one note while the book is walked. */
typedef struct rcn_seen {
    size_t mark_page, first_page, last_page; /* from 1; 0: none */
    size_t pieces, marks;
    rcn_buffer text;
} rcn_seen;

typedef struct rcn_sight {
    rcn_seen *notes;
    size_t page;
    size_t mark;  /* number of the note whose mark is open, or 0 */
    size_t note;  /* of the note that is open, or 0 */
    size_t depth; /* elements open inside it */
    rcn_len lowest_text, highest_note, lowest_note;
    rcn_len widest;  /* between text and notes, the last page left out */
    rcn_buffer body; /* words outside notes and furniture */
} rcn_sight;

static size_t
number_in(const char *name)
{
    static const char prefix[] = "d1-n";
    assert_int_equal(strncmp(name, prefix, strlen(prefix)), 0);
    return strtoul(name + strlen(prefix), NULL, 10);
}

static void
see_run(rcn_sight *sight, const rcn_op *op)
{
    rcn_len y = op->run->glyphs[0].y;
    if (sight->note) {
        rcn_buffer_add(&sight->notes[sight->note].text, op->run->text);
        sight->highest_note = y < sight->highest_note ? y : sight->highest_note;
        sight->lowest_note = y > sight->lowest_note ? y : sight->lowest_note;
        return;
    }
    if (sight->mark) {
        assert_int_equal(op->run->text.len, 0);
        return;
    }
    rcn_buffer_add(&sight->body, op->run->text);
    sight->lowest_text = y > sight->lowest_text ? y : sight->lowest_text;
}

static void
see(rcn_sight *sight, const rcn_op *op)
{
    bool opens = op->kind == RCN_OP_OPEN || op->kind == RCN_OP_LINK;
    if (op->kind == RCN_OP_OPEN && op->tag == RCN_TAG_NOTE) {
        sight->note = number_in(op->title);
        rcn_seen *seen = &sight->notes[sight->note];
        seen->first_page = seen->first_page ? seen->first_page : sight->page;
        seen->last_page = sight->page;
        seen->pieces++;
        sight->depth = 0;
    } else if (opens && sight->note) {
        sight->depth++;
    } else if (op->kind == RCN_OP_LINK && strncmp(op->value, "#d1-n", 5) == 0) {
        sight->mark = number_in(op->value + 1);
        sight->notes[sight->mark].marks++;
        sight->notes[sight->mark].mark_page = sight->page;
        assert_non_null(op->title);
    } else if (op->kind == RCN_OP_CLOSE) {
        if (sight->note && sight->depth-- == 0) {
            sight->note = 0;
        }
        sight->mark = 0;
    } else if (op->kind == RCN_OP_RUN && !op->artifact) {
        see_run(sight, op);
    }
}

/* Letters and digits of a text: what lines, hyphens and spaces do not touch. */
static const char *
squashed(rcn_arena *arena, rcn_text text)
{
    rcn_buffer out = rcn_buffer_new(arena);
    for (size_t i = 0; i < text.len; i++) {
        if (!strchr(" -\n", text.at[i])) {
            rcn_buffer_char(&out, text.at[i]);
        }
    }
    return rcn_text_string(arena, rcn_buffer_text(&out));
}

/* Walks the book and holds the notes to their laws. */
static rcn_sight
look(rcn_noted *set, const rcn_note *notes, size_t count)
{
    rcn_arena *arena = set->arena;
    rcn_sight sight = {
        .notes = rcn_arena_alloc(arena, count + 1, sizeof *sight.notes),
        .body = rcn_buffer_new(arena)};
    for (size_t i = 0; i <= count; i++) {
        sight.notes[i].text = rcn_buffer_new(arena);
    }
    rcn_len foot = set->style.margin_top +
                   (rcn_len)set->style.lines_per_page * set->style.grid;
    for (size_t i = 0; i < set->book->page_count; i++) {
        rcn_page page = rcn_book_page(set->book, i, arena);
        sight.page = i + 1;
        sight.lowest_text = 0;
        sight.lowest_note = 0;
        sight.highest_note = INT32_MAX;
        for (size_t k = 0; k < page.count; k++) {
            see(&sight, &page.ops[k]);
        }
        assert_true(sight.lowest_text <= foot + set->style.grid);
        if (sight.lowest_note) {
            assert_true(sight.lowest_text < sight.highest_note);
            rcn_len gap = sight.highest_note - sight.lowest_text;
            bool last = i + 1 == set->book->page_count;
            sight.widest = gap > sight.widest && !last ? gap : sight.widest;
            /* The last line stands on the last baseline, or one off where
             * facing pages are a line shorter or longer. */
            rcn_len off = foot - sight.lowest_note;
            assert_in_range(off + set->style.grid, 0, 3 * set->style.grid);
        }
    }
    for (size_t i = 1; i <= count; i++) {
        rcn_seen *seen = &sight.notes[i];
        assert_int_equal(seen->marks, 1);
        assert_true(seen->first_page >= seen->mark_page);
        assert_true(seen->first_page <= seen->mark_page + 1);
        rcn_text label = rcn_text_of(notes[i - 1].label);
        rcn_buffer wanted = rcn_buffer_new(arena);
        rcn_buffer_add(&wanted, label);
        rcn_buffer_add(&wanted, notes[i - 1].words->text);
        assert_string_equal(squashed(arena, rcn_buffer_text(&seen->text)),
                            squashed(arena, rcn_buffer_text(&wanted)));
    }
    return sight;
}

static void
notes_stand_on_the_page_of_their_mark(void **state)
{
    (void)state;
    rcn_noted set;
    set_up(&set);
    rcn_block blocks[60];
    rcn_note notes[60];
    rcn_buffer all = rcn_buffer_new(set.arena);
    for (uint32_t i = 0; i < 60; i++) {
        const char *text = words(set.arena, "passage", 20 + i * 7 % 90);
        blocks[i] = plain_paragraph(text);
        rcn_buffer_string(&all, text);
        uint32_t offset = 8 * (i * 5 % 20) + 7;
        notes[i] = note_on(set.arena, i + 1, i, offset,
                           words(set.arena, "remark", 3 + i % 11));
    }
    set_noted(&set, blocks, 60, notes, 60);
    rcn_sight sight = look(&set, notes, 60);
    for (size_t i = 1; i <= 60; i++) {
        assert_int_equal(sight.notes[i].first_page, sight.notes[i].mark_page);
        assert_int_equal(sight.notes[i].pieces, 1);
    }
    const char *body = squashed(set.arena, rcn_buffer_text(&sight.body));
    const char *text = squashed(set.arena, rcn_buffer_text(&all));
    assert_non_null(strstr(body, text));
    assert_int_equal(set.stats.widows, 0);
    assert_int_equal(set.stats.orphans, 0);
    assert_int_equal(set.stats.overfull, 0);
    tear_down(&set);
}

/* A note longer than what is left of the page goes on overleaf, with two lines
 * or more on each page; one longer than pages fills pages. */
static void
long_notes_go_on_overleaf(void **state)
{
    (void)state;
    rcn_noted set;
    set_up(&set);
    rcn_block blocks[12];
    rcn_note notes[2];
    for (uint32_t i = 0; i < 12; i++) {
        blocks[i] = plain_paragraph(words(set.arena, "passage", 60));
    }
    notes[0] = note_on(set.arena, 1, 2, 7, words(set.arena, "remark", 400));
    notes[1] = note_on(set.arena, 2, 9, 15, words(set.arena, "remark", 1600));
    set_noted(&set, blocks, 12, notes, 2);
    rcn_sight sight = look(&set, notes, 2);
    assert_int_equal(sight.notes[1].first_page, sight.notes[1].mark_page);
    assert_int_equal(sight.notes[1].pieces, 2);
    assert_int_equal(sight.notes[1].last_page, sight.notes[1].first_page + 1);
    assert_true(sight.notes[2].pieces > 3);
    tear_down(&set);
}

/* Rather than leave a hole above notes, a long one is split. */
static void
pages_with_long_notes_are_full(void **state)
{
    (void)state;
    rcn_noted set;
    set_up(&set);
    set.style.breaking.river = 0; /* equal words stand in rivers anyhow */
    rcn_block blocks[24];
    rcn_note notes[8];
    for (uint32_t i = 0; i < 24; i++) {
        blocks[i] = plain_paragraph(words(set.arena, "passage", 90));
    }
    for (uint32_t i = 0; i < 8; i++) {
        notes[i] = note_on(set.arena, i + 1, 3 * i + 1, 8 * 70 + 7,
                           words(set.arena, "remark", 150));
    }
    set_noted(&set, blocks, 24, notes, 8);
    rcn_sight sight = look(&set, notes, 8);
    size_t split = 0;
    for (size_t i = 1; i <= 8; i++) {
        split += sight.notes[i].pieces == 2;
    }
    assert_true(split > 0);
    assert_true(sight.widest <= 4 * set.style.grid);
    tear_down(&set);
}

/* Headings, items, quotations and cells bear notes as paragraphs do. */
static void
notes_on_blocks_of_every_kind(void **state)
{
    (void)state;
    rcn_noted set;
    set_up(&set);
    rcn_block blocks[5];
    blocks[0] = plain_paragraph("A heading here");
    blocks[0].kind = RCN_BLOCK_HEADING;
    blocks[0].level = 1;
    blocks[1] = plain_paragraph("1. An item of a list");
    blocks[1].kind = RCN_BLOCK_ITEM;
    blocks[1].level = 1;
    blocks[1].marker_len = 3;
    blocks[2] = plain_paragraph("Words that are quoted");
    blocks[2].kind = RCN_BLOCK_QUOTE;
    blocks[3] = plain_paragraph("Place\tCount\nHere\t12");
    blocks[3].kind = RCN_BLOCK_TABLE;
    blocks[3].level = 1;
    blocks[4] = plain_paragraph("a word");
    const uint32_t offsets[] = {9, 10, 5, 16, 6};
    rcn_note notes[5];
    for (uint32_t i = 0; i < 5; i++) {
        notes[i] = note_on(set.arena, i + 1, i, offsets[i], "What it says.");
    }
    set_noted(&set, blocks, 5, notes, 5);
    (void)look(&set, notes, 5);
    tear_down(&set);
}

static void
hundreds_of_notes_on_one_word(void **state)
{
    (void)state;
    rcn_noted set;
    set_up(&set);
    rcn_block block = plain_paragraph(words(set.arena, "passage", 40));
    rcn_note notes[300];
    for (uint32_t i = 0; i < 300; i++) {
        notes[i] = note_on(set.arena, i + 1, 0, 15,
                           words(set.arena, "remark", 1 + i % 40));
    }
    set_noted(&set, &block, 1, notes, 300);
    rcn_arena *arena = set.arena;
    rcn_buffer text = rcn_buffer_new(arena);
    for (size_t i = 0; i < set.book->page_count; i++) {
        rcn_page page = rcn_book_page(set.book, i, arena);
        for (size_t k = 0; k < page.count; k++) {
            const rcn_op *op = &page.ops[k];
            if (op->kind == RCN_OP_OPEN && op->tag == RCN_TAG_NOTE) {
                rcn_buffer_printf(&text, "%s ", op->title);
            }
        }
    }
    rcn_text found = rcn_buffer_text(&text);
    for (uint32_t i = 0; i < 300; i++) {
        const char *name = rcn_arena_printf(arena, "%s ", notes[i].id);
        assert_true(rcn_text_find(found, name, 0) != SIZE_MAX);
    }
    tear_down(&set);
}

/* `notes: end`: no notes on the page; the mark leads to the query. */
static void
notes_may_stand_at_the_end(void **state)
{
    (void)state;
    rcn_noted set;
    set_up(&set);
    set.style.notes = RCN_NOTES_END;
    rcn_block block = plain_paragraph("A word with a note.");
    rcn_note note = note_on(set.arena, 1, 0, 6, "What it says.");
    set_noted(&set, &block, 1, &note, 1);
    size_t links = 0;
    for (size_t i = 0; i < set.book->page_count; i++) {
        rcn_page page = rcn_book_page(set.book, i, set.arena);
        for (size_t k = 0; k < page.count; k++) {
            const rcn_op *op = &page.ops[k];
            assert_false(op->kind == RCN_OP_OPEN && op->tag == RCN_TAG_NOTE);
            links +=
                op->kind == RCN_OP_LINK && strcmp(op->value, "#query-1-1") == 0;
        }
    }
    assert_int_equal(links, 1);
    tear_down(&set);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(notes_stand_on_the_page_of_their_mark),
        cmocka_unit_test(long_notes_go_on_overleaf),
        cmocka_unit_test(pages_with_long_notes_are_full),
        cmocka_unit_test(notes_on_blocks_of_every_kind),
        cmocka_unit_test(hundreds_of_notes_on_one_word),
        cmocka_unit_test(notes_may_stand_at_the_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
