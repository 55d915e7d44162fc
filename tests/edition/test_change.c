/* Which spans are changes that touch a word. */
#include "cmocka_all.h"

#include <stdio.h>
#include <string.h>

#include "edition/change.h"
#include "sample.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))
#define KEPT(number, words)                      \
    {                                            \
        RCN_SPAN_TEXT, number, words, 0, 0, 0, 0 \
    }
#define CUT(number, words, name)                          \
    {                                                     \
        RCN_SPAN_REMOVED, number, words, name, name, 0, 0 \
    }
#define PUT(number, words, name, instead)                        \
    {                                                            \
        RCN_SPAN_REPLACED, number, words, name, name, instead, 0 \
    }

static const char *const kinds[] = {"cut", "repair", "moved"};

/* The changes, one a line: kind, class, lines, before and after. */
static void
expect(const rcn_piece *pieces, size_t count, const char *expected)
{
    rcn_arena *arena = rcn_arena_new(0);
    rcn_log *log = rcn_log_new();
    rcn_cleaned cleaned =
        rcn_sample_cleaned(arena, "x.txt", pieces, count, log);
    rcn_record record = {.cleaned = &cleaned};
    rcn_find_changes(arena, &record);
    rcn_buffer out = rcn_buffer_new(arena);
    for (uint32_t i = 0; i < record.change_count; i++) {
        const rcn_change *change = &record.changes[i];
        rcn_buffer_printf(&out, "%s %s %u-%u <%s>", kinds[change->kind],
                          change->class_id, change->line_start,
                          change->line_end, change->before);
        if (change->after) {
            rcn_buffer_printf(&out, " <%s>", change->after);
        }
        rcn_buffer_char(&out, '\n');
    }
    assert_string_equal(rcn_buffer_text(&out).at, expected);
    rcn_log_free(log);
    rcn_arena_free(arena);
}

static void
test_white_space_between_words_is_none(void **state)
{
    (void)state;
    static const rcn_piece pieces[] = {
        CUT(-1, "  ", "indent"),          KEPT(0, "one"),
        PUT(0, "\n", "wrap", " "),        KEPT(0, "two "),
        CUT(0, " \t", "spaces"),          KEPT(0, "three"),
        CUT(-1, "\n\xC2\xA0\n", "blank"), KEPT(1, "four"),
        CUT(-1, " ", "trailing"),
    };
    expect(pieces, COUNT(pieces), "");
}

static void
test_a_space_inside_a_word_is_a_repair(void **state)
{
    (void)state;
    static const rcn_piece pieces[] = {
        KEPT(0, "a 30-"),
        CUT(0, " ", "split"),
        KEPT(0, "year plan"),
    };
    expect(pieces, COUNT(pieces), "repair split 1-1 <30- year> <30-year>\n");
}

static void
test_a_hyphen_at_a_line_end(void **state)
{
    (void)state;
    static const rcn_piece pieces[] = {
        KEPT(0, "is re"),
        CUT(0, "-", "hyphen"),
        CUT(0, "\n", "wrap"),
        KEPT(0, "paired."),
    };
    expect(pieces, COUNT(pieces),
           "repair hyphen 1-2 <re-¶paired> <repaired>\n");
}

static void
test_two_repairs_of_one_line(void **state)
{
    (void)state;
    static const rcn_piece pieces[] = {
        KEPT(0, "It"),   PUT(0, "?", "encoding", "’"),
        KEPT(0, "s a "), PUT(0, "teh", "typo", "the"),
        KEPT(0, " one"),
    };
    expect(pieces, COUNT(pieces),
           "repair encoding 1-1 <It?s> <It’s>\n"
           "repair typo 1-1 <teh> <the>\n");
}

static void
test_cuts_of_one_rule_are_one_change(void **state)
{
    (void)state;
    static const rcn_piece pieces[] = {
        KEPT(0, "Text."),
        CUT(-1, "\n\n", "blank"),
        CUT(-1, "0 Comments", "widget"),
        CUT(-1, "\n", "blank"),
        CUT(-1, "Reply", "widget"),
        CUT(-1, "\n", "blank"),
        CUT(-1, "---", "line"),
        CUT(-1, "\n", "blank"),
    };
    expect(pieces, COUNT(pieces),
           "cut widget 3-4 <0 Comments¶Reply>\n"
           "cut line 5-5 <--->\n");
}

