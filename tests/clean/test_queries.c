/* What is asked of the editor, and where: the class of each query and the words
 * that it is about. */
#include "clean/bench.h"

/* One line a query: its class and the words it is about. */
static const char *
queries_of(rcn_bench *bench, const rcn_cleaned *cleaned)
{
    rcn_buffer out = rcn_buffer_new(bench->arena);
    for (size_t i = 0; i < cleaned->query_count; i++) {
        const rcn_query *query = &cleaned->queries[i];
        rcn_buffer_printf(&out, "%s|", query->class_id);
        rcn_buffer_add(&out, rcn_text_slice(cleaned->blocks[query->block].text,
                                            query->start, query->end));
        rcn_buffer_char(&out, '\n');
    }
    return rcn_buffer_text(&out).at;
}

static void
hold_queries(rcn_bench *bench, const char *text, const char *queries)
{
    const rcn_cleaned *cleaned = rcn_bench_clean(bench, rcn_text_of(text));
    assert_string_equal(queries_of(bench, cleaned), queries);
}

static void
columns_side_by_side_are_asked_about(void **state)
{
    hold_queries(
        *state,
        "The report of the council is printed in two columns, as all "
        "of its reports have been since the flood.\n"
        "\n"
        "The bridge of the town stood for        Of the second bridge "
        "less is known,\n"
        "as long as any man could tell and       for the rolls of the "
        "town burnt with\n"
        "was mended whenever the river had       the hall in which "
        "they had been kept\n"
        "been higher than the old mark on        for so long in a chest "
        "of oak. The\n"
        "its second pier, which the council      third is the one that "
        "stands today,\n"
        "had cut there after the flood.          and it was opened "
        "in a good year.\n",
        "two-columns|The bridge of the town stood for        Of the "
        "second bridge less is known,\n");
}

static void
a_table_is_not_asked_about(void **state)
{
    hold_queries(*state,
                 "The council paid for these things, and for nothing else, in "
                 "the year of the works:\n"
                 "\n"
                 "Stone from the quarry        12 crowns\n"
                 "Oak from the forest           9 crowns\n"
                 "Lime                          1 crown\n"
                 "Men                         300 crowns\n"
                 "Boats                         4 crowns\n",
                 "");
}

static void
a_quotation_that_stays_open_is_asked_about(void **state)
{
    hold_queries(*state,
                 "He said that \xE2\x80\x9Cthe bridge is old and cannot be "
                 "mended in this "
                 "year or the next.\n"
                 "\n"
                 "Nobody asked him \xE2\x80\x9Cwhy\xE2\x80\x9D that was, and "
                 "he did not say it to "
                 "any of them either.\n",
                 "unclosed-quotation|\xE2\x80\x9C\n");
}

static void
a_quotation_may_open_each_paragraph(void **state)
{
    hold_queries(
        *state,
        "He said: \xE2\x80\x9CThe bridge is old and cannot be mended in this "
        "year "
        "or the next.\n"
        "\n"
        "\xE2\x80\x9CNor will it be mended in the year after that, if anybody "
        "asks me,\xE2\x80\x9D he said.\n",
        "");
}

static void
a_doubled_word_is_asked_about(void **state)
{
    hold_queries(*state,
                 "It was the the bridge that was meant, and he said that that "
                 "was so, had he not.\n",
                 "doubled-word|the the\n"
                 "doubled-word|that that\n");
}

static void
fused_sentences_are_asked_about(void **state)
{
    hold_queries(
        *state,
        "It was mended in 2030.This is known. It was old.Nobody cared! "
        "See changelog.Debian.gz and www.Old.Bridge as well.\n",
        "fused-sentence|.\n"
        "fused-sentence|.\n");
}

static void
a_hyphen_for_a_dash_is_asked_about(void **state)
{
    hold_queries(*state,
                 "The bridge \xE2\x80\x93 the old one \xE2\x80\x93 stood there "
                 "for long, and the new "
                 "one - nobody knows why - did not.\n",
                 "spaced-hyphen|-\n"
                 "spaced-hyphen|-\n");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        BENCH_TEST(columns_side_by_side_are_asked_about),
        BENCH_TEST(a_table_is_not_asked_about),
        BENCH_TEST(a_quotation_that_stays_open_is_asked_about),
        BENCH_TEST(a_quotation_may_open_each_paragraph),
        BENCH_TEST(a_doubled_word_is_asked_about),
        BENCH_TEST(fused_sentences_are_asked_about),
        BENCH_TEST(a_hyphen_for_a_dash_is_asked_about),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
