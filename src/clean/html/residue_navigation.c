/* Residue that leads about a site: links to the other pages of a text, and
 * columns of links in tables that set out a page. */
#include "clean/html/residue.h"

#define LINK_COLUMN  800 /* of 1000 bytes of a cell, in links */
#define COLUMN_LEAST 3u  /* links of a column */
#define COLUMN_WORDS 5   /* of a link of a column */
#define COLUMN_PROSE 60  /* words of prose beside one */
#define PAGES_WORDS  14  /* of the links to the pages of a text */

/* Returns whether an element is named for the links to the pages of a text. */
static bool
is_pagination(const char *name)
{
    static const char *const words[] = {"pagination", "pager",      "paging",
                                        "paginator",  "paginacion", "pages"};
    static const char *const page[] = {"page"};
    static const char *const links[] = {"links", "nav", "numbers"};
    return rcn_residue_has_word(name, words, sizeof words / sizeof *words) ||
           (rcn_residue_has_word(name, page, 1) &&
            rcn_residue_has_word(name, links, sizeof links / sizeof *links));
}

static void
find_pagination(rcn_residues *found)
{
    const rcn_web_page *page = found->page;
    for (size_t i = 0; i < page->html->element_count; i++) {
        uint32_t links = 0;
        uint32_t words = 0;
        if (found->first[i] >= page->block_count ||
            !is_pagination(rcn_residue_name(found, i))) {
            continue;
        }
        for (size_t k = found->first[i]; k <= found->last[i]; k++) {
            links += rcn_residue_leaf(found, k)->link_count;
            words += page->blocks[k].word_count;
        }
        if (links && words <= PAGES_WORDS) {
            rcn_residue_take(found, found->first[i], found->last[i],
                             RCN_RESIDUE_PAGINATION);
        }
    }
}

/* Words of prose in the cells of a row. */
static uint32_t
prose_in(const rcn_residues *found, uint32_t row)
{
    uint32_t words = 0;
    for (size_t i = found->first[row]; i <= found->last[row]; i++) {
        words += rcn_residue_is_prose(found, i)
                     ? found->page->blocks[i].word_count
                     : 0;
    }
    return words;
}

/* Cells that hold three short links or more and nothing else, in a row with
 * paragraphs of prose. */
static void
find_columns(rcn_residues *found)
{
    const rcn_web_page *page = found->page;
    for (size_t i = 0; i < page->html->element_count; i++) {
        uint32_t row = rcn_html_around(page->html, (uint32_t)i, RCN_TAG_TR);
        uint32_t links = 0;
        uint32_t words = 0;
        bool all = true;
        if (found->first[i] >= page->block_count || row == RCN_HTML_NONE ||
            page->html->elements[i].tag != RCN_TAG_TD) {
            continue;
        }
        for (size_t k = found->first[i]; k <= found->last[i]; k++) {
            links += rcn_residue_leaf(found, k)->link_count;
            words += page->blocks[k].word_count;
            all = all && rcn_residue_link_share(found, k) >= LINK_COLUMN;
        }
        if (all && links >= COLUMN_LEAST && words <= links * COLUMN_WORDS &&
            prose_in(found, row) >= COLUMN_PROSE) {
            rcn_residue_take(found, found->first[i], found->last[i],
                             RCN_RESIDUE_COLUMN);
        }
    }
}

void
rcn_residue_find_navigation(rcn_residues *found)
{
    find_pagination(found);
    find_columns(found);
}
