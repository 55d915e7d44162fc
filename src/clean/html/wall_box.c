/* Boxes that ask readers to pay, known by one line of them: a rule cuts the
 * line ("This content is reserved for subscribers"), and here goes what the
 * same element says of the offer. */
#include <string.h>

#include "clean/html/clean.h"

#define BOX_WORDS        160 /* of all that an offer says */
#define BOX_BLOCKS       24u /* of one offer */
#define BRIEF_WORDS      30  /* of a block of it: a longer one is a paragraph */
#define LEAST_LEFT       60  /* words of text beside all offers */
#define ITEMS_MOST       12u /* blocks below an invitation that are its offer */
#define INVITATION_WORDS 20

/* Blocks [first, last] and their words. */
typedef struct rcn_wall_box {
    size_t first, last;
    uint32_t words;
} rcn_wall_box;

static bool
is_wall_line(const rcn_leaf *leaf)
{
    return leaf->fate == RCN_LEAF_CUT && leaf->rule &&
           strncmp(leaf->rule, "wall-", strlen("wall-")) == 0;
}

/* Widens a box to the blocks of an element around it; false when that holds a
 * paragraph or more than an offer says. */
static bool
widen(const rcn_web_page *page, const rcn_leaf *leaves, uint32_t outer,
      rcn_wall_box *box)
{
    rcn_wall_box wide = *box;
    while (wide.first > 0 &&
           rcn_html_is_within(page->html, page->blocks[wide.first - 1].element,
                              outer)) {
        wide.first--;
        if (wide.last - wide.first >= BOX_BLOCKS) {
            return false;
        }
    }
    while (wide.last + 1 < page->block_count &&
           rcn_html_is_within(page->html, page->blocks[wide.last + 1].element,
                              outer)) {
        wide.last++;
        if (wide.last - wide.first >= BOX_BLOCKS) {
            return false;
        }
    }
    wide.words = 0;
    for (size_t i = wide.first; i <= wide.last; i++) {
        const rcn_page_block *block = &page->blocks[i];
        const rcn_leaf *leaf = &leaves[block->leaf];
        wide.words += block->word_count;
        if (leaf->fate == RCN_LEAF_METADATA ||
            (leaf->fate == RCN_LEAF_KEPT && block->word_count > BRIEF_WORDS)) {
            return false;
        }
    }
    if (wide.words > BOX_WORDS) {
        return false;
    }
    *box = wide;
    return true;
}

/* Returns whether a block is a short line that asks to subscribe and was cut
 * for it. */
static bool
is_invitation(const rcn_web_page *page, const rcn_leaf *leaves, size_t block)
{
    const rcn_leaf *leaf = &leaves[page->blocks[block].leaf];
    return leaf->fate == RCN_LEAF_CUT &&
           strcmp(leaf->class_id, "widget-subscribe") == 0 &&
           page->blocks[block].word_count <= INVITATION_WORDS;
}

/* Cuts the items of a list right below an invitation, in the element that holds
 * its line: what a subscription offers. */
static void
cut_items_below(const rcn_web_page *page, rcn_leaf *leaves, size_t line,
                const rcn_leaf *offer)
{
    uint32_t around = page->blocks[line].element;
    around =
        around == RCN_HTML_NONE ? around : page->html->elements[around].parent;
    for (size_t i = line + 1;
         around != RCN_HTML_NONE && i < page->block_count &&
         i <= line + ITEMS_MOST &&
         rcn_html_is_within(page->html, page->blocks[i].element, around);
         i++) {
        rcn_leaf *leaf = &leaves[page->blocks[i].leaf];
        bool item =
            page->html->blocks[page->blocks[i].leaf].kind == RCN_BLOCK_ITEM &&
            page->blocks[i].word_count <= BRIEF_WORDS;
        if (leaf->fate == RCN_LEAF_KEPT && !item) {
            return;
        }
        *leaf = leaf->fate == RCN_LEAF_KEPT ? *offer : *leaf;
    }
}

void
rcn_html_cut_wall_boxes(const rcn_web_page *page, rcn_leaf *leaves)
{
    static const rcn_leaf offer = {RCN_LEAF_CUT, "widget-subscribe",
                                   "html-paywall"};
    uint32_t left = 0;
    for (size_t i = 0; i < page->block_count; i++) {
        left += leaves[page->blocks[i].leaf].fate == RCN_LEAF_KEPT
                    ? page->blocks[i].word_count
                    : 0;
    }
    for (size_t i = 0; i < page->block_count; i++) {
        uint32_t at = page->blocks[i].element;
        rcn_wall_box box = {i, i, 0};
        if (left >= BOX_WORDS + LEAST_LEFT && is_invitation(page, leaves, i)) {
            cut_items_below(page, leaves, i, &offer);
        }
        if (!is_wall_line(&leaves[page->blocks[i].leaf])) {
            continue;
        }
        while (at != RCN_HTML_NONE && widen(page, leaves, at, &box)) {
            at = page->html->elements[at].parent;
        }
        for (size_t k = box.first;
             k <= box.last && left >= box.words + LEAST_LEFT; k++) {
            rcn_leaf *leaf = &leaves[page->blocks[k].leaf];
            *leaf = leaf->fate == RCN_LEAF_KEPT ? offer : *leaf;
        }
        i = box.last;
    }
}
