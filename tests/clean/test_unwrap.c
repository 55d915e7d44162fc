/* Lines put together again: paragraphs by width, indent, page and hyphen, code
 * and items by their form, addresses by how they break off. */
#include "clean/bench.h"

static void
indents_part_paragraphs(void **state)
{
    static const rcn_bench_case cases[] = {
        {"   The bridge of the town stood for as long as any man could "
         "tell\n"
         "and was mended whenever the river had been higher than the "
         "old\n"
         "mark on its second pier, which the council had cut there.\n"
         "   Of the second bridge less is known, for the rolls of the "
         "town\n"
         "burnt with the hall in which they had been kept for so long "
         "in\n"
         "a chest of oak.\n"
         "   The third is the one that stands today.\n",
         "paragraph: The bridge of the town stood for as long as any "
         "man could tell and was mended whenever the river had been "
         "higher than the old mark on its second pier, which the council "
         "had cut there.\n"
         "paragraph: Of the second bridge less is known, for the rolls "
         "of the town burnt with the hall in which they had been kept "
         "for so long in a chest of oak.\n"
         "paragraph: The third is the one that stands today.\n",
         ""}};
    BENCH_HOLD(state, cases);
}

static void
a_short_line_ends_a_paragraph(void **state)
{
    static const rcn_bench_case cases[] = {
        {"The bridge of the town stood for as long as any man could "
         "tell\n"
         "and was mended whenever the river had been higher.\n"
         "Of the second bridge less is known, for the rolls of the town\n"
         "burnt with the hall in which they had been kept for so long "
         "in\n"
         "a chest of oak that no one has looked for it since that year.\n",
         "paragraph: The bridge of the town stood for as long as any "
         "man could tell and was mended whenever the river had been "
         "higher.\n"
         "paragraph: Of the second bridge less is known, for the rolls "
         "of the town burnt with the hall in which they had been kept "
         "for so long in a chest of oak that no one has looked for it "
         "since that year.\n",
         ""}};
    BENCH_HOLD(state, cases);
}

static void
lines_of_unequal_letters_are_joined(void **state)
{
    static const rcn_bench_case cases[] = {
        {"The bridge of the town stood for as long as any man could "
         "tell and was\n"
         "mended whenever the river had been higher than the old mark "
         "on its\n"
         "second pier, which the council had cut there, until the year "
         "in which\n"
         "nobody came to mend it, and then it stood no more.\n"
         "\n"
         "Willows will mill wholly, winding mews; women swimming, momma\n"
         "will illuminate little films, ill-fitting, till it is all "
         "in all,\n"
         "and a little more of it will still be illegible to all men.\n",
         "paragraph: The bridge of the town stood for as long as any "
         "man could tell and was mended whenever the river had been "
         "higher than the old mark on its second pier, which the council "
         "had cut there, until the year in which nobody came to mend "
         "it, and then it stood no more.\n"
         "paragraph: Willows will mill wholly, winding mews; women swimming, "
         "momma will illuminate little films, ill-fitting, till it is "
         "all in all, and a little more of it will still be illegible "
         "to all men.\n",
         ""}};
    BENCH_HOLD(state, cases);
}

static void
whole_lines_stay_apart(void **state)
{
    static const rcn_bench_case cases[] = {
        {"The bridge is old.\n"
         "The town is new.\n"
         "Nobody knows why.\n"
         "The river was there first, and will be there when both are "
         "gone from it.\n",
         "paragraph: The bridge is old.\n"
         "paragraph: The town is new.\n"
         "paragraph: Nobody knows why.\n"
         "paragraph: The river was there first, and will be there when "
         "both are gone from it.\n",
         ""}};
    BENCH_HOLD(state, cases);
}

