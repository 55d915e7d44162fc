/* Pages of HTML from bytes to blocks: each page of pages/ against the dump
 * beside it (BLESS=1 writes them anew), the laws of spans, and what options
 * do. */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/codes.h"
#include "base/file.h"
#include "clean/bench.h"
#include "clean/html/clean.h"
#include "clean/html/model.h"
#include "clean/learn/decide.h"
#include "clean/learn/logarithm.h"
#include "source/files/read.h"

#define PAGES "tests/clean/pages"

static const rcn_cleaned *
clean_file(rcn_bench *bench, const char *name)
{
    const char *path = rcn_path_join(bench->arena, PAGES, name);
    rcn_corpus corpus =
        rcn_source_read_all(bench->arena, &path, 1, NULL, bench->log);
    assert_int_equal(corpus.count, 1);
    const rcn_cleaned *cleaned = rcn_clean(bench->arena, corpus, bench->rules,
                                           &bench->options, bench->log);
    rcn_bench_check_laws(bench, cleaned);
    return cleaned;
}

static void
hold(rcn_bench *bench, const char *name)
{
    const char *have = rcn_bench_dump(bench, clean_file(bench, name));
    const char *path = rcn_arena_printf(bench->arena, PAGES "/%.*s.dump",
                                        (int)(strlen(name) - 5), name);
    if (getenv("BLESS")) {
        assert_true(rcn_file_write(path, rcn_text_of(have), bench->log));
        return;
    }
    rcn_text want = {0};
    assert_true(
        rcn_file_read(bench->arena, path, path, 1 << 24, bench->log, &want));
    assert_string_equal(have, want.at);
}

static void
pages_are_cleaned_as_before(void **state)
{
    DIR *folder = opendir(PAGES);
    assert_non_null(folder);
    const struct dirent *entry;
    size_t count = 0;
    while ((entry = readdir(folder))) {
        if (rcn_text_ends(rcn_text_of(entry->d_name), ".html")) {
            hold(*state, entry->d_name);
            count++;
        }
    }
    (void)closedir(folder);
    assert_true(count >= 3);
}

static void
a_rule_over_its_bound_is_a_warning(void **state)
{
    rcn_bench *bench = *state;
    size_t before = rcn_log_count_code(bench->log, RCN_CODE_CLEAN_KEPT);
    (void)clean_file(bench, "links-are-text.html");
    assert_int_equal(rcn_log_count_code(bench->log, RCN_CODE_CLEAN_KEPT),
                     before + 1);
}

static void
comments_are_kept_when_asked_for(void **state)
{
    rcn_bench *bench = *state;
    const rcn_cleaned *cleaned = clean_file(bench, "story.html");
    size_t count = cleaned->block_count;
    bench->options.keep_comments = true;
    cleaned = clean_file(bench, "story.html");
    assert_int_equal(cleaned->block_count, count + 2);
    assert_true(
        rcn_text_is(cleaned->blocks[count + 1].text, "Good news at last."));
}

static void
an_editor_undoes_a_cut(void **state)
{
    rcn_bench *bench = *state;
    const rcn_cleaned *cleaned = clean_file(bench, "story.html");
    size_t count = cleaned->block_count;
    rcn_decision decision = {NULL, NULL, true, NULL};
    char key[17];
    for (size_t i = 0; i < cleaned->span_count; i++) {
        if (cleaned->spans[i].why->class_id &&
            strcmp(cleaned->spans[i].why->class_id, "dek") == 0) {
            rcn_span_key(cleaned, &cleaned->spans[i], key);
            decision.key = key;
        }
    }
    assert_non_null(decision.key);
    bench->options.decisions = &decision;
    bench->options.decision_count = 1;
    cleaned = clean_file(bench, "story.html");
    assert_int_equal(cleaned->block_count, count + 1);
    bool found = false;
    for (size_t i = 0; i < cleaned->block_count; i++) {
        found = found ||
                rcn_text_starts(cleaned->blocks[i].text, "The council voted");
    }
    assert_true(found);
    /* The last decision counts, and only for its own document. */
    const rcn_decision again[] = {{NULL, key, true, NULL},
                                  {NULL, key, false, NULL}};
    bench->options.decisions = again;
    bench->options.decision_count = 2;
    assert_int_equal(clean_file(bench, "story.html")->block_count, count);
    const rcn_document other = {.name = "other.html"};
    decision.document = &other;
    bench->options.decisions = &decision;
    bench->options.decision_count = 1;
    assert_int_equal(clean_file(bench, "story.html")->block_count, count);
}

