/* The HTML reader: text nodes, leaf blocks, lines, marks, metadata, and pages
 * that mean harm. */
#include "fixture.h"

#include <stdio.h>
#include <string.h>

#include "base/codes.h"
#include "source/files/read.h"
#include "source/html/html.h"

static const rcn_document *
read_bytes(rcn_fixture *fixture, const char *bytes, size_t len)
{
    const rcn_document *document = rcn_source_from_bytes(
        fixture->arena, (rcn_text){bytes, len}, "page.html", fixture->log);
    assert_non_null(document);
    assert_non_null(document->html);
    assert_true(document->over_text_nodes);
    return document;
}

static const rcn_document *
read_page(rcn_fixture *fixture, const char *page)
{
    return read_bytes(fixture, page, strlen(page));
}

/* One line a block: kind, level, tag, line, flags, text. */
static const char *
blocks_of(rcn_fixture *fixture, const rcn_document *document)
{
    rcn_buffer out = rcn_buffer_new(fixture->arena);
    for (size_t i = 0; i < document->html->block_count; i++) {
        const rcn_html_block *block = &document->html->blocks[i];
        rcn_text text =
            rcn_text_slice(document->text, block->start, block->end);
        text = rcn_text_squash(fixture->arena, text);
        rcn_buffer_printf(
            &out, "%s/%u %s l%u%s%s%s%s%s|%.*s\n",
            rcn_block_kind_name((rcn_block_kind)block->kind), block->level,
            rcn_html_tag_name((rcn_html_tag)block->tag), block->line,
            block->hidden ? " hidden" : "", block->unseen ? " unseen" : "",
            block->noscript ? " noscript" : "", block->head ? " head" : "",
            block->wordless ? " wordless" : "", (int)text.len, text.at);
    }
    return rcn_buffer_text(&out).at;
}

static void
leaf_blocks(void **state)
{
    rcn_fixture *fixture = *state;
    const rcn_document *document = read_page(
        fixture,
        "<!DOCTYPE html>\n<html><head><title>T &amp; U</title>\n"
        "<style>p{}</style><script>var a='<p>';</script></head>\n"
        "<body>\n<h2>Head</h2><p>One <i>two</i>\nthree<p>Four<ul><li>a\n"
        "<ul><li><p>b</ul><li>c</ul>\n"
        "<div>x<br>y<br><br>z</div><template><p>no</p></template>\n"
        "<table><tr><th>H<td>1</table><blockquote><p>q</p></blockquote>"
        "<pre>k\n  l</pre><figure><figcaption>cap</figcaption></figure>"
        "<p>* * *</p>");
    assert_string_equal(blocks_of(fixture, document),
                        "paragraph/0 title l2 head|T & U\n"
                        "heading/2 h2 l5|Head\n"
                        "paragraph/0 p l5|One two three\n"
                        "paragraph/0 p l6|Four\n"
                        "item/1 li l6|a\n"
                        "item/2 p l7|b\n"
                        "item/1 li l7|c\n"
                        "paragraph/0 div l8|xy\n"
                        "paragraph/0 div l8|z\n"
                        "table/0 th l9|H\n"
                        "table/0 td l9|1\n"
                        "quote/0 p l9|q\n"
                        "pre/0 pre l9|k l\n"
                        "caption/0 figcaption l10|cap\n"
                        "paragraph/0 p l10 wordless|* * *\n");
    assert_int_equal(document->html->dropped, 3);
    assert_int_equal(rcn_log_count(fixture->log, RCN_NOTE), 0);
}

static void
a_body_needs_no_tag(void **state)
{
    rcn_fixture *fixture = *state;
    const rcn_document *document = read_page(
        fixture, "<html><title>T</title><meta name=a><article><p>One</p>"
                 "</article><x-y>two</x-y><p>Three");
    assert_string_equal(blocks_of(fixture, document),
                        "paragraph/0 title l1 head|T\n"
                        "paragraph/0 p l1|One\n"
                        "paragraph/0 other l1|two\n"
                        "paragraph/0 p l1|Three\n");
}

