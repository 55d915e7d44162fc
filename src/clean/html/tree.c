/* What the elements around a block say: sums over all they hold, hints in their
 * names, other blocks with the same names around them. */
#include <ctype.h>
#include <string.h>

#include "clean/html/page.h"
#include "clean/learn/logarithm.h"

/* Returns a hash of tag and names with each run of digits as one sign. */
static uint64_t
name_hash(const rcn_html *html, const rcn_html_element *element)
{
    const char *name = html->names[element->name];
    uint64_t hash = rcn_tally_hash(0, &element->tag, 1);
    bool digits = false;
    for (; *name; name++) {
        bool digit = isdigit((unsigned char)*name);
        if (!digit) {
            hash = rcn_tally_hash(hash, name, 1);
        } else if (!digits) {
            hash = rcn_tally_hash(hash, "#", 1);
        }
        digits = digit;
    }
    return hash;
}

/* Hints of all names of the page, each looked up once. */
static uint32_t *
hints_of_names(rcn_web_page *page)
{
    const rcn_html *html = page->html;
    uint32_t *hints =
        rcn_arena_alloc(page->arena, html->name_count, sizeof *hints);
    for (size_t i = 1; i < html->name_count; i++) {
        rcn_arena_reset(page->scratch);
        hints[i] = rcn_lexicon_hints(page->lexicon, page->scratch,
                                     rcn_text_of(html->names[i]));
    }
    return hints;
}

static void
describe_elements(rcn_web_page *page)
{
    const rcn_html *html = page->html;
    const uint32_t *hints = hints_of_names(page);
    for (size_t i = 0; i < html->element_count; i++) {
        const rcn_html_element *from = &html->elements[i];
        rcn_page_element *element = &page->elements[i];
        const rcn_page_element *around = from->parent == RCN_HTML_NONE
                                             ? NULL
                                             : &page->elements[from->parent];
        bool outer = from->tag == RCN_TAG_HTML || from->tag == RCN_TAG_BODY;
        element->hints = outer ? 0 : hints[from->name];
        element->path = element->hints | (around ? around->path : 0);
        element->name = name_hash(html, from);
        element->article = around ? around->article : RCN_HTML_NONE;
        element->main = around ? around->main : RCN_HTML_NONE;
        if (from->tag == RCN_TAG_ARTICLE) {
            page->article_count++;
            element->article = element->article == RCN_HTML_NONE
                                   ? (uint32_t)i
                                   : element->article;
        } else if (from->tag == RCN_TAG_MAIN) {
            page->main_count++;
            element->main =
                element->main == RCN_HTML_NONE ? (uint32_t)i : element->main;
        }
    }
}

static bool
is_paragraph(const rcn_web_page *page, const rcn_page_block *block)
{
    return page->html->blocks[block->leaf].tag == RCN_TAG_P;
}

/* Adds each block to the element around it, then each element to its parent,
 * which always comes before it. */
static void
sum_up(rcn_web_page *page)
{
    for (size_t i = 0; i < page->block_count; i++) {
        const rcn_page_block *block = &page->blocks[i];
        uint64_t good = block->good ? block->chars : 0;
        uint64_t paragraph = is_paragraph(page, block) ? block->chars : 0;
        page->chars += block->chars;
        page->link += block->link_bytes;
        page->good += good;
        page->paragraphs += paragraph;
        page->good_count += block->good;
        if (block->element != RCN_HTML_NONE) {
            rcn_page_element *element = &page->elements[block->element];
            element->chars += block->chars;
            element->link += block->link_bytes;
            element->good += good;
            element->paragraphs += paragraph;
            element->blocks++;
        }
    }
    for (size_t i = 0; i < page->html->image_count; i++) {
        uint32_t element = page->html->images[i].element;
        if (element != RCN_HTML_NONE) {
            page->elements[element].images++;
        }
    }
    for (size_t i = page->html->element_count; i-- > 0;) {
        uint32_t parent = page->html->elements[i].parent;
        if (parent != RCN_HTML_NONE) {
            const rcn_page_element *element = &page->elements[i];
            rcn_page_element *around = &page->elements[parent];
            around->chars += element->chars;
            around->link += element->link;
            around->good += element->good;
            around->paragraphs += element->paragraphs;
            around->blocks += element->blocks;
            around->images += element->images;
        }
    }
}

static uint32_t
parent_of(const rcn_web_page *page, uint32_t element)
{
    return element == RCN_HTML_NONE ? RCN_HTML_NONE
                                    : page->html->elements[element].parent;
}

/* Returns the names of the `count` nearest elements around a block, as one
 * key. */
static uint64_t
names_around(const rcn_web_page *page, uint32_t element, int count)
{
    uint64_t key = (uint64_t)count;
    for (int i = 0; i < count && element != RCN_HTML_NONE; i++) {
        key = key * 0x9E3779B97F4A7C15u + page->elements[element].name;
        element = parent_of(page, element);
    }
    return key;
}