/* One line a mark: kind, text, value. */
static const char *
marks_of(rcn_bench *bench, const rcn_block *block)
{
    rcn_buffer out = rcn_buffer_new(bench->arena);
    for (uint32_t i = 0; i < block->mark_count; i++) {
        const rcn_mark *mark = &block->marks[i];
        rcn_text text = rcn_text_slice(block->text, mark->start, mark->end);
        rcn_buffer_printf(&out, "%s|%.*s|%s\n", rcn_mark_kind_name(mark->kind),
                          (int)text.len, text.at,
                          mark->value ? mark->value : "");
    }
    return rcn_buffer_text(&out).at;
}

static void
marks_follow_the_text(void **state)
{
    rcn_bench *bench = *state;
    static const char sentence[] =
        "The harbour of the island was built in the year 1894 by men of the "
        "county, and it has been mended many times since then, most of all "
        "after the great storm. ";
    rcn_buffer page = rcn_buffer_new(bench->arena);
    rcn_buffer_string(&page, "<!doctype html><html><body><article>");
    for (int i = 0; i < 8; i++) {
        rcn_buffer_printf(&page, "<p>%s%s</p>", sentence, sentence);
    }
    rcn_buffer_printf(
        &page,
        "<p lang=sv>%s<b> bold\n\n<i>both</i> </b>x<sup>2</sup> <a "
        "href='https://example.org/?a=1&amp;b=2'> a\n link</a>.%s</p>"
        "</article></body></html>",
        sentence, sentence);
    const rcn_cleaned *cleaned = rcn_bench_clean(bench, rcn_buffer_text(&page));
    assert_int_equal(cleaned->block_count, 9);
    const rcn_block *block = &cleaned->blocks[8];
    assert_string_equal(block->language, "sv");
    assert_string_equal(marks_of(bench, block),
                        "strong|bold both|\nemphasis|both|\n"
                        "superscript|2|\n"
                        "link|a link|https://example.org/?a=1&b=2\n");
}

/* The start of a page of one site, which has a doubtful block in common with
 * the others of it. */
static const char *
page_of_site(rcn_bench *bench, const char *host, const char *topic)
{
    rcn_buffer page = rcn_buffer_new(bench->arena);
    rcn_buffer_printf(
        &page,
        "<!doctype html><html><head><link rel=canonical "
        "href='https://%s/%s'></head><body><div><p>The %s stands where it "
        "stood in the year in which it was built, and the people of the "
        "village know it well, young and old.</p><p>Of all that is told of "
        "the %s, hardly a word was written down before the war, and most of "
        "it is lost now.</p><p>Our friends of the village hall keep this "
        "page.</p></div></body></html>",
        host, topic, topic, topic);
    return rcn_buffer_text(&page).at;
}

static size_t
blocks_of_site(rcn_bench *bench, const char *const *hosts)
{
    static const char *const topics[] = {"mill", "bridge", "church", "inn"};
    const char *pages[4];
    for (size_t i = 0; i < 4; i++) {
        pages[i] = page_of_site(bench, hosts[i], topics[i]);
    }
    const rcn_cleaned *cleaned = rcn_bench_clean_all(bench, pages, 4);
    return cleaned[0].block_count;
}

static void
what_a_site_repeats_is_furniture(void **state)
{
    static const char *const apart[] = {"a.example", "b.example", "c.example",
                                        "d.example"};
    static const char *const one[] = {"a.example", "www.a.example", "a.example",
                                      "a.example"};
    static const char *const two[] = {"a.example", "a.example", "c.example",
                                      "d.example"};
    assert_int_equal(blocks_of_site(*state, apart), 3);
    assert_int_equal(blocks_of_site(*state, two), 3);
    assert_int_equal(blocks_of_site(*state, one), 2);
}

/* A page of an invented society's site: the preamble and the closing words are
 * the same on all its pages, the paragraphs between are its own. */
