/* Running matter: the blocks of a document or of a section, one strip each.
 * Everything stands on the grid of the section. */
#include <string.h>

#include "base/utf8.h"
#include "typeset/pages/blocks.h"
#include "typeset/pages/initial.h"

#define VERSE_LINES    3
#define VERSE_BYTES    120 /* of its longest line */
#define LIST_DEPTH     8
#define MARKER_GAP     (4 * RCN_LEN_PT)
#define HEADINGS_SHARE 3 /* of a page: what headings that keep together take */
#define LEAD_CAP       3 /* lines: of a paragraph that is kept with its list */
#define HEADING_CAP    8 /* lines: a longer heading is set as a paragraph */

typedef struct rcn_composing {
    rcn_galley *galley;
    const rcn_manner *manner;
    const rcn_block *blocks;
    size_t count, at;
    uint32_t list_depth; /* lists that are open */
    bool quoting;
    uint32_t within; /* of the block before */
    bool flush;      /* the next paragraph has no indent */
    bool heading_open;
    const rcn_note *notes; /* on the block at hand */
    size_t note_count;
} rcn_composing;

static rcn_setter *
setter_of(const rcn_composing *composing)
{
    return composing->galley->setter;
}

static rcn_para *
place(const rcn_composing *composing, rcn_para *para)
{
    if (para) {
        para->block_index = (uint32_t)composing->at;
    }
    return para;
}

static rcn_para_shape
running_shape(const rcn_composing *composing, rcn_type_use type, rcn_len x)
{
    bool ragged =
        composing->manner->notes || composing->galley->setter->style->ragged;
    return (rcn_para_shape){.type = type,
                            .measure = composing->galley->measure - x,
                            .align =
                                ragged ? RCN_ALIGN_LEFT : RCN_ALIGN_JUSTIFY,
                            .hyphenate = true,
                            .language = composing->manner->language,
                            .notes = composing->notes,
                            .note_count = composing->note_count};
}

const rcn_note *
rcn_manner_notes(const rcn_manner *manner, uint32_t block, size_t *ret_count)
{
    size_t low = 0;
    size_t high = manner->reference_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (manner->references[middle].block < block) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    size_t end = low;
    while (end < manner->reference_count &&
           manner->references[end].block == block) {
        end++;
    }
    *ret_count = end - low;
    return manner->references ? manner->references + low : NULL;
}

/* The language of a block where it is not that of the matter around it. */
static const char *
own_language(const rcn_composing *composing, const rcn_block *block)
{
    const char *around = composing->manner->language;
    bool differs =
        block->language && (!around || strcmp(block->language, around) != 0);
    return differs ? block->language : NULL;
}

static void
set_plain(rcn_composing *composing, const rcn_block *block, rcn_tag tag,
          const rcn_para_shape *shape, rcn_len x)
{
    rcn_galley *galley = composing->galley;
    rcn_para *para =
        place(composing, rcn_para_of_block(galley->setter, block, shape));
    if (!para) {
        return;
    }
    bool begins = composing->manner->initial && composing->at == 0 &&
                  block->kind == RCN_BLOCK_PARAGRAPH;
    rcn_para *initial =
        begins ? rcn_initial_cut(galley, block, shape, para) : NULL;
    rcn_strip_begin(galley, 0);
    const rcn_style *style = galley->setter->style;
    if (initial && style->initial == RCN_INITIAL_RAISED) {
        rcn_galley_skip(galley,
                        (rcn_len)(style->initial_lines - 1) * galley->grid);
    }
    rcn_galley_open(galley, tag, NULL, own_language(composing, block));
    rcn_galley_dest(galley, block->id);
    rcn_galley_mute(galley, initial, x);
    rcn_galley_body(galley, para, x);
    rcn_galley_close(galley);
    rcn_strip_end(galley, 0);
}

/* A paragraph that leads to the list below it. */
static bool
leads_to_list(const rcn_composing *composing, const rcn_block *block)
{
    size_t next = composing->at + 1;
    rcn_text text = rcn_text_trim(block->text);
    return next < composing->count &&
           composing->blocks[next].kind == RCN_BLOCK_ITEM &&
           !composing->blocks[next].after_break &&
           (rcn_text_ends(text, ":") || rcn_text_ends(text, "："));
}

/* Sets a short paragraph whole and keeps it with what follows; false, and
 * nothing is set, when it is longer. */
