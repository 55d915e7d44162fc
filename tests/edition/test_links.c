/* Links between documents, and links that lead nowhere in a book. */
#include <string.h>

#include "cmocka_all.h"

#include "edition/links.h"

#define LINK_COUNT 9

static const rcn_metadata_item address = {.kind = RCN_METADATA_URL,
                                          .value = "https://a.example/two/"};

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
    static const char *const want[LINK_COUNT] = {
        "#d-22222222", "#d-22222222",        "#d-22222222",        NULL,
        NULL,          "https://b.example/", "mailto:a@b.example", "#d-22222222",
        "#d-22222222"};
    rcn_arena *arena = rcn_arena_new(0);
    rcn_document one = {.name = "f/one.html"};
    rcn_document two = {
        .name = "f/two.html", .metadata = &address, .metadata_count = 1};
    rcn_cleaned cleaned[] = {{.document = &one}, {.document = &two}};
    rcn_mark marks[LINK_COUNT + 1];
    for (uint32_t i = 0; i < LINK_COUNT; i++) {
        marks[i] = (rcn_mark){i, i + 1, RCN_MARK_LINK, values[i]};
    }
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
    uint32_t at = 0;
    for (uint32_t i = 0; i < LINK_COUNT; i++) {
        if (want[i]) {
            assert_int_equal(got->marks[at].start, i);
            assert_string_equal(got->marks[at++].value, want[i]);
        }
    }
    assert_int_equal(got->marks[at++].kind, RCN_MARK_EMPHASIS);
    assert_int_equal(got->mark_count, at);
    assert_string_equal(marks[0].value, values[0]); /* sources stay */
    rcn_arena_free(arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(links_lead_to_documents_or_out_or_nowhere)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
