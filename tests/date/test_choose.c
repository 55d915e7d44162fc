/* Which of several stated dates is the document's: the order of trust, pair by
 * pair, what a page says that is not its date, and the order of numbers. */
#include "cmocka_all.h"

#include <string.h>

#include "base/arena.h"
#include "base/codes.h"
#include "base/text.h"
#include "bench.h"
#include "date/date.h"

#define LONG_TEXT                                                            \
    "The council heard the report of its secretary, who said that the works" \
    " on the bridge went on as planned and that the costs had not risen."

#define ITEM(kind_, place_, key_, value_)                               \
    {                                                                   \
        .kind = RCN_METADATA_##kind_, .place = RCN_PLACE_##place_,      \
        .key = (key_), .value = (value_), .quote = (value_), .line = 3, \
        .offset = RCN_METADATA_NO_OFFSET                                \
    }
#define PUBLISHED(place_, value_) ITEM(PUBLISHED, place_, "published", value_)
#define MODIFIED(value_)          ITEM(MODIFIED, META, "modified", value_)
#define LANGUAGE(value_)          ITEM(LANGUAGE, META, "og:locale", value_)
#define URL(value_)               ITEM(URL, LINK, "canonical", value_)

typedef struct rcn_case {
    const char *name;
    rcn_metadata_item items[4];
    const char *lines[5]; /**< below the title, before the text */
    const char *edtf;     /**< NULL: unknown */
    const char *rule;     /**< of the first evidence, or NULL: not asked */
} rcn_case;