static void
a_page_may_break_a_sentence(void **state)
{
    static const rcn_bench_case cases[] = {
        {"The bridge of the town stood for as long as any man could "
         "tell\n"
         "and was mended whenever the river had been higher than the "
         "old\n"
         "\fmark on its second pier, which the council had cut there, "
         "and so\n"
         "it was always known how high the river had been.\n",
         "paragraph: The bridge of the town stood for as long as any "
         "man could tell and was mended whenever the river had been "
         "higher than the old mark on its second pier, which the council "
         "had cut there, and so it was always known how high the river "
         "had been.\n",
         ""}};
    BENCH_HOLD(state, cases);
}

static void
a_page_may_end_a_paragraph(void **state)
{
    static const rcn_bench_case cases[] = {
        {"The bridge of the town stood for as long as any man could "
         "tell.\n"
         "\fOf the second bridge less is known, for the rolls of the "
         "town\n"
         "burnt with the hall in which they had been kept.\n",
         "paragraph: The bridge of the town stood for as long as any "
         "man could tell.\n"
         "paragraph: Of the second bridge less is known, for the rolls "
         "of the town burnt with the hall in which they had been kept.\n",
         ""}};
    BENCH_HOLD(state, cases);
}

static void
code_keeps_its_lines(void **state)
{
    static const rcn_bench_case cases[] = {
        {"The council had a small program of its own to reckon the price\n"
         "of the stones, and it was written down in the rolls, as follows\n"
         "here for the use of others:\n"
         "\n"
         "    int price(int stones) {\n"
         "        return stones * 3;\n"
         "    }\n"
         "\n"
         "No one has looked at it since, for the stones are all in place\n"
         "and paid for, and the man who wrote it has gone to sea.\n",
         "paragraph: The council had a small program of its own to reckon "
         "the price of the stones, and it was written down in the rolls, "
         "as follows here for the use of others:\n"
         "pre: int price(int stones) {\n"
         "    return stones * 3;\n"
         "}\n"
         "paragraph: No one has looked at it since, for the stones are "
         "all in place and paid for, and the man who wrote it has gone "
         "to sea.\n",
         ""}};
    BENCH_HOLD(state, cases);
}

static void
a_dash_that_runs_on_is_no_item(void **state)
{
    static const rcn_bench_case cases[] = {
        {"The bridge of the town stood for as long as any man could "
         "tell\n"
         "- longer than the oldest of them could remember, in any case "
         "-\n"
         "and was mended whenever the river had been higher than the "
         "old\n"
         "mark on its second pier, which the council had cut there after\n"
         "the first of the floods.\n",
         "paragraph: The bridge of the town stood for as long as any "
         "man could tell - longer than the oldest of them could remember, "
         "in any case - and was mended whenever the river had been higher "
         "than the old mark on its second pier, which the council had "
         "cut there after the first of the floods.\n",
         ""}};
    BENCH_HOLD(state, cases);
}

static void
items_may_be_wrapped(void **state)
{
    static const rcn_bench_case cases[] = {
        {"The bridge of the town stood for as long as any man could "
         "tell\n"
         "and was mended whenever the river had been higher, with these:\n"
         "\n"
         "- stone from the quarry above the town, which was brought "
         "down\n"
         "  on rafts in the spring;\n"
         "- oak from the forest of the abbey, which was bought from "
         "the\n"
         "  abbot for nine crowns;\n"
         "- lime.\n",
         "paragraph: The bridge of the town stood for as long as any "
         "man could tell and was mended whenever the river had been "
         "higher, with these:\n"
         "item: - stone from the quarry above the town, which was brought "
         "down on rafts in the spring;\n"
         "item: - oak from the forest of the abbey, which was bought "
         "from the abbot for nine crowns;\n"
         "item: - lime.\n",
         ""}};
    BENCH_HOLD(state, cases);
}

static void
a_heading_may_be_wrapped(void **state)
{
    static const rcn_bench_case cases[] = {
        {"2.1 Of the Piers of the Bridge and of Those Who Built Them "
         "in\n"
         "    the Years before the Flood\n"
         "\n"
         "The bridge of the town stood for as long as any man could "
         "tell\n"
         "and was mended whenever the river had been higher than the "
         "old\n"
         "mark on its second pier.\n",
         "heading: 2.1 Of the Piers of the Bridge and of Those Who Built "
         "Them in the Years before the Flood\n"
         "paragraph: The bridge of the town stood for as long as any "
         "man could tell and was mended whenever the river had been "
         "higher than the old mark on its second pier.\n",
         ""}};
    BENCH_HOLD(state, cases);
}

