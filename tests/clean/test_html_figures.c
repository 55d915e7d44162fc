/* Pictures, notes, lists and odd characters of pages, from files to blocks. */
#include <nettle/base64.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "fixture.h"

#include "base/codes.h"
#include "clean/clean.h"
#include "source/document.h"
#include "source/files/read.h"

/* 96 x 24 and 96 x 64 pixels of black. */
#define LOW                                                        \
    "iVBORw0KGgoAAAANSUhEUgAAAGAAAAAYAQAAAAAtksU5AAAADUlEQVR42mNg" \
    "GAXkAAABOAABQY5HBQAAAABJRU5ErkJggg=="
#define BLACK                                                                  \
    "iVBORw0KGgoAAAANSUhEUgAAAGAAAABAAQAAAADNT0+jAAAAEElEQVR42mNgGAWjYBSQCwAD" \
    "QAAB8oOzpwAAAABJRU5ErkJggg=="

#define WORDS                                                                 \
    "<p>The council met on the first day of the month and heard a report on " \
    "the harbour, the bridge and the new library. Nobody objected to the "    \
    "plan, and the clerk was asked to write it down in full.</p>\n"

#define HEAD                                                      \
    "<!DOCTYPE html><html lang=en><head><meta charset=utf-8>"     \
    "<title>Minutes of the council</title></head><body><article>" \
    "<h1>Minutes of the council</h1>" WORDS

static void
put(const rcn_fixture *made, const char *name, const char *bytes)
{
    assert_true(rcn_file_write(rcn_fixture_at(made, name), rcn_text_of(bytes),
                               made->log));
}

static void
put_picture(const rcn_fixture *made, const char *name)
{
    struct base64_decode_ctx context;
    base64_decode_init(&context);
    uint8_t bytes[sizeof BLACK];
    size_t len = sizeof bytes;
    assert_true(
        base64_decode_update(&context, &len, bytes, sizeof BLACK - 1, BLACK));
    assert_true(rcn_file_write(rcn_fixture_at(made, name),
                               (rcn_text){(const char *)bytes, len},
                               made->log));
}

/* The blocks of page.html in the folder after the title, one a line: kind,
 * count, text, picture. */
static const char *
blocks_of(rcn_fixture *made)
{
    const char *paths[] = {rcn_fixture_at(made, "site")};
    rcn_corpus corpus =
        rcn_source_read_all(made->arena, paths, 1, NULL, made->log);
    const rcn_rules *rules =
        rcn_rules_load(made->arena, "rules", NULL, made->log);
    assert_non_null(rules);
    rcn_clean_options options = {0};
    const rcn_cleaned *cleaned =
        rcn_clean(made->arena, corpus, rules, &options, made->log);
    rcn_buffer out = rcn_buffer_new(made->arena);
    for (size_t i = 0; i < cleaned->block_count; i++) {
        const rcn_block *block = &cleaned->blocks[i];
        if (rcn_text_starts(block->text, "The council met")) {
            continue;
        }
        rcn_buffer_printf(&out, "%s", rcn_block_kind_name(block->kind));
        if (block->kind == RCN_BLOCK_ITEM) {
            rcn_buffer_printf(&out, " %u %s", block->level,
                              rcn_ordinal_text(made->arena, block->ordinal));
        }
        rcn_buffer_printf(&out, "|%s", block->text.at);
        if (block->figure) {
            const rcn_image *image = block->figure->image;
            rcn_buffer_printf(&out, "%s %ux%u", block->figure->alt,
                              image ? image->width : 0,
                              image ? image->height : 0);
        }
        rcn_buffer_char(&out, '\n');
    }
    return rcn_buffer_text(&out).at;
}

static void
expect(rcn_fixture *made, const char *body, const char *blocks)
{
    if (access(rcn_fixture_at(made, "site"), F_OK) != 0) {
        assert_int_equal(mkdir(rcn_fixture_at(made, "site"), 0777), 0);
    }
    put(made, "site/page.html",
        rcn_arena_printf(made->arena, "%s%s%s</article></body></html>", HEAD,
                         body, WORDS));
    assert_string_equal(blocks_of(made), blocks);
}

static size_t
left_out(const rcn_fixture *made)
{
    return rcn_log_count_code(made->log, RCN_CODE_IMAGE_LEFT_OUT);
}

static void
pictures_beside_the_page_are_carried(void **state)
{
    rcn_fixture *made = *state;
    assert_int_equal(mkdir(rcn_fixture_at(made, "site"), 0777), 0);
    assert_int_equal(mkdir(rcn_fixture_at(made, "site/page files"), 0777), 0);
    put_picture(made, "site/page files/a.png");
    put_picture(made, "site/b.png?size=1");
    put_picture(made, "site/c.gif");
    expect(made,
           "<figure><figcaption>The pier</figcaption>"
           "<img src='page%20files/a.png' alt='A  pier'></figure>" WORDS
           "<img src=b.png?size=1 alt='By name'>" WORDS
           "<img src=gone.png srcset='x.webp 1x, ./c.gif 2x' alt=c.png>" WORDS
           "<img src='data:image/png;base64," BLACK "'>",
           "figure|A pier 96x64\n"
           "caption|The pier\n"
           "figure|By name 96x64\n"
           "figure| 96x64\n"
           "figure| 96x64\n");
    assert_int_equal(left_out(made), 0);
}

