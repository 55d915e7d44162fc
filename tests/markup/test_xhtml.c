/* A block's element holds the block's text and nothing else; what stands around
 * it follows from its neighbours. */
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <string.h>

#include "fixture.h"

#include "base/codes.h"
#include "base/list.h"
#include "markup/xhtml.h"

static const char *
place(const void *context, const char *id)
{
    (void)context;
    return strcmp(id, "known") == 0 ? "there.xhtml#known" : NULL;
}

/* What the blocks become inside an element x. */
static const char *
written(rcn_fixture *made, const rcn_block *blocks, size_t count,
        const rcn_page_break *breaks, size_t break_count)
{
    rcn_xml *xml = rcn_xml_new(made->arena, NULL);
    rcn_markup markup = {.xml = xml,
                         .names = &rcn_xhtml_names,
                         .arena = made->arena,
                         .language = "en",
                         .epub = true,
                         .place = place,
                         .breaks = breaks,
                         .break_count = break_count,
                         .shown = "doc.txt",
                         .log = made->log};
    rcn_xml_open(xml, "x");
    rcn_xml_attribute(xml, "xmlns:epub", "http://www.idpf.org/2007/ops");
    rcn_xhtml_blocks(&markup, blocks, 0, count, 2);
    rcn_text bytes = rcn_xml_finish(xml);
    return bytes.at;
}

static void
expect(rcn_fixture *made, const rcn_block *blocks, size_t count,
       const char *inside)
{
    const char *all = written(made, blocks, count, NULL, 0);
    const char *start = strstr(all, "/ops\">") + strlen("/ops\">");
    const char *end = strstr(start, "</x>");
    assert_string_equal(
        rcn_arena_strndup(made->arena, start, (size_t)(end - start)), inside);
}

static rcn_block
block(rcn_block_kind kind, uint32_t level, const char *text)
{
    return (rcn_block){.kind = kind, .level = level, .text = rcn_text_of(text)};
}

#define COUNT(array) (sizeof(array) / sizeof *(array))

static void
headings_never_skip_a_rank(void **state)
{
    const rcn_block blocks[] = {
        block(RCN_BLOCK_HEADING, 3, "a"), block(RCN_BLOCK_HEADING, 3, "b"),
        block(RCN_BLOCK_HEADING, 6, "c"), block(RCN_BLOCK_HEADING, 5, "d"),
        block(RCN_BLOCK_HEADING, 1, "e"), block(RCN_BLOCK_HEADING, 2, "f")};
    expect(*state, blocks, COUNT(blocks),
           "<h2>a</h2>\n<h2>b</h2>\n<h3>c</h3>\n<h3>d</h3>\n<h2>e</h2>\n"
           "<h3>f</h3>\n");
}

static void
items_nest_by_level_with_their_markers(void **state)
{
    rcn_block blocks[] = {
        block(RCN_BLOCK_ITEM, 2, "1. a"),   block(RCN_BLOCK_ITEM, 4, "- b"),
        block(RCN_BLOCK_ITEM, 3, "- c"),    block(RCN_BLOCK_ITEM, 1, "2. d"),
        block(RCN_BLOCK_PARAGRAPH, 0, "p"), block(RCN_BLOCK_ITEM, 1, "e")};
    blocks[0].marker_len = 3;
    blocks[1].marker_len = 2;
    blocks[2].marker_len = 2;
    blocks[3].marker_len = 3;
    static const rcn_mark all[] = {{0, 4, RCN_MARK_STRONG, NULL}};
    static const rcn_mark rest[] = {{3, 4, RCN_MARK_EMPHASIS, NULL}};
    blocks[0].marks = all;
    blocks[0].mark_count = 1;
    blocks[3].marks = rest;
    blocks[3].mark_count = 1;
    expect(*state, blocks, COUNT(blocks),
           "<ul class=\"marked\">\n"
           "<li><p class=\"item\"><span class=\"marker\"><strong>1. </strong>"
           "</span><strong>a</strong></p><ul class=\"marked\">\n"
           "<li><p class=\"item\"><span class=\"marker\">- </span>b</p></li>\n"
           "<li><p class=\"item\"><span class=\"marker\">- </span>c</p></li>\n"
           "</ul></li>\n"
           "<li><p class=\"item\"><span class=\"marker\">2. </span><em>d</em>"
           "</p></li>\n</ul>\n"
           "<p>p</p>\n"
           "<ul class=\"plain\">\n<li><p class=\"item\">e</p></li>\n</ul>\n");
}

