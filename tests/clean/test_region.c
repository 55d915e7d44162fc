/* Pages of text as browsers copy them, all visible lines of them: the body is
 * kept, and what stands around it is cut. */
#include <string.h>

#include "bench.h"

#define MENU                                                                   \
    "Skip to content\n\nMenu\n\nHome\n\nNews\n\nHarbour\n\nSport\n\nOpinion\n" \
    "\nSubscribe\n\nSign in\n\n"

#define FOOT                                                                 \
    "Share this:\n\nFacebook\n\nTwitter\n\nRelated posts\n\n"                \
    "Council votes on the new tram line\n\nThree owls move into the tower\n" \
    "\nHow the market hall got its roof\n\nAbout us\n\nContact us\n\n"       \
    "Privacy Policy\n\nTerms of Use\n\n"                                     \
    "\xC2\xA9 2019 The Daily Bridge. All rights reserved.\n"

static const char news[] = MENU
    "Ferry sails again after the winter storm\n\n"
    "By Jane Doe\n\n"
    "12 May 2019\n\n"
    "The old ferry left the harbour on Sunday morning for the first time since "
    "the winter storm tore its ramp away, and some two hundred people stood on "
    "the quay to see it go.\n\n"
    "The ramp had to be built anew because the wood of the old one was rotten, "
    "the master of the harbour said. Work took four months, and it cost less "
    "than the council had feared.\n\n"
    "\xE2\x80\x9CWe have waited long enough,\xE2\x80\x9D she said. "
    "\xE2\x80\x9CNow the islanders can bring their sheep to market "
    "again.\xE2\x80\x9D\n\n"
    "The ferry will sail twice a day until the end of October, and on "
    "Saturdays "
    "it will wait for the evening train.\n\n" FOOT;

static const char forum[] =
    "Garden board\n\nLog in\n\nRegister\n\nSearch\n\nForum rules\n\n"
    "How deep should I plant my leeks?\n\n"
    "Started by oldspade, 3 March 2018\n\n"
    "I have about sixty young leeks from the window sill and heavy soil. My "
    "neighbour puts them a hand deep into holes and never fills the holes up, "
    "but my book says to draw earth against them. What do you do?\n\n"
    "Reply\n\n"
    "greenthumb, 4 March 2018\n\n"
    "Holes, always. Push a stick a hand deep into the bed, drop the leek in "
    "and "
    "pour water on it; the water brings enough earth with it, and the shaft "
    "stays white without any work.\n\n"
    "Reply\n\n"
    "oldspade, 5 March 2018\n\n"
    "Thank you, I shall try half of the bed like that and the other half after "
    "the book, and I will tell you in autumn which half was better.\n\n"
    "Reply\n\n"
    "Log in to reply\n\nSimilar threads\n\nWhich onions keep best?\n\n"
    "Slugs again\n\nPrivacy Policy\n\nTerms of Use\n\n"
    "\xC2\xA9 2018 Garden board\n";

static const char listing[] =
    MENU "Harbour news\n\n"
         "Council votes on the new tram line\n\n11 May 2019\n\nRead more\n\n"
         "Three owls move into the tower\n\n10 May 2019\n\nRead more\n\n"
         "How the market hall got its roof\n\n9 May 2019\n\nRead more\n\n"
         "A winter of repairs on the quay\n\n8 May 2019\n\nRead more\n\n" FOOT;

static const char recipe[] = MENU
    "Leek and potato soup\n\n"
    "12 May 2019\n\n"
    "This is the soup my grandmother made on washing days, because it needs "
    "nobody to stand beside it. It is better on the second day, if there is "
    "any left by then.\n\n"
    "Ingredients\n\n"
    "3 large leeks\n\n500 g potatoes\n\n1 litre of water\n\n"
    "a little butter and salt\n\n"
    "Method\n\n"
    "Wash the leeks well and cut them into rings. Let them go soft in the "
    "butter over a low flame; they must not turn brown, or the soup will be "
    "bitter.\n\n"
    "Add the potatoes in pieces, the water and the salt. Let it simmer for "
    "half an hour and press it through a sieve while it is hot.\n\n" FOOT;

static const char german[] =
    "Zum Inhalt springen\n\nMen\xC3\xBC\n\nStartseite\n\nStadt\n\nKultur\n\n"
    "Sport\n\nAnmelden\n\n"
    "Die F\xC3\xA4hre f\xC3\xA4hrt wieder\n\n"
    "Von Erika Muster\n\n"
    "12. Mai 2019\n\n"
    "Am Sonntagmorgen hat die alte F\xC3\xA4hre zum ersten Mal seit dem Sturm "
    "im Winter wieder den Hafen verlassen, und etwa zweihundert Menschen "
    "standen am Kai, um ihr nachzusehen.\n\n"
    "Die Rampe musste neu gebaut werden, weil das Holz der alten morsch war, "
    "sagte die Hafenmeisterin. Die Arbeit hat vier Monate gedauert und weniger "
    "gekostet, als der Rat bef\xC3\xBCrchtet hatte.\n\n"
    "Bis Ende Oktober f\xC3\xA4hrt die F\xC3\xA4hre zweimal am Tag, und am "
    "Samstag wartet sie auf den Abendzug.\n\n"
    "Teilen\n\nFacebook\n\nTwitter\n\nMehr zum Thema\n\n"
    "Der Rat stimmt \xC3\xBC"
    "ber die Stra\xC3\x9F"
    "enbahn ab\n\n"
    "Drei Eulen ziehen in den Turm\n\nImpressum\n\nDatenschutz\n\nKontakt\n\n"
    "\xC2\xA9 2019 Der Bote. Alle Rechte vorbehalten.\n";

