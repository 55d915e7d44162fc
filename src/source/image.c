/* What kind of picture some bytes are, and how large: PNG (ISO/IEC 15948, 5 and
 * 11.2.2) by its chunks with their checksums, JPEG (ITU-T T.81, B.1 and B.2) by
 * its markers.  Nothing is decoded: a picture that says it is too large is
 * refused before anyone makes room for its pixels. */
#include "source/image.h"

#include <string.h>
#include <zlib.h>

#include "base/hash.h"

#define ID_DIGITS      16
#define PNG_HEADER_LEN 13
#define CHUNK_AROUND   12 /* length, type and checksum */

static uint32_t
big_endian(const char *at, size_t len)
{
    uint32_t value = 0;
    for (size_t i = 0; i < len; i++) {
        value = value << 8 | (unsigned char)at[i];
    }
    return value;
}

/* Bits a sample may have, by colour type. */
static bool
read_png_header(const char *data, rcn_image *image)
{
    unsigned depth = (unsigned char)data[8];
    unsigned type = (unsigned char)data[9];
    image->width = big_endian(data, 4);
    image->height = big_endian(data + 4, 4);
    if (depth == 1 || depth == 2 || depth == 4) {
        return type == 0 || type == 3;
    }
    bool known = type == 0 || type == 2 || type == 4 || type == 6;
    return (depth == 8 && (known || type == 3)) || (depth == 16 && known);
}

/* Returns true when the chunks are whole up to IEND. */
static bool
read_png(rcn_text bytes, rcn_image *image)
{
    size_t at = 8;
    bool pixels = false;
    while (bytes.len - at >= CHUNK_AROUND) {
        const char *chunk = bytes.at + at;
        size_t len = big_endian(chunk, 4);
        if (len > bytes.len - at - CHUNK_AROUND) {
            return false;
        }
        uLong sum = crc32(0, (const Bytef *)(chunk + 4), (uInt)len + 4);
        if (sum != big_endian(chunk + 8 + len, 4)) {
            return false;
        }
        bool header = memcmp(chunk + 4, "IHDR", 4) == 0;
        if (header != (at == 8) ||
            (header &&
             (len != PNG_HEADER_LEN || !read_png_header(chunk + 8, image)))) {
            return false;
        }
        pixels = pixels || memcmp(chunk + 4, "IDAT", 4) == 0;
        if (memcmp(chunk + 4, "IEND", 4) == 0) {
            return pixels;
        }
        at += len + CHUNK_AROUND;
    }
    return false;
}

/* Baseline, extended and progressive frames: those that readers draw. */
static bool
is_frame(unsigned marker)
{
    return marker >= 0xC0 && marker <= 0xC2;
}

/* A frame header: 8 bits a sample, one, three or four components. */
static bool
read_frame(const char *segment, size_t len, rcn_image *image)
{
    if (len < 8 || segment[2] != 8) {
        return false;
    }
    image->height = big_endian(segment + 3, 2);
    image->width = big_endian(segment + 5, 2);
    return segment[7] == 1 || segment[7] == 3 || segment[7] == 4;
}

/* Returns true when there is a frame, then a scan, and the end of the image. */
static bool
read_jpeg(rcn_text bytes, rcn_image *image)
{
    bool frame = false;
    size_t at = 2;
    while (bytes.len - at >= 4 && (unsigned char)bytes.at[at] == 0xFF) {
        unsigned marker = (unsigned char)bytes.at[at + 1];
        if (marker == 0xFF) { /* a fill byte */
            at++;
            continue;
        }
        size_t len = big_endian(bytes.at + at + 2, 2);
        if (len < 2 || len > bytes.len - at - 2) {
            return false;
        }
        if (is_frame(marker)) {
            frame = read_frame(bytes.at + at + 2, len, image);
        } else if (marker == 0xDA) {
            rcn_text scan = rcn_text_slice(bytes, at + 2 + len, bytes.len);
            return frame && rcn_text_find(scan, "\xFF\xD9", 0) < scan.len;
        }
        at += len + 2;
    }
    return false;
}

const char *
rcn_image_id(rcn_arena *arena, rcn_text bytes)
{
    char hash[65];
    rcn_sha256(bytes, hash);
    return rcn_arena_printf(arena, "image-%.*s", ID_DIGITS, hash);
}

static void
finish(rcn_arena *arena, rcn_text bytes, bool png, rcn_image *image)
{
    image->bytes = bytes;
    image->id = rcn_image_id(arena, bytes);
    image->media_type = png ? "image/png" : "image/jpeg";
    image->extension = png ? "png" : "jpg";
}

rcn_image_fault
rcn_image_read(rcn_arena *arena, rcn_text bytes, const rcn_image **ret_image)
{
    bool png = bytes.len > 8 && memcmp(bytes.at, "\x89PNG\r\n\x1A\n", 8) == 0;
    bool jpeg = bytes.len > 3 && memcmp(bytes.at, "\xFF\xD8\xFF", 3) == 0;
    if (!png && !jpeg) {
        return RCN_IMAGE_FOREIGN;
    }
    if (bytes.len > RCN_IMAGE_BYTES_LIMIT) {
        return RCN_IMAGE_HUGE;
    }
    rcn_image image = {0};
    bool good = png ? read_png(bytes, &image) : read_jpeg(bytes, &image);
    if (!good || !image.width || !image.height) {
        return RCN_IMAGE_DAMAGED;
    }
    if ((uint64_t)image.width * image.height > RCN_IMAGE_PIXELS_LIMIT) {
        return RCN_IMAGE_HUGE;
    }
    finish(arena, bytes, png, &image);
    rcn_image *copy = rcn_arena_alloc(arena, 1, sizeof *copy);
    *copy = image;
    *ret_image = copy;
    return RCN_IMAGE_GOOD;
}

const char *
rcn_image_fault_text(rcn_image_fault fault)
{
    static const char *const texts[] = {"good", "neither PNG nor JPEG",
                                        "damaged", "too large"};
    return texts[fault];
}
