/* The JSON reports, read back by jansson and checked against the sources. */
#include "fixture.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "../edition/sample.h"
#include "report/report.h"
#include "report/rows.h"
#include "source/files/read.h"

typedef struct rcn_desk {
    rcn_arena *arena;
    rcn_log *log;
    const rcn_edition *edition;
    json_t *root;
} rcn_desk;

static int
setup(void **state)
{
    rcn_desk *fixture = calloc(1, sizeof *fixture);
    assert_non_null(fixture);
    fixture->arena = rcn_arena_new(0);
    fixture->log = rcn_log_new();
    fixture->edition = rcn_sample_edition(fixture->arena, NULL, fixture->log);
    *state = fixture;
    return 0;
}

static int
teardown(void **state)
{
    rcn_desk *fixture = *state;
    json_decref(fixture->root);
    rcn_arena_free(fixture->arena);
    rcn_log_free(fixture->log);
    free(fixture);
    return 0;
}

static void
parse(rcn_desk *fixture, rcn_text text)
{
    json_error_t error;
    fixture->root = json_loadb(text.at, text.len, 0, &error);
    if (!fixture->root) {
        fail_msg("%d: %s", error.line, error.text);
    }
}

/* What `clean` prints of the sample of an index, in the arena. */
static rcn_text
clean_json(const rcn_desk *fixture, const rcn_cleaned *cleaned,
           const rcn_findings *findings, size_t index)
{
    rcn_capture capture;
    rcn_capture_open(&capture);
    assert_true(rcn_report_clean_json(fixture->arena, capture.out, cleaned,
                                      &findings->datings[index],
                                      &findings->attributions[index]));
    return rcn_capture_close(&capture, fixture->arena);
}

static const char *
string_at(const json_t *object, const char *key)
{
    return json_string_value(json_object_get(object, key));
}

static json_int_t
int_at(const json_t *object, const char *key)
{
    const json_t *value = json_object_get(object, key);
    assert_true(json_is_integer(value));
    return json_integer_value(value);
}

/* Builds each block's text from the spans and the bytes of the source. */
static void
expect_blocks_from_spans(const json_t *document, rcn_text raw)
{
    const json_t *blocks = json_object_get(document, "blocks");
    const json_t *spans = json_object_get(document, "spans");
    size_t index;
    json_t *block, *span;
    json_array_foreach(blocks, index, block)
    {
        const char *id = string_at(block, "id");
        rcn_arena *arena = rcn_arena_new(0);
        rcn_buffer text = rcn_buffer_new(arena);
        size_t number;
        json_array_foreach(spans, number, span)
        {
            const char *named = string_at(span, "block");
            if (!named || strcmp(named, id) != 0) {
                continue;
            }
            if (strcmp(string_at(span, "kind"), "text") == 0) {
                rcn_buffer_add(
                    &text,
                    rcn_text_slice(raw, (size_t)int_at(span, "byte_start"),
                                   (size_t)int_at(span, "byte_end")));
            } else if (strcmp(string_at(span, "kind"), "replaced") == 0) {
                rcn_buffer_string(&text, string_at(span, "replacement"));
            }
        }
        assert_string_equal(rcn_buffer_text(&text).at,
                            string_at(block, "text"));
        rcn_arena_free(arena);
    }
}

static void
expect_partition(const json_t *document, rcn_text raw)
{
    json_int_t at = 0;
    size_t index;
    json_t *span;
    json_array_foreach(json_object_get(document, "spans"), index, span)
    {
        assert_int_equal(int_at(span, "byte_start"), at);
        at = int_at(span, "byte_end");
        bool text = strcmp(string_at(span, "kind"), "text") == 0;
        assert_int_equal(!text, json_is_string(json_object_get(span, "rule")));
        assert_int_equal(!text, json_is_string(json_object_get(span, "class")));
    }
    assert_int_equal(at, raw.len);
}

static void
test_edition_json_rebuilds_every_block(void **state)
{
    rcn_desk *fixture = *state;
    parse(fixture, rcn_report_edition_json(fixture->arena, fixture->edition));
    const json_t *documents = json_object_get(fixture->root, "documents");
    assert_int_equal(json_array_size(documents), 3);
    for (size_t i = 0; i < 3; i++) {
        const json_t *document = json_array_get(documents, i);
        const rcn_document *source =
            fixture->edition->records[i].cleaned->document;
        assert_string_equal(string_at(document, "file"), source->name);
        expect_partition(document, source->raw);
        expect_blocks_from_spans(document, source->raw);
    }
}