static void
text_is_that_of_the_nodes(void **state)
{
    rcn_fixture *fixture = *state;
    const rcn_document *document = read_page(
        fixture, "<p>a &lt;b&gt; <b>c</b></p>\n<!-- no --><p>d&nbsp;e</p>");
    assert_string_equal(document->text.at, "a <b> c\nd\xC2\xA0"
                                           "e");
    const rcn_html *html = document->html;
    assert_int_equal(html->mark_count, 1);
    assert_int_equal(html->marks[0].kind, RCN_MARK_STRONG);
    assert_int_equal(html->marks[0].start, 6);
    assert_int_equal(html->marks[0].end, 7);
    assert_int_equal(rcn_document_line(document, 0), 1);
    assert_int_equal(rcn_document_line(document, 8), 2);
    assert_int_equal(rcn_document_place(document, 8).line, 2);
    assert_int_equal(rcn_document_place(document, 8).column, 0);
}

static void
hidden_parts_are_flagged(void **state)
{
    rcn_fixture *fixture = *state;
    const rcn_document *document = read_page(
        fixture, "<p hidden>a</p><div style='color:red; DISPLAY : none'><p>b"
                 "</div><p aria-hidden=true>c</p><noscript><p>d</noscript>"
                 "<p aria-hidden=false style='display:block'>e</p>"
                 "<p hidden class='Tab-Panel'>f</p>");
    assert_string_equal(blocks_of(fixture, document),
                        "paragraph/0 p l1 hidden unseen|a\n"
                        "paragraph/0 p l1 hidden unseen|b\n"
                        "paragraph/0 p l1 hidden|c\n"
                        "paragraph/0 p l1 noscript|d\n"
                        "paragraph/0 p l1|e\n"
                        "paragraph/0 p l1 hidden|f\n");
}

static void
links_are_made_absolute(void **state)
{
    rcn_fixture *fixture = *state;
    const rcn_document *document = read_page(
        fixture, "<link rel=canonical href=https://example.org/a/b.html>"
                 "<p><a href='../c?d'>1</a><a href=#e>2</a>"
                 "<a href='javascript:f()'>3</a><a href=mailto:g@h.i>4</a>");
    static const char *const targets[] = {"https://example.org/c?d", "#e", NULL,
                                          "mailto:g@h.i"};
    assert_int_equal(document->html->mark_count, 4);
    for (size_t i = 0; i < 4; i++) {
        const char *value = document->html->marks[i].value;
        assert_int_equal(value == NULL, targets[i] == NULL);
        if (value) {
            assert_string_equal(value, targets[i]);
        }
    }
    const rcn_html_block *block = &document->html->blocks[0];
    assert_int_equal(block->link_bytes, 4);
    assert_int_equal(block->link_count, 4);
}

/* One line an item: kind, place, key, value, quote when it differs, line. */
static const char *
metadata_of(rcn_fixture *fixture, const rcn_document *document)
{
    rcn_buffer out = rcn_buffer_new(fixture->arena);
    for (size_t i = 0; i < document->metadata_count; i++) {
        const rcn_metadata_item *item = &document->metadata[i];
        rcn_buffer_printf(&out, "%d %d %s=%s", item->kind, item->place,
                          item->key, item->value);
        if (strcmp(item->value, item->quote) != 0) {
            rcn_buffer_printf(&out, " (%s)", item->quote);
        }
        rcn_buffer_printf(&out, " l%u\n", item->line);
    }
    return rcn_buffer_text(&out).at;
}

static void
metadata_is_collected(void **state)
{
    rcn_fixture *fixture = *state;
    const rcn_document *document = read_page(
        fixture,
        "<html lang=en><head><title>T - Site</title>\n"
        "<meta property='og:title' content='Salt &amp; Ice'>\n"
        "<meta name=author content=' Ann  Bo '>\n"
        "<meta name='DC.date' content=2019-04-05><meta name=x content=y>\n"
        "<link rel=canonical href=https://example.org/a></head><body>\n"
        "<h1>Salt</h1><span class=byline>By Ann Bo</span>\n"
        "<time datetime=2019-04-05T10:00Z>5 April</time>\n"
        "<p itemprop=author><b itemprop=name>Cy Do</b> (editor)</p>\n"
        "<b itemprop=name>Not asked for</b></body></html>\n"
        "<!--\n Page saved with SingleFile \n url: https://example.org/a \n"
        " saved date: Sat Jan 02 2021\n-->");
    assert_string_equal(metadata_of(fixture, document),
                        "6 3 html lang=en l1\n"
                        "0 8 title=T - Site l1\n"
                        "0 1 og:title=Salt & Ice (Salt &amp; Ice) l2\n"
                        "1 1 author=Ann Bo (Ann  Bo) l3\n"
                        "3 2 DC.date=2019-04-05 l4\n"
                        "7 5 canonical=https://example.org/a l5\n"
                        "0 7 h1=Salt l6\n"
                        "1 6 byline=By Ann Bo l6\n"
                        "3 4 time datetime=2019-04-05T10:00Z l7\n"
                        "1 3 author=Cy Do l8\n"
                        "7 9 url: =https://example.org/a l12\n"
                        "5 9 saved date: =Sat Jan 02 2021 l13\n");
}