static rcn_block
counted(uint32_t level, char style, int32_t value)
{
    rcn_block item = block(RCN_BLOCK_ITEM, level, "i");
    item.ordinal = (rcn_ordinal){style, value};
    return item;
}

#define ITEM "<p class=\"item\">i</p>"

static void
lists_count_as_their_source_does(void **state)
{
    const rcn_block blocks[] = {counted(1, '1', 1), counted(1, '1', 2),
                                counted(2, 'a', 3), counted(1, '1', 9),
                                counted(1, 'i', 2), counted(1, 'i', 1),
                                counted(1, '-', 0)};
    expect(*state, blocks, COUNT(blocks),
           "<ol>\n<li>" ITEM "</li>\n<li>" ITEM
           "<ol type=\"a\" start=\"3\">\n<li>" ITEM "</li>\n</ol></li>\n"
           "<li value=\"9\">" ITEM "</li>\n</ol>"
           "<ol type=\"i\" start=\"2\" reversed=\"reversed\">\n<li>" ITEM
           "</li>\n"
           "<li>" ITEM "</li>\n</ol>"
           "<ul class=\"marked\">\n<li>" ITEM "</li>\n</ul>\n");
}

static void
notes_are_told_by_their_signs(void **state)
{
    static const rcn_mark marks[] = {{1, 4, RCN_MARK_LINK, "#known"},
                                     {5, 8, RCN_MARK_LINK, "#known"},
                                     {9, 12, RCN_MARK_LINK, "#known"}};
    rcn_block notes = block(RCN_BLOCK_PARAGRAPH, 0, "a[1] \xE2\x86\xA9 see");
    notes.marks = marks;
    notes.mark_count = 3;
    expect(*state, &notes, 1,
           "<p role=\"doc-footnote\">a"
           "<a epub:type=\"noteref\" role=\"doc-noteref\" "
           "href=\"there.xhtml#known\">[1]</a> <a role=\"doc-backlink\" "
           "href=\"there.xhtml#known\">\xE2\x86\xA9</a> "
           "<a href=\"there.xhtml#known\">see</a></p>\n");
    /* The role is none that a heading may have. */
    rcn_block heading = block(RCN_BLOCK_HEADING, 2, "2. \xE2\x86\xA9");
    static const rcn_mark back[] = {{3, 6, RCN_MARK_LINK, "#known"}};
    heading.marks = back;
    heading.mark_count = 1;
    expect(*state, &heading, 1,
           "<h2>2. <a role=\"doc-backlink\" "
           "href=\"there.xhtml#known\">\xE2\x86\xA9</a></h2>\n");
}

static void
quotes_stand_in_one_quotation(void **state)
{
    const rcn_block blocks[] = {block(RCN_BLOCK_QUOTE, 0, "a"),
                                block(RCN_BLOCK_QUOTE, 0, "b\nc"),
                                block(RCN_BLOCK_PRE, 0, "d\n  e")};
    expect(*state, blocks, COUNT(blocks),
           "<blockquote>\n<p>a</p>\n<p>b<br/>\nc</p>\n</blockquote>\n"
           "<pre>d\n  e</pre>\n");
}

