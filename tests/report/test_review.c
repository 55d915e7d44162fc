/* review.html, explain and init on hand-made documents. */
#include "fixture.h"

#include <libxml/parser.h>
#include <libxml/tree.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../edition/sample.h"
#include "base/yaml.h"
#include "report/html.h"
#include "report/paint.h"
#include "report/report.h"

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

static void
test_review_golden(void **state)
{
    rcn_desk *fixture = *state;
    rcn_expect_golden("tests/report/golden/review.html",
                      rcn_report_review_html(fixture->arena, fixture->edition,
                                             fixture->rules));
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

/* The content of all text nodes below an element, in order. */
static void
add_content(rcn_buffer *out, const xmlNode *node)
{
    for (const xmlNode *child = node->children; child; child = child->next) {
        bool shown = xmlStrcmp(child->name, (const xmlChar *)"ins") == 0;
        if (child->type == XML_TEXT_NODE) {
            rcn_buffer_string(out, (const char *)child->content);
        } else if (child->type == XML_ELEMENT_NODE && !shown) {
            add_content(out, child);
        }
    }
}

static bool
is_source(const xmlNode *node)
{
    for (const xmlAttr *item = node->properties; item; item = item->next) {
        if (xmlStrcmp(item->name, (const xmlChar *)"class") == 0 &&
            xmlStrcmp(item->children->content, (const xmlChar *)"source") ==
                0) {
            return true;
        }
    }
    return false;
}

static void
find_sources(rcn_desk *fixture, const xmlNode *node, size_t *count)
{
    for (const xmlNode *child = node->children; child; child = child->next) {
        if (child->type != XML_ELEMENT_NODE) {
            continue;
        }
        if (is_source(child)) {
            rcn_buffer text = rcn_buffer_new(fixture->arena);
            add_content(&text, child);
            assert_string_equal(
                rcn_buffer_text(&text).at,
                fixture->edition->records[*count].cleaned->document->text.at);
            ++*count;
        } else {
            find_sources(fixture, child, count);
        }
    }
}

static void
test_review_shows_every_byte_of_the_sources(void **state)
{
    rcn_desk *fixture = *state;
    rcn_text html = rcn_report_review_html(fixture->arena, fixture->edition,
                                           fixture->rules);
    /* All elements are closed but these, so that it can be read as XML. */
    rcn_buffer xml = rcn_buffer_new(fixture->arena);
    size_t body = rcn_text_find(html, "<body>", 0);
    rcn_buffer_add(
        &xml, rcn_text_slice(html, body, rcn_text_find(html, "</html>", 0)));
    xmlDoc *document =
        xmlReadMemory(xml.at, (int)xml.len, "review", "UTF-8", XML_PARSE_NONET);
    assert_non_null(document);
    size_t count = 0;
    find_sources(fixture, xmlDocGetRootElement(document), &count);
    assert_int_equal(count, fixture->edition->record_count);
    xmlFreeDoc(document);
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

/* A replaced stretch of two lines: what is printed instead stands once. */
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
    const rcn_proofs none = {0};
    const rcn_palette palette = {0};
    rcn_buffer out = rcn_buffer_new(fixture->arena);
    rcn_paint_source(&out, &record, &none, &palette, fixture->rules);
    rcn_text html = rcn_buffer_text(&out);
    size_t first = rcn_text_find(html, "<ins class=\"k0\">&lt;d&gt;</ins>", 0);
    assert_true(first != SIZE_MAX);
    assert_true(rcn_text_find(html, "<ins", first + 1) == SIZE_MAX);
    assert_true(first > rcn_text_find(html, ">c</del>", 0));
}

static void
expect_html(const char *text, size_t len, const char *html)
{
    rcn_arena *arena = rcn_arena_new(0);
    rcn_buffer out = rcn_buffer_new(arena);
    rcn_html_text(&out, (rcn_text){text, len});
    assert_string_equal(rcn_buffer_text(&out).at, html);
    rcn_arena_free(arena);
}

static void
test_text_is_escaped(void **state)
{
    (void)state;
    expect_html("<a href=\"x\">&amp;'", 18,
                "&lt;a href=&quot;x&quot;&gt;&amp;amp;'");
    expect_html("a\r\nb\rc\nd\xC2\x85"
                "e\xE2\x80\xA8"
                "f\t",
                16, "a\nb\nc\nd\ne\nf\t");
    expect_html("\0\x01\x7f\xC2\x9f\xEF\xBF\xBF\f", 9,
                "[U+0000][U+0001][U+007F][U+009F][U+FFFF][U+000C]");
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
        TEST(test_review_shows_every_byte_of_the_sources),
        TEST(test_evidence_is_found_without_overlap),
        TEST(test_what_is_printed_instead_stands_once),
        TEST(test_text_is_escaped),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
