/* Captions by their place: words in a <figcaption>, words that the picture
 * before them has for its alternative, and the few words in one box with a
 * picture, below it.  It is what <figure> states where it is used (HTML,
 * 4.4.12), read from the pages that write <div>. */
#include "clean/html/clean.h"

#define STEPS_UP    4   /* from a picture to its box */
#define STEPS_ON    4   /* blocks from a picture to its words */
#define BOX_BLOCKS  3   /* blocks of words a box has at most */
#define BOX_REACH   12  /* blocks of any kind before and after the picture */
#define BOX_BYTES   600 /* their bytes */
#define OWN_BYTES   240 /* those of a block that is the box itself */
#define LEAST_TIMES 3   /* the text is at least so much longer than all boxes */

typedef struct rcn_picture_box {
    size_t first, end; /* blocks */
    uint32_t bytes;    /* of those kept */
} rcn_picture_box;

typedef struct rcn_captioning {
    const rcn_document *document;
    const rcn_html *html;
    rcn_leaf *leaves;
    rcn_arena *arena;
} rcn_captioning;

static bool
is_kept(const rcn_captioning *work, size_t block)
{
    return work->leaves[block].fate == RCN_LEAF_KEPT &&
           !work->leaves[block].class_id && !work->html->blocks[block].wordless;
}

static bool
is_paragraph(const rcn_html_block *block)
{
    return block->kind == RCN_BLOCK_PARAGRAPH && block->tag != RCN_TAG_LI &&
           block->link_bytes * 2 <= block->end - block->start;
}

/* Returns the blocks of `box` from the first after a picture; an empty range
 * when what is kept of them is no caption. */
static rcn_picture_box
read_box(const rcn_captioning *work, size_t first, uint32_t box)
{
    static const rcn_picture_box none = {0};
    const rcn_html *html = work->html;
    rcn_picture_box read = {.first = first, .end = first};
    int kept = 0;
    for (size_t i = first;
         i-- > 0 && rcn_html_is_within(html, html->blocks[i].element, box);) {
        if (is_kept(work, i) || i + BOX_REACH < first) {
            return none; /* words above the picture */
        }
    }
    while (read.end < html->block_count &&
           rcn_html_is_within(html, html->blocks[read.end].element, box)) {
        const rcn_html_block *block = &html->blocks[read.end];
        if (read.end - first > BOX_REACH ||
            work->leaves[read.end].fate == RCN_LEAF_METADATA) {
            return none;
        }
        if (is_kept(work, read.end++)) {
            uint32_t len = block->end - block->start;
            read.bytes += len;
            if (!is_paragraph(block) || ++kept > BOX_BLOCKS ||
                read.bytes > BOX_BYTES ||
                (block->element == box && len > OWN_BYTES)) {
                return none;
            }
        }
    }
    return kept ? read : none;
}

/* Returns the smallest box around a picture that holds words below it. */
static rcn_picture_box
box_of(const rcn_captioning *work, const rcn_html_image *image)
{
    const rcn_html *html = work->html;
    uint32_t box = image->element;
    size_t first = rcn_html_block_after(html, image->at), next = first;
    if (first == html->block_count || html->blocks[first].start < image->at) {
        return (rcn_picture_box){0};
    }
    while (next < html->block_count && next < first + STEPS_ON &&
           !is_kept(work, next)) {
        next++;
    }
    for (int i = 0;
         i < STEPS_UP && box != RCN_HTML_NONE && next < html->block_count;
         i++) {
        if (rcn_html_is_within(html, html->blocks[next].element, box)) {
            uint8_t tag = html->elements[box].tag;
            return tag == RCN_TAG_DIV || tag == RCN_TAG_FIGURE
                       ? read_box(work, first, box)
                       : (rcn_picture_box){0};
        }
        box = html->elements[box].parent;
    }
    return (rcn_picture_box){0};
}

/* Makes a caption of a block near a picture that says what stands for it. */
static void
read_alternative(const rcn_captioning *work, const rcn_html_image *image)
{
    if (!image->alt || !*image->alt) {
        return;
    }
    rcn_text alt = rcn_text_squash(work->arena, rcn_text_of(image->alt));
    const char *prefix = rcn_text_string(work->arena, alt);
    size_t at = rcn_html_block_after(work->html, image->at);
    for (size_t end = at + STEPS_ON;
         alt.len && at < end && at < work->html->block_count; at++) {
        const rcn_html_block *block = &work->html->blocks[at];
        rcn_text words = rcn_text_squash(
            work->arena,
            rcn_text_slice(work->document->text, block->start, block->end));
        if (is_kept(work, at) && is_paragraph(block) &&
            rcn_text_starts(words, prefix) && words.len <= 2 * alt.len) {
            work->leaves[at].class_id = "caption";
        }
    }
}

static uint64_t
kept_bytes(const rcn_captioning *work)
{
    uint64_t sum = 0;
    for (size_t i = 0; i < work->html->block_count; i++) {
        const rcn_html_block *block = &work->html->blocks[i];
        sum += is_kept(work, i) ? block->end - block->start : 0;
    }
    return sum;
}

static void
read_boxes(const rcn_captioning *work)
{
    RCN_LIST(rcn_picture_box) boxes = {0};
    uint64_t bytes = 0;
    size_t done = 0;
    for (size_t i = 0; i < work->html->image_count; i++) {
        const rcn_html_image *image = &work->html->images[i];
        if (image->hidden || image->small || !image->watched) {
            continue;
        }
        read_alternative(work, image);
        rcn_picture_box box = box_of(work, image);
        if (box.first >= done && box.end > box.first) {
            RCN_PUSH(work->arena, &boxes, box);
            bytes += box.bytes;
            done = box.end;
        }
    }
    if (bytes * (LEAST_TIMES + 1) > kept_bytes(work)) {
        return; /* a page of pictures with a few words each */
    }
    for (size_t i = 0; i < boxes.count; i++) {
        for (size_t j = boxes.items[i].first; j < boxes.items[i].end; j++) {
            if (is_kept(work, j)) {
                work->leaves[j].class_id = "caption";
            }
        }
    }
}

void
rcn_html_set_captions(rcn_arena *arena, const rcn_document *document,
                      rcn_leaf *leaves)
{
    const rcn_html *html = document->html;
    rcn_captioning work = {document, html, leaves, arena};
    for (size_t i = 0; i < html->block_count; i++) {
        const rcn_html_block *block = &html->blocks[i];
        if (is_kept(&work, i) && is_paragraph(block) &&
            rcn_html_around(html, block->element, RCN_TAG_FIGCAPTION) !=
                RCN_HTML_NONE) {
            leaves[i].class_id = "caption";
        }
    }
    read_boxes(&work);
}