static void
test_a_footer_inside_a_paragraph_is_a_cut(void **state)
{
    (void)state;
    static const rcn_piece pieces[] = {
        KEPT(0, "one"),
        PUT(0, "\n", "wrap", " "),
        CUT(0, "page 3", "footer"),
        CUT(0, "\n", "wrap"),
        KEPT(0, "two"),
    };
    expect(pieces, COUNT(pieces), "cut footer 2-2 <page 3>\n");
}

static void
test_a_footer_inside_a_word(void **state)
{
    (void)state;
    static const rcn_piece one[] = {
        KEPT(0, "the auth"),  CUT(0, "\n", "wrap"),  CUT(0, "page 3", "footer"),
        CUT(0, "\n", "wrap"), KEPT(0, "orities of"),
    };
    expect(one, COUNT(one),
           "repair footer 1-3 <auth¶page 3¶orities> <authorities>\n");
    static const rcn_piece two[] = {
        KEPT(0, "the auth"),        CUT(0, "\n", "wrap"),
        CUT(0, "page 3", "footer"), CUT(0, "\n", "wrap"),
        CUT(0, "A head", "head"),   CUT(0, "\n", "wrap"),
        KEPT(0, "orities of"),
    };
    expect(two, COUNT(two),
           "repair footer 1-4 <auth¶page 3¶A head¶orities> <authorities>\n"
           "cut footer 2-2 <page 3>\n"
           "cut head 3-3 <A head>\n");
}

static void
test_metadata_is_moved(void **state)
{
    (void)state;
    static const rcn_piece pieces[] = {
        {RCN_SPAN_METADATA, -1, "A title\nin two lines", "title", "t", 0, 0},
        {RCN_SPAN_METADATA, -1, "\n", "title", "t", 0, 0},
        KEPT(0, "Text."),
    };
    expect(pieces, COUNT(pieces), "moved title 1-2 <A title¶in two lines>\n");
}

static void
test_cuts_at_both_ends_of_a_block(void **state)
{
    (void)state;
    static const rcn_piece pieces[] = {
        PUT(0, "\"", "quote", "“"),
        KEPT(0, "Well"),
        PUT(0, "\"", "quote", "”"),
    };
    expect(pieces, COUNT(pieces),
           "repair quote 1-1 <\"Well> <“Well>\n"
           "repair quote 1-1 <Well\"> <Well”>\n");
}

static void
test_tallies(void **state)
{
    (void)state;
    rcn_arena *arena = rcn_arena_new(0);
    rcn_log *log = rcn_log_new();
    const rcn_edition *edition = rcn_sample_edition(arena, NULL, log);
    rcn_tallies tallies = {0};
    for (size_t i = 0; i < edition->record_count; i++) {
        rcn_tally_record(arena, &edition->records[i], &tallies);
    }
    rcn_buffer out = rcn_buffer_new(arena);
    for (size_t i = 0; i < tallies.count; i++) {
        const rcn_change_tally *tally = &tallies.items[i];
        rcn_buffer_printf(&out, "%d %s %zu/%zu\n", (int)tally->kind,
                          tally->class_id, tally->count, tally->documents);
    }
    assert_string_equal(rcn_buffer_text(&out).at, "2 title 2/2\n"
                                                  "1 hard-wrap 1/1\n"
                                                  "1 split-hyphenation 1/1\n"
                                                  "1 running-footer 1/1\n"
                                                  "0 widget-comments 1/1\n"
                                                  "3 blank-line 5/2\n"
                                                  "3 hard-wrap 1/1\n");
    rcn_log_free(log);
    rcn_arena_free(arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_white_space_between_words_is_none),
        cmocka_unit_test(test_a_space_inside_a_word_is_a_repair),
        cmocka_unit_test(test_a_hyphen_at_a_line_end),
        cmocka_unit_test(test_two_repairs_of_one_line),
        cmocka_unit_test(test_cuts_of_one_rule_are_one_change),
        cmocka_unit_test(test_a_footer_inside_a_paragraph_is_a_cut),
        cmocka_unit_test(test_a_footer_inside_a_word),
        cmocka_unit_test(test_metadata_is_moved),
        cmocka_unit_test(test_cuts_at_both_ends_of_a_block),
        cmocka_unit_test(test_tallies),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
