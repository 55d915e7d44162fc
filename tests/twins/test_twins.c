/* The other forms of the edition hold its text and say what is known. */
#include <jansson.h>
#include <libxml/parser.h>
#include <string.h>

#include "cmocka_all.h"

#include "epub/opened.h"
#include "epub/sample.h"
#include "twins/twins.h"

typedef struct rcn_fixture {
    rcn_arena *arena;
    rcn_log *log;
    rcn_sample sample;
} rcn_fixture;

static int
set_up(void **state)
{
    static rcn_fixture made;
    made = (rcn_fixture){.arena = rcn_arena_new(0), .log = rcn_log_new()};
    made.sample = rcn_sample_make(made.arena, 3);
    *state = &made;
    return 0;
}

static int
tear_down(void **state)
{
    rcn_fixture *made = *state;
    rcn_log_free(made->log);
    rcn_arena_free(made->arena);
    return 0;
}

static void
release_tree(void *tree)
{
    xmlFreeDoc(tree);
}

static const xmlNode *
parse(rcn_fixture *made, rcn_text bytes)
{
    xmlDocPtr tree =
        xmlReadMemory(bytes.at, (int)bytes.len, NULL, NULL, XML_PARSE_NONET);
    assert_non_null(tree);
    rcn_arena_defer(made->arena, release_tree, tree);
    return xmlDocGetRootElement(tree);
}

/* Every block of every document is the text of the element with its id, and
 * ids are unique. */
static void
check_blocks(const rcn_fixture *made, const xmlNode *root, const char *id)
{
    const rcn_edition *edition = made->sample.edition;
    for (size_t i = 0; i < edition->section_count; i++) {
        const rcn_section *section = &edition->sections[i];
        for (size_t k = 0; section->record && k < section->block_count; k++) {
            const rcn_block *block = &section->blocks[k];
            const xmlNode *node =
                rcn_node_find(made->arena, root, NULL, id, block->id);
            assert_non_null(node);
            assert_string_equal(rcn_node_text(made->arena, node),
                                block->text.at);
        }
    }
    for (const xmlNode *node = rcn_node_next(root, NULL); node;
         node = rcn_node_next(root, node)) {
        const char *value = rcn_node_attribute(made->arena, node, id);
        assert_true(!value ||
                    rcn_node_find(made->arena, root, NULL, id, value) == node);
    }
}

static size_t
count_of(const xmlNode *root, const char *name)
{
    size_t count = 0;
    for (const xmlNode *node = rcn_node_next(root, NULL); node;
         node = rcn_node_next(root, node)) {
        count += rcn_node_is(node, name);
    }
    return count;
}

/* Links within the file lead to an id of it; the others to the web. */
static void
check_links(const rcn_fixture *made, const xmlNode *root, const char *attribute,
            const char *id)
{
    for (const xmlNode *node = rcn_node_next(root, NULL); node;
         node = rcn_node_next(root, node)) {
        const char *target = rcn_node_attribute(made->arena, node, attribute);
        if (target && target[0] == '#') {
            assert_non_null(
                rcn_node_find(made->arena, root, NULL, id, target + 1));
        } else if (target) {
            assert_memory_equal(target, "https://", 8);
        }
    }
}

static void
html_is_one_page_with_all_text(void **state)
{
    rcn_fixture *made = *state;
    rcn_text bytes = rcn_twin_html(made->arena, made->sample.edition,
                                   &made->sample.style, made->log);
    assert_true(rcn_text_starts(bytes, "<!DOCTYPE html>\n<html "));
    const xmlNode *root = parse(made, bytes);
    check_blocks(made, root, "id");
    check_links(made, root, "href", "id");
    assert_int_equal(count_of(root, "h1"), 1);
    assert_int_equal(count_of(root, "script"), 0);
    assert_int_equal(count_of(root, "link"), 0);
    assert_true(rcn_text_find(bytes, "ul.marked > li > p.item {", 0) !=
                SIZE_MAX);
    const xmlNode *said =
        rcn_node_find(made->arena, root, "meta", "property", "marcrel:isb");
    assert_string_equal(rcn_node_attribute(made->arena, said, "about"),
                        "#d-11111111");
    const xmlNode *nav = rcn_node_find(made->arena, root, "nav", NULL, NULL);
    assert_string_equal(
        rcn_node_text(made->arena,
                      rcn_node_find(made->arena, nav, "a", NULL, NULL)),
        "1. Things, [c. 27 September 2021]");
}