static void
add_to_group(rcn_web_page *page, const rcn_page_block *block, int count)
{
    uint32_t *slot = rcn_tally_at(&page->groups_by_name,
                                  names_around(page, block->element, count));
    if (!*slot) {
        RCN_PUSH(page->arena, &page->groups, (rcn_name_group){0});
        *slot = (uint32_t)page->groups.count;
    }
    rcn_name_group *group = &page->groups.items[*slot - 1];
    group->blocks++;
    group->chars += block->chars;
    group->link += block->link_bytes;
    group->good += block->good ? block->chars : 0;
}

void
rcn_page_sum_elements(rcn_web_page *page)
{
    page->elements = rcn_arena_alloc(page->arena, page->html->element_count,
                                     sizeof *page->elements);
    describe_elements(page);
    sum_up(page);
    page->groups_by_name = rcn_tally_new(page->arena);
    for (size_t i = 0; i < page->block_count; i++) {
        add_to_group(page, &page->blocks[i], 1);
        add_to_group(page, &page->blocks[i], 3);
    }
}

/* Steps up from `from` to the nearest element that also holds `to`. */
static int32_t
steps_to_common(const rcn_web_page *page, uint32_t from, uint32_t to)
{
    const rcn_html_element *elements = page->html->elements;
    int32_t steps = 0;
    while (from != to && from != RCN_HTML_NONE && to != RCN_HTML_NONE) {
        if (elements[from].depth >= elements[to].depth) {
            from = elements[from].parent;
            steps++;
        } else {
            to = elements[to].parent;
        }
    }
    return from == to ? steps : 0;
}

static const rcn_page_element nothing = {
    .chars = 1, .blocks = 1, .article = RCN_HTML_NONE, .main = RCN_HTML_NONE};

static const rcn_page_element *
element_at(const rcn_web_page *page, uint32_t element)
{
    return element == RCN_HTML_NONE ? &nothing : &page->elements[element];
}

static void
ancestor_features(const rcn_web_page *page, uint32_t element, int16_t *row)
{
    static const int levels[] = {1, 2, 3, 5};
    int step = 0;
    for (size_t i = 0; i < 4; i++) {
        for (; step < levels[i]; step++) {
            uint32_t parent = parent_of(page, element);
            element = parent == RCN_HTML_NONE ? element : parent;
        }
        const rcn_page_element *at = element_at(page, element);
        int16_t *out = row + RCN_FEATURE_A1_LCH + 6 * i;
        out[0] = (int16_t)rcn_log2(at->chars);
        out[1] = (int16_t)rcn_share(at->link, at->chars + 1);
        out[2] = (int16_t)rcn_log2(at->chars / (at->blocks ? at->blocks : 1));
        out[3] = (int16_t)rcn_share(at->good, page->good);
        out[4] = (int16_t)rcn_share(at->good, at->chars + 1);
        out[5] = (int16_t)rcn_share(at->paragraphs, at->chars + 1);
        if (i < 2) {
            out = row + RCN_FEATURE_A1_BLOCKS + 2 * i;
            out[0] = (int16_t)rcn_log2(at->blocks);
            out[1] = (int16_t)rcn_log2(at->images);
        }
    }
}

static void
container_features(const rcn_web_page *page, size_t block, int16_t *row)
{
    uint32_t element = page->blocks[block].element;
    for (size_t i = 0; i < RCN_CONTAINERS; i++) {
        const rcn_page_container *container = &page->containers[i];
        int16_t *out = row + RCN_FEATURE_RB_IN + 7 * i;
        const rcn_page_element *held = element_at(page, container->element);
        if (element != RCN_HTML_NONE) {
            out[0] = (int16_t)(container->up[element] == 0);
            out[1] = container->up[element];
            out[2] = container->down[element];
        }
        if (container->first <= container->last) {
            int64_t at = (int64_t)block;
            out[3] = (int16_t)rcn_signed_log2(at - container->first);
            out[4] = (int16_t)rcn_signed_log2(at - container->last);
        }
        out[5] = (int16_t)rcn_share(held->good, page->good);
        out[6] = (int16_t)rcn_share(held->link, held->chars + 1);
    }
}

static void
group_features(const rcn_web_page *page, uint32_t element, int16_t *row)
{
    static const int counts[] = {1, 3};
    for (size_t i = 0; i < 2; i++) {
        uint32_t slot = rcn_tally_find(&page->groups_by_name,
                                       names_around(page, element, counts[i]));
        const rcn_name_group *group = &page->groups.items[slot - 1];
        int16_t *out = row + RCN_FEATURE_S1_N + 4 * i;
        out[0] = (int16_t)rcn_log2(group->blocks);
        out[1] = (int16_t)rcn_log2(group->chars / group->blocks);
        out[2] = (int16_t)rcn_share(group->link, group->chars + 1);
        out[3] = (int16_t)rcn_share(group->good, page->good);
    }
}

