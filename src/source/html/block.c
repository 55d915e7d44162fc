/* Leaf blocks of a page: the text between two block elements, or two <br>.  The
 * idea of leaf blocks as the units of extraction is C. Kohlschuetter's
 * ("Boilerplate Detection using Shallow Text Features", WSDM 2010). */
#include "source/html/build.h"

#include "base/utf8.h"

/* Returns what a block is a block of: the first of the four elements around it
 * that decides it (a span in a div in a cell is the cell's). */
static rcn_html_tag
owning_tag(const rcn_html_builder *builder, uint32_t element)
{
    for (int i = 0; i < 4 && element != RCN_HTML_NONE; i++) {
        const rcn_html_element *at = &builder->elements.items[element];
        if (rcn_html_tag_is((rcn_html_tag)at->tag, 'O')) {
            return (rcn_html_tag)at->tag;
        }
        element = at->parent;
    }
    return RCN_TAG_OTHER;
}

bool
rcn_html_is_inside(const rcn_html_builder *builder, uint32_t element,
                   rcn_html_inside what)
{
    return element != RCN_HTML_NONE &&
           (builder->elements.items[element].inside >> what & 1u);
}

/* Returns true when the element is the first thing in its list item, so that
 * its text is the item's own. */
static bool
begins_item(const rcn_html_builder *builder, const rcn_html_block *block)
{
    uint32_t at = block->element;
    for (int i = 0; i < 4 && at != RCN_HTML_NONE; i++) {
        const rcn_html_element *element = &builder->elements.items[at];
        if (element->tag == RCN_TAG_LI || element->tag == RCN_TAG_DD) {
            uint32_t last = RCN_HTML_NONE;
            if (builder->blocks.count) {
                last = builder->blocks.items[builder->blocks.count - 1].element;
            }
            return last == RCN_HTML_NONE || last < at;
        }
        at = element->parent;
    }
    return false;
}

static void
classify(const rcn_html_builder *builder, rcn_html_block *block)
{
    rcn_html_tag tag = owning_tag(builder, block->element);
    block->tag = (uint8_t)tag;
    block->kind = RCN_BLOCK_PARAGRAPH;
    if (rcn_html_is_inside(builder, block->element, RCN_IN_PRE)) {
        block->kind = RCN_BLOCK_PRE;
    } else if (tag >= RCN_TAG_H1 && tag <= RCN_TAG_H6) {
        block->kind = RCN_BLOCK_HEADING;
        block->level = (uint8_t)(tag - RCN_TAG_H1 + 1);
    } else if (tag == RCN_TAG_TD || tag == RCN_TAG_TH) {
        block->kind = RCN_BLOCK_TABLE;
    } else if (tag == RCN_TAG_FIGCAPTION || tag == RCN_TAG_CAPTION) {
        block->kind = RCN_BLOCK_CAPTION;
    } else if (begins_item(builder, block)) {
        uint8_t lists = builder->elements.items[block->element].lists;
        block->kind = RCN_BLOCK_ITEM;
        block->level = lists ? lists : 1;
    } else if (rcn_html_is_inside(builder, block->element, RCN_IN_BLOCKQUOTE)) {
        block->kind = RCN_BLOCK_QUOTE;
    }
}

void
rcn_html_block_end(rcn_html_builder *builder)
{
    builder->pending_breaks = 0;
    if (!builder->block_open) {
        return;
    }
    if (builder->blocks.count >= builder->block_limit) {
        /* Too many: they run on as one, each on a line of its own. */
        builder->full = true;
        RCN_PUSH(builder->scratch, &builder->breaks,
                 (uint32_t)builder->text.len);
        return;
    }
    rcn_html_block *block = &builder->block;
    rcn_text text = {builder->text.at + block->start,
                     block->end - block->start};
    block->wordless = !rcn_text_has_word(text);
    classify(builder, block);
    RCN_PUSH(builder->scratch, &builder->blocks, *block);
    builder->block_open = false;
}
