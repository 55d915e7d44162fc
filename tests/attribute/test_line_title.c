/* Titles that the lines of plain texts state by their form. */
#include "fixture.h"

#include <string.h>

#include "attribute/attribute.h"
#include "bench.h"

#define LONG_TEXT                                                            \
    "The council heard the report of its secretary, who said that the works" \
    " on the bridge went on as planned and that the costs had not risen."
#define LONG_TITLE                                                            \
    "Council Hears Report on the Bridge, Sees No Cause for Delay, Secretary " \
    "Tells Members at the Opening of the Session in the New Hall"

typedef struct rcn_case {
    const char *name;
    rcn_part parts[6];
    const char *title, *rule;
} rcn_case;

static const rcn_case cases[] = {
    {"first-line-again",
     {{"Bridge to be built | News | The Council", "-page-surroundings"},
      {"Menu", "-menu"},
      {"Bridge to be built", "-page-surroundings"},
      {LONG_TEXT, NULL}},
     "Bridge to be built",
     "page-title-line"},
    {"first-line-again-as-text",
     {{LONG_TITLE " – The Council", "-page-surroundings"},
      {LONG_TITLE, NULL},
      {LONG_TEXT, NULL}},
     LONG_TITLE,
     "page-title-line"},
    {"again-below-the-text-only",
     {{"Bridge to be built | News", "-page-surroundings"},
      {LONG_TEXT, NULL},
      {"Bridge to be built", "-related"}},
     NULL,
     "title-from-opening"},
    {"label-again",
     {{"News | The Council", "-page-surroundings"},
      {"News", "-menu"},
      {LONG_TEXT, NULL}},
     NULL,
     "title-from-opening"},
    {"marked-title-outweighs",
     {{"Bridge to be built | News", "-page-surroundings"},
      {"Bridge to be built", "-menu"},
      {"A bridge at last", "title"},
      {LONG_TEXT, NULL}},
     "A bridge at last",
     "title-line"},
    {"manual",
     {{LONG_TEXT, NULL},
      {"glob(7)      Miscellaneous Information Manual      glob(7)",
       "-running-header"},
      {LONG_TEXT, NULL}},
     "glob",
     "running-head"},
    {"head-of-another-form",
     {{LONG_TEXT, NULL},
      {"glob(7)      Miscellaneous Information Manual      glob(3)",
       "-running-header"},
      {"(7)    Manual    (7)", "-running-header"},
      {LONG_TEXT, NULL}},
     NULL,
     "title-from-opening"},
    {"memo",
     {{"Request for Comments: 99999                         The Council\n"
       "Category: Informational                                May 2021",
       NULL},
      {"How to Build a Bridge\n                 and Keep It", NULL},
      {"Abstract", NULL},
      {LONG_TEXT, NULL}},
     "How to Build a Bridge and Keep It",
     "memo-title"},
    {"heading-below-bullets",
     {{"\xE2\x80\xA2", NULL},
      {"* \xE2\x97\x8F", NULL},
      {"How to Build a Bridge {.entry-title}", "#"},
      {LONG_TEXT, NULL}},
     "How to Build a Bridge",
     "first-heading"},
    {"abstract-of-no-memo",
     {{"How to Build a Bridge", NULL},
      {"A. Writer", NULL},
      {"Abstract", NULL},
      {LONG_TEXT, NULL}},
     NULL,
     "title-from-opening"},
};

static void
titles_are_found(void **state)
{
    rcn_fixture *fixture = *state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        rcn_cleaned text = rcn_bench_document(fixture->arena, cases[i].name,
                                              "en", cases[i].parts);
        const rcn_attribution *found = rcn_attribute(
            fixture->arena, &text, rcn_heads_read(fixture->arena, &text, 1), 1,
            fixture->log);
        assert_int_equal(found->title.status, cases[i].title
                                                  ? RCN_STATUS_STATED
                                                  : RCN_STATUS_SUPPLIED);
        if (cases[i].title) {
            assert_string_equal(found->title.value, cases[i].title);
        }
        assert_string_equal(found->title.evidence[0].rule, cases[i].rule);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(titles_are_found, rcn_fixture_open,
                                        rcn_fixture_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
