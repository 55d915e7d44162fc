/* The entries of the apparatus: equal changes once, cuts around the text as far
 * as the text has words, what several documents share said once. */
#include "fixture.h"

#include <string.h>

#include "base/utf8.h"
#include "edition/notes.h"
#include "sample.h"

#define TEN_WORDS "one two three four five six seven eight nine ten "

/* 61 words: 299 characters. */
#define LONG TEN_WORDS TEN_WORDS TEN_WORDS TEN_WORDS TEN_WORDS TEN_WORDS "one"

/* 1,401 words: they let 46 words of cuts be quoted. */
#define TEN       "a b c d e f g h i j "
#define HUNDRED   TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN
#define BODY_HALF HUNDRED HUNDRED HUNDRED HUNDRED HUNDRED HUNDRED HUNDRED
#define BODY      BODY_HALF BODY_HALF "end."

#define CUT(words)                                                            \
    {                                                                         \
        RCN_SPAN_REMOVED, -1, words "\n\n", "widget-comments", "widget", 0, 0 \
    }
#define KEPT(number, words)                             \
    {                                                   \
        RCN_SPAN_TEXT, number, words "\n\n", 0, 0, 0, 0 \
    }
#define PART(number, words)                      \
    {                                            \
        RCN_SPAN_TEXT, number, words, 0, 0, 0, 0 \
    }
#define REPAIR(number)                                                     \
    {                                                                      \
        RCN_SPAN_REPLACED, number, "-\n", "line-end-hyphen", "hyphen", "", \
            "witness"                                                      \
    }

#define TEST(test) \
    cmocka_unit_test_setup_teardown(test, rcn_fixture_open, rcn_fixture_close)

/* The entries of the apparatus on documents of the same pieces, a line each,
 * without the introduction. */
static const char *
entries_of(rcn_fixture *fixture, const rcn_piece *pieces, size_t count,
           size_t documents, const char *yaml)
{
    rcn_arena *arena = fixture->arena;
    rcn_cleaned cleaned[4];
    rcn_dating datings[4];
    rcn_attribution who[4];
    for (size_t i = 0; i < documents; i++) {
        const char *name = rcn_arena_printf(arena, "%zu.txt", i);
        cleaned[i] =
            rcn_sample_cleaned(arena, name, pieces, count, fixture->log);
        datings[i] = rcn_sample_dating(arena, "2021", RCN_STATUS_STATED, name,
                                       1, "2021");
        who[i] = (rcn_attribution){.short_title = "A"};
    }
    rcn_findings findings = {cleaned, datings, who, documents, NULL};
    rcn_edition_options options = {.program = "recension 0.0.0"};
    const rcn_edition *edition = rcn_edition_compose(
        arena, &findings, rcn_sample_project(arena, yaml, fixture->log),
        rcn_sample_rules(arena, fixture->log), &options, fixture->log);
    rcn_buffer out = rcn_buffer_new(arena);
    for (size_t i = 0; i < edition->section_count; i++) {
        const rcn_section *section = &edition->sections[i];
        bool apparatus = section->role == RCN_SECTION_APPARATUS;
        for (size_t k = 1; apparatus && k < section->block_count; k++) {
            rcn_buffer_add(&out, section->blocks[k].text);
            rcn_buffer_char(&out, '\n');
        }
    }
    return rcn_buffer_text(&out).at;
}

static const char *
entries(rcn_fixture *fixture, const rcn_piece *pieces, size_t count,
        const char *yaml)
{
    return entries_of(fixture, pieces, count, 1, yaml);
}

static void
equal_changes_are_one_entry(void **state)
{
    static const rcn_piece pieces[] = {
        PART(0, "The co"), REPAIR(0), PART(0, "chairs met.\n\n"),
        PART(1, "A step"), REPAIR(1), PART(1, "wise plan.\n\n"),
        PART(2, "No co"),  REPAIR(2), PART(2, "chairs came.")};
    assert_string_equal(entries(*state, pieces, 9, NULL),
                        "1. A\n"
                        "line-end-hyphen: 1.1, 1.3 “cochairs”] "
                        "“co-¶chairs”; 1.2 “stepwise”] “step-¶wise”\n");
}

static void
cuts_around_a_long_text_are_quoted(void **state)
{
    static const rcn_piece pieces[] = {CUT("Home"), KEPT(0, BODY), CUT("Share"),
                                       KEPT(1, "More."), CUT(LONG)};
    assert_string_equal(
        entries(*state, pieces, 5, NULL),
        "1. A\n"
        "comment widget (3): line 1 “Home”, line 5 “Share”, line 9 “" TEN_WORDS
            TEN_WORDS "one two […] four five six seven eight nine ten one”\n");
}

static void
cuts_around_a_short_text_are_counted(void **state)
{
    static const rcn_piece pieces[] = {CUT("Home"), KEPT(0, "Body."),
                                       CUT("Share"), KEPT(1, "More."),
                                       CUT(LONG)};
    assert_string_equal(entries(*state, pieces, 5, NULL),
                        "1. A\ncomment widget (3)\n");
}

