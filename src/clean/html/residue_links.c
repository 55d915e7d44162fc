/* Residue that is links: headlines of other stories between paragraphs, in
 * groups before and below the text, and lists of links at the end. */
#include "clean/html/residue.h"

#define LINK_LINE      900 /* of 1000 bytes in links */
#define LINK_WHOLE     980
#define LINK_ALSO      400
#define LINK_BOX       500 /* of a box with its labels */
#define LINK_HEADLINE  700
#define BOX_WORDS      80
#define SENTENCE_WORDS 6
#define LINE_WORDS     40
#define LINK_ITEM      600 /* of an item, whose label may be no link */
#define ITEM_WORDS     5
#define HEAD_WORDS     10 /* of a heading above a list of headlines */
#define LIST_LEAST     2u
#define ALSO_WORDS     40
#define LABEL_BYTES    40 /* of a label before its colon */
#define LABEL_WORDS    6
#define TRAIL_LEAST    3
#define TRAIL_WORDS    4 /* a longer block that is no link ends the list */
#define GROUP_LEAST    3u
#define LISTING        3u /* times the words of prose: a list of links */
#define DATE_REACH     8u
#define DATE_WORDS     12
#define ROUNDUP        3u /* paragraphs of prose for each linked line, at least */

static bool
is_candidate(const rcn_residues *found, size_t block)
{
    return rcn_residue_kept(found, block) && !found->kinds[block];
}

/* A label with a colon that names something else to read, and its link. */
static bool
is_read_also(const rcn_residues *found, size_t block)
{
    const rcn_page_block *at = &found->page->blocks[block];
    size_t colon = rcn_text_find(rcn_residue_text(found, block), ":", 0);
    return rcn_residue_says(found, block, RCN_PHRASE_RELATED) &&
           colon <= LABEL_BYTES &&
           rcn_residue_link_share(found, block) >= LINK_ALSO &&
           at->word_count <= ALSO_WORDS;
}

/* A paragraph that is one link or several.  One that ends as a statement does
 * is none: it may be a sentence of the text that is linked as a whole. */
static bool
is_linked_line(const rcn_residues *found, size_t block)
{
    const rcn_page_block *at = &found->page->blocks[block];
    rcn_text text = rcn_residue_text(found, block);
    uint32_t share = rcn_residue_link_share(found, block);
    bool statement = at->own[RCN_FEATURE_ENDPUNCT] &&
                     (share < LINK_WHOLE ||
                      (!rcn_text_ends(text, "?") && !rcn_text_ends(text, "!")));
    const rcn_html_block *leaf = rcn_residue_leaf(found, block);
    return leaf->kind == RCN_BLOCK_PARAGRAPH && leaf->tag != RCN_TAG_DT &&
           share >= LINK_LINE && !statement && !at->own[RCN_FEATURE_URLMAIL] &&
           at->word_count >= 5 && at->word_count <= LINE_WORDS;
}

/* Returns whether prose is on one side of a block.  Linked lines and headings
 * may be between them. */
static bool
is_beside_prose(const rcn_residues *found, size_t block, int step)
{
    for (size_t i = block + (size_t)step; i < found->page->block_count;
         i += (size_t)step) {
        bool heading =
            step > 0 && rcn_residue_leaf(found, i)->kind == RCN_BLOCK_HEADING;
        if (is_candidate(found, i) && !heading && !is_linked_line(found, i)) {
            const rcn_page_block *at = &found->page->blocks[i];
            bool sentence = at->own[RCN_FEATURE_ENDPUNCT] &&
                            at->word_count >= SENTENCE_WORDS &&
                            at->own[RCN_FEATURE_LD] < LINK_ALSO;
            return at->good || sentence;
        }
    }
    return false;
}

/* Blocks [first, last]. */
typedef struct rcn_link_box {
    size_t first, last;
} rcn_link_box;

/* Returns whether blocks are few, hold no prose, and are mostly links.  Items
 * of a list are those of the author unless a label states what else to read. */
