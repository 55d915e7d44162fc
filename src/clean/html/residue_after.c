/* What is kept behind the text, in elements of another make and with other
 * parts of the page between: notes on a source, obituaries, other stories. */
#include <string.h>

#include "clean/html/residue.h"

#define BODY_WORDS 100
#define BODY_SHARE 300 /* of 1000 kept words, of the commonest make */
#define WALL_WORDS 120 /* of a notice that readers must pay */
#define WALL_AFTER 20  /* words of text before it */
#define APART      3u  /* blocks that were cut, between the text and the rest */

/* Names of the element that holds a block's paragraph, as one number. */
static uint64_t
make_of(const rcn_residues *found, size_t block)
{
    uint32_t at = rcn_web_page_holder(found->page, block);
    return at == RCN_HTML_NONE ? 0 : found->page->elements[at].name;
}

/* Returns the make with the most words of prose, and how many they are. */
static uint64_t
main_make(const rcn_residues *found, uint32_t *ret_words)
{
    rcn_tally words = rcn_tally_new(found->scratch);
    uint64_t best = 0;
    *ret_words = 0;
    for (size_t i = 0; i < found->page->block_count; i++) {
        if (rcn_residue_is_prose(found, i)) {
            uint64_t make = make_of(found, i);
            uint32_t *sum = rcn_tally_at(&words, make);
            *sum += found->page->blocks[i].word_count;
            best = *sum > *ret_words ? make : best;
            *ret_words = *sum > *ret_words ? *sum : *ret_words;
        }
    }
    return best;
}

/* Returns whether a block was cut as a thing that is below texts. */
static bool
is_ending(const rcn_residues *found, size_t block)
{
    static const char *const classes[] = {
        "related-links", "widget-tags",      "widget-share", "widget-comments",
        "link-list",     "widget-subscribe", "sidebar"};
    const rcn_leaf *leaf = &found->leaves[found->page->blocks[block].leaf];
    for (size_t i = 0; leaf->class_id && i < sizeof classes / sizeof *classes;
         i++) {
        if (strcmp(leaf->class_id, classes[i]) == 0) {
            return true;
        }
    }
    return false;
}

/* Returns whether a block is in a thread of a forum or of comments. */
static bool
is_in_thread(const rcn_residues *found, size_t block)
{
    uint32_t at = found->page->blocks[block].element;
    return at != RCN_HTML_NONE &&
           found->page->elements[at].path &
               (1u << RCN_HINT_FORUM | 1u << RCN_HINT_COMMENT);
}

static void
note_prose(const rcn_residues *found, size_t block, rcn_tally *seen)
{
    *rcn_tally_at(seen, make_of(found, block)) = 1;
    uint64_t kin = rcn_web_page_kin(found->page, block);
    if (kin) {
        *rcn_tally_at(seen, kin) = 1;
    }
}

/* Returns whether a block is of the make of the text before it. */
static bool
goes_on(const rcn_residues *found, size_t block, const rcn_tally *seen)
{
    uint64_t kin = rcn_web_page_kin(found->page, block);
    return rcn_tally_find(seen, make_of(found, block)) ||
           (kin && rcn_tally_find(seen, kin));
}

void
rcn_residue_find_after_body(rcn_residues *found)
{
    const rcn_web_page *page = found->page;
    uint32_t words = 0;
    uint64_t make = main_make(found, &words);
    uint64_t all = found->before[page->block_count];
    if (words < BODY_WORDS || (uint64_t)words * 1000 < all * BODY_SHARE) {
        return;
    }
    size_t last = page->block_count - 1;
    while (last && (!rcn_residue_is_prose(found, last) ||
                    make_of(found, last) != make)) {
        last--;
    }
    uint32_t body = rcn_residue_body_of(found, last);
    rcn_tally seen = rcn_tally_new(found->scratch);
    for (size_t i = 0; i <= last; i++) {
        if (rcn_residue_is_prose(found, i)) {
            note_prose(found, i, &seen);
        }
    }
    size_t endings = 0;
    for (size_t i = last + 1; i < page->block_count; i++) {
        endings += is_ending(found, i);
        if (endings < APART && rcn_residue_is_prose(found, i)) {
            note_prose(found, i, &seen);
        }
        if (goes_on(found, i, &seen) && rcn_residue_kept(found, i)) {
            endings = 0; /* the text goes on */
        } else if (endings >= APART && rcn_residue_kept(found, i) &&
                   !is_in_thread(found, i) &&
                   (body == RCN_HTML_NONE ||
                    rcn_residue_body_of(found, i) != body)) {
            rcn_residue_take(found, i, i, RCN_RESIDUE_AFTER_BODY);
        }
    }
}

bool
rcn_html_is_wall(const rcn_html *html, uint32_t element)
{
    static const char *const words[] = {"paywall", "regwall", "loginwall",
                                        "registerwall", "subscribewall"};
    return rcn_residue_has_word(html->names[html->elements[element].name],
                                words, sizeof words / sizeof *words);
}

/* Short elements named for a paywall, with a link, below all of the text.
 * Pages give such names to the whole text too, as one or by paragraphs, but
 * before that stands none. */
void
rcn_residue_find_walls(rcn_residues *found)
{
    const rcn_web_page *page = found->page;
    rcn_tally of_text = rcn_tally_new(found->scratch);
    for (size_t i = 0; i < page->html->element_count; i++) {
        if (found->first[i] >= page->block_count ||
            !rcn_html_is_wall(page->html, (uint32_t)i) ||
            rcn_tally_find(&of_text, page->elements[i].name)) {
            continue;
        }
        size_t first = found->first[i];
        size_t last = found->last[i];
        uint32_t links = 0;
        uint32_t words = 0;
        for (size_t k = first; k <= last; k++) {
            links += rcn_residue_leaf(found, k)->link_count;
            words += page->blocks[k].word_count;
        }
        if (links && words <= WALL_WORDS &&
            found->before[first] >= WALL_AFTER &&
            found->before[page->block_count] == found->before[last + 1]) {
            rcn_residue_take(found, first, last, RCN_RESIDUE_WALL);
        } else if (found->before[first] < found->before[last + 1]) {
            *rcn_tally_at(&of_text, page->elements[i].name) = 1;
        }
    }
}
