/* Pictures in the formats that print cannot carry, drawn as PNG: GIF by giflib,
 * WebP by libwebp, SVG by librsvg.  Sizes are checked before pixels are
 * made. */
#include "source/image_convert.h"

#include <gif_lib.h>
#include <librsvg/rsvg.h>
#include <png.h>
#include <string.h>
#include <strings.h>
#include <webp/decode.h>

#define SVG_HEAD  1024 /* bytes in which <svg begins */
#define SVG_SCALE 2
#define SVG_MOST  2000

static bool
is_gif(rcn_text bytes)
{
    return bytes.len > 13 && (memcmp(bytes.at, "GIF87a", 6) == 0 ||
                              memcmp(bytes.at, "GIF89a", 6) == 0);
}

static bool
is_webp(rcn_text bytes)
{
    return bytes.len > 16 && memcmp(bytes.at, "RIFF", 4) == 0 &&
           memcmp(bytes.at + 8, "WEBP", 4) == 0;
}

bool
rcn_image_is_svg(rcn_text bytes)
{
    rcn_text head = rcn_text_trim(
        rcn_text_slice(bytes, 0, bytes.len < SVG_HEAD ? bytes.len : SVG_HEAD));
    bool markup = head.len && (head.at[0] == '<' || head.at[0] == '\xEF');
    return markup && rcn_text_find(head, "<svg", 0) < head.len;
}

bool
rcn_image_convertible(rcn_text bytes)
{
    return is_gif(bytes) || is_webp(bytes) || rcn_image_is_svg(bytes);
}

static bool
fits(uint64_t width, uint64_t height)
{
    return width && height && width < UINT16_MAX && height < UINT16_MAX &&
           width * height <= RCN_IMAGE_PIXELS_LIMIT;
}

/* Rows of `width` pixels, four bytes each: red, green, blue, opacity.  `flags`
 * are libpng's, of the simplified API. */
static rcn_image_fault
write_png(rcn_arena *arena, const uint8_t *pixels, uint32_t width,
          uint32_t height, png_uint_32 flags, rcn_text *ret_png)
{
    png_image image = {.version = PNG_IMAGE_VERSION,
                       .width = width,
                       .height = height,
                       .format = PNG_FORMAT_RGBA,
                       .flags = flags};
    png_alloc_size_t size = PNG_IMAGE_PNG_SIZE_MAX(image);
    char *png = rcn_arena_alloc(arena, size, 1);
    bool good =
        png_image_write_to_memory(&image, png, &size, 0, pixels, 0, NULL) != 0;
    png_image_free(&image);
    *ret_png = (rcn_text){png, size};
    return good ? RCN_IMAGE_GOOD : RCN_IMAGE_DAMAGED;
}

static int
give_bytes(GifFileType *gif, GifByteType *out, int len)
{
    rcn_text *rest = gif->UserData;
    size_t taken = (size_t)len < rest->len ? (size_t)len : rest->len;
    memcpy(out, rest->at, taken);
    *rest = rcn_text_slice(*rest, taken, rest->len);
    return (int)taken;
}

/* Returns the first frame, where it is opaque; all else is transparent. */
static rcn_image_fault
draw_gif(rcn_arena *arena, const GifFileType *gif, rcn_text *ret_png)
{
    const SavedImage *frame = gif->SavedImages;
    const GifImageDesc *place = &frame->ImageDesc;
    const ColorMapObject *colours =
        place->ColorMap ? place->ColorMap : gif->SColorMap;
    size_t width = (size_t)gif->SWidth;
    size_t height = (size_t)gif->SHeight;
    GraphicsControlBlock control = {.TransparentColor = NO_TRANSPARENT_COLOR};
    if (!colours || !frame->RasterBits || !fits(width, height)) {
        return RCN_IMAGE_DAMAGED;
    }
    for (int i = 0; i < frame->ExtensionBlockCount; i++) {
        const ExtensionBlock *block = &frame->ExtensionBlocks[i];
        if (block->Function == GRAPHICS_EXT_FUNC_CODE) {
            (void)DGifExtensionToGCB((size_t)block->ByteCount, block->Bytes,
                                     &control);
        }
    }
    uint8_t *pixels = rcn_arena_alloc(arena, width * height, 4);
    for (int y = 0; y < place->Height; y++) {
        for (int x = 0; x < place->Width; x++) {
            int index =
                frame->RasterBits[(size_t)y * (size_t)place->Width + (size_t)x];
            size_t column = (size_t)(x + place->Left);
            size_t row = (size_t)(y + place->Top);
            if (index != control.TransparentColor &&
                index < colours->ColorCount && column < width && row < height) {
                const GifColorType *colour = &colours->Colors[index];
                uint8_t *at = pixels + (row * width + column) * 4;
                at[0] = colour->Red;
                at[1] = colour->Green;
                at[2] = colour->Blue;
                at[3] = UINT8_MAX;
            }
        }
    }
    return write_png(arena, pixels, (uint32_t)width, (uint32_t)height, 0,
                     ret_png);
}

static unsigned
little_endian(const char *at)
{
    return (unsigned char)at[0] | (unsigned)(unsigned char)at[1] << 8;
}

