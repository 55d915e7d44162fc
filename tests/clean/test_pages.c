/* Furniture of pages: what recurs at their edges or rises from page to page is
 * cut, what recurs within them stays. */
#include "clean/bench.h"

static void
heads_that_recur_and_numbers_that_rise_are_cut(void **state)
{
    static const rcn_bench_case cases[] = {
        {"A History of the Bridge\n"
         "\n"
         "The bridge of the town stood for as long as any man could "
         "tell\n"
         "and was mended whenever the river had been higher than the "
         "old\n"
         "mark on its second pier.\n"
         "\n"
         "1\n"
         "\fA History of the Bridge\n"
         "\n"
         "Of the second bridge less is known, for the rolls of the town\n"
         "burnt with the hall in which they had been kept for so long "
         "in\n"
         "a chest.\n"
         "\n"
         "2\n"
         "\fA History of the Bridge\n"
         "\n"
         "The third is the one that stands today, and it was opened "
         "in a\n"
         "year of good harvests.\n"
         "\n"
         "3\n",
         "paragraph: The bridge of the town stood for as long as any "
         "man could tell and was mended whenever the river had been "
         "higher than the old mark on its second pier.\n"
         "paragraph: Of the second bridge less is known, for the rolls "
         "of the town burnt with the hall in which they had been kept "
         "for so long in a chest.\n"
         "paragraph: The third is the one that stands today, and it "
         "was opened in a year of good harvests.\n",
         "running-head|A History of the Bridge\n"
         "page-number|1\n"
         "running-head|A History of the Bridge\n"
         "page-number|2\n"
         "running-head|A History of the Bridge\n"
         "page-number|3\n"}};
    BENCH_HOLD(state, cases);
}

static void
heads_of_both_pages_carry_their_numbers(void **state)
{
    static const rcn_bench_case cases[] = {
        {"12   The Bridge\n"
         "The bridge of the town stood for as long as any man could "
         "tell\n"
         "and was mended whenever the river had been higher.\n"
         "\fA Second Chapter   13\n"
         "Of the second bridge less is known, for the rolls of the town\n"
         "burnt with the hall in which they had been kept.\n"
         "\f14   The Bridge\n"
         "The third is the one that stands today, and it was opened "
         "in a\n"
         "year of good harvests.\n",
         "paragraph: The bridge of the town stood for as long as any "
         "man could tell and was mended whenever the river had been "
         "higher.\n"
         "paragraph: Of the second bridge less is known, for the rolls "
         "of the town burnt with the hall in which they had been kept.\n"
         "paragraph: The third is the one that stands today, and it "
         "was opened in a year of good harvests.\n",
         "running-head|12 The Bridge\n"
         "running-head|A Second Chapter 13\n"
         "running-head|14 The Bridge\n"}};
    BENCH_HOLD(state, cases);
}

static void
a_section_in_capitals_below_a_head_is_one(void **state)
{
    static const rcn_bench_case cases[] = {
        {"A History of the Bridge\n"
         "OF THE PIERS\n"
         "The bridge of the town stood for as long as any man could "
         "tell\n"
         "and was mended whenever the river had been higher.\n"
         "\fA History of the Bridge\n"
         "OF THE VAULTS\n"
         "Of the second bridge less is known, for the rolls of the town\n"
         "burnt with the hall in which they had been kept.\n",
         "paragraph: The bridge of the town stood for as long as any "
         "man could tell and was mended whenever the river had been "
         "higher.\n"
         "paragraph: Of the second bridge less is known, for the rolls "
         "of the town burnt with the hall in which they had been kept.\n",
         "running-head|A History of the Bridge\n"
         "running-head|OF THE PIERS\n"
         "running-head|A History of the Bridge\n"
         "running-head|OF THE VAULTS\n"}};
    BENCH_HOLD(state, cases);
}

