/* The elements that hold most of the text: the best by the measure of
 * Readability (Arc90, 2009; Mozilla's successor), and the smallest that hold
 * 40, 60, 80 and 95 % of what looks like paragraphs.  They inform the model;
 * none is taken as the answer, which would lose where text is outside. */
#include "clean/html/page.h"

#define HINT_WORTH (25 * 360)
#define UNIT       UINT64_C(360) /* divisible by all the shares given to ancestors */

/* Gives the block's worth to the five block elements around it. */
static void
give_score(rcn_web_page *page, const rcn_page_block *block)
{
    static const uint64_t parts[] = {1, 2, 6, 9, 12};
    const rcn_html_element *elements = page->html->elements;
    uint64_t length = (uint64_t)block->chars * UNIT / 100;
    uint64_t score = UNIT + UNIT * (uint64_t)block->commas +
                     (length < 3 * UNIT ? length : 3 * UNIT);
    size_t level = 0;
    bool first = true;
    for (uint32_t at = block->element; at != RCN_HTML_NONE && level < 5;
         at = elements[at].parent) {
        rcn_html_tag tag = (rcn_html_tag)elements[at].tag;
        if (!rcn_html_tag_is(tag, 'B')) {
            continue;
        }
        bool holds_one = tag == RCN_TAG_P || tag == RCN_TAG_LI ||
                         tag == RCN_TAG_PRE || tag == RCN_TAG_BLOCKQUOTE ||
                         tag == RCN_TAG_TD ||
                         (tag >= RCN_TAG_H1 && tag <= RCN_TAG_H6);
        if (!first || !holds_one) {
            page->elements[at].score += score / parts[level++];
        }
        first = false;
    }
}

static uint32_t
best_by_score(rcn_web_page *page)
{
    const uint32_t good = 1u << RCN_HINT_CONTENT | 1u << RCN_HINT_ARTBODY;
    const uint32_t bad = 1u << RCN_HINT_COMMENT | 1u << RCN_HINT_RELATED |
                         1u << RCN_HINT_SHARE | 1u << RCN_HINT_FOOTER |
                         1u << RCN_HINT_SIDE | 1u << RCN_HINT_AD |
                         1u << RCN_HINT_COOKIE | 1u << RCN_HINT_MODAL;
    for (size_t i = 0; i < page->block_count; i++) {
        const rcn_page_block *block = &page->blocks[i];
        if (block->chars >= 25 && block->link_bytes * 2 < block->bytes &&
            !page->html->blocks[block->leaf].hidden) {
            give_score(page, block);
        }
    }
    uint32_t best = RCN_HTML_NONE;
    int64_t best_score = INT64_MIN;
    for (uint32_t i = 0; i < page->html->element_count; i++) {
        const rcn_page_element *element = &page->elements[i];
        if (!element->score) {
            continue;
        }
        int64_t score = (int64_t)element->score;
        score += element->hints & good ? HINT_WORTH : 0;
        score -= element->hints & bad ? HINT_WORTH : 0;
        int64_t plain = (int64_t)element->chars + 1 - (int64_t)element->link;
        score = score * (plain * 1024 / ((int64_t)element->chars + 1));
        if (score > best_score) {
            best_score = score;
            best = i;
        }
    }
    return best;
}

/* Returns the smallest element with `percent` of what looks like paragraphs,
 * the deepest among equals. */
static uint32_t
smallest_with(const rcn_web_page *page, uint64_t percent, uint32_t otherwise)
{
    uint32_t best = RCN_HTML_NONE;
    for (uint32_t i = 0; i < page->html->element_count; i++) {
        const rcn_page_element *element = &page->elements[i];
        if (!element->good || element->good * 100 < percent * page->good) {
            continue;
        }
        if (best == RCN_HTML_NONE ||
            element->chars <= page->elements[best].chars) {
            best = i;
        }
    }
    return best == RCN_HTML_NONE ? otherwise : best;
}

/* How far each element is from the container, by way of the common ancestor:
 * known from its parent, which comes before it. */
static void
measure_ways(const rcn_web_page *page, rcn_page_container *container)
{
    const rcn_html_element *elements = page->html->elements;
    size_t count = page->html->element_count;
    container->up = rcn_arena_alloc(page->arena, count, 1);
    container->down = rcn_arena_alloc(page->arena, count, 1);
    uint8_t *up_of = rcn_arena_alloc(page->arena, count, 1);
    uint8_t steps = 0;
    for (uint32_t at = container->element; at != RCN_HTML_NONE;
         at = elements[at].parent) {
        up_of[at] = ++steps; /* plus one: 0 is an element not on the way */
    }
    for (size_t i = 0; i < count; i++) {
        uint32_t parent = elements[i].parent;
        if (up_of[i]) {
            container->up[i] = (uint8_t)(up_of[i] - 1);
        } else if (parent != RCN_HTML_NONE) {
            uint8_t down = container->down[parent];
            container->up[i] = container->up[parent];
            container->down[i] = (uint8_t)(down + (down < UINT8_MAX));
        }
    }
}

static void
find_ends(const rcn_web_page *page, rcn_page_container *container)
{
    bool any_good = false;
    container->first = UINT32_MAX;
    for (uint32_t i = 0; i < page->block_count; i++) {
        const rcn_page_block *block = &page->blocks[i];
        if (block->element == RCN_HTML_NONE || container->up[block->element] ||
            (any_good && !block->good)) {
            continue;
        }
        if (block->good && !any_good) {
            any_good = true;
            container->first = UINT32_MAX;
        }
        container->first =
            container->first == UINT32_MAX ? i : container->first;
        container->last = i;
    }
}

void
rcn_page_find_containers(rcn_web_page *page)
{
    static const uint64_t percents[] = {40, 60, 80, 95};
    uint32_t best = best_by_score(page);
    if (best == RCN_HTML_NONE && page->html->element_count) {
        best = 0;
    }
    page->containers[0].element = best;
    for (size_t i = 1; i < RCN_CONTAINERS; i++) {
        page->containers[i].element =
            smallest_with(page, percents[i - 1], best);
    }
    for (size_t i = 0; i < RCN_CONTAINERS; i++) {
        measure_ways(page, &page->containers[i]);
        find_ends(page, &page->containers[i]);
    }
}