size_t
rcn_web_page_name_group(const rcn_web_page *page, size_t block)
{
    uint64_t key = names_around(page, page->blocks[block].element, 3);
    return rcn_tally_find(&page->groups_by_name, key) - 1;
}

/* Returns the place of a tag among the OWN_ features. */
static rcn_feature
own_feature(uint8_t tag)
{
    switch (tag) {
    case RCN_TAG_P:
        return RCN_FEATURE_OWN_P;
    case RCN_TAG_LI:
        return RCN_FEATURE_OWN_LI;
    case RCN_TAG_TD:
    case RCN_TAG_TH:
        return RCN_FEATURE_OWN_TD;
    case RCN_TAG_DD:
        return RCN_FEATURE_OWN_DD;
    case RCN_TAG_DT:
        return RCN_FEATURE_OWN_DT;
    case RCN_TAG_BLOCKQUOTE:
        return RCN_FEATURE_OWN_BLOCKQUOTE;
    case RCN_TAG_PRE:
        return RCN_FEATURE_OWN_PRE;
    case RCN_TAG_FIGCAPTION:
    case RCN_TAG_CAPTION:
        return RCN_FEATURE_OWN_FIGCAPTION;
    case RCN_TAG_DIV:
        return RCN_FEATURE_OWN_DIV;
    case RCN_TAG_BUTTON:
        return RCN_FEATURE_OWN_BUTTON;
    case RCN_TAG_LABEL:
        return RCN_FEATURE_OWN_LABEL;
    case RCN_TAG_OPTION:
        return RCN_FEATURE_OWN_OPTION;
    case RCN_TAG_SECTION:
        return RCN_FEATURE_OWN_SECTION;
    default:
        break;
    }
    if (tag >= RCN_TAG_H1 && tag <= RCN_TAG_H6) {
        return (rcn_feature)(RCN_FEATURE_OWN_H1 + tag - RCN_TAG_H1);
    }
    return RCN_FEATURE_OWN_OTHER;
}

static void
set_bits(int16_t *out, uint32_t bits, int count)
{
    for (int i = 0; i < count; i++) {
        out[i] = (int16_t)(bits >> i & 1u);
    }
}

void
rcn_page_tree_features(const rcn_web_page *page, size_t block, int16_t *row)
{
    uint32_t element = page->blocks[block].element;
    const rcn_html_block *leaf = &page->html->blocks[page->blocks[block].leaf];
    row[own_feature(leaf->tag)] = 1;
    const rcn_page_element *at = element_at(page, element);
    uint32_t near = at->hints;
    set_bits(row + RCN_FEATURE_NAMED_CONTENT, near, RCN_HINT_COUNT);
    if (element != RCN_HTML_NONE) {
        const rcn_html_element *from = &page->html->elements[element];
        set_bits(row + RCN_FEATURE_IN_ARTICLE, from->inside, RCN_IN_A + 1);
        row[RCN_FEATURE_DEPTH] = (int16_t)from->depth;
        uint32_t up = from->parent;
        near |= element_at(page, up)->hints |
                element_at(page, parent_of(page, up))->hints;
    }
    set_bits(row + RCN_FEATURE_NEAR_CONTENT, near, RCN_HINT_COUNT);
    set_bits(row + RCN_FEATURE_PATH_CONTENT, at->path, RCN_HINT_COUNT);
    ancestor_features(page, element, row);
    container_features(page, block, row);
    group_features(page, element, row);
    const rcn_page_element *article = element_at(page, at->article);
    const rcn_page_element *main = element_at(page, at->main);
    row[RCN_FEATURE_G_ARTICLE] = (int16_t)rcn_share(article->good, page->good);
    row[RCN_FEATURE_G_MAIN] = (int16_t)rcn_share(main->good, page->good);
    row[RCN_FEATURE_N_ARTICLE] = (int16_t)rcn_log2(page->article_count);
    row[RCN_FEATURE_N_MAIN] = (int16_t)rcn_log2(page->main_count);
    uint32_t before = block ? page->blocks[block - 1].element : RCN_HTML_NONE;
    uint32_t after = block + 1 < page->block_count
                         ? page->blocks[block + 1].element
                         : RCN_HTML_NONE;
    row[RCN_FEATURE_LCAPREV] = (int16_t)steps_to_common(page, element, before);
    row[RCN_FEATURE_LCANEXT] =
        (int16_t)(after == RCN_HTML_NONE
                      ? 9
                      : steps_to_common(page, after, element));
}
