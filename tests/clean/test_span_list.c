/* Texts whose every second byte is white space: their spans stay in proportion
 * to them, and say the same of the text. */
#include <string.h>

#include "base/text.h"
#include "clean/bench.h"
#include "clean/span/span_list.h"

static rcn_text
repeat(rcn_bench *bench, const char *head, const char *piece, size_t count)
{
    rcn_buffer out = rcn_buffer_new(bench->arena);
    rcn_buffer_string(&out, head);
    for (size_t i = 0; i < count; i++) {
        rcn_buffer_string(&out, piece);
    }
    return rcn_buffer_text(&out);
}

static void
hold_few(const rcn_cleaned *cleaned)
{
    assert_true(cleaned->span_count <
                16384 + cleaned->document->text.len / 8 + 8);
}

static void
runs_of_spaces_are_merged(void **state)
{
    rcn_bench *bench = *state;
    rcn_text text = repeat(bench, "", "a  b\t", 100000);
    const rcn_cleaned *cleaned = rcn_bench_clean(bench, text);
    rcn_bench_check_laws(bench, cleaned);
    hold_few(cleaned);
    assert_int_equal(cleaned->block_count, 1);
    rcn_text want = repeat(bench, "", "a b ", 100000);
    want.len--;
    assert_true(rcn_text_equal(cleaned->blocks[0].text, want));
    /* The first are told apart as ever. */
    assert_string_equal(cleaned->spans[1].why->class_id, "space-run");
    assert_int_equal(cleaned->spans[1].end, 3);
    assert_string_equal(cleaned->spans[3].why->class_id, "stray-tab");
}

static void
lines_of_a_page_are_merged(void **state)
{
    rcn_bench *bench = *state;
    rcn_text text =
        repeat(bench, "<!doctype html><p>oak <b>beech</b>", "\na", 200000);
    const rcn_cleaned *cleaned = rcn_bench_clean(bench, text);
    rcn_bench_check_laws(bench, cleaned);
    hold_few(cleaned);
    assert_int_equal(cleaned->block_count, 1);
    assert_true(rcn_text_equal(cleaned->blocks[0].text,
                               repeat(bench, "oak beech", " a", 200000)));
    assert_int_equal(cleaned->blocks[0].mark_count, 1);
    assert_int_equal(cleaned->blocks[0].marks[0].start, 4);
    assert_int_equal(cleaned->blocks[0].marks[0].end, 9);
}

static void
pages_of_a_listing_are_merged(void **state)
{
    rcn_bench *bench = *state;
    const rcn_cleaned *cleaned =
        rcn_bench_clean(bench, repeat(bench, "", "a\f\n", 100000));
    rcn_bench_check_laws(bench, cleaned);
    hold_few(cleaned);
}

static const rcn_cause rule = {"rule-line", "rule-line", NULL, NULL};
static const rcn_cause blank = {"blank-line", "blank-line", NULL, NULL};

/* Cuts of different causes keep them, blank ones go with what they part. */
static void
cuts_are_merged_by_cause(void **state)
{
    rcn_bench *bench = *state;
    size_t count = 30000;
    rcn_text text = repeat(bench, "", "- ", count);
    rcn_span_list list = {.arena = bench->arena,
                          .scratch = bench->arena,
                          .text = text,
                          .merged = rcn_buffer_new(bench->arena)};
    for (uint32_t i = 0; i < 2 * count; i++) {
        rcn_span_list_add(&list,
                          (rcn_span){i, i + 1, RCN_SPAN_REMOVED, RCN_NO_BLOCK,
                                     i % 2 ? &blank : &rule});
    }
    rcn_cleaned cleaned = {0};
    rcn_span_list_finish(&list, &cleaned);
    assert_true(cleaned.span_count < 16384 + text.len / 8 + 8);
    uint32_t at = 0;
    for (size_t i = 0; i < cleaned.span_count; i++) {
        const rcn_span *span = &cleaned.spans[i];
        assert_int_equal(span->start, at);
        assert_ptr_equal(span->why, text.at[at] == ' ' && span->end == at + 1
                                        ? &blank
                                        : &rule);
        at = span->end;
    }
    assert_int_equal(at, text.len);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        BENCH_TEST(runs_of_spaces_are_merged),
        BENCH_TEST(lines_of_a_page_are_merged),
        BENCH_TEST(pages_of_a_listing_are_merged),
        BENCH_TEST(cuts_are_merged_by_cause),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
