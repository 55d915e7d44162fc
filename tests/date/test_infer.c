/* Datings of documents: what counts, what does not, and what outweighs what. */
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

typedef struct rcn_case {
    const char *name, *language;
    rcn_part parts[8];
    const char *edtf; /**< NULL: unknown */
    rcn_status status;
    const char *rule; /**< of the first evidence */
} rcn_case;

static const rcn_case cases[] = {
    /* date lines */
    {"iso-line",
     "en",
     {{"2021-11-08", "date-line"}, {"A title", "title"}, {LONG_TEXT, NULL}},
     "2021-11-08",
     RCN_STATUS_STATED,
     "date-line-iso"},
    {"timestamp",
     "en",
     {{"A title", "title"},
      {"July 29, 2023 09:19", "timestamp"},
      {LONG_TEXT, NULL}},
     "2023-07-29",
     RCN_STATUS_STATED,
     "timestamp-line"},
    {"removed-line-below-title",
     "de",
     {{"Ein Titel", "title"},
      {"Veröffentlicht am 8. November 2021", "-furniture"},
      {LONG_TEXT, NULL}},
     "2021-11-08",
     RCN_STATUS_STATED,
     "date-line"},
    {"kept-line-above",
     "ru",
     {{"8 ноября 2021 г.", NULL}, {"Название", "title"}, {LONG_TEXT, NULL}},
     "2021-11-08",
     RCN_STATUS_STATED,
     "date-line"},
    {"below-title-below-bullets",
     "en",
     {{"1 May 2020", "-menu"},
      {"\xE2\x80\xA2", NULL},
      {"\xE2\x80\xA2", NULL},
      {"A title that says a lot", "#"},
      {"8 November 2021 10:05", "-furniture"},
      {LONG_TEXT, NULL}},
     "2021-11-08",
     RCN_STATUS_STATED,
     "timestamp-line"},
    {"label-far-below",
     "en",
     {{"A title", "title"},
      {LONG_TEXT, NULL},
      {LONG_TEXT, NULL},
      {LONG_TEXT, NULL},
      {LONG_TEXT, NULL},
      {"Published by us on 8 November 2021", "-furniture"}},
     "2021-11-08",
     RCN_STATUS_STATED,
     "date-line"},
    {"reference-far-below",
     "en",
     {{"A title", "title"},
      {LONG_TEXT, NULL},
      {LONG_TEXT, NULL},
      {LONG_TEXT, NULL},
      {LONG_TEXT, NULL},
      {"Press release after the talks of the council (8.11.2021)",
       "-furniture"}},
     NULL,
     RCN_STATUS_UNKNOWN,
     NULL},
    {"sections",
     "en",
     {{"14.11.12 A bridge", "-menu"},
      {"14.11.13 A boat", "-menu"},
      {"A title", "title"},
      {LONG_TEXT, NULL}},
     NULL,
     RCN_STATUS_UNKNOWN,
     NULL},
    {"date-in-numbers",
     "de",
     {{"14.11.12 Ein Boot", "-menu"},
      {"Ein Titel", "title"},
      {LONG_TEXT, NULL}},
     "2012-11-14",
     RCN_STATUS_STATED,
     "date-line"},
    {"words-before-a-quotation",
     "en",
     {{"A title", "title"},
      {"Posted to the council's own list on 2021-11-08:", "date-line"},
      {LONG_TEXT, NULL}},
     NULL,
     RCN_STATUS_UNKNOWN,
     NULL},
    {"below-the-lead",
     "es",
     {{"A title", "title"},
      {LONG_TEXT, NULL},
      {"8 Noviembre 2021 20:04:10 | Ana Prado", "-furniture"},
      {LONG_TEXT, NULL},
      {LONG_TEXT, NULL}},
     "2021-11-08",
     RCN_STATUS_STATED,
     "timestamp-line"},
    {"signature",
     "fr",
     {{"Un titre", "title"},
      {LONG_TEXT, NULL},
      {"Genève, le 8 mars 2021", NULL}},
     "2021-03-08",
     RCN_STATUS_STATED,
     "date-line"},
    {"dateline",
     "en",
     {{"A title", "title"},
      {"GENEVA, 8 November 2021 (Agency) – " LONG_TEXT, NULL}},
     "2021-11-08",
     RCN_STATUS_STATED,
     "dateline"},
    {"published-before-updated",
     "en",
     {{"A title", "title"},
      {"Updated: Nov 20 2019, 15:24pm", "-furniture"},
      {"Published Nov 18 2019", "-furniture"},
      {LONG_TEXT, NULL}},
     "2019-11-18",
     RCN_STATUS_STATED,
     "date-line"},
    {"published-and-updated-in-one-line",
     "es",
     {{"Un título", "title"},
      {"Actualizado: 20/11/2019 - Publicado: 18/11/2019", "-furniture"},
      {LONG_TEXT, NULL}},
     "2019-11-18",
     RCN_STATUS_STATED,
     "date-line"},
    {"fused-reading-time",
     "en",
     {{"A title", "title"},
      {"6 Mar, 20194 Min Read", "-furniture"},
      {LONG_TEXT, NULL}},
     "2019-03-06",
     RCN_STATUS_STATED,
     "date-line"},
    {"page-edges",
     "de",
     {{"ein-programm(7)", "-running-header"},
      {LONG_TEXT, NULL},
      {"Handbuch 6.03   5. Februar 2023   2", "-running-footer"},
      {LONG_TEXT, NULL},
      {"Handbuch 6.03   5. Februar 2023   3", "-running-footer"}},
     "2023-02-05",
     RCN_STATUS_STATED,
     "page-edge-date"},
    {"month-at-head",
     "en",
     {{"Category: Standards Track                  May 2021", "-furniture"},
      {"A title", "title"},
      {LONG_TEXT, NULL}},
     "2021-05",
     RCN_STATUS_STATED,
     "date-line"},
    /* ambiguous numbers */
    {"ambiguous",
     "en",
     {{"A title", "title"}, {"03/04/2021", "date-line"}, {LONG_TEXT, NULL}},
     "[2021-03-04,2021-04-03]",
     RCN_STATUS_STATED,
     "date-line"},
    {"settled-by-order-elsewhere",
     "en",
     {{"A title", "title"},
      {"03/04/2021", "date-line"},
      {LONG_TEXT, NULL},
      {"Minutes adopted 25/02/2021", "-links"}},
     "2021-04-03",
     RCN_STATUS_STATED,
     "date-line"},
    {"settled-month-first",
     "en",
     {{"A title", "title"},
      {"03/04/2021", "date-line"},
      {LONG_TEXT, NULL},
      {"Minutes adopted 02/25/2021", "-links"}},
     "2021-03-04",
     RCN_STATUS_STATED,
     "date-line"},
    {"settled-by-language",
     "it",
     {{"Un titolo", "title"}, {"03/04/2021", "date-line"}, {LONG_TEXT, NULL}},
     "2021-04-03",
     RCN_STATUS_STATED,
     "date-line"},
    /* traps */
    {"copyright",
     "en",
     {{"A title", "title"},
      {"© 8 November 2021 The Council", "-furniture"},
      {LONG_TEXT, NULL},
      {"Copyright 2004-2021", "-copyright"}},
     NULL,
     RCN_STATUS_UNKNOWN,
     NULL},
    {"crawl-stamp",
     "en",
     {{"Archived 2021-11-08 from the original", "-archive"},
      {"A title", "title"},
      {LONG_TEXT, NULL},
      {"Retrieved 9 November 2021", NULL}},
     NULL,
     RCN_STATUS_UNKNOWN,
     NULL},
    {"related-stories",
     "en",
     {{"A title", "title"},
      {LONG_TEXT, NULL},
      {LONG_TEXT, NULL},
      {LONG_TEXT, NULL},
      {LONG_TEXT, NULL},
      {"8 November 2021 Another story", "-related"}},
     NULL,
     RCN_STATUS_UNKNOWN,
     NULL},
    {"updated-only",
     "en",
     {{"A title", "title"},
      {"Last updated 8 November 2021", "-furniture"},
      {LONG_TEXT, NULL}},
     NULL,
     RCN_STATUS_UNKNOWN,
     NULL},
    {"label-above",
     "en",
     {{"A title", "title"},
      {"Last updated:", "-furniture"},
      {"8 November 2021", "-furniture"},
      {LONG_TEXT, NULL}},
     NULL,
     RCN_STATUS_UNKNOWN,
     NULL},
    {"title-is-no-label",
     "en",
     {{"A letter from the mill", "title"},
      {"3 May 1921", "date-line"},
      {LONG_TEXT, NULL}},
     "1921-05-03",
     RCN_STATUS_STATED,
     "date-line"},
    {"line-above-is-no-label",
     "en",
     {{"A title", "title"},
      {"News from the council", "-furniture"},
      {"3 May 1921", "-furniture"},
      {LONG_TEXT, NULL}},
     "1921-05-03",
     RCN_STATUS_STATED,
     "date-line"},
    {"embedded-post",
     "en",
     {{"A title", "title"},
      {"— The Council (@council) November 8, 2021", "-furniture"},
      {LONG_TEXT, NULL}},
     NULL,
     RCN_STATUS_UNKNOWN,
     NULL},
    {"one-page-edge-is-none",
     "en",
     {{LONG_TEXT, NULL}, {"Handbook  8 November 2021", "-running-footer"}},
     NULL,
     RCN_STATUS_UNKNOWN,
     NULL},
    {"page-edges-disagree",
     "en",
     {{LONG_TEXT, NULL},
      {"Handbook  8 November 2021", "-running-footer"},
      {LONG_TEXT, NULL},
      {"Handbook  9 November 2021", "-running-footer"}},
     NULL,
     RCN_STATUS_UNKNOWN,
     NULL},
    {"valid-since",
     "de",
     {{"Ein Titel", "title"},
      {"Gültig seit 8. November 2021", "-furniture"},
      {LONG_TEXT, NULL}},
     NULL,
     RCN_STATUS_UNKNOWN,
     NULL},
    {"a-change-is-no-bound",
     "en",
     {{LONG_TEXT, NULL},
      {"A correspondent of ours, updated: 8 November 2021, 11:05", NULL},
      {LONG_TEXT, NULL},
      {LONG_TEXT, NULL},
      {LONG_TEXT, NULL},
      {LONG_TEXT, NULL}},
     NULL,
     RCN_STATUS_UNKNOWN,
     NULL},
    {"text-opens-with-date",
     "de",
     {{"Ein Titel", "title"},
      {"31. Oktober 2023. Die Brücke steht, und " LONG_TEXT, NULL}},
     "2023-10-31",
     RCN_STATUS_STATED,
     "dateline"},
    {"period-in-title",
     "en",
     {{"Diary from 11 January 1660 to 3 February 1660", "title"},
      {LONG_TEXT, NULL}},
     "1660-01-11/1660-02-03",
     RCN_STATUS_STATED,
     "title-period"},
    {"period-in-heading",
     "en",
     {{"Minutes, 30 November - 2 December 1987", "#"}, {LONG_TEXT, NULL}},
     "1987-11-30/1987-12-02",
     RCN_STATUS_STATED,
     "title-period"},
    {"period-over-new-year",
     "en",
     {{"Minutes, 30 December to 2 January 1988", "title"}, {LONG_TEXT, NULL}},
     "1987-12-30/1988-01-02",
     RCN_STATUS_STATED,
     "title-period"},
    {"day-in-title-is-no-date",
     "en",
     {{"The flood of 3 March 1953 as it was", "title"}, {LONG_TEXT, NULL}},
     NULL,
     RCN_STATUS_UNKNOWN,
     NULL},
    {"bare-year",
     "en",
     {{"Report for 2021", "title"}, {"2021", NULL}, {LONG_TEXT, NULL}},
     NULL,
     RCN_STATUS_UNKNOWN,
     NULL},
    {"impossible-day",
     "en",
     {{"A title", "title"}, {"30 February 2021", NULL}, {LONG_TEXT, NULL}},
     NULL,
     RCN_STATUS_UNKNOWN,
     NULL},
    {"range-of-an-event",
     "en",
     {{"A title", "title"},
      {"New York, 19-26 September 2023", NULL},
      {LONG_TEXT, NULL}},
     NULL,
     RCN_STATUS_UNKNOWN,
     NULL},
    {"future-only",
     "en",
     {{"A title", "title"},
      {LONG_TEXT " The bridge will open on 5 May 2030.", NULL}},
     NULL,
     RCN_STATUS_UNKNOWN,
     NULL},
    {"deadline",
     "en",
     {{"A title", "title"}, {"Deadline: 5 May 2030", NULL}, {LONG_TEXT, NULL}},
     NULL,
     RCN_STATUS_UNKNOWN,
     NULL},
    {"yearless",
     "en",
     {{"A title", "title"}, {"November 8", NULL}, {LONG_TEXT, NULL}},
     NULL,
     RCN_STATUS_UNKNOWN,
     NULL},
    /* the text's own day */
    {"today",
     "en",
     {{"Today, 8 November 2021, the council met. " LONG_TEXT, NULL}},
     "2021-11-08",
     RCN_STATUS_STATED,
     "body-date-today"},
    {"celebrates",
     "en",
     {{"On November 8, 2021, the town celebrates its founding. " LONG_TEXT,
       NULL}},
     "2021-11-08?",
     RCN_STATUS_INFERRED,
     "body-date-present-tense"},
    /* relative to an event */
    {"passed",
     "en",
     {{"One year has passed since the great flood in the valley. " LONG_TEXT,
       NULL},
      {"The great flood began on 4 March 1953 and took the bridge.", NULL}},
     "1954-03-04~",
     RCN_STATUS_INFERRED,
     "relative-time-passed"},
    {"ago-today",
     "en",
     {{"Two years ago today the river rose. This marked the beginning of the "
       "great flood. " LONG_TEXT,
       NULL},
      {"The great flood, which began on 4 March 1953, took the bridge.", NULL}},
     "1955-03-04",
     RCN_STATUS_INFERRED,
     "relative-deictic"},
    {"ago-today-quoted",
     "en",
     {{"“Two years ago today the river rose”, the mayor said. This marked the "
       "beginning of the great flood. " LONG_TEXT,
       NULL},
      {"The great flood, which began on 4 March 1953, took the bridge.", NULL}},
     "1955-03-04?",
     RCN_STATUS_INFERRED,
     "relative-deictic"},
    {"anniversary",
     "en",
     {{"On the tenth anniversary of the great flood we remember. " LONG_TEXT,
       NULL},
      {"The great flood started on 4 March 1953.", NULL}},
     "1963-03-04~",
     RCN_STATUS_INFERRED,
     "relative-anniversary"},
    {"today-marks",
     "en",
     {{"Today marks 10 years since the end of the harbour strike. " LONG_TEXT,
       NULL},
      {"The harbour strike ended on 4 March 1953.", NULL}},
     "1963-03-04",
     RCN_STATUS_INFERRED,
     "relative-today-marks"},
    {"days-after",
     "en",
     {{"Three days after the great flood, boats still cross. " LONG_TEXT, NULL},
      {"The great flood took place on 28 February 1953.", NULL}},
     "1953-03-03~",
     RCN_STATUS_INFERRED,
     "relative-time-passed"},
    {"duration",
     "en",
     {{"One year has passed since the start of the 30-day harbour "
       "strike. " LONG_TEXT,
       NULL},
      {"On 1 June 1953 the cranes stood still. The pact of 1 July 1953 set "
       "them going.",
       NULL}},
     "1954-06-01~",
     RCN_STATUS_INFERRED,
     "relative-time-passed"},
    {"no-anchor",
     "en",
     {{"One year has passed since the great flood. " LONG_TEXT, NULL}},
     NULL,
     RCN_STATUS_UNKNOWN,
     NULL},
    /* limits */
    {"as-of",
     "en",
     {{LONG_TEXT, NULL},
      {"On 10 November 2020 a pact was signed.", NULL},
      {"There were 40 boats (according to data as of 1 December 2020).", NULL}},
     "[2020-12-01..]",
     RCN_STATUS_INFERRED,
     "as-of-date"},
    {"latest-event",
     "en",
     {{LONG_TEXT, NULL},
      {"As of 1 May 2020 there were 40 boats.", NULL},
      {"On 10 November 2020 a pact was signed; it will end by 1 May 2030.",
       NULL}},
     "[2020-11-10..]",
     RCN_STATUS_INFERRED,
     "latest-dated-event"},
    {"stated-outweighs-story",
     "en",
     {{"A title", "title"},
      {"8 November 2021", "date-line"},
      {"On 5 May 2020 a pact was signed. " LONG_TEXT, NULL}},
     "2021-11-08",
     RCN_STATUS_STATED,
     "date-line"},
    {"empty", "und", {{"-", "-rule"}}, NULL, RCN_STATUS_UNKNOWN, NULL},
};