static void
tables_have_heads_and_keep_their_text(void **state)
{
    rcn_block blocks[] = {block(RCN_BLOCK_TABLE, 1, "A\t\nb\tc & d\ne"),
                          block(RCN_BLOCK_TABLE, 0, "f\tg"),
                          block(RCN_BLOCK_TABLE, 9, "h")};
    static const rcn_mark marks[] = {{3, 10, RCN_MARK_EMPHASIS, NULL}};
    blocks[0].marks = marks;
    blocks[0].mark_count = 1;
    expect(*state, blocks, COUNT(blocks),
           "<table><thead><tr><th scope=\"col\">A</th>\t<td></td></tr>\n"
           "</thead><tbody><tr><td class=\"whole\"><em>b</em></td>"
           "\t<td class=\"whole\"><em>c &amp; d</em>"
           "</td></tr>\n<tr><td class=\"whole\">e</td></tr></tbody></table>\n"
           "<table><tbody><tr><td class=\"whole\">f</td>"
           "\t<td class=\"whole\">g</td></tr></tbody></table>\n"
           "<table><thead><tr><th scope=\"col\">h</th></tr></thead></table>\n");
}

/* Numbers and short words stay whole where the columns are as many as a narrow
 * page has room for. */
static void
cells_of_many_columns_part_long_words(void **state)
{
    const rcn_block row[] = {
        block(RCN_BLOCK_TABLE, 0, "10,765.6\tmeasures\t1\t2\t3\t4")};
    expect(*state, row, COUNT(row),
           "<table class=\"many\"><tbody><tr><td class=\"whole\">10,765.6</td>"
           "\t<td>measures</td>\t<td class=\"whole\">1</td>"
           "\t<td class=\"whole\">2</td>\t<td class=\"whole\">3</td>"
           "\t<td class=\"whole\">4</td></tr></tbody></table>\n");
}

/* A cell whose first letter runs from right to left has that direction. */
static void
cells_keep_the_direction_of_their_words(void **state)
{
    const rcn_block row[] = {
        block(RCN_BLOCK_TABLE, 0, "1\t(\u05e9\u05dc 2\tb \u05e9")};
    expect(*state, row, COUNT(row),
           "<table><tbody><tr><td class=\"whole\">1</td>"
           "\t<td class=\"whole\" dir=\"rtl\">(\u05e9\u05dc 2</td>"
           "\t<td class=\"whole\">b \u05e9</td></tr></tbody></table>\n");
}

static void
notes_and_what_leads_to_them_are_named(void **state)
{
    rcn_block blocks[] = {block(RCN_BLOCK_PARAGRAPH, 0, "word1 [2]"),
                          block(RCN_BLOCK_ITEM, 1, "a note \u21a9"),
                          block(RCN_BLOCK_ENTRY, 0, "3. of the editor")};
    static const rcn_mark to[] = {{4, 5, RCN_MARK_LINK, "#known"},
                                  {6, 9, RCN_MARK_LINK, "https://a.example/"}};
    static const rcn_mark back[] = {{7, 10, RCN_MARK_LINK, "#known"}};
    static const rcn_mark number[] = {{0, 1, RCN_MARK_LINK, "#known"}};
    blocks[0].marks = to;
    blocks[0].mark_count = 2;
    blocks[1].marks = back;
    blocks[1].mark_count = 1;
    blocks[2].marks = number;
    blocks[2].mark_count = 1;
    blocks[2].origin = RCN_ORIGIN_EDITOR;
    expect(*state, blocks, COUNT(blocks),
           "<p>word<a epub:type=\"noteref\" role=\"doc-noteref\" "
           "href=\"there.xhtml#known\">1</a> "
           "<a href=\"https://a.example/\">[2]</a></p>\n"
           "<ul class=\"plain\">\n"
           "<li><p class=\"item\" role=\"doc-footnote\">a note "
           "<a role=\"doc-backlink\" href=\"there.xhtml#known\">\u21a9</a>"
           "</p></li>\n</ul>\n"
           "<p class=\"entry\"><a href=\"there.xhtml#known\">3</a>. of the "
           "editor</p>\n");
}