static void
a_style_cannot_end_its_element(void **state)
{
    rcn_fixture *made = *state;
    made->sample.style.reader_css = rcn_text_of("a{content:\"</style><b>\"}</");
    rcn_text bytes = rcn_twin_html(made->arena, made->sample.edition,
                                   &made->sample.style, made->log);
    assert_true(rcn_text_find(bytes,
                              "<style>a{content:\"<\\/style><b>\"}<\\/</style>",
                              0) != SIZE_MAX);
}

static void
tei_bodies_hold_the_sources_words_alone(void **state)
{
    rcn_fixture *made = *state;
    const xmlNode *root = parse(
        made, rcn_twin_tei(made->arena, made->sample.edition, NULL, made->log));
    assert_true(rcn_node_is(root, "teiCorpus"));
    assert_string_equal((const char *)root->ns->href,
                        "http://www.tei-c.org/ns/1.0");
    check_blocks(made, root, "xml:id");
    check_links(made, root, "target", "xml:id");
    assert_int_equal(count_of(root, "TEI"), 3);
    assert_int_equal(count_of(root, "teiHeader"), 4);
    const xmlNode *first = rcn_node_find(made->arena, root, "TEI", "n", "1");
    assert_int_equal(count_of(first, "head"), 3);
    assert_int_equal(count_of(first, "div"), 1 + 3 + 1);
    assert_int_equal(count_of(first, "list"), 2 + 1);
    const xmlNode *back = rcn_node_find(made->arena, first, "back", NULL, NULL);
    assert_string_equal(
        rcn_node_text(made->arena,
                      rcn_node_find(made->arena, back, "item", NULL, NULL)),
        "9.1 quo- tedquoted");
    assert_int_equal(count_of(back, "del"), 1);
    assert_int_equal(count_of(first, "row"), 4);
    assert_int_equal(count_of(first, "lb"), 2);
    const xmlNode *last = rcn_node_find(made->arena, root, "TEI", "n", "3");
    const xmlNode *body = rcn_node_find(made->arena, last, "body", NULL, NULL);
    size_t words = 0;
    for (const char *at = rcn_node_text(made->arena, body); *at; at++) {
        words += !strchr(" \n\t", *at);
    }
    assert_int_equal(words, 3 * (1000 + 4));
}

static void
tei_headers_say_what_is_known(void **state)
{
    rcn_fixture *made = *state;
    const xmlNode *root = parse(
        made, rcn_twin_tei(made->arena, made->sample.edition, NULL, made->log));
    const xmlNode *first = rcn_node_find(made->arena, root, "TEI", "n", "1");
    const xmlNode *bibl = rcn_node_find(made->arena, first, "bibl", NULL, NULL);
    const xmlNode *date = rcn_node_find(made->arena, bibl, "date", NULL, NULL);
    assert_string_equal(rcn_node_attribute(made->arena, date, "when"),
                        "2021-09-27");
    const xmlNode *edtf =
        rcn_node_find(made->arena, bibl, "idno", "type", "EDTF");
    assert_string_equal(rcn_node_text(made->arena, edtf), "2021-09-27~");
    const xmlNode *name = rcn_node_find(made->arena, bibl, "name", NULL, NULL);
    assert_string_equal(rcn_node_text(made->arena, name), "Ministry of Things");
}

static void
text_has_a_citation_before_each_paragraph(void **state)
{
    rcn_fixture *made = *state;
    rcn_text text =
        rcn_twin_text(made->arena, made->sample.edition, NULL, made->log);
    static const char *const expected[] = {
        "The Sample & its Parts\n======================\n\nEvery kind once\n",
        "\n\n1. Things\n---------\nDate: [c. 27 September 2021]\n"
        "Source: 11111111.txt\n\n9.1\tA plain & simple <start>, ",
        "\n\n9.2\tRoses are red,\xe2\x80\xa8violets\xe2\x80\xa8not.\n"
        "\nBegins at rank two\n",
        "\n\n9.3\t1. One\n\n9.4\t\xe2\x80\xa2 One, deeper\n",
        "\n\n9.12\tName\tSize\t\nOne\t1 < 2\tx\n"};
    size_t at = 0;
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++) {
        at = rcn_text_find(text, expected[i], at);
        assert_true(at != SIZE_MAX);
    }
}

