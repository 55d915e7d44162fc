/* Words in the place of names that name nobody, each kind with its misses, and
 * what pages of HTML show that their texts do not say. */
#include "fixture.h"

#include <string.h>

#include "attribute/attribute.h"
#include "attribute/page_roles.h"
#include "attribute/signs.h"
#include "base/codes.h"
#include "bench.h"
#include "source/html/html.h"

#define LONG_TEXT                                                            \
    "The council heard the report of its secretary, who said that the works" \
    " on the bridge went on as planned and that the costs had not risen."

static void
words_of_sites_name_nobody(void **state)
{
    rcn_fixture *fixture = *state;
    static const char *const nobody[] = {"Terms of Service",
                                         "Privacy PolicyTerms of Service",
                                         "Cookie Policy",
                                         "Terms & Conditions",
                                         "Copyright Infringement Notification",
                                         "Guidelines",
                                         "Kontakt",
                                         "View Author Archive",
                                         "Search Newspaper Archives",
                                         "Visit Blogging University",
                                         "Support Our Mission",
                                         "For Government Contractors",
                                         "Service",
                                         "Archives",
                                         "Organisation",
                                         "Service und Kontakt",
                                         "School & University",
                                         "Mission and Values",
                                         "Newspaper Archive",
                                         "Poetry Archives",
                                         "Improved Customer Service",
                                         "Internal Service Portal",
                                         "City Council Message Board",
                                         "Foto Steven Muster",
                                         "Getty Images",
                                         "CC BY-NC-ND",
                                         "Code Pro",
                                         "E",
                                         "Our Organization",
                                         "All Rights Reserved"};
    static const char *const names[] = {"Ministry of Works",
                                        "Office of the Mayor",
                                        "National Archives",
                                        "State Archives",
                                        "Archives of the Valley",
                                        "Council of the Valley",
                                        "Supreme Court",
                                        "Health Service Executive",
                                        "Secret Intelligence Service",
                                        "Privacy Commission",
                                        "Society for the Protection of Birds",
                                        "Daily News",
                                        "AP"};
    rcn_sign_set set = rcn_sign_set_new(fixture->arena);
    for (size_t i = 0; i < sizeof nobody / sizeof *nobody; i++) {
        if (!rcn_names_nobody(set.nonsense, rcn_text_of(nobody[i]))) {
            fail_msg("%s is taken for a name", nobody[i]);
        }
    }
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (rcn_names_nobody(set.nonsense, rcn_text_of(names[i]))) {
            fail_msg("%s is refused", names[i]);
        }
    }
}

static void
authors_are_names(void **state)
{
    rcn_fixture *fixture = *state;
    static const struct {
        const char *text, *name;
    } bylines[] = {
        {"By Ann Bo", "Ann Bo"},
        {"Ann BoFebruary 8, 2022 • 10 mins", "Ann Bo"},
        {"Ann Bo Released: June 17", "Ann Bo"},
        {"April Bo", "April Bo"},
        {"Ann Bo Feb", "Ann Bo"},
        {"Ann Lee Bo July", "Ann Lee Bo"},
        {"Ann Lee May", "Ann Lee May"},
        {"Ann July", "Ann July"},
        {"Unknown", ""},
        {"Redacción Central", ""},
        {"Contributors to the town's pages", ""},
        {"May", ""},
        {"Sat, 20 Dec", ""},
        {"Image Credit", ""},
        {"Photo Gallery", ""},
        {"By Staff", ""},
        {"By Staff Writer", ""},
        {"Our Editorial Team", ""},
        {"By News Desk", ""},
        {"Senior Autos Reporter", ""},
        {"ann777", "ann777"},
        {"Ann Bo and Cy Do", "Ann Bo and Cy Do"},
    };
    rcn_name_patterns patterns = rcn_name_patterns_new(fixture->arena);
    for (size_t i = 0; i < sizeof bylines / sizeof *bylines; i++) {
        rcn_text name = rcn_author_clean(fixture->arena, &patterns,
                                         rcn_text_of(bylines[i].text), true);
        assert_string_equal(rcn_text_string(fixture->arena, name),
                            bylines[i].name);
    }
}

typedef struct rcn_case {
    rcn_part parts[5];
    const char *text_issuer, *page_issuer; /* NULL: unknown */
    const char *text_publisher, *page_publisher;
} rcn_case;

