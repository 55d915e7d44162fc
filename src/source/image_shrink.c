/* Photographs as large as pages and screens need.  libjpeg decodes them at n/8 of
 * their size, which its inverse transform gives without resampling (scaled IDCT),
 * row by row into the new file. */
#include "source/image_shrink.h"

#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jpeglib.h>

#define EIGHTHS    8
#define QUALITY    85
#define SCANS_MOST 100 /* a hostile file makes each one cost all its pixels */
#define MARKER_ALL 0xFFFF

typedef struct rcn_shrinking {
    struct jpeg_error_mgr errors;
    struct jpeg_progress_mgr progress;
    jmp_buf failed;
    struct jpeg_decompress_struct in;
    struct jpeg_compress_struct out;
    unsigned char *bytes; /* room for as many as the picture has; a file that
                             grows beyond them is of malloc() */
    unsigned long len;
} rcn_shrinking;

static _Noreturn void
give_up(j_common_ptr jpeg)
{
    rcn_shrinking *shrinking = jpeg->client_data;
    longjmp(shrinking->failed, 1);
}

static void
say_nothing(j_common_ptr jpeg)
{
    (void)jpeg;
}

static void
count_scans(j_common_ptr jpeg)
{
    if (jpeg->is_decompressor &&
        ((j_decompress_ptr)jpeg)->input_scan_number > SCANS_MOST) {
        give_up(jpeg);
    }
}

static void
prepare(rcn_shrinking *shrinking, rcn_text bytes)
{
    struct jpeg_decompress_struct *in = &shrinking->in;
    in->err = jpeg_std_error(&shrinking->errors);
    shrinking->errors.error_exit = give_up;
    shrinking->errors.output_message = say_nothing;
    shrinking->out.err = &shrinking->errors;
    in->client_data = shrinking;
    shrinking->out.client_data = shrinking;
    jpeg_create_decompress(in);
    jpeg_create_compress(&shrinking->out);
    shrinking->progress.progress_monitor = count_scans;
    in->progress = &shrinking->progress;
    jpeg_mem_src(in, (const unsigned char *)bytes.at, bytes.len);
    jpeg_save_markers(in, JPEG_APP0 + 1, MARKER_ALL); /* EXIF: which way up */
    jpeg_save_markers(in, JPEG_APP0 + 2, MARKER_ALL); /* the colour profile */
}

static void
copy_rows(rcn_shrinking *shrinking)
{
    struct jpeg_decompress_struct *in = &shrinking->in;
    struct jpeg_compress_struct *out = &shrinking->out;
    out->image_width = in->output_width;
    out->image_height = in->output_height;
    out->input_components = in->output_components;
    out->in_color_space = in->out_color_space;
    jpeg_mem_dest(out, &shrinking->bytes, &shrinking->len);
    jpeg_set_defaults(out);
    jpeg_set_quality(out, QUALITY, TRUE);
    jpeg_start_compress(out, TRUE);
    for (jpeg_saved_marker_ptr at = in->marker_list; at; at = at->next) {
        jpeg_write_marker(out, at->marker, at->data, at->data_length);
    }
    JSAMPARRAY row = in->mem->alloc_sarray(
        (j_common_ptr)in, JPOOL_IMAGE,
        in->output_width * (JDIMENSION)in->output_components, 1);
    while (in->output_scanline < in->output_height) {
        (void)jpeg_read_scanlines(in, row, 1);
        (void)jpeg_write_scanlines(out, row, 1);
    }
    jpeg_finish_compress(out);
    (void)jpeg_finish_decompress(in);
}

/* Writes the picture anew at `eighths` of its size; false when it cannot be. */
static bool
rewrite(rcn_shrinking *shrinking, rcn_text bytes, unsigned eighths)
{
    if (setjmp(shrinking->failed)) {
        return false;
    }
    prepare(shrinking, bytes);
    (void)jpeg_read_header(&shrinking->in, TRUE);
    if (shrinking->in.num_components > 3) {
        return false;
    }
    shrinking->in.scale_num = eighths;
    shrinking->in.scale_denom = EIGHTHS;
    (void)jpeg_start_decompress(&shrinking->in);
    copy_rows(shrinking);
    return true;
}

const rcn_image *
rcn_image_shrink(rcn_arena *arena, const rcn_image *image)
{
    uint32_t side = image->width > image->height ? image->width : image->height;
    if (strcmp(image->media_type, "image/jpeg") != 0 ||
        side <= RCN_IMAGE_SIDE_MOST) {
        return image;
    }
    uint32_t eighths = RCN_IMAGE_SIDE_MOST * EIGHTHS / side;
    rcn_shrinking *shrinking = rcn_arena_alloc(arena, 1, sizeof *shrinking);
    unsigned char *room = rcn_arena_alloc(arena, image->bytes.len, 1);
    shrinking->bytes = room;
    shrinking->len = image->bytes.len;
    bool done = rewrite(shrinking, image->bytes, eighths ? eighths : 1);
    jpeg_destroy_decompress(&shrinking->in);
    jpeg_destroy_compress(&shrinking->out);
    const rcn_image *smaller = NULL;
    if (done && shrinking->bytes == room) {
        rcn_text bytes = {(const char *)room, shrinking->len};
        (void)rcn_image_read(arena, bytes, &smaller);
    } else if (done) {
        free(shrinking->bytes);
    }
    return smaller ? smaller : image;
}
