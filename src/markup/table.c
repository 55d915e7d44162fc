/* Tables as XHTML: rows, cells that span, and what in a cell has lines or items
 * of its own. */
#include "markup/flow.h"

#include <inttypes.h>
#include <string.h>

#include "base/utf8.h"
#include "markup/link.h"

/* Returns the first of the two bytes at or after `from`, or the end of the
 * text. */
static size_t
find_either(rcn_text text, size_t from, char one, char other)
{
    while (from < text.len && text.at[from] != one && text.at[from] != other) {
        from++;
    }
    return from;
}

#define LINE "\xE2\x80\xA8" /* U+2028, between blocks of a cell */

/* True when an item of a list begins at the place where the walk is. */
static const rcn_mark *
item_at(const rcn_walk *walk)
{
    const rcn_block *block = walk->block;
    for (uint32_t i = walk->next;
         i < block->mark_count && block->marks[i].start <= walk->at; i++) {
        if (block->marks[i].kind == RCN_MARK_CELL_ITEM &&
            block->marks[i].start == walk->at) {
            return &block->marks[i];
        }
    }
    return NULL;
}

/* The blocks of a cell, items among them in lists; what parts two of them stays
 * at the end of the first. */
static void
write_lines(rcn_walk *walk, size_t end)
{
    rcn_xml *xml = walk->markup->xml;
    bool listing = false;
    while (walk->at < end) {
        const rcn_mark *item = item_at(walk);
        size_t stop = rcn_text_find(walk->block->text, LINE, walk->at);
        stop = stop < end ? stop : end;
        if (listing && !item) {
            rcn_xml_close(xml);
        } else if (item && !listing) {
            rcn_xml_open(xml, item->value ? "ol" : "ul");
        }
        listing = item != NULL;
        rcn_xml_open(xml, item ? "li" : "p");
        rcn_walk_resume(walk);
        rcn_walk_to(walk, stop);
        rcn_walk_suspend(walk);
        if (stop < end) {
            rcn_walk_skip(walk, stop + strlen(LINE));
        }
        rcn_xml_close(xml);
    }
    if (listing) {
        rcn_xml_close(xml);
    }
}

/* A table that is being written. */
typedef struct rcn_table_walk {
    rcn_walk walk;
    uint32_t cell; /* the next one */
    size_t columns;
} rcn_table_walk;

/* Letters of a row that a page of 360 px has room for: of words, of numbers,
 * which are worse to part.  Tables of many columns are set smaller. */
#define ROW_LETTERS 44
#define ROW_DIGITS  60
#define MANY        6

static size_t
count_columns(rcn_text table)
{
    size_t columns = 1;
    for (size_t i = 0; i < table.len && table.at[i] != '\n'; i++) {
        columns += table.at[i] == '\t';
    }
    return columns;
}

/* Returns whether a cell is to be parted between words alone: the words of all
 * columns, as long as its longest, would fit a narrow page. */
static bool
stays_whole(rcn_text cell, size_t columns)
{
    size_t letters = 0;
    size_t most = 0;
    bool number = cell.len > 0;
    for (size_t at = 0; at < cell.len;) {
        uint32_t rune = 0;
        at += rcn_utf8_next(cell, at, &rune);
        letters = rcn_rune_is_space(rune) ? 0 : letters + 1;
        most = letters > most ? letters : most;
        number = number && (rcn_rune_is_digit(rune) || !rcn_rune_is_word(rune));
    }
    return most <= (number ? ROW_DIGITS : ROW_LETTERS) / columns;
}

/* Returns whether the first letter of a text runs from right to left. */
static bool
begins_backward(rcn_text text)
{
    for (size_t at = 0; at < text.len;) {
        uint32_t rune = 0;
        at += rcn_utf8_next(text, at, &rune);
        if (rcn_rune_is_letter(rune)) {
            return rcn_rune_is_backward(rune);
        }
    }
    return false;
}

static void
open_cell(rcn_table_walk *table, const rcn_block_cell *cell, bool heading,
          bool head_row, bool whole)
{
    const rcn_markup *markup = table->walk.markup;
    rcn_xml *xml = markup->xml;
    rcn_xml_open(xml, heading ? "th" : "td");
    rcn_xml_attribute(xml, "class", whole ? "whole" : NULL);
    if (cell->columns > 1) {
        rcn_xml_attribute(xml, "colspan",
                          rcn_arena_printf(markup->arena, "%u", cell->columns));
    }
    if (cell->rows > 1) {
        rcn_xml_attribute(
            xml, "rowspan",
            rcn_arena_printf(markup->arena, "%u",
                             cell->rows == UINT16_MAX ? 0 : cell->rows));
    }
    rcn_xml_attribute(xml, "scope", !heading ? NULL : head_row ? "col" : "row");
}

static void
write_cell(rcn_table_walk *table, size_t end, bool head_row)
{
    static const rcn_block_cell single = {.columns = 1, .rows = 1};
    rcn_walk *walk = &table->walk;
    const rcn_block *block = walk->block;
    const rcn_block_cell *cell =
        table->cell < block->cell_count ? &block->cells[table->cell] : &single;
    table->cell++;
    if (!cell->columns && end == walk->at) {
        return;
    }
    /* A heading cell without words would head nothing. */
    bool heading = (head_row || cell->head) && end > walk->at;
    rcn_text text = rcn_text_slice(block->text, walk->at, end);
    bool whole = !heading && text.len && stays_whole(text, table->columns);
    open_cell(table, cell, heading, head_row, whole);
    /* A title in a table of another direction stands as it does elsewhere. */
    if (begins_backward(text) && !rcn_language_is_rtl(walk->markup->language)) {
        rcn_xml_attribute(walk->markup->xml, "dir", "rtl");
    }
    if (rcn_text_find(block->text, LINE, walk->at) < end || item_at(walk)) {
        write_lines(walk, end);
    } else {
        rcn_walk_resume(walk);
        rcn_walk_to(walk, end);
        rcn_walk_suspend(walk);
    }
    rcn_xml_close(walk->markup->xml);
}

static void
write_row(rcn_table_walk *table, bool head)
{
    rcn_walk *walk = &table->walk;
    rcn_text text = walk->block->text;
    rcn_xml_open(walk->markup->xml, "tr");
    for (;;) {
        size_t end = find_either(text, walk->at, '\t', '\n');
        write_cell(table, end, head);
        if (end == text.len || text.at[end] == '\n') {
            break;
        }
        rcn_walk_skip(walk, end + 1);
    }
    rcn_xml_close(walk->markup->xml);
    if (walk->at < text.len) {
        rcn_walk_skip(walk, walk->at + 1);
    }
}

void
rcn_xhtml_table(rcn_markup *markup, const rcn_block *block, size_t index,
                const rcn_block *caption)
{
    rcn_xml *xml = markup->xml;
    rcn_table_walk table = {.walk = rcn_walk_begin(markup, block, index),
                            .columns = count_columns(block->text)};
    rcn_walk *walk = &table.walk;
    rcn_xhtml_open(markup, block, "table",
                   table.columns < MANY ? NULL : "many");
    if (caption) { /* no line end after it: that would be text of the table */
        rcn_xhtml_open(markup, caption, "caption", NULL);
        rcn_walk_block(markup, caption, index - 1);
        rcn_xml_close(xml);
    }
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
            write_row(&table, part == parts);
            more = walk->at < block->text.len;
            row++;
        }
        if (open) {
            rcn_xml_close(xml);
        }
    }
    rcn_xhtml_close(markup);
}
