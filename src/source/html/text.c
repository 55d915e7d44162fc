/* The text of a page: appended to one run, with the table of its lines and the
 * places in the source where its nodes stand. */
#include "source/html/build.h"

#include "base/utf8.h"

#define NODES_MOST ((size_t)1 << 20) /* whose places are noted */

/* Keeps the table of lines: entry i is the text of line i + 1 of the file. */
static void
note_lines(rcn_html_builder *builder, rcn_text text, uint32_t start)
{
    uint32_t feeds = 0;
    for (size_t i = 0; i < text.len; i++) {
        feeds += text.at[i] == '\n';
    }
    uint32_t first = builder->line > feeds ? builder->line - feeds : 1;
    while (builder->lines.count < first) {
        RCN_PUSH(builder->scratch, &builder->lines, (rcn_line){.start = start});
    }
    for (uint32_t i = 0; feeds && i < text.len; i++) {
        if (text.at[i] == '\n' && builder->lines.count < builder->line) {
            RCN_PUSH(builder->scratch, &builder->lines,
                     (rcn_line){.start = start + i + 1});
        }
    }
}

/* Adds text; U+0080 to U+009F are read as windows-1252, which is what those who
 * write &#150; mean (HTML Living Standard, 13.2.5.80). */
static rcn_text
add_text(rcn_html_builder *builder, rcn_text text)
{
    static const uint16_t western[32] = {
        0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
        0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,   0x017D, 0x8F,
        0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
        0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};
    size_t start = builder->text.len;
    size_t done = 0;
    for (size_t at = 0; at + 1 < text.len; at++) {
        unsigned char next = (unsigned char)text.at[at + 1];
        if (text.at[at] == '\xC2' && next < 0xA0) {
            rcn_buffer_add(&builder->text, rcn_text_slice(text, done, at));
            rcn_buffer_rune(&builder->text, western[next - 0x80]);
            done = at + 2;
            at++;
        }
    }
    rcn_buffer_add(&builder->text, rcn_text_slice(text, done, text.len));
    return (rcn_text){builder->text.at + start, builder->text.len - start};
}

/* Without white space and what cannot be printed at both ends. */
static rcn_text
trim(rcn_text text)
{
    while (text.len) {
        uint32_t rune = 0;
        size_t len = rcn_utf8_next(text, 0, &rune);
        if (!rcn_rune_is_space(rune) && !rcn_rune_is_unprintable(rune)) {
            break;
        }
        text = rcn_text_slice(text, len, text.len);
    }
    while (text.len) {
        uint32_t rune = 0;
        size_t len = rcn_utf8_prev(text, text.len, &rune);
        if (!rcn_rune_is_space(rune) && !rcn_rune_is_unprintable(rune)) {
            break;
        }
        text.len -= len;
    }
    return text;
}

/* Notes where in the source the text stands that begins at byte `start`; what
 * follows the last node without a tag between goes on with it, and all that
 * follows NODES_MOST nodes is one whose place is not known.  Of "&Co" that
 * is no entity the parser gives "&" and "Co", and is behind both. */
static void
note_node(rcn_html_builder *builder, uint32_t start)
{
    rcn_text_node node = {start, RCN_NODE_UNKNOWN, RCN_NODE_UNKNOWN};
    size_t count = builder->nodes.count;
    rcn_text_node *last = count ? &builder->nodes.items[count - 1] : NULL;
    bool follows = last && last->start != RCN_NODE_UNKNOWN &&
                   builder->source_from <= last->end;
    if (builder->source_from >= builder->nodes_end && count < NODES_MOST &&
        builder->source_at < RCN_NODE_UNKNOWN) {
        node.start = (uint32_t)builder->source_from;
        node.end = (uint32_t)builder->source_at;
    }
    if (follows) {
        last->end = (uint32_t)builder->source_at;
    } else if (!last || last->start != node.start) {
        RCN_PUSH(builder->scratch, &builder->nodes, node);
    }
    builder->nodes_end = builder->source_from == SIZE_MAX ? builder->nodes_end
                                                          : builder->source_at;
}

void
rcn_html_build_text(rcn_html_builder *builder, rcn_text text)
{
    const rcn_html_open *open = rcn_html_innermost(builder);
    if (open->skipped || !text.len || rcn_html_foot_holds(builder, text)) {
        return;
    }
    uint32_t start = (uint32_t)builder->text.len;
    text = add_text(builder, text);
    note_lines(builder, text, start);
    note_node(builder, start);
    if (open->hole == RCN_HTML_PATCH_FORMULA) {
        rcn_formula_text(builder->formula, text);
    }
    rcn_text trimmed = trim(text);
    if (!trimmed.len || (open->hole && open->hole != RCN_HTML_PATCH_FORMULA)) {
        return;
    }
    bool verbatim = rcn_html_is_inside(builder, open->element, RCN_IN_PRE);
    if (builder->pending_breaks >= 2 && !verbatim) {
        rcn_html_block_end(builder);
    }
    builder->pending_breaks = 0;
    uint32_t first = start + (uint32_t)(trimmed.at - text.at);
    rcn_html_patch_put(builder, first);
    rcn_html_block *block = &builder->block;
    if (!builder->block_open) {
        builder->block_open = true;
        *block = (rcn_html_block){.start = first,
                                  .element = open->element,
                                  .hidden = open->hidden,
                                  .unseen = open->unseen,
                                  .noscript = open->noscript,
                                  .head = open->head};
        /* The line is looked up at the end, when lines are complete. */
    }
    block->end = first + (uint32_t)trimmed.len;
    if (open->in_link) {
        block->link_bytes += (uint32_t)trimmed.len;
    }
}
