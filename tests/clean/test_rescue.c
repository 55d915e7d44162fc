/* What stands near the body of a page and is no prose: tables of codes and
 * single lines within it stay, telephone numbers and menus do not. */
#include <string.h>

#include "clean/bench.h"

#define MENU                                                             \
    "Home\nWorld\nBusiness\nCulture\nSport\nOpinion\nWeather\nVideo\n"   \
    "Subscribe\nContact us\nAbout us\nPrivacy Policy\nTerms of Use\n"    \
    "Ferry to sail again after the storm\nMayor asks for a new bridge\n" \
    "Why the old vaults stood for so long\n"
#define STORY                                                                 \
    "The Bridge Was Opened by Those Who Had No Key\n"                         \
    "The lock of the old bridge was opened on Saturday by somebody who had "  \
    "no key to it, and the council has asked its engineer how that can be.\n" \
    "The engineer, who has looked at the lock and at the program that turns " \
    "it, said that the program had been changed by way of the town's own "    \
    "network, and that nobody had seen it until the gate stood open.\n"       \
    "It was not known on Sunday who had done it, nor why, and the mayor "     \
    "asked all who had been at the bridge that night to come to the hall.\n"
#define FOOT                                                             \
    "Share this:\nFacebook\nTwitter\nLeave a Reply\nRelated posts\n"     \
    "Ferry to sail again after the storm\nMayor asks for a new bridge\n" \
    "Privacy Policy\nTerms of Use\nAll rights reserved.\n"

static bool
is_kept(const rcn_cleaned *cleaned, const char *line)
{
    for (size_t i = 0; i < cleaned->block_count; i++) {
        if (strstr(cleaned->blocks[i].text.at, line)) {
            return true;
        }
    }
    return false;
}

static void
a_table_of_codes_below_the_body_stays(void **state)
{
    const rcn_cleaned *cleaned =
        rcn_bench_clean(*state, rcn_text_of(MENU STORY "Signs\n"
                                                       "SHA1\n"
                                                       "Name\n"
                                                       "5be1f0a9c3d27e84a6b0\n"
                                                       "Lock.A\n"
                                                       "77ac01de93b8f2460e1c\n"
                                                       "Lock.B\n"
                                                       "0f3d9a2c61b7e8455d90\n"
                                                       "Gate.A\n" FOOT));
    assert_true(is_kept(cleaned, "5be1f0a9c3d27e84a6b0"));
    assert_true(is_kept(cleaned, "Lock.B"));
    assert_true(is_kept(cleaned, "0f3d9a2c61b7e8455d90"));
    assert_false(is_kept(cleaned, "Business"));
    assert_false(is_kept(cleaned, "Terms of Use"));
}

static void
telephone_numbers_are_no_codes(void **state)
{
    const rcn_cleaned *cleaned = rcn_bench_clean(
        *state, rcn_text_of(MENU STORY FOOT "Office\n"
                                            "+00-555-0100-200\n"
                                            "Harbour\n"
                                            "+00-555-0100-201\n"
                                            "Ferry\n"
                                            "+00-555-0100-202\n"));
    assert_true(is_kept(cleaned, "It was not known on Sunday"));
    assert_false(is_kept(cleaned, "+00-555-0100-201"));
}

/* The line of the date stands by itself too, but above the text. */
static void
a_dateline_below_the_title_is_no_text(void **state)
{
    static const char menu[] =
        "Home\nWorld\nSport\nOpinion\nWeather\nSubscribe\nContact us\n"
        "About us\nPrivacy Policy\nTerms of Use\n";
    static const char line[] = "Text: Jane Doe 11 October 2018";
    static const char story[] = STORY;
    size_t title = strcspn(story, "\n");
    rcn_bench *bench = *state;
    const char *above =
        rcn_arena_printf(bench->arena, "%s%.*s\n%s%s%s", menu, (int)title,
                         story, line, story + title, FOOT);
    const char *within = rcn_arena_printf(bench->arena, "%s%s%s\n%s%s", menu,
                                          story, line, story + title + 1, FOOT);
    assert_false(is_kept(rcn_bench_clean(bench, rcn_text_of(above)), line));
    assert_true(is_kept(rcn_bench_clean(bench, rcn_text_of(within)), line));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        BENCH_TEST(a_table_of_codes_below_the_body_stays),
        BENCH_TEST(telephone_numbers_are_no_codes),
        BENCH_TEST(a_dateline_below_the_title_is_no_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
