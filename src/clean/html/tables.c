/* Tables on pages of one maker: the head and many a cell are the same on all of
 * them, as in a form that is filled in anew, and still belong to what each page
 * says.  So what a site repeats is no furniture within a table that has
 * something of the page's own. */
#include "clean/html/clean.h"

/* What the page blocks in a table's own cells are, by its element. */
typedef struct rcn_table_facts {
    uint32_t cells;     /* blocks that are the first of their cell */
    uint32_t crowded;   /* further blocks of a cell */
    uint32_t last_cell; /* element of the last one plus 1; 0: none yet */
    bool own;           /* it says what no other page does */
} rcn_table_facts;

/* The table and the cell a block stands in; false when it is no cell's. */
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
