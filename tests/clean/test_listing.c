/* Documents of very many very short lines. */
#include "bench.h"

#include <string.h>

#include "base/codes.h"
#include "base/text.h"

/* `head`, then `line` so many times. */
static rcn_text
listing(rcn_bench *bench, const char *head, const char *line, size_t count)
{
    rcn_buffer text = rcn_buffer_new(bench->arena);
    rcn_buffer_string(&text, head);
    for (size_t i = 0; i < count; i++) {
        rcn_buffer_string(&text, line);
    }
    return rcn_buffer_text(&text);
}

static void
test_lines_stand_as_they_are(void **state)
{
    rcn_bench *bench = *state;
    rcn_text text = listing(bench, "\n\n  oak\n\n beech\t1\n", "a\n", 30000);
    const rcn_cleaned *cleaned = rcn_bench_clean(bench, text);
    rcn_bench_check_laws(bench, cleaned);
    assert_int_equal(rcn_log_count_code(bench->log, RCN_CODE_CLEAN_LISTING), 1);
    assert_int_equal(cleaned->block_count, 61);
    const rcn_block *first = &cleaned->blocks[0];
    assert_int_equal(first->kind, RCN_BLOCK_PRE);
    assert_true(rcn_text_starts(first->text, "oak\n\n beech\t1\na\na\n"));
    assert_int_equal(first->line_start, 3);
    assert_int_equal(first->line_end, 500);
    assert_int_equal(cleaned->blocks[60].line_end, 30005);
    assert_int_equal(cleaned->span_count, 123);
    assert_string_equal(cleaned->spans[0].why->class_id, "blank-line");
    assert_string_equal(cleaned->spans[2].why->class_id, "line-end");
}

static void
test_what_cannot_be_printed_goes(void **state)
{
    rcn_bench *bench = *state;
    rcn_text text =
        listing(bench, "a\x01z\r\nb\n\f\nc\xC2\xAD\xE2\x80\xA8", "d\n", 30000);
    const rcn_cleaned *cleaned = rcn_bench_clean(bench, text);
    rcn_bench_check_laws(bench, cleaned);
    assert_true(
        rcn_text_starts(cleaned->blocks[0].text, "az\nb\nc\nd\nd\nd\n"));
    static const char *const classes[] = {
        NULL, "control-character", NULL, "line-end", NULL, "page-break",
        NULL, "line-end",          NULL};
    for (size_t i = 0; i < sizeof classes / sizeof *classes; i++) {
        const rcn_span *span = &cleaned->spans[i];
        assert_int_equal(span->kind == RCN_SPAN_TEXT, classes[i] == NULL);
        if (classes[i]) {
            assert_string_equal(span->why->class_id, classes[i]);
        }
    }
}

static void
test_nothing_but_blank_lines(void **state)
{
    rcn_bench *bench = *state;
    const rcn_cleaned *cleaned =
        rcn_bench_clean(bench, listing(bench, "", " \n", 30000));
    rcn_bench_check_laws(bench, cleaned);
    assert_int_equal(cleaned->block_count, 0);
    assert_int_equal(cleaned->span_count, 1);
}

/* One line fewer, or longer ones, and it is a document like others. */
static void
test_other_texts_are_none(void **state)
{
    rcn_bench *bench = *state;
    (void)rcn_bench_clean(bench, listing(bench, "", "a\n", 29999));
    (void)rcn_bench_clean(
        bench, listing(bench, "", "oak, beech and elm trees\n", 30000));
    assert_int_equal(rcn_log_count_code(bench->log, RCN_CODE_CLEAN_LISTING), 0);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        BENCH_TEST(test_lines_stand_as_they_are),
        BENCH_TEST(test_what_cannot_be_printed_goes),
        BENCH_TEST(test_nothing_but_blank_lines),
        BENCH_TEST(test_other_texts_are_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
