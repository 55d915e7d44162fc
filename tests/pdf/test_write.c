/* A book made by hand, drawn, and read back by poppler and qpdf. */
#include <dirent.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "cmocka_all.h"
#include "handmade.h"

#include "base/codes.h"
#include "base/file.h"
#include "base/process.h"
#include "pdf/pdf.h"

static rcn_handmade made;

/* Two chapters over three pages with all that a book has. */
static void
make_book(void)
{
    rcn_hand_clear(&made);
    rcn_hand_open(&made, RCN_TAG_DOCUMENT);
    rcn_hand_open(&made, RCN_TAG_H1);
    rcn_hand_words(&made, RCN_HAND_BODY, "The Office of Affairs", 54, 80);
    rcn_hand_close(&made);
    rcn_hand_open(&made, RCN_TAG_TOC);
    rcn_hand_open(&made, RCN_TAG_TOCI);
    rcn_hand_link(&made, "#d1");
    rcn_hand_words(&made, RCN_HAND_BODY, "First chapter 1", 54, 120);
    rcn_hand_close(&made);
    rcn_hand_close(&made);
    rcn_hand_close(&made);
    rcn_hand_furniture(&made, "i", 190, 590);
    rcn_hand_turn(&made, "i");

    rcn_hand_open(&made, RCN_TAG_SECT);
    rcn_hand_dest(&made, "d1", 54, 60);
    rcn_hand_open(&made, RCN_TAG_H2);
    rcn_hand_words(&made, RCN_HAND_CAPS, "First chapter", 54, 80);
    rcn_hand_close(&made);
    rcn_hand_furniture(&made, "Running head (first)", 54, 40);
    rcn_hand_rule(&made, 54, 44, 288);
    rcn_hand_open_as(&made, RCN_TAG_DIV, NULL, "text");
    rcn_hand_open(&made, RCN_TAG_P);
    rcn_hand_open(&made, RCN_TAG_SPAN);
    rcn_hand_words(&made, RCN_HAND_BODY,
                   "In the office the final difficulty surfaced: an explana-",
                   54, 100);
    rcn_hand_words(&made, RCN_HAND_BODY, "tion of the waffle, and ", 54, 114);
    rcn_hand_close(&made);
    rcn_hand_link(&made, "https://example.org/a_(b)?c='d'&e=f");
    rcn_hand_words(&made, RCN_HAND_BODY, "the official source ", 200, 114);
    rcn_hand_close(&made);
    rcn_hand_turn(&made, "1");
    rcn_hand_furniture(&made, "Running head (second)", 54, 40);
    rcn_hand_open_as(&made, RCN_TAG_SPAN, "fr", NULL);
    rcn_hand_words(&made, RCN_HAND_BODY, "goes on d\xc3\xa9j\xc3\xa0 vu.", 54,
                   80);
    rcn_hand_close(&made);
    rcn_hand_close(&made);
    rcn_hand_close(&made);
    rcn_hand_close(&made);
    rcn_hand_close(&made);
    rcn_hand_turn(&made, "2");
}

static char folder[] = "/tmp/rcn-pdf-XXXXXX";
static const char *path;

static int
set_up(void **state)
{
    (void)state;
    rcn_hand_set_up(&made);
    path = rcn_path_join(made.arena, mkdtemp(folder), "-hand made.pdf");
    make_book();
    return rcn_pdf_write(rcn_hand_book(&made), made.fonts, path, made.log) ? 0
                                                                           : -1;
}

static int
tear_down(void **state)
{
    (void)state;
    char *command = rcn_arena_printf(made.arena, "rm -r '%s'", folder);
    int status = system(command); /* NOLINT(cert-env33-c): our own folder */
    rcn_hand_tear_down(&made);
    return status;
}

static const char *
output_of(const char *const *arguments)
{
    rcn_text output;
    assert_int_equal(
        rcn_process_run(made.arena, arguments, (rcn_text){0}, 1 << 24, &output),
        RCN_PROCESS_DONE);
    return output.at;
}

