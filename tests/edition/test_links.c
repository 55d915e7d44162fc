/* Links between documents, and links that lead nowhere in a book. */
#include <string.h>

#include "cmocka_all.h"

#include "edition/links.h"
#include "source/html/html.h"

#define LINK_COUNT 9

static const rcn_metadata_item address = {.kind = RCN_METADATA_URL,
                                          .value = "https://a.example/two/"};

/* A link on each byte. */
static void
link_bytes(rcn_mark *marks, const char *const *values, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        marks[i] = (rcn_mark){i, i + 1, RCN_MARK_LINK, values[i]};
    }
}

/* Asserts where the links on bytes lead, NULL being nowhere; returns how many
 * there are. */
static uint32_t
expect_links(const rcn_block *got, const char *const *want, uint32_t count)
{
    uint32_t at = 0;
    for (uint32_t i = 0; i < count; i++) {
        if (want[i]) {
            assert_true(at < got->mark_count);
            assert_int_equal(got->marks[at].start, i);
            assert_string_equal(got->marks[at++].value, want[i]);
        }
    }
    return at;
}

static void
links_lead_to_documents_or_out_or_nowhere(void **state)
{
    (void)state;
    static const char *const values[LINK_COUNT] = {"http://a.example/two#part",
                                                   "two.html",
                                                   "./two.html#x",
                                                   "#note",
                                                   "gone.html",
                                                   "https://b.example/",
                                                   "mailto:a@b.example",
                                                   "../f/two.html",
                                                   "https://a.example/two"};
    static const char *const want[LINK_COUNT] = {"#d-22222222",
                                                 "#d-22222222",
                                                 "#d-22222222",
                                                 NULL,
                                                 NULL,
                                                 "https://b.example/",
                                                 "mailto:a@b.example",
                                                 "#d-22222222",
                                                 "#d-22222222"};
    rcn_arena *arena = rcn_arena_new(0);
    rcn_document one = {.name = "f/one.html"};
    rcn_document two = {
        .name = "f/two.html", .metadata = &address, .metadata_count = 1};
    rcn_cleaned cleaned[] = {{.document = &one}, {.document = &two}};
    rcn_mark marks[LINK_COUNT + 1];
    link_bytes(marks, values, LINK_COUNT);
    marks[LINK_COUNT] = (rcn_mark){9, 10, RCN_MARK_EMPHASIS, NULL};
    rcn_block block = {.text = rcn_text_of("0123456789"),
                       .marks = marks,
                       .mark_count = LINK_COUNT + 1};
    rcn_record records[] = {{.cleaned = &cleaned[0],
                             .key = "11111111",
                             .blocks = &block,
                             .block_count = 1},
                            {.cleaned = &cleaned[1], .key = "22222222"}};
    rcn_resolve_links(arena, records, 2);
    const rcn_block *got = &records[0].blocks[0];
    assert_true(rcn_text_is(got->text, "0123456789"));
    uint32_t at = expect_links(got, want, LINK_COUNT);
    assert_int_equal(got->marks[at++].kind, RCN_MARK_EMPHASIS);
    assert_int_equal(got->mark_count, at);
    assert_string_equal(marks[0].value, values[0]); /* sources stay */
    rcn_arena_free(arena);
}

static const rcn_html_anchor anchors[] = {{"caf\xC3\xA9", 6, RCN_HTML_NONE},
                                          {"cut", 2, RCN_HTML_NONE}};

static const rcn_metadata_item own = {.kind = RCN_METADATA_URL,
                                      .value = "https://a.example/x/one"};

static const rcn_cause cut = {"x", "x", NULL, NULL};

static const rcn_span spans[] = {{0, 2, RCN_SPAN_TEXT, 0, &rcn_cause_none},
                                 {2, 5, RCN_SPAN_REMOVED, RCN_NO_BLOCK, &cut},
                                 {5, 6, RCN_SPAN_REMOVED, RCN_NO_BLOCK, &cut},
                                 {6, 8, RCN_SPAN_TEXT, 1, &rcn_cause_none}};

/* A link to a part of a page leads to its block, on this page and another, and
 * files are found by the names that saving programs give them. */
static void
links_lead_to_parts_and_saved_names(void **state)
{
    (void)state;
    rcn_arena *arena = rcn_arena_new(0);
    rcn_html html = {.anchors = anchors, .anchor_count = 2};
    rcn_document one = {.name = "one.html",
                        .text = rcn_text_of("ab cd ef"),
                        .html = &html,
                        .metadata = &own,
                        .metadata_count = 1};
    rcn_document two = {.name = "two?p=1.html"};
    rcn_document three = {.name = "b.example/c/index.html"};
    rcn_document four = {.name = "c d.html"};
    rcn_cleaned cleaned[] = {
        {.document = &one, .spans = spans, .span_count = 4},
        {.document = &two},
        {.document = &three},
        {.document = &four}};
    static const char *const values[] = {"#caf%C3%A9",
                                         "#cut",
                                         "https://a.example/x/one#caf\xC3\xA9",
                                         "two%3Fp=1.html",
                                         "https://b.example/c/",
                                         "https://a.example/x/c%20d",
                                         "../two?p=1.html"};
    static const char *const want[] = {
        "#d-11111111-p2", NULL, "#d-11111111-p2", "#d-22222222", "#d-33333333",
        "#d-44444444",    NULL};
    rcn_mark marks[7];
    link_bytes(marks, values, 7);
    const rcn_block blocks[] = {{.text = rcn_text_of("0123456"),
                                 .id = "d-11111111-p1",
                                 .marks = marks,
                                 .mark_count = 7},
                                {.id = "d-11111111-p2"}};
    rcn_record records[] = {{.cleaned = &cleaned[0],
                             .key = "11111111",
                             .blocks = blocks,
                             .block_count = 2},
                            {.cleaned = &cleaned[1], .key = "22222222"},
                            {.cleaned = &cleaned[2], .key = "33333333"},
                            {.cleaned = &cleaned[3], .key = "44444444"}};
    rcn_resolve_links(arena, records, 4);
    const rcn_block *got = &records[0].blocks[0];
    assert_int_equal(got->mark_count, expect_links(got, want, 7));
    rcn_arena_free(arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(links_lead_to_documents_or_out_or_nowhere),
        cmocka_unit_test(links_lead_to_parts_and_saved_names)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
