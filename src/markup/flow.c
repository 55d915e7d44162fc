/* Blocks in a row as XHTML: what a block cannot say alone (which items make one
 * list, how deep, what rank a heading has) follows from its neighbours. */
#include <inttypes.h>
#include <string.h>

#include "base/utf8.h"
#include "edition/notes.h"
#include "markup/link.h"
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

static void
open_block(rcn_markup *markup, const rcn_block *block, const char *element,
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

static void
close_block(rcn_markup *markup)
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

static void
write_simple(rcn_markup *markup, const rcn_block *block, size_t index,
             const char *element, const char *class_name)
{
    open_block(markup, block, element, class_name);
    rcn_walk_block(markup, block, index);
    write_back(markup, block);
    close_block(markup);
}

static void
write_heading(rcn_markup *markup, const rcn_block *block, size_t index,
              size_t rank)
{
    static const char *const elements[] = {"h1", "h2", "h3", "h4", "h5", "h6"};
    write_simple(markup, block, index, elements[(rank < 6 ? rank : 6) - 1],
                 NULL);
}

static void
write_item(rcn_markup *markup, const rcn_block *block, size_t index)
{
    open_block(markup, block, "p", "item");
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

static size_t
write_quotes(rcn_markup *markup, const rcn_block *blocks, size_t at, size_t end)
{
    rcn_xml_open(markup->xml, "blockquote");
    rcn_xml_string(markup->xml, "\n");
    size_t first = at;
    for (; at < end && blocks[at].kind == RCN_BLOCK_QUOTE &&
           blocks[at].within == blocks[first].within &&
           (at == first || !blocks[at].begins_quote);
         at++) {
        write_simple(markup, &blocks[at], at, "p", NULL);
    }
    close_block(markup);
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

/* Whether a cell is to be parted between words alone: the words of all columns,
 * as long as its longest, would fit a narrow page. */
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

/* The TAB between cells and the LF between rows stay where they are, as white
 * space between elements, so that the text content is the block's text. */
static void
write_table(rcn_markup *markup, const rcn_block *block, size_t index,
            const rcn_block *caption)
{
    rcn_xml *xml = markup->xml;
    rcn_table_walk table = {.walk = rcn_walk_begin(markup, block, index),
                            .columns = count_columns(block->text)};
    rcn_walk *walk = &table.walk;
    open_block(markup, block, "table", table.columns < MANY ? NULL : "many");
    if (caption) { /* no line end after it: that would be text of the table */
        open_block(markup, caption, "caption", NULL);
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
    close_block(markup);
}

/* A picture, or the words that stand for it, with the caption behind it; returns
 * the first block after both. */
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
    open_block(markup, block, "figure", address ? NULL : unseen[figure->kind]);
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
        write_simple(markup, &blocks[at], at, "figcaption", NULL);
        at++;
    }
    close_block(markup);
    return at;
}

static void
write_block(rcn_markup *markup, const rcn_block *block, size_t index)
{
    switch (block->kind) {
    case RCN_BLOCK_PRE:
        write_simple(markup, block, index, "pre", NULL);
        break;
    case RCN_BLOCK_TABLE:
        write_table(markup, block, index, NULL);
        break;
    case RCN_BLOCK_CAPTION:
        write_simple(markup, block, index, "p", "caption");
        break;
    case RCN_BLOCK_FIELD:
        write_simple(markup, block, index, "p", "field");
        break;
    case RCN_BLOCK_ENTRY:
        write_simple(markup, block, index, "p", "entry");
        break;
    case RCN_BLOCK_FIGURE: /* written by rcn_xhtml_blocks, as these are */
    case RCN_BLOCK_HEADING:
    case RCN_BLOCK_ITEM:
    case RCN_BLOCK_QUOTE:
    case RCN_BLOCK_PARAGRAPH:
        write_simple(markup, block, index, "p",
                     rcn_text_find(block->text, "\n", 0) == SIZE_MAX ? NULL
                                                                     : "lines");
        break;
    }
}

static size_t write_next(rcn_markup *markup, const rcn_block *blocks, size_t at,
                         size_t end);

/* A list that is being written, at one depth. */
typedef struct rcn_open_list {
    int32_t value, step;
    char style;   /* rcn_ordinal; 't' for terms and definitions */
    bool defines; /* it is a <dl> */
} rcn_open_list;

static char
family_of(rcn_ordinal ordinal)
{
    return ordinal.style == '-' ? 't' : ordinal.style;
}

/* True when the items from `at` on make a list of definitions: terms, each with
 * one definition at least (HTML Living Standard, 4.4.9). */
static bool
defines(const rcn_block *blocks, size_t at, size_t end)
{
    uint32_t level = blocks[at].level;
    char before = '-';
    bool good = blocks[at].ordinal.style == 't';
    for (; good && at < end &&
           (blocks[at].kind == RCN_BLOCK_ITEM || blocks[at].within);
         at++) {
        if (blocks[at].kind != RCN_BLOCK_ITEM || blocks[at].level > level) {
            continue;
        }
        if (blocks[at].level < level || family_of(blocks[at].ordinal) != 't') {
            break;
        }
        before = blocks[at].ordinal.style;
    }
    return good && before == '-';
}

/* How the number changes from an item to the next of its list: -1 in a list
 * that counts down. */
static int32_t
step_of(const rcn_block *blocks, size_t at, size_t end)
{
    const rcn_block *first = &blocks[at];
    for (at++;
         at < end && (blocks[at].kind == RCN_BLOCK_ITEM || blocks[at].within);
         at++) {
        if (blocks[at].kind == RCN_BLOCK_ITEM &&
            blocks[at].level <= first->level) {
            return blocks[at].level == first->level &&
                           blocks[at].ordinal.style == first->ordinal.style &&
                           blocks[at].ordinal.value == first->ordinal.value - 1
                       ? -1
                       : 1;
        }
    }
    return 1;
}

static void
open_counted(rcn_markup *markup, rcn_ordinal ordinal, int32_t step)
{
    rcn_xml *xml = markup->xml;
    const char style[2] = {ordinal.style, '\0'};
    bool plain = ordinal.value == 1 && step == 1;
    rcn_xml_open(xml, "ol");
    rcn_xml_attribute(xml, "type", ordinal.style == '1' ? NULL : style);
    rcn_xml_attribute(
        xml, "start",
        plain ? NULL
              : rcn_arena_printf(markup->arena, "%" PRId32, ordinal.value));
    rcn_xml_attribute(xml, "reversed", step < 0 ? "reversed" : NULL);
}

static rcn_open_list
open_list(rcn_markup *markup, const rcn_block *blocks, size_t at, size_t end)
{
    const rcn_block *item = &blocks[at];
    rcn_ordinal ordinal = item->ordinal;
    bool marked = item->marker_len > 0;
    rcn_open_list list = {
        .value = ordinal.value, .step = 1, .style = family_of(ordinal)};
    if (rcn_ordinal_counts(ordinal) && !marked) {
        list.step = step_of(blocks, at, end);
        open_counted(markup, ordinal, list.step);
    } else {
        list.defines = defines(blocks, at, end);
        rcn_xml_open(markup->xml, list.defines ? "dl" : "ul");
        rcn_xml_attribute(markup->xml, "class",
                          list.defines              ? NULL
                          : marked || ordinal.style ? "marked"
                                                    : "plain");
    }
    rcn_xml_string(markup->xml, "\n");
    list.value -= list.step;
    return list;
}

static void
close_list(rcn_markup *markup)
{
    close_block(markup); /* li */
    rcn_xml_close(markup->xml);
}

/* Opens the item's element, with its number where that does not follow. */
static void
open_item(rcn_markup *markup, rcn_open_list *list, rcn_ordinal ordinal)
{
    rcn_xml_open(markup->xml, !list->defines         ? "li"
                              : ordinal.style == 't' ? "dt"
                                                     : "dd");
    if (rcn_ordinal_counts(ordinal) &&
        ordinal.value != list->value + list->step) {
        rcn_xml_attribute(
            markup->xml, "value",
            rcn_arena_printf(markup->arena, "%" PRId32, ordinal.value));
    }
    list->value = ordinal.value;
}

/* Lists within lists while they are written. */
typedef struct rcn_list_stack {
    rcn_rank_stack levels;
    rcn_open_list lists[RCN_RANK_DEPTH + 1];
    size_t open;
} rcn_list_stack;

static void
close_lists(rcn_markup *markup, rcn_list_stack *stack, size_t depth)
{
    while (stack->open > depth) {
        close_list(markup);
        stack->open--;
    }
}

static void
write_list_item(rcn_markup *markup, rcn_list_stack *stack,
                const rcn_block *blocks, size_t at, size_t end)
{
    size_t depth = rcn_rank_enter(&stack->levels, blocks[at].level);
    close_lists(markup, stack, depth);
    if (stack->open == depth &&
        stack->lists[depth].style != family_of(blocks[at].ordinal)) {
        close_lists(markup, stack, depth - 1); /* another list begins here */
    }
    if (stack->open < depth) {
        stack->lists[depth] = open_list(markup, blocks, at, end);
        stack->open++;
    } else {
        close_block(markup);
    }
    open_item(markup, &stack->lists[depth], blocks[at].ordinal);
    write_item(markup, &blocks[at], at);
}

/* Writes the items from `at` on as one list, nested by level, with what goes on
 * within them; returns the first block after them. */
static size_t
write_list(rcn_markup *markup, const rcn_block *blocks, size_t at, size_t end)
{
    rcn_list_stack stack = {0};
    while (at < end &&
           (blocks[at].kind == RCN_BLOCK_ITEM || blocks[at].within)) {
        if (blocks[at].kind == RCN_BLOCK_ITEM) {
            write_list_item(markup, &stack, blocks, at++, end);
            continue;
        }
        while (stack.levels.depth > 1 &&
               stack.levels.levels[stack.levels.depth - 1] >
                   blocks[at].within) {
            stack.levels.depth--;
        }
        close_lists(markup, &stack, stack.levels.depth);
        rcn_xml_string(markup->xml, "\n");
        at = write_next(markup, blocks, at, end);
    }
    close_lists(markup, &stack, 0);
    rcn_xml_string(markup->xml, "\n");
    return at;
}

/* Writes a block that is neither heading nor item, with those that belong to it;
 * returns the first block after them. */
static size_t
write_next(rcn_markup *markup, const rcn_block *blocks, size_t at, size_t end)
{
    if (blocks[at].kind == RCN_BLOCK_QUOTE) {
        return write_quotes(markup, blocks, at, end);
    }
    if (blocks[at].kind == RCN_BLOCK_FIGURE) {
        return write_figure(markup, blocks, at, end);
    }
    if (blocks[at].kind == RCN_BLOCK_CAPTION && blocks[at].level &&
        at + 1 < end && blocks[at + 1].kind == RCN_BLOCK_TABLE) {
        write_table(markup, &blocks[at + 1], at + 1, &blocks[at]);
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
            at = write_list(markup, blocks, at, end);
        } else if (block->kind == RCN_BLOCK_HEADING) {
            size_t depth = rcn_rank_enter(&headings, block->level);
            write_heading(markup, block, at++, rank + depth - 1);
        } else {
            at = write_next(markup, blocks, at, end);
        }
    }
}
