/* Pictures: what their bytes say of them, and those that are none. */
#include "cmocka_all.h"

#include <string.h>

#include "source/drawing.h"
#include "source/image.h"
#include "source/image_shrink.h"

#include <stdio.h>
#include <stdlib.h>

#include <jpeglib.h>

/* 2 x 3 pixels of one colour. */
static const char png[] = "\x89\x50\x4E\x47\x0D\x0A\x1A\x0A\x00\x00\x00\x0D"
                          "\x49\x48\x44\x52\x00\x00\x00\x02\x00\x00\x00\x03"
                          "\x08\x02\x00\x00\x00\x36\x88\x49\xD6\x00\x00\x00"
                          "\x10\x49\x44\x41\x54\x78\xDA\x63\x38\x21\x27\x07"
                          "\x44\x0C\x28\x14\x00\x44\x0D\x06\x19\xFC\x27\xCE"
                          "\xEC\x00\x00\x00\x00\x49\x45\x4E\x44\xAE\x42\x60"
                          "\x82";

/* The skeleton of a picture of 5 x 4 pixels: no tables, no pixels. */
static const char jpeg[] = "\xFF\xD8\xFF\xE0\x00\x04JF\xFF\xFF\xC0\x00\x0B\x08"
                           "\x00\x04\x00\x05\x01\x01\x11\x00\xFF\xDA\x00\x08"
                           "\x01\x01\x00\x00\x3F\x00\x12\x34\xFF\xD9";

static const rcn_text png_bytes = {png, sizeof png - 1};
static const rcn_text jpeg_bytes = {jpeg, sizeof jpeg - 1};

static rcn_image_fault
fault_of(rcn_arena *arena, rcn_text bytes)
{
    const rcn_image *image = NULL;
    rcn_image_fault fault = rcn_image_read(arena, bytes, &image);
    assert_int_equal(image != NULL, fault == RCN_IMAGE_GOOD);
    return fault;
}

/* The bytes with one of them changed. */
static rcn_text
changed(rcn_arena *arena, rcn_text bytes, size_t at, char byte)
{
    char *copy = rcn_arena_strndup(arena, bytes.at, bytes.len);
    copy[at] = byte;
    return (rcn_text){copy, bytes.len};
}

static void
bytes_tell_kind_and_size(void **state)
{
    (void)state;
    rcn_arena *arena = rcn_arena_new(0);
    const rcn_image *image = NULL;
    assert_int_equal(rcn_image_read(arena, png_bytes, &image), RCN_IMAGE_GOOD);
    assert_string_equal(image->media_type, "image/png");
    assert_string_equal(image->extension, "png");
    assert_int_equal(image->width, 2);
    assert_int_equal(image->height, 3);
    assert_ptr_equal(image->bytes.at, png);
    assert_int_equal(strlen(image->id), strlen("image-") + 16);
    const rcn_image *again = NULL;
    rcn_text copy = changed(arena, png_bytes, 0, png[0]);
    assert_int_equal(rcn_image_read(arena, copy, &again), RCN_IMAGE_GOOD);
    assert_string_equal(again->id, image->id);
    assert_int_equal(rcn_image_read(arena, jpeg_bytes, &image), RCN_IMAGE_GOOD);
    assert_string_equal(image->media_type, "image/jpeg");
    assert_string_equal(image->extension, "jpg");
    assert_int_equal(image->width, 5);
    assert_int_equal(image->height, 4);
    assert_string_not_equal(again->id, image->id);
    rcn_arena_free(arena);
}

static void
what_is_cut_short_is_damaged(void **state)
{
    (void)state;
    rcn_arena *arena = rcn_arena_new(0);
    for (size_t len = 0; len < png_bytes.len; len++) {
        rcn_text bytes = {rcn_arena_strndup(arena, png, len), len};
        assert_int_equal(fault_of(arena, bytes),
                         len > 8 ? RCN_IMAGE_DAMAGED : RCN_IMAGE_FOREIGN);
    }
    for (size_t len = 0; len < jpeg_bytes.len; len++) {
        rcn_text bytes = {rcn_arena_strndup(arena, jpeg, len), len};
        assert_int_equal(fault_of(arena, bytes),
                         len > 3 ? RCN_IMAGE_DAMAGED : RCN_IMAGE_FOREIGN);
    }
    rcn_arena_free(arena);
}

