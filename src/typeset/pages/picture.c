/* Pictures: as large as they were meant to be seen, 96 pixels to the inch (CSS
 * Values 4, 6.2) unless the style says otherwise, and no larger than it allows;
 * on the grid; together with their captions. */
#include "typeset/pages/blocks.h"
#include "typeset/pages/layout.h"

#define CAPTION_LINES 4 /* kept free below a picture that fills the page */
#define INCH          ((int64_t)72 * RCN_LEN_PT)

/* Returns the number of colours of a JPEG (ITU-T T.81, B.2.2), or 0.  Those of
 * four are inks, which a file made for screens and archives cannot hold. */
static unsigned
jpeg_colours(rcn_text bytes)
{
    const unsigned char *at = (const unsigned char *)bytes.at;
    size_t i = 2;
    while (i + 9 < bytes.len && at[i] == 0xFF) {
        unsigned marker = at[i + 1];
        bool frame = marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 &&
                     marker != 0xC8 && marker != 0xCC;
        if (frame) {
            return at[i + 9];
        }
        bool fill = marker == 0xFF;
        i += fill ? 1 : 2 + ((size_t)at[i + 2] << 8 | at[i + 3]);
    }
    return 0;
}

bool
rcn_image_drawable(const rcn_image *image)
{
    bool png = image->media_type[6] == 'p'; /* image/png, image/jpeg */
    unsigned colours = png ? 3 : jpeg_colours(image->bytes);
    return colours == 1 || colours == 3;
}

/* Width and height within the measure and the page. */
static void
fit(const rcn_galley *galley, const rcn_image *image, rcn_len size[2])
{
    const rcn_style *style = galley->setter->style;
    const rcn_picture_limits *limits = &style->pictures;
    rcn_len page = (rcn_len)style->lines_per_page * style->grid;
    rcn_len most = page - CAPTION_LINES * style->grid;
    rcn_len depth = (rcn_len)((int64_t)page * limits->depth / 100);
    depth = depth < most ? depth : most;
    int64_t measure = (int64_t)galley->measure * limits->width / 100;
    int64_t width = image->width * INCH / limits->density;
    int64_t height = image->height * INCH / limits->density;
    if (width > measure) {
        height = height * measure / width;
        width = measure;
    }
    if (height > depth) {
        width = width * depth / height;
        height = depth;
    }
    size[0] = (rcn_len)(width > RCN_LEN_PT ? width : RCN_LEN_PT);
    size[1] = (rcn_len)(height > RCN_LEN_PT ? height : RCN_LEN_PT);
}

bool
rcn_compose_picture(rcn_galley *galley, const rcn_block *block,
                    const char *language, bool captioned)
{
    const rcn_image *image = block->figure->image;
    if (!image || !rcn_image_drawable(image)) {
        return false;
    }
    rcn_len size[2];
    fit(galley, image, size);
    /* Its lower edge is on a baseline, as letters do. */
    rcn_len below = galley->grid - rcn_baseline(galley->grid);
    rcn_len lines = (size[1] + below + galley->grid - 1) / galley->grid;
    rcn_len height = lines * galley->grid;
    rcn_picture *picture =
        rcn_arena_alloc(galley->setter->arena, 1, sizeof *picture);
    *picture = (rcn_picture){.image = image,
                             .words = block->figure->alt[0]
                                          ? block->figure->alt
                                          : "A picture, not described in its "
                                            "source",
                             .height = size[1]};
    rcn_strip_begin(galley, 1);
    rcn_galley_open(galley, RCN_TAG_FIGURE, NULL, language);
    rcn_galley_dest(galley, block->id);
    rcn_galley_picture(galley, picture, (galley->measure - size[0]) / 2,
                       height - below - size[1], size[0]);
    rcn_galley_close(galley);
    rcn_galley_skip(galley, height);
    if (!captioned) {
        rcn_strip_end(galley, 1);
    }
    return true;
}
