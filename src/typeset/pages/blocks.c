/* Running matter: the blocks of a document or of a section, one strip each.
 * Everything stands on the grid of the section. */
#include "typeset/pages/blocks.h"

#include <string.h>

#include "base/utf8.h"
#include "typeset/pages/composing.h"

#define VERSE_LINES     3
#define VERSE_BYTES     120 /* of its longest line */
#define BARE_BYTES      16
#define HEADINGS_SHARE  3 /* of a page: what headings that keep together take */
#define HEADING_CAP     8 /* lines: a longer heading is set as a paragraph */
#define FIRST_IDEOGRAPH 0x2E80

/* A paragraph that is bold throughout. */
static bool
is_strong(const rcn_block *block)
{
    size_t covered = 0;
    for (uint32_t i = 0; i < block->mark_count; i++) {
        const rcn_mark *mark = &block->marks[i];
        if (mark->kind == RCN_MARK_STRONG && mark->start <= covered) {
            covered = mark->end > covered ? mark->end : covered;
        }
    }
    return covered && covered >= block->text.len;
}

/* Whether a paragraph is a time or a number alone, such as those above the
 * entries of a live report. */
static bool
is_bare_number(rcn_text text)
{
    bool digit = false;
    for (size_t i = 0; i < text.len; i++) {
        bool now = text.at[i] >= '0' && text.at[i] <= '9';
        if (!now && !strchr(":./- ", text.at[i])) {
            return false;
        }
        digit = digit || now;
    }
    return digit && text.len <= BARE_BYTES;
}

static const rcn_block *
next_of(const rcn_composing *composing)
{
    size_t at = composing->at + 1;
    const rcn_block *next =
        at < composing->count ? &composing->blocks[at] : NULL;
    return next && !next->after_break ? next : NULL;
}

/* A paragraph that leads to a list below it. */
static bool
leads_to_list(const rcn_composing *composing, const rcn_block *block)
{
    const rcn_block *next = next_of(composing);
    rcn_text text = rcn_text_trim(block->text);
    return next && next->kind == RCN_BLOCK_ITEM &&
           (rcn_text_ends(text, ":") || rcn_text_ends(text, "："));
}

/* A paragraph that stays with the one below it, as a heading does: it is bold
 * throughout, or a number. */
static bool
heads_paragraph(const rcn_composing *composing, const rcn_block *block)
{
    const rcn_block *next = next_of(composing);
    return next && next->kind == RCN_BLOCK_PARAGRAPH &&
           ((is_strong(block) && !is_strong(next)) ||
            (is_bare_number(rcn_text_trim(block->text)) &&
             !is_bare_number(rcn_text_trim(next->text))));
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
    rcn_para_shape shape =
        rcn_composing_shape(composing, composing->manner->body, x);
    shape.align = RCN_ALIGN_LEFT;
    shape.hyphenate = false;
    rcn_strip_begin(galley, rcn_composing_above(composing));
    rcn_compose_plain(composing, block, RCN_TAG_P, &shape, x);
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
    rcn_len step = rcn_composing_setter(composing)->style->indent;
    uint32_t depth =
        block->within < RCN_LIST_DEPTH ? block->within : RCN_LIST_DEPTH;
    rcn_len x = (rcn_len)depth * step;
    rcn_para_shape shape =
        rcn_composing_shape(composing, composing->manner->body, x);
    bool list = leads_to_list(composing, block);
    bool label = list && block->origin == RCN_ORIGIN_EDITOR;
    bool indented =
        !composing->flush && !composing->manner->notes && !depth && !label;
    shape.indent = indented ? step : 0;
    if (!(list || heads_paragraph(composing, block)) ||
        !rcn_compose_kept(composing, block, &shape, x)) {
        rcn_compose_plain(composing, block, RCN_TAG_P, &shape, x);
    }
}

static void
set_quote(rcn_composing *composing, const rcn_block *block)
{
    rcn_galley *galley = composing->galley;
    rcn_len x = galley->setter->style->indent;
    rcn_para_shape shape =
        rcn_composing_shape(composing, composing->manner->quote, x);
    shape.measure -= x;
    bool first = !composing->quoting;
    if (first) {
        rcn_strip_begin(galley, 1);
        rcn_galley_open(galley, RCN_TAG_BLOCK_QUOTE, NULL, NULL);
        composing->quoting = true;
    }
    shape.indent = first ? 0 : galley->setter->style->indent / 2;
    rcn_compose_plain(composing, block, RCN_TAG_P, &shape, x);
}