static bool
is_box(const rcn_residues *found, size_t first, size_t last, bool labelled)
{
    uint64_t bytes = 0;
    uint64_t links = 0;
    uint32_t words = 0;
    for (size_t i = first; i <= last; i++) {
        const rcn_page_block *at = &found->page->blocks[i];
        bool author = rcn_residue_leaf(found, i)->kind == RCN_BLOCK_ITEM;
        if ((author && !labelled) || (at->good && rcn_residue_kept(found, i))) {
            return false;
        }
        words += at->word_count;
        bytes += at->bytes;
        links += at->link_bytes;
    }
    return words <= BOX_WORDS && links * 1000 >= bytes * LINK_BOX;
}

/* Returns the outermost element around a linked line that is such a box; the
 * line alone when there is none. */
static rcn_link_box
box_around(const rcn_residues *found, size_t block, bool labelled)
{
    rcn_link_box box = {block, block};
    const rcn_html_element *elements = found->page->html->elements;
    uint32_t at = found->page->blocks[block].element;
    if (labelled && at != RCN_HTML_NONE && found->last[at] == block) {
        at = elements[at].parent; /* the label alone is no link */
    }
    while (at != RCN_HTML_NONE &&
           is_box(found, found->first[at], found->last[at], labelled)) {
        box = (rcn_link_box){found->first[at], found->last[at]};
        at = elements[at].parent;
    }
    return box;
}

/* A short line that states what else to read and is followed by links. */
static bool
is_label(const rcn_residues *found, size_t block)
{
    return rcn_residue_says(found, block, RCN_PHRASE_RELATED) &&
           found->page->blocks[block].word_count <= LABEL_WORDS &&
           rcn_residue_leaf(found, block)->kind != RCN_BLOCK_ITEM;
}

/* The headline of a box of another make than the prose around it. */
static bool
is_boxed_headline(const rcn_residues *found, size_t block)
{
    const rcn_web_page *page = found->page;
    const rcn_page_block *at = &page->blocks[block];
    const rcn_html_block *leaf = rcn_residue_leaf(found, block);
    size_t group = rcn_web_page_name_group(page, block);
    bool apart = leaf->tag != RCN_TAG_P && !page->groups.items[group].good;
    bool heading = leaf->kind == RCN_BLOCK_HEADING &&
                   at->element != RCN_HTML_NONE &&
                   page->elements[at->element].path & 1u << RCN_HINT_RELATED;
    return apart && (heading || leaf->kind == RCN_BLOCK_PARAGRAPH) &&
           rcn_residue_link_share(found, block) >= LINK_HEADLINE &&
           at->word_count >= 4 && at->word_count <= LINE_WORDS;
}

/* Linked lines between paragraphs of prose, with the labels in their boxes:
 * headlines of other stories.  A page with many of them is a list of links with
 * remarks and keeps them; lists of links and links at the end stay. */
static void
find_linked_lines(rcn_residues *found)
{
    size_t count = found->page->block_count;
    rcn_link_box *boxes =
        rcn_arena_alloc(found->scratch, count + 1, sizeof *boxes);
    size_t box_count = 0;
    size_t prose = 0;
    for (size_t i = 0; i < count; i++) {
        prose += rcn_residue_is_prose(found, i);
        if (!is_candidate(found, i)) {
            continue;
        }
        if (is_read_also(found, i)) {
            found->kinds[i] = RCN_RESIDUE_READ_ALSO;
            continue;
        }
        bool label = is_label(found, i);
        if (!label && !is_linked_line(found, i) &&
            !is_boxed_headline(found, i)) {
            continue;
        }
        rcn_link_box box = box_around(found, i, label);
        if ((!label || box.last > i) && is_beside_prose(found, box.first, -1) &&
            is_beside_prose(found, box.last, 1)) {
            boxes[box_count++] = box;
            i = box.last > i ? box.last : i;
        }
    }
    found->over[RCN_RESIDUE_LINKED_LINE] = box_count * ROUNDUP > prose;
    for (size_t i = 0; i < box_count; i++) {
        rcn_residue_take(found, boxes[i].first, boxes[i].last,
                         RCN_RESIDUE_LINKED_LINE);
    }
}