static const rcn_case cases[] = {
    /* places of metadata, each pair */
    {"json-ld-meta",
     {PUBLISHED(META, "2021-11-15"), PUBLISHED(JSON_LD, "2021-11-08")},
     {0},
     "2021-11-08",
     "metadata-json-ld"},
    {"json-ld-dublin-core",
     {PUBLISHED(DUBLIN_CORE, "2021-11-15"), PUBLISHED(JSON_LD, "2021-11-08")},
     {0},
     "2021-11-08",
     "metadata-json-ld"},
    {"json-ld-microdata",
     {PUBLISHED(MICRODATA, "2021-11-15"), PUBLISHED(JSON_LD, "2021-11-08")},
     {0},
     "2021-11-08",
     "metadata-json-ld"},
    {"meta-dublin-core",
     {PUBLISHED(DUBLIN_CORE, "2021-11-15"), PUBLISHED(META, "2021-11-08")},
     {0},
     "2021-11-08",
     "metadata-meta"},
    {"meta-microdata",
     {PUBLISHED(MICRODATA, "2021-11-15"), PUBLISHED(META, "2021-11-08")},
     {0},
     "2021-11-08",
     "metadata-meta"},
    {"dublin-core-microdata",
     {PUBLISHED(MICRODATA, "2021-11-15"), PUBLISHED(DUBLIN_CORE, "2021-11-08")},
     {0},
     "2021-11-08",
     "metadata-dublin-core"},
    /* metadata and a line */
    {"line-is-later",
     {PUBLISHED(META, "2021-11-08")},
     {"15 November 2021"},
     "2021-11-08?",
     "metadata-meta"},
    {"line-is-earlier",
     {PUBLISHED(META, "2021-11-15")},
     {"8 November 2021"},
     "2021-11-08?",
     "date-line"},
    {"line-is-earlier-and-says-so",
     {PUBLISHED(META, "2021-11-15")},
     {"Published 8 November 2021"},
     "2021-11-08",
     "date-line"},
    {"line-is-that-of-another-place",
     {PUBLISHED(JSON_LD, "2021-11-08"), PUBLISHED(META, "2021-11-15")},
     {"15 November 2021"},
     "2021-11-15",
     "date-line"},
    {"two-places-outvote-a-line",
     {PUBLISHED(JSON_LD, "2021-11-15"), PUBLISHED(META, "2021-11-15")},
     {"8 November 2021"},
     "2021-11-15",
     "metadata-json-ld"},
    {"lines-are-a-list",
     {PUBLISHED(META, "2021-11-15")},
     {"8 November 2021", "6 November 2021", "5 November 2021"},
     "2021-11-15",
     "metadata-meta"},
    {"line-is-local",
     {PUBLISHED(META, "2021-11-08T22:30:00Z")},
     {"9 November 2021"},
     "2021-11-09",
     "date-line"},
    /* a line, the address, the title of the page */
    {"line-address",
     {URL("https://example.org/2021/11/09/bridge")},
     {"8 November 2021"},
     "2021-11-08",
     "date-line"},
    {"earlier-address-line",
     {URL("https://example.org/2019/11/08/bridge")},
     {"15 November 2021"},
     "2019-11-08?",
     "url-path"},
    {"earlier-address-metadata",
     {PUBLISHED(JSON_LD, "2021-11-15"),
      URL("https://example.org/2019/11/08/bridge")},
     {0},
     "2019-11-08?",
     "url-path"},
    {"later-address-metadata",
     {PUBLISHED(JSON_LD, "2019-11-08"),
      URL("https://example.org/2021/11/15/bridge")},
     {0},
     "2019-11-08",
     "metadata-json-ld"},
    {"address-page-title",
     {ITEM(TITLE, PAGE_TITLE, "title", "Bridge | Daily | 15.11.2021"),
      URL("https://example.org/2021/11/08/bridge")},
     {0},
     "2021-11-08",
     "url-path"},
    /* what says no date of publication */
    {"modified-alone", {MODIFIED("2021-11-08")}, {0}, NULL, NULL},
    {"captured-alone",
     {ITEM(CAPTURED, COMMENT, "saved date", "2021-11-08")},
     {0},
     NULL,
     NULL},
    {"page-made",
     {ITEM(PUBLISHED, JSON_LD, "page date", "2021-11-08")},
     {0},
     NULL,
     NULL},
    {"page-made-on-the-day-shown",
     {ITEM(PUBLISHED, JSON_LD, "page date", "2021-11-08")},
     {"8 November 2021"},
     "2021-11-08",
     "date-line"},
    {"wiki-begun",
     {ITEM(GENERATOR, META, "generator", "MediaWiki 1.39"),
      PUBLISHED(JSON_LD, "2021-11-08")},
     {0},
     NULL,
     NULL},
    {"created-after-issued",
     {ITEM(PUBLISHED, DUBLIN_CORE, "dcterms.created", "2021-11-08"),
      ITEM(PUBLISHED, DUBLIN_CORE, "dcterms.issued", "2021-11-15")},
     {0},
     "2021-11-15",
     "metadata-dublin-core"},
    {"list-of-news",
     {{0}},
     {"8 November 2021", "6 November 2021", "5 November 2021",
      "3 November 2021"},
     NULL,
     NULL},
    {"birthday", {{0}}, {"Birthdate: 8 November 1981"}, NULL, NULL},
    {"last-post", {{0}}, {"Last post: 08/11/2021 at 6:49 pm"}, NULL, NULL},
    {"joined-words", {{0}}, {"By Ann ReedUpdated 8 Nov 2021"}, NULL, NULL},
    {"period", {{0}}, {"Date: 2021-11-08 - 2021-11-12"}, NULL, NULL},
    {"period-in-words", {{0}}, {"8 May 2021 to 9 May 2021"}, NULL, NULL},
    {"no-period", {{0}}, {"8 May 2021 - 8 May 2021"}, "2021-05-08", NULL},
    {"line-of-the-address",
     {URL("https://example.org/bridge-20211108")},
     {"9 November 2021", "8 November 2021"},
     "2021-11-08",
     "date-line"},
    {"label-outweighs-address",
     {URL("https://example.org/bridge-20211108")},
     {"Published 9 November 2021", "8 November 2021"},
     "2021-11-09",
     "date-line"},
    /* the order of numbers */
    {"numbers-both", {{0}}, {"03/04/2021"}, "[2021-03-04,2021-04-03]", NULL},
    {"numbers-by-time-element",
     {ITEM(PUBLISHED, TIME_ELEMENT, "time datetime", "2021-04-03")},
     {"03/04/2021"},
     "2021-04-03",
     NULL},
    {"numbers-by-change",
     {MODIFIED("2021-04-03T10:00:00Z")},
     {"03/04/2021"},
     "2021-04-03",
     NULL},
    {"numbers-before-change",
     {MODIFIED("2021-03-20T10:00:00Z")},
     {"03/04/2021"},
     "2021-03-04",
     NULL},
    {"numbers-before-capture",
     {ITEM(CAPTURED, COMMENT, "saved date", "Sat Mar 20 2021 10:00:00")},
     {"03/04/2021"},
     "2021-03-04",
     NULL},
    {"numbers-of-britain",
     {LANGUAGE("en_GB")},
     {"03/04/2021"},
     "2021-04-03",
     NULL},
    {"numbers-of-america",
     {LANGUAGE("en-US"), URL("https://example.co.uk/a")},
     {"03/04/2021"},
     "2021-03-04",
     NULL},
    {"numbers-of-address",
     {URL("https://www.example.com.au:80/a")},
     {"03/04/2021"},
     "2021-04-03",
     NULL},
    {"numbers-of-government",
     {URL("https://example.gov/a")},
     {"03/04/2021"},
     "2021-03-04",
     NULL},
    {"numbers-of-no-country",
     {URL("https://example.com/a"), LANGUAGE("en")},
     {"03/04/2021"},
     "[2021-03-04,2021-04-03]",
     NULL},
    {"numbers-outweigh-country",
     {LANGUAGE("en_GB")},
     {"03/04/2021", "Deadline 04/25/2021"},
     "2021-03-04",
     NULL},
};