static bool
set_kept(rcn_composing *composing, const rcn_block *block,
         const rcn_para_shape *shape, rcn_len x)
{
    rcn_galley *galley = composing->galley;
    rcn_para *para =
        place(composing, rcn_para_of_block(galley->setter, block, shape));
    if (!para) {
        return false;
    }
    rcn_breaker_break(galley->breaker, para, false, false);
    if (para->set.count > LEAD_CAP) {
        return false;
    }
    rcn_strip_begin(galley, 0);
    rcn_galley_open(galley, RCN_TAG_P, NULL, own_language(composing, block));
    rcn_galley_dest(galley, block->id);
    rcn_galley_para(galley, para, x);
    rcn_galley_close(galley);
    return true;
}

/* Blank lines above a block that stands apart: none below the rule that ends the
 * header of a document, whose strip is open. */
static uint32_t
blank_above(const rcn_composing *composing)
{
    return composing->at || !composing->galley->open ? 1 : 0;
}

/* Whether a paragraph is verse or the like: short lines that the source ends. */
static bool
is_verse(const rcn_block *block)
{
    size_t lines = 1;
    size_t longest = 0;
    size_t from = 0;
    for (size_t at = 0; at <= block->text.len; at++) {
        if (at == block->text.len || block->text.at[at] == '\n') {
            longest = at - from > longest ? at - from : longest;
            lines += at < block->text.len;
            from = at + 1;
        }
    }
    return lines >= VERSE_LINES && longest <= VERSE_BYTES &&
           block->text.len <= lines * VERSE_BYTES / 2;
}

/* Verse stands apart, indented, its lines as they are. */
static void
set_verse(rcn_composing *composing, const rcn_block *block)
{
    rcn_galley *galley = composing->galley;
    rcn_len x = galley->setter->style->indent;
    rcn_para_shape shape = running_shape(composing, composing->manner->body, x);
    shape.align = RCN_ALIGN_LEFT;
    shape.hyphenate = false;
    rcn_strip_begin(galley, blank_above(composing));
    set_plain(composing, block, RCN_TAG_P, &shape, x);
    if (galley->open) {
        rcn_strip_end(galley, 0);
    }
    galley->strips.items[galley->strips.count - 1].below = 1;
}

static void
set_paragraph(rcn_composing *composing, const rcn_block *block)
{
    if (!composing->manner->notes && !block->within && is_verse(block)) {
        set_verse(composing, block);
        return;
    }
    rcn_len step = setter_of(composing)->style->indent;
    uint32_t depth = block->within < LIST_DEPTH ? block->within : LIST_DEPTH;
    rcn_len x = (rcn_len)depth * step;
    rcn_para_shape shape = running_shape(composing, composing->manner->body, x);
    bool indented = !composing->flush && !composing->manner->notes && !depth;
    shape.indent = indented ? step : 0;
    if (!leads_to_list(composing, block) ||
        !set_kept(composing, block, &shape, x)) {
        set_plain(composing, block, RCN_TAG_P, &shape, x);
    }
}

static void
set_quote(rcn_composing *composing, const rcn_block *block)
{
    rcn_galley *galley = composing->galley;
    rcn_len x = galley->setter->style->indent;
    rcn_para_shape shape =
        running_shape(composing, composing->manner->quote, x);
    shape.measure -= x;
    bool first = !composing->quoting;
    if (first) {
        rcn_strip_begin(galley, 1);
        rcn_galley_open(galley, RCN_TAG_BLOCK_QUOTE, NULL, NULL);
        composing->quoting = true;
    }
    shape.indent = first ? 0 : galley->setter->style->indent / 2;
    set_plain(composing, block, RCN_TAG_P, &shape, x);
}

/* Hanging, small: an entry of the apparatus, a field of a header. */
static void
set_entry(rcn_composing *composing, const rcn_block *block)
{
    rcn_len hang = setter_of(composing)->style->indent / 2;
    rcn_len inset = composing->manner->inset;
    rcn_para_shape shape =
        running_shape(composing, composing->manner->body, hang + 2 * inset);
    shape.align = RCN_ALIGN_LEFT;
    shape.indent = -hang;
    set_plain(composing, block, RCN_TAG_P, &shape, hang + inset);
}