static void
the_editor_may_have_all_words(void **state)
{
    static const rcn_piece pieces[] = {CUT("Home"), KEPT(0, "Body."),
                                       CUT("Share"), KEPT(1, "More."),
                                       CUT(LONG)};
    assert_string_equal(
        entries(*state, pieces, 5, "apparatus: full\n"),
        "1. A\n"
        "comment widget (3): line 1 “Home”, line 5 “Share”, line 9 “" LONG
        "”\n");
}

static void
what_three_documents_share_is_said_of_each_in_full(void **state)
{
    static const rcn_piece pieces[] = {CUT("Home"), KEPT(0, "Body."),
                                       CUT("Share")};
    assert_string_equal(entries_of(*state, pieces, 3, 3, "apparatus: full\n"),
                        "1. A\ncomment widget (2): line 1 “Home”, line 5 "
                        "“Share”\n2. A\ncomment widget (2): line 1 “Home”, "
                        "line 5 “Share”\n3. A\ncomment widget (2): line 1 "
                        "“Home”, line 5 “Share”\n");
}

static void
what_three_documents_share_is_said_once(void **state)
{
    static const rcn_piece pieces[] = {CUT("Home"), KEPT(0, "Body."),
                                       CUT("Share")};
    assert_string_equal(entries_of(*state, pieces, 3, 3, NULL),
                        "In several documents\n"
                        "comment widget: “Home” in 3 documents\n"
                        "comment widget: “Share” in 3 documents\n");
    assert_string_equal(entries_of(*state, pieces, 3, 2, NULL),
                        "1. A\ncomment widget (2)\n"
                        "2. A\ncomment widget (2)\n");
}

static void
metadata_stands_in_one_table(void **state)
{
    static const rcn_piece pieces[] = {
        {RCN_SPAN_METADATA, -1, "The Quay\n\n", "title", "title-line", 0, 0},
        {RCN_SPAN_METADATA, -1, "May 1\n\n", "date-line", "date-line", 0, 0},
        KEPT(0, "Body."),
        {RCN_SPAN_METADATA, -1, "May 1\n\n", "date-line", "date-line", 0, 0},
        KEPT(1, "More.")};
    assert_string_equal(entries(*state, pieces, 5, NULL),
                        "Taken as metadata\n"
                        "No.\tKind and line of the source\n"
                        "1\ttitle 1; date-line 3, 7\n");
}

static void
a_document_without_change_is_said_to_be_so(void **state)
{
    static const rcn_piece pieces[] = {KEPT(0, "Body.")};
    assert_string_equal(entries(*state, pieces, 1, NULL),
                        "No change touches a word.\n");
}

/* A word without any space is cut between letters. */
static void
a_long_word_is_cut_between_letters(void **state)
{
    rcn_fixture *fixture = *state;
    rcn_buffer word = rcn_buffer_new(fixture->arena);
    for (int i = 0; i < 400; i++) {
        rcn_buffer_string(&word, "語");
    }
    const rcn_piece pieces[] = {KEPT(0, BODY),
                                {RCN_SPAN_REMOVED, -1,
                                 rcn_buffer_text(&word).at, "widget-comments",
                                 "widget", 0, 0}};
    const char *said = entries(fixture, pieces, 2, NULL);
    assert_int_equal(rcn_utf8_valid(rcn_text_of(said)), strlen(said));
    assert_int_equal(
        rcn_utf8_count(rcn_text_of(said)),
        rcn_utf8_count(rcn_text_of("1. A\ncomment widget: line 3 “ […] ”\n")) +
            106 + 40);
}

/* A reference cannot stand behind words that are not there. */
static void
queries_stand_on_words(void **state)
{
    (void)state;
    const rcn_block blocks[] = {{.kind = RCN_BLOCK_FIGURE},
                                {.text = rcn_text_of("One.")},
                                {.kind = RCN_BLOCK_FIGURE}};
    const rcn_record record = {.blocks = blocks, .block_count = 3};
    static const struct {
        uint32_t asked, placed, end;
    } cases[] = {
        {0, 1, 0}, {1, 1, 3}, {2, 1, 0}, {RCN_NO_BLOCK, RCN_NO_BLOCK, 3}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const rcn_query query = {.block = cases[i].asked, .end = 3};
        rcn_query placed = rcn_placed_query(&record, &query);
        assert_int_equal(placed.block, cases[i].placed);
        assert_int_equal(placed.end, cases[i].end);
    }
    const rcn_record figures = {.blocks = blocks, .block_count = 1};
    const rcn_query query = {.block = 0};
    assert_int_equal(rcn_placed_query(&figures, &query).block, RCN_NO_BLOCK);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(queries_stand_on_words),
        TEST(equal_changes_are_one_entry),
        TEST(cuts_around_a_long_text_are_quoted),
        TEST(cuts_around_a_short_text_are_counted),
        TEST(the_editor_may_have_all_words),
        TEST(what_three_documents_share_is_said_once),
        TEST(what_three_documents_share_is_said_of_each_in_full),
        TEST(metadata_stands_in_one_table),
        TEST(a_document_without_change_is_said_to_be_so),
        TEST(a_long_word_is_cut_between_letters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
