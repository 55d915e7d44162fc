/* The data of the review page, explain and init on hand-made documents. */
#include "fixture.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../edition/sample.h"
#include "base/yaml.h"
#include "report/report.h"
#include "report/rows.h"

typedef struct rcn_desk {
    rcn_arena *arena;
    rcn_log *log;
    const rcn_edition *edition;
    const rcn_rules *rules;
} rcn_desk;

static int
setup(void **state)
{
    rcn_desk *fixture = calloc(1, sizeof *fixture);
    assert_non_null(fixture);
    fixture->arena = rcn_arena_new(0);
    fixture->log = rcn_log_new();
    fixture->edition = rcn_sample_edition(fixture->arena, NULL, fixture->log);
    fixture->rules = rcn_sample_rules(fixture->arena, fixture->log);
    *state = fixture;
    return 0;
}

static int
teardown(void **state)
{
    rcn_desk *fixture = *state;
    rcn_arena_free(fixture->arena);
    rcn_log_free(fixture->log);
    free(fixture);
    return 0;
}

/* All files of the review, a line with the name before each. */
static bool
take_file(void *user, const char *name, rcn_text text)
{
    rcn_buffer *out = user;
    rcn_buffer_printf(out, "== %s ==\n", name);
    rcn_buffer_add(out, text);
    return true;
}

static void
test_review_golden(void **state)
{
    rcn_desk *fixture = *state;
    static const rcn_project project = {0};
    rcn_buffer out = rcn_buffer_new(fixture->arena);
    assert_true(rcn_report_review(fixture->edition, &project, fixture->rules,
                                  take_file, &out));
    rcn_expect_golden("tests/report/golden/review.txt", rcn_buffer_text(&out));
}

/* Stops after the first file. */
static bool
refuse(void *user, const char *name, rcn_text text)
{
    (void)name;
    (void)text;
    ++*(int *)user;
    return false;
}

static void
test_review_stops_when_a_file_is_refused(void **state)
{
    rcn_desk *fixture = *state;
    static const rcn_project project = {0};
    int count = 0;
    assert_false(rcn_report_review(fixture->edition, &project, fixture->rules,
                                   refuse, &count));
    assert_int_equal(count, 1);
}

static void
test_explain_golden(void **state)
{
    rcn_desk *fixture = *state;
    rcn_expect_golden("tests/report/golden/explain.txt",
                      rcn_report_explain(fixture->arena, fixture->edition,
                                         &fixture->edition->records[0],
                                         fixture->rules));
}

static void
test_init_golden(void **state)
{
    rcn_desk *fixture = *state;
    const rcn_init_options options = {.evidence = true, .cuts = true};
    rcn_buffer out = rcn_buffer_new(fixture->arena);
    for (size_t i = 0; i < fixture->edition->record_count; i++) {
        rcn_buffer_add(
            &out, rcn_report_init_record(
                      fixture->arena, &fixture->edition->records[i], &options));
    }
    rcn_expect_golden("tests/report/golden/init.yaml", rcn_buffer_text(&out));
}

/* Whatever a document says, a finding is one line that reads back. */
static void
test_init_writes_one_line_whatever_the_words(void **state)
{
    rcn_desk *fixture = *state;
    static const char title[] = "A: \"b\" \\ # {\a}\n---";
    rcn_record record = fixture->edition->records[0];
    record.attribution.title =
        rcn_sample_role(fixture->arena, title, RCN_STATUS_STATED, "a.txt", 1,
                        "A: \"b\" \\ # {\a}\n--- \xE2\x80\xA8 x\xC2\x85y");
    const rcn_init_options options = {.evidence = true};
    rcn_text lines = rcn_report_init_record(fixture->arena, &record, &options);
    size_t at = rcn_text_find(lines, "title: ", 0);
    size_t end = rcn_text_find(lines, "\n", at);
    const rcn_yaml *node = rcn_yaml_parse(
        fixture->arena, rcn_text_slice(lines, at, end), "init", fixture->log);
    assert_non_null(node);
    assert_string_equal(rcn_yaml_find(node, "title")->scalar.at, title);
}

/* Adds the texts of the pieces of all rows of a part. */
static void
add_pieces(rcn_buffer *out, rcn_text part)
{
    json_t *root = json_loadb(part.at, part.len, 0, NULL);
    assert_non_null(root);
    size_t i, k;
    json_t *row, *piece;
    json_array_foreach(json_object_get(root, "rows"), i, row)
    {
        json_array_foreach(json_object_get(row, "p"), k, piece)
        {
            const json_t *text =
                json_is_array(piece) ? json_array_get(piece, 1) : piece;
            rcn_buffer_string(out, json_string_value(text));
        }
    }
    json_decref(root);
}

/* The same without white space, for that between blocks has no row. */
static const char *
unspaced(rcn_arena *arena, rcn_text text)
{
    rcn_buffer out = rcn_buffer_new(arena);
    for (size_t at = 0; at < text.len; at++) {
        if (!strchr(" \t\r\n\f\v", text.at[at])) {
            rcn_buffer_char(&out, text.at[at]);
        }
    }
    return rcn_buffer_text(&out).at;
}