static void
set_pre(rcn_composing *composing, const rcn_block *block)
{
    rcn_para_shape shape = running_shape(composing, RCN_TYPE_CODE, 0);
    shape.align = RCN_ALIGN_LEFT;
    shape.verbatim = true;
    shape.hyphenate = false;
    rcn_galley *galley = composing->galley;
    rcn_strip_begin(galley, blank_above(composing));
    set_plain(composing, block, RCN_TAG_P, &shape, 0);
    if (galley->open) {
        rcn_strip_end(galley, 0);
    }
    galley->strips.items[galley->strips.count - 1].below = 1;
}

/* Whether a block is a picture or stands for one, or is said of one. */
static bool
is_pictorial(const rcn_composing *composing, size_t at)
{
    return at < composing->count &&
           (composing->blocks[at].kind == RCN_BLOCK_CAPTION ||
            composing->blocks[at].kind == RCN_BLOCK_FIGURE);
}

/* Whether the last picture on the galley is narrower than the measure: it stands
 * in the middle, and its caption below it. */
static bool
is_below_narrow(const rcn_galley *galley)
{
    size_t at = galley->parts.count;
    while (at && galley->parts.items[at - 1].kind != RCN_PART_PICTURE) {
        at--;
    }
    return at && galley->parts.items[at - 1].width < galley->measure * 3 / 4;
}

static void
set_caption(rcn_composing *composing, const rcn_block *block)
{
    rcn_para_shape shape =
        running_shape(composing, composing->manner->table, 0);
    shape.slant = RCN_FONT_ITALIC;
    rcn_galley *galley = composing->galley;
    bool open = galley->open; /* the figure is kept with it */
    shape.align =
        open && is_below_narrow(galley) ? RCN_ALIGN_CENTER : RCN_ALIGN_LEFT;
    if (!open && block->level) {
        rcn_strip_begin(galley, 1);
        if (set_kept(composing, block, &shape, 0)) { /* with its table */
            galley->strips.items[galley->strips.count - 1].captioned = true;
            return;
        }
    }
    set_plain(composing, block, RCN_TAG_P, &shape, 0);
    if (open && galley->open) {
        rcn_strip_end(galley, 1);
    } else if (galley->strips.count &&
               (open || !is_pictorial(composing, composing->at + 1))) {
        galley->strips.items[galley->strips.count - 1].below = 1;
    }
}

/* A picture, or the words that stand for it; without any, an element without
 * content. */
static void
set_figure(rcn_composing *composing, const rcn_block *block)
{
    rcn_galley *galley = composing->galley;
    size_t next = composing->at + 1;
    bool captioned = next < composing->count &&
                     composing->blocks[next].kind == RCN_BLOCK_CAPTION;
    if (rcn_compose_picture(galley, block, own_language(composing, block),
                            captioned)) {
        return;
    }
    rcn_para_shape shape = running_shape(composing, RCN_TYPE_NOTE, 0);
    shape.align = RCN_ALIGN_LEFT;
    shape.slant = RCN_FONT_ITALIC;
    rcn_para *para =
        place(composing,
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
                    own_language(composing, block));
    rcn_galley_dest(galley, block->id);
    if (para) {
        rcn_galley_body(galley, para, 0);
    }
    rcn_galley_close(galley);
    rcn_strip_end(galley, para && ends);
}

static rcn_tag
heading_tag(uint32_t level)
{
    return level <= 1   ? RCN_TAG_H2
           : level == 2 ? RCN_TAG_H3
           : level == 3 ? RCN_TAG_H4
           : level == 4 ? RCN_TAG_H5
                        : RCN_TAG_H6;
}

/* A heading keeps with what follows: its strip is left open. */
static void
set_heading(rcn_composing *composing, const rcn_block *block)
{
    rcn_galley *galley = composing->galley;
    bool notes = composing->manner->notes;
    rcn_para_shape shape = running_shape(
        composing, notes ? composing->manner->body : RCN_TYPE_HEADING, 0);
    shape.align = RCN_ALIGN_LEFT;
    shape.hyphenate = false;
    shape.slant = block->level <= 1   ? RCN_FONT_BOLD
                  : block->level == 2 ? RCN_FONT_BOLD_ITALIC
                                      : RCN_FONT_ITALIC;
    rcn_para *para =
        place(composing, rcn_para_of_block(galley->setter, block, &shape));
    if (!para) {
        return;
    }
    rcn_tag tag = heading_tag(block->level);
    rcn_breaker_break(galley->breaker, para, false, false);
    if (para->set.count > HEADING_CAP) {
        set_plain(composing, block, tag, &shape, 0);
        return;
    }
    rcn_len page =
        (rcn_len)galley->setter->style->lines_per_page * galley->grid;
    if (galley->open && galley->height > page / HEADINGS_SHARE) {
        rcn_strip_end(galley, 0); /* headings of nothing in a row */
    }
    uint32_t above = blank_above(composing);
    rcn_strip_begin(galley, above);
    rcn_galley_strip *strip = &galley->strips.items[galley->strips.count - 1];
    strip->heading = true;
    strip->flexible = above && !notes ? 1 : 0;
    rcn_galley_open(galley, tag, NULL, own_language(composing, block));
    rcn_galley_dest(galley, block->id);
    rcn_galley_para(galley, para, 0);
    rcn_galley_close(galley);
    composing->heading_open = true;
}

