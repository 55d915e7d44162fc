/* Fonts of collections are embedded; those that cannot be are errors that name
 * the file. */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/codes.h"
#include "cmocka_all.h"
#include "handmade.h"

#include "base/file.h"
#include "base/process.h"
#include "pdf/pdf.h"

static char folder[] = "/tmp/rcn-font-XXXXXX";
static rcn_arena *arena;
static rcn_handmade made;

/* The bytes of the first font of the style. */
static rcn_text
read_font(void)
{
    (void)unsetenv("FONTCONFIG_FILE");
    rcn_hand_set_up(&made);
    rcn_text bytes;
    const char *from = rcn_fonts_path(made.fonts, 0);
    assert_true(rcn_file_read(arena, from, from, 1 << 26, made.log, &bytes));
    rcn_hand_tear_down(&made);
    return bytes;
}

/* Writes a font into a folder that holds no other. */
static char *
install_font(const char *name, rcn_text head, rcn_text bytes)
{
    char *fonts = rcn_path_join(arena, folder, name);
    assert_int_equal(mkdir(fonts, 0700), 0);
    char *path = rcn_path_join(arena, fonts, name);
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(head.at, 1, head.len, file), head.len);
    assert_int_equal(fwrite(bytes.at, 1, bytes.len, file), bytes.len);
    assert_int_equal(fclose(file), 0);
    char *config = rcn_arena_printf(arena, "%s.conf", fonts);
    file = fopen(config, "w");
    assert_non_null(file);
    (void)fprintf(file, "<fontconfig><dir>%s</dir></fontconfig>\n", fonts);
    assert_int_equal(fclose(file), 0);
    assert_int_equal(setenv("FONTCONFIG_FILE", config, 1), 0);
    return path;
}

static void
make_book(const char *path)
{
    rcn_hand_set_up(&made);
    assert_string_equal(rcn_fonts_path(made.fonts, 0), path);
    rcn_hand_open(&made, RCN_TAG_DOCUMENT);
    rcn_hand_open(&made, RCN_TAG_P);
    rcn_hand_words(&made, RCN_HAND_BODY, "Words", 54, 80);
    rcn_hand_words(&made, RCN_HAND_SMALL, "More", 54, 100);
    rcn_hand_close(&made);
    rcn_hand_close(&made);
    rcn_hand_turn(&made, "1");
}

static int
set_up(void **state)
{
    (void)state;
    arena = rcn_arena_new(0);
    return mkdtemp(folder) == NULL;
}

static int
tear_down(void **state)
{
    (void)state;
    char *command = rcn_arena_printf(arena, "rm -r '%s'", folder);
    int status = system(command); /* NOLINT(cert-env33-c): our own folder */
    rcn_arena_free(arena);
    return status;
}

static uint32_t
read_four(const unsigned char *at)
{
    return (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 |
           (uint32_t)at[2] << 8 | at[3];
}

static void
write_four(unsigned char *at, uint32_t value)
{
    for (int i = 0; i < 4; i++) {
        at[i] = (unsigned char)(value >> (24 - 8 * i));
    }
}

/* Calls for each entry of the directory of tables of a font. */
static void
each_table(unsigned char *font, void (*change)(unsigned char *, void *),
           void *context)
{
    size_t count = (size_t)(font[4] << 8 | font[5]);
    for (size_t i = 0; i < count; i++) {
        change(font + 12 + 16 * i, context);
    }
}

/* Overwrites the outlines of a font in a file by zeros, in their place. */
static void
blank_outlines(unsigned char *entry, void *context)
{
    FILE *file = context;
    if (memcmp(entry, "CFF ", 4) == 0) {
        assert_int_equal(fseek(file, (long)read_four(entry + 8), SEEK_SET), 0);
        for (uint32_t k = 0; k < read_four(entry + 12); k++) {
            assert_int_equal(fputc(0, file), 0);
        }
    }
}

static void
test_a_damaged_font_is_an_error(void **state)
{
    (void)state;
    rcn_text bytes = read_font();
    char *path = install_font("only.otf", (rcn_text){"", 0}, bytes);
    make_book(path);
    FILE *file = fopen(path, "r+b");
    assert_non_null(file);
    unsigned char *font =
        (unsigned char *)rcn_arena_strndup(arena, bytes.at, bytes.len);
    each_table(font, blank_outlines, file);
    assert_int_equal(fclose(file), 0);
    char *book = rcn_path_join(arena, folder, "book.pdf");
    assert_false(
        rcn_pdf_write(rcn_hand_book(&made), made.fonts, book, made.log));
    assert_int_equal(rcn_log_count_code(made.log, RCN_CODE_PDF_FONT), 1);
    assert_int_equal(rcn_log_count(made.log, RCN_ERROR), 1);
    assert_int_not_equal(access(book, F_OK), 0);
    const rcn_imposition fold = {0};
    assert_false(rcn_pdf_impose(rcn_hand_book(&made), made.fonts, &fold, book,
                                made.log));
    assert_int_equal(rcn_log_count_code(made.log, RCN_CODE_PDF_FONT), 2);
    assert_int_equal(rcn_log_count(made.log, RCN_ERROR), 2);
    assert_int_not_equal(access(book, F_OK), 0);
    rcn_hand_tear_down(&made);
}

#define COLLECTION_HEAD 20

static void
shift(unsigned char *entry, void *context)
{
    (void)context;
    write_four(entry + 8, read_four(entry + 8) + COLLECTION_HEAD);
}

/* A file of two faces (OpenType, "Font collections"). */
static void
test_a_font_of_a_collection(void **state)
{
    (void)state;
    rcn_text bytes = read_font();
    unsigned char *font =
        (unsigned char *)rcn_arena_strndup(arena, bytes.at, bytes.len);
    each_table(font, shift, NULL);
    rcn_text head = {"ttcf\0\1\0\0\0\0\0\2\0\0\0\24\0\0\0\24", COLLECTION_HEAD};
    char *path =
        install_font("both.ttc", head, (rcn_text){(char *)font, bytes.len});
    make_book(path);
    char *book = rcn_path_join(arena, folder, "collection.pdf");
    assert_true(
        rcn_pdf_write(rcn_hand_book(&made), made.fonts, book, made.log));
    rcn_text text;
    const char *const reader[] = {"pdftotext", book, "-", NULL};
    assert_int_equal(
        rcn_process_run(arena, reader, (rcn_text){0}, 1 << 20, &text),
        RCN_PROCESS_DONE);
    assert_int_not_equal(rcn_text_find(text, "Words", 0), SIZE_MAX);
    assert_int_not_equal(rcn_text_find(text, "More", 0), SIZE_MAX);
    rcn_hand_tear_down(&made);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_damaged_font_is_an_error),
        cmocka_unit_test(test_a_font_of_a_collection),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