static const char *
page_of_society(rcn_bench *bench, const char *place)
{
    rcn_buffer page = rcn_buffer_new(bench->arena);
    rcn_buffer_printf(
        &page,
        "<!doctype html><html lang=en><head><title>Minutes: %s</title>"
        "<link rel=canonical href='https://society.example/%s'></head><body>"
        "<nav><a href=/>Minutes</a> <a href=/join>Join</a></nav><article>"
        "<h1>Minutes: %s</h1><div class=body>"
        "<p>The members of the society for the paths of the county, met in "
        "accordance with the statutes of the year 1902, have found and "
        "resolved what follows, and the clerk has written it down.</p>",
        place, place, place);
    static const char *const acts[] = {"walked", "measured", "described"};
    for (size_t i = 0; i < 3; i++) {
        rcn_buffer_printf(
            &page,
            "<p>The path at %s was %s by four of the members in the second "
            "week of the month, and they found the steps of %s sound, the "
            "rail of %s loose, and the %s well in want of a lid.</p>",
            place, acts[i], place, place, place);
    }
    rcn_buffer_string(
        &page,
        "</div></article><div class=about><p>The society keeps four hundred "
        "miles of paths with the help of its members, and it is glad of every "
        "gift that reaches its treasurer, however small.</p></div>"
        "</body></html>");
    return rcn_buffer_text(&page).at;
}

static void
a_standing_preamble_is_text(void **state)
{
    rcn_bench *bench = *state;
    static const char *const places[] = {"Aldmoor", "Birkby", "Corran",
                                         "Dufton", "Elsdon"};
    const char *pages[5];
    for (size_t i = 0; i < 5; i++) {
        pages[i] = page_of_society(bench, places[i]);
    }
    const rcn_cleaned *cleaned = rcn_bench_clean_all(bench, pages, 5);
    for (size_t i = 0; i < 5; i++) {
        const rcn_cleaned *one = &cleaned[i];
        assert_int_equal(one->block_count, 4);
        assert_true(rcn_text_starts(one->blocks[0].text, "The members of"));
        assert_true(rcn_text_starts(one->blocks[3].text, "The path at"));
    }
}

/* A page of the same society: a form of which the head, the labels and some of
 * the findings are the same on all pages, and, beside the body, a table that is
 * the same on all of them. */
static const char *
form_of_society(rcn_bench *bench, const char *place, unsigned number)
{
    return rcn_arena_printf(
        bench->arena,
        "<!doctype html><html lang=en><head><title>Paths: %s</title>"
        "<link rel=canonical href='https://society.example/%s'></head><body>"
        "<nav><a href=/>Paths</a> <a href=/join>Join</a></nav><article>"
        "<h1>The path at %s</h1><div class=body>"
        "<p>The path at %s was walked by four of the members in the second "
        "week of the month, and they found the steps of %s sound, the rail "
        "loose, and the well in want of a lid.</p>"
        "<table><tr><th>What was looked at</th><th>What was found</th></tr>"
        "<tr><td>Surface</td><td>Gravel and grass</td></tr>"
        "<tr><td>Steps</td><td>%u of stone, two of them loose</td></tr>"
        "<tr><td>Open to horses</td><td>Yes, all the year</td></tr></table>"
        "<p>The clerk of %s was told of the rail, and he has promised that "
        "it will be mended before the winter, or that the path will be "
        "closed to all who ask.</p></div></article>"
        "<div class=about><table><tr><th>Our office</th><th>Hours</th></tr>"
        "<tr><td>Open to members</td><td>Each day from nine to four</td></tr>"
        "</table></div></body></html>",
        place, place, place, place, place, number, place);
}

static void
a_table_lives_or_dies_whole(void **state)
{
    rcn_bench *bench = *state;
    static const char *const places[] = {"Aldmoor", "Birkby", "Corran",
                                         "Dufton", "Elsdon"};
    const char *pages[5];
    for (unsigned i = 0; i < 5; i++) {
        pages[i] = form_of_society(bench, places[i], 20 + 7 * i);
    }
    const rcn_cleaned *cleaned = rcn_bench_clean_all(bench, pages, 5);
    for (unsigned i = 0; i < 5; i++) {
        assert_int_equal(cleaned[i].block_count, 3);
        assert_string_equal(
            rcn_text_string(bench->arena, cleaned[i].blocks[1].text),
            rcn_arena_printf(bench->arena,
                             "What was looked at\tWhat was found\n"
                             "Surface\tGravel and grass\n"
                             "Steps\t%u of stone, two of them loose\n"
                             "Open to horses\tYes, all the year",
                             20 + 7 * i));
    }
}