static bool
quotes_hold(rcn_arena *arena, const rcn_cleaned *documents, size_t count,
            const rcn_dating *dating)
{
    for (size_t i = 0; i < dating->evidence_count; i++) {
        const rcn_evidence *evidence = &dating->evidence[i];
        bool found = false;
        for (size_t j = 0; j < count; j++) {
            const rcn_document *document = documents[j].document;
            rcn_text text = rcn_text_squash(arena, document->text);
            found |= strcmp(document->name, evidence->file) == 0 &&
                     rcn_text_find(text, evidence->text, 0) != SIZE_MAX;
        }
        if (!found || !*evidence->text || !evidence->rule) {
            return false;
        }
    }
    return true;
}

static void
test_cases(void **state)
{
    (void)state;
    int failed = 0;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const rcn_case *item = &cases[i];
        rcn_arena *arena = rcn_arena_new(0);
        rcn_log *log = rcn_log_new();
        rcn_cleaned document =
            rcn_bench_document(arena, item->name, item->language, item->parts);
        const rcn_dating *dating = rcn_date_infer(
            arena, &document, rcn_heads_read(arena, &document, 1), 1, log);
        const char *rule =
            dating->evidence_count ? dating->evidence[0].rule : NULL;
        bool good =
            rcn_text_equal(rcn_text_of(dating->edtf),
                           rcn_text_of(item->edtf)) &&
            dating->status == item->status &&
            rcn_text_equal(rcn_text_of(rule), rcn_text_of(item->rule)) &&
            quotes_hold(arena, &document, 1, dating);
        bool logged = rcn_log_count_code(log, RCN_CODE_DATE_MISSING) == 1;
        if (!good || logged != (item->edtf == NULL)) {
            failed++;
            print_error("%s: %s (%s) by %s\n", item->name,
                        dating->edtf ? dating->edtf : "unknown",
                        rcn_status_name(dating->status), rule ? rule : "-");
        }
        rcn_log_free(log);
        rcn_arena_free(arena);
    }
    assert_int_equal(failed, 0);
}