static void
what_recurs_within_pages_stays(void **state)
{
    static const rcn_bench_case cases[] = {
        {"One page begins with these words, and the words go on from "
         "here\n"
         "to the end of the sentence.\n"
         "return 0;\n"
         "It ends with these words, and the words go on from here to "
         "the\n"
         "end of the page.\n"
         "\fAnother page begins with other words, and the words go on "
         "from\n"
         "here to the end of the sentence.\n"
         "return 0;\n"
         "This one ends with yet other words, and the words go on to "
         "the\n"
         "end of it all.\n",
         "paragraph: One page begins with these words, and the words "
         "go on from here to the end of the sentence.\n"
         "paragraph: return 0;\n"
         "paragraph: It ends with these words, and the words go on from "
         "here to the end of the page.\n"
         "paragraph: Another page begins with other words, and the words "
         "go on from here to the end of the sentence.\n"
         "paragraph: return 0;\n"
         "paragraph: This one ends with yet other words, and the words "
         "go on to the end of it all.\n",
         ""}};
    BENCH_HOLD(state, cases);
}

static void
numbers_that_do_not_rise_stay(void **state)
{
    static const rcn_bench_case cases[] = {
        {"7\n"
         "\n"
         "The bridge of the town stood for as long as any man could "
         "tell\n"
         "and was mended whenever the river had been higher.\n"
         "\f3\n"
         "\n"
         "Of the second bridge less is known, for the rolls of the town\n"
         "burnt with the hall in which they had been kept.\n",
         "paragraph: 7\n"
         "paragraph: The bridge of the town stood for as long as any "
         "man could tell and was mended whenever the river had been "
         "higher.\n"
         "paragraph: 3\n"
         "paragraph: Of the second bridge less is known, for the rolls "
         "of the town burnt with the hall in which they had been kept.\n",
         ""}};
    BENCH_HOLD(state, cases);
}

static void
an_address_set_apart_is_a_foot(void **state)
{
    static const rcn_bench_case cases[] = {
        {"The bridge of the town stood for as long as any man could "
         "tell.\n"
         "\n"
         "\n"
         "www.bridge.example\n"
         "\n"
         "\n"
         "Of the second bridge less is known, for the rolls burnt with "
         "it.\n"
         "\n"
         "www.pier.example\n"
         "\n"
         "It stands.\n",
         "paragraph: The bridge of the town stood for as long as any "
         "man could tell.\n"
         "paragraph: Of the second bridge less is known, for the rolls "
         "burnt with it.\n"
         "paragraph: www.pier.example\n"
         "paragraph: It stands.\n",
         "running-footer-url|www.bridge.example\n"}};
    BENCH_HOLD(state, cases);
}

static const char memo[] =
    "Network Working Group                                     "
    "     J. Doe\n"
    "Request for Comments: 99                                  "
    "Bridge Office\n"
    "                                                          "
    "     May 2019\n"
    "\n"
    "\n"
    "                     The Opening of Bridges\n"
    "\n"
    "Status of This Memo\n"
    "\n"
    "   This memo says how a bridge is to be opened, and what is "
    "to be said\n"
    "   at its opening.  It is for the use of councils.  Nobody "
    "need follow\n"
    "   it who does not wish to.\n"
    "\n"
    "1.  Introduction\n"
    "\n"
    "   A bridge that was shut for long is opened by the council "
    "of the\n"
    "   town, on a day that all have been told of before, and not "
    "later than\n"
    "   the first day of the month after that in which the works "
    "were over.\n"
    "\n"
    "\n"
    "\n"
    "\n"
    "Doe                                                       "
    "      [Page 1]\n"
    "\n"
    "\fRFC 99                  The Opening of Bridges           "
    "       May 2019\n"
    "\n"
    "\n"
    "   The mayor is to walk over the bridge before all the others "
    "do, and\n"
    "   is not to run, for it may be that the bridge is wet, and "
    "it has been\n"
    "   seen that mayors fall.\n"
    "\n"
    "2.  Words\n"
    "\n"
    "   What is said at the opening is to be short.  It need not "
    "be true, as\n"
    "   long as it is not known to be false by those who stand "
    "on the bridge\n"
    "   when it is said.\n"
    "\n"
    "   o  The first word is \"we\".\n"
    "\n"
    "   o  The last word is \"bridge\", and there are no more than "
    "forty words\n"
    "      between the two.\n"
    "\n"
    "\n"
    "\n"
    "\n"
    "Doe                                                       "
    "      [Page 2]\n"
    "\n"
    "\fRFC 99                  The Opening of Bridges           "
    "       May 2019\n"
    "\n"
    "\n"
    "3.  Security Considerations\n"
    "\n"
    "   A bridge that was opened cannot be shut again by those "
    "who do not\n"
    "   hold its keys, and they are not to be left in the lock.\n"
    "\n"
    "\n"
    "\n"
    "\n"
    "Doe                                                       "
    "      [Page 3]\n";