static void
json_ld_is_read(void **state)
{
    rcn_fixture *fixture = *state;
    const rcn_document *document = read_page(
        fixture,
        "<p>a</p><script type='application/ld+json'>\n"
        "{\"@graph\": [{\"@type\": \"Organization\", \"name\": \"No\"},\n"
        " {\"@type\": [\"NewsArticle\"], \"headline\": \"Caf\\u00e9\",\n"
        "  \"author\": [{\"name\": \"A B\"}, \"C D\"],\n"
        "  \"url\": \"https:\\/\\/example.org\\/x\",\n"
        "  \"publisher\": {\"name\": \"The Post\"},\n"
        "  \"datePublished\": \"2020-01-02\",\n"
        "  \"dateModified\": \"2020-01-03\", \"articleBody\": \"b c\nd\"}]}\n"
        "</script><script type='application/ld+json'>{broken</script>");
    assert_string_equal(metadata_of(fixture, document),
                        "0 0 headline=Caf\xC3\xA9 (Caf\\u00e9) l3\n"
                        "3 0 datePublished=2020-01-02 l7\n"
                        "4 0 dateModified=2020-01-03 l8\n"
                        "7 0 url=https://example.org/x"
                        " (https:\\/\\/example.org\\/x) l5\n"
                        "1 0 author=A B l4\n"
                        "1 0 author=C D l4\n"
                        "2 0 publisher=The Post l6\n");
    assert_true(document->html->says_article);
    assert_true(rcn_text_is(document->html->article_body, "b c d"));
    assert_string_equal(document->text.at, "a");
}

static void
encodings_are_declared(void **state)
{
    rcn_fixture *fixture = *state;
    const rcn_document *document =
        read_page(fixture, "<meta charset='windows-1251'><p>\xCC\xE8\xF0</p>");
    assert_string_equal(document->encoding, "windows-1251");
    assert_string_equal(document->text.at, "\xD0\x9C\xD0\xB8\xD1\x80");
    document =
        read_page(fixture, "<META http-equiv=Content-Type content='text/html; "
                           "charset=GB2312'><p>\xC4\xE3\xBA\xC3</p>");
    assert_string_equal(document->text.at, "\xE4\xBD\xA0\xE5\xA5\xBD");
    /* A label that the bytes refute. */
    document =
        read_page(fixture, "<meta charset=iso-8859-1><p>\xE2\x82\xAC</p>");
    assert_string_equal(document->encoding, "UTF-8");
    assert_string_equal(document->text.at, "\xE2\x82\xAC");
    document = read_bytes(fixture, "\xFF\xFE<\0p\0>\0a\0", 10);
    assert_string_equal(document->text.at, "a");
}

static void
nul_bytes_do_not_end_a_page(void **state)
{
    rcn_fixture *fixture = *state;
    const rcn_document *document =
        read_bytes(fixture, "<p>a\0b</p><p>c</p>", 18);
    assert_string_equal(document->text.at, "a bc");
    assert_int_equal(document->html->block_count, 2);
}

static char *
repeated(rcn_fixture *fixture, const char *piece, size_t count,
         const char *tail)
{
    rcn_buffer out = rcn_buffer_new(fixture->arena);
    for (size_t i = 0; i < count; i++) {
        rcn_buffer_string(&out, piece);
    }
    rcn_buffer_string(&out, tail);
    return rcn_text_string(fixture->arena, rcn_buffer_text(&out));
}

static void
deep_nesting_is_flattened(void **state)
{
    rcn_fixture *fixture = *state;
    const rcn_document *document =
        read_page(fixture, repeated(fixture, "<div>x", 100000, "<p>last</p>"));
    size_t count = document->html->block_count;
    assert_int_equal(
        rcn_log_count_code(fixture->log, RCN_CODE_SOURCE_HTML_DEPTH), 1);
    assert_int_equal(document->text.len, 100004);
    assert_true(count > 10000 && count <= 100001);
    assert_true(rcn_text_ends(document->text, "xlast"));
}

/* libxml2 reads its input in blocks of 4000 bytes; wherever one ends, an entity in
 * an attribute is no text. */
