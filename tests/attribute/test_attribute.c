/* Titles and roles: what documents say of themselves, and what they do not. */
#include "cmocka_all.h"

#include <string.h>

#include "attribute/attribute.h"
#include "attribute/title.h"
#include "base/arena.h"
#include "base/codes.h"
#include "base/text.h"
#include "bench.h"

#define LONG_TEXT                                                             \
    "the works on the bridge went on as planned and the costs had not risen " \
    "since the spring, when the river was low."

/* Titles. */

typedef struct rcn_title_case {
    const char *name;
    rcn_part parts[5];
    const char *title;
    rcn_status status;
} rcn_title_case;

static const rcn_title_case titles[] = {
    {"stated",
     {{"The bridge is open", "title"}, {LONG_TEXT, NULL}},
     "The bridge is open",
     RCN_STATUS_STATED},
    {"heading",
     {{"The bridge", "#"}, {LONG_TEXT, NULL}},
     "The bridge",
     RCN_STATUS_STATED},
    {"site-kept-without-proof",
     {{"The bridge | Valley News", "title"}, {LONG_TEXT, NULL}},
     "The bridge | Valley News",
     RCN_STATUS_STATED},
    {"site-off-by-second-title",
     {{"The bridge | Valley News", "title"},
      {"The bridge", "-duplicated-title"},
      {LONG_TEXT, NULL}},
     "The bridge",
     RCN_STATUS_STATED},
    {"site-first",
     {{"Valley News - The bridge", "title"},
      {"The bridge", "-duplicated-title"},
      {LONG_TEXT, NULL}},
     "The bridge",
     RCN_STATUS_STATED},
    {"markup",
     {{"The bridge {#page-title .post}", "title"}, {LONG_TEXT, NULL}},
     "The bridge",
     RCN_STATUS_STATED},
    {"anniversary-with-salutation",
     {{"Two years have passed since the beginning of the great flood, and "
       "much is built.",
       NULL},
      {"Dear neighbours,", NULL},
      {LONG_TEXT, NULL}},
     "[Address on the second anniversary of the great flood]",
     RCN_STATUS_SUPPLIED},
    {"anniversary",
     {{"Today we keep the 25th anniversary of the great flood, with " LONG_TEXT,
       NULL}},
     "[Text on the 25th anniversary of the great flood]",
     RCN_STATUS_SUPPLIED},
    {"years-in-figures",
     {{"12 years since the great flood: " LONG_TEXT, NULL}},
     "[Text on the 12th anniversary of the great flood]",
     RCN_STATUS_SUPPLIED},
    {"noun-phrase",
     {{"The valley bridge had stood for a century; " LONG_TEXT, NULL}},
     "[The valley bridge]",
     RCN_STATUS_SUPPLIED},
    {"incipit",
     {{"On a cold morning in March, " LONG_TEXT, NULL}},
     "[“On a cold morning in March, the works…”]",
     RCN_STATUS_SUPPLIED},
    {"incipit-behind-dateline",
     {{"NORRBY-LUND, Grenna, July 29. /LUNA/. Carts go over the "
       "ice. " LONG_TEXT,
       NULL}},
     "[“Carts go over the ice. the works on…”]",
     RCN_STATUS_SUPPLIED},
    {"incipit-of-names",
     {{"Norrby, Lund and the 12 Towns. " LONG_TEXT, NULL}},
     "[“Norrby, Lund and the 12 Towns. the works…”]",
     RCN_STATUS_SUPPLIED},
    {"short-incipit", {{"No news.", NULL}}, "[“No news”]", RCN_STATUS_SUPPLIED},
    {"nothing",
     {{"-", "-rule-line"}},
     "[Document without a title]",
     RCN_STATUS_SUPPLIED},
    {"punctuation-only",
     {{"***", NULL}},
     "[Document without a title]",
     RCN_STATUS_SUPPLIED},
};

static void
test_titles(void **state)
{
    (void)state;
    int failed = 0;
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++) {
        rcn_arena *arena = rcn_arena_new(0);
        rcn_log *log = rcn_log_new();
        rcn_cleaned document =
            rcn_bench_document(arena, titles[i].name, "en", titles[i].parts);
        rcn_role role =
            rcn_attribute(arena, &document, rcn_heads_read(arena, &document, 1),
                          1, log)
                ->title;
        bool supplied = titles[i].status == RCN_STATUS_SUPPLIED;
        if (strcmp(role.value, titles[i].title) != 0 ||
            role.status != titles[i].status ||
            rcn_log_count_code(log, RCN_CODE_TITLE_SUPPLIED) != supplied) {
            failed++;
            print_error("%s: %s\n", titles[i].name, role.value);
        }
        rcn_log_free(log);
        rcn_arena_free(arena);
    }
    assert_int_equal(failed, 0);
}