/* What is shown for a date: the words, where they stand, what they give. */
static const struct {
    const char *name;
    rcn_metadata_item items[4];
    const char *lines[5];
    struct {
        const char *rule, *text, *gives;
        uint32_t line;
    } evidence[4];
} shown[] = {
    {"agreement",
     {PUBLISHED(JSON_LD, "2021-11-08T10:00:00Z")},
     {"By Ann Reed", "Published 8 November 2021, 11:00"},
     {{"timestamp-line", "Published 8 November 2021, 11:00", "2021-11-08", 5},
      {"metadata-json-ld", "2021-11-08T10:00:00Z", "2021-11-08 (agrees)", 3}}},
    {"conflict",
     {PUBLISHED(META, "2021-11-15")},
     {"8 November 2021"},
     {{"date-line", "8 November 2021", "2021-11-08", 3},
      {"metadata-meta", "2021-11-15", "2021-11-15 (disagrees)", 3}}},
    {"element",
     {ITEM(PUBLISHED, TIME_ELEMENT, "time datetime", "2021-04-03")},
     {"03/04/2021"},
     {{"date-line", "03/04/2021", "2021-04-03", 3}}},
    {"first-address",
     {PUBLISHED(JSON_LD, "2021-11-15"),
      URL("https://example.org/2019/11/08/bridge")},
     {0},
     {{"url-path", "https://example.org/2019/11/08/bridge", "2019-11-08", 3},
      {"metadata-json-ld", "2021-11-15", "2021-11-15 (disagrees)", 3}}},
    {"line-of-the-address",
     {URL("https://example.org/bridge-20211108")},
     {"9 November 2021", "8 November 2021"},
     {{"date-line", "8 November 2021", "2021-11-08", 5},
      {"url-path", "https://example.org/bridge-20211108", "2021-11-08 (agrees)",
       3}}},
    {"end-of-the-page-title",
     {ITEM(TITLE, PAGE_TITLE, "title", "Bridge | Daily | 15.11.2021")},
     {0},
     {{"page-title-date", "Bridge | Daily | 15.11.2021", "2021-11-15", 3}}},
    {"made-and-shown",
     {ITEM(PUBLISHED, JSON_LD, "page date", "2021-11-08")},
     {"8 November 2021"},
     {{"date-line", "8 November 2021", "2021-11-08", 3},
      {"metadata-json-ld", "2021-11-08", "2021-11-08 (agrees)", 3}}},
};

/* Dates of plain texts: around a title that only its form tells, at the edges of
 * pages, and labelled far from the title. */
typedef struct rcn_text_case {
    const char *name;
    rcn_part parts[8];
    const char *edtf;
} rcn_text_case;

static const rcn_text_case texts[] = {
    {"above-a-repeated-title",
     {{"Bridge to be built | The Council", "-page-surroundings"},
      {"17 July 2023", "-page-surroundings"},
      {"Bridge to be built", NULL},
      {LONG_TEXT, NULL},
      {"6 October 2023", NULL}},
     "2023-07-17"},
    {"below-it-against-a-label-at-the-end",
     {{"Bridge to be built | The Council", "-page-surroundings"},
      {"Bridge to be built", NULL},
      {"09-03-2021 - 19:11", NULL},
      {LONG_TEXT, NULL},
      {"Press release on the first bridge (14.12.2020)", NULL}},
     "2021-03-09"},
    {"memo",
     {{"Request for Comments: 99999       The Council\n"
       "Category: Informational              May 2021",
       NULL},
      {"How to Build a Bridge", NULL},
      {"Abstract", NULL},
      {LONG_TEXT, NULL}},
     "2021-05"},
    {"label-far-below",
     {{"A title", "title"},
      {LONG_TEXT, NULL},
      {LONG_TEXT, NULL},
      {"a", "-m"},
      {"b", "-m"},
      {"Date 23.05.2011", "-page-surroundings"},
      {"Published 23.05.2011", "-page-surroundings"}},
     "2011-05-23"},
    {"labels-that-disagree",
     {{"A title", "title"},
      {LONG_TEXT, NULL},
      {"Date 23.05.2011", "-page-surroundings"},
      {"Published 24.05.2011", "-page-surroundings"}},
     NULL},
    {"above-a-text-without-a-title",
     {{"Home", "-menu"},
      {"By Ann Bo, 8 November 2021", "-page-surroundings"},
      {"1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13\n14\n15", "-menu"},
      {LONG_TEXT, NULL}},
     "2021-11-08"},
    {"too-far-above-it",
     {{"By Ann Bo, 8 November 2021", "-page-surroundings"},
      {"1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13\n14\n15\n16\n17\n18\n19\n"
       "20\n21",
       "-menu"},
      {LONG_TEXT, NULL}},
     NULL},
    {"dateline-in-brackets",
     {{"A title", "title"}, {"Karlsruhe, (12.11.2021). " LONG_TEXT, NULL}},
     "2021-11-12"},
    {"date-before-a-quotation",
     {{"A title", "title"}, {"01.02.2022 „" LONG_TEXT "“", NULL}},
     "2022-02-01"},
    {"date-within-a-sentence",
     {{"A title", "title"}, {"On 1.2.2022 there was talk. " LONG_TEXT, NULL}},
     "[2022-02-01..]"},
    {"fused-with-a-version",
     {{LONG_TEXT, NULL},
      {"Manual 6.53February 2023          2", "-running-footer"},
      {LONG_TEXT, NULL},
      {"Manual 6.53February 2023          3", "-running-footer"}},
     "2023-02"},
};

