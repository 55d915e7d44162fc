/* XML out of any bytes is well-formed, and addresses are safe. */
#include <string.h>

#include "cmocka_all.h"

#include "markup/link.h"
#include "markup/xml.h"

static const char declaration[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

static int
set_up(void **state)
{
    *state = rcn_arena_new(0);
    return 0;
}

static int
tear_down(void **state)
{
    rcn_arena_free(*state);
    return 0;
}

static void
text_and_attributes_are_escaped(void **state)
{
    rcn_xml *xml = rcn_xml_new(*state, NULL);
    rcn_xml_open(xml, "a");
    rcn_xml_attribute(xml, "b", "<\"&'\n\t>");
    rcn_xml_attribute(xml, "none", NULL);
    rcn_xml_string(xml, "<&>]]>");
    rcn_text bytes = rcn_xml_finish(xml);
    assert_string_equal(
        bytes.at + strlen(declaration),
        "<a b=\"&lt;&quot;&amp;'&#10;&#9;&gt;\">&lt;&amp;&gt;]]&gt;</a>\n");
    assert_int_equal(bytes.len, strlen(bytes.at));
}

static void
foreign_characters_become_the_replacement_character(void **state)
{
    rcn_xml *xml = rcn_xml_new(*state, NULL);
    rcn_xml_open(xml, "a");
    rcn_xml_attribute(xml, "b", "x\x01");
    rcn_xml_text(xml, (rcn_text){"\0\t\n\x1f\x7f\xef\xbf\xbe\xef\xbf\xbf"
                                 "\xef\xbf\xbc",
                                 14});
    rcn_text bytes = rcn_xml_finish(xml);
    assert_string_equal(bytes.at + strlen(declaration),
                        "<a b=\"x\xef\xbf\xbd\">\xef\xbf\xbd\t\n\xef\xbf\xbd"
                        "\x7f\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbc</a>\n");
    assert_int_equal(rcn_xml_replaced(xml), 5);
}

static void
elements_are_closed_as_html_wants_them(void **state)
{
    rcn_xml *xml = rcn_xml_new(*state, "html");
    rcn_xml_open(xml, "p");
    rcn_xml_open(xml, "br");
    rcn_xml_close_void(xml);
    rcn_xml_open(xml, "span");
    rcn_xml_close(xml);
    rcn_xml_line(xml, "b", "x");
    assert_string_equal(
        rcn_xml_finish(xml).at + strlen(declaration),
        "<!DOCTYPE html>\n<p><br/><span></span><b>x</b>\n</p>\n");
}

static void
only_web_addresses_become_links(void **state)
{
    static const struct {
        const char *uri, *href;
    } cases[] = {
        {"https://example.org/a?b=c#d", "https://example.org/a?b=c#d"},
        {"HTTP://example.org:8080", "HTTP://example.org:8080"},
        {"http://192.0.2.1/", "http://192.0.2.1/"},
        {"mailto:a@example.org", "mailto:a@example.org"},
        {"https://example.org/a b\"<>[]{}|\\^`",
         "https://example.org/a%20b%22%3C%3E%5B%5D%7B%7D%7C%5C%5E%60"},
        {"https://example.org/%C3%A9%zz%",
         "https://example.org/%C3%A9%25zz%25"},
        {"https://example.org/\xc3\xa9#a#b",
         "https://example.org/%C3%A9#a%23b"},
        {"https://", NULL},
        {"https:///path", NULL},
        {"https://-/", NULL},
        {"https://a b/", NULL},
        {"https://user:word@example.org/", NULL},
        {"javascript:alert(1)", NULL},
        {"file:///etc/passwd", NULL},
        {"data:text/html,x", NULL},
        {"//example.org/", NULL},
        {"/path", NULL},
        {"", NULL},
        {"mailto:nobody", NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *href = rcn_link_href(*state, cases[i].uri);
        if (cases[i].href) {
            assert_non_null(href);
            assert_string_equal(href, cases[i].href);
        } else {
            assert_null(href);
        }
    }
}

static void
direction_follows_script_before_language(void **state)
{
    (void)state;
    static const char *const rtl[] = {"ar",      "AR-EG", "he",         "fa-IR",
                                      "ku-Arab", "ckb",   "az-Arab-IR", "ur"};
    static const char *const ltr[] = {"en",  "az", "",   "ar-Latn", "arn",
                                      "und", "h",  "ku", "en-arab1"};
    for (size_t i = 0; i < sizeof rtl / sizeof *rtl; i++) {
        assert_true(rcn_language_is_rtl(rtl[i]));
    }
    for (size_t i = 0; i < sizeof ltr / sizeof *ltr; i++) {
        assert_false(rcn_language_is_rtl(ltr[i]));
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(text_and_attributes_are_escaped, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(
            foreign_characters_become_the_replacement_character, set_up,
            tear_down),
        cmocka_unit_test_setup_teardown(elements_are_closed_as_html_wants_them,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(only_web_addresses_become_links, set_up,
                                        tear_down),
        cmocka_unit_test(direction_follows_script_before_language),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