/* A text without a page around it. */
static const char letter[] =
    "To the master of the harbour\n\n"
    "Dear Madam,\n\n"
    "we have heard that the ferry is to sail again on Sunday, and we should "
    "like to thank you and all who have worked on the ramp.\n\n"
    "Contact us\n\n"
    "The school will come down to the quay with its brass band.\n\n"
    "Yours, the islanders\n";

/* A page with little around its story: a few lines that rules know, and
 * phrases of several kinds. */
static const char small[] =
    "Welcome to the harbour\xE2\x80\x99s own pages\n\n"
    "Ferry sails again after the winter storm\n\n"
    "Jane Doe\n\n"
    "Published 10:02, 12 May 2019\n\n"
    "The old ferry left the harbour on Sunday morning for the first time since "
    "the winter storm tore its ramp away, and some two hundred people stood on "
    "the quay to see it go.\n\n"
    "The ramp had to be built anew because the wood of the old one was rotten, "
    "the master of the harbour said. Work took four months, and it cost less "
    "than the council had feared.\n\n"
    "The ferry will sail twice a day until the end of October, and on "
    "Saturdays it will wait for the evening train.\n\n"
    "The school came down to the quay with its brass band, and the band played "
    "until the ferry was out of sight.\n\n"
    "Get our newsletter with the tides of the week every Monday\n\n"
    "Read more: how the market hall got its roof\n\n"
    "Terms of Service Privacy Policy\n\n"
    "\xC2\xA9 Copyright The Harbour 2018\n";

static const char *
blocks_of(rcn_bench *bench, const char *page)
{
    return rcn_bench_blocks(bench, rcn_bench_clean(bench, rcn_text_of(page)));
}

static bool
is_cut(rcn_bench *bench, const char *page, const char *cut)
{
    const rcn_cleaned *cleaned = rcn_bench_clean(bench, rcn_text_of(page));
    return strstr(rcn_bench_cuts(bench, cleaned), cut) != NULL;
}

static void
a_news_page_is_its_story(void **state)
{
    rcn_bench *bench = *state;
    assert_string_equal(
        blocks_of(bench, news),
        "heading: Ferry sails again after the winter storm\n"
        "paragraph: The old ferry left the harbour on Sunday morning for the "
        "first time since the winter storm tore its ramp away, and some two "
        "hundred people stood on the quay to see it go.\n"
        "paragraph: The ramp had to be built anew because the wood of the old "
        "one was rotten, the master of the harbour said. Work took four "
        "months, "
        "and it cost less than the council had feared.\n"
        "paragraph: \xE2\x80\x9CWe have waited long enough,\xE2\x80\x9D she "
        "said. \xE2\x80\x9CNow the islanders can bring their sheep to market "
        "again.\xE2\x80\x9D\n"
        "paragraph: The ferry will sail twice a day until the end of October, "
        "and on Saturdays it will wait for the evening train.\n");
    assert_true(is_cut(bench, news, "page-surroundings|Opinion\n"));
    assert_true(is_cut(bench, news, "byline|By Jane Doe\n"));
    assert_true(is_cut(bench, news, "date-line|12 May 2019\n"));
    assert_true(is_cut(bench, news,
                       "page-surroundings|Three owls move into the tower\n"));
}

static void
a_recipe_keeps_its_short_lines(void **state)
{
    rcn_bench *bench = *state;
    assert_string_equal(
        blocks_of(bench, recipe),
        "heading: Leek and potato soup\n"
        "paragraph: This is the soup my grandmother made on washing days, "
        "because it needs nobody to stand beside it. It is better on the "
        "second "
        "day, if there is any left by then.\n"
        "paragraph: Ingredients\n"
        "paragraph: 3 large leeks\n"
        "paragraph: 500 g potatoes\n"
        "paragraph: 1 litre of water\n"
        "paragraph: a little butter and salt\n"
        "heading: Method\n"
        "paragraph: Wash the leeks well and cut them into rings. Let them go "
        "soft in the butter over a low flame; they must not turn brown, or the "
        "soup will be bitter.\n"
        "paragraph: Add the potatoes in pieces, the water and the salt. Let it "
        "simmer for half an hour and press it through a sieve while it is "
        "hot.\n");
}

