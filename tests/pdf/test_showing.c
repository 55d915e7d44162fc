/* No text is lost: glyphs that leave no ink, and glyphs that stand for more
 * texts than there are copies of a font. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cmocka_all.h"
#include "handmade.h"

#include "base/file.h"
#include "base/process.h"
#include "pdf/pdf.h"

static char folder[] = "/tmp/rcn-show-XXXXXX";
static rcn_handmade made;

static int
set_up(void **state)
{
    (void)state;
    rcn_hand_set_up(&made);
    return mkdtemp(folder) == NULL;
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

/* A run with one glyph for each of `texts` (NULL ends them): that of the space
 * where `shown` has one, else that of its letter. */
static void
show(const char *shown, const char *const *texts, int y)
{
    rcn_op *op = rcn_hand_words(&made, RCN_HAND_BODY, shown, 54, y);
    size_t count = strlen(shown);
    rcn_run *run = rcn_arena_alloc(made.arena, 1, sizeof *run);
    rcn_glyph *glyphs = rcn_arena_alloc(made.arena, count, sizeof *glyphs);
    rcn_cluster *clusters =
        rcn_arena_alloc(made.arena, count, sizeof *clusters);
    rcn_buffer text = rcn_buffer_new(made.arena);
    *run = *op->run;
    for (size_t i = 0; i < count; i++) {
        uint32_t id = rcn_fonts_glyph(made.fonts, 0, (unsigned char)shown[i]);
        glyphs[i] =
            (rcn_glyph){id, (54 + 8 * (rcn_len)i) * RCN_LEN_PT, y * RCN_LEN_PT};
        clusters[i] = (rcn_cluster){(uint8_t)strlen(texts[i]), 1};
        rcn_buffer_string(&text, texts[i]);
    }
    run->glyphs = glyphs;
    run->clusters = clusters;
    run->glyph_count = (uint32_t)count;
    run->cluster_count = (uint32_t)count;
    run->text = rcn_buffer_text(&text);
    op->run = run;
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

/* What a reader finds in a file, without spaces. */
static const char *
read_by(const char *reader, const char *file)
{
    const char *const poppler[] = {"pdftotext", file, "-", NULL};
    const char *const mupdf[] = {"mutool", "draw", "-q", "-F",
                                 "text",   file,   NULL};
    bool is_poppler = strcmp(reader, "pdftotext") == 0;
    const char *text = output_of(is_poppler ? poppler : mupdf);
    rcn_buffer kept = rcn_buffer_new(made.arena);
    for (; *text; text++) {
        if (*text > ' ' || *text < 0) {
            rcn_buffer_char(&kept, *text);
        }
    }
    return rcn_buffer_text(&kept).at;
}

/* Draws the book and its booklet, and has them read. */
static void
assert_reads(const char *expected, bool also_without_actual_text)
{
    char *book = rcn_path_join(made.arena, folder, "book.pdf");
    char *sheets = rcn_path_join(made.arena, folder, "sheets.pdf");
    const rcn_imposition fold = {0};
    assert_true(
        rcn_pdf_write(rcn_hand_book(&made), made.fonts, book, made.log));
    assert_true(rcn_pdf_impose(rcn_hand_book(&made), made.fonts, &fold, sheets,
                               made.log));
    const char *const ours[] = {"python3", "tools/check-pdf.py", book, NULL};
    assert_non_null(strstr(output_of(ours), ": 0 findings"));
    assert_string_equal(read_by("pdftotext", book), expected);
    assert_string_equal(read_by("pdftotext", sheets), expected);
    if (also_without_actual_text) {
        assert_string_equal(read_by("mutool", book), expected);
        assert_string_equal(read_by("mutool", sheets), expected);
    }
}

static void
begin(void)
{
    rcn_hand_clear(&made);
    rcn_hand_open(&made, RCN_TAG_DOCUMENT);
    rcn_hand_open(&made, RCN_TAG_P);
}

static void
end(void)
{
    rcn_hand_close(&made);
    rcn_hand_close(&made);
    rcn_hand_turn(&made, "1");
}

static void
test_text_without_ink_joins_the_text_before(void **state)
{
    (void)state;
    begin();
    const char *const texts[] = {"a", "\xe0\xa5\x8d", "b"};
    show("a b", texts, 80);
    end();
    assert_reads("a\xe0\xa5\x8d"
                 "b",
                 true);
}

static void
test_text_without_ink_joins_the_text_behind(void **state)
{
    (void)state;
    begin();
    const char *const texts[] = {"\xe0\xa5\x8d", "a", "b"};
    show(" ab", texts, 80);
    end();
    assert_reads("\xe0\xa5\x8d"
                 "ab",
                 false);
}

static void
test_text_without_ink_by_itself(void **state)
{
    (void)state;
    begin();
    const char *const texts[] = {"\xe0\xa5\x8d", "\xe0\xa4\xbe"};
    show("  ", texts, 80);
    end();
    assert_reads("\xe0\xa5\x8d\xe0\xa4\xbe", false);
}

/* One glyph that stands for ten letters: some have copies of the font, the
 * others stand beside it. */
static void
test_a_glyph_of_many_texts(void **state)
{
    (void)state;
    begin();
    const char *const texts[] = {"m",        "\xd0\xb0", "\xd0\xb1", "\xd0\xb2",
                                 "\xd0\xb3", "\xd0\xb4", "\xd0\xb5", "\xd0\xb6",
                                 "\xd0\xb7", "\xd0\xb8"};
    show("mmmmmmmmmm", texts, 80);
    end();
    assert_reads("m\xd0\xb0\xd0\xb1\xd0\xb2\xd0\xb3\xd0\xb4\xd0\xb5\xd0\xb6"
                 "\xd0\xb7\xd0\xb8",
                 false);
}

/* A font maps no glyph to a character of private use. */
static void
test_characters_of_private_use(void **state)
{
    (void)state;
    begin();
    const char *const texts[] = {"a", "xxxxx\xee\x80\x80", "\xf4\x80\x80\x80",
                                 "b"};
    show("ambb", texts, 80);
    end();
    assert_reads("axxxxx\xee\x80\x80\xf4\x80\x80\x80"
                 "b",
                 false);
}

/* A space by itself between words of two fonts or greys is not lost. */
static void
test_a_space_by_itself(void **state)
{
    (void)state;
    begin();
    rcn_hand_words(&made, RCN_HAND_BODY, "one", 54, 80);
    const char *const texts[] = {" "};
    show(" ", texts, 80);
    rcn_hand_words(&made, RCN_HAND_CAPS, "two", 74, 80);
    end();
    assert_reads("onetwo", true);
    char *book = rcn_path_join(made.arena, folder, "book.pdf");
    const char *const poppler[] = {"pdftotext", book, "-", NULL};
    assert_non_null(strstr(output_of(poppler), "one two"));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_text_without_ink_joins_the_text_before),
        cmocka_unit_test(test_text_without_ink_joins_the_text_behind),
        cmocka_unit_test(test_text_without_ink_by_itself),
        cmocka_unit_test(test_a_glyph_of_many_texts),
        cmocka_unit_test(test_characters_of_private_use),
        cmocka_unit_test(test_a_space_by_itself),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