static void
an_address_is_broken_after_a_slash(void **state)
{
    static const rcn_bench_case cases[] = {
        {"The rolls of the bridge can be read by anyone who comes to "
         "the\n"
         "hall, or at the address that the council gave https://a.example/\n"
         "rolls/of/the/bridge.html where they have been since that year "
         "in\n"
         "which the hall was burnt.\n",
         "paragraph: The rolls of the bridge can be read by anyone who "
         "comes to the hall, or at the address that the council gave "
         "https://a.example/rolls/of/the/bridge.html where they have "
         "been since that year in which the hall was burnt.\n",
         ""}};
    BENCH_HOLD(state, cases);
}

static void
an_address_is_broken_after_its_hyphen(void **state)
{
    static const rcn_bench_case cases[] = {
        {"They have been there since the year in which the hall was "
         "burnt\n"
         "and rebuilt. The other address is of no use: https://b.example/a-\n"
         "b/c.html is empty now and will be so until it is mended.\n",
         "paragraph: They have been there since the year in which the "
         "hall was burnt and rebuilt. The other address is of no use: "
         "https://b.example/a-b/c.html is empty now and will be so until "
         "it is mended.\n",
         ""}};
    BENCH_HOLD(state, cases);
}

static void
an_address_is_broken_after_its_scheme(void **state)
{
    static const rcn_bench_case cases[] = {
        {"The rolls of the bridge can be read at the address of the "
         "same\n"
         "council, and that is, as far as anybody knows and says, (https:\n"
         "//www.bridge.example/rolls) in which the hall is shown as "
         "well\n"
         "and rebuilt, and no one has moved them since then but the "
         "mice\n"
         "who live there.\n",
         "paragraph: The rolls of the bridge can be read at the address "
         "of the same council, and that is, as far as anybody knows "
         "and says, (https://www.bridge.example/rolls) in which the "
         "hall is shown as well and rebuilt, and no one has moved them "
         "since then but the mice who live there.\n",
         ""}};
    BENCH_HOLD(state, cases);
}

static void
an_address_may_end_a_sentence(void **state)
{
    static const rcn_bench_case cases[] = {
        {"The rolls of the bridge can be read at the address of the "
         "same\n"
         "council, and that is, as far as anybody knows, www.bridge.example.\n"
         "They have been there since the year in which the hall was "
         "burnt\n"
         "and rebuilt, and no one has moved them since then but the "
         "mice\n"
         "who live there.\n",
         "paragraph: The rolls of the bridge can be read at the address "
         "of the same council, and that is, as far as anybody knows, "
         "www.bridge.example. They have been there since the year in "
         "which the hall was burnt and rebuilt, and no one has moved "
         "them since then but the mice who live there.\n",
         ""}};
    BENCH_HOLD(state, cases);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        BENCH_TEST(indents_part_paragraphs),
        BENCH_TEST(a_short_line_ends_a_paragraph),
        BENCH_TEST(lines_of_unequal_letters_are_joined),
        BENCH_TEST(whole_lines_stay_apart),
        BENCH_TEST(a_page_may_break_a_sentence),
        BENCH_TEST(a_page_may_end_a_paragraph),
        BENCH_TEST(code_keeps_its_lines),
        BENCH_TEST(a_dash_that_runs_on_is_no_item),
        BENCH_TEST(items_may_be_wrapped),
        BENCH_TEST(a_heading_may_be_wrapped),
        BENCH_TEST(an_address_is_broken_after_a_slash),
        BENCH_TEST(an_address_is_broken_after_its_hyphen),
        BENCH_TEST(an_address_is_broken_after_its_scheme),
        BENCH_TEST(an_address_may_end_a_sentence),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