/* A note of two references leads back to both, by their letters. */
static void
notes_lead_back_to_each_reference(void **state)
{
    rcn_block_reference places[] = {{"known", 4}, {"known", 9}};
    rcn_block notes[] = {block(RCN_BLOCK_PARAGRAPH, 0, "one"),
                         block(RCN_BLOCK_PARAGRAPH, 0, "two")};
    notes[0].references = places;
    notes[0].reference_count = 1;
    notes[1].references = places;
    notes[1].reference_count = 2;
#define BACK(at, letter, attribute)                                \
    "<a class=\"backlink\" role=\"doc-backlink\" "                 \
    "href=\"there.xhtml#knownr" at "\" aria-label=\"\u21a9" letter \
    "\"" attribute "></a>"
    expect(*state, notes, COUNT(notes),
           "<p role=\"doc-footnote\">one" BACK(
               "4", "", "") "</p>\n"
                            "<p role=\"doc-footnote\">two" BACK(
                                "4", " a", " data-letter=\"a\"")
                                BACK("9", " b", " data-letter=\"b\"") "</p>\n");
}

static const char *
address(const void *context, const rcn_image *image)
{
    (void)context;
    return image->id;
}

static void
pictures_stand_with_their_captions(void **state)
{
    rcn_fixture *made = *state;
    static const rcn_image image = {.id = "image.png"};
    static const rcn_figure shown = {.image = &image, .alt = "a <pier>"};
    static const rcn_figure unseen = {.alt = "a boat"};
    rcn_block blocks[] = {block(RCN_BLOCK_FIGURE, 0, ""),
                          block(RCN_BLOCK_CAPTION, 0, "The pier."),
                          block(RCN_BLOCK_FIGURE, 0, ""),
                          block(RCN_BLOCK_CAPTION, 0, "Alone.")};
    blocks[0].figure = &shown;
    blocks[1].id = "p1";
    blocks[1].citation = "7.1";
    blocks[2].figure = &unseen;
    rcn_xml *xml = rcn_xml_new(made->arena, NULL);
    rcn_markup markup = {.xml = xml,
                         .names = &rcn_xhtml_names,
                         .arena = made->arena,
                         .language = "en",
                         .numbers = true,
                         .place = place,
                         .image = address,
                         .log = made->log};
    rcn_xml_open(xml, "x");
    rcn_xhtml_blocks(&markup, blocks, 0, 3, 2);
    rcn_xhtml_blocks(&markup, blocks, 3, 4, 2);
    assert_non_null(
        strstr(rcn_xml_finish(xml).at,
               "<x><figure><img src=\"image.png\" alt=\"a &lt;pier&gt;\"/>\n"
               "<figcaption id=\"p1\" data-n=\"7.1\">The pier.</figcaption>\n"
               "</figure>\n<figure class=\"unseen\">a boat</figure>\n"
               "<p class=\"caption\">Alone.</p>\n</x>"));
}

static void
marks_become_elements(void **state)
{
    rcn_block one = block(RCN_BLOCK_PARAGRAPH, 0, "abcdefgh");
    one.id = "p1";
    static const rcn_mark marks[] = {
        {0, 0, RCN_MARK_SOURCE_PAGE, "iv"},
        {0, 8, RCN_MARK_LINK, "#known"},
        {0, 2, RCN_MARK_EMPHASIS, NULL},
        {0, 1, RCN_MARK_STRONG, NULL},
        {2, 3, RCN_MARK_LINK, "https://example.org/"}, /* no link in a link */
        {3, 4, RCN_MARK_LANGUAGE, "ar"},
        {4, 5, RCN_MARK_TIME, "2021-11"},
        {5, 6, RCN_MARK_TIME, "2021-11-08?"},
        {6, 7, RCN_MARK_TIME, "[2020..]"},
        {7, 8, RCN_MARK_LEMMA, NULL}};
    one.marks = marks;
    one.mark_count = COUNT(marks);
    expect(*state, &one, 1,
           "<p id=\"p1\"><span class=\"source-page\" id=\"p1s1\" "
           "data-page=\"iv\"></span><a href=\"there.xhtml#known\"><em>"
           "<strong>a</strong>b</em>c<span lang=\"ar\" xml:lang=\"ar\" "
           "dir=\"rtl\">d</span><time datetime=\"2021-11\">e</time>"
           "<time datetime=\"2021-11-08\" data-edtf=\"2021-11-08?\">f</time>"
           "<span data-edtf=\"[2020..]\">g</span>"
           "<span class=\"lemma\">h</span></a></p>\n");
    assert_int_equal(rcn_log_count(((rcn_fixture *)*state)->log, RCN_NOTE), 0);
}