/* Metadata of a page against its visible date. */

typedef struct rcn_page_case {
    const char *name;
    rcn_metadata_item items[3];
    const char *line; /**< visible, below the title; NULL: none */
    const char *edtf;
    size_t conflicts;
} rcn_page_case;

#define ITEM(kind_, place_, value_)                                     \
    {                                                                   \
        .kind = RCN_METADATA_##kind_, .place = RCN_PLACE_##place_,      \
        .key = #kind_, .value = (value_), .quote = (value_), .line = 3, \
        .offset = RCN_METADATA_NO_OFFSET                                \
    }

static const rcn_page_case pages[] = {
    {"json-ld",
     {ITEM(PUBLISHED, JSON_LD, "2021-11-08T09:19:00+04:00")},
     NULL,
     "2021-11-08",
     0},
    {"compact", {ITEM(PUBLISHED, META, "20211108")}, NULL, "2021-11-08", 0},
    {"mail-form",
     {ITEM(PUBLISHED, META, "Mon, 08 Nov 2021 09:19:00 GMT")},
     NULL,
     "2021-11-08",
     0},
    {"modified", {ITEM(MODIFIED, JSON_LD, "2021-11-08")}, NULL, NULL, 0},
    {"captured", {ITEM(CAPTURED, COMMENT, "2021-11-08")}, NULL, NULL, 0},
    {"trust",
     {ITEM(PUBLISHED, META, "2021-11-01"),
      ITEM(PUBLISHED, JSON_LD, "2021-11-08")},
     NULL,
     "2021-11-08",
     0},
    {"agreement",
     {ITEM(PUBLISHED, JSON_LD, "2021-11-08T21:00:00Z")},
     "8 November 2021",
     "2021-11-08",
     0},
    {"zone",
     {ITEM(PUBLISHED, JSON_LD, "2021-11-08T21:00:00Z")},
     "9 November 2021",
     "2021-11-09",
     0},
    {"conflict",
     {ITEM(PUBLISHED, JSON_LD, "2021-11-08")},
     "15 November 2021",
     "2021-11-08?",
     1},
    {"shown-is-the-change",
     {ITEM(PUBLISHED, JSON_LD, "2021-11-08"),
      ITEM(MODIFIED, JSON_LD, "2021-11-15T10:00:00Z")},
     "15 November 2021",
     "2021-11-08",
     0},
    {"numbers-settled-by-line",
     {ITEM(PUBLISHED, META, "11/08/2021 12:43:42")},
     "8 November 2021",
     "2021-11-08",
     0},
    {"title-suffix",
     {ITEM(TITLE, PAGE_TITLE, "The bridge | Valley News | 08.11.2021")},
     NULL,
     "2021-11-08",
     0},
    {"conflict-decided-by-url",
     {ITEM(PUBLISHED, JSON_LD, "2021-11-08"),
      ITEM(URL, LINK, "https://example.org/2021/11/15/bridge?d=2020/01/01")},
     "15 November 2021",
     "2021-11-15",
     0},
    {"url-path",
     {ITEM(URL, LINK, "https://example.org/news/2021/11/8/bridge.html")},
     NULL,
     "2021-11-08",
     0},
    {"url-dashes",
     {ITEM(URL, LINK, "https://example.org/2021-11-08-bridge")},
     NULL,
     "2021-11-08",
     0},
    {"url-compact",
     {ITEM(URL, LINK, "https://example.org/a_20211108.html")},
     NULL,
     "2021-11-08",
     0},
    {"url-number",
     {ITEM(URL, LINK, "https://example.org/id/20219908/2021")},
     NULL,
     NULL,
     0},
    {"url-host", {ITEM(URL, LINK, "https://2021-11-08.org")}, NULL, NULL, 0},
};