static const char *
string_of(const json_t *object, const char *key)
{
    const char *value = json_string_value(json_object_get(object, key));
    return value ? value : "";
}

static void
csl_says_when_and_who(void **state)
{
    rcn_fixture *made = *state;
    rcn_text bytes =
        rcn_twin_csl(made->arena, made->sample.edition, NULL, made->log);
    json_t *all = json_loadb(bytes.at, bytes.len, 0, NULL);
    assert_non_null(all);
    assert_int_equal(json_array_size(all), 3);
    const json_t *one = json_array_get(all, 0);
    assert_string_equal(string_of(one, "id"), "d-11111111");
    assert_string_equal(string_of(one, "type"), "webpage");
    assert_string_equal(string_of(one, "URL"), "https://example.org/things");
    const json_t *author = json_array_get(json_object_get(one, "author"), 0);
    assert_string_equal(string_of(author, "literal"), "Ministry of Things");
    char *issued = json_dumps(json_object_get(one, "issued"), JSON_COMPACT);
    assert_string_equal(issued,
                        "{\"date-parts\":[[2021,9,27]],\"circa\":true}");
    char *accessed = json_dumps(json_object_get(one, "accessed"), JSON_COMPACT);
    assert_string_equal(accessed, "{\"date-parts\":[[2022,1,2]]}");
    assert_string_equal(string_of(json_object_get(one, "custom"), "edtf"),
                        "2021-09-27~");
    const json_t *last = json_array_get(all, 2);
    assert_string_equal(string_of(json_object_get(last, "issued"), "literal"),
                        "[date not stated]");
    assert_null(json_object_get(last, "author"));
    assert_null(json_object_get(last, "URL"));
    assert_null(json_object_get(last, "language"));
    free(issued);
    free(accessed);
    json_decref(all);
}

static void
csl_says_court_docket_and_judge(void **state)
{
    rcn_fixture *made = *state;
    rcn_edition edition = *made->sample.edition;
    rcn_record records[1] = {edition.records[0]};
    records[0].attribution.judgment = true;
    rcn_role *particulars = records[0].attribution.particulars;
    particulars[RCN_PARTICULAR_DOCKET].value = "No. 09-1692";
    particulars[RCN_PARTICULAR_JUDGE].value = "Ann Roe, Circuit Judge";
    edition.records = records;
    edition.record_count = 1;
    rcn_text bytes = rcn_twin_csl(made->arena, &edition, NULL, made->log);
    json_t *all = json_loadb(bytes.at, bytes.len, 0, NULL);
    const json_t *one = json_array_get(all, 0);
    assert_string_equal(string_of(one, "type"), "legal_case");
    assert_string_equal(string_of(one, "authority"), "Ministry of Things");
    assert_string_equal(string_of(one, "number"), "No. 09-1692");
    assert_string_equal(string_of(json_object_get(one, "custom"), "judge"),
                        "Ann Roe, Circuit Judge");
    json_decref(all);
}

static void
bibtex_escapes_what_tex_takes_for_itself(void **state)
{
    rcn_fixture *made = *state;
    rcn_edition edition = *made->sample.edition;
    edition.title = "50% {of} a_b\\c #1 & ~^$";
    rcn_text bytes = rcn_twin_bibtex(made->arena, &edition, NULL, made->log);
    assert_true(rcn_text_starts(
        bytes,
        "@online{d-11111111,\n  title = {{Things}},\n"
        "  author = {{Ministry of Things}},\n  date = {2021-09-27~},\n"
        "  url = {https://example.org/things},\n  urldate = {2022-01-02},\n"
        "  language = {en},\n"
        "  howpublished = {50\\% \\textbraceleft{}of\\textbraceright{} a\\_b"
        "\\textbackslash{}c \\#1 \\& \\textasciitilde{}\\textasciicircum{}\\$"
        ", document 1},\n"
        "  note = {11111111.txt, SHA-256 11111111"));
    assert_true(rcn_text_find(bytes, "titleaddon = {[date not stated]}", 0) !=
                SIZE_MAX);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(html_is_one_page_with_all_text),
        TEST(a_style_cannot_end_its_element),
        TEST(tei_bodies_hold_the_sources_words_alone),
        TEST(tei_headers_say_what_is_known),
        TEST(text_has_a_citation_before_each_paragraph),
        TEST(csl_says_when_and_who),
        TEST(csl_says_court_docket_and_judge),
        TEST(bibtex_escapes_what_tex_takes_for_itself),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