/* Hanging, small: an entry of the apparatus, a field of a header. */
static void
set_entry(rcn_composing *composing, const rcn_block *block)
{
    rcn_len hang = rcn_composing_setter(composing)->style->indent / 2;
    rcn_len inset = composing->manner->inset;
    rcn_para_shape shape = rcn_composing_shape(
        composing, composing->manner->body, hang + 2 * inset);
    shape.align = RCN_ALIGN_LEFT;
    shape.indent = -hang;
    rcn_compose_plain(composing, block, RCN_TAG_P, &shape, hang + inset);
}

static void
set_pre(rcn_composing *composing, const rcn_block *block)
{
    rcn_para_shape shape = rcn_composing_shape(composing, RCN_TYPE_CODE, 0);
    shape.align = RCN_ALIGN_LEFT;
    shape.verbatim = true;
    shape.hyphenate = false;
    rcn_galley *galley = composing->galley;
    rcn_strip_begin(galley, rcn_composing_above(composing));
    rcn_compose_plain(composing, block, RCN_TAG_P, &shape, 0);
    if (galley->open) {
        rcn_strip_end(galley, 0);
    }
    galley->strips.items[galley->strips.count - 1].below = 1;
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

/* Returns the size of a heading whose script has no bold face here, as is common
 * for Chinese and Japanese: a little larger than the text, the higher levels
 * more.  0: that of its type. */
static rcn_len
size_without_bold(const rcn_composing *composing, const rcn_block *block,
                  rcn_type_use type)
{
    const rcn_setter *setter = rcn_composing_setter(composing);
    const rcn_type *style = &setter->style->types[type];
    rcn_fonts *fonts = rcn_shaper_fonts(setter->words);
    for (size_t at = 0; at < block->text.len;) {
        uint32_t rune = 0;
        at += rcn_utf8_next(block->text, at, &rune);
        if (rune >= FIRST_IDEOGRAPH && rcn_rune_is_letter(rune)) {
            int64_t larger = block->level <= 1 ? 120 : 110;
            return rcn_fonts_have_bold(fonts, style->font, rune)
                       ? 0
                       : (rcn_len)(style->size * larger / 100);
        }
    }
    return 0;
}

/* A heading keeps with what follows: its strip is left open. */
static void
set_heading(rcn_composing *composing, const rcn_block *block)
{
    rcn_galley *galley = composing->galley;
    bool notes = composing->manner->notes;
    rcn_type_use type = notes ? composing->manner->body : RCN_TYPE_HEADING;
    rcn_para_shape shape = rcn_composing_shape(composing, type, 0);
    shape.align = RCN_ALIGN_LEFT;
    shape.size = size_without_bold(composing, block, type);
    shape.hyphenate = false;
    shape.balanced = !notes;
    shape.slant = block->level <= 1   ? RCN_FONT_BOLD
                  : block->level == 2 ? RCN_FONT_BOLD_ITALIC
                                      : RCN_FONT_ITALIC;
    rcn_para *para = rcn_composing_place(
        composing, rcn_para_of_block(galley->setter, block, &shape));
    if (!para) {
        return;
    }
    rcn_tag tag = heading_tag(block->level);
    rcn_breaker_break(galley->breaker, para, false, false);
    if (para->set.count > HEADING_CAP) {
        rcn_compose_plain(composing, block, tag, &shape, 0);
        return;
    }
    rcn_len page =
        (rcn_len)galley->setter->style->lines_per_page * galley->grid;
    if (galley->open && galley->height > page / HEADINGS_SHARE) {
        rcn_strip_end(galley, 0); /* headings of nothing in a row */
    }
    uint32_t above = rcn_composing_above(composing);
    rcn_strip_begin(galley, above);
    rcn_galley_strip *strip = &galley->strips.items[galley->strips.count - 1];
    strip->heading = true;
    strip->flexible = above && !notes ? 1 : 0;
    rcn_galley_open(galley, tag, NULL,
                    rcn_composing_language(composing, block));
    rcn_galley_dest(galley, block->id);
    rcn_galley_para(galley, para, 0);
    rcn_galley_close(galley);
    composing->heading_open = true;
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
        rcn_compose_close_lists(composing, next->within);
    }
    composing->within = next->within;
}

/* A section break: three asterisks in the middle, for the eye alone. */
static void
set_break(rcn_composing *composing)
{
    rcn_galley *galley = composing->galley;
    rcn_para_shape shape =
        rcn_composing_shape(composing, composing->manner->body, 0);
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
        rcn_compose_item(composing, block);
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
        rcn_compose_caption(composing, block);
        break;
    case RCN_BLOCK_FIGURE:
        rcn_compose_figure(composing, block);
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