/* An item of a list that is the headline of another story: a link, perhaps
 * behind a label, and no statement. */
static bool
is_linked_item(const rcn_residues *found, size_t block)
{
    const rcn_page_block *at = &found->page->blocks[block];
    uint32_t share = rcn_residue_link_share(found, block);
    bool statement = at->own[RCN_FEATURE_ENDPUNCT] &&
                     (share < LINK_WHOLE ||
                      rcn_text_ends(rcn_residue_text(found, block), "."));
    return rcn_residue_leaf(found, block)->kind == RCN_BLOCK_ITEM &&
           share >= LINK_ITEM && !statement && !at->own[RCN_FEATURE_URLMAIL] &&
           at->word_count >= ITEM_WORDS && at->word_count <= LINE_WORDS;
}

/* Returns whether a block names the list below it: a short heading, or a line
 * that states what else to read. */
static bool
heads_list(const rcn_residues *found, size_t block)
{
    const rcn_page_block *at = &found->page->blocks[block];
    bool heading = rcn_residue_leaf(found, block)->kind == RCN_BLOCK_HEADING &&
                   at->word_count <= HEAD_WORDS;
    bool leads = rcn_residue_says(found, block, RCN_PHRASE_RELATED) &&
                 at->word_count <= ALSO_WORDS / 2 && !at->good;
    return is_candidate(found, block) && (heading || leads);
}

/* Returns whether items [first, end) stand between paragraphs of prose and no
 * colon announces them.  A heading above three of them names the list; the
 * first block to take is its own. */
static bool
interrupts(const rcn_residues *found, size_t *first, size_t end)
{
    size_t above = *first - 1;
    if (heads_list(found, above) && above > 0) {
        bool long_list = end - *first >= GROUP_LEAST;
        *first = above;
        return long_list && is_beside_prose(found, above, -1) &&
               is_beside_prose(found, end - 1, 1);
    }
    return rcn_residue_leaf(found, above)->kind != RCN_BLOCK_ITEM &&
           !rcn_text_ends(rcn_text_trim(rcn_residue_text(found, above)), ":") &&
           is_beside_prose(found, *first, -1) &&
           is_beside_prose(found, end - 1, 1);
}

/* Lists of two headlines and more between paragraphs of a news story.  Other
 * writers list what they refer to. */
static void
find_linked_lists(rcn_residues *found)
{
    const rcn_html *html = found->page->html;
    bool news = html->news_media || html->says_news;
    size_t count = news ? found->page->block_count : 0;
    for (size_t i = 0; i < count; i++) {
        size_t end = i;
        while (end < count && is_candidate(found, end) &&
               is_linked_item(found, end)) {
            end++;
        }
        size_t first = i;
        if (end - i >= LIST_LEAST && i > 0 && end < count &&
            rcn_residue_leaf(found, end)->kind != RCN_BLOCK_ITEM &&
            interrupts(found, &first, end)) {
            rcn_residue_take(found, first, end - 1, RCN_RESIDUE_LINKED_LINE);
        }
        i = end > i ? end - 1 : i;
    }
}

/* Three links or more below the last paragraph, in elements with names: a list
 * that an author wrote has none. */
static void
find_trailing_links(rcn_residues *found)
{
    const rcn_web_page *page = found->page;
    size_t first = page->block_count;
    size_t links = 0;
    for (size_t i = page->block_count; i-- > 0;) {
        const rcn_page_block *at = &page->blocks[i];
        if (!is_candidate(found, i)) {
            continue;
        }
        bool named = at->element != RCN_HTML_NONE &&
                     *rcn_residue_name(found, at->element) != '\0';
        bool link = rcn_residue_link_share(found, i) >= LINK_LINE && named;
        if (!link && at->word_count > TRAIL_WORDS) {
            break;
        }
        links += link;
        first = link ? i : first;
    }
    if (links >= TRAIL_LEAST && rcn_residue_body_before(found, first)) {
        rcn_residue_take(found, first, page->block_count - 1,
                         RCN_RESIDUE_TRAIL);
    }
}

