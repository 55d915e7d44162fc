/* The head and what interrupts the text: title, dates, byline and label are
 * metadata, repetitions, captions, widgets and drawn lines are cut. */
#include "clean/bench.h"

static void
the_head_is_metadata(void **state)
{
    static const rcn_bench_case cases[] = {
        {"The Old Bridge Is Open Again\n"
         "\n"
         "Local news\n"
         "12 May 2019 08:30\n"
         "By Jane Doe\n"
         "\n"
         "The town council reopened the old bridge over the river on "
         "Saturday, after four years of repairs.\n",
         "paragraph: The town council reopened the old bridge over the "
         "river on Saturday, after four years of repairs.\n",
         "title|The Old Bridge Is Open Again\n"
         "category-label|Local news\n"
         "timestamp|12 May 2019 08:30\n"
         "byline|By Jane Doe\n"}};
    BENCH_HOLD(state, cases);
}

static void
a_repeated_title_is_cut(void **state)
{
    static const rcn_bench_case cases[] = {
        {"The Old Bridge Is Open Again\n"
         "\n"
         "The Old Bridge Is Open Again\n"
         "\n"
         "The town council reopened the old bridge over the river on "
         "Saturday, after four years of repairs.\n",
         "paragraph: The town council reopened the old bridge over the "
         "river on Saturday, after four years of repairs.\n",
         "title|The Old Bridge Is Open Again\n"
         "duplicated-title|The Old Bridge Is Open Again\n"}};
    BENCH_HOLD(state, cases);
}

static void
a_teaser_after_the_title_is_cut(void **state)
{
    static const rcn_bench_case cases[] = {
        {"The Old Bridge Is Open Again\n"
         "The Old Bridge Is Open Again The town council reopened the "
         "old bridge over the river on Sat\n"
         "\n"
         "The town council reopened the old bridge over the river on "
         "Saturday, after four years of repairs.\n",
         "paragraph: The town council reopened the old bridge over the "
         "river on Saturday, after four years of repairs.\n",
         "title|The Old Bridge Is Open Again\n"
         "duplicated-title|The Old Bridge Is Open Again\n"
         "truncated-teaser|The town council reopened the old bridge "
         "over the river on Sat\n"}};
    BENCH_HOLD(state, cases);
}

static void
a_teaser_with_dots_is_cut(void **state)
{
    static const rcn_bench_case cases[] = {
        {"The town council reopened the old bridge over the river...\n"
         "\n"
         "The town council reopened the old bridge over the river on "
         "Saturday, after four years of repairs.\n",
         "paragraph: The town council reopened the old bridge over the "
         "river on Saturday, after four years of repairs.\n",
         "truncated-teaser|The town council reopened the old bridge "
         "over the river...\n"}};
    BENCH_HOLD(state, cases);
}

static void
a_first_line_alone_is_a_heading(void **state)
{
    static const rcn_bench_case cases[] = {
        {"The Old Bridge Is Open Again\n"
         "\n"
         "The town council reopened the old bridge over the river on "
         "Saturday, after four years of repairs.\n"
         "\n"
         "It had been shut since the flood, and there were many who "
         "had never seen it open before that day.\n",
         "heading: The Old Bridge Is Open Again\n"
         "paragraph: The town council reopened the old bridge over the "
         "river on Saturday, after four years of repairs.\n"
         "paragraph: It had been shut since the flood, and there were "
         "many who had never seen it open before that day.\n",
         ""}};
    BENCH_HOLD(state, cases);
}

static void
blank_lines_set_a_title_off(void **state)
{
    static const rcn_bench_case cases[] = {
        {"The Old Bridge Is Open Again\n"
         "\n"
         "\n"
         "\n"
         "The town council reopened the old bridge over the river on "
         "Saturday, after four years of repairs.\n"
         "\n"
         "It had been shut since the flood, and there were many who "
         "had never seen it open before that day.\n",
         "paragraph: The town council reopened the old bridge over the "
         "river on Saturday, after four years of repairs.\n"
         "paragraph: It had been shut since the flood, and there were "
         "many who had never seen it open before that day.\n",
         "title|The Old Bridge Is Open Again\n"}};
    BENCH_HOLD(state, cases);
}

static void
a_sentence_with_a_date_stays(void **state)
{
    static const rcn_bench_case cases[] = {
        {"It was opened on 12 May 2019.\n"
         "\n"
         "The town council reopened the old bridge over the river on "
         "Saturday, after four years of repairs.\n",
         "paragraph: It was opened on 12 May 2019.\n"
         "paragraph: The town council reopened the old bridge over the "
         "river on Saturday, after four years of repairs.\n",
         ""}};
    BENCH_HOLD(state, cases);
}

static void
a_date_after_the_text_stays(void **state)
{
    static const rcn_bench_case cases[] = {
        {"The town council reopened the old bridge over the river on "
         "Saturday, after four years of repairs.\n"
         "\n"
         "12 May 2019\n",
         "paragraph: The town council reopened the old bridge over the "
         "river on Saturday, after four years of repairs.\n"
         "paragraph: 12 May 2019\n",
         ""}};
    BENCH_HOLD(state, cases);
}