static void
test_short_titles(void **state)
{
    (void)state;
    static const char *const pairs[][2] = {
        {"The bridge", "The bridge"},
        {"Statement of the council of the valley on the bridge",
         "Statement of the council of the valley on the bridge"},
        {"[Address on the first anniversary of the great flood of May]",
         "[Address on the first anniversary of the great…]"},
        {"Überschwemmungsgebietsverordnungsänderungsgesetzesentwurf",
         "Überschwemmungsgebietsverordnungsänderungsgesetzese…"},
        {"The bridge, the valley, the hill and the river, as it was",
         "The bridge, the valley, the hill and the river…"},
        {"[Statement of the council of the valley affairs of the bridge]",
         "[Statement of the council of the valley affairs…]"},
        {"Δήλωση του συμβουλίου της κοιλάδας για την γέφυρα στο ποτάμι",
         "Δήλωση του συμβουλίου της κοιλάδας για την γέφυρα…"},
    };
    rcn_arena *arena = rcn_arena_new(0);
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        assert_string_equal(rcn_title_shorten(arena, pairs[i][0]), pairs[i][1]);
    }
    rcn_arena_free(arena);
}

/* Roles. */

typedef struct rcn_role_case {
    const char *name;
    rcn_part parts[5];
    const char *author, *issuer, *speaker, *publisher, *url;
} rcn_role_case;

