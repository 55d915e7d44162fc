/* Tables of data.  One beside a paragraph that is kept, in the same element,
 * belongs to it, whatever the model thinks of its figures.  Tables on pages of
 * one maker: the head and many a cell are the same on all of
 * them, as in a form that is filled in anew, and still belong to what each page
 * says.  So what a site repeats is no furniture within a table that has
 * something of the page's own. */
#include "clean/html/clean.h"

#define PROSE_REACH 6u /* blocks from a table to the prose around it */
#define CELLS_LEAST 6u /* of a table that is in an element of its own */

/* What the page blocks in a table's own cells are, by its element. */
typedef struct rcn_table_facts {
    uint32_t cells;     /* blocks that are the first of their cell */
    uint32_t crowded;   /* further blocks of a cell */
    uint32_t last_cell; /* element of the last one plus 1; 0: none yet */
    bool own;           /* it states what no other page does */
    bool head;          /* it has cells that name others */
} rcn_table_facts;

/* The table and the cell a block is in; false when it is no cell's. */
static bool
find_cell(const rcn_html *html, const rcn_page_block *block, uint32_t *ret_cell,
          uint32_t *ret_table)
{
    if (html->blocks[block->leaf].kind != RCN_BLOCK_TABLE) {
        return false;
    }
    uint32_t at = block->element;
    while (at != RCN_HTML_NONE && html->elements[at].tag != RCN_TAG_TD &&
           html->elements[at].tag != RCN_TAG_TH) {
        at = html->elements[at].parent;
    }
    *ret_cell = at;
    while (at != RCN_HTML_NONE && html->elements[at].tag != RCN_TAG_TABLE) {
        at = html->elements[at].parent;
    }
    *ret_table = at;
    return at != RCN_HTML_NONE;
}

/* A table of which most cells hold several blocks is layout, not text. */
static bool
is_of_the_page(const rcn_table_facts *table)
{
    return table->own && table->cells > 1 && table->crowded < table->cells;
}

static bool
any(const uint32_t *shares, size_t count)
{
    uint32_t sum = 0;
    for (size_t i = 0; i < count; i++) {
        sum |= shares[i];
    }
    return sum != 0;
}

void
rcn_html_spare_tables(rcn_arena *scratch, const rcn_web_page *page,
                      const int32_t *logits, uint32_t *shares)
{
    if (!any(shares, page->block_count)) {
        return;
    }
    rcn_table_facts *tables =
        rcn_arena_alloc(scratch, page->html->element_count, sizeof *tables);
    uint32_t cell = RCN_HTML_NONE;
    uint32_t at = RCN_HTML_NONE;
    for (size_t i = 0; i < page->block_count; i++) {
        const rcn_page_block *block = &page->blocks[i];
        if (!find_cell(page->html, block, &cell, &at)) {
            continue;
        }
        rcn_table_facts *table = &tables[at];
        bool first = table->last_cell != cell + 1;
        table->last_cell = cell + 1;
        table->cells += first;
        table->crowded += !first;
        table->own =
            table->own || (!shares[i] && !block->link_bytes && logits[i] > 0);
    }
    for (size_t i = 0; i < page->block_count; i++) {
        if (shares[i] && find_cell(page->html, &page->blocks[i], &cell, &at) &&
            is_of_the_page(&tables[at])) {
            shares[i] = 0;
        }
    }
}

/* Returns whether the elements around one hold nothing that is no text: a menu,
 * a list of other stories and the like. */
static bool
is_amid_text(const rcn_web_page *page, uint32_t element, uint32_t common)
{
    static const uint32_t furniture = 1u << RCN_IN_NAV | 1u << RCN_IN_FOOTER |
                                      1u << RCN_IN_ASIDE | 1u << RCN_IN_FORM |
                                      1u << RCN_IN_DIALOG | 1u << RCN_IN_HEADER;
    static const uint32_t hints = 1u << RCN_HINT_NAV | 1u << RCN_HINT_FOOTER |
                                  1u << RCN_HINT_SIDE | 1u << RCN_HINT_RELATED |
                                  1u << RCN_HINT_COMMENT | 1u << RCN_HINT_NEWS |
                                  1u << RCN_HINT_SHARE | 1u << RCN_HINT_AD;
    return !(page->html->elements[element].inside & furniture) &&
           !(page->elements[element].path & hints & ~common);
}