static void
odd_pictures_are_refused(void **state)
{
    (void)state;
    rcn_arena *arena = rcn_arena_new(0);
    /* A bit of the pixels, against the checksum. */
    assert_int_equal(fault_of(arena, changed(arena, png_bytes, 45, 0)),
                     RCN_IMAGE_DAMAGED);
    /* No height; 12 bits; two components; arithmetic coding. */
    static const struct {
        size_t at;
        char byte;
    } faults[] = {{15, 0}, {13, 12}, {18, 2}, {10, '\xC9'}};
    for (size_t i = 0; i < 4; i++) {
        rcn_text bytes =
            changed(arena, jpeg_bytes, faults[i].at, faults[i].byte);
        assert_int_equal(fault_of(arena, bytes), RCN_IMAGE_DAMAGED);
    }
    assert_int_equal(fault_of(arena, rcn_text_of("GIF89a...")),
                     RCN_IMAGE_FOREIGN);
    assert_string_equal(rcn_image_fault_text(RCN_IMAGE_FOREIGN),
                        "neither PNG nor JPEG");
    rcn_arena_free(arena);
}

static void
size_is_limited(void **state)
{
    (void)state;
    rcn_arena *arena = rcn_arena_new(0);
    rcn_text wide = changed(arena, jpeg_bytes, 16, '\x7F'); /* 32,517 x 4 */
    assert_int_equal(fault_of(arena, wide), RCN_IMAGE_GOOD);
    rcn_text both = changed(arena, wide, 14, '\x7F');
    assert_int_equal(fault_of(arena, both), RCN_IMAGE_HUGE);
    size_t len = RCN_IMAGE_BYTES_LIMIT + 1;
    char *bytes = rcn_arena_alloc(arena, len + 1, 1);
    memcpy(bytes, png, png_bytes.len);
    assert_int_equal(fault_of(arena, (rcn_text){bytes, len}), RCN_IMAGE_HUGE);
    rcn_arena_free(arena);
}

/* A photograph with EXIF, in shades of gray. */
static const rcn_image *
photograph(rcn_arena *arena, uint32_t width, uint32_t height)
{
    struct jpeg_error_mgr errors;
    struct jpeg_compress_struct jpeg_file = {.err = jpeg_std_error(&errors)};
    jpeg_create_compress(&jpeg_file);
    unsigned char *bytes = NULL;
    unsigned long len = 0;
    jpeg_mem_dest(&jpeg_file, &bytes, &len);
    jpeg_file.image_width = width;
    jpeg_file.image_height = height;
    jpeg_file.input_components = 1;
    jpeg_file.in_color_space = JCS_GRAYSCALE;
    jpeg_set_defaults(&jpeg_file);
    jpeg_set_quality(&jpeg_file, 95, TRUE);
    jpeg_start_compress(&jpeg_file, TRUE);
    jpeg_write_marker(&jpeg_file, JPEG_APP0 + 1,
                      (const JOCTET *)"Exif\0\0which way up", 18);
    unsigned char *row = rcn_arena_alloc(arena, width, 1);
    for (uint32_t y = 0; y < height; y++) {
        for (uint32_t x = 0; x < width; x++) {
            row[x] = (unsigned char)((x * 7 + y * 13) % 251);
        }
        (void)jpeg_write_scanlines(&jpeg_file, &row, 1);
    }
    jpeg_finish_compress(&jpeg_file);
    jpeg_destroy_compress(&jpeg_file);
    const char *copy = rcn_arena_strndup(arena, (const char *)bytes, len);
    free(bytes);
    const rcn_image *image = NULL;
    assert_int_equal(rcn_image_read(arena, (rcn_text){copy, len}, &image),
                     RCN_IMAGE_GOOD);
    return image;
}

static void
photographs_are_as_large_as_pages_need(void **state)
{
    (void)state;
    rcn_arena *arena = rcn_arena_new(0);
    const rcn_image *large = photograph(arena, 2400, 1200);
    const rcn_image *small = rcn_image_shrink(arena, large);
    assert_int_equal(small->width, 1800); /* six eighths */
    assert_int_equal(small->height, 900);
    assert_true(small->bytes.len < large->bytes.len);
    assert_true(rcn_text_find(small->bytes, "Exif", 0) != SIZE_MAX);
    assert_string_equal(small->media_type, "image/jpeg");
    assert_true(strcmp(small->id, large->id) != 0);
    assert_ptr_equal(rcn_image_shrink(arena, small), small);
    const rcn_image *tall = rcn_image_shrink(arena, photograph(arena, 8, 9000));
    assert_int_equal(tall->height, 1125);
    rcn_arena_free(arena);
}

