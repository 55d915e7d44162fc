/* Blocks in a row as XHTML: what a block cannot say alone (which items make one
 * list, how deep, what rank a heading has) follows from its neighbours. */
#include "markup/xhtml.h"

#include <string.h>

#include "markup/link.h"
#include "markup/walk.h"

#define NEST_DEPTH 12

/* Levels of the headings or items above the present one.  A source may begin at
 * any level and skip some; the depth of this stack never skips. */
typedef struct rcn_rank_stack {
    uint32_t levels[NEST_DEPTH];
    size_t depth;
} rcn_rank_stack;

/* Finds the rank of a level: pops what is as deep or deeper, pushes it. */
static size_t
enter(rcn_rank_stack *stack, uint32_t level)
{
    while (stack->depth && stack->levels[stack->depth - 1] >= level) {
        stack->depth--;
    }
    if (stack->depth == NEST_DEPTH) {
        stack->depth--;
    }
    stack->levels[stack->depth++] = level;
    return stack->depth;
}

const char *
rcn_xhtml_language(rcn_xhtml *xhtml, const char *language)
{
    const char *around = xhtml->language ? xhtml->language : "";
    if (!language || strcmp(language, around) == 0) {
        return xhtml->language;
    }
    rcn_xml_attribute(xhtml->xml, "lang", language);
    rcn_xml_attribute(xhtml->xml, "xml:lang", language);
    bool rtl = rcn_language_is_rtl(language);
    if (rtl != rcn_language_is_rtl(around)) {
        rcn_xml_attribute(xhtml->xml, "dir", rtl ? "rtl" : "ltr");
    }
    return language;
}

const char *
rcn_xhtml_page_id(rcn_arena *arena, const rcn_page_break *place)
{
    return rcn_arena_printf(arena, "page-%s", place->label);
}

const char *
rcn_xhtml_datetime(rcn_arena *arena, const char *edtf)
{
    static const char form[] = "dddd-dd-dd";
    size_t len = 0;
    while (form[len] && edtf[len] &&
           (form[len] == '-' ? edtf[len] == '-'
                             : edtf[len] >= '0' && edtf[len] <= '9')) {
        len++;
    }
    const char *rest = edtf + len;
    if (*rest && strchr("?~%", *rest)) {
        rest++;
    }
    /* Of a year, a month or a day, and nothing behind it. */
    bool whole = (len == 4 || len == 7 || len == 10) && !*rest;
    return whole ? rcn_arena_strndup(arena, edtf, len) : NULL;
}

static void
open_block(rcn_xhtml *xhtml, const rcn_block *block, const char *element,
           const char *class_name)
{
    rcn_xml_open(xhtml->xml, element);
    rcn_xml_attribute(xhtml->xml, "class", class_name);
    rcn_xml_attribute(xhtml->xml, "id", block->id);
    (void)rcn_xhtml_language(xhtml, block->language);
}

static void
close_block(rcn_xhtml *xhtml)
{
    rcn_xml_close(xhtml->xml);
    rcn_xml_string(xhtml->xml, "\n");
}

void
rcn_xhtml_inline(rcn_xhtml *xhtml, const rcn_block *block, size_t index)
{
    rcn_walk walk = rcn_walk_begin(xhtml, block, index);
    rcn_walk_to(&walk, block->text.len);
    rcn_walk_suspend(&walk);
}

static void
write_simple(rcn_xhtml *xhtml, const rcn_block *block, size_t index,
             const char *element, const char *class_name)
{
    open_block(xhtml, block, element, class_name);
    rcn_xhtml_inline(xhtml, block, index);
    close_block(xhtml);
}

static void
write_heading(rcn_xhtml *xhtml, const rcn_block *block, size_t index,
              size_t rank)
{
    static const char *const elements[] = {"h1", "h2", "h3", "h4", "h5", "h6"};
    write_simple(xhtml, block, index, elements[(rank < 6 ? rank : 6) - 1],
                 NULL);
}

static void
write_item(rcn_xhtml *xhtml, const rcn_block *block, size_t index)
{
    open_block(xhtml, block, "p", "item");
    rcn_walk walk = rcn_walk_begin(xhtml, block, index);
    if (block->marker_len) {
        rcn_xml_open(xhtml->xml, "span");
        rcn_xml_attribute(xhtml->xml, "class", "marker");
        rcn_walk_to(&walk, block->marker_len);
        rcn_walk_suspend(&walk);
        rcn_xml_close(xhtml->xml);
        rcn_walk_resume(&walk);
    }
    rcn_walk_to(&walk, block->text.len);
    rcn_walk_suspend(&walk);
    rcn_xml_close(xhtml->xml);
}

static void
open_list(rcn_xhtml *xhtml, bool marked)
{
    rcn_xml_open(xhtml->xml, "ul");
    rcn_xml_attribute(xhtml->xml, "class", marked ? "marked" : "plain");
    rcn_xml_string(xhtml->xml, "\n");
}

static void
close_list(rcn_xhtml *xhtml)
{
    close_block(xhtml); /* li */
    rcn_xml_close(xhtml->xml);
}

/* Writes the items from `at` on as one list, nested by level; returns the first
 * block after them. */