/* Returns what the names around most of the kept paragraphs hint at: site
 * builders call each part of a text a widget, and then the name says
 * nothing. */
static uint32_t
hints_of_text(const rcn_web_page *page, const bool *keep)
{
    uint32_t counts[RCN_HINT_COUNT] = {0};
    uint32_t all = 0;
    for (size_t i = 0; i < page->block_count; i++) {
        uint32_t at = page->blocks[i].element;
        if (keep[i] && page->blocks[i].good && at != RCN_HTML_NONE) {
            all++;
            for (uint32_t k = 0; k < RCN_HINT_COUNT; k++) {
                counts[k] += page->elements[at].path >> k & 1u;
            }
        }
    }
    uint32_t common = 0;
    for (uint32_t k = 0; k < RCN_HINT_COUNT; k++) {
        common |= counts[k] * 2 > all ? 1u << k : 0;
    }
    return common;
}

/* Returns whether kept prose is near on both sides of blocks [first, end). */
static bool
is_between_prose(const rcn_web_page *page, const bool *keep, size_t first,
                 size_t end)
{
    bool above = false;
    bool below = false;
    for (size_t i = 1; i <= PROSE_REACH; i++) {
        above = above ||
                (i <= first && keep[first - i] && page->blocks[first - i].good);
        below = below || (end + i - 1 < page->block_count &&
                          keep[end + i - 1] && page->blocks[end + i - 1].good);
    }
    return above && below;
}

/* Returns what a table is by its blocks [first, *ret_end). */
static rcn_table_facts
look_at_table(const rcn_web_page *page, uint32_t table, size_t first,
              size_t *ret_end)
{
    rcn_table_facts facts = {.own = true};
    uint32_t bytes = 0;
    uint32_t links = 0;
    size_t end = first;
    for (; end < page->block_count; end++) {
        const rcn_page_block *block = &page->blocks[end];
        uint32_t cell = RCN_HTML_NONE;
        uint32_t around = RCN_HTML_NONE;
        if (rcn_html_around(page->html, block->element, RCN_TAG_TABLE) !=
            table) {
            break;
        }
        bytes += block->bytes;
        links += block->link_bytes;
        if (!find_cell(page->html, block, &cell, &around)) {
            continue;
        }
        bool begins = facts.last_cell != cell + 1;
        facts.cells += begins;
        facts.crowded += !begins;
        facts.last_cell = cell + 1;
        facts.head = facts.head || page->html->elements[cell].tag == RCN_TAG_TH;
    }
    facts.own = links * 2 <= bytes;
    *ret_end = end;
    return facts;
}

/* Returns the element that is beside a table when block `before` is right above
 * it: that of the block, or the table of data that the block ends. */
static uint32_t
stands_above(const rcn_web_page *page, size_t before, uint32_t last_table)
{
    uint32_t element = page->blocks[before].element;
    uint32_t table = rcn_html_around(page->html, element, RCN_TAG_TABLE);
    return table != RCN_HTML_NONE && table == last_table ? table : element;
}

void
rcn_html_keep_tables(const rcn_web_page *page, bool *keep)
{
    const rcn_html_element *elements = page->html->elements;
    uint32_t last_table = RCN_HTML_NONE;
    uint32_t common = hints_of_text(page, keep);
    size_t end = 0;
    for (size_t i = 1; i<page->block_count; i = end> i ? end : i + 1) {
        uint32_t table =
            rcn_html_around(page->html, page->blocks[i].element, RCN_TAG_TABLE);
        uint32_t above = stands_above(page, i - 1, last_table);
        if (table == RCN_HTML_NONE || !is_amid_text(page, table, common)) {
            continue;
        }
        bool beside = above != RCN_HTML_NONE && keep[i - 1] &&
                      elements[above].parent == elements[table].parent;
        rcn_table_facts facts = look_at_table(page, table, i, &end);
        beside = beside || (facts.cells >= CELLS_LEAST &&
                            is_between_prose(page, keep, i, end));
        for (size_t k = i;
             beside && facts.head && is_of_the_page(&facts) && k < end; k++) {
            keep[k] = true;
            last_table = table;
        }
    }
}
