/* Texts and pages made to be slow: four times as much of it may cost at most twice the
 * time that four times would be, and the laws hold of it all the same. */
#include <string.h>
#include <time.h>

#include "clean/bench.h"
#include "source/files/read.h"

#define LARGE ((size_t)10 << 20)
#define SMALL (LARGE / 4)

/* A smaller time is below what the clock tells. */
#define CLOCK_LEAST (CLOCKS_PER_SEC / 20)

static rcn_text
repeat(rcn_bench *bench, const char *piece, size_t len)
{
    rcn_buffer out = rcn_buffer_new(bench->arena);
    rcn_text text = rcn_text_of(piece);
    while (out.len + text.len <= len) {
        rcn_buffer_add(&out, text);
    }
    return rcn_buffer_text(&out);
}

/* Processor time of one cleaning.  A piece that begins with a tag makes a page. */
static clock_t
time_of(rcn_bench *bench, const char *piece, size_t len, bool check)
{
    void *state = NULL;
    assert_int_equal(rcn_bench_set_up(&state), 0);
    rcn_bench *own = state;
    rcn_text text = repeat(own, piece, len);
    const rcn_document *document = rcn_source_from_bytes(
        own->arena, text, *piece == '<' ? "1.html" : "1.txt", own->log);
    assert_non_null(document);
    clock_t start = clock();
    const rcn_cleaned *cleaned =
        rcn_clean(own->arena, (rcn_corpus){&document, 1}, own->rules,
                  &bench->options, own->log);
    clock_t spent = clock() - start;
    if (check) {
        rcn_bench_check_laws(own, cleaned);
    }
    assert_int_equal(rcn_bench_tear_down(&state), 0);
    return spent;
}

static void
hold(void **state, const char *piece)
{
    rcn_bench *bench = *state;
    clock_t small = time_of(bench, piece, SMALL, true);
    clock_t large = time_of(bench, piece, LARGE, false);
    small = small > CLOCK_LEAST ? small : CLOCK_LEAST;
    if (large > small * 8) {
        fail_msg("%ld ticks, and %ld for four times as much", (long)small,
                 (long)large);
    }
}

static void
one_line_of_words(void **state)
{
    hold(state, "word ");
}

static void
one_word(void **state)
{
    hold(state, "w");
}

static void
nothing_but_hyphens(void **state)
{
    hold(state, "-");
}

static void
lines_that_end_in_hyphens(void **state)
{
    hold(state, "of an old-\n");
}

static void
nothing_but_form_feeds(void **state)
{
    hold(state, "\f\f\f\f\f\f\f\n");
}

static void
nothing_but_digits(void **state)
{
    hold(state, "1");
}

static void
lines_of_digits(void **state)
{
    hold(state, "1234567\n");
}

static void
nothing_but_blanks(void **state)
{
    hold(state, "       \n");
}

static void
one_line_again_and_again(void **state)
{
    hold(state, "The same title again\n");
}

static void
captions_without_end(void **state)
{
    hold(state,
         "The mayor and the engineer open the old bridge before the crowd\n\n"
         "The mayor walked before a crowd of four hundred to open the bridge, "
         "and the engineer, who is old, came after him.\n\n");
}

static void
one_phrase_without_end(void **state)
{
    hold(state, "Share this: Facebook Twitter\n");
}

static void
one_page_of_ruby(void **state)
{
    hold(state, "<ruby>a<rt>b</rt></ruby>");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        BENCH_TEST(one_line_of_words),
        BENCH_TEST(one_word),
        BENCH_TEST(nothing_but_hyphens),
        BENCH_TEST(lines_that_end_in_hyphens),
        BENCH_TEST(nothing_but_form_feeds),
        BENCH_TEST(nothing_but_digits),
        BENCH_TEST(lines_of_digits),
        BENCH_TEST(nothing_but_blanks),
        BENCH_TEST(one_line_again_and_again),
        BENCH_TEST(captions_without_end),
        BENCH_TEST(one_phrase_without_end),
        BENCH_TEST(one_page_of_ruby),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