static const char memo_blocks[] =
    "pre: Network Working Group                                "
    "          J. Doe\n"
    "Request for Comments: 99                                  "
    "Bridge Office\n"
    "paragraph: The Opening of Bridges\n"
    "heading: Status of This Memo\n"
    "paragraph: This memo says how a bridge is to be opened, and "
    "what is to be said at its opening. It is for the use of councils. "
    "Nobody need follow it who does not wish to.\n"
    "heading: 1. Introduction\n"
    "paragraph: A bridge that was shut for long is opened by the "
    "council of the town, on a day that all have been told of before, "
    "and not later than the first day of the month after that in "
    "which the works were over.\n"
    "paragraph: The mayor is to walk over the bridge before all "
    "the others do, and is not to run, for it may be that the bridge "
    "is wet, and it has been seen that mayors fall.\n"
    "heading: 2. Words\n"
    "paragraph: What is said at the opening is to be short. It "
    "need not be true, as long as it is not known to be false by "
    "those who stand on the bridge when it is said.\n"
    "item: o The first word is \"we\".\n"
    "item: o The last word is \"bridge\", and there are no more than "
    "forty words between the two.\n"
    "heading: 3. Security Considerations\n"
    "paragraph: A bridge that was opened cannot be shut again by "
    "those who do not hold its keys, and they are not to be left "
    "in the lock.\n";

static const char memo_cuts[] =
    "date-line|May 2019\n"
    "running-foot|Doe [Page 1]\n"
    "running-head|RFC 99 The Opening of Bridges May 2019\n"
    "running-foot|Doe [Page 2]\n"
    "running-head|RFC 99 The Opening of Bridges May 2019\n"
    "running-foot|Doe [Page 3]\n";

static void
a_memo_with_form_feeds_is_put_together(void **state)
{
    static const rcn_bench_case cases[] = {{memo, memo_blocks, memo_cuts}};
    BENCH_HOLD(state, cases);
}

static void
text_of_a_converter_is_put_together(void **state)
{
    static const rcn_bench_case cases[] = {
        {"A HISTORY OF THE BRIDGE\n"
         "The bridge of the town stood for as long as any man could "
         "tell and was mended\n"
         "whenever the river had been higher than the old mark on its "
         "second pier, which\n"
         "the council had cut there after the flood.\n"
         "Of the second bridge less is known, for the rolls of the town "
         "burnt with the hall\n"
         "in which they had been kept for so long in a chest of oak "
         "that no one has looked\n"
         "for it since that year, and so the third is the one that all "
         "the world knows to-\n"
         "1\n"
         "\fA HISTORY OF THE BRIDGE\n"
         "day, and was opened in a year of good harvests; no one who "
         "was there when it\n"
         "was opened has said a word against it since then, but for "
         "the abbot, who did not\n"
         "like the noise of the carts.\n"
         "2\n",
         "paragraph: The bridge of the town stood for as long as any "
         "man could tell and was mended whenever the river had been "
         "higher than the old mark on its second pier, which the council "
         "had cut there after the flood.\n"
         "paragraph: Of the second bridge less is known, for the rolls "
         "of the town burnt with the hall in which they had been kept "
         "for so long in a chest of oak that no one has looked for it "
         "since that year, and so the third is the one that all the "
         "world knows today, and was opened in a year of good harvests; "
         "no one who was there when it was opened has said a word against "
         "it since then, but for the abbot, who did not like the noise "
         "of the carts.\n",
         "running-head|A HISTORY OF THE BRIDGE\n"
         "line-end-hyphen|-=>\n"
         "page-number|1\n"
         "running-head|A HISTORY OF THE BRIDGE\n"
         "page-number|2\n"}};
    BENCH_HOLD(state, cases);
}