/* Blocks with the same names around them, kept or not; links that words follow,
 * as headings of pieces have them, count as described. */
typedef struct rcn_link_group {
    uint32_t blocks, links, described;
} rcn_link_group;

static bool
is_link(const rcn_residues *found, size_t block)
{
    const rcn_html_block *leaf = rcn_residue_leaf(found, block);
    bool cell = leaf->tag == RCN_TAG_TD || leaf->tag == RCN_TAG_TH;
    return !cell && rcn_residue_link_share(found, block) >= LINK_LINE;
}

static rcn_link_group *
read_groups(const rcn_residues *found)
{
    const rcn_web_page *page = found->page;
    rcn_link_group *groups =
        rcn_arena_alloc(found->scratch, page->groups.count + 1, sizeof *groups);
    rcn_link_group *before = NULL; /* of the block before, when it is a link */
    for (size_t i = 0; i < page->block_count; i++) {
        rcn_link_group *group = &groups[rcn_web_page_name_group(page, i)];
        bool link = is_link(found, i);
        group->blocks++;
        group->links += link;
        if (before && !link && is_candidate(found, i) &&
            page->blocks[i].word_count > TRAIL_WORDS) {
            before->described++;
        }
        before = link ? group : NULL;
    }
    return groups;
}

/* Three or more, nearly all links, and few with words of their own. */
static bool
is_link_group(const rcn_link_group *group)
{
    return group->blocks >= GROUP_LEAST &&
           group->links * 5 >= group->blocks * 4 &&
           group->described * 4 <= group->links;
}

/* Where the prose of a page begins and ends, and how many words it has. */
typedef struct rcn_prose_span {
    size_t first, last;
    uint32_t words;
} rcn_prose_span;

static rcn_prose_span
read_prose(const rcn_residues *found)
{
    const rcn_web_page *page = found->page;
    rcn_prose_span span = {page->block_count, 0, 0};
    for (size_t i = 0; i < page->block_count; i++) {
        if (rcn_residue_is_prose(found, i)) {
            span.first = span.first < i ? span.first : i;
            span.last = i;
            span.words += page->blocks[i].word_count;
        }
    }
    return span;
}

/* Returns whether a short block above the prose gives a date, as those of
 * articles do and lists of articles do not. */
static bool
is_dated(const rcn_residues *found, const rcn_prose_span *prose)
{
    size_t from = prose->first > DATE_REACH ? prose->first - DATE_REACH : 0;
    for (size_t i = from; i < prose->first; i++) {
        if (found->page->blocks[i].word_count <= DATE_WORDS &&
            rcn_residue_says(found, i, RCN_PHRASE_DATE)) {
            return true;
        }
    }
    return false;
}

void
rcn_residue_find_link_groups(rcn_residues *found, bool article)
{
    const rcn_web_page *page = found->page;
    rcn_prose_span prose = read_prose(found);
    bool dated = is_dated(found, &prose);
    if (prose.first == page->block_count || (!article && !dated)) {
        return;
    }
    const rcn_link_group *groups = read_groups(found);
    uint64_t taken = 0;
    for (size_t i = 0; i < page->block_count; i++) {
        bool outside = i < prose.first || i > prose.last;
        bool several = rcn_residue_leaf(found, i)->link_count >= GROUP_LEAST ||
                       is_link_group(&groups[rcn_web_page_name_group(page, i)]);
        if (outside && several && is_candidate(found, i) && is_link(found, i)) {
            found->kinds[i] = RCN_RESIDUE_LINK_GROUP;
            taken += page->blocks[i].word_count;
        }
    }
    found->over[RCN_RESIDUE_LINK_GROUP] =
        !dated && taken > LISTING * (uint64_t)prose.words;
}

void
rcn_residue_find_links(rcn_residues *found)
{
    find_trailing_links(found);
    find_linked_lines(found);
    find_linked_lists(found);
}
