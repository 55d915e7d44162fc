/* Blocks in a row as XHTML: what a block cannot say alone (which items make one
 * list, how deep, what rank a heading has) follows from its neighbours. */
#include "markup/flow.h"

#include "markup/link.h"
#include "markup/xhtml.h"

/* Returns a picture, or the words that stand for it, with the caption behind
 * it; returns the first block after both. */
static size_t
write_figure(rcn_markup *markup, const rcn_block *blocks, size_t at, size_t end)
{
    const rcn_block *block = &blocks[at];
    const rcn_figure *figure = block->figure;
    const char *address = figure->image && markup->image
                              ? markup->image(markup->context, figure->image)
                              : NULL;
    static const char *const unseen[] = {"unseen", "unseen video",
                                         "unseen sound", "unseen frame"};
    rcn_xhtml_open(markup, block, "figure",
                   address ? NULL : unseen[figure->kind]);
    const char *link =
        figure->address ? rcn_link_href(markup->arena, figure->address) : NULL;
    if (!address && link) {
        rcn_xml_open(markup->xml, "a");
        rcn_xml_attribute(markup->xml, "href", link);
        rcn_xml_string(markup->xml, figure->alt);
        rcn_xml_close(markup->xml);
    } else if (address) {
        rcn_xml_open(markup->xml, "img");
        rcn_xml_attribute(markup->xml, "src", address);
        rcn_xml_attribute(markup->xml, "alt", figure->alt);
        rcn_xml_close_void(markup->xml);
    } else {
        rcn_xml_string(markup->xml, figure->alt);
    }
    at++;
    if (at < end && blocks[at].kind == RCN_BLOCK_CAPTION) {
        rcn_xml_string(markup->xml, "\n");
        rcn_xhtml_simple(markup, &blocks[at], at, "figcaption", NULL);
        at++;
    }
    rcn_xhtml_close(markup);
    return at;
}

static void
write_block(rcn_markup *markup, const rcn_block *block, size_t index)
{
    switch (block->kind) {
    case RCN_BLOCK_PRE:
        rcn_xhtml_simple(markup, block, index, "pre", NULL);
        break;
    case RCN_BLOCK_TABLE:
        rcn_xhtml_table(markup, block, index, NULL);
        break;
    case RCN_BLOCK_CAPTION:
        rcn_xhtml_simple(markup, block, index, "p", "caption");
        break;
    case RCN_BLOCK_FIELD:
        rcn_xhtml_simple(markup, block, index, "p", "field");
        break;
    case RCN_BLOCK_ENTRY:
        rcn_xhtml_simple(markup, block, index, "p", "entry");
        break;
    case RCN_BLOCK_FIGURE: /* written by rcn_xhtml_blocks, as these are */
    case RCN_BLOCK_HEADING:
    case RCN_BLOCK_ITEM:
    case RCN_BLOCK_QUOTE:
    case RCN_BLOCK_PARAGRAPH:
        rcn_xhtml_simple(
            markup, block, index, "p",
            rcn_text_find(block->text, "\n", 0) == SIZE_MAX ? NULL : "lines");
        break;
    }
}

size_t
rcn_xhtml_next(rcn_markup *markup, const rcn_block *blocks, size_t at,
               size_t end)
{
    if (blocks[at].kind == RCN_BLOCK_QUOTE) {
        return rcn_xhtml_quotes(markup, blocks, at, end);
    }
    if (blocks[at].kind == RCN_BLOCK_FIGURE) {
        return write_figure(markup, blocks, at, end);
    }
    if (blocks[at].kind == RCN_BLOCK_CAPTION && blocks[at].level &&
        at + 1 < end && blocks[at + 1].kind == RCN_BLOCK_TABLE) {
        rcn_xhtml_table(markup, &blocks[at + 1], at + 1, &blocks[at]);
        return at + 2;
    }
    write_block(markup, &blocks[at], at);
    return at + 1;
}

void
rcn_xhtml_blocks(rcn_markup *markup, const rcn_block *blocks, size_t start,
                 size_t end, unsigned rank)
{
    rcn_rank_stack headings = {0};
    size_t at = start;
    while (at < end) {
        const rcn_block *block = &blocks[at];
        if (block->after_break) {
            rcn_xml_open(markup->xml, "hr");
            rcn_xml_close_void(markup->xml);
            rcn_xml_string(markup->xml, "\n");
        }
        if (block->kind == RCN_BLOCK_ITEM) {
            at = rcn_xhtml_list(markup, blocks, at, end);
        } else if (block->kind == RCN_BLOCK_HEADING) {
            size_t depth = rcn_rank_enter(&headings, block->level);
            rcn_xhtml_heading(markup, block, at++, rank + depth - 1);
        } else {
            at = rcn_xhtml_next(markup, blocks, at, end);
        }
    }
}