static const rcn_role_case roles[] = {
    {.name = "nothing-said",
     .parts = {{"The bridge is open", "title"}, {LONG_TEXT, NULL}}},
    {.name = "statement-of",
     .parts = {{"Statement of the Ministry of Works of the Republic of Utopia "
                "on the bridge",
                "title"},
               {LONG_TEXT, NULL}},
     .issuer = "Ministry of Works of the Republic of Utopia"},
    {.name = "joint-communiqué-by",
     .parts = {{"Joint communiqué by the Council of the Valley", "title"},
               {LONG_TEXT, NULL}},
     .issuer = "Council of the Valley"},
    {.name = "press-release",
     .parts = {{"Valley Council press release: the bridge", "title"},
               {LONG_TEXT, NULL}},
     .issuer = "Valley Council"},
    {.name = "letterhead",
     .parts = {{"Ministry of Works", "-furniture"},
               {"The bridge", "title"},
               {LONG_TEXT, NULL}},
     .issuer = "Ministry of Works"},
    {.name = "signature",
     .parts = {{"The bridge", "title"},
               {LONG_TEXT, NULL},
               {"Office of the Mayor", NULL}},
     .issuer = "Office of the Mayor"},
    {.name = "said-in-statement",
     .parts = {{"The bridge", "title"},
               {"“It will stand”, the Ministry of Works of Utopia said in a "
                "statement.",
                NULL}},
     .speaker = "Ministry of Works of Utopia"},
    {.name = "speaker-is-nobody",
     .parts = {{"The bridge", "title"},
               {"As I said in a letter to the mayor, it will stand.", NULL}}},
    {.name = "the-king-is-no-outlet",
     .parts = {{"The bridge", "title"},
               {"It will stand, the King reported, and so it did.", NULL}}},
    {.name = "report-with-title-of-body",
     .parts = {{"Statement by the Ministry of Works", "title"},
               {"The bridge will stand, the Ministry of Works said in a "
                "statement, Valley News reports.",
                NULL}},
     .speaker = "Ministry of Works",
     .publisher = "Valley News"},
    {.name = "statement-quotes-another",
     .parts = {{"Statement by the Ministry of Works", "title"},
               {"The Council of the Valley said in a statement that the river "
                "rose.",
                NULL}},
     .issuer = "Ministry of Works"},
    {.name = "told",
     .parts = {{"The bridge", "title"},
               {"It will stand, the Valley Council told Agency reporters.",
                NULL}},
     .speaker = "Valley Council"},
    {.name = "completed",
     .parts = {{"The bridge", "title"},
               {"The bridge is safe, the Works Ministry said in a statement.",
                NULL},
               {"The Ministry of Works of Utopia was founded in 1901.", NULL}},
     .speaker = "Ministry of Works of Utopia"},
    {.name = "acronym",
     .parts = {{"The bridge", "title"},
               {"The bridge is safe, MOW said in a statement.", NULL},
               {"The Ministry Of Works was founded in 1901.", NULL}},
     .speaker = "Ministry Of Works"},
    {.name = "informs",
     .parts = {{"The bridge", "title"},
               {"The bridge is open, Valley News informs.", NULL}},
     .publisher = "Valley News"},
    {.name = "reports-citing",
     .parts = {{"The bridge", "title"},
               {"The bridge is open, Courier reports citing the council.",
                NULL}},
     .publisher = "Courier"},
    {.name = "reports-that-is-no-outlet",
     .parts = {{"The bridge", "title"},
               {"The council met, and Ann reports daily to the mayor.", NULL}}},
    {.name = "agency",
     .parts = {{"The bridge", "title"},
               {"UTOPIA CITY, March 8 (Valley News) - the bridge is open.",
                NULL}},
     .publisher = "Valley News"},
    {.name = "source-name",
     .parts = {{"The bridge", "title"},
               {LONG_TEXT, NULL},
               {"Source: Valley News", NULL}},
     .publisher = "Valley News"},
    {.name = "source-url",
     .parts = {{"The bridge", "title"},
               {LONG_TEXT, NULL},
               {"Source: https://example.org/bridge", NULL}},
     .url = "https://example.org/bridge"},
    {.name = "url-line",
     .parts = {{"https://example.org/bridge", "-furniture"},
               {"The bridge", "title"},
               {LONG_TEXT, NULL}},
     .url = "https://example.org/bridge"},
    {.name = "page-edge",
     .parts = {{"The bridge", "title"},
               {LONG_TEXT, NULL},
               {"www.example.org", "-running-footer-url"},
               {LONG_TEXT, NULL}},
     .publisher = "www.example.org",
     .url = "www.example.org"},
    {.name = "copyright",
     .parts = {{"The bridge", "title"},
               {LONG_TEXT, NULL},
               {"© 2004-2021 Valley News. All rights reserved.", "-legal"}},
     .publisher = "Valley News"},
    {.name = "byline",
     .parts = {{"The bridge", "title"},
               {"By Ann van der Berg and Bo Li", "byline"},
               {LONG_TEXT, NULL}},
     .author = "Ann van der Berg and Bo Li"},
    {.name = "byline-von",
     .parts = {{"Die Brücke", "title"},
               {"Von Erika Mustermann", "-furniture"},
               {LONG_TEXT, NULL}},
     .author = "Erika Mustermann"},
    {.name = "byline-with-date",
     .parts = {{"The bridge", "title"},
               {"by Laura Winter19 Nov 2019 05:44 GMT", "byline"},
               {LONG_TEXT, NULL}},
     .author = "Laura Winter"},
    {.name = "by-the-river",
     .parts = {{"The bridge", "title"},
               {"By the river stood a tower.", NULL},
               {LONG_TEXT, NULL}}},
};

static bool
is_role(rcn_role role, const char *value)
{
    return rcn_text_equal(rcn_text_of(role.value), rcn_text_of(value)) &&
           (role.status == RCN_STATUS_UNKNOWN) == (value == NULL) &&
           (role.evidence_count == 0) == (value == NULL);
}

static bool
is_quoted(rcn_arena *arena, const rcn_cleaned *cleaned, rcn_role role)
{
    rcn_text text = rcn_text_squash(arena, cleaned->document->text);
    for (size_t i = 0; i < role.evidence_count; i++) {
        if (rcn_text_find(text, role.evidence[i].text, 0) == SIZE_MAX ||
            !role.evidence[i].rule || !role.evidence[i].line) {
            return false;
        }
    }
    return true;
}