/* What cannot be decoded, and what would not be smaller, stays as it is. */
static void
other_pictures_stay_as_they_are(void **state)
{
    (void)state;
    rcn_arena *arena = rcn_arena_new(0);
    const rcn_image *image = NULL;
    rcn_text wide = changed(arena, jpeg_bytes, 16, 0x7F); /* no tables */
    assert_int_equal(rcn_image_read(arena, wide, &image), RCN_IMAGE_GOOD);
    assert_true(image->width > RCN_IMAGE_SIDE_MOST);
    assert_ptr_equal(rcn_image_shrink(arena, image), image);
    assert_int_equal(rcn_image_read(arena, png_bytes, &image), RCN_IMAGE_GOOD);
    assert_ptr_equal(rcn_image_shrink(arena, image), image);
    rcn_arena_free(arena);
}

/* A drawing with something in it, as e-books may carry it. */
static const char *
cleaned(rcn_arena *arena, const char *inner)
{
    const char *svg = rcn_arena_printf(
        arena,
        "<!DOCTYPE svg><!-- c --><svg xmlns=\"http://www.w3.org/2000/svg\" "
        "xmlns:xlink=\"http://www.w3.org/1999/xlink\">%s</svg>",
        inner);
    rcn_text clean = rcn_drawing_clean(arena, rcn_text_of(svg));
    return clean.len ? clean.at : "";
}

static void
drawings_carry_nothing_that_runs(void **state)
{
    (void)state;
    rcn_arena *arena = rcn_arena_new(0);
    static const char plain[] = "<g id=\"a\"><rect width=\"5\" "
                                "fill=\"url(#b)\"/></g><use "
                                "xlink:href=\"#a\"/>";
    assert_non_null(strstr(cleaned(arena, plain), plain));
    static const char *const taken[] = {
        "<script>x()</script>",
        "<rect onclick=\"x()\"/>",
        "<metadata>m</metadata>",
        "<o:odd xmlns:o=\"urn:o\"/>",
        "<set attributeName=\"x\" to=\"1\"/>",
        "<rect id=\"1 2\"/>",
        "<g id=\"a\"/><g id=\"a\"/>",
        "<?go away?>",
    };
    static const char *const left[] = {
        "></svg>", "<rect/>", "></svg>",           "></svg>",
        "></svg>", "<rect/>", "<g id=\"a\"/><g/>", "></svg>",
    };
    for (size_t i = 0; i < sizeof taken / sizeof *taken; i++) {
        const char *clean = cleaned(arena, taken[i]);
        if (!strstr(clean, left[i]) && strcmp(left[i], "></svg>") != 0) {
            fail_msg("%s became %s", taken[i], clean);
        }
        assert_null(strstr(clean, "x()"));
        assert_null(strstr(clean, "odd"));
        assert_null(strstr(clean, "go away"));
        assert_non_null(strstr(clean, "<svg"));
    }
    static const char *const refused[] = {
        "<image xlink:href=\"a.png\"/>",
        "<foreignObject/>",
        "<use xlink:href=\"http://e.example/#a\"/>",
        "<rect fill=\"url(http://e.example/)\"/>",
        "<rect style=\"fill: URL( 'x' )\"/>",
        "<rect filter=\"url(#f)\"/>",
        "<style>@import 'x';</style>",
        "<g>",
        "&amp",
    };
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        if (*cleaned(arena, refused[i])) {
            fail_msg("it was taken: %s", refused[i]);
        }
    }
    static const char entities[] =
        "<!DOCTYPE svg [<!ENTITY a \"b\">]><svg "
        "xmlns=\"http://www.w3.org/2000/svg\"><text>&a;</text></svg>";
    assert_int_equal(rcn_drawing_clean(arena, rcn_text_of(entities)).len, 0);
    rcn_arena_free(arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bytes_tell_kind_and_size),
        cmocka_unit_test(what_is_cut_short_is_damaged),
        cmocka_unit_test(odd_pictures_are_refused),
        cmocka_unit_test(size_is_limited),
        cmocka_unit_test(photographs_are_as_large_as_pages_need),
        cmocka_unit_test(other_pictures_stay_as_they_are),
        cmocka_unit_test(drawings_carry_nothing_that_runs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