/* The columns of the cells of a page, row by row. */
static void
expect_columns(rcn_bench *bench, const char *page, const char *expected)
{
    const rcn_cleaned *cleaned = rcn_bench_clean(bench, rcn_text_of(page));
    const rcn_html *html = cleaned->document->html;
    const uint32_t *columns = rcn_html_columns(bench->arena, html);
    rcn_buffer out = rcn_buffer_new(bench->arena);
    for (size_t i = 0; i < html->element_count; i++) {
        uint8_t tag = html->elements[i].tag;
        if (tag == RCN_TAG_TR) {
            rcn_buffer_char(&out, '/');
        } else if (tag == RCN_TAG_TD || tag == RCN_TAG_TH) {
            rcn_buffer_printf(&out, "%u", columns[i]);
        }
    }
    assert_string_equal(rcn_buffer_text(&out).at, expected);
}

static void
cells_stand_where_others_leave_room(void **state)
{
    rcn_bench *bench = *state;
    expect_columns(bench,
                   "<!doctype html><table><tr><td>a<td>b<tr><td><td>c</table>",
                   "/01/01");
    expect_columns(bench,
                   "<!doctype html><table><tr><th rowspan=2>a<th colspan=2>b"
                   "<tr><td>c<td>d<tr><td>e<td rowspan=0>f<td>g"
                   "<tr><td>h<td>i<tr><td>j<td>k</table>",
                   "/01/12/012/02/02");
    expect_columns(bench,
                   "<!doctype html><table><tr><td rowspan=3>a<td><table>"
                   "<tr><td>b<td>c</table><tr><td>d<tr><td>e"
                   "<tr><td>f<td>g</table>",
                   "/01/01/1/1/01");
    expect_columns(bench,
                   "<!doctype html><table><tr><td colspan=-1 rowspan=x>a<td>b"
                   "<tr><td colspan=5000>c<td>d</table>",
                   "/01/01000");
}

static void
a_cell_of_two_rows_leaves_an_empty_one(void **state)
{
    rcn_bench *bench = *state;
    const char *page = form_of_society(bench, "Aldmoor", 20);
    const char *row = strstr(page, "<tr><td>Steps</td>");
    page = rcn_arena_printf(
        bench->arena,
        "%.*s<tr><td rowspan=2>Wood</td><td>The rail is loose</td></tr>"
        "<tr><td>The stile is sound</td></tr>%s",
        (int)(row - page), page, row);
    const rcn_cleaned *cleaned = rcn_bench_clean(bench, rcn_text_of(page));
    assert_string_equal(rcn_text_string(bench->arena, cleaned->blocks[1].text),
                        "What was looked at\tWhat was found\n"
                        "Surface\tGravel and grass\n"
                        "Wood\tThe rail is loose\n"
                        "\tThe stile is sound\n"
                        "Steps\t20 of stone, two of them loose\n"
                        "Open to horses\tYes, all the year");
}

/* Scripts, styles and templates are no text; what stands in for scripts and what
 * is never shown is text that is cut. */
static void
what_a_page_does_not_show_is_no_text(void **state)
{
    static const char page[] =
        "<!doctype html><html lang=en><head><title>Paths</title>"
        "<script>var ghost = 1;</script><style>p { color: ghost }</style>"
        "</head><body><article><h1>The path at Aldmoor</h1>"
        "<p>The path was walked by four of the members in the second week of "
        "the month, and they found the steps of it sound, the rail loose, and "
        "the well in want of a lid.</p>"
        "<template><p>A ghost in a template.</p></template>"
        "<script type='text/template'><p>A ghost in a script.</p></script>"
        "<noscript><p>Please allow scripts.</p></noscript>"
        "<p style='display:none'>Never shown.</p>"
        "<p>The clerk was told of the rail, and he has promised that it will "
        "be mended before the winter, or that the path will be closed to all "
        "who ask.</p></article></body></html>";
    rcn_bench *bench = *state;
    const rcn_cleaned *cleaned = rcn_bench_clean(bench, rcn_text_of(page));
    assert_int_equal(rcn_text_find(cleaned->document->text, "ghost", 0),
                     SIZE_MAX);
    assert_int_equal(cleaned->document->html->dropped, 4);
    const char *cuts = rcn_bench_cuts(bench, cleaned);
    assert_non_null(strstr(cuts, "noscript|Please allow scripts."));
    assert_non_null(strstr(cuts, "hidden|Never shown."));
}

