/* Running text in TEI P5 (chapters 3, 4 and 14): divisions, paragraphs, lists,
 * tables, and what is inside them. */
#include <string.h>
#include <strings.h>

#include "markup/link.h"
#include "markup/xhtml.h"
#include "twins/tei.h"

static bool
open_reference(const rcn_walk *walk, const rcn_mark *mark)
{
    const char *target = rcn_walk_inside(walk, RCN_MARK_LINK)
                             ? NULL
                             : rcn_walk_address(walk, mark);
    if (target) {
        rcn_xml_open(walk->markup->xml, "ref");
        rcn_xml_attribute(walk->markup->xml, "target", target);
    }
    return target != NULL;
}

static bool
open_mark(rcn_walk *walk, const rcn_mark *mark)
{
    rcn_xml *xml = walk->markup->xml;
    rcn_mark_element element = rcn_mark_element_tei(mark->kind);
    if (element.name) {
        rcn_xml_open(xml, element.name);
        rcn_xml_attribute(xml, "rend", element.manner);
        return true;
    }
    if (mark->kind == RCN_MARK_LINK) {
        return open_reference(walk, mark);
    }
    if (mark->kind == RCN_MARK_LANGUAGE) {
        rcn_xml_open(xml, "foreign");
        rcn_xml_attribute(xml, "xml:lang", mark->value);
        return true;
    }
    if (mark->kind == RCN_MARK_FORMULA) {
        rcn_xml_open(xml, "formula");
        rcn_xml_attribute(xml, "notation", "text");
        return true;
    }
    if (mark->kind == RCN_MARK_TIME) {
        rcn_xml_open(xml, "date");
        rcn_xml_attribute(xml, "when",
                          rcn_xhtml_datetime(walk->markup->arena, mark->value));
        return true;
    }
    return false;
}

static void
write_point(const rcn_walk *walk, const rcn_mark *mark)
{
    rcn_xml *xml = walk->markup->xml;
    if (mark->kind == RCN_MARK_SOURCE_PAGE) {
        bool labelled = mark->value && *mark->value;
        rcn_xml_open(xml, "pb");
        rcn_xml_attribute(xml, "n", labelled ? mark->value : NULL);
        rcn_xml_close_void(xml);
    } else if (mark->kind == RCN_MARK_NOTE && mark->value) {
        rcn_xml_open(xml, "anchor");
        rcn_xml_attribute(
            xml, "xml:id",
            rcn_query_reference_id(walk->markup->arena, mark->value));
        rcn_xml_close_void(xml);
    }
}

/* The pages of our own printed edition are no part of the sources. */
static void
write_page(const rcn_markup *markup, const rcn_page_break *place)
{
    (void)markup;
    (void)place;
}

static void
write_line(rcn_xml *xml)
{
    rcn_xml_open(xml, "lb");
    rcn_xml_close_void(xml);
}

const rcn_markup_names rcn_tei_names = {.open = open_mark,
                                        .point = write_point,
                                        .page = write_page,
                                        .line = write_line};

static void
open_block(const rcn_markup *markup, const rcn_block *block, const char *name)
{
    rcn_xml *xml = markup->xml;
    const char *around = markup->language ? markup->language : "";
    rcn_xml_open(xml, name);
    rcn_xml_attribute(xml, "xml:id", block->id);
    rcn_xml_attribute(xml, "n", block->citation);
    if (block->language && strcmp(block->language, around) != 0) {
        rcn_xml_attribute(xml, "xml:lang", block->language);
    }
}

static void
close_element(const rcn_markup *markup)
{
    rcn_xml_close(markup->xml);
    rcn_xml_string(markup->xml, "\n");
}

static void
write_simple(rcn_markup *markup, const rcn_block *block, const char *name,
             const char *rend)
{
    open_block(markup, block, name);
    rcn_xml_attribute(markup->xml, "rend", rend);
    if (block->kind == RCN_BLOCK_PRE) {
        rcn_xml_attribute(markup->xml, "xml:space", "preserve");
    }
    rcn_walk_block(markup, block, 0);
    close_element(markup);
}

/* Opens a cell; false for a place that another cell takes. */
static bool
open_cell(const rcn_markup *markup, const rcn_block *block, uint32_t index)
{
    rcn_xml *xml = markup->xml;
    const rcn_block_cell *cell =
        index < block->cell_count ? &block->cells[index] : NULL;
    if (cell && !cell->columns) {
        return false;
    }
    rcn_xml_open(xml, "cell");
    rcn_xml_attribute(xml, "role", cell && cell->head ? "label" : NULL);
    if (cell && cell->columns > 1) {
        rcn_xml_attribute(xml, "cols",
                          rcn_arena_printf(markup->arena, "%u", cell->columns));
    }
    if (cell && cell->rows > 1 && cell->rows < UINT16_MAX) {
        rcn_xml_attribute(xml, "rows",
                          rcn_arena_printf(markup->arena, "%u", cell->rows));
    }
    return true;
}

static void
write_row(rcn_walk *walk, bool head, uint32_t *cell)
{
    rcn_xml *xml = walk->markup->xml;
    rcn_text text = walk->block->text;
    rcn_xml_open(xml, "row");
    rcn_xml_attribute(xml, "role", head ? "label" : NULL);
    for (;;) {
        size_t end = walk->at;
        while (end < text.len && text.at[end] != '\t' && text.at[end] != '\n') {
            end++;
        }
        if (open_cell(walk->markup, walk->block, (*cell)++)) {
            rcn_walk_resume(walk);
            rcn_walk_to(walk, end);
            rcn_walk_suspend(walk);
            rcn_xml_close(xml);
        }
        if (end == text.len || text.at[end] == '\n') {
            break;
        }
        rcn_walk_skip(walk, end + 1);
    }
    rcn_xml_close(xml);
    if (walk->at < text.len) {
        rcn_walk_skip(walk, walk->at + 1);
    }
}

