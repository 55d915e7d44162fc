/* Files of an EPUB broken by hand, and books that mean harm: each must end in a
 * diagnostic. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zip.h>

#include "cmocka_all.h"
#include "harbour.h"

#include "base/codes.h"
#include "base/file.h"
#include "epub/epub.h"

static rcn_harbour harbour;
static char *sound;
static rcn_text chapter; /* the first letter's file */
static char *chapter_name;

static zip_t *
open_zip(const char *path, int flags)
{
    int status = 0;
    zip_t *zip = zip_open(path, flags, &status);
    assert_non_null(zip);
    return zip;
}

static rcn_text
read_entry(zip_t *zip, const char *name)
{
    zip_stat_t state;
    assert_int_equal(zip_stat(zip, name, 0, &state), 0);
    char *bytes = rcn_arena_alloc(harbour.arena, state.size + 1, 1);
    zip_file_t *file = zip_fopen(zip, name, 0);
    assert_non_null(file);
    assert_int_equal(zip_fread(file, bytes, state.size), state.size);
    assert_int_equal(zip_fclose(file), 0);
    return (rcn_text){bytes, state.size};
}

static void
find_chapter(void)
{
    zip_t *zip = open_zip(sound, ZIP_RDONLY);
    for (zip_int64_t i = 0; !chapter_name && i < zip_get_num_entries(zip, 0);
         i++) {
        const char *name = zip_get_name(zip, (zip_uint64_t)i, 0);
        rcn_text bytes = read_entry(zip, name);
        if (rcn_text_ends(rcn_text_of(name), ".xhtml") &&
            rcn_text_find(bytes, "The lamp at its head", 0) != SIZE_MAX) {
            chapter = bytes;
            chapter_name = rcn_arena_strdup(harbour.arena, name);
        }
    }
    zip_discard(zip);
    assert_non_null(chapter_name);
}

static int
set_up(void **state)
{
    (void)state;
    rcn_harbour_set_up(&harbour);
    sound = rcn_harbour_path(&harbour, "sound.epub");
    const rcn_epub_options options = {0};
    const rcn_style *style =
        rcn_style_load(harbour.arena, "styles",
                       &(rcn_style_choice){.name = "classic"}, harbour.log);
    if (!style || !rcn_epub_write(harbour.pipeline.edition, style, &options,
                                  sound, harbour.log)) {
        return -1;
    }
    find_chapter();
    return 0;
}

static int
tear_down(void **state)
{
    (void)state;
    rcn_harbour_tear_down(&harbour);
    return 0;
}

/* A copy of the sound book with one entry put in the place of another. */
static const char *
with_entry(const char *name, rcn_text bytes)
{
    char *path = rcn_harbour_path(&harbour, "broken.epub");
    rcn_text whole;
    assert_true(rcn_file_read(harbour.arena, sound, sound, 1 << 26, harbour.log,
                              &whole));
    assert_true(rcn_file_write(path, whole, harbour.log));
    zip_t *zip = open_zip(path, 0);
    zip_source_t *source =
        zip_source_buffer(zip, bytes.len ? bytes.at : "", bytes.len, 0);
    assert_true(zip_file_add(zip, name, source, ZIP_FL_OVERWRITE) >= 0);
    assert_int_equal(zip_close(zip), 0);
    return path;
}

/* The chapter with one stretch of it replaced. */
static const char *
with_chapter(const char *from, const char *to)
{
    size_t at = rcn_text_find(chapter, from, 0);
    assert_true(at != SIZE_MAX);
    rcn_buffer out = rcn_buffer_new(harbour.arena);
    rcn_buffer_add(&out, rcn_text_slice(chapter, 0, at));
    rcn_buffer_string(&out, to);
    rcn_buffer_add(&out,
                   rcn_text_slice(chapter, at + strlen(from), chapter.len));
    return with_entry(chapter_name, rcn_buffer_text(&out));
}

static void
refused(const char *path, rcn_code code)
{
    rcn_log *log = rcn_log_new();
    bool ok = rcn_verify_epub(harbour.expected, path, log, NULL);
    size_t count = rcn_log_count_code(log, code);
    if (ok || !count) {
        (void)rcn_log_print(log, stderr, RCN_NOTE, RCN_LOG_TEXT);
    }
    rcn_log_free(log);
    assert_false(ok);
    assert_true(count > 0);
}

static void
test_sound_book(void **state)
{
    (void)state;
    assert_true(rcn_verify_epub(harbour.expected, sound, harbour.log, NULL));
}