/* Closes lists down to `depth`, each with the item that holds it. */
static void
close_lists(rcn_composing *composing, uint32_t depth)
{
    while (composing->list_depth > depth) {
        rcn_galley_close(composing->galley); /* LBody */
        rcn_galley_close(composing->galley); /* LI */
        rcn_galley_close(composing->galley); /* L */
        composing->list_depth--;
    }
}

/* What stands before an item whose marker is no word of the text: a bullet or
 * a number; NULL: nothing. */
static rcn_para *
count_of(const rcn_composing *composing, const rcn_block *block, bool backward)
{
    rcn_para_shape shape = running_shape(composing, composing->manner->body, 0);
    shape.align = RCN_ALIGN_LEFT;
    shape.backward = backward;
    rcn_setter *setter = setter_of(composing);
    return rcn_para_of_string(
        setter, rcn_ordinal_text(setter->arena, block->ordinal), &shape);
}

/* Where the column of a marker begins that is indented by `x`: one that runs
 * right to left ends as far from the right edge. */
static rcn_len
marker_x(const rcn_para *marker, rcn_len x)
{
    return marker && marker->backward ? -x : x;
}

static void
set_marker(rcn_composing *composing, const rcn_block *block,
           const rcn_para *body, rcn_len x)
{
    rcn_galley *galley = composing->galley;
    bool backward = body && body->backward;
    rcn_para_shape shape = running_shape(composing, composing->manner->body, 0);
    shape.align = RCN_ALIGN_LEFT;
    if (!block->marker_len && !rcn_ordinal_counts(block->ordinal)) {
        rcn_para *bullet = count_of(composing, block, backward);
        rcn_galley_mute(galley, bullet, marker_x(bullet, x));
        return;
    }
    const size_t range[2] = {0, block->marker_len};
    rcn_galley_open(galley, RCN_TAG_LBL, NULL, NULL);
    rcn_para *marker = place(
        composing, block->marker_len
                       ? rcn_para_new(galley->setter, block, range, &shape)
                       : count_of(composing, block, backward));
    if (marker) {
        marker->spaced = true;
    }
    rcn_galley_beside(galley, marker, marker_x(marker, x));
    rcn_galley_close(galley);
}

static rcn_len
marker_width(const rcn_composing *composing, const rcn_block *block)
{
    rcn_para_shape shape = running_shape(composing, composing->manner->body, 0);
    const size_t range[2] = {0, block->marker_len};
    rcn_setter *setter = setter_of(composing);
    rcn_para *marker = block->marker_len
                           ? rcn_para_new(setter, block, range, &shape)
                           : count_of(composing, block, false);
    return marker ? rcn_para_width(setter, marker) : 0;
}

static void
set_item(rcn_composing *composing, const rcn_block *block)
{
    rcn_galley *galley = composing->galley;
    uint32_t depth = block->level < 1            ? 1
                     : block->level > LIST_DEPTH ? LIST_DEPTH
                                                 : block->level;
    rcn_len step = galley->setter->style->indent;
    rcn_len x = (rcn_len)(depth - 1) * step;
    rcn_len body_x = marker_width(composing, block) + MARKER_GAP;
    body_x = x + (body_x > step && body_x < 4 * step ? body_x : step);
    if (block->ordinal.style == 't') {
        body_x = x; /* a term; its definitions are indented */
    }
    close_lists(composing, depth);
    if (composing->list_depth == depth) { /* the item before this one */
        rcn_galley_close(galley);
        rcn_galley_close(galley);
    }
    rcn_strip_begin(galley, 0);
    while (composing->list_depth < depth) {
        rcn_galley_open(galley, RCN_TAG_L, NULL, NULL);
        composing->list_depth++;
        if (composing->list_depth < depth) { /* a level the source skips */
            rcn_galley_open(galley, RCN_TAG_LI, NULL, NULL);
            rcn_galley_open(galley, RCN_TAG_LBODY, NULL, NULL);
        }
    }
    rcn_galley_open(galley, RCN_TAG_LI, NULL, own_language(composing, block));
    rcn_galley_dest(galley, block->id);
    rcn_para_shape shape =
        running_shape(composing, composing->manner->body, body_x);
    const size_t rest[2] = {block->marker_len, block->text.len};
    rcn_para *para =
        place(composing, rcn_para_new(galley->setter, block, rest, &shape));
    set_marker(composing, block, para, x);
    rcn_galley_open(galley, RCN_TAG_LBODY, NULL, NULL);
    if (para) {
        rcn_galley_body(galley, para, para->backward ? 0 : body_x);
    } else {
        rcn_galley_skip(galley, galley->grid);
    }
    rcn_strip_end(galley, 0);
}

