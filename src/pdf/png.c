/* One page as a picture.  PNG (ISO/IEC 15948) in greys of four bits where the
 * page has no colour: sixteen greys are what the edges of type need, and the
 * file is a third of the size that cairo's own RGB would have, which serves for
 * previews and covers in colour.  Written here since it is shorter than the use
 * of a library. */
#include <cairo.h>
#include <libdeflate.h>
#include <string.h>

#include "base/codes.h"
#include "pdf/draw.h"
#include "pdf/pdf.h"

#define DEFLATE_LEVEL 9
#define WIDTH_LIMIT   16384
#define PREVIEW_WIDTH 1000

static void
release_surface(void *surface)
{
    cairo_surface_destroy(surface);
}

static void
put_u32(rcn_buffer *out, uint32_t value)
{
    for (int shift = 24; shift >= 0; shift -= 8) {
        rcn_buffer_char(out, (char)(value >> shift));
    }
}

/* Length, type, data, and a checksum over type and data. */
static void
add_chunk(rcn_buffer *out, const char *type, rcn_text data)
{
    put_u32(out, (uint32_t)data.len);
    size_t start = out->len;
    rcn_buffer_string(out, type);
    rcn_buffer_add(out, data);
    put_u32(out, libdeflate_crc32(0, out->at + start, out->len - start));
}

/* Rows of one filter byte (0: none) and two pixels a byte. */
static rcn_text
pack_rows(rcn_arena *arena, cairo_surface_t *surface)
{
    size_t width = (size_t)cairo_image_surface_get_width(surface);
    size_t height = (size_t)cairo_image_surface_get_height(surface);
    size_t stride = (size_t)cairo_image_surface_get_stride(surface);
    const unsigned char *pixels = cairo_image_surface_get_data(surface);
    size_t row_bytes = 1 + (width + 1) / 2;
    unsigned char *rows = rcn_arena_alloc(arena, height, row_bytes);
    for (size_t y = 0; y < height; y++) {
        for (size_t x = 0; x < width; x++) {
            uint32_t pixel;
            memcpy(&pixel, pixels + y * stride + x * 4, sizeof pixel);
            unsigned level = ((pixel >> 8 & 0xff) + 8) / 17;
            unsigned char packed = (unsigned char)(x % 2 ? level : level << 4);
            rows[y * row_bytes + 1 + x / 2] |= packed;
        }
    }
    return (rcn_text){(char *)rows, height * row_bytes};
}

static rcn_text
deflate(rcn_arena *arena, rcn_text bytes)
{
    struct libdeflate_compressor *compressor =
        libdeflate_alloc_compressor(DEFLATE_LEVEL);
    if (!compressor) {
        rcn_out_of_memory();
    }
    size_t room = libdeflate_zlib_compress_bound(compressor, bytes.len);
    char *packed = rcn_arena_alloc(arena, room, 1);
    size_t size =
        libdeflate_zlib_compress(compressor, bytes.at, bytes.len, packed, room);
    libdeflate_free_compressor(compressor);
    return (rcn_text){packed, size};
}

static rcn_text
encode(rcn_arena *arena, cairo_surface_t *surface)
{
    rcn_buffer header = rcn_buffer_new(arena);
    put_u32(&header, (uint32_t)cairo_image_surface_get_width(surface));
    put_u32(&header, (uint32_t)cairo_image_surface_get_height(surface));
    /* Four bits, greys, and the only compression, filter and order. */
    rcn_buffer_add(&header, (rcn_text){"\4\0\0\0\0", 5});
    rcn_buffer out = rcn_buffer_new(arena);
    rcn_buffer_string(&out, "\x89PNG\r\n\x1a\n");
    add_chunk(&out, "IHDR", rcn_buffer_text(&header));
    add_chunk(&out, "IDAT", deflate(arena, pack_rows(arena, surface)));
    add_chunk(&out, "IEND", (rcn_text){"", 0});
    return rcn_buffer_text(&out);
}

static cairo_status_t
take_bytes(void *out, const unsigned char *bytes, unsigned len)
{
    rcn_buffer_add(out, (rcn_text){(const char *)bytes, len});
    return CAIRO_STATUS_SUCCESS;
}

/* Returns a picture in the colours it has; empty when cairo fails. */
static rcn_text
encode_colours(rcn_arena *arena, cairo_surface_t *surface)
{
    rcn_buffer out = rcn_buffer_new(arena);
    cairo_status_t status =
        cairo_surface_write_to_png_stream(surface, take_bytes, &out);
    return status == CAIRO_STATUS_SUCCESS ? rcn_buffer_text(&out)
                                          : (rcn_text){0};
}

static bool
has_colour(cairo_surface_t *surface)
{
    size_t width = (size_t)cairo_image_surface_get_width(surface);
    size_t height = (size_t)cairo_image_surface_get_height(surface);
    size_t stride = (size_t)cairo_image_surface_get_stride(surface);
    const unsigned char *pixels = cairo_image_surface_get_data(surface);
    for (size_t y = 0; y < height; y++) {
        for (size_t x = 0; x < width; x++) {
            uint32_t pixel;
            memcpy(&pixel, pixels + y * stride + x * 4, sizeof pixel);
            if ((pixel & 0xFFFFFF) != (pixel & 0xFF) * 0x010101u) {
                return true;
            }
        }
    }
    return false;
}

/* Returns a page as pixels, released with the arena; NULL when logged. */
static cairo_surface_t *
draw_page(rcn_arena *arena, const rcn_book *book, const rcn_fonts *fonts,
          size_t index, uint32_t width, rcn_log *log)
{
    int wide = (int)(width < WIDTH_LIMIT ? width : WIDTH_LIMIT);
    int64_t high = ((int64_t)wide * book->page_height + book->page_width / 2) /
                   book->page_width;
    cairo_surface_t *surface =
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, wide, (int)high);
    rcn_arena_defer(arena, release_surface, surface);
    double scale = (double)wide * RCN_LEN_PT / book->page_width;
    rcn_pen *pen = rcn_pen_new(arena, surface, fonts, scale, NULL, log);
    rcn_page page = rcn_book_page(book, index, arena);
    rcn_pen_clear(pen);
    rcn_pen_draw(pen, &page, arena);
    bool ok = rcn_pen_turn(pen);
    cairo_surface_flush(surface);
    return ok ? surface : NULL;
}

bool
rcn_pdf_png(rcn_arena *arena, const rcn_book *book, const rcn_fonts *fonts,
            uint32_t width, rcn_log *log, rcn_text *ret_png)
{
    rcn_arena *scratch = rcn_arena_new(0);
    cairo_surface_t *surface = draw_page(scratch, book, fonts, 0, width, log);
    rcn_text png = {0};
    if (surface) {
        png = has_colour(surface) ? encode_colours(arena, surface)
                                  : encode(arena, surface);
        *ret_png = png.len ? png : *ret_png;
    }
    rcn_arena_free(scratch);
    return png.len > 0;
}

bool
rcn_pdf_preview(rcn_arena *arena, const rcn_book *book, const rcn_fonts *fonts,
                size_t index, rcn_log *log, rcn_text *ret_png)
{
    rcn_arena *scratch = rcn_arena_new(0);
    cairo_surface_t *surface =
        draw_page(scratch, book, fonts, index, PREVIEW_WIDTH, log);
    rcn_text png = surface ? encode_colours(arena, surface) : (rcn_text){0};
    rcn_arena_free(scratch);
    *ret_png = png.len ? png : *ret_png;
    return png.len > 0;
}