static void
entities_end_in_no_block(void **state)
{
    rcn_fixture *fixture = *state;
    for (int pad = 3930; pad < 4010; pad++) {
        const rcn_document *document = read_page(
            fixture, rcn_arena_printf(fixture->arena,
                                      "<body><p title=\"%*s&#34;a&#34;b&#x22;"
                                      "c&quot;d\">words</p>%*s",
                                      pad, "", 3000, ""));
        assert_string_equal(blocks_of(fixture, document),
                            "paragraph/0 p l1|words\n");
    }
}

/* What stands behind a long script has its place and line, wherever the parser's
 * input ends within a character of the script. */
static void
long_scripts_are_passed_over(void **state)
{
    rcn_fixture *fixture = *state;
    for (int pad = 0; pad < 9; pad++) {
        const rcn_document *document = read_page(
            fixture,
            rcn_arena_printf(
                fixture->arena,
                "<body><p>one</p>%*s<script>var a = '<p>';\n%s</SCRIPT><p>two"
                "</p><script/><p>drei "
                "\xC3\xBC</p>\n<script>a</script><p>four</p>",
                pad, "",
                repeated(fixture, "\xE2\x82\xAC\xC3\xA9</p>\n", 2000, "")));
        assert_string_equal(blocks_of(fixture, document),
                            "paragraph/0 p l1|one\n"
                            "paragraph/0 p l2002|two\n"
                            "paragraph/0 p l2002|drei \xC3\xBC\n"
                            "paragraph/0 p l2003|four\n");
        const rcn_text_node *node = &document->nodes[document->node_count - 1];
        assert_int_equal(node->end, document->raw.len - strlen("</p>"));
    }
}

static void
ruby_has_a_reading(void **state)
{
    rcn_fixture *fixture = *state;
    const rcn_document *document = read_page(
        fixture, "<p><ruby>a<rtc>b</ruby> <ruby>c<rt>d</ruby> <rt>e</rt>");
    size_t found[RCN_MARK_KINDS] = {0};
    for (size_t i = 0; i < document->html->mark_count; i++) {
        found[document->html->marks[i].kind]++;
    }
    assert_int_equal(found[RCN_MARK_RUBY], 1);
    assert_int_equal(found[RCN_MARK_RUBY_TEXT], 1);
}

/* What ends where elements nest too deep is not told, so nothing that hides text
 * stays open. */
static void
deep_nesting_hides_no_text(void **state)
{
    rcn_fixture *fixture = *state;
    static const char *const heads[] = {"<div hidden>", "<math>", "<noscript>"};
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
        const rcn_document *document = read_page(
            fixture, rcn_arena_printf(
                         fixture->arena, "<p>first</p>%s%s", heads[i],
                         repeated(fixture, "<b>", 3000, "<p>last words</p>")));
        const rcn_html *html = document->html;
        assert_true(html->block_count > 0);
        const rcn_html_block *last = &html->blocks[html->block_count - 1];
        assert_true(
            rcn_text_is(rcn_text_slice(document->text, last->start, last->end),
                        "last words"));
        assert_false(last->hidden || last->noscript);
    }
}

static void
crowds_are_read_as_lines(void **state)
{
    rcn_fixture *fixture = *state;
    const rcn_document *document =
        read_page(fixture, repeated(fixture, "<p>a", 200000, ""));
    assert_int_equal(
        rcn_log_count_code(fixture->log, RCN_CODE_SOURCE_HTML_SIZE), 1);
    assert_int_equal(document->text.len, 200000);
    assert_int_equal(document->html->block_count, 800000 / 96 + 16384);
    assert_true(document->html->break_count > 100000);
}

static void
crowded_tags_are_cut_short(void **state)
{
    rcn_fixture *fixture = *state;
    rcn_buffer page = rcn_buffer_new(fixture->arena);
    rcn_buffer_string(&page, "<p>a</p>\n<p title='>' ");
    for (int i = 0; i < 300000; i++) {
        rcn_buffer_printf(&page, "a%d=1 ", i);
    }
    rcn_buffer_string(&page, ">b</p><script>if (a<b && c){}</script><p>c</p>");
    const rcn_document *document =
        read_page(fixture, rcn_buffer_text(&page).at);
    assert_string_equal(document->text.at, "a\nbc");
    assert_int_equal(document->html->block_count, 3);
    assert_int_equal(rcn_log_count_code(fixture->log, RCN_CODE_SOURCE_HTML_TAG),
                     1);
    assert_int_equal(
        rcn_log_count_code(fixture->log, RCN_CODE_SOURCE_HTML_SIZE), 0);
}