static void
test_structure_is_read_back(void **state)
{
    (void)state;
    const char *const arguments[] = {"pdfinfo", "-struct-text", path, NULL};
    const char *expected =
        "Document\n"
        "  H1 (block)\n"
        "    \"The Office of Affairs\"\n"
        "  TOC\n"
        "    TOCI\n"
        "      Link (inline)\n"
        "        Object 11 0\n"
        "        \"First chapter 1\"\n"
        "  Sect\n"
        "    H2 (block)\n"
        "      \"First chapter\"\n"
        "    Div \"text\"\n"
        "      P (block)\n"
        "        Span (inline)\n"
        "          \"In the office the final difficulty surfaced: an "
        "explana-tion of the waffle, and \"\n"
        "        Link (inline)\n"
        "          Object 25 0\n"
        "          \"the official source \"\n"
        "        Span (inline)\n"
        "          \"goes on d\xc3\xa9j\xc3\xa0 vu.\"\n";
    assert_string_equal(output_of(arguments), expected);
}

/* Ligatures come out as letters, the hyphen at the line end rejoins, the page
 * furniture is there once. */
static void
test_text_is_read_back(void **state)
{
    (void)state;
    const char *const arguments[] = {"pdftotext", path, "-", NULL};
    rcn_text text = rcn_text_of(output_of(arguments));
    const char *expected[] = {
        "The Office of Affairs",
        "In the office the final difficulty surfaced: an explanation",
        "of the waffle, and",
        "the official source",
        "goes on d\xc3\xa9j\xc3\xa0",
        "Running head (first)",
        "Running head (second)"};
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++) {
        size_t at =
            rcn_text_find(rcn_text_squash(made.arena, text), expected[i], 0);
        if (at == SIZE_MAX) {
            fail_msg("not found: %s\n%s", expected[i], text.at);
        }
    }
}

static void
test_every_font_is_a_subset_with_a_map(void **state)
{
    (void)state;
    const char *const arguments[] = {"pdffonts", path, NULL};
    rcn_text fonts = rcn_text_of(output_of(arguments));
    size_t lines = 0;
    size_t good = 0;
    for (size_t at = 0; (at = rcn_text_find(fonts, "\n", at)) != SIZE_MAX;
         at++) {
        lines++;
    }
    for (size_t at = 0;
         (at = rcn_text_find(fonts, " yes yes yes ", at)) != SIZE_MAX; at++) {
        good++;
    }
    /* Latin, small capitals, ligatures. */
    assert_int_equal(good, 3);
    assert_int_equal(lines, good + 2);
}

static void
test_checkers_find_nothing(void **state)
{
    (void)state;
    const char *const qpdf[] = {"qpdf", "--check", path, NULL};
    assert_non_null(strstr(output_of(qpdf), "No syntax or stream encoding"));
    const char *const ours[] = {"python3", "tools/check-pdf.py", path, NULL};
    assert_non_null(strstr(output_of(ours), ": 0 findings"));
}

static void
test_the_catalog_is_complete(void **state)
{
    (void)state;
    const char *const arguments[] = {
        "qpdf", "--qdf", "--object-streams=disable", path, "-", NULL};
    rcn_text file;
    assert_int_equal(
        rcn_process_run(made.arena, arguments, (rcn_text){0}, 1 << 24, &file),
        RCN_PROCESS_DONE);
    static const char *const expected[] = {
        "/Lang (en)",
        "/DisplayDocTitle true",
        "/CreationDate (D:20230729123456Z)",
        "/ModDate (D:20230729123456Z)",
        "<dc:creator><rdf:Seq><rdf:li>Editors &amp; Sons</rdf:li>",
        "<dc:identifier>urn:uuid:00000000-0000-5000-8000-000000000000<",
        "/URI (https://example.org/a_%28b%29?c=%27d%27&e=f)",
        "/Contents (https://example.org/a_\\(b\\)?c='d'&e=f)",
        "/Contents (First chapter 1)",
        "/S /r\n",
        "/Lang (fr)",
        "/Artifact <</Type /Pagination>> BDC",
    };
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++) {
        if (rcn_text_find(file, expected[i], 0) == SIZE_MAX) {
            fail_msg("not found: %s", expected[i]);
        }
    }
    assert_int_equal(rcn_text_find(file, "/ActualText", 0), SIZE_MAX);
}

