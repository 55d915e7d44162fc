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

#define GROUP_STEPS   4 /* from a block to the group of a heading it is in */
#define NUMBER_WORDS  2 /* of a heading that only counts: "X", "Chapter IV" */
#define SUBHEAD_WORDS 15

/* Returns the <hgroup> around a block, or RCN_HTML_NONE. */
static uint32_t
group_of(const rcn_html_builder *builder, uint32_t element)
{
    for (int i = 0; i < GROUP_STEPS && element != RCN_HTML_NONE; i++) {
        if (builder->elements.items[element].tag == RCN_TAG_HGROUP) {
            return element;
        }
        element = builder->elements.items[element].parent;
    }
    return RCN_HTML_NONE;
}

/* Returns the level of the heading that a block goes on with: a paragraph in the
 * <hgroup> of a heading that only counts is the words of that heading, as in
 * "X" and "The Ferry" below it; 0: it does not. */
static uint8_t
level_of_group(const rcn_html_builder *builder, const rcn_html_block *block)
{
    uint32_t group = group_of(builder, block->element);
    if (group == RCN_HTML_NONE || !builder->blocks.count) {
        return 0;
    }
    const rcn_html_block *last =
        &builder->blocks.items[builder->blocks.count - 1];
    rcn_text number = {builder->text.at + last->start, last->end - last->start};
    rcn_text words = {builder->text.at + block->start,
                      block->end - block->start};
    bool counts = last->kind == RCN_BLOCK_HEADING &&
                  group_of(builder, last->element) == group &&
                  rcn_utf8_count_words(number) <= NUMBER_WORDS;
    bool fits = counts && rcn_utf8_count_words(words) <= SUBHEAD_WORDS;
    return !fits ? 0 : last->level < 6 ? (uint8_t)(last->level + 1) : 6;
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
    } else if (tag == RCN_TAG_P && level_of_group(builder, block)) {
        block->level = level_of_group(builder, block);
        block->kind = RCN_BLOCK_HEADING;
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