static void
test_words_of_the_editor_in_the_text(void **state)
{
    (void)state;
    const rcn_code code = RCN_CODE_VERIFY_DIFFERENCE;
    refused(with_chapter("<div class=\"text\">", "<div class=\"text\">Note."),
            code);
    refused(with_chapter("<div class=\"text\">",
                         "<div class=\"text\"><div>Note.</div>"),
            code);
    refused(with_chapter("The lamp", "<span class=\"ed\">See</span>The lamp"),
            code);
    refused(with_chapter("<div class=\"text\">",
                         "<p>Note.</p><div class=\"text\">"),
            code);
    refused(with_chapter("The lamp", "<![CDATA[So t]]>he lamp"), code);
    refused(with_chapter("-p2\"", "-p22\""), code);
    refused(with_chapter("epub:type=\"chapter\"", "epub:type=\"preface\""),
            code);
    refused(with_chapter("</h1>", ".</h1>"), code);
}

static void
test_what_is_no_book(void **state)
{
    (void)state;
    const rcn_code code = RCN_CODE_VERIFY_BOOK;
    refused(rcn_harbour_path(&harbour, "absent.epub"), code);
    char *path = rcn_harbour_path(&harbour, "no.epub");
    assert_true(
        rcn_file_write(path, rcn_text_of("not a zip file"), harbour.log));
    refused(path, code);
    rcn_text whole;
    assert_true(rcn_file_read(harbour.arena, sound, sound, 1 << 26, harbour.log,
                              &whole));
    assert_true(rcn_file_write(path, rcn_text_slice(whole, 0, whole.len / 2),
                               harbour.log));
    refused(path, code);
    refused(with_entry("META-INF/container.xml", rcn_text_of("<container/>")),
            code);
    refused(with_entry("META-INF/container.xml",
                       rcn_text_of("<container><rootfiles><rootfile "
                                   "full-path='none.opf'/></rootfiles>"
                                   "</container>")),
            code);
    refused(with_entry(chapter_name, rcn_text_of("<html><p></html>")), code);
    refused(with_entry(chapter_name, (rcn_text){0}), code);
}

static void
test_entities_are_refused(void **state)
{
    (void)state;
    static const char laughs[] =
        "<!DOCTYPE html [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\">"
        "<!ENTITY c \"&b;&b;&b;&b;&b;\"><!ENTITY d SYSTEM "
        "\"file:///etc/passwd\">]><html><p>&c;&d;</p></html>";
    refused(with_entry(chapter_name, rcn_text_of(laughs)),
            RCN_CODE_VERIFY_BOOK);
    /* The same in an encoding where the word cannot be seen as bytes. */
    rcn_buffer wide = rcn_buffer_new(harbour.arena);
    rcn_buffer_add(&wide, (rcn_text){"\xff\xfe", 2});
    for (const char *at = laughs; *at; at++) {
        rcn_buffer_char(&wide, *at);
        rcn_buffer_char(&wide, '\0');
    }
    refused(with_entry(chapter_name, rcn_buffer_text(&wide)),
            RCN_CODE_VERIFY_BOOK);
}

/* 64 MB of zeros pack into 64 KB. */
static void
test_bombs_are_not_inflated(void **state)
{
    (void)state;
    size_t size = (size_t)64 << 20;
    char *zeros = calloc(size, 1);
    assert_non_null(zeros);
    const char *path = with_entry(chapter_name, (rcn_text){zeros, size});
    free(zeros);
    refused(path, RCN_CODE_VERIFY_BOOK);
}

static void
test_deep_nesting_is_refused(void **state)
{
    (void)state;
    rcn_buffer deep = rcn_buffer_new(harbour.arena);
    for (int i = 0; i < 100000; i++) {
        rcn_buffer_string(&deep, "<div>");
    }
    refused(with_entry(chapter_name, rcn_buffer_text(&deep)),
            RCN_CODE_VERIFY_BOOK);
}

static void
test_what_is_no_pdf(void **state)
{
    (void)state;
    char *path = rcn_harbour_path(&harbour, "no.pdf");
    assert_true(rcn_file_write(path, rcn_text_of("no PDF"), harbour.log));
    rcn_log *log = rcn_log_new();
    assert_false(rcn_verify_pdf(harbour.expected, path, log, NULL));
    assert_int_equal(rcn_log_count_code(log, RCN_CODE_VERIFY_BOOK), 1);
    rcn_log_free(log);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sound_book),
        cmocka_unit_test(test_words_of_the_editor_in_the_text),
        cmocka_unit_test(test_what_is_no_book),
        cmocka_unit_test(test_entities_are_refused),
        cmocka_unit_test(test_bombs_are_not_inflated),
        cmocka_unit_test(test_deep_nesting_is_refused),
        cmocka_unit_test(test_what_is_no_pdf),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