static void
labels_are_cut_and_sentences_kept(void **state)
{
    rcn_bench *bench = *state;
    const rcn_cleaned *cleaned = clean_file(bench, "residue.html");
    static const char *const cuts[] = {
        "cookie-notice|We and our partners store cookies on your device.",
        "dek|Volunteers will paint",
        "byline|By Tove Brand\n",
        "widget-share|Share this: Facebook Twitter\n",
        "related-links|Read more: The pilots' house gets a new roof\n",
        "caption|The tower in 1909. Photo: Skerry Museum\n",
        "widget-subscribe|Sign up for our newsletter",
        "advertisement|ADVERTISEMENT\n",
        "advertisement|Disclosure: this page may hold affiliate links",
        "author-box|Tove Brand is a reporter",
        "widget-share|Facebook Mastodon Copy link\n",
        "related-links|Related stories\n",
        "widget-comments|High time.",
        "site-legal|\xC2\xA9 The Skerry Post.",
    };
    const char *ledger = rcn_bench_cuts(bench, cleaned);
    for (size_t i = 0; i < sizeof cuts / sizeof *cuts; i++) {
        if (!strstr(ledger, cuts[i])) {
            fail_msg("\"%s\" is not in\n%s", cuts[i], ledger);
        }
    }
    assert_int_equal(cleaned->block_count, 5);
    assert_non_null(strstr(rcn_bench_blocks(bench, cleaned),
                           "\xE2\x80\x9CWe share this work with everyone"));
}

static void
headings_of_the_text_are_no_labels(void **state)
{
    rcn_bench *bench = *state;
    static const char sentence[] =
        "The harbour of the island was built in the year 1894 by men of the "
        "county, and it has been mended many times since then, most of all "
        "after the great storm. ";
    static const char *const between[] = {
        "<h2>History</h2>", "<h2>Contact</h2>", "<h2>Related</h2>",
        "<p>Advertisement</p>", "<p>Share this: Facebook Twitter</p>"};
    rcn_buffer page = rcn_buffer_new(bench->arena);
    rcn_buffer_string(&page, "<!doctype html><html><body><article>");
    for (size_t i = 0; i < 5; i++) {
        rcn_buffer_printf(&page, "<p>%s%s</p>%s", sentence, sentence,
                          between[i]);
    }
    rcn_buffer_printf(&page, "<p>%s</p></article></body></html>", sentence);
    const rcn_cleaned *cleaned = rcn_bench_clean(bench, rcn_buffer_text(&page));
    assert_string_equal(rcn_bench_cuts(bench, cleaned),
                        "advertisement|Advertisement\n"
                        "widget-share|Share this: Facebook Twitter\n");
    assert_int_equal(cleaned->block_count, 9);
}

/* What it costs to clean a page of `count` times the same, in clock ticks. */
static clock_t
cost_of(rcn_bench *bench, const char *piece, size_t count)
{
    rcn_buffer page = rcn_buffer_new(bench->arena);
    rcn_buffer_string(&page, "<!doctype html><html><body>");
    for (size_t i = 0; i < count; i++) {
        rcn_buffer_string(&page, piece);
    }
    clock_t start = clock();
    (void)rcn_bench_clean(bench, rcn_buffer_text(&page));
    return clock() - start;
}

static void
time_is_linear_in_the_page(void **state)
{
    rcn_bench *bench = *state;
    static const char *const pieces[] = {
        "<div>a ",                            /* nested without end */
        "<p>a b</p>",                         /* siblings */
        "<div class=x1><span>a</span>",       /* names too */
        "<li><a href=/x>Share this</a></li>", /* what rules know */
        "<table><tr><td>a",
        "<b><i>a",
    };
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        clock_t half = cost_of(bench, pieces[i], 50000);
        clock_t whole = cost_of(bench, pieces[i], 100000);
        /* Twice the time, and room for a busy machine; what is quadratic takes
         * minutes. */
        assert_true(whole < 6 * half + 2 * CLOCKS_PER_SEC);
    }
}