static size_t
write_list(rcn_xhtml *xhtml, const rcn_block *blocks, size_t at, size_t end)
{
    rcn_rank_stack levels = {0};
    size_t open = 0;
    for (; at < end && blocks[at].kind == RCN_BLOCK_ITEM; at++) {
        size_t depth = enter(&levels, blocks[at].level);
        while (open > depth) {
            close_list(xhtml);
            open--;
        }
        if (open < depth) {
            open_list(xhtml, blocks[at].marker_len > 0);
            open++;
        } else {
            close_block(xhtml);
        }
        rcn_xml_open(xhtml->xml, "li");
        write_item(xhtml, &blocks[at], at);
    }
    while (open--) {
        close_list(xhtml);
    }
    rcn_xml_string(xhtml->xml, "\n");
    return at;
}

static size_t
write_quotes(rcn_xhtml *xhtml, const rcn_block *blocks, size_t at, size_t end)
{
    rcn_xml_open(xhtml->xml, "blockquote");
    rcn_xml_string(xhtml->xml, "\n");
    for (; at < end && blocks[at].kind == RCN_BLOCK_QUOTE; at++) {
        write_simple(xhtml, &blocks[at], at, "p", NULL);
    }
    close_block(xhtml);
    return at;
}

/* The first of the two bytes at or after `from`, or the end of the text. */
static size_t
find_either(rcn_text text, size_t from, char one, char other)
{
    while (from < text.len && text.at[from] != one && text.at[from] != other) {
        from++;
    }
    return from;
}

static void
write_cell(rcn_walk *walk, size_t end, bool head)
{
    rcn_xml *xml = walk->xhtml->xml;
    /* A heading cell without words would head nothing. */
    bool heading = head && end > walk->at;
    rcn_xml_open(xml, heading ? "th" : "td");
    rcn_xml_attribute(xml, "scope", heading ? "col" : NULL);
    rcn_walk_resume(walk);
    rcn_walk_to(walk, end);
    rcn_walk_suspend(walk);
    rcn_xml_close(xml);
}

static void
write_row(rcn_walk *walk, bool head)
{
    rcn_text text = walk->block->text;
    rcn_xml_open(walk->xhtml->xml, "tr");
    for (;;) {
        size_t end = find_either(text, walk->at, '\t', '\n');
        write_cell(walk, end, head);
        if (end == text.len || text.at[end] == '\n') {
            break;
        }
        rcn_walk_skip(walk, end + 1);
    }
    rcn_xml_close(walk->xhtml->xml);
    if (walk->at < text.len) {
        rcn_walk_skip(walk, walk->at + 1);
    }
}

/* The TAB between cells and the LF between rows stay where they are, as white
 * space between elements, so that the text content is the block's text. */
static void
write_table(rcn_xhtml *xhtml, const rcn_block *block, size_t index)
{
    rcn_xml *xml = xhtml->xml;
    rcn_walk walk = rcn_walk_begin(xhtml, block, index);
    open_block(xhtml, block, "table", NULL);
    uint32_t row = 0;
    bool more = true;
    for (const char *const parts[] = {"thead", "tbody"}, *const *part = parts;
         part < parts + 2; part++) {
        uint32_t last = part == parts ? block->level : UINT32_MAX;
        bool open = false;
        while (more && row < last) {
            if (!open) {
                rcn_xml_open(xml, *part);
                open = true;
            }
            write_row(&walk, part == parts);
            more = walk.at < block->text.len;
            row++;
        }
        if (open) {
            rcn_xml_close(xml);
        }
    }
    close_block(xhtml);
}

static void
write_block(rcn_xhtml *xhtml, const rcn_block *block, size_t index)
{
    switch (block->kind) {
    case RCN_BLOCK_PRE:
        write_simple(xhtml, block, index, "pre", NULL);
        break;
    case RCN_BLOCK_TABLE:
        write_table(xhtml, block, index);
        break;
    case RCN_BLOCK_CAPTION:
        write_simple(xhtml, block, index, "p", "caption");
        break;
    case RCN_BLOCK_FIELD:
        write_simple(xhtml, block, index, "p", "field");
        break;
    case RCN_BLOCK_ENTRY:
        write_simple(xhtml, block, index, "p", "entry");
        break;
    case RCN_BLOCK_PARAGRAPH:
    case RCN_BLOCK_HEADING:
    case RCN_BLOCK_ITEM:
    case RCN_BLOCK_QUOTE:
        write_simple(xhtml, block, index, "p",
                     rcn_text_find(block->text, "\n", 0) == SIZE_MAX ? NULL
                                                                     : "lines");
        break;
    }
}

void
rcn_xhtml_blocks(rcn_xhtml *xhtml, const rcn_block *blocks, size_t start,
                 size_t end, unsigned rank)
{
    rcn_rank_stack headings = {0};
    size_t at = start;
    while (at < end) {
        const rcn_block *block = &blocks[at];
        if (block->kind == RCN_BLOCK_ITEM) {
            at = write_list(xhtml, blocks, at, end);
        } else if (block->kind == RCN_BLOCK_QUOTE) {
            at = write_quotes(xhtml, blocks, at, end);
        } else if (block->kind == RCN_BLOCK_HEADING) {
            size_t depth = enter(&headings, block->level);
            write_heading(xhtml, block, at++, rank + depth - 1);
        } else {
            write_block(xhtml, block, at);
            at++;
        }
    }
}