static void
a_caption_that_is_said_again_is_cut(void **state)
{
    static const rcn_bench_case cases[] = {
        {"The town council reopened the old bridge over the river on "
         "Saturday, after four years of repairs.\n"
         "\n"
         "Mayor Erika Muster and engineer Paul Dupont open the bridge "
         "before a crowd of four hundred\n"
         "\n"
         "It will stand for another century, said the mayor before a "
         "small crowd at the gate of the bridge.\n"
         "\n"
         "Mayor Erika Muster and the engineer, Paul Dupont, then walked "
         "before a crowd of four hundred to open the bridge.\n",
         "paragraph: The town council reopened the old bridge over the "
         "river on Saturday, after four years of repairs.\n"
         "paragraph: It will stand for another century, said the mayor "
         "before a small crowd at the gate of the bridge.\n"
         "paragraph: Mayor Erika Muster and the engineer, Paul Dupont, "
         "then walked before a crowd of four hundred to open the bridge.\n",
         "caption-without-image|Mayor Erika Muster and engineer Paul "
         "Dupont open the bridge before a crowd of four hundred\n"}};
    BENCH_HOLD(state, cases);
}

static void
a_caption_of_its_own_stays(void **state)
{
    static const rcn_bench_case cases[] = {
        {"The town council reopened the old bridge over the river on "
         "Saturday, after four years of repairs.\n"
         "\n"
         "Mayor Erika Muster and engineer Paul Dupont open the bridge "
         "before a crowd of four hundred\n"
         "\n"
         "It will stand for another century, said the mayor before a "
         "small crowd at the gate of the bridge.\n",
         "paragraph: The town council reopened the old bridge over the "
         "river on Saturday, after four years of repairs.\n"
         "paragraph: Mayor Erika Muster and engineer Paul Dupont open "
         "the bridge before a crowd of four hundred\n"
         "paragraph: It will stand for another century, said the mayor "
         "before a small crowd at the gate of the bridge.\n",
         ""}};
    BENCH_HOLD(state, cases);
}

static void
widgets_are_cut_at_their_place(void **state)
{
    static const rcn_bench_case cases[] = {
        {"The town council reopened the old bridge over the river on "
         "Saturday, after four years of repairs.\n"
         "\n"
         "Advertisement\n"
         "\n"
         "It will stand for another century, said the mayor before a "
         "small crowd at the gate of the bridge.\n"
         "\n"
         "Share this: Facebook Twitter\n"
         "Leave a Reply\n"
         "Name *\n"
         "Email *\n",
         "paragraph: The town council reopened the old bridge over the "
         "river on Saturday, after four years of repairs.\n"
         "paragraph: It will stand for another century, said the mayor "
         "before a small crowd at the gate of the bridge.\n",
         "advertisement|Advertisement\n"
         "widget-share|Share this: Facebook Twitter\n"
         "widget-comments|Leave a Reply\n"
         "widget-comments|Name *\n"
         "widget-comments|Email *\n"}};
    BENCH_HOLD(state, cases);
}

static void
words_of_forms_stay_in_the_text(void **state)
{
    static const rcn_bench_case cases[] = {
        {"The town council reopened the old bridge over the river on "
         "Saturday, after four years of repairs.\n"
         "\n"
         "Name\n"
         "\n"
         "It will stand for another century, said the mayor before a "
         "small crowd at the gate of the bridge.\n",
         "paragraph: The town council reopened the old bridge over the "
         "river on Saturday, after four years of repairs.\n"
         "heading: Name\n"
         "paragraph: It will stand for another century, said the mayor "
         "before a small crowd at the gate of the bridge.\n",
         ""}};
    BENCH_HOLD(state, cases);
}

static void
drawn_lines_are_cut(void **state)
{
    static const rcn_bench_case cases[] = {
        {"The town council reopened the old bridge over the river on "
         "Saturday, after four years of repairs.\n"
         "\n"
         "------------------------\n"
         "\n"
         "It will stand for another century, said the mayor before a "
         "small crowd at the gate of the bridge.\n"
         "\n"
         "* * *\n"
         "\n"
         "It had been shut since the flood, and there were many who "
         "had never seen it open before that day.\n"
         "\n"
         "---\n",
         "paragraph: The town council reopened the old bridge over the "
         "river on Saturday, after four years of repairs.\n"
         "paragraph: It will stand for another century, said the mayor "
         "before a small crowd at the gate of the bridge.\n"
         "paragraph: * * *\n"
         "paragraph: It had been shut since the flood, and there were "
         "many who had never seen it open before that day.\n",
         "rule-line|------------------------\n"
         "rule-line|---\n"}};
    BENCH_HOLD(state, cases);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        BENCH_TEST(the_head_is_metadata),
        BENCH_TEST(a_repeated_title_is_cut),
        BENCH_TEST(a_teaser_after_the_title_is_cut),
        BENCH_TEST(a_teaser_with_dots_is_cut),
        BENCH_TEST(a_first_line_alone_is_a_heading),
        BENCH_TEST(blank_lines_set_a_title_off),
        BENCH_TEST(a_sentence_with_a_date_stays),
        BENCH_TEST(a_date_after_the_text_stays),
        BENCH_TEST(a_caption_that_is_said_again_is_cut),
        BENCH_TEST(a_caption_of_its_own_stays),
        BENCH_TEST(widgets_are_cut_at_their_place),
        BENCH_TEST(words_of_forms_stay_in_the_text),
        BENCH_TEST(drawn_lines_are_cut),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