static void
test_edition_json_says_what_the_edition_says(void **state)
{
    rcn_desk *fixture = *state;
    parse(fixture, rcn_report_edition_json(fixture->arena, fixture->edition));
    const json_t *root = fixture->root;
    assert_string_equal(string_at(root, "schema"), "recension-edition-1");
    assert_string_equal(string_at(root, "identifier"),
                        fixture->edition->identifier);
    assert_true(json_is_null(json_object_get(root, "subtitle")));
    const json_t *report =
        json_array_get(json_object_get(root, "documents"), 1);
    assert_int_equal(int_at(report, "number"), 2);
    const json_t *speaker = json_object_get(report, "speaker");
    assert_string_equal(string_at(speaker, "status"), "inferred");
    const json_t *evidence =
        json_array_get(json_object_get(speaker, "evidence"), 0);
    assert_string_equal(string_at(evidence, "text"), "the Office said");
    assert_int_equal(int_at(evidence, "line"), 3);
    const json_t *date = json_object_get(report, "date");
    assert_string_equal(string_at(date, "edtf"), "2021-05-02?");
    const json_t *block = json_array_get(json_object_get(report, "blocks"), 0);
    assert_string_equal(string_at(block, "citation"), "2.1");
    const json_t *letter =
        json_array_get(json_object_get(root, "documents"), 2);
    assert_true(
        json_is_null(json_object_get(json_object_get(letter, "date"), "edtf")));
    assert_int_equal(json_array_size(json_object_get(letter, "queries")), 1);
}

/* A file in UTF-16: spans count bytes of the file and, beside them, of the
 * decoded text. */
static void
test_spans_of_another_encoding_have_both_offsets(void **state)
{
    rcn_desk *fixture = *state;
    static const char raw[] = "\xFF\xFE\xE9\0\xE9\0\n\0x";
    const rcn_document *document = rcn_source_from_bytes(
        fixture->arena, (rcn_text){raw, sizeof raw}, "x.txt", fixture->log);
    assert_non_null(document);
    uint32_t first = (uint32_t)rcn_text_find(document->text, "\n", 0);
    static const rcn_cause wrap = {"hard-wrap", "wrap", NULL, " "};
    const rcn_span spans[] = {{.start = 0,
                               .end = first,
                               .kind = RCN_SPAN_TEXT,
                               .why = &rcn_cause_none},
                              {.start = first,
                               .end = first + 1,
                               .kind = RCN_SPAN_REPLACED,
                               .why = &wrap},
                              {.start = first + 1,
                               .end = first + 2,
                               .kind = RCN_SPAN_TEXT,
                               .why = &rcn_cause_none}};
    const rcn_block block = {.text = rcn_text_of("éé x")};
    const rcn_cleaned cleaned = {.document = document,
                                 .language = "und",
                                 .spans = spans,
                                 .span_count = 3,
                                 .blocks = &block,
                                 .block_count = 1};
    rcn_findings findings = rcn_sample_findings(fixture->arena, fixture->log);
    parse(fixture, clean_json(fixture, &cleaned, &findings, 2));
    assert_string_equal(string_at(fixture->root, "encoding"), "UTF-16LE");
    const json_t *list = json_object_get(fixture->root, "spans");
    static const json_int_t bytes[] = {0, 6, 8, 10};
    for (size_t i = 0; i < 3; i++) {
        const json_t *span = json_array_get(list, i);
        assert_int_equal(int_at(span, "byte_start"), bytes[i]);
        assert_int_equal(int_at(span, "byte_end"), bytes[i + 1]);
        assert_int_equal(int_at(span, "text_start"), spans[i].start);
        assert_int_equal(int_at(span, "text_end"), spans[i].end);
    }
}

static void
test_an_empty_document_has_all_keys(void **state)
{
    rcn_desk *fixture = *state;
    rcn_cleaned cleaned =
        rcn_sample_cleaned(fixture->arena, "e.txt", NULL, 0, fixture->log);
    rcn_findings findings = rcn_sample_findings(fixture->arena, fixture->log);
    findings.cleaned = &cleaned;
    findings.count = 1;
    findings.datings += 2;
    findings.attributions += 2;
    rcn_edition_options options = {.program = "recension 0.0.0"};
    const rcn_rules *rules = rcn_sample_rules(fixture->arena, fixture->log);
    const rcn_edition *edition = rcn_edition_compose(
        fixture->arena, &findings,
        rcn_sample_project(fixture->arena, NULL, fixture->log), rules, &options,
        fixture->log);
    parse(fixture, rcn_report_edition_json(fixture->arena, edition));
    const json_t *document =
        json_array_get(json_object_get(fixture->root, "documents"), 0);
    assert_int_equal(int_at(document, "bytes"), 0);
    assert_int_equal(json_array_size(json_object_get(document, "spans")), 0);
    assert_int_equal(json_array_size(json_object_get(document, "blocks")), 0);
    static const rcn_proofs none = {0};
    rcn_row_parts parts =
        rcn_report_rows(fixture->arena, &edition->records[0], &none);
    assert_int_equal(parts.count, 1);
    assert_string_equal(parts.items[0].at, "{\"rows\":[],\"cuts\":[]}\n");
}

