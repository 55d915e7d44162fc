/* What the apparatus says of long cuts and of many of one kind. */
#include "fixture.h"

#include <string.h>

#include "base/utf8.h"
#include "sample.h"

#define TEN_WORDS "one two three four five six seven eight nine ten "

/* 59 words: 299 characters. */
#define LONG TEN_WORDS TEN_WORDS TEN_WORDS TEN_WORDS TEN_WORDS TEN_WORDS "one"

#define CUT(words)                                                            \
    {                                                                         \
        RCN_SPAN_REMOVED, -1, words "\n\n", "widget-comments", "widget", 0, 0 \
    }
#define KEPT(number, words)                             \
    {                                                   \
        RCN_SPAN_TEXT, number, words "\n\n", 0, 0, 0, 0 \
    }

#define INTRO                                                                   \
    "For each document: every change that touches a word, in the order of "     \
    "the "                                                                      \
    "source. Words in quotation marks are the source’s own; ¶ stands where " \
    "one line or more ends. Line numbers are those of the source file."
#define ABRIDGED                                                          \
    " […] stands for the middle of a long passage, which edition.json " \
    "has whole.\n"

#define TEST(test) \
    cmocka_unit_test_setup_teardown(test, rcn_fixture_open, rcn_fixture_close)

/* The entries of the apparatus on a document, a line each. */
static const char *
entries(rcn_fixture *fixture, const rcn_piece *pieces, size_t count,
        const char *yaml)
{
    rcn_arena *arena = fixture->arena;
    rcn_cleaned cleaned =
        rcn_sample_cleaned(arena, "a.txt", pieces, count, fixture->log);
    rcn_dating dating =
        rcn_sample_dating(arena, "2021", RCN_STATUS_STATED, "a.txt", 1, "2021");
    rcn_attribution who = {.short_title = "A"};
    rcn_findings findings = {&cleaned, &dating, &who, 1, NULL};
    rcn_edition_options options = {.program = "recension 0.0.0"};
    const rcn_edition *edition = rcn_edition_compose(
        arena, &findings, rcn_sample_project(arena, yaml, fixture->log),
        rcn_sample_rules(arena, fixture->log), &options, fixture->log);
    rcn_buffer out = rcn_buffer_new(arena);
    for (size_t i = 0; i < edition->section_count; i++) {
        const rcn_section *section = &edition->sections[i];
        for (size_t k = 0; k < section->block_count; k++) {
            const rcn_block *block = &section->blocks[k];
            if (section->role == RCN_SECTION_APPARATUS &&
                block->kind != RCN_BLOCK_HEADING) {
                rcn_buffer_add(&out, block->text);
                rcn_buffer_char(&out, '\n');
            }
        }
    }
    return rcn_buffer_text(&out).at;
}

static void
test_cuts_of_one_rule_are_one_entry(void **state)
{
    static const rcn_piece pieces[] = {CUT("Home"), KEPT(0, "Body."),
                                       CUT("Share"), KEPT(1, "More."),
                                       CUT(LONG)};
    assert_string_equal(
        entries(*state, pieces, 5, NULL) + strlen(INTRO ABRIDGED),
        "comment widget: line 1 “Home”; line 5 “Share”; line 9 “" TEN_WORDS
        "one two three four five six […] four five six seven eight nine ten "
        "one” are left out. Labels of a comment form.\n");
}

static void
test_two_stay_by_themselves(void **state)
{
    static const rcn_piece pieces[] = {CUT("Home"), KEPT(0, "Body."),
                                       CUT(LONG)};
    assert_string_equal(
        entries(*state, pieces, 3, NULL) + strlen(INTRO ABRIDGED),
        "line 1: comment widget: “Home” is left out. Labels of a comment "
        "form.\n"
        "line 5: comment widget: “" TEN_WORDS TEN_WORDS
        "one two three four five six seven eight […] eight nine ten " TEN_WORDS
        "one” is left out. Labels of a comment form.\n");
}

static void
test_the_editor_may_have_all_words(void **state)
{
    static const rcn_piece pieces[] = {CUT("Home"), KEPT(0, "Body."),
                                       CUT("Share"), KEPT(1, "More."),
                                       CUT(LONG)};
    assert_string_equal(
        entries(*state, pieces, 5, "apparatus: full\n") + strlen(INTRO),
        "\nline 1: comment widget: “Home” is left out. Labels of a comment "
        "form.\n"
        "line 5: comment widget: “Share” is left out. Labels of a comment "
        "form.\n"
        "line 9: comment widget: “" LONG
        "” is left out. Labels of a comment form.\n");
}

static void
test_a_long_word_is_cut_between_letters(void **state)
{
    rcn_fixture *fixture = *state;
    rcn_buffer word = rcn_buffer_new(fixture->arena);
    for (int i = 0; i < 400; i++) {
        rcn_buffer_string(&word, "語");
    }
    const rcn_piece pieces[] = {KEPT(0, "Body."),
                                {RCN_SPAN_REMOVED, -1,
                                 rcn_buffer_text(&word).at, "widget-comments",
                                 "widget", 0, 0}};
    const char *said = entries(fixture, pieces, 2, NULL);
    assert_int_equal(rcn_utf8_valid(rcn_text_of(said)), strlen(said));
    assert_int_equal(
        rcn_utf8_count(rcn_text_of(said)),
        rcn_utf8_count(rcn_text_of(INTRO ABRIDGED
                                   "line 3: comment widget: “ […] ” is "
                                   "left out. Labels of a comment form.\n")) +
            140 + 70);
}

/* 49 letters four times: long among many, but there are only two. */
static void
test_nothing_is_said_of_what_is_not_done(void **state)
{
    static const rcn_piece pieces[] = {
        CUT("Home"), KEPT(0, "Body."),
        CUT(TEN_WORDS TEN_WORDS TEN_WORDS TEN_WORDS)};
    const char *said = entries(*state, pieces, 3, NULL);
    assert_true(rcn_text_starts(rcn_text_of(said), INTRO "\nline 1: "));
    assert_null(strstr(said, "[…]"));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_cuts_of_one_rule_are_one_entry),
        TEST(test_two_stay_by_themselves),
        TEST(test_the_editor_may_have_all_words),
        TEST(test_nothing_is_said_of_what_is_not_done),
        TEST(test_a_long_word_is_cut_between_letters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
