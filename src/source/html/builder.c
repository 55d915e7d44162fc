/* Begins the state of a page that is being read, and hands what has grown to
 * the document: text, lines, elements, blocks, marks. */
#include "source/html/build.h"

#include <string.h>

#define FREE_BLOCKS ((size_t)16384)

static size_t
smaller(size_t a, size_t b)
{
    return a < b ? a : b;
}

void
rcn_html_builder_start(rcn_html_builder *builder, rcn_arena *arena,
                       rcn_text source)
{
    /* Real pages have a block in 90 bytes and an element in 36 at the most; big
     * tables have more, and are let through while they are small.  The limits
     * keep what is remembered in proportion to what is read. */
    size_t len = smaller(source.len, (RCN_DOCUMENT_BLOCKS - FREE_BLOCKS) * 96);
    rcn_arena *scratch = rcn_arena_new(0);
    *builder = (rcn_html_builder){
        .arena = arena,
        .scratch = scratch,
        .source = source,
        .line = 1,
        .element_limit = 2 * (FREE_BLOCKS + len / 96),
        .block_limit = FREE_BLOCKS + len / 96,
        .mark_limit = FREE_BLOCKS + len / 64,
        .text = rcn_buffer_new(scratch),
        .script = rcn_buffer_new(scratch),
        .opening = rcn_buffer_new(scratch),
        .candidates = rcn_buffer_new(scratch),
        .sheet = rcn_html_sheet_new(scratch),
        .hung = {.element = RCN_HTML_NONE},
    };
    RCN_PUSH(scratch, &builder->names, "");
    (void)rcn_buffer_text(&builder->text); /* so that it stands somewhere */
}

static void
finish_lines(rcn_html_builder *builder)
{
    const char *text = builder->text.at;
    for (size_t i = 0; i < builder->lines.count; i++) {
        rcn_line *line = &builder->lines.items[i];
        line->end = i + 1 < builder->lines.count
                        ? builder->lines.items[i + 1].start
                        : (uint32_t)builder->text.len;
        while (line->end > line->start &&
               (text[line->end - 1] == '\n' || text[line->end - 1] == '\r')) {
            line->end--;
        }
    }
}

/* Gives each block its line and the count of links that begin in it. */
static void
finish_blocks(rcn_html_builder *builder, const rcn_document *document)
{
    size_t mark = 0;
    for (size_t i = 0; i < builder->blocks.count; i++) {
        rcn_html_block *block = &builder->blocks.items[i];
        block->line = rcn_document_line(document, block->start);
        for (; mark < builder->marks.count &&
               builder->marks.items[mark].start < block->end;
             mark++) {
            if (builder->marks.items[mark].kind == RCN_MARK_LINK &&
                builder->marks.items[mark].end > block->start &&
                block->link_count < UINT16_MAX) {
                block->link_count++;
            }
        }
    }
}

/* Returns a list that is whole, moved from where it grew to the document: it
 * takes its own bytes there and no more. */
static void *
hand_over(const rcn_html_builder *builder, const void *items, size_t count,
          size_t size)
{
    void *copy = rcn_arena_alloc(builder->arena, count, size);
    if (count) {
        memcpy(copy, items, count * size);
    }
    return copy;
}

#define HAND(owner, many, number, list)                               \
    ((owner)->many =                                                  \
         hand_over(builder, builder->list.items, builder->list.count, \
                   sizeof *builder->list.items),                      \
     (owner)->number = builder->list.count)

void
rcn_html_builder_finish(rcn_html_builder *builder, rcn_document *document)
{
    rcn_html_build_unwind(builder, 0);
    rcn_html_block_end(builder);
    rcn_text text = rcn_buffer_text(&builder->text);
    builder->text.at = rcn_text_string(builder->arena, text);
    document->text = (rcn_text){builder->text.at, text.len};
    finish_lines(builder);
    HAND(document, lines, line_count, lines);
    rcn_html_patches_finish(builder);
    rcn_html_ruby_finish(builder);
    finish_blocks(builder, document);
    rcn_html_lists_finish(builder);
    rcn_html *html = rcn_arena_alloc(builder->arena, 1, sizeof *html);
    *html = builder->html;
    HAND(html, elements, element_count, elements);
    HAND(html, blocks, block_count, blocks);
    HAND(html, marks, mark_count, marks);
    HAND(html, breaks, break_count, breaks);
    HAND(html, patches, patch_count, patches);
    HAND(html, rules, rule_count, rules);
    HAND(html, pages, page_count, pages);
    HAND(html, images, image_count, images);
    HAND(html, ordinals, ordinal_count, ordinals);
    HAND(html, listed, listed_count, listed);
    HAND(html, extents, extent_count, extents);
    HAND(html, anchors, anchor_count, anchors);
    HAND(html, names, name_count, names);
    HAND(document, nodes, node_count, nodes);
    HAND(document, metadata, metadata_count, metadata);
    document->html = html;
    rcn_arena_free(builder->scratch);
}
