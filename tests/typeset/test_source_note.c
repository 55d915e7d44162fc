/* The attribution header as it is printed: one paragraph without the date. */
#include <string.h>

#include "cmocka_all.h"

#include "edition/prose.h"
#include "typeset/note.h"

static void
put(rcn_arena *arena, rcn_blocks *blocks, const char *label, const char *words)
{
    rcn_prose prose = rcn_prose_new(arena);
    rcn_prose_label(&prose, NULL, label);
    rcn_prose_add(&prose, words);
    rcn_prose_put(&prose, blocks, RCN_BLOCK_FIELD, 0, NULL);
}

static void
fields_are_joined(void **state)
{
    (void)state;
    rcn_arena *arena = rcn_arena_new(0);
    rcn_blocks blocks = {0};
    put(arena, &blocks, "Date", "2 May 2019, 09:19. Stated (line 3).");
    put(arena, &blocks, "Issuer", "the Bureau (stated, line 1)");
    put(arena, &blocks, "Note", "2 May 2019. Typed from a copy?");
    put(arena, &blocks, "Changes", "none");
    const rcn_section section = {.date = "2 May 2019",
                                 .header = blocks.items,
                                 .header_count = blocks.count};
    const rcn_block *note = rcn_source_note(arena, &section, RCN_NOTE_FULL);
    assert_string_equal(note->text.at,
                        "Date: 09:19. Stated (line 3). Issuer: the Bureau "
                        "(stated, line 1). Note: 2 May 2019. Typed from a "
                        "copy? Changes: none.");
    assert_int_equal(note->mark_count, 4);
    for (uint32_t i = 0; i < note->mark_count; i++) {
        static const char *const labels[] = {"Date", "Issuer", "Note",
                                             "Changes"};
        const rcn_mark *mark = &note->marks[i];
        assert_int_equal(mark->kind, RCN_MARK_LABEL);
        assert_int_equal(mark->end - mark->start, strlen(labels[i]));
        assert_memory_equal(note->text.at + mark->start, labels[i],
                            strlen(labels[i]));
    }
    rcn_arena_free(arena);
}

static void
a_date_alone_leaves_nothing(void **state)
{
    (void)state;
    rcn_arena *arena = rcn_arena_new(0);
    rcn_blocks blocks = {0};
    put(arena, &blocks, "Date", "2 May 2019");
    const rcn_section section = {.date = "2 May 2019",
                                 .header = blocks.items,
                                 .header_count = blocks.count};
    assert_null(rcn_source_note(arena, &section, RCN_NOTE_FULL));
    const rcn_section none = {.date = "2 May 2019"};
    assert_null(rcn_source_note(arena, &none, RCN_NOTE_FULL));
    rcn_arena_free(arena);
}

static void
a_long_header_is_shortened(void **state)
{
    (void)state;
    rcn_arena *arena = rcn_arena_new(0);
    rcn_blocks blocks = {0};
    rcn_prose prose = rcn_prose_new(arena);
    rcn_prose_label(&prose, NULL, "Issuer");
    rcn_prose_add(&prose, "the Bureau");
    size_t ground = rcn_prose_open(&prose, RCN_MARK_GROUND, NULL);
    rcn_prose_add(&prose, " (stated, line 1)");
    rcn_prose_close(&prose, ground);
    rcn_prose_put(&prose, &blocks, RCN_BLOCK_FIELD, 0, NULL);
    prose = rcn_prose_new(arena);
    rcn_prose_label(&prose, NULL, "URL");
    rcn_prose_marked(&prose, RCN_MARK_LINK, "https://quay.example/a", "quay/a");
    rcn_prose_put(&prose, &blocks, RCN_BLOCK_FIELD, 0, NULL);
    put(arena, &blocks, "Parties", "Elm v.  Oak");
    put(arena, &blocks, "Changes", "3");
    const rcn_section section = {.title = "Elm v. Oak",
                                 .header = blocks.items,
                                 .header_count = blocks.count};
    static const char *const notes[RCN_NOTE_LENGTHS] = {
        "Issuer: the Bureau (stated, line 1). URL: quay/a. "
        "Parties: Elm v.  Oak. Changes: 3.",
        "Issuer: the Bureau. URL: quay/a. Changes: 3.",
        "Issuer: the Bureau. Changes: 3."};
    for (int i = 0; i < RCN_NOTE_LENGTHS; i++) {
        const rcn_block *note =
            rcn_source_note(arena, &section, (rcn_note_length)i);
        assert_string_equal(note->text.at, notes[i]);
        const rcn_mark *last = &note->marks[note->mark_count - 1];
        assert_memory_equal(note->text.at + last->start, "Changes", 7);
    }
    rcn_arena_free(arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fields_are_joined),
        cmocka_unit_test(a_date_alone_leaves_nothing),
        cmocka_unit_test(a_long_header_is_shortened),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
