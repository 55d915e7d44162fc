/* One block as XHTML: its element, its role, and the links back from a note. */
#include "markup/flow.h"

#include <inttypes.h>

#include "edition/notes.h"
#include "markup/xhtml.h"
#include "source/note.h"

/* A block from which a link leads back to the text is a note. */
static bool
is_note(const rcn_block *block)
{
    if (block->reference_count) {
        return true;
    }
    for (uint32_t i = 0; i < block->mark_count; i++) {
        const rcn_mark *mark = &block->marks[i];
        if (mark->kind == RCN_MARK_LINK && mark->value &&
            mark->value[0] == '#' &&
            rcn_is_return_sign(
                rcn_text_slice(block->text, mark->start, mark->end))) {
            return true;
        }
    }
    return false;
}

void
rcn_xhtml_open(rcn_markup *markup, const rcn_block *block, const char *element,
               const char *class_name)
{
    rcn_xml_open(markup->xml, element);
    rcn_xml_attribute(markup->xml, "class", class_name);
    rcn_xml_attribute(markup->xml, "id", block->id);
    rcn_xml_attribute(markup->xml, "data-n",
                      markup->numbers ? block->citation : NULL);
    /* The role alone: there are readers that take an element of epub:type
     * footnote out of the text and lose it.  A heading may not have it (ARIA in
     * HTML), nor a figure with a caption. */
    bool plain =
        block->kind != RCN_BLOCK_HEADING && block->kind != RCN_BLOCK_FIGURE;
    if (plain && block->origin == RCN_ORIGIN_SOURCE && is_note(block)) {
        rcn_xml_attribute(markup->xml, "role", "doc-footnote");
    }
    (void)rcn_xhtml_language(markup, block->language);
}

void
rcn_xhtml_close(rcn_markup *markup)
{
    rcn_xml_close(markup->xml);
    rcn_xml_string(markup->xml, "\n");
}

/* A link from a note to a place where it is referred to, without words, so that
 * the text of the note is the source's alone: the style shows an arrow, and the
 * letter of the reference where there are several. */
static void
write_return(rcn_markup *markup, const rcn_block_reference *reference,
             const char *letter)
{
    const char *place = markup->place(markup->context, reference->block);
    if (!place) {
        return;
    }
    rcn_xml_open(markup->xml, "a");
    rcn_xml_attribute(markup->xml, "class", "backlink");
    rcn_xml_attribute(markup->xml, "role", "doc-backlink");
    rcn_xml_attribute(
        markup->xml, "href",
        rcn_arena_printf(markup->arena, "%sr%u", place, reference->at));
    rcn_xml_attribute(markup->xml, "aria-label",
                      letter
                          ? rcn_arena_printf(markup->arena, "\u21A9 %s", letter)
                          : "\u21A9");
    rcn_xml_attribute(markup->xml, "data-letter", letter);
    rcn_xml_close(markup->xml);
}

static void
write_back(rcn_markup *markup, const rcn_block *block)
{
    uint32_t count = block->reference_count;
    for (uint32_t i = 0; i < count; i++) {
        const char *letter =
            count > 1 ? rcn_note_letter(markup->arena, i) : NULL;
        write_return(markup, &block->references[i], letter);
    }
}

void
rcn_xhtml_simple(rcn_markup *markup, const rcn_block *block, size_t index,
                 const char *element, const char *class_name)
{
    rcn_xhtml_open(markup, block, element, class_name);
    rcn_walk_block(markup, block, index);
    write_back(markup, block);
    rcn_xhtml_close(markup);
}

void
rcn_xhtml_heading(rcn_markup *markup, const rcn_block *block, size_t index,
                  size_t rank)
{
    static const char *const elements[] = {"h1", "h2", "h3", "h4", "h5", "h6"};
    rcn_xhtml_simple(markup, block, index, elements[(rank < 6 ? rank : 6) - 1],
                     NULL);
}

void
rcn_xhtml_item(rcn_markup *markup, const rcn_block *block, size_t index)
{
    rcn_xhtml_open(markup, block, "p", "item");
    rcn_walk walk = rcn_walk_begin(markup, block, index);
    if (block->marker_len) {
        rcn_xml_open(markup->xml, "span");
        rcn_xml_attribute(markup->xml, "class", "marker");
        rcn_walk_to(&walk, block->marker_len);
        rcn_walk_suspend(&walk);
        rcn_xml_close(markup->xml);
        rcn_walk_resume(&walk);
    }
    rcn_walk_to(&walk, block->text.len);
    rcn_walk_suspend(&walk);
    write_back(markup, block);
    rcn_xml_close(markup->xml);
}

size_t
rcn_xhtml_quotes(rcn_markup *markup, const rcn_block *blocks, size_t at,
                 size_t end)
{
    rcn_xml_open(markup->xml, "blockquote");
    rcn_xml_string(markup->xml, "\n");
    size_t first = at;
    for (; at < end && blocks[at].kind == RCN_BLOCK_QUOTE &&
           blocks[at].within == blocks[first].within &&
           (at == first || !blocks[at].begins_quote);
         at++) {
        rcn_xhtml_simple(markup, &blocks[at], at, "p", NULL);
    }
    rcn_xhtml_close(markup);
    return at;
}
