/* Shapes of values, right and wrong. */
#include "cmocka_all.h"

#include "project/value.h"

static void
expect(bool (*valid)(rcn_text), const char *value, bool right)
{
    if (valid(rcn_text_of(value)) != right) {
        fail_msg("\"%s\" should be %s", value, right ? "right" : "wrong");
    }
}

static void
test_languages(void **state)
{
    (void)state;
    static const char *const right[] = {"en", "az-Latn", "en-GB-oxendict",
                                        "de-1996", NULL};
    static const char *const wrong[] = {
        "",    "jp",       "xx",  "en-XX", "en-Lati", "de-klingon",      "e",
        "x-y", "english1", "en-", "-en",   "en_GB",   "toolonglanguage", NULL};
    for (size_t i = 0; right[i]; i++) {
        expect(rcn_value_is_language, right[i], true);
    }
    for (size_t i = 0; wrong[i]; i++) {
        expect(rcn_value_is_language, wrong[i], false);
    }
}

static void
test_dates(void **state)
{
    (void)state;
    static const char *const right[] = {"2023",
                                        "2023-07",
                                        "2023-07-29",
                                        "2024-02-29",
                                        "2000-02-29",
                                        "2023-07-29T09:19",
                                        "2023-07-29T09:19:60Z",
                                        "2023-07-29T09:19:00+04:00",
                                        NULL};
    static const char *const wrong[] = {"",
                                        "23",
                                        "2023-13",
                                        "2023-00",
                                        "2023-07-32",
                                        "2023-04-31",
                                        "1900-02-29",
                                        "2023-7-2",
                                        "2023-07-29 09:19",
                                        "2023-07-29T24:00",
                                        "2023-07-29T09:19+4:00",
                                        "2023-07-29T",
                                        "2023-07-XXT09:19",
                                        NULL};
    for (size_t i = 0; right[i]; i++) {
        expect(rcn_value_is_date, right[i], true);
    }
    for (size_t i = 0; wrong[i]; i++) {
        expect(rcn_value_is_date, wrong[i], false);
    }
}

static void
test_addresses(void **state)
{
    (void)state;
    static const char *const right[] = {"https://example.org/a?b=c#d",
                                        "urn:isbn:1", "www.example.org",
                                        "example.org/a:b", NULL};
    static const char *const wrong[] = {
        "",           "example",   "https:", "h ttp://a",
        "http://a b", "1http://a", "c:x",    NULL};
    for (size_t i = 0; right[i]; i++) {
        expect(rcn_value_is_address, right[i], true);
    }
    for (size_t i = 0; wrong[i]; i++) {
        expect(rcn_value_is_address, wrong[i], false);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_languages),
        cmocka_unit_test(test_dates),
        cmocka_unit_test(test_addresses),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