static void
nothing_is_made_of_nothing(void **state)
{
    rcn_bench *bench = *state;
    static const char *const pages[] = {
        "<!doctype html>",
        "<!doctype html><p>",
        "<!doctype html><p>*</p>",
        "<!doctype html><title>T</title>",
        "<!doctype html><noscript>No scripts</noscript>",
        "<!doctype html><p>a</p>",
        "<!doctype html><table><tr><td>a<td>b<tr><td><td>c</table>",
        "<!doctype html><p>a<br><br><br>b<br></p><pre>\n x\n  y </pre>",
    };
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
        (void)rcn_bench_clean(bench, rcn_text_of(pages[i]));
    }
}

static void
chances_are_those_of_the_logistic_function(void **state)
{
    (void)state;
    assert_int_equal(rcn_chance(0), 32768);
    assert_int_equal(rcn_chance(1024), 47911);
    assert_int_equal(rcn_chance(-1024), 65536 - 47911);
    assert_int_equal(rcn_chance(1 << 20), 65534);
    for (int64_t at = -12000; at < 12000; at++) {
        assert_true(rcn_chance(at) <= rcn_chance(at + 1));
    }
    assert_int_equal(rcn_log2(0), 0);
    assert_int_equal(rcn_log2(1), 256);
    assert_int_equal(rcn_log2(1023), 2560);
    assert_int_equal(rcn_log2(2), 405); /* 1.58496 */
    /* Small numbers come from a table, the others are computed. */
    assert_int_equal(rcn_log2(255), 2048);
    assert_int_equal(rcn_log2(((uint64_t)1 << 33) - 1), 33 * 256);
    assert_int_equal(rcn_log2(256), 2049);
    for (uint64_t x = 0; x < 600; x++) {
        assert_true(rcn_log2(x) <= rcn_log2(x + 1));
        assert_true(rcn_log2(2 * x + 1) == rcn_log2(x) + 256);
    }
    assert_int_equal(rcn_signed_log2(-3), -512);
    assert_int_equal(rcn_square_root(99), 9);
    assert_int_equal(rcn_square_root(UINT64_MAX), UINT32_MAX);
}

static void
decisions_are_smoothed(void **state)
{
    rcn_bench *bench = *state;
    /* A short doubtful block between two sure ones is kept with them. */
    static const int32_t logits[] = {-8000, 8000, -300, 8000,
                                     -8000, 300,  -8000};
    static const uint32_t words[] = {30, 80, 3, 80, 30, 1, 30};
    bool keep[7];
    rcn_model_decide(bench->arena, logits, words, 7, keep);
    static const bool want[] = {false, true, true, true, false, false, false};
    assert_memory_equal(keep, want, sizeof want);
    /* Where nothing is sure, the likeliest is kept. */
    static const int32_t doubts[] = {-2500, -900, -2600};
    rcn_model_decide(bench->arena, doubts, words, 3, keep);
    assert_true(keep[1]);
    assert_false(keep[2]);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        BENCH_TEST(pages_are_cleaned_as_before),
        BENCH_TEST(a_rule_over_its_bound_is_a_warning),
        BENCH_TEST(comments_are_kept_when_asked_for),
        BENCH_TEST(an_editor_undoes_a_cut),
        BENCH_TEST(marks_follow_the_text),
        BENCH_TEST(what_a_site_repeats_is_furniture),
        BENCH_TEST(a_standing_preamble_is_text),
        BENCH_TEST(a_table_lives_or_dies_whole),
        BENCH_TEST(what_a_page_does_not_show_is_no_text),
        BENCH_TEST(cells_stand_where_others_leave_room),
        BENCH_TEST(a_cell_of_two_rows_leaves_an_empty_one),
        BENCH_TEST(labels_are_cut_and_sentences_kept),
        BENCH_TEST(headings_of_the_text_are_no_labels),
        BENCH_TEST(time_is_linear_in_the_page),
        BENCH_TEST(nothing_is_made_of_nothing),
        BENCH_TEST(chances_are_those_of_the_logistic_function),
        BENCH_TEST(decisions_are_smoothed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