static void
a_page_need_not_be_english(void **state)
{
    rcn_bench *bench = *state;
    assert_string_equal(
        blocks_of(bench, german),
        "heading: Die F\xC3\xA4hre f\xC3\xA4hrt wieder\n"
        "paragraph: Am Sonntagmorgen hat die alte F\xC3\xA4hre zum ersten Mal "
        "seit dem Sturm im Winter wieder den Hafen verlassen, und etwa "
        "zweihundert Menschen standen am Kai, um ihr nachzusehen.\n"
        "paragraph: Die Rampe musste neu gebaut werden, weil das Holz der "
        "alten "
        "morsch war, sagte die Hafenmeisterin. Die Arbeit hat vier Monate "
        "gedauert und weniger gekostet, als der Rat bef\xC3\xBCrchtet hatte.\n"
        "paragraph: Bis Ende Oktober f\xC3\xA4hrt die F\xC3\xA4hre zweimal am "
        "Tag, und am Samstag wartet sie auf den Abendzug.\n");
}

/* What a page without a story is about is not sure: its ends are. */
static void
a_forum_keeps_its_question(void **state)
{
    rcn_bench *bench = *state;
    const char *blocks = blocks_of(bench, forum);
    assert_non_null(strstr(blocks, "How deep should I plant my leeks?"));
    assert_non_null(strstr(blocks, "I have about sixty young leeks"));
    assert_true(is_cut(bench, forum, "page-surroundings|Forum rules\n"));
    assert_true(is_cut(bench, forum, "page-surroundings|Slugs again\n"));
}

static void
a_listing_loses_its_foot(void **state)
{
    rcn_bench *bench = *state;
    const char *blocks = blocks_of(bench, listing);
    assert_non_null(strstr(blocks, "A winter of repairs on the quay"));
    assert_true(is_cut(bench, listing, "page-surroundings|\xC2\xA9 2019"));
}

static void
a_text_without_a_page_stays_whole(void **state)
{
    rcn_bench *bench = *state;
    assert_string_equal(
        blocks_of(bench, letter),
        "paragraph: To the master of the harbour\n"
        "paragraph: Dear Madam,\n"
        "paragraph: we have heard that the ferry is to sail again on Sunday, "
        "and we should like to thank you and all who have worked on the ramp.\n"
        "paragraph: The school will come down to the quay with its brass "
        "band.\n"
        "paragraph: Yours, the islanders\n");
    assert_false(is_cut(bench, letter, "page-surroundings"));
}

static void
a_small_page_is_a_page(void **state)
{
    rcn_bench *bench = *state;
    assert_true(is_cut(bench, small, "page-surroundings|Welcome to the"));
    assert_non_null(
        strstr(blocks_of(bench, small), "until the ferry was out of sight."));
}

/* One sentence above the text says what the text says; two may be its points. */
static void
a_summary_has_a_class(void **state)
{
    static const char why[] =
        "Why the islanders had to wait four months for their ferry, and what "
        "it cost the council.\n";
    static const char what[] =
        "\nThe ramp of the harbour had to be built anew, and the ferry sails "
        "again.\n";
    rcn_bench *bench = *state;
    const char *below = strstr(news, "By Jane Doe");
    static const char format[] =
        "%.*s%s%s\nPhoto: Jane Doe\n\nShare this:\n\nFacebook\n\nTwitter\n\n%s";
    int above = (int)(below - news);
    const char *body = strstr(news, "The old ferry left");
    const char *one =
        rcn_arena_printf(bench->arena, format, above, news, why, "", body);
    const char *two =
        rcn_arena_printf(bench->arena, format, above, news, why, what, body);
    assert_true(is_cut(bench, one, "dek|Why the islanders had to wait"));
    assert_non_null(strstr(blocks_of(bench, two), why));
}

/* Lines that three documents of a folder share are their site's, however much
 * they read like text. */
static void
what_a_site_repeats_is_no_text(void **state)
{
    static const char same[] =
        "\n\nOur reporters walk the quays of this town every day, and they "
        "write down what they see there, whatever the weather may be.\n\n";
    rcn_bench *bench = *state;
    const char *bodies[] = {news, recipe, german};
    const char *pages[3];
    for (size_t i = 0; i < 3; i++) {
        pages[i] = rcn_arena_printf(bench->arena, "%s%s", bodies[i], same);
    }
    const rcn_cleaned *cleaned = rcn_bench_clean_all(bench, pages, 3);
    for (size_t i = 0; i < 3; i++) {
        assert_non_null(strstr(rcn_bench_cuts(bench, &cleaned[i]),
                               "page-surroundings|Our reporters walk"));
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        BENCH_TEST(a_news_page_is_its_story),
        BENCH_TEST(a_recipe_keeps_its_short_lines),
        BENCH_TEST(a_page_need_not_be_english),
        BENCH_TEST(a_forum_keeps_its_question),
        BENCH_TEST(a_listing_loses_its_foot),
        BENCH_TEST(a_text_without_a_page_stays_whole),
        BENCH_TEST(a_small_page_is_a_page),
        BENCH_TEST(a_summary_has_a_class),
        BENCH_TEST(what_a_site_repeats_is_no_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
