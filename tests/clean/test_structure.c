/* Headings and items: by their number, the line below them or their place. */
#include "clean/bench.h"

static void
section_numbers_make_headings(void **state)
{
    static const rcn_bench_case cases[] = {
        {"1. The Bridge\n"
         "\n"
         "The bridge of the town stood for as long as any man could "
         "tell, and nobody mended it.\n"
         "\n"
         "1.1 Its Piers\n"
         "\n"
         "There were two piers, and each of them stood in the river "
         "all the year round.\n"
         "\n"
         "2. The Town\n"
         "\n"
         "The town is older than its bridge, and it was rich before "
         "the bridge was built.\n",
         "heading: 1. The Bridge\n"
         "paragraph: The bridge of the town stood for as long as any "
         "man could tell, and nobody mended it.\n"
         "heading: 1.1 Its Piers\n"
         "paragraph: There were two piers, and each of them stood in "
         "the river all the year round.\n"
         "heading: 2. The Town\n"
         "paragraph: The town is older than its bridge, and it was rich "
         "before the bridge was built.\n",
         ""}};
    BENCH_HOLD(state, cases);
}

static void
a_run_of_numbers_is_a_list(void **state)
{
    static const rcn_bench_case cases[] = {
        {"1. The Bridge\n"
         "2. The Town\n"
         "3. The River\n"
         "\n"
         "The bridge of the town stood for as long as any man could "
         "tell, and nobody mended it.\n",
         "item: 1. The Bridge\n"
         "item: 2. The Town\n"
         "item: 3. The River\n"
         "paragraph: The bridge of the town stood for as long as any "
         "man could tell, and nobody mended it.\n",
         ""}};
    BENCH_HOLD(state, cases);
}

static void
short_lines_over_text_are_headings(void **state)
{
    static const rcn_bench_case cases[] = {
        {"The Bridge\n"
         "==========\n"
         "\n"
         "The bridge of the town stood for as long as any man could "
         "tell, and nobody mended it.\n"
         "\n"
         "Its Piers\n"
         "\n"
         "There were two piers, and each of them stood in the river "
         "all the year round.\n"
         "\n"
         "He said:\n"
         "\n"
         "Nobody would mend it, and nobody did, until the year in which "
         "the flood took it all.\n",
         "heading: The Bridge\n"
         "paragraph: The bridge of the town stood for as long as any "
         "man could tell, and nobody mended it.\n"
         "heading: Its Piers\n"
         "paragraph: There were two piers, and each of them stood in "
         "the river all the year round.\n"
         "paragraph: He said:\n"
         "paragraph: Nobody would mend it, and nobody did, until the "
         "year in which the flood took it all.\n",
         "heading-underline|==========\n"}};
    BENCH_HOLD(state, cases);
}

static void
lists_nest_by_their_indent(void **state)
{
    static const rcn_bench_case cases[] = {
        {"What the bridge was built of in the first year of the works, "
         "as the rolls have it:\n"
         "\n"
         "* stone\n"
         "  * from the quarry\n"
         "  * from the river\n"
         "* oak\n"
         "\n"
         "Then they did this, one after the other, until the year was "
         "over:\n"
         "\n"
         "1. They built the piers.\n"
         "2. They built the vaults.\n"
         "\n"
         "- I asked him where the bridge was, said the man, and he did "
         "not know it himself.\n",
         "paragraph: What the bridge was built of in the first year "
         "of the works, as the rolls have it:\n"
         "item: * stone\n"
         "item: * from the quarry\n"
         "item: * from the river\n"
         "item: * oak\n"
         "paragraph: Then they did this, one after the other, until "
         "the year was over:\n"
         "item: 1. They built the piers.\n"
         "item: 2. They built the vaults.\n"
         "paragraph: - I asked him where the bridge was, said the man, "
         "and he did not know it himself.\n",
         ""}};
    BENCH_HOLD(state, cases);
}

static void
letters_in_parentheses_are_markers(void **state)
{
    static const rcn_bench_case cases[] = {
        {"The rolls name three things that were wanted before the works "
         "could be begun at all:\n"
         "\n"
         "(a) money;\n"
         "(b) stone;\n"
         "(c) the leave of the abbot.\n",
         "paragraph: The rolls name three things that were wanted before "
         "the works could be begun at all:\n"
         "item: (a) money;\n"
         "item: (b) stone;\n"
         "item: (c) the leave of the abbot.\n",
         ""}};
    BENCH_HOLD(state, cases);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        BENCH_TEST(section_numbers_make_headings),
        BENCH_TEST(a_run_of_numbers_is_a_list),
        BENCH_TEST(short_lines_over_text_are_headings),
        BENCH_TEST(lists_nest_by_their_indent),
        BENCH_TEST(letters_in_parentheses_are_markers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
