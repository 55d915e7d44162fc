/* Metadata of pages: where it stands, what it is called, and pages that give
 * far too much of it. */
#include "fixture.h"

#include <string.h>
#include <time.h>

#include "source/files/read.h"
#include "source/html/html.h"

static const rcn_document *
read_page(rcn_fixture *fixture, rcn_text page)
{
    const rcn_document *document =
        rcn_source_from_bytes(fixture->arena, page, "page.html", fixture->log);
    assert_non_null(document);
    assert_non_null(document->html);
    return document;
}

/* One line an item: kind, place, key, value. */
static const char *
metadata_of(rcn_fixture *fixture, const char *page)
{
    const rcn_document *document = read_page(fixture, rcn_text_of(page));
    rcn_buffer out = rcn_buffer_new(fixture->arena);
    for (size_t i = 0; i < document->metadata_count; i++) {
        const rcn_metadata_item *item = &document->metadata[i];
        rcn_buffer_printf(&out, "%d %d %s=%s\n", item->kind, item->place,
                          item->key, item->value);
    }
    return rcn_buffer_text(&out).at;
}

static void
elements_are_read(void **state)
{
    rcn_fixture *fixture = *state;
    static const struct {
        const char *page, *metadata;
    } pages[] = {
        {"<meta name=pubdate value='2021-11-08'>", "3 1 pubdate=2021-11-08\n"},
        {"<meta name=pubdate value=a content=b>", "3 1 pubdate=b\n"},
        {"<meta name=Generator content='MediaWiki 1.39'>",
         "8 1 Generator=MediaWiki 1.39\n"},
        {"<p class=fecha-articulo>jueves 13 junio 2019</p>",
         "3 6 fecha-articulo=jueves 13 junio 2019\n"},
        {"<p class=last-update-date>13 June 2019</p>", ""},
        {"<p class=candidate>13 June 2019</p>", ""},
        {"<time class=entry-modified datetime=2019-06-13>x</time>",
         "4 4 time datetime=2019-06-13\n"},
    };
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
        assert_string_equal(metadata_of(fixture, pages[i].page),
                            pages[i].metadata);
    }
}

static void
json_ld_says_of_what_its_dates_are(void **state)
{
    rcn_fixture *fixture = *state;
    static const struct {
        const char *node, *metadata;
    } nodes[] = {
        {"\"@type\":\"BlogPosting\",\"dateCreated\":\"2020-01-17\","
         "\"datePublished\":\"2020-01-20\"",
         "3 0 datePublished=2020-01-20\n"},
        {"\"@type\":\"BlogPosting\",\"dateCreated\":\"2020-01-17\"",
         "3 0 dateCreated=2020-01-17\n"},
        {"\"@type\":\"WebPage\",\"datePublished\":\"2020-01-20\"",
         "3 0 page date=2020-01-20\n"},
        {"\"@type\":[\"WebPage\",\"NewsArticle\"],"
         "\"datePublished\":\"2020-01-20\"",
         "3 0 datePublished=2020-01-20\n"},
        {"\"@type\":\"Product\",\"datePublished\":\"2020-01-20\"", ""},
    };
    for (size_t i = 0; i < sizeof nodes / sizeof *nodes; i++) {
        const char *page = rcn_arena_printf(
            fixture->arena, "<script type=application/ld+json>{%s}</script>",
            nodes[i].node);
        assert_string_equal(metadata_of(fixture, page), nodes[i].metadata);
    }
}

/* Reads `head`, then `part` with the numbers 0, 1 ..., then `tail`. */
static const rcn_document *
read_many(rcn_fixture *fixture, const char *head, const char *part,
          const char *tail, unsigned count)
{
    rcn_buffer page = rcn_buffer_new(fixture->arena);
    rcn_buffer_string(&page, head);
    for (unsigned i = 0; i < count; i++) {
        const char *gap = strstr(part, "%u");
        size_t before = gap ? (size_t)(gap - part) : strlen(part);
        rcn_buffer_add(&page, (rcn_text){part, before});
        if (gap) {
            rcn_buffer_printf(&page, "%u%s", i, gap + 2);
        }
    }
    rcn_buffer_string(&page, tail);
    return read_page(fixture, rcn_buffer_text(&page));
}

static void
too_much_costs_no_more(void **state)
{
    rcn_fixture *fixture = *state;
    clock_t start = clock();
    const rcn_document *document =
        read_many(fixture, "<p>a</p>",
                  "<meta name=author content='Ann &amp; %u'>", "", 100000);
    assert_int_equal(document->metadata_count, 500);
    document = read_many(fixture, "",
                         "<p class=date itemprop=datePublished>2021-11-08 %u",
                         "", 100000);
    assert_int_equal(document->metadata_count, 500);
    document = read_many(fixture, "<script type=application/ld+json>",
                         "{\"@graph\":[", "</script><p>a</p>", 100000);
    assert_int_equal(document->metadata_count, 0);
    /* Words that stand nowhere in the script as they are compared. */
    document = read_many(
        fixture, "<script type=application/ld+json>[",
        "{\"@type\":\"Article\",\"author\":[\"\\u0041nn \\u00e9 %u\","
        "\"\\u0042o\",\"\\u0043y\"],\"description\":\""
        "so long that the script is as large as a script may be, so long that"
        " each search for words that it has not passes over all of this, so "
        "long that the whole would take minutes\"},",
        "{}]</script><p>a</p>", 12000);
    assert_int_equal(document->metadata_count, 500);
    assert_true(clock() - start < 20 * CLOCKS_PER_SEC);
}

int
main(void)
{
#define TEST(name) \
    cmocka_unit_test_setup_teardown(name, rcn_fixture_open, rcn_fixture_close)
    const struct CMUnitTest tests[] = {
        TEST(elements_are_read),
        TEST(json_ld_says_of_what_its_dates_are),
        TEST(too_much_costs_no_more),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