static void
test_roles(void **state)
{
    (void)state;
    int failed = 0;
    for (size_t i = 0; i < sizeof roles / sizeof *roles; i++) {
        const rcn_role_case *item = &roles[i];
        rcn_arena *arena = rcn_arena_new(0);
        rcn_log *log = rcn_log_new();
        rcn_cleaned document =
            rcn_bench_document(arena, item->name, "en", item->parts);
        const rcn_attribution *found = rcn_attribute(
            arena, &document, rcn_heads_read(arena, &document, 1), 1, log);
        const rcn_role all[] = {found->author, found->issuer, found->speaker,
                                found->publisher, found->source_url};
        const char *const wanted[] = {item->author, item->issuer, item->speaker,
                                      item->publisher, item->url};
        for (size_t j = 0; j < 5; j++) {
            if (!is_role(all[j], wanted[j]) ||
                !is_quoted(arena, &document, all[j])) {
                failed++;
                print_error("%s: role %zu: %s\n", item->name, j,
                            all[j].value ? all[j].value : "unknown");
            }
        }
        rcn_log_free(log);
        rcn_arena_free(arena);
    }
    assert_int_equal(failed, 0);
}

/* Pages: what metadata and headings say together. */

#define ITEM(kind_, place_, value_)                                    \
    {                                                                  \
        .kind = RCN_METADATA_##kind_, .place = RCN_PLACE_##place_,     \
        .key = "key", .value = (value_), .quote = (value_), .line = 3, \
        .offset = RCN_METADATA_NO_OFFSET                               \
    }

typedef struct rcn_page_case {
    const char *name;
    rcn_metadata_item items[6];
    const char *title, *author, *publisher, *url;
} rcn_page_case;

static const rcn_page_case pages[] = {
    {.name = "title-and-site",
     .items = {ITEM(TITLE, PAGE_TITLE, "The bridge is open - Valley News"),
               ITEM(TITLE, HEADING, "The bridge is open"),
               ITEM(PUBLISHER, META, "Valley News")},
     .title = "The bridge is open",
     .publisher = "Valley News"},
    {.name = "heading-is-the-site",
     .items = {ITEM(TITLE, PAGE_TITLE, "The bridge is open | Valley News"),
               ITEM(TITLE, HEADING, "Valley News"),
               ITEM(TITLE, META, "The bridge is open")},
     .title = "The bridge is open"},
    {.name = "second-heading",
     .items = {ITEM(TITLE, PAGE_TITLE, "The bridge - Valley"),
               ITEM(TITLE, HEADING, "Valley"),
               ITEM(TITLE, HEADING, "The bridge")},
     .title = "The bridge"},
    {.name = "no-heading",
     .items = {ITEM(TITLE, PAGE_TITLE, "The bridge is open | News")},
     .title = "The bridge is open"},
    {.name = "dash-in-title-kept",
     .items = {ITEM(TITLE, META, "The bridge - a history"),
               ITEM(TITLE, JSON_LD, "The bridge - a history")},
     .title = "The bridge - a history"},
    {.name = "unlike-heading-alone",
     .items = {ITEM(TITLE, PAGE_TITLE, "Works - Valley News"),
               ITEM(TITLE, HEADING, "How the old stone bridge was saved")},
     .title = "How the old stone bridge was saved"},
    {.name = "heading-with-anchor",
     .items = {ITEM(TITLE, PAGE_TITLE, "Quick start — Manual 2.0"),
               ITEM(TITLE, HEADING, "Quick start¶")},
     .title = "Quick start"},
    {.name = "kicker-above-the-title",
     .items = {ITEM(TITLE, PAGE_TITLE, "The bridge is open | Valley News"),
               ITEM(TITLE, HEADING, "Works in the valleyThe bridge is open")},
     .title = "The bridge is open"},
    {.name = "date-above-the-title",
     .items = {ITEM(TITLE, META, "The bridge is open"),
               ITEM(TITLE, HEADING, "Jun 17 The bridge is open")},
     .title = "The bridge is open"},
    {.name = "short-end-is-no-title",
     .items = {ITEM(TITLE, META, "is open"),
               ITEM(TITLE, HEADING, "The bridge is open")},
     .title = "The bridge is open"},
    {.name = "author-agreement",
     .items = {ITEM(AUTHOR, META, "Valley News"),
               ITEM(PUBLISHER, META, "Valley News"),
               ITEM(AUTHOR, CLASS, "By Ann Lee | 8 March 2021"),
               ITEM(AUTHOR, LINK, "Ann Lee"), ITEM(AUTHOR, CLASS, "Bo Li")},
     .author = "Ann Lee",
     .publisher = "Valley News"},
    {.name = "two-authors",
     .items = {ITEM(AUTHOR, JSON_LD, "Ann Lee"),
               ITEM(AUTHOR, JSON_LD, "Bo Li")},
     .author = "Ann Lee, Bo Li"},
    {.name = "no-author",
     .items = {ITEM(AUTHOR, META, "https://example.org/ann"),
               ITEM(AUTHOR, CLASS, "View all posts"),
               ITEM(AUTHOR, CLASS, "5 min read")}},
    {.name = "url",
     .items = {ITEM(URL, META, "https://example.org/share"),
               ITEM(URL, LINK, "https://example.org/bridge"),
               ITEM(URL, JSON_LD, "/bridge")},
     .url = "https://example.org/bridge"},
};