static const rcn_case cases[] = {
    /* a line of a menu */
    {{{"Ministry of Works", "-furniture"},
      {"The bridge", "title"},
      {LONG_TEXT, NULL}},
     "Ministry of Works",
     NULL,
     NULL,
     NULL},
    /* a line of the text; this page has no blocks, and so no lines */
    {{{"The bridge", "title"}, {LONG_TEXT, NULL}, {"Ministry of Works", NULL}},
     "Ministry of Works",
     NULL,
     NULL,
     NULL},
    /* the credit of a picture */
    {{{"The bridge", "title"}, {LONG_TEXT, NULL}, {"Source: Ann Bo", "-tail"}},
     NULL,
     NULL,
     "Ann Bo",
     NULL},
    {{{"The bridge", "title"}, {LONG_TEXT, NULL}, {"© Ann Bo", "-tail"}},
     NULL,
     NULL,
     NULL,
     NULL},
    {{{"The bridge", "title"},
      {LONG_TEXT, NULL},
      {"© 2021 Copyright Daily News", "-tail"}},
     NULL,
     NULL,
     "Daily News",
     NULL}, /* this page has no lines */
    /* the name of a font, a line without a colon */
    {{{"The bridge", "title"}, {LONG_TEXT, NULL}, {"Source Code", "-tail"}},
     NULL,
     NULL,
     NULL,
     NULL},
    /* a country, and an agency */
    {{{"The bridge", "title"}, {"Town (Utopia) - " LONG_TEXT, NULL}},
     NULL,
     NULL,
     NULL,
     NULL},
    {{{"The bridge", "title"}, {"Town (UNA) - " LONG_TEXT, NULL}},
     NULL,
     NULL,
     "UNA",
     "UNA"},
    {{{"The bridge", "title"},
      {"TOWN, Utopia (Daily News) - " LONG_TEXT, NULL}},
     NULL,
     NULL,
     "Daily News",
     "Daily News"},
};

static void
hold(const char *name, const rcn_role *role, const char *value, size_t number)
{
    if (!rcn_text_equal(rcn_text_of(role->value), rcn_text_of(value))) {
        fail_msg("%zu: %s is %s", number, name,
                 role->value ? role->value : "unknown");
    }
}

static void
pages_are_read_otherwise(void **state)
{
    rcn_fixture *fixture = *state;
    static const rcn_html html;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const rcn_case *item = &cases[i];
        rcn_cleaned cleaned =
            rcn_bench_document(fixture->arena, "text", "en", item->parts);
        rcn_document page = *cleaned.document;
        const rcn_attribution *found = rcn_attribute(
            fixture->arena, &cleaned,
            rcn_heads_read(fixture->arena, &cleaned, 1), 1, fixture->log);
        hold("issuer", &found->issuer, item->text_issuer, i);
        hold("publisher", &found->publisher, item->text_publisher, i);
        page.html = &html;
        cleaned.document = &page;
        found = rcn_attribute(fixture->arena, &cleaned,
                              rcn_heads_read(fixture->arena, &cleaned, 1), 1,
                              fixture->log);
        hold("issuer", &found->issuer, item->page_issuer, i);
        hold("publisher", &found->publisher, item->page_publisher, i);
    }
    assert_int_equal(rcn_log_count_code(fixture->log, RCN_CODE_ROLE_CONFLICT),
                     0);
}

/* A name is completed by more of itself, not by a second one. */
static void
names_are_completed(void **state)
{
    rcn_fixture *fixture = *state;
    static const rcn_part parts[] = {
        {"The bridge", "title"},
        {"It will stand, Anwar said in a statement.", NULL},
        {"Anwar and Pendle built it.", NULL},
        {NULL, NULL}};
    rcn_cleaned text = rcn_bench_document(fixture->arena, "text", "en", parts);
    const rcn_attribution *found = rcn_attribute(
        fixture->arena, &text, rcn_heads_read(fixture->arena, &text, 1), 1,
        fixture->log);
    hold("speaker", &found->speaker, "Anwar", 0);
}

int
main(void)
{
#define TEST(name) \
    cmocka_unit_test_setup_teardown(name, rcn_fixture_open, rcn_fixture_close)
    const struct CMUnitTest tests[] = {
        TEST(words_of_sites_name_nobody),
        TEST(authors_are_names),
        TEST(pages_are_read_otherwise),
        TEST(names_are_completed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
