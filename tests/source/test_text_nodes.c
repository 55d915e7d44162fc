/* The law of text nodes: each one of a page, as libxml2's own tree has it, stands
 * in the text that spans divide, in order; but the foot of a table comes last.
 * What scripts, style sheets, templates and comments hold is no text of the page,
 * but a formula in TeX is. */
#include <glob.h>
#include <libxml/HTMLparser.h>
#include <stdio.h>
#include <string.h>

#include "fixture.h"

#include "base/utf8.h"
#include "source/files/read.h"
#include "source/html/html.h"

#define PAGES_LEAST 30

static bool
is_code(const xmlNode *node)
{
    static const char *const names[] = {"script", "style", "template"};
    xmlChar *type = xmlGetProp(node, (const xmlChar *)"type");
    bool formula =
        type && xmlStrncmp(type, (const xmlChar *)"math/tex", 8) == 0;
    xmlFree(type);
    if (formula) {
        /* Right behind MathML, which no text parts from it, it is a copy. */
        const xmlNode *before = node->prev;
        return before && before->type == XML_ELEMENT_NODE;
    }
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (strcmp((const char *)node->name, names[i]) == 0) {
            return true;
        }
    }
    return false;
}

/* Without white space, which the tree leaves out where a page has no words. */
static void
add_words(rcn_buffer *out, rcn_text text)
{
    for (size_t at = 0; at < text.len;) {
        uint32_t rune = 0;
        at += rcn_utf8_next(text, at, &rune);
        if (!rcn_rune_is_space(rune)) {
            rcn_buffer_rune(out, rune);
        }
    }
}

static bool
is_foot(const xmlNode *node)
{
    return node->name && strcmp((const char *)node->name, "tfoot") == 0;
}

static void
add_text_nodes(rcn_buffer *out, const xmlNode *parent)
{
    const xmlNode *foot = NULL;
    for (const xmlNode *at = parent->children; at; at = at->next) {
        if (at->type == XML_TEXT_NODE || at->type == XML_CDATA_SECTION_NODE) {
            add_words(out, rcn_text_of((const char *)at->content));
        } else if (!foot && is_foot(at)) {
            foot = at;
        } else if (at->type == XML_ELEMENT_NODE && !is_code(at)) {
            add_text_nodes(out, at);
        }
    }
    if (foot) {
        add_text_nodes(out, foot);
    }
}

static void
check_page(rcn_fixture *fixture, const char *path)
{
    rcn_text bytes;
    assert_true(rcn_file_read(fixture->arena, path, path, SIZE_MAX / 2,
                              fixture->log, &bytes));
    const rcn_document *document =
        rcn_source_from_bytes(fixture->arena, bytes, "page.html", fixture->log);
    assert_non_null(document);
    if (rcn_text_find(bytes, "<![", 0) < bytes.len) {
        return; /* conditions of Word, which the tree takes for text */
    }
    htmlDocPtr tree =
        htmlReadMemory(bytes.at, (int)bytes.len, NULL, "UTF-8",
                       HTML_PARSE_RECOVER | HTML_PARSE_NOERROR |
                           HTML_PARSE_NOWARNING | HTML_PARSE_NONET);
    assert_non_null(tree);
    rcn_buffer wanted = rcn_buffer_new(fixture->arena);
    rcn_buffer found = rcn_buffer_new(fixture->arena);
    add_text_nodes(&wanted, (const xmlNode *)tree);
    add_words(&found, document->text);
    xmlFreeDoc(tree);
    const char *one = rcn_buffer_text(&wanted).at;
    const char *other = rcn_buffer_text(&found).at;
    if (strcmp(one, other) != 0) {
        size_t at = 0;
        while (one[at] && one[at] == other[at]) {
            at++;
        }
        fail_msg("%s: the tree has \"%.60s\", the text \"%.60s\"", path,
                 one + at, other + at);
    }
}

static void
every_text_node_is_text(void **state)
{
    rcn_fixture *fixture = *state;
    static const char *const patterns[] = {
        "tests/cases/clean/html-*/input.html",
        "tests/books/elements/pages/*/page.html", "tests/clean/pages/*.html"};
    size_t pages = 0;
    for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++) {
        glob_t found;
        if (glob(patterns[i], 0, NULL, &found) == 0) {
            for (size_t k = 0; k < found.gl_pathc; k++, pages++) {
                check_page(fixture, found.gl_pathv[k]);
            }
            globfree(&found);
        }
    }
    assert_true(pages >= PAGES_LEAST);
}

/* Browsers show a template that is the shadow of its element (HTML Living
 * Standard, 4.12.3). */
static void
the_shadow_of_an_element_is_text(void **state)
{
    rcn_fixture *fixture = *state;
    static const char page[] =
        "<p>one</p><x-note><template shadowrootmode=open><p>two</p></template>"
        "</x-note><template><p>code</p></template><p>three</p>";
    const rcn_document *document = rcn_source_from_bytes(
        fixture->arena, rcn_text_of(page), "page.html", fixture->log);
    assert_string_equal(document->text.at, "onetwothree");
    assert_int_equal(document->html->block_count, 3);
}

/* The parser gives a long text in parts. */
static void
one_letter_again_and_again_has_its_place(void **state)
{
    rcn_fixture *fixture = *state;
    char page[6000] = "<p>";
    memset(page + 3, '=', sizeof page - 4);
    const rcn_document *document = rcn_source_from_bytes(
        fixture->arena, rcn_text_of(page), "page.html", fixture->log);
    assert_int_equal(document->node_count, 1);
    assert_int_equal(document->nodes[0].start, 3);
    assert_int_equal(document->nodes[0].end, sizeof page - 1);
}

/* More nodes than places are noted for: what follows has no known place. */
static void
nodes_beyond_the_most_have_no_place(void **state)
{
    rcn_fixture *fixture = *state;
    static const char one[] = "a<i>b</i>";
    size_t count = ((size_t)1 << 19) + 10;
    rcn_buffer page = rcn_buffer_new(fixture->arena);
    rcn_buffer_string(&page, "<p>");
    for (size_t i = 0; i < count; i++) {
        rcn_buffer_string(&page, one);
    }
    const rcn_document *document = rcn_source_from_bytes(
        fixture->arena, rcn_buffer_text(&page), "page.html", fixture->log);
    assert_int_equal(document->text.len, 2 * count);
    assert_int_equal(document->node_count, ((size_t)1 << 20) + 1);
    const rcn_text_node *last = &document->nodes[document->node_count - 1];
    assert_int_equal(last->text_start, 1 << 20);
    assert_int_equal(last->start, RCN_NODE_UNKNOWN);
    assert_int_not_equal(last[-1].start, RCN_NODE_UNKNOWN);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(every_text_node_is_text,
                                        rcn_fixture_open, rcn_fixture_close),
        cmocka_unit_test_setup_teardown(the_shadow_of_an_element_is_text,
                                        rcn_fixture_open, rcn_fixture_close),
        cmocka_unit_test_setup_teardown(
            one_letter_again_and_again_has_its_place, rcn_fixture_open,
            rcn_fixture_close),
        cmocka_unit_test_setup_teardown(nodes_beyond_the_most_have_no_place,
                                        rcn_fixture_open, rcn_fixture_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
