/* Pictures for cairo and for the file (ISO 32000-1, 8.9.5).  A JPEG is handed on
 * as it is: its surface has the size, and cairo never looks at its pixels
 * (cairo_surface_set_mime_data).  A surface shown twice on a page makes cairo
 * 1.16 write a page that cannot be read, so each place has its own.  The pixels
 * of a PNG are read by cairo. */
#include "pdf/picture.h"

#include <stdbool.h>
#include <string.h>

/* Bytes that cairo reads a PNG from. */
typedef struct rcn_supply {
    const char *at;
    size_t left;
} rcn_supply;

static cairo_status_t
supply(void *context, unsigned char *bytes, unsigned int len)
{
    rcn_supply *from = context;
    if (len > from->left) {
        return CAIRO_STATUS_READ_ERROR;
    }
    memcpy(bytes, from->at, len);
    from->at += len;
    from->left -= len;
    return CAIRO_STATUS_SUCCESS;
}

cairo_surface_t *
rcn_picture_open(const rcn_image *image)
{
    cairo_surface_t *surface = NULL;
    if (strcmp(image->media_type, "image/png") == 0) {
        rcn_supply from = {image->bytes.at, image->bytes.len};
        surface = cairo_image_surface_create_from_png_stream(supply, &from);
    } else {
        surface = cairo_image_surface_create(
            CAIRO_FORMAT_RGB24, (int)image->width, (int)image->height);
        (void)cairo_surface_set_mime_data(
            surface, CAIRO_MIME_TYPE_JPEG,
            (const unsigned char *)image->bytes.at, image->bytes.len, NULL,
            NULL);
    }
    if (cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS) {
        return surface;
    }
    cairo_surface_destroy(surface);
    return NULL;
}

/* Components of a JPEG, as the header of its frame says (ITU-T T.81, B.2.2); 3
 * when there is none. */
static int
components_of(rcn_text bytes)
{
    const unsigned char *at = (const unsigned char *)bytes.at;
    for (size_t i = 2; i + 10 <= bytes.len && at[i] == 0xff;) {
        unsigned marker = at[i + 1];
        bool frame = marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 &&
                     marker != 0xc8 && marker != 0xcc;
        if (frame) {
            return at[i + 9];
        }
        i += marker == 0xff ? 1 : 2 + (size_t)(at[i + 2] << 8 | at[i + 3]);
    }
    return 3;
}

static const char *
image_keys(rcn_arena *arena, const rcn_image *image, const char *space)
{
    return rcn_arena_printf(
        arena,
        "/Type/XObject/Subtype/Image/Width %u/Height %u/BitsPerComponent 8"
        "/ColorSpace/%s",
        (unsigned)image->width, (unsigned)image->height, space);
}

static uint32_t
write_jpeg(rcn_objects *objects, const rcn_image *image, rcn_arena *scratch)
{
    int components = components_of(image->bytes);
    const char *space = components == 1   ? "DeviceGray"
                        : components == 4 ? "DeviceCMYK"
                                          : "DeviceRGB";
    uint32_t number = rcn_objects_reserve(objects);
    const char *keys = rcn_arena_printf(
        scratch, "%s/Filter/DCTDecode%s", image_keys(scratch, image, space),
        /* Those who write four inks write them inverted. */
        components == 4 ? "/Decode[1 0 1 0 1 0 1 0]" : "");
    rcn_objects_stream(objects, number, keys, image->bytes, true);
    return number;
}

/* Colours and coverage of a surface, one byte for each. */
typedef struct rcn_pixels {
    unsigned char *colours, *coverage;
    size_t count;
    bool opaque, gray;
} rcn_pixels;

/* cairo's colours are multiplied by their coverage. */
static unsigned char
divide(uint32_t value, uint32_t coverage)
{
    uint32_t level = coverage ? (value * 255 + coverage / 2) / coverage : 0;
    return (unsigned char)(level < 255 ? level : 255);
}

static rcn_pixels
read_pixels(rcn_arena *arena, cairo_surface_t *surface)
{
    size_t width = (size_t)cairo_image_surface_get_width(surface);
    size_t height = (size_t)cairo_image_surface_get_height(surface);
    size_t stride = (size_t)cairo_image_surface_get_stride(surface);
    bool opaque = cairo_image_surface_get_format(surface) == CAIRO_FORMAT_RGB24;
    const unsigned char *data = cairo_image_surface_get_data(surface);
    rcn_pixels pixels = {.colours = rcn_arena_alloc(arena, width * height, 3),
                         .coverage = rcn_arena_alloc(arena, width * height, 1),
                         .opaque = true,
                         .gray = true};
    for (size_t y = 0; y < height; y++) {
        for (size_t x = 0; x < width; x++, pixels.count++) {
            uint32_t pixel;
            memcpy(&pixel, data + y * stride + x * 4, sizeof pixel);
            uint32_t coverage = opaque ? 255 : pixel >> 24;
            unsigned char *colour = &pixels.colours[pixels.count * 3];
            colour[0] = divide(pixel >> 16 & 255, coverage);
            colour[1] = divide(pixel >> 8 & 255, coverage);
            colour[2] = divide(pixel & 255, coverage);
            pixels.coverage[pixels.count] = (unsigned char)coverage;
            pixels.opaque = pixels.opaque && coverage == 255;
            pixels.gray =
                pixels.gray && colour[0] == colour[1] && colour[1] == colour[2];
        }
    }
    return pixels;
}

static uint32_t
write_pixels(rcn_objects *objects, const rcn_image *image, rcn_pixels *pixels,
             rcn_arena *scratch)
{
    uint32_t mask = 0;
    if (!pixels->opaque) {
        mask = rcn_objects_reserve(objects);
        rcn_objects_stream(
            objects, mask, image_keys(scratch, image, "DeviceGray"),
            (rcn_text){(char *)pixels->coverage, pixels->count}, false);
    }
    for (size_t i = 0; pixels->gray && i < pixels->count; i++) {
        pixels->colours[i] = pixels->colours[i * 3];
    }
    const char *keys =
        image_keys(scratch, image, pixels->gray ? "DeviceGray" : "DeviceRGB");
    if (mask) {
        keys =
            rcn_arena_printf(scratch, "%s/SMask %u 0 R", keys, (unsigned)mask);
    }
    size_t len = pixels->count * (pixels->gray ? 1 : 3);
    uint32_t number = rcn_objects_reserve(objects);
    rcn_objects_stream(objects, number, keys,
                       (rcn_text){(char *)pixels->colours, len}, false);
    return number;
}

uint32_t
rcn_picture_write(rcn_objects *objects, const rcn_image *image)
{
    rcn_arena *scratch = rcn_arena_new(0);
    uint32_t number = 0;
    if (strcmp(image->media_type, "image/png") != 0) {
        number = write_jpeg(objects, image, scratch);
    } else {
        cairo_surface_t *surface = rcn_picture_open(image);
        if (surface) {
            rcn_pixels pixels = read_pixels(scratch, surface);
            number = write_pixels(objects, image, &pixels, scratch);
            cairo_surface_destroy(surface);
        }
    }
    rcn_arena_free(scratch);
    return number;
}