static void
test_texts(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        rcn_arena *arena = rcn_arena_new(0);
        rcn_log *log = rcn_log_new();
        rcn_cleaned text =
            rcn_bench_document(arena, texts[i].name, "en", texts[i].parts);
        const rcn_dating *dating = rcn_date_infer(
            arena, &text, rcn_heads_read(arena, &text, 1), 1, log);
        if (!rcn_text_equal(rcn_text_of(dating->edtf),
                            rcn_text_of(texts[i].edtf))) {
            fail_msg("%s: %s", texts[i].name,
                     dating->edtf ? dating->edtf : "unknown");
        }
        rcn_log_free(log);
        rcn_arena_free(arena);
    }
}

/* Dates a page of a title, lines and a text. */
static const rcn_dating *
date_page(rcn_arena *arena, const char *name, const rcn_metadata_item items[4],
          const char *const lines[5], rcn_log *log)
{
    rcn_part parts[8] = {{"A title", "title"}};
    size_t count = 1;
    for (size_t i = 0; i < 5 && lines[i]; i++) {
        parts[count++] = (rcn_part){lines[i], "-line"};
    }
    parts[count] = (rcn_part){LONG_TEXT, NULL};
    size_t item_count = 0;
    while (item_count < 4 && items[item_count].value) {
        item_count++;
    }
    rcn_cleaned page =
        rcn_bench_page(arena, name, "en", parts, items, item_count);
    return rcn_date_infer(arena, &page, rcn_heads_read(arena, &page, 1), 1,
                          log);
}

static void
test_evidence(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof shown / sizeof *shown; i++) {
        rcn_arena *arena = rcn_arena_new(0);
        rcn_log *log = rcn_log_new();
        const rcn_dating *dating = date_page(
            arena, shown[i].name, shown[i].items, shown[i].lines, log);
        size_t count = 0;
        for (; count < 4 && shown[i].evidence[count].rule; count++) {
            assert_true(count < dating->evidence_count);
            const rcn_evidence *found = &dating->evidence[count];
            assert_string_equal(found->file, shown[i].name);
            assert_string_equal(found->rule, shown[i].evidence[count].rule);
            assert_string_equal(found->text, shown[i].evidence[count].text);
            assert_string_equal(found->gives, shown[i].evidence[count].gives);
            assert_int_equal(found->line, shown[i].evidence[count].line);
        }
        assert_int_equal(dating->evidence_count, count);
        rcn_log_free(log);
        rcn_arena_free(arena);
    }
}

static void
test_case(const rcn_case *item, size_t *failed)
{
    rcn_arena *arena = rcn_arena_new(0);
    rcn_log *log = rcn_log_new();
    const rcn_dating *dating =
        date_page(arena, item->name, item->items, item->lines, log);
    const char *rule =
        dating->evidence_count ? dating->evidence[0].rule : "none";
    if (!rcn_text_equal(rcn_text_of(dating->edtf), rcn_text_of(item->edtf)) ||
        (item->rule && strcmp(rule, item->rule) != 0)) {
        print_error("%s: %s by %s\n", item->name,
                    dating->edtf ? dating->edtf : "unknown", rule);
        ++*failed;
    }
    bool doubtful = item->edtf && strchr(item->edtf, '?');
    assert_int_equal(rcn_log_count_code(log, RCN_CODE_DATE_CONFLICT), doubtful);
    if (doubtful) { /* both dates are shown */
        assert_int_equal(dating->evidence_count, 2);
        assert_int_equal(dating->status, RCN_STATUS_INFERRED);
    }
    rcn_log_free(log);
    rcn_arena_free(arena);
}

static void
test_cases(void **state)
{
    (void)state;
    size_t failed = 0;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        test_case(&cases[i], &failed);
    }
    assert_int_equal(failed, 0);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cases),
        cmocka_unit_test(test_evidence),
        cmocka_unit_test(test_texts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