#define PAGE_LINES 40

/* A page as groff sets it: a head, text, a foot with the number, and no form
 * feed. */
static void
add_page(rcn_buffer *out, int number, const char *text)
{
    size_t lines = 0;
    for (const char *at = text; *at; at++) {
        lines += *at == '\n';
    }
    rcn_buffer_string(out, "BRIDGE(7)            The Town's Manual"
                           "            BRIDGE(7)\n\n\n");
    rcn_buffer_string(out, text);
    for (; lines + 8 < PAGE_LINES; lines++) {
        rcn_buffer_char(out, '\n');
    }
    rcn_buffer_printf(out,
                      "\nTown 1.0                    May 2019"
                      "                           %d\n\n\n\n",
                      number);
}

static void
pages_without_form_feeds_are_known_by_their_distance(void **state)
{
    static const char *const texts[] = {
        ("DESCRIPTION\n"
         "       The bridge of the town stood for as long as any man could\n"
         "       tell and was mended whenever the river had been higher\n"
         "       than the old mark on its second pier, which the council\n"
         "       had cut there after the first of the floods.\n"),
        ("       He did not like the noise that the carts made upon it when\n"
         "       they came to the market of the town in the morning, and he\n"
         "       told the council so each year.\n"
         "\n"
         "FILES\n"
         "       The rolls are kept in the new hall, in a chest of iron now\n"
         "       and not of oak.\n"),
        ("       There is a drawing of the second bridge among them, which\n"
         "       is thought to be by the man who built it.\n")};
    rcn_bench *bench = *state;
    rcn_buffer text = rcn_buffer_new(bench->arena);
    for (int i = 0; i < 3; i++) {
        add_page(&text, i + 1, texts[i]);
    }
    const rcn_cleaned *cleaned = rcn_bench_clean(bench, rcn_buffer_text(&text));
    assert_string_equal(
        rcn_bench_blocks(bench, cleaned),
        "heading: DESCRIPTION\n"
        "paragraph: The bridge of the town stood for as long as any man could "
        "tell and was mended whenever the river had been higher than the old "
        "mark on its second pier, which the council had cut there after the "
        "first of the floods.\n"
        "paragraph: He did not like the noise that the carts made upon it when "
        "they came to the market of the town in the morning, and he told the "
        "council so each year.\n"
        "heading: FILES\n"
        "paragraph: The rolls are kept in the new hall, in a chest of iron now "
        "and not of oak.\n"
        "paragraph: There is a drawing of the second bridge among them, which "
        "is thought to be by the man who built it.\n");
    assert_string_equal(rcn_bench_cuts(bench, cleaned),
                        "title|BRIDGE(7) The Town's Manual BRIDGE(7)\n"
                        "running-head|Town 1.0 May 2019 1\n"
                        "running-head|BRIDGE(7) The Town's Manual BRIDGE(7)\n"
                        "running-head|Town 1.0 May 2019 2\n"
                        "running-head|BRIDGE(7) The Town's Manual BRIDGE(7)\n"
                        "running-head|Town 1.0 May 2019 3\n");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        BENCH_TEST(heads_that_recur_and_numbers_that_rise_are_cut),
        BENCH_TEST(heads_of_both_pages_carry_their_numbers),
        BENCH_TEST(a_section_in_capitals_below_a_head_is_one),
        BENCH_TEST(what_recurs_within_pages_stays),
        BENCH_TEST(numbers_that_do_not_rise_stay),
        BENCH_TEST(an_address_set_apart_is_a_foot),
        BENCH_TEST(pages_without_form_feeds_are_known_by_their_distance),
        BENCH_TEST(a_memo_with_form_feeds_is_put_together),
        BENCH_TEST(text_of_a_converter_is_put_together),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
