/* JPEGs of four inks, as a screen shows them. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jpeglib.h>

#include "cmocka_all.h"

#include "pdf/jpeg.h"

#define SIDE 16

static rcn_arena *arena;

static int
set_up(void **state)
{
    (void)state;
    arena = rcn_arena_new(0);
    return 0;
}

static int
tear_down(void **state)
{
    (void)state;
    rcn_arena_free(arena);
    return 0;
}

/* A square of one colour. */
static rcn_text
make(J_COLOR_SPACE space, const unsigned char *colour, bool adobe)
{
    struct jpeg_compress_struct jpeg;
    struct jpeg_error_mgr error;
    unsigned char *bytes = NULL;
    unsigned long len = 0;
    unsigned char row[SIDE * 4];
    jpeg.err = jpeg_std_error(&error);
    jpeg_create_compress(&jpeg);
    jpeg_mem_dest(&jpeg, &bytes, &len);
    jpeg.image_width = SIDE;
    jpeg.image_height = SIDE;
    jpeg.in_color_space = space;
    jpeg.input_components = space == JCS_CMYK        ? 4
                            : space == JCS_GRAYSCALE ? 1
                                                     : 3;
    jpeg_set_defaults(&jpeg);
    jpeg.write_Adobe_marker = adobe;
    jpeg_start_compress(&jpeg, TRUE);
    size_t parts = (size_t)jpeg.input_components;
    for (size_t i = 0; i < SIDE * parts; i++) {
        row[i] = colour[i % parts];
    }
    JSAMPROW rows[] = {row};
    for (int y = 0; y < SIDE; y++) {
        (void)jpeg_write_scanlines(&jpeg, rows, 1);
    }
    jpeg_finish_compress(&jpeg);
    jpeg_destroy_compress(&jpeg);
    rcn_text made = {rcn_arena_strndup(arena, (char *)bytes, len), len};
    free(bytes);
    return made;
}

static void
assert_shown(const unsigned char *inks, bool adobe, const int *expected)
{
    rcn_text jpeg = make(JCS_CMYK, inks, adobe);
    assert_int_equal(rcn_jpeg_colours(jpeg), 4);
    cairo_surface_t *surface = rcn_jpeg_decode_inks(jpeg);
    assert_non_null(surface);
    assert_int_equal(cairo_image_surface_get_width(surface), SIDE);
    assert_int_equal(cairo_image_surface_get_height(surface), SIDE);
    uint32_t pixel;
    memcpy(&pixel, cairo_image_surface_get_data(surface), sizeof pixel);
    for (int i = 0; i < 3; i++) {
        int found = (int)(pixel >> (16 - 8 * i) & 255);
        assert_in_range(found + 3, expected[i], expected[i] + 6);
    }
    cairo_surface_destroy(surface);
}

static void
test_inks_become_light(void **state)
{
    (void)state;
    const unsigned char magenta[] = {255, 0, 255, 255};
    assert_shown(magenta, true, (const int[]){255, 0, 255});
    const unsigned char dark[] = {255, 128, 0, 128};
    assert_shown(dark, true, (const int[]){128, 64, 0});
    /* Not inverted. */
    const unsigned char plain[] = {0, 255, 0, 0};
    assert_shown(plain, false, (const int[]){255, 0, 255});
}

static void
test_colours_are_counted(void **state)
{
    (void)state;
    const unsigned char colour[] = {10, 20, 30};
    rcn_text gray = make(JCS_GRAYSCALE, colour, false);
    rcn_text light = make(JCS_RGB, colour, false);
    assert_int_equal(rcn_jpeg_colours(gray), 1);
    assert_int_equal(rcn_jpeg_colours(light), 3);
    assert_int_equal(rcn_jpeg_colours((rcn_text){"\xff\xd8", 2}), 3);
    assert_int_equal(rcn_jpeg_colours((rcn_text){"", 0}), 3);
}

/* Whatever is cut off or overwritten, there is a picture or none. */
static void
test_damaged_bytes(void **state)
{
    (void)state;
    const unsigned char magenta[] = {255, 0, 255, 255};
    rcn_text jpeg = make(JCS_CMYK, magenta, true);
    assert_null(rcn_jpeg_decode_inks((rcn_text){jpeg.at, 30}));
    assert_null(rcn_jpeg_decode_inks((rcn_text){"no picture", 10}));
    for (size_t i = 0; i < jpeg.len; i++) {
        char *bytes = malloc(jpeg.len);
        assert_non_null(bytes);
        memcpy(bytes, jpeg.at, jpeg.len);
        bytes[i] = (char)~bytes[i];
        (void)rcn_jpeg_colours((rcn_text){bytes, jpeg.len});
        cairo_surface_destroy(
            rcn_jpeg_decode_inks((rcn_text){bytes, jpeg.len - i / 2}));
        free(bytes);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_inks_become_light),
        cmocka_unit_test(test_colours_are_counted),
        cmocka_unit_test(test_damaged_bytes),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