static rcn_text
bytes_of(const char *file)
{
    rcn_text bytes;
    assert_true(
        rcn_file_read(made.arena, file, file, 1 << 24, made.log, &bytes));
    return bytes;
}

static void
test_a_missing_character_ends_the_claims(void **state)
{
    (void)state;
    static const char claim[] = "<pdfaid:part>3</pdfaid:part>";
    static const char other[] = "<pdfuaid:part>1</pdfuaid:part>";
    rcn_text file = bytes_of(path);
    assert_int_not_equal(rcn_text_find(file, claim, 0), SIZE_MAX);
    assert_int_not_equal(rcn_text_find(file, other, 0), SIZE_MAX);
    rcn_hand_clear(&made);
    rcn_hand_open(&made, RCN_TAG_DOCUMENT);
    rcn_hand_open(&made, RCN_TAG_P);
    rcn_hand_words(&made, RCN_HAND_BODY, "No \U0010FFFD", 54, 80);
    rcn_hand_close(&made);
    rcn_hand_close(&made);
    rcn_hand_turn(&made, "1");
    const char *gap = rcn_arena_printf(made.arena, "%s.gap.pdf", path);
    assert_true(rcn_pdf_write(rcn_hand_book(&made), made.fonts, gap, made.log));
    file = bytes_of(gap);
    assert_int_equal(rcn_text_find(file, claim, 0), SIZE_MAX);
    assert_int_equal(rcn_text_find(file, other, 0), SIZE_MAX);
    assert_int_not_equal(rcn_text_find(file, "<dc:format>", 0), SIZE_MAX);
    assert_int_equal(unlink(gap), 0);
    make_book();
}

static void
test_same_bytes_in_another_zone(void **state)
{
    (void)state;
    rcn_text first = bytes_of(path);
    char *again = rcn_path_join(made.arena, folder, "again.pdf");
    assert_int_equal(setenv("TZ", "Pacific/Chatham", 1), 0);
    assert_int_equal(setenv("LC_ALL", "de_DE.UTF-8", 1), 0);
    tzset();
    (void)setlocale(LC_ALL, "");
    make_book();
    bool ok = rcn_pdf_write(rcn_hand_book(&made), made.fonts, again, made.log);
    (void)setlocale(LC_ALL, "C");
    assert_int_equal(unsetenv("TZ"), 0);
    assert_int_equal(unsetenv("LC_ALL"), 0);
    tzset();
    assert_true(ok);
    assert_true(rcn_text_equal(first, bytes_of(again)));
}

static size_t
files_in_folder(void)
{
    size_t count = 0;
    DIR *open = opendir(folder);
    assert_non_null(open);
    while (readdir(open)) {
        count++;
    }
    (void)closedir(open);
    return count;
}

/* A book that fails leaves the old one, and nothing beside it. */
static void
test_failure_leaves_the_old_book(void **state)
{
    (void)state;
    rcn_text before = bytes_of(path);
    size_t files = files_in_folder();
    make_book();
    made.book.outline =
        &(rcn_outline){.title = "Lost", .dest = "lost", .parent = -1};
    made.book.outline_count = 1;
    size_t failures = rcn_log_count_code(made.log, RCN_CODE_PDF_DEST);
    assert_false(
        rcn_pdf_write(rcn_hand_book(&made), made.fonts, path, made.log));
    assert_int_equal(rcn_log_count_code(made.log, RCN_CODE_PDF_DEST),
                     failures + 1);
    assert_true(rcn_text_equal(before, bytes_of(path)));
    assert_int_equal(files_in_folder(), files);
    make_book();
    assert_false(rcn_pdf_write(rcn_hand_book(&made), made.fonts,
                               "/nonexistent/book.pdf", made.log));
    assert_int_equal(rcn_log_count_code(made.log, RCN_CODE_OUTPUT_WRITE), 1);
}