static rcn_image_fault
convert_gif(rcn_arena *arena, rcn_text bytes, rcn_text *ret_png)
{
    if (!fits(little_endian(bytes.at + 6), little_endian(bytes.at + 8))) {
        return RCN_IMAGE_HUGE;
    }
    int error = 0;
    GifFileType *gif = DGifOpen(&bytes, give_bytes, &error);
    if (!gif) {
        return RCN_IMAGE_DAMAGED;
    }
    (void)DGifSlurp(gif); /* frames before a fault are still there */
    rcn_image_fault fault =
        gif->ImageCount > 0 ? draw_gif(arena, gif, ret_png) : RCN_IMAGE_DAMAGED;
    (void)DGifCloseFile(gif, &error);
    return fault;
}

static rcn_image_fault
convert_webp(rcn_arena *arena, rcn_text bytes, rcn_text *ret_png)
{
    int width = 0;
    int height = 0;
    const uint8_t *data = (const uint8_t *)bytes.at;
    if (!WebPGetInfo(data, bytes.len, &width, &height)) {
        return RCN_IMAGE_DAMAGED;
    }
    if (!fits((uint64_t)width, (uint64_t)height)) {
        return RCN_IMAGE_HUGE;
    }
    uint8_t *pixels = WebPDecodeRGBA(data, bytes.len, &width, &height);
    rcn_image_fault fault = pixels ? write_png(arena, pixels, (uint32_t)width,
                                               (uint32_t)height, 0, ret_png)
                                   : RCN_IMAGE_DAMAGED;
    WebPFree(pixels);
    return fault;
}

/* The size in pixels that a drawing asks for. */
static bool
size_of(RsvgHandle *drawing, gdouble size[2])
{
    gboolean has_width = FALSE, has_height = FALSE, has_box = FALSE;
    RsvgLength width, height;
    RsvgRectangle box;
    if (rsvg_handle_get_intrinsic_size_in_pixels(drawing, &size[0], &size[1])) {
        return size[0] >= 1 && size[1] >= 1;
    }
    rsvg_handle_get_intrinsic_dimensions(drawing, &has_width, &width,
                                         &has_height, &height, &has_box, &box);
    size[0] = box.width;
    size[1] = box.height;
    return has_box && box.width >= 1 && box.height >= 1;
}

static rcn_image_fault
draw_svg(rcn_arena *arena, RsvgHandle *drawing, rcn_text *ret_png)
{
    gdouble size[2] = {0, 0};
    if (!size_of(drawing, size)) {
        return RCN_IMAGE_DAMAGED;
    }
    gdouble larger = size[0] > size[1] ? size[0] : size[1];
    gdouble scale =
        larger * SVG_SCALE > SVG_MOST ? SVG_MOST / larger : SVG_SCALE;
    int width = (int)(size[0] * scale + 0.5);
    int height = (int)(size[1] * scale + 0.5);
    if (width < 1 || height < 1) {
        return RCN_IMAGE_DAMAGED;
    }
    cairo_surface_t *surface =
        cairo_image_surface_create(CAIRO_FORMAT_ARGB32, width, height);
    cairo_t *cairo = cairo_create(surface);
    RsvgRectangle place = {0, 0, width, height};
    bool good = rsvg_handle_render_document(drawing, cairo, &place, NULL) &&
                cairo_status(cairo) == CAIRO_STATUS_SUCCESS;
    cairo_destroy(cairo);
    cairo_surface_flush(surface);
    const uint8_t *rows = cairo_image_surface_get_data(surface);
    size_t stride = (size_t)cairo_image_surface_get_stride(surface);
    uint8_t *pixels = rcn_arena_alloc(arena, (size_t)width * (size_t)height, 4);
    for (size_t i = 0; good && i < (size_t)width * (size_t)height; i++) {
        uint32_t pixel = 0;
        memcpy(&pixel,
               rows + i / (size_t)width * stride + i % (size_t)width * 4, 4);
        uint32_t alpha = pixel >> 24; /* the colours are multiplied by it */
        for (int k = 0; k < 3 && alpha; k++) {
            pixels[i * 4 + (size_t)k] =
                (uint8_t)((pixel >> (16 - 8 * k) & 0xFF) * UINT8_MAX / alpha);
        }
        pixels[i * 4 + 3] = (uint8_t)alpha;
    }
    cairo_surface_destroy(surface);
    /* Most books show the drawing itself: a small PNG is not worth its time. */
    return good ? write_png(arena, pixels, (uint32_t)width, (uint32_t)height,
                            PNG_IMAGE_FLAG_FAST, ret_png)
                : RCN_IMAGE_DAMAGED;
}

static rcn_image_fault
convert_svg(rcn_arena *arena, rcn_text bytes, rcn_text *ret_png)
{
    RsvgHandle *drawing =
        rsvg_handle_new_from_data((const guint8 *)bytes.at, bytes.len, NULL);
    if (!drawing) {
        return RCN_IMAGE_DAMAGED;
    }
    rcn_image_fault fault = draw_svg(arena, drawing, ret_png);
    g_object_unref(drawing);
    return fault;
}

rcn_image_fault
rcn_image_convert(rcn_arena *arena, rcn_text bytes, rcn_text *ret_png)
{
    if (bytes.len > RCN_IMAGE_BYTES_LIMIT) {
        return RCN_IMAGE_HUGE;
    }
    return is_gif(bytes)             ? convert_gif(arena, bytes, ret_png)
           : is_webp(bytes)          ? convert_webp(arena, bytes, ret_png)
           : rcn_image_is_svg(bytes) ? convert_svg(arena, bytes, ret_png)
                                     : RCN_IMAGE_FOREIGN;
}