static void
pictures_elsewhere_are_named(void **state)
{
    rcn_fixture *made = *state;
    expect(made,
           "<figure><img src=https://example.org/a.png alt='A long pier'>"
           "<figcaption>The pier</figcaption></figure>" WORDS
           "<img src=gone.png alt=Pier>" WORDS
           "<img src='data:image/svg+xml,%3Csvg/%3E' alt='A round pier'>",
           "figure|A long pier 0x0\n"
           "caption|The pier\n"
           "figure|A round pier 0x0\n");
    assert_int_equal(left_out(made), 3);
}

static void
no_page_reads_outside_its_folder(void **state)
{
    rcn_fixture *made = *state;
    assert_int_equal(mkdir(rcn_fixture_at(made, "site"), 0777), 0);
    put_picture(made, "secret.png");
    assert_int_equal(
        symlink("../secret.png", rcn_fixture_at(made, "site/link.png")), 0);
    assert_int_equal(symlink("..", rcn_fixture_at(made, "site/up")), 0);
    assert_int_equal(mkfifo(rcn_fixture_at(made, "site/pipe.png"), 0600), 0);
    put_picture(made, "site/in.png");
    expect(made,
           rcn_arena_printf(
               made->arena,
               "<img src=../secret.png>" WORDS
               "<img src=%%2e%%2e/secret.png>" WORDS "<img src=link.png>" WORDS
               "<img src=up/secret.png>" WORDS "<img src=pipe.png>" WORDS
               "<img src=%s>" WORDS "<img src=file://%s>" WORDS
               "<img src=../site/in.png>",
               rcn_fixture_at(made, "secret.png"),
               rcn_fixture_at(made, "secret.png")),
           "figure| 96x64\n");
    assert_int_equal(left_out(made), 7);
}

static void
ornaments_are_no_pictures(void **state)
{
    rcn_fixture *made = *state;
    assert_int_equal(mkdir(rcn_fixture_at(made, "site"), 0777), 0);
    put_picture(made, "site/a.png");
    expect(made,
           "<img src=a.png width=20>" WORDS "<img src=a.png hidden>" WORDS
           "<aside><img src=a.png></aside>" WORDS
           "<video src=a.png></video>" WORDS "<img src=a.png>"
           "<noscript><img src=a.png></noscript>",
           "figure|a.png 0x0\n" /* the film, which no book shows */
           "figure| 96x64\n");
}

/* What is low is an ornament, but not in a <figure>; the user is told of it. */
static void
low_pictures_of_figures_are_carried(void **state)
{
    rcn_fixture *made = *state;
    expect(made,
           "<img src='data:image/png;base64," LOW "'>" WORDS
           "<figure><img src='data:image/png;base64," LOW "' alt='The "
           "view'></figure>",
           "figure|The view 96x24\n");
    assert_int_equal(left_out(made), 1);
}

static void
lists_keep_their_counts(void **state)
{
    expect(
        *state,
        "<ol start=5><li>The first of the points that were raised.<li "
        "value=9>The second of the points that were raised.<ul><li>A point "
        "within the second point.</ul><li>The third of the points.</ol>" WORDS
        "<ol type=i reversed><li>The last of three matters at hand.<li>The "
        "second of three matters at hand.<li>The first of three.</ol>" WORDS
        "<dl><dt>A term of the trade<dd>What is meant by this term.</dl>",
        "item 1 5.|The first of the points that were raised.\n"
        "item 1 9.|The second of the points that were raised.\n"
        "item 2 •|A point within the second point.\n"
        "item 1 10.|The third of the points.\n"
        "item 1 iii.|The last of three matters at hand.\n"
        "item 1 ii.|The second of three matters at hand.\n"
        "item 1 i.|The first of three.\n"
        "item 1 |A term of the trade\n"
        "item 1 |What is meant by this term.\n");
}

static void
what_a_reference_leads_to_is_kept(void **state)
{
    expect(*state,
           "<p>It was agreed at once by all who were there that evening."
           "<sup id=r1><a href='#f1'>[1]</a></sup></p>" WORDS
           "<ol class=footnotes><li id=f1>See the minutes of May. "
           "<a href='#r1'>\xE2\x86\xA9</a></li></ol>",
           "paragraph|It was agreed at once by all who were there that "
           "evening.[1]\n"
           "item 1 1.|See the minutes of May.\n");
}

static void
tables_keep_their_captions(void **state)
{
    expect(*state,
           "<table><caption>What it cost</caption><tr><th>Place<th>Cost"
           "<tr><td>Harbour<td>1<td>agreed</table>",
           "caption|What it cost\n"
           "table|Place\tCost\nHarbour\t1\tagreed\n");
}

static void
what_no_print_can_hold_is_dropped(void **state)
{
    expect(*state,
           "<p>\xC2\xADOne\xC2\xAD two&#150;three \xC2\x81 four\xE2\x80\x8B"
           "five\xC2\xA0six \x7F</p><pre>a\r\n\x7F  b</pre>" WORDS,
           "paragraph|One two\xE2\x80\x93three fourfive\xC2\xA0six\n"
           "pre|a\n  b\n");
}

#define TEST(name)                                                 \
    cmocka_unit_test_setup_teardown(name, rcn_fixture_open_folder, \
                                    rcn_fixture_close)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(pictures_beside_the_page_are_carried),
        TEST(pictures_elsewhere_are_named),
        TEST(no_page_reads_outside_its_folder),
        TEST(ornaments_are_no_pictures),
        TEST(low_pictures_of_figures_are_carried),
        TEST(lists_keep_their_counts),
        TEST(what_a_reference_leads_to_is_kept),
        TEST(tables_keep_their_captions),
        TEST(what_no_print_can_hold_is_dropped),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