static void
write_table(rcn_markup *markup, const rcn_block *block)
{
    rcn_walk walk = rcn_walk_begin(markup, block, 0);
    open_block(markup, block, "table");
    uint32_t cell = 0;
    uint32_t row = 0;
    do {
        write_row(&walk, row++ < block->level, &cell);
    } while (walk.at < block->text.len);
    close_element(markup);
}

static size_t
write_quotes(rcn_markup *markup, const rcn_block *blocks, size_t at,
             size_t count)
{
    rcn_xml_open(markup->xml, "quote");
    rcn_xml_string(markup->xml, "\n");
    size_t first = at;
    for (; at < count && blocks[at].kind == RCN_BLOCK_QUOTE &&
           (at == first || !blocks[at].begins_quote);
         at++) {
        write_simple(markup, &blocks[at], "p", NULL);
    }
    close_element(markup);
    return at;
}

static void
write_figure(rcn_markup *markup, const rcn_block *block)
{
    const rcn_figure *figure = block->figure;
    open_block(markup, block, "figure");
    if (figure->address && strncasecmp(figure->address, "data:", 5) != 0) {
        rcn_xml_open(markup->xml, "graphic");
        rcn_xml_attribute(markup->xml, "url", figure->address);
        rcn_xml_close_void(markup->xml);
    }
    rcn_xml_line(markup->xml, "figDesc", figure->alt);
    close_element(markup);
}

static void
write_block(rcn_markup *markup, const rcn_block *block)
{
    if (block->kind == RCN_BLOCK_FIGURE) {
        write_figure(markup, block);
    } else if (block->kind == RCN_BLOCK_TABLE) {
        write_table(markup, block);
    } else if (block->kind == RCN_BLOCK_PRE) {
        write_simple(markup, block, "ab", "preformatted");
    } else {
        write_simple(markup, block, "p",
                     block->kind == RCN_BLOCK_CAPTION ? "caption" : NULL);
    }
}

static size_t
write_list(rcn_markup *markup, const rcn_block *blocks, size_t at, size_t count)
{
    rcn_rank_stack levels = {0};
    size_t open = 0;
    for (;
         at < count && (blocks[at].kind == RCN_BLOCK_ITEM || blocks[at].within);
         at++) {
        if (blocks[at].kind != RCN_BLOCK_ITEM) {
            write_block(markup, &blocks[at]);
            continue;
        }
        size_t depth = rcn_rank_enter(&levels, blocks[at].level);
        for (; open > depth; open--) {
            close_element(markup); /* item */
            close_element(markup); /* list */
        }
        if (open < depth) {
            rcn_xml_open(markup->xml, "list");
            rcn_xml_string(markup->xml, "\n");
            open++;
        } else {
            close_element(markup);
        }
        rcn_xml_open(markup->xml, "item");
        if (rcn_ordinal_counts(blocks[at].ordinal)) {
            rcn_xml_attribute(
                markup->xml, "n",
                rcn_ordinal_text(markup->arena, blocks[at].ordinal));
        }
        write_simple(markup, &blocks[at], "p", NULL);
    }
    for (; open; open--) {
        close_element(markup);
        close_element(markup);
    }
    return at;
}

/* Closes the divisions that a heading of this level ends, opens its own. */
static size_t
enter_division(rcn_markup *markup, rcn_rank_stack *levels, size_t open,
               const rcn_block *heading)
{
    size_t depth = rcn_rank_enter(levels, heading->level);
    for (; open >= depth; open--) {
        close_element(markup);
    }
    rcn_xml_open(markup->xml, "div");
    rcn_xml_string(markup->xml, "\n");
    write_simple(markup, heading, "head", NULL);
    return depth;
}

/* All is in one division: what comes before the first heading, then the
 * divisions of the headings.  A division needs something in it. */
void
rcn_tei_blocks(rcn_markup *markup, const rcn_block *blocks, size_t count)
{
    rcn_rank_stack levels = {0};
    size_t open = 0;
    rcn_xml_open(markup->xml, "div");
    rcn_xml_string(markup->xml, "\n");
    if (!count) {
        rcn_xml_line(markup->xml, "p", "");
    }
    for (size_t at = 0; at < count;) {
        if (blocks[at].after_break) {
            rcn_xml_open(markup->xml, "milestone");
            rcn_xml_attribute(markup->xml, "unit", "section");
            rcn_xml_attribute(markup->xml, "rend", "asterisks");
            rcn_xml_close_void(markup->xml);
        }
        if (blocks[at].kind == RCN_BLOCK_HEADING) {
            open = enter_division(markup, &levels, open, &blocks[at++]);
        } else if (blocks[at].kind == RCN_BLOCK_ITEM) {
            at = write_list(markup, blocks, at, count);
        } else if (blocks[at].kind == RCN_BLOCK_QUOTE) {
            at = write_quotes(markup, blocks, at, count);
        } else {
            write_block(markup, &blocks[at++]);
        }
    }
    for (; open; open--) {
        close_element(markup);
    }
    close_element(markup);
}
