/* Fonts that cannot be embedded are errors that name the file. */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/codes.h"
#include "cmocka_all.h"
#include "handmade.h"

#include "base/file.h"
#include "pdf/pdf.h"

static char folder[] = "/tmp/rcn-font-XXXXXX";
static rcn_arena *arena;
static rcn_handmade made;

/* A copy of the first font of the style in a folder that holds no other. */
static char *
copy_font(void)
{
    rcn_hand_set_up(&made);
    rcn_text bytes;
    const char *from = rcn_fonts_path(made.fonts, 0);
    assert_true(rcn_file_read(arena, from, from, 1 << 26, made.log, &bytes));
    rcn_hand_tear_down(&made);
    char *path = rcn_path_join(arena, folder, "only.otf");
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes.at, 1, bytes.len, file), bytes.len);
    assert_int_equal(fclose(file), 0);
    char *config = rcn_path_join(arena, folder, "fonts.conf");
    file = fopen(config, "w");
    assert_non_null(file);
    (void)fprintf(file, "<fontconfig><dir>%s</dir></fontconfig>\n", folder);
    assert_int_equal(fclose(file), 0);
    assert_int_equal(setenv("FONTCONFIG_FILE", config, 1), 0);
    return path;
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

/* Overwrites the outlines of a font by zeros, in its place. */
static void
spoil(const char *path)
{
    unsigned char head[1024];
    FILE *file = fopen(path, "r+b");
    assert_non_null(file);
    size_t len = fread(head, 1, sizeof head, file);
    bool found = false;
    for (size_t i = 12; i + 16 <= len && !found; i += 16) {
        if (memcmp(head + i, "CFF ", 4) == 0) {
            found = true;
            assert_int_equal(
                fseek(file, (long)read_four(head + i + 8), SEEK_SET), 0);
            for (uint32_t k = 0; k < read_four(head + i + 12); k++) {
                assert_int_equal(fputc(0, file), 0);
            }
        }
    }
    assert_int_equal(fclose(file), 0);
    assert_true(found);
}

static void
test_a_damaged_font_is_an_error(void **state)
{
    (void)state;
    char *path = copy_font();
    rcn_hand_set_up(&made);
    assert_string_equal(rcn_fonts_path(made.fonts, 0), path);
    rcn_hand_open(&made, RCN_TAG_DOCUMENT);
    rcn_hand_open(&made, RCN_TAG_P);
    rcn_hand_words(&made, RCN_HAND_BODY, "Words", 54, 80);
    rcn_hand_words(&made, RCN_HAND_SMALL, "More", 54, 100);
    rcn_hand_close(&made);
    rcn_hand_close(&made);
    rcn_hand_turn(&made, "1");
    char *book = rcn_path_join(arena, folder, "book.pdf");
    spoil(path);
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

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_damaged_font_is_an_error),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