static void
test_pages(void **state)
{
    (void)state;
    static const rcn_part parts[] = {{LONG_TEXT, NULL}, {NULL, NULL}};
    int failed = 0;
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
        const rcn_page_case *item = &pages[i];
        rcn_arena *arena = rcn_arena_new(0);
        rcn_log *log = rcn_log_new();
        size_t count = 0;
        while (count < 6 && item->items[count].value) {
            count++;
        }
        rcn_cleaned page =
            rcn_bench_page(arena, item->name, "en", parts, item->items, count);
        const rcn_attribution *found = rcn_attribute(
            arena, &page, rcn_heads_read(arena, &page, 1), 1, log);
        const rcn_role title = found->title.status == RCN_STATUS_SUPPLIED
                                   ? (rcn_role){.status = RCN_STATUS_UNKNOWN}
                                   : found->title;
        if (!is_role(title, item->title) ||
            !is_role(found->author, item->author) ||
            !is_role(found->publisher, item->publisher) ||
            !is_role(found->source_url, item->url)) {
            failed++;
            print_error("%s: %s; %s; %s; %s\n", item->name, found->title.value,
                        found->author.value ? found->author.value : "-",
                        found->publisher.value ? found->publisher.value : "-",
                        found->source_url.value ? found->source_url.value
                                                : "-");
        }
        rcn_log_free(log);
        rcn_arena_free(arena);
    }
    assert_int_equal(failed, 0);
}

static void
test_conflict(void **state)
{
    (void)state;
    static const rcn_part parts[] = {
        {"Statement by the Ministry of Works", "title"},
        {LONG_TEXT, NULL},
        {"Office of the Mayor", NULL},
        {NULL, NULL}};
    rcn_arena *arena = rcn_arena_new(0);
    rcn_log *log = rcn_log_new();
    rcn_cleaned document = rcn_bench_document(arena, "a", "en", parts);
    const rcn_attribution *found = rcn_attribute(
        arena, &document, rcn_heads_read(arena, &document, 1), 1, log);
    assert_string_equal(found->issuer.value, "Ministry of Works");
    assert_int_equal(rcn_log_count_code(log, RCN_CODE_ROLE_CONFLICT), 1);
    rcn_log_free(log);
    rcn_arena_free(arena);
}

/** A name left short in one document is completed by another, if all agree. */
static void
test_corpus(void **state)
{
    (void)state;
    static const rcn_part report[] = {
        {"The bridge is safe, the Works Ministry said in a statement.", NULL},
        {NULL, NULL}};
    static const rcn_part full[] = {
        {"Statement of the Ministry of Works of Utopia", "title"},
        {LONG_TEXT, NULL},
        {NULL, NULL}};
    static const rcn_part other[] = {
        {"Statement of the Ministry of Works of Arcadia", "title"},
        {LONG_TEXT, NULL},
        {NULL, NULL}};
    rcn_arena *arena = rcn_arena_new(0);
    rcn_log *log = rcn_log_new();
    rcn_cleaned documents[] = {rcn_bench_document(arena, "a", "en", report),
                               rcn_bench_document(arena, "b", "en", full),
                               rcn_bench_document(arena, "c", "en", other)};
    assert_string_equal(rcn_attribute(arena, documents,
                                      rcn_heads_read(arena, documents, 2), 2,
                                      log)[0]
                            .speaker.value,
                        "Ministry of Works of Utopia");
    assert_string_equal(rcn_attribute(arena, documents,
                                      rcn_heads_read(arena, documents, 3), 3,
                                      log)[0]
                            .speaker.value,
                        "Works Ministry");
    rcn_log_free(log);
    rcn_arena_free(arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_titles),   cmocka_unit_test(test_short_titles),
        cmocka_unit_test(test_roles),    cmocka_unit_test(test_pages),
        cmocka_unit_test(test_conflict), cmocka_unit_test(test_corpus),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