static void
test_pages(void **state)
{
    (void)state;
    int failed = 0;
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
        const rcn_page_case *item = &pages[i];
        rcn_arena *arena = rcn_arena_new(0);
        rcn_log *log = rcn_log_new();
        rcn_part parts[] = {{"A title", "title"},
                            {item->line ? item->line : "A line", "-line"},
                            {LONG_TEXT, NULL},
                            {NULL, NULL}};
        size_t count = 0;
        while (count < 3 && item->items[count].value) {
            count++;
        }
        rcn_cleaned page =
            rcn_bench_page(arena, item->name, "en", parts, item->items, count);
        const rcn_dating *dating = rcn_date_infer(
            arena, &page, rcn_heads_read(arena, &page, 1), 1, log);
        if (!rcn_text_equal(rcn_text_of(dating->edtf),
                            rcn_text_of(item->edtf)) ||
            rcn_log_count_code(log, RCN_CODE_DATE_CONFLICT) !=
                item->conflicts) {
            failed++;
            print_error("%s: %s\n", item->name,
                        dating->edtf ? dating->edtf : "unknown");
        }
        rcn_log_free(log);
        rcn_arena_free(arena);
    }
    assert_int_equal(failed, 0);
}

/** Elements that call themselves dates: near the title, and far from it. */
static void
test_elements(void **state)
{
    (void)state;
    static const struct {
        const char *values[3];
        size_t parts[3]; /**< each stands in this part */
        const char *edtf;
    } elements[] = {
        {{"2021-11-08T10:00:00Z"}, {1}, "2021-11-08"},
        {{"2021-11-08", "2021-10-01"}, {1, 6}, "2021-11-08"},
        {{"2021-11-08", "2021-11-08"}, {6, 6}, "2021-11-08"},
        {{"2021-11-08", "2021-10-01"}, {6, 6}, NULL},
        {{"2021-11-08"}, {2}, NULL}, /* labelled as a change */
    };
    static const rcn_part parts[] = {{"A title", "title"},
                                     {"three days ago", "-a"},
                                     {"Last modified: yesterday", "-b"},
                                     {LONG_TEXT, NULL},
                                     {LONG_TEXT, NULL},
                                     {LONG_TEXT, NULL},
                                     {"three days ago", "-c"},
                                     {NULL, NULL}};
    for (size_t i = 0; i < sizeof elements / sizeof *elements; i++) {
        rcn_arena *arena = rcn_arena_new(0);
        rcn_log *log = rcn_log_new();
        rcn_metadata_item items[3];
        size_t count = 0;
        while (count < 3 && elements[i].values[count]) {
            rcn_metadata_item item =
                ITEM(PUBLISHED, TIME_ELEMENT, elements[i].values[count]);
            item.offset = 0;
            for (size_t j = 0; j < elements[i].parts[count]; j++) {
                item.offset += (uint32_t)strlen(parts[j].text) + 2;
            }
            if (elements[i].parts[count] == 2) {
                item.offset += 15; /* after its label */
            }
            items[count++] = item;
        }
        rcn_cleaned page =
            rcn_bench_page(arena, "page", "en", parts, items, count);
        const rcn_dating *dating = rcn_date_infer(
            arena, &page, rcn_heads_read(arena, &page, 1), 1, log);
        if (!rcn_text_equal(rcn_text_of(dating->edtf),
                            rcn_text_of(elements[i].edtf))) {
            fail_msg("elements %zu: %s", i,
                     dating->edtf ? dating->edtf : "unknown");
        }
        rcn_log_free(log);
        rcn_arena_free(arena);
    }
}