static void
test_clean_json_is_one_line(void **state)
{
    rcn_desk *fixture = *state;
    rcn_findings findings = rcn_sample_findings(fixture->arena, fixture->log);
    rcn_text line = clean_json(fixture, &findings.cleaned[0], &findings, 0);
    assert_int_equal(rcn_text_find(line, "\n", 0), line.len - 1);
    parse(fixture, line);
    static const char *const keys[] = {
        "file",     "sha256",  "bytes",     "content",    "witnesses", "lines",
        "encoding", "over",    "language",  "nodes",      "title",     "author",
        "issuer",   "speaker", "publisher", "source_url", "court",     "judge",
        "parties",  "docket",  "symbol",    "session",    "date",      "blocks",
        "spans",    "queries", NULL};
    size_t index = 0;
    const char *key;
    json_t *value;
    json_object_foreach(fixture->root, key, value)
    {
        assert_string_equal(key, keys[index++]);
    }
    assert_null(keys[index]);
    const json_t *block =
        json_array_get(json_object_get(fixture->root, "blocks"), 1);
    assert_string_equal(string_at(block, "kind"), "heading");
    assert_string_equal(string_at(block, "id"), "d-339b0f45-h1");
    expect_partition(fixture->root, findings.cleaned[0].document->raw);
    expect_blocks_from_spans(fixture->root, findings.cleaned[0].document->raw);
}

static void
test_only_a_block_in_another_language_says_so(void **state)
{
    rcn_desk *fixture = *state;
    rcn_findings findings = rcn_sample_findings(fixture->arena, fixture->log);
    rcn_cleaned cleaned = findings.cleaned[0];
    assert_int_equal(cleaned.block_count, 3);
    rcn_block blocks[3];
    memcpy(blocks, cleaned.blocks, sizeof blocks);
    blocks[2].language = "fr";
    cleaned.blocks = blocks;
    parse(fixture, clean_json(fixture, &cleaned, &findings, 0));
    const json_t *list = json_object_get(fixture->root, "blocks");
    assert_null(json_object_get(json_array_get(list, 0), "language"));
    assert_string_equal(string_at(json_array_get(list, 2), "language"), "fr");
}

static void
test_order_json(void **state)
{
    rcn_desk *fixture = *state;
    rcn_text text = rcn_report_order_json(fixture->arena, fixture->edition);
    assert_string_equal(
        text.at,
        "[\n"
        "{\"file\":\"a/"
        "statement.txt\",\"number\":1,\"label\":\"1\",\"id\":\"d-339b0f45\","
        "\"title\":\"Statement of the Office\",\"edtf\":\"2021-05-02\","
        "\"sort\":\"2021-05-02\",\"why\":\"First, for its earliest possible "
        "date is 2 May 2021.\"},\n"
        "{\"file\":\"report.txt\",\"number\":2,\"label\":\"2\",\"id\":\"d-"
        "d291a001\","
        "\"title\":\"Office speaks\",\"edtf\":\"2021-05-02?\","
        "\"sort\":\"2021-05-02\",\"why\":\"The same earliest possible date, 2 "
        "May 2021, but less well attested: uncertain, after one that is "
        "certain.\"},\n"
        "{\"file\":\"letter.txt\",\"number\":3,\"label\":\"3\",\"id\":\"d-"
        "5ae6513f\","
        "\"title\":\"[Letter to colleagues]\",\"edtf\":null,\"sort\":null,"
        "\"why\":\"No date is known; documents without one stand last.\"}\n"
        "]\n");
    parse(fixture, text);
}

static void
test_texts(void **state)
{
    rcn_desk *fixture = *state;
    rcn_findings findings = rcn_sample_findings(fixture->arena, fixture->log);
    assert_string_equal(
        rcn_report_clean_text(fixture->arena, &findings.cleaned[0],
                              &findings.datings[0], &findings.attributions[0])
            .at,
        "File: a/statement.txt\n"
        "Title: Statement of the Office (stated)\n"
        "Date: [2 May 2021] (stated)\n"
        "Issuer: the Office (stated)\n"
        "Speaker: not stated\n"
        "Author: not stated\n"
        "Publisher: not stated\n"
        "URL: https://example.org/?a=1&b=2 (stated)\n"
        "\n"
        "On 2 May 2021 the Office says <that> a well-known thing was "
        "repaired.\n"
        "\n"
        "# # A part\n"
        "\n"
        "The authorities of the well-known town.\n");
    assert_string_equal(
        rcn_report_order_text(fixture->arena, fixture->edition).at,
        "1. [2 May 2021]: Statement of the Office (a/statement.txt)\n"
        "   First, for its earliest possible date is 2 May 2021.\n"
        "2. [2 May 2021?]: Office speaks (report.txt)\n"
        "   The same earliest possible date, 2 May 2021, but less well "
        "attested: uncertain, after one that is certain.\n"
        "3. [date not stated]: [Letter to colleagues] (letter.txt)\n"
        "   No date is known; documents without one stand last.\n");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
        TEST(test_edition_json_rebuilds_every_block),
        TEST(test_edition_json_says_what_the_edition_says),
        TEST(test_spans_of_another_encoding_have_both_offsets),
        TEST(test_an_empty_document_has_all_keys),
        TEST(test_clean_json_is_one_line),
        TEST(test_only_a_block_in_another_language_says_so),
        TEST(test_order_json),
        TEST(test_texts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
