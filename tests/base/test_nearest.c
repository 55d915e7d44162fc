/* Which word was meant. */
#include <stdlib.h>

#include "cmocka_all.h"

#include "base/nearest.h"

static const char *
nearest(const char *word)
{
    static const char *const words[] = {"title", "subtitle", "date",
                                        "style", "page",     "documents"};
    const char *found = rcn_nearest(word, words, sizeof words / sizeof *words);
    return found ? found : "";
}

static void
test_slips(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"titel", "title"},
        {"tilte", "title"},
        {"Title", "title"},
        {"titles", "title"},
        {"dat", "date"},
        {"datte", "date"},
        {"document", "documents"},
        {"doc", "documents"},
        {"sub", "subtitle"},
        {"pgae", "page"},
        {"stlye", "style"},
        {"x", ""},
        {"colour", ""},
        {"", ""},
        {"tttttt", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_string_equal(nearest(cases[i][0]), cases[i][1]);
    }
}

static void
test_long_words_are_near_to_nothing(void **state)
{
    (void)state;
    char word[80] = {0};
    for (size_t i = 0; i < 65; i++) {
        word[i] = 'a';
    }
    const char *const same[] = {word};
    assert_null(rcn_nearest(word, same, 1));
    word[64] = '\0';
    assert_ptr_equal(rcn_nearest(word, same, 1), word);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_slips),
        cmocka_unit_test(test_long_words_are_near_to_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