static void
odd_pages_are_read(void **state)
{
    rcn_fixture *fixture = *state;
    static const char *const pages[][2] = {
        {"<", "<"},
        {"<p", ""},
        {"</p></div>a", "a"},
        {"a</html>b<body>c", "abc"},
        {"<!-- open", ""},
        {"<![CDATA[x]]><p>y", "<![CDATA[x]]>y"},
        {"<a href='x>y</a>z", ""},
        {"<script>a</scrip><p>b", ""},
        {"<svg><title>a</title></svg>b", "ab"},
        {"<table><p>a<tr><td>b</table>c", "abc"},
        {"&#x0;&#xD800;&#x110000;a", "a"},
        {"<p>\xC3(\xFF</p>", "\xC3\x83(\xC3\xBF"},
    };
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
        const rcn_document *document = read_page(fixture, pages[i][0]);
        assert_string_equal(document->text.at, pages[i][1]);
    }
}

/* The bytes of a page that cannot be decoded lie beyond the text it gives. */
static void
undecoded_bytes(void **state)
{
    rcn_fixture *fixture = *state;
    (void)read_page(fixture,
                    "<html><head><meta charset=windows-1252><style>body "
                    "{ color: black; margin: 0; padding: 0 }</style>\n"
                    "<title>t</title>\n<!-- \x81 -->\n<p>a");
    assert_int_equal(
        rcn_log_count_code(fixture->log, RCN_CODE_SOURCE_UNDECODED), 1);
}

/* The bytes of each text node in the file, one a line, "?" where they are not
 * known. */
static const char *
nodes_of(rcn_fixture *fixture, const rcn_document *document)
{
    rcn_buffer out = rcn_buffer_new(fixture->arena);
    for (size_t i = 0; i < document->node_count; i++) {
        const rcn_text_node *node = &document->nodes[i];
        if (node->start == RCN_NODE_UNKNOWN) {
            rcn_buffer_string(&out, "?");
        } else {
            rcn_buffer_add(
                &out, rcn_text_slice(document->raw, node->start, node->end));
        }
        rcn_buffer_char(&out, '\n');
    }
    return rcn_buffer_text(&out).at;
}

static void
text_nodes_have_places(void **state)
{
    rcn_fixture *fixture = *state;
    const rcn_document *document = read_page(
        fixture, "<title>T</title><p>Tom &amp; Jerry&hellip; <b>R&D</b>"
                 "<script>x</script>a &lt b</p><p>\x01last<!-- no --> &#65;");
    assert_string_equal(nodes_of(fixture, document),
                        "T\nTom &amp; Jerry&hellip; \nR&D\na &lt b\nlast\n"
                        " &#65;\n");
    document = read_page(fixture, "<meta charset=windows-1251><p>\xcf\xee<b>"
                                  "\xec\xee\xf9</b>\xfc");
    assert_string_equal(document->encoding, "windows-1251");
    assert_string_equal(nodes_of(fixture, document),
                        "\xcf\xee\n\xec\xee\xf9\n\xfc\n");
    rcn_byte_range range = rcn_document_range(document, 4, 6);
    const rcn_document *controls =
        read_page(fixture, "<p>The bridge\x08 is closed, the carts go by the "
                           "ferry of the town\x08.<p>No ferry on Sundays.\x08");
    assert_string_equal(
        nodes_of(fixture, controls),
        "The bridge\x08 is closed, the carts go by the ferry of "
        "the town\x08.\nNo ferry on Sundays.\x08\n");
    assert_int_equal(range.start, 35);
    assert_int_equal(range.end, 38);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
#define TEST(name) \
    cmocka_unit_test_setup_teardown(name, rcn_fixture_open, rcn_fixture_close)
        TEST(leaf_blocks),
        TEST(undecoded_bytes),
        TEST(a_body_needs_no_tag),
        TEST(text_is_that_of_the_nodes),
        TEST(hidden_parts_are_flagged),
        TEST(links_are_made_absolute),
        TEST(metadata_is_collected),
        TEST(json_ld_is_read),
        TEST(encodings_are_declared),
        TEST(nul_bytes_do_not_end_a_page),
        TEST(deep_nesting_is_flattened),
        TEST(entities_end_in_no_block),
        TEST(long_scripts_are_passed_over),
        TEST(deep_nesting_hides_no_text),
        TEST(ruby_has_a_reading),
        TEST(crowds_are_read_as_lines),
        TEST(crowded_tags_are_cut_short),
        TEST(odd_pages_are_read),
        TEST(text_nodes_have_places),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
