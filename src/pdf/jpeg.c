/* JPEGs of four inks.  PDF/A allows inks only beside a profile of the press
 * that prints them (ISO 19005-3, 6.2.4.3), which nobody knows, so they become
 * light: each colour is what its ink and the black leave of it. */
#include "pdf/jpeg.h"

#include <setjmp.h>
#include <stdio.h>
#include <string.h>

#include <jpeglib.h>

#define INKS 4

/* Header of a frame (ITU-T T.81, B.2.2). */
static bool
is_frame(unsigned marker)
{
    return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 &&
           marker != 0xc8 && marker != 0xcc;
}

int
rcn_jpeg_colours(rcn_text bytes)
{
    const unsigned char *at = (const unsigned char *)bytes.at;
    for (size_t i = 2; i + 10 <= bytes.len && at[i] == 0xff;) {
        unsigned marker = at[i + 1];
        if (is_frame(marker)) {
            return at[i + 9];
        }
        i += marker == 0xff ? 1 : 2 + (size_t)(at[i + 2] << 8 | at[i + 3]);
    }
    return 3;
}

/* libjpeg reports an error by a function that must not return. */
typedef struct rcn_jpeg_error {
    struct jpeg_error_mgr manager;
    jmp_buf failed;
} rcn_jpeg_error;

static _Noreturn void
stop(j_common_ptr jpeg)
{
    rcn_jpeg_error *error = (rcn_jpeg_error *)jpeg->err;
    longjmp(error->failed, 1);
}

static void
say_nothing(j_common_ptr jpeg)
{
    (void)jpeg;
}

/* Returns what is left of the light where this much of an ink and of black is
 * not printed. */
static uint32_t
light(uint32_t ink, uint32_t black)
{
    return (ink * black + 127) / 255;
}

/* Adobe's programs write inks inverted: 255 is none. */
static void
convert_row(const unsigned char *inks, size_t width, bool inverted,
            unsigned char *pixels)
{
    uint32_t flip = inverted ? 0 : 255;
    for (size_t x = 0; x < width; x++, inks += INKS) {
        uint32_t black = inks[3] ^ flip;
        uint32_t pixel = light(inks[0] ^ flip, black) << 16 |
                         light(inks[1] ^ flip, black) << 8 |
                         light(inks[2] ^ flip, black);
        memcpy(pixels + x * sizeof pixel, &pixel, sizeof pixel);
    }
}

static void
read_rows(struct jpeg_decompress_struct *jpeg, cairo_surface_t *surface)
{
    unsigned char *pixels = cairo_image_surface_get_data(surface);
    size_t stride = (size_t)cairo_image_surface_get_stride(surface);
    JSAMPARRAY row = jpeg->mem->alloc_sarray((j_common_ptr)jpeg, JPOOL_IMAGE,
                                             jpeg->output_width * INKS, 1);
    while (jpeg->output_scanline < jpeg->output_height) {
        size_t y = jpeg->output_scanline;
        (void)jpeg_read_scanlines(jpeg, row, 1);
        convert_row(row[0], jpeg->output_width, jpeg->saw_Adobe_marker,
                    pixels + y * stride);
    }
    cairo_surface_mark_dirty(surface);
}

cairo_surface_t *
rcn_jpeg_decode_inks(rcn_text bytes)
{
    struct jpeg_decompress_struct jpeg;
    rcn_jpeg_error error;
    cairo_surface_t *volatile surface = NULL;
    jpeg.err = jpeg_std_error(&error.manager);
    error.manager.error_exit = stop;
    error.manager.output_message = say_nothing;
    jpeg_create_decompress(&jpeg);
    if (setjmp(error.failed)) {
        jpeg_destroy_decompress(&jpeg);
        cairo_surface_destroy(surface);
        return NULL;
    }
    jpeg_mem_src(&jpeg, (const unsigned char *)bytes.at, bytes.len);
    (void)jpeg_read_header(&jpeg, TRUE);
    jpeg.out_color_space = JCS_CMYK;
    (void)jpeg_start_decompress(&jpeg);
    surface = cairo_image_surface_create(
        CAIRO_FORMAT_RGB24, (int)jpeg.output_width, (int)jpeg.output_height);
    if (cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS) {
        read_rows(&jpeg, surface);
    }
    (void)jpeg_finish_decompress(&jpeg);
    jpeg_destroy_decompress(&jpeg);
    return surface;
}