/** An anchor in one document dates another; nothing else passes over. */
static void
test_corpus(void **state)
{
    (void)state;
    static const rcn_part speech[] = {
        {"One year has passed since the great valley flood. " LONG_TEXT, NULL},
        {NULL, NULL}};
    static const rcn_part history[] = {
        {"The great valley flood, which began on 4 March 1953, took the "
         "bridge. " LONG_TEXT,
         NULL},
        {NULL, NULL}};
    rcn_arena *arena = rcn_arena_new(0);
    rcn_log *log = rcn_log_new();
    rcn_cleaned documents[2] = {
        rcn_bench_document(arena, "speech.txt", "en", speech),
        rcn_bench_document(arena, "history.txt", "en", history)};
    const rcn_dating *datings = rcn_date_infer(
        arena, documents, rcn_heads_read(arena, documents, 2), 2, log);
    assert_string_equal(datings[0].edtf, "1954-03-04~");
    assert_string_equal(datings[0].display, "[c. 4 March 1954]");
    assert_int_equal(datings[0].evidence_count, 2);
    assert_string_equal(datings[0].evidence[1].file, "history.txt");
    assert_string_equal(datings[0].evidence[1].rule, "anchor");
    assert_string_equal(datings[0].evidence[1].gives, "1953-03-04");
    assert_true(quotes_hold(arena, documents, 2, &datings[0]));
    assert_string_equal(datings[1].edtf, "[1953-03-04..]");
    rcn_log_free(log);
    rcn_arena_free(arena);
}