static void
expect_all_text(rcn_arena *arena, const rcn_record *record,
                const rcn_proofs *proofs, size_t parts)
{
    rcn_row_parts made = rcn_report_rows(arena, record, proofs);
    rcn_buffer out = rcn_buffer_new(arena);
    for (size_t i = 0; i < made.count; i++) {
        assert_true(made.items[i].len < (size_t)150 * 1024);
        add_pieces(&out, made.items[i]);
    }
    assert_int_equal(made.count, parts);
    assert_string_equal(unspaced(arena, rcn_buffer_text(&out)),
                        unspaced(arena, record->cleaned->document->text));
}

static void
test_rows_hold_every_word_of_the_source(void **state)
{
    rcn_desk *fixture = *state;
    const rcn_proof_index *index =
        rcn_proof_index_new(fixture->arena, fixture->edition);
    for (size_t i = 0; i < fixture->edition->record_count; i++) {
        const rcn_record *record = &fixture->edition->records[i];
        rcn_proofs proofs =
            rcn_find_proofs(fixture->arena, index, record->cleaned->document);
        expect_all_text(fixture->arena, record, &proofs, 1);
    }
}

/* One paragraph of 300 KB of two-byte letters, with a proof across a bound. */
static void
test_a_long_source_comes_in_parts(void **state)
{
    rcn_desk *fixture = *state;
    rcn_buffer text = rcn_buffer_new(fixture->arena);
    for (int i = 0; i < 150000; i++) {
        rcn_buffer_string(&text, "\xC3\xA9");
    }
    const rcn_piece piece = {
        RCN_SPAN_TEXT, 0, rcn_buffer_text(&text).at, 0, 0, 0, 0};
    rcn_cleaned cleaned =
        rcn_sample_cleaned(fixture->arena, "x.txt", &piece, 1, fixture->log);
    const rcn_record record = {
        .cleaned = &cleaned, .key = "k", .blocks = cleaned.blocks};
    rcn_proof proof = {16380, 16390, "evidence for the date"};
    rcn_proofs proofs = {&proof, 1, 1};
    expect_all_text(fixture->arena, &record, &proofs, 4);
}

/* Quotations that overlap, share a place, or run over a line end. */
static void
test_evidence_is_found_without_overlap(void **state)
{
    rcn_desk *fixture = *state;
    static const rcn_piece piece = {
        RCN_SPAN_TEXT, 0, "one two\n  three four five six", 0, 0, 0, 0};
    rcn_cleaned cleaned =
        rcn_sample_cleaned(fixture->arena, "x.txt", &piece, 1, fixture->log);
    static const rcn_evidence evidence[] = {
        {"x.txt", 1, "two three four", "r", "2021"},
        {"x.txt", 2, "four five", "r", NULL},
        {"x.txt", 2, "six", "r", NULL},
        {"x.txt", 1, "six", "r", NULL},
        {"y.txt", 1, "one", "r", NULL},
        {"x.txt", 99, "one", "r", NULL}};
    static const rcn_evidence title = {"x.txt", 2, "six", "r", NULL};
    const rcn_record record = {
        .cleaned = &cleaned,
        .number = 7,
        .dating = {.evidence = evidence, .evidence_count = 6},
        .attribution = {.title = {.evidence = &title, .evidence_count = 1}}};
    const rcn_edition edition = {.records = &record, .record_count = 1};
    rcn_proofs proofs = rcn_find_proofs(
        fixture->arena, rcn_proof_index_new(fixture->arena, &edition),
        cleaned.document);
    static const rcn_proof expected[] = {
        {4, 20, "evidence for the date: 2021"},
        {20, 25, "evidence for the date"},
        {26, 29, "evidence for the date; evidence for the title"}};
    assert_int_equal(proofs.count, 3);
    for (size_t i = 0; i < 3; i++) {
        assert_int_equal(proofs.items[i].start, expected[i].start);
        assert_int_equal(proofs.items[i].end, expected[i].end);
        assert_string_equal(proofs.items[i].title, expected[i].title);
    }
}

/* What is printed instead of a replaced stretch stands with its last piece. */
static void
test_what_is_printed_instead_stands_once(void **state)
{
    rcn_desk *fixture = *state;
    static const rcn_piece pieces[] = {
        {RCN_SPAN_TEXT, 0, "a ", 0, 0, 0, 0},
        {RCN_SPAN_REPLACED, 0, "b\nc", "hard-wrap", "wrap", "<d>", 0}};
    rcn_cleaned cleaned =
        rcn_sample_cleaned(fixture->arena, "x.txt", pieces, 2, fixture->log);
    const rcn_record record = {
        .cleaned = &cleaned, .key = "k", .blocks = cleaned.blocks};
    rcn_proof proof = {2, 3, "evidence for the date"};
    const rcn_proofs proofs = {&proof, 1, 1};
    rcn_row_parts parts = rcn_report_rows(fixture->arena, &record, &proofs);
    assert_int_equal(parts.count, 1);
    assert_true(rcn_text_find(parts.items[0],
                              "[\"a \",[2,\"b\",0,\"\",0],"
                              "[2,\"\\nc\",0,\"<d>\"]]",
                              0) != SIZE_MAX);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
        TEST(test_review_golden),
        TEST(test_explain_golden),
        TEST(test_init_golden),
        TEST(test_init_writes_one_line_whatever_the_words),
        TEST(test_review_stops_when_a_file_is_refused),
        TEST(test_rows_hold_every_word_of_the_source),
        TEST(test_a_long_source_comes_in_parts),
        TEST(test_evidence_is_found_without_overlap),
        TEST(test_what_is_printed_instead_stands_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
