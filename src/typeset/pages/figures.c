/* Pictures, the words that stand for those that cannot be drawn, captions. */
#include <string.h>

#include "typeset/pages/blocks.h"
#include "typeset/pages/composing.h"

/* Returns whether a block is a picture or stands for one, or is said of one. */
static bool
is_pictorial(const rcn_composing *composing, size_t at)
{
    return at < composing->count &&
           (composing->blocks[at].kind == RCN_BLOCK_CAPTION ||
            composing->blocks[at].kind == RCN_BLOCK_FIGURE);
}

/* Returns whether the last picture on the galley is narrower than the measure:
 * it is in the middle, and its caption below it. */
static bool
is_below_narrow(const rcn_galley *galley)
{
    size_t at = galley->parts.count;
    while (at && galley->parts.items[at - 1].kind != RCN_PART_PICTURE) {
        at--;
    }
    return at && galley->parts.items[at - 1].width < galley->measure * 3 / 4;
}

void
rcn_compose_caption(rcn_composing *composing, const rcn_block *block)
{
    rcn_para_shape shape =
        rcn_composing_shape(composing, composing->manner->table, 0);
    shape.slant = RCN_FONT_ITALIC;
    rcn_galley *galley = composing->galley;
    bool open = galley->open; /* the figure is kept with it */
    shape.align =
        open && is_below_narrow(galley) ? RCN_ALIGN_CENTER : RCN_ALIGN_LEFT;
    if (!open && block->level) {
        rcn_strip_begin(galley, 1);
        if (rcn_compose_kept(composing, block, &shape,
                             0)) { /* with its table */
            galley->strips.items[galley->strips.count - 1].captioned = true;
            return;
        }
    }
    rcn_compose_plain(composing, block, RCN_TAG_P, &shape, 0);
    if (open && galley->open) {
        rcn_strip_end(galley, 1);
    } else if (galley->strips.count &&
               (open || !is_pictorial(composing, composing->at + 1))) {
        galley->strips.items[galley->strips.count - 1].below = 1;
    }
}

void
rcn_compose_figure(rcn_composing *composing, const rcn_block *block)
{
    rcn_galley *galley = composing->galley;
    size_t next = composing->at + 1;
    bool captioned = next < composing->count &&
                     composing->blocks[next].kind == RCN_BLOCK_CAPTION;
    if (rcn_compose_picture(galley, block,
                            rcn_composing_language(composing, block),
                            captioned)) {
        return;
    }
    rcn_para_shape shape = rcn_composing_shape(composing, RCN_TYPE_NOTE, 0);
    shape.align = RCN_ALIGN_LEFT;
    shape.slant = RCN_FONT_ITALIC;
    rcn_para *para = rcn_composing_place(
        composing,
        rcn_para_of_string(galley->setter, block->figure->alt, &shape));
    const char *address = block->figure->address;
    if (para) {
        bool web = address && strncmp(address, "http", 4) == 0;
        para->link = web ? address : NULL;
        para->leading = galley->grid;
    }
    bool begins = composing->at && !is_pictorial(composing, composing->at - 1);
    bool ends = !is_pictorial(composing, composing->at + 1);
    rcn_strip_begin(galley, para && begins);
    rcn_galley_open(galley, para ? RCN_TAG_P : RCN_TAG_FIGURE, NULL,
                    rcn_composing_language(composing, block));
    rcn_galley_dest(galley, block->id);
    if (para) {
        rcn_galley_body(galley, para, 0);
    }
    rcn_galley_close(galley);
    rcn_strip_end(galley, para && ends);
}