/* Files come out of the book as they went in. */
static void
test_attached_files(void **state)
{
    (void)state;
    const rcn_attachment files[] = {
        {.name = "b-letter.txt",
         .media_type = "text/plain",
         .description = "A letter \xe2\x80\x93 the source",
         .source = true,
         .bytes = {"one\0two", 7}},
        {.name = "a.json",
         .media_type = "application/json",
         .description = "The ledger",
         .bytes = {"{}", 2}},
    };
    make_book();
    made.book.attachments = files;
    made.book.attachment_count = 2;
    char *file = rcn_path_join(made.arena, folder, "files.pdf");
    assert_true(
        rcn_pdf_write(rcn_hand_book(&made), made.fonts, file, made.log));
    const char *const list[] = {"pdfdetach", "-list", file, NULL};
    assert_string_equal(output_of(list), "2 embedded files\n"
                                         "1: a.json\n"
                                         "2: b-letter.txt\n");
    const char *const show[] = {
        "qpdf", rcn_arena_printf(made.arena, "--show-attachment=b-letter.txt"),
        file, NULL};
    rcn_text bytes;
    assert_int_equal(
        rcn_process_run(made.arena, show, (rcn_text){0}, 1 << 20, &bytes),
        RCN_PROCESS_DONE);
    assert_true(rcn_text_equal(bytes, files[0].bytes));
    const char *const ours[] = {"python3", "tools/check-pdf.py", file, NULL};
    assert_non_null(strstr(output_of(ours), ": 0 findings"));
    rcn_attachment twice[] = {files[0], files[0]};
    made.book.attachments = twice;
    assert_false(
        rcn_pdf_write(rcn_hand_book(&made), made.fonts, file, made.log));
    assert_int_equal(rcn_log_count_code(made.log, RCN_CODE_PDF_STRUCTURE), 1);
}

/* One glyph for a hyphen and for U+2010, for a space and for U+00A0. */
static void
test_glyphs_that_stand_for_two_texts(void **state)
{
    (void)state;
    rcn_hand_clear(&made);
    rcn_hand_open(&made, RCN_TAG_DOCUMENT);
    rcn_hand_open(&made, RCN_TAG_P);
    rcn_hand_words(&made, RCN_HAND_BODY,
                   "a-b x y of\xef\xac\x81"
                   "ce office",
                   54, 80);
    /* The same glyphs, said to be others. */
    rcn_op *op = rcn_hand_words(&made, RCN_HAND_BODY, "a-b x", 54, 100);
    rcn_run run = *op->run;
    rcn_cluster clusters[] = {{1, 1}, {3, 1}, {1, 1}, {2, 1}, {1, 1}};
    run.clusters = clusters;
    run.text = rcn_text_of("a\xe2\x80\x90"
                           "b\xc2\xa0x");
    op->run = &run;
    rcn_hand_close(&made);
    rcn_hand_close(&made);
    rcn_hand_turn(&made, "1");
    char *file = rcn_path_join(made.arena, folder, "two.pdf");
    assert_true(
        rcn_pdf_write(rcn_hand_book(&made), made.fonts, file, made.log));
    const char *const arguments[] = {"pdfinfo", "-struct-text", file, NULL};
    assert_string_equal(output_of(arguments), "Document\n"
                                              "  P (block)\n"
                                              "    \"a-b x y of\xef\xac\x81"
                                              "ce officea\xe2\x80\x90"
                                              "b x\"\n");
}

/* A note that goes on overleaf is one element, behind the text of its section,
 * with the content of both pages. */