/* Ends what the next block does not belong to. */
static void
close_groups(rcn_composing *composing, const rcn_block *next)
{
    rcn_galley *galley = composing->galley;
    bool goes_on = composing->quoting && next->kind == RCN_BLOCK_QUOTE &&
                   next->within == composing->within && !next->begins_quote;
    if (composing->quoting && !goes_on) {
        rcn_galley_close(galley);
        galley->strips.items[galley->strips.count - 1].below = 1;
        composing->quoting = false;
    }
    if (next->kind != RCN_BLOCK_ITEM) {
        close_lists(composing, next->within);
    }
    composing->within = next->within;
}

/* A section break: three asterisks in the middle, for the eye alone. */
static void
set_break(rcn_composing *composing)
{
    rcn_galley *galley = composing->galley;
    rcn_para_shape shape = running_shape(composing, composing->manner->body, 0);
    shape.align = RCN_ALIGN_LEFT;
    rcn_para *para =
        rcn_para_of_string(galley->setter, "*\u2002*\u2002*", &shape);
    rcn_len width = rcn_para_width(galley->setter, para);
    rcn_strip_begin(galley, 1);
    rcn_galley_mute(galley, para, (galley->measure - width) / 2);
    rcn_galley_skip(galley, galley->grid);
    rcn_strip_end(galley, 1);
    composing->flush = true;
}

static void
set_block(rcn_composing *composing, const rcn_block *block)
{
    bool small = composing->manner->notes;
    switch (block->kind) {
    case RCN_BLOCK_PARAGRAPH:
        set_paragraph(composing, block);
        break;
    case RCN_BLOCK_HEADING:
        set_heading(composing, block);
        break;
    case RCN_BLOCK_ITEM:
        set_item(composing, block);
        break;
    case RCN_BLOCK_QUOTE:
        set_quote(composing, block);
        break;
    case RCN_BLOCK_PRE:
        set_pre(composing, block);
        break;
    case RCN_BLOCK_TABLE:
        rcn_compose_table(composing->galley, block, (uint32_t)composing->at,
                          composing->manner);
        break;
    case RCN_BLOCK_CAPTION:
        set_caption(composing, block);
        break;
    case RCN_BLOCK_FIGURE:
        set_figure(composing, block);
        break;
    case RCN_BLOCK_FIELD:
    case RCN_BLOCK_ENTRY:
        set_entry(composing, block);
        break;
    }
    composing->flush = block->kind != RCN_BLOCK_PARAGRAPH || small;
}

void
rcn_compose_blocks(rcn_galley *galley, const rcn_block *blocks, size_t count,
                   const rcn_manner *manner)
{
    rcn_composing composing = {.galley = galley,
                               .manner = manner,
                               .blocks = blocks,
                               .count = count,
                               .flush = true};
    for (size_t i = 0; i < count; i++) {
        composing.at = i;
        composing.notes =
            rcn_manner_notes(manner, (uint32_t)i, &composing.note_count);
        close_groups(&composing, &blocks[i]);
        if (blocks[i].after_break) {
            set_break(&composing);
        }
        galley->references_at = composing.notes;
        galley->references_end =
            composing.notes ? composing.notes + composing.note_count : NULL;
        set_block(&composing, &blocks[i]);
        rcn_galley_end_references(galley);
    }
    close_groups(&composing, &(const rcn_block){0});
    if (galley->open) {
        rcn_strip_end(galley, 0);
    }
}