static void
links_that_lead_nowhere_are_named(void **state)
{
    rcn_fixture *made = *state;
    rcn_block one = block(RCN_BLOCK_PARAGRAPH, 0, "abc");
    static const rcn_mark marks[] = {{0, 1, RCN_MARK_LINK, "#unknown"},
                                     {1, 2, RCN_MARK_LINK, "javascript:x"}};
    one.marks = marks;
    one.mark_count = COUNT(marks);
    expect(made, &one, 1, "<p>abc</p>\n");
    assert_int_equal(rcn_log_count_code(made->log, RCN_CODE_LINK_DROPPED), 2);
}

static void
languages_and_directions_are_told_where_they_change(void **state)
{
    rcn_block blocks[] = {block(RCN_BLOCK_PARAGRAPH, 0, "a"),
                          block(RCN_BLOCK_PARAGRAPH, 0, "b"),
                          block(RCN_BLOCK_QUOTE, 0, "c")};
    blocks[0].language = "en";
    blocks[1].language = "fr";
    blocks[2].language = "he";
    expect(*state, blocks, COUNT(blocks),
           "<p>a</p>\n<p lang=\"fr\" xml:lang=\"fr\">b</p>\n<blockquote>\n"
           "<p lang=\"he\" xml:lang=\"he\" dir=\"rtl\">c</p>\n</blockquote>\n");
}

static void
page_markers_stand_at_their_byte(void **state)
{
    rcn_fixture *made = *state;
    rcn_block blocks[] = {block(RCN_BLOCK_PARAGRAPH, 0, "ab"),
                          block(RCN_BLOCK_TABLE, 0, "c\td"),
                          block(RCN_BLOCK_PARAGRAPH, 0, "e")};
    static const rcn_mark marks[] = {{0, 2, RCN_MARK_EMPHASIS, NULL}};
    blocks[0].marks = marks;
    blocks[0].mark_count = 1;
    static const rcn_page_break breaks[] = {{"i", 1, 0, UINT32_MAX, 0},
                                            {"ii", 2, 0, 0, 1},
                                            {"1", 3, 0, 1, 2},
                                            {"2", 4, 0, 2, 0},
                                            {"3", 5, 0, 2, 1}};
    const char *all = written(made, blocks, COUNT(blocks), breaks, 5);
#define MARKER(label)                                                       \
    "<span epub:type=\"pagebreak\" role=\"doc-pagebreak\" id=\"page-" label \
    "\" aria-label=\"" label "\"></span>"
    assert_non_null(
        strstr(all, "<p>" MARKER("i") "<em>a" MARKER("ii") "b</em></p>"));
    assert_non_null(strstr(all, "<td class=\"whole\">" MARKER("1") "d</td>"));
    assert_non_null(strstr(all, "<p>" MARKER("2") "e" MARKER("3") "</p>"));
}

static uint32_t
next_random(uint32_t *seed)
{
    *seed = *seed * 1664525 + 1013904223;
    return *seed >> 8;
}