static void
test_seeds(void **state)
{
    (void)state;
    static const struct {
        const char *path, *edtf, *display;
        rcn_part metadata[6];
    } seeds[] = {
        {"seeds/000_f0cee7e34b40c26a.txt",
         "2021-09-27~",
         "[c. 27 September 2021]",
         {{NULL, NULL}}},
        {"seeds/001_d93b851cbdf39944.txt",
         "2021-11-08",
         "8 November 2021",
         {{"2021-11-08", "date-line"}, {"Statement of", "title"}}},
        {"seeds/002_da1c850a88a14784.txt",
         "2021-09-27?",
         "[27 September 2021?]",
         {{"Azerbaijan offered", "title"}, {"Notify of", "-comments"}}},
        {"seeds/003_54f105280d23d448.txt",
         "2023-07-29",
         "29 July 2023",
         {{"Azerbaijan’s MFA releases", "title"},
          {"Foreign policy", "category-label"},
          {"July 29, 2023", "timestamp"}}},
        {"seeds/004_9090c2e8cacae255.txt",
         "[2020-12-01..]",
         "[not before 1 December 2020]",
         {{"www.", "-running-footer-url"}}},
    };
    rcn_arena *arena = rcn_arena_new(0);
    rcn_log *log = rcn_log_new();
    rcn_cleaned documents[5];
    for (size_t i = 0; i < 5; i++) {
        documents[i] = rcn_bench_file(arena, seeds[i].path, seeds[i].path,
                                      seeds[i].metadata);
    }
    const rcn_dating *datings = rcn_date_infer(
        arena, documents, rcn_heads_read(arena, documents, 5), 5, log);
    for (size_t i = 0; i < 5; i++) {
        assert_string_equal(datings[i].edtf, seeds[i].edtf);
        assert_string_equal(datings[i].display, seeds[i].display);
        assert_true(datings[i].evidence_count > 0);
        assert_true(quotes_hold(arena, documents, 5, &datings[i]));
    }
    assert_string_equal(datings[3].time, "09:19");
    assert_int_equal(datings[0].not_before.month, 11);
    assert_int_equal(rcn_log_count(log, RCN_NOTE), 0);
    rcn_log_free(log);
    rcn_arena_free(arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cases),    cmocka_unit_test(test_pages),
        cmocka_unit_test(test_elements), cmocka_unit_test(test_corpus),
        cmocka_unit_test(test_seeds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