static void
test_notes_stand_behind_the_text(void **state)
{
    (void)state;
    rcn_hand_clear(&made);
    rcn_hand_open(&made, RCN_TAG_DOCUMENT);
    rcn_hand_open(&made, RCN_TAG_SECT);
    rcn_hand_open(&made, RCN_TAG_P);
    rcn_hand_open(&made, RCN_TAG_SPAN);
    rcn_hand_words(&made, RCN_HAND_BODY, "The text ", 54, 80);
    rcn_hand_close(&made);
    rcn_hand_open_as(&made, RCN_TAG_NOTE, NULL, "n1");
    rcn_hand_words(&made, RCN_HAND_SMALL, "A note ", 54, 500);
    rcn_hand_close(&made);
    rcn_hand_turn(&made, "1");
    rcn_hand_open(&made, RCN_TAG_SPAN);
    rcn_hand_words(&made, RCN_HAND_BODY, "goes on.", 54, 80);
    rcn_hand_close(&made);
    rcn_hand_open_as(&made, RCN_TAG_NOTE, NULL, "n1");
    rcn_hand_words(&made, RCN_HAND_SMALL, "of two pages.", 54, 500);
    rcn_hand_close(&made);
    rcn_hand_open_as(&made, RCN_TAG_NOTE, NULL, "n2");
    rcn_hand_words(&made, RCN_HAND_SMALL, "Another.", 54, 520);
    rcn_hand_close(&made);
    rcn_hand_close(&made);
    rcn_hand_close(&made);
    rcn_hand_close(&made);
    rcn_hand_turn(&made, "2");
    char *file = rcn_path_join(made.arena, folder, "notes.pdf");
    assert_true(
        rcn_pdf_write(rcn_hand_book(&made), made.fonts, file, made.log));
    const char *const arguments[] = {"pdfinfo", "-struct-text", file, NULL};
    assert_string_equal(output_of(arguments),
                        "Document\n"
                        "  Sect\n"
                        "    P (block)\n"
                        "      Span (inline)\n"
                        "        \"The text \"\n"
                        "      Span (inline)\n"
                        "        \"goes on.\"\n"
                        "    Div \"notes\"\n"
                        "      Note <note-00000001> (inline)\n"
                        "        \"A note \"\n"
                        "        \"of two pages.\"\n"
                        "      Note <note-00000002> (inline)\n"
                        "        \"Another.\"\n");
    const char *const ours[] = {"python3", "tools/check-pdf.py", file, NULL};
    assert_non_null(strstr(output_of(ours), ": 0 findings"));
}

static void
test_a_picture_too_high_for_cairo_is_refused(void **state)
{
    (void)state;
    rcn_text png = {0};
    rcn_hand_clear(&made);
    make_book();
    rcn_book high = *rcn_hand_book(&made);
    high.page_height = high.page_width * 40;
    size_t before = rcn_log_count_code(made.log, RCN_CODE_PDF_LIBRARY);
    assert_false(
        rcn_pdf_png(made.arena, &high, made.fonts, 1600, made.log, &png));
    assert_int_equal(rcn_log_count_code(made.log, RCN_CODE_PDF_LIBRARY),
                     before + 1);
    assert_int_equal(png.len, 0);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_structure_is_read_back),
        cmocka_unit_test(test_text_is_read_back),
        cmocka_unit_test(test_every_font_is_a_subset_with_a_map),
        cmocka_unit_test(test_checkers_find_nothing),
        cmocka_unit_test(test_the_catalog_is_complete),
        cmocka_unit_test(test_a_missing_character_ends_the_claims),
        cmocka_unit_test(test_same_bytes_in_another_zone),
        cmocka_unit_test(test_failure_leaves_the_old_book),
        cmocka_unit_test(test_attached_files),
        cmocka_unit_test(test_glyphs_that_stand_for_two_texts),
        cmocka_unit_test(test_notes_stand_behind_the_text),
        cmocka_unit_test(test_a_picture_too_high_for_cairo_is_refused),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