/* Nested marks over [start, end), as source/block.h has them. */
static void
add_marks(rcn_arena *arena, uint32_t *seed, uint32_t start, uint32_t end,
          rcn_block *target)
{
    static const rcn_mark_kind kinds[] = {
        RCN_MARK_EMPHASIS, RCN_MARK_LINK,        RCN_MARK_CODE,
        RCN_MARK_TIME,     RCN_MARK_SOURCE_PAGE, RCN_MARK_NOTE,
        RCN_MARK_LANGUAGE, RCN_MARK_SMALL_CAPS};
    RCN_LIST(rcn_mark) marks = {0};
    uint32_t stack[40] = {end};
    size_t depth = 1;
    for (uint32_t at = start; at < end; at++) {
        while (depth > 1 && stack[depth - 1] <= at) {
            depth--;
        }
        while (depth < 40 && next_random(seed) % 3 == 0) {
            rcn_mark_kind kind = kinds[next_random(seed) % COUNT(kinds)];
            bool point = kind == RCN_MARK_SOURCE_PAGE || kind == RCN_MARK_NOTE;
            uint32_t room = stack[depth - 1] - at;
            uint32_t stop =
                point || !room ? at : at + 1 + next_random(seed) % room;
            RCN_PUSH(arena, &marks, (rcn_mark){at, stop, kind, "#known"});
            if (stop > at) {
                stack[depth++] = stop;
            }
        }
    }
    target->marks = marks.items;
    target->mark_count = (uint32_t)marks.count;
}

static const xmlNode *
find_id(const xmlNode *node, const char *id)
{
    for (; node; node = node->next) {
        if (node->type != XML_ELEMENT_NODE) {
            continue;
        }
        xmlChar *value = xmlGetProp(node, (const xmlChar *)"id");
        bool found = value && strcmp((const char *)value, id) == 0;
        xmlFree(value);
        const xmlNode *inner = found ? node : find_id(node->children, id);
        if (inner) {
            return inner;
        }
    }
    return NULL;
}

static void
any_marks_and_breaks_leave_the_text_alone(void **state)
{
    static const char *const texts[] = {"one two & three", "a\tb\tc\nd\t<e>\nf",
                                        "1. marker and\nline", "x"};
    static const rcn_block_kind kinds[] = {RCN_BLOCK_PARAGRAPH, RCN_BLOCK_TABLE,
                                           RCN_BLOCK_ITEM, RCN_BLOCK_PRE};
    rcn_fixture *made = *state;
    uint32_t seed = 7;
    for (int round = 0; round < 400; round++) {
        size_t pick = next_random(&seed) % COUNT(texts);
        rcn_block one = block(kinds[pick], 1, texts[pick]);
        one.id = "b1";
        one.marker_len = kinds[pick] == RCN_BLOCK_ITEM ? 3 : 0;
        add_marks(made->arena, &seed, 0, (uint32_t)one.text.len, &one);
        uint32_t where = next_random(&seed) % (uint32_t)(one.text.len + 1);
        const rcn_page_break place_of = {"1", 1, 0, 0, where};
        const char *all = written(made, &one, 1, &place_of, 1);
        xmlDocPtr tree = xmlReadMemory(all, (int)strlen(all), NULL, NULL, 0);
        assert_non_null(tree);
        const xmlNode *found = find_id(xmlDocGetRootElement(tree), "b1");
        assert_non_null(found);
        xmlChar *content = xmlNodeGetContent(found);
        assert_string_equal((const char *)content, texts[pick]);
        xmlFree(content);
        assert_non_null(find_id(xmlDocGetRootElement(tree), "page-1"));
        xmlFreeDoc(tree);
    }
}

int
main(void)
{
#define TEST(name) \
    cmocka_unit_test_setup_teardown(name, rcn_fixture_open, rcn_fixture_close)
    const struct CMUnitTest tests[] = {
        TEST(headings_never_skip_a_rank),
        TEST(items_nest_by_level_with_their_markers),
        TEST(lists_count_as_their_source_does),
        TEST(notes_are_told_by_their_signs),
        TEST(quotes_stand_in_one_quotation),
        TEST(tables_have_heads_and_keep_their_text),
        TEST(cells_keep_the_direction_of_their_words),
        TEST(cells_of_many_columns_part_long_words),
        TEST(notes_and_what_leads_to_them_are_named),
        TEST(notes_lead_back_to_each_reference),
        TEST(pictures_stand_with_their_captions),
        TEST(marks_become_elements),
        TEST(links_that_lead_nowhere_are_named),
        TEST(languages_and_directions_are_told_where_they_change),
        TEST(page_markers_stand_at_their_byte),
        TEST(any_marks_and_breaks_leave_the_text_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
