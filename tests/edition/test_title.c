/* The title at the head of a text is printed once, above it. */
#include "cmocka_all.h"

#include <string.h>

#include "edition/title.h"
#include "sample.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* The spans, then the blocks, one a line. */
static void
expect(const rcn_piece *pieces, size_t count, const char *title,
       const char *expected)
{
    rcn_arena *arena = rcn_arena_new(0);
    rcn_log *log = rcn_log_new();
    rcn_cleaned cleaned =
        rcn_sample_cleaned(arena, "x.txt", pieces, count, log);
    const rcn_cleaned *taken = rcn_take_title(arena, &cleaned, title);
    rcn_buffer out = rcn_buffer_new(arena);
    for (size_t i = 0; i < taken->span_count; i++) {
        const rcn_span *span = &taken->spans[i];
        rcn_buffer_printf(&out, "%u-%u %s", span->start, span->end,
                          rcn_span_kind_name(span->kind));
        if (span->block != RCN_NO_BLOCK) {
            rcn_buffer_printf(&out, " %u", span->block);
        }
        if (span->why->class_id) {
            rcn_buffer_printf(&out, " %s", span->why->class_id);
        }
        rcn_buffer_char(&out, '\n');
    }
    for (size_t i = 0; i < taken->block_count; i++) {
        rcn_buffer_printf(&out, "%zu: %s\n", i, taken->blocks[i].text.at);
    }
    assert_string_equal(rcn_buffer_text(&out).at, expected);
    rcn_log_free(log);
    rcn_arena_free(arena);
}

static void
test_title_above_the_text_is_no_block(void **state)
{
    (void)state;
    static const rcn_piece pieces[] = {
        {RCN_SPAN_TEXT, 0, "Home", 0, 0, 0, 0},
        {RCN_SPAN_REMOVED, -1, "\n", "blank-line", "blank-line", 0, 0},
        {RCN_SPAN_TEXT, 1, "The bridge", 0, 0, 0, 0},
        {RCN_SPAN_REPLACED, 1, "\n", "hard-wrap", "hard-wrap", " ", 0},
        {RCN_SPAN_TEXT, 1, "is open", 0, 0, 0, 0},
        {RCN_SPAN_REMOVED, -1, "\n", "blank-line", "blank-line", 0, 0},
        {RCN_SPAN_TEXT, 2, "It opened today.", 0, 0, 0, 0}};
    expect(pieces, COUNT(pieces), "The Bridge is open",
           "0-4 text 0\n"
           "4-5 removed blank-line\n"
           "5-15 metadata title\n"
           "15-16 metadata title\n"
           "16-23 metadata title\n"
           "23-24 removed blank-line\n"
           "24-40 text 1\n"
           "0: Home\n"
           "1: It opened today.\n");
}

static void
test_other_words_stay(void **state)
{
    (void)state;
    static const rcn_piece pieces[] = {
        {RCN_SPAN_TEXT, 0, "The bridge is open.", 0, 0, 0, 0},
        {RCN_SPAN_REMOVED, -1, "\n", "blank-line", "blank-line", 0, 0},
        {RCN_SPAN_TEXT, 1, "The bridge", 0, 0, 0, 0}};
    static const char kept[] = "0-19 text 0\n"
                               "19-20 removed blank-line\n"
                               "20-30 text 1\n"
                               "0: The bridge is open.\n"
                               "1: The bridge\n";
    expect(pieces, COUNT(pieces), "The bridge is", kept);
    expect(pieces, COUNT(pieces), NULL, kept);
}

static void
test_only_block_stays(void **state)
{
    (void)state;
    static const rcn_piece pieces[] = {
        {RCN_SPAN_TEXT, 0, "The bridge", 0, 0, 0, 0}};
    expect(pieces, COUNT(pieces), "The bridge",
           "0-10 text 0\n"
           "0: The bridge\n");
}

static void
test_below_a_paragraph_it_is_a_heading(void **state)
{
    (void)state;
    static const rcn_piece pieces[] = {
        {RCN_SPAN_TEXT, 0,
         "The old bridge was closed for a year, and all who live on the far "
         "side of the river came to work by boat or did not come at all.",
         0, 0, 0, 0},
        {RCN_SPAN_REMOVED, -1, "\n", "blank-line", "blank-line", 0, 0},
        {RCN_SPAN_TEXT, 1, "The bridge", 0, 0, 0, 0}};
    expect(pieces, COUNT(pieces), "The bridge",
           "0-128 text 0\n"
           "128-129 removed blank-line\n"
           "129-139 text 1\n"
           "0: The old bridge was closed for a year, and all who live on the "
           "far side of the river came to work by boat or did not come at "
           "all.\n"
           "1: The bridge\n");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_title_above_the_text_is_no_block),
        cmocka_unit_test(test_other_words_stay),
        cmocka_unit_test(test_only_block_stays),
        cmocka_unit_test(test_below_a_paragraph_it_is_a_heading),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
