/* Residue that elements hold: repeated teasers, comments, other stories,
 * galleries, windows and slides. */
#include <string.h>

#include "clean/html/residue.h"

#define SLUG_HYPHENS 3  /* of a name that is made of a heading */
#define NAME_BYTES   64 /* of a name that says something of its element */

#define TEASER_WORDS   90
#define SIBLINGS_LEAST 3u
#define SIBLING_REACH  512 /* elements from one sibling to the next */
#define IMAGES_LEAST   3u
#define HEADING_WORDS  4
#define TITLE_LIKE     600 /* of 1000 */
#define STORY_WORDS    150
#define BOX_WORDS      120

/* Siblings of one name from `element` on. */
typedef struct rcn_siblings {
    uint32_t count, teasers, breaks;
    size_t last; /* element */
} rcn_siblings;

static rcn_siblings
read_siblings(const rcn_residues *found, size_t element, uint8_t *seen)
{
    const rcn_web_page *page = found->page;
    uint32_t parent = page->html->elements[element].parent;
    rcn_siblings siblings = {.last = element};
    for (size_t i = element; i < page->html->element_count; i++) {
        if (i > siblings.last + SIBLING_REACH ||
            page->html->elements[i].depth <
                page->html->elements[element].depth) {
            break;
        }
        if (page->html->elements[i].parent != parent ||
            page->elements[i].name != page->elements[element].name ||
            found->first[i] > found->last[i]) {
            continue;
        }
        rcn_residue_unit unit = rcn_residue_unit_read(found, i);
        seen[i] = 1;
        siblings.count++;
        siblings.last = i;
        siblings.teasers += unit.linked_heading && unit.words <= TEASER_WORDS;
        siblings.breaks += unit.breaks_off;
    }
    return siblings;
}

/* Returns whether what is before a range is an article and the range is not the
 * rest of a thread: it has more words, or is in an element that is named for
 * the body of an article. */
static bool
is_below_article(const rcn_residues *found, size_t first, size_t last)
{
    const rcn_web_page *page = found->page;
    uint32_t above = found->before[first];
    uint32_t below = found->before[last + 1] - above;
    bool named = false;
    bool thread = false;
    for (size_t i = 0; i < first && !named; i++) {
        uint32_t at = page->blocks[i].element;
        if (rcn_residue_kept(found, i) && page->blocks[i].good &&
            at != RCN_HTML_NONE) {
            named = page->elements[at].path & 1u << RCN_HINT_ARTBODY;
            thread = thread || page->elements[at].path & 1u << RCN_HINT_FORUM;
        }
    }
    return above >= BEFORE_LEAST && (named || (above >= below && !thread));
}

/* Three or more siblings of one name below the text: teasers when each has a
 * heading that is a link and most break off. */
static void
find_repeated_units(rcn_residues *found)
{
    const rcn_web_page *page = found->page;
    size_t count = page->html->element_count;
    uint8_t *seen = rcn_arena_alloc(found->scratch, count + 1, 1);
    for (size_t i = 0; i < count; i++) {
        uint32_t parent = page->html->elements[i].parent;
        if (seen[i] || parent == RCN_HTML_NONE ||
            found->first[i] >= page->block_count ||
            found->before[found->first[i]] < BEFORE_LEAST) {
            continue;
        }
        rcn_siblings siblings = read_siblings(found, i, seen);
        if (siblings.count < SIBLINGS_LEAST) {
            continue;
        }
        size_t last = found->last[siblings.last];
        if (siblings.teasers * 4 >= siblings.count * 3 &&
            siblings.breaks * 2 > siblings.count) {
            rcn_residue_take(found, found->first[i], last, RCN_RESIDUE_TEASERS);
        }
    }
}

/* Returns whether a name of an element, of `len` bytes, is made of a heading:
 * "how-we- answer-comments" is no name of a part. */
static bool
is_slug(const char *name, size_t len)
{
    size_t hyphens = 0;
    for (size_t i = 0; i < len; i++) {
        hyphens += name[i] == '-' && name[i + (i + 1 < len)] != '-';
    }
    return hyphens >= SLUG_HYPHENS;
}

static bool
is_named_for_comments(const char *names)
{
    static const char *const words[] = {
        "comment",    "comments",     "commentlist", "disqus", "livefyre",
        "kommentare", "commentaires", "comentarios", "forum"};
    char name[NAME_BYTES];
    for (const char *at = names; at && *at; at += strspn(at, " ")) {
        size_t len = strcspn(at, " ");
        bool fits = len < sizeof name && !is_slug(at, len);
        memcpy(name, at, fits ? len : 0);
        name[fits ? len : 0] = '\0';
        if (rcn_residue_has_word(name, words, sizeof words / sizeof *words)) {
            return true;
        }
        at += len;
    }
    return false;
}

/* Windows laid over the page ask for consent or say rules. */
void
rcn_residue_find_overlays(rcn_residues *found)
{
    static const char *const words[] = {"modal", "popup", "overlay", "cookies",
                                        "gdpr",  "rgpd",  "consent"};
    const rcn_web_page *page = found->page;
    for (size_t i = 0; i < page->html->element_count; i++) {
        if (found->first[i] < page->block_count &&
            rcn_residue_has_word(rcn_residue_name(found, i), words,
                                 sizeof words / sizeof *words) &&
            (found->before[found->last[i] + 1] -
             found->before[found->first[i]]) *
                    2 <=
                found->before[page->block_count]) {
            rcn_residue_take(found, found->first[i], found->last[i],
                             RCN_RESIDUE_OVERLAY);
        }
    }
}

/* Returns whether paragraphs are before a block in a body of an article that is
 * not around the block. */
static bool
is_outside_body(const rcn_residues *found, size_t block)
{
    uint32_t around = rcn_residue_body_of(found, block);
    uint32_t words = 0;
    for (size_t i = 0; i < block; i++) {
        uint32_t body = rcn_residue_body_of(found, i);
        if (rcn_residue_is_prose(found, i) && body != RCN_HTML_NONE &&
            body != around) {
            words += found->page->blocks[i].word_count;
        }
    }
    return words >= STORY_WORDS;
}

/* Returns whether a block is below the body of an article: it is in no body, or
 * the page calls itself an article and it is in another. */
static bool
is_below_body(const rcn_residues *found, size_t block)
{
    const rcn_html *html = found->page->html;
    bool article = html->says_article;
    return (!rcn_residue_in_body(found, block) &&
            rcn_residue_body_before(found, block)) ||
           (article && is_outside_body(found, block));
}

/* Rows of slides below the body of an article. */
static void
find_slides(rcn_residues *found)
{
    static const char *const words[] = {"swiper", "slider", "carousel",
                                        "marquee"};
    const rcn_web_page *page = found->page;
    for (size_t i = 0; i < page->html->element_count; i++) {
        if (found->first[i] < page->block_count &&
            rcn_residue_has_word(rcn_residue_name(found, i), words,
                                 sizeof words / sizeof *words) &&
            found->before[found->first[i]] >= 2 * BEFORE_LEAST &&
            is_below_body(found, found->first[i])) {
            rcn_residue_take(found, found->first[i], found->last[i],
                             RCN_RESIDUE_SLIDES);
        }
    }
}

/* Elements that are named for what they tell of an author. */
static void
find_author_boxes(rcn_residues *found)
{
    static const char *const authors[] = {"author", "authors", "autor",
                                          "auteur", "writer",  "contributor"};
    static const char *const boxes[] = {"about", "bio",       "box",
                                        "card",  "biography", "profile"};
    const rcn_web_page *page = found->page;
    for (size_t i = 0; i < page->html->element_count; i++) {
        const char *name = rcn_residue_name(found, i);
        if (found->first[i] >= page->block_count ||
            !rcn_residue_has_word(name, authors,
                                  sizeof authors / sizeof *authors) ||
            !rcn_residue_has_word(name, boxes, sizeof boxes / sizeof *boxes)) {
            continue;
        }
        uint32_t words =
            found->before[found->last[i] + 1] - found->before[found->first[i]];
        if (words <= BOX_WORDS) {
            rcn_residue_take(found, found->first[i], found->last[i],
                             RCN_RESIDUE_AUTHOR_BOX);
        }
    }
}

/* Elements that MediaWiki and Project Gutenberg name for the frame they put
 * around a page: notices to all readers, jumps, contents, categories,
 * licences. */
static void
find_frame(rcn_residues *found)
{
    static const char *const names[] = {
        "siteNotice",  "mw-jump-link", "jump-to-nav", "contentSub",
        "contentSub2", "hatnote",      "dablink",     "catlinks",
        "printfooter", "ambox",        "navbox",      "mw-indicators",
        "pg-header",   "pg-footer",    "pgheader",    "pg-boilerplate",
        "toc",         "toctitle",     "licensetpl",  "licenseContainer"};
    const rcn_web_page *page = found->page;
    for (size_t i = 0; i < page->html->element_count; i++) {
        const char *name = page->html->names[page->html->elements[i].name];
        if (found->first[i] < page->block_count &&
            rcn_html_has_one_class(name, names, sizeof names / sizeof *names)) {
            rcn_residue_take(found, found->first[i], found->last[i],
                             RCN_RESIDUE_FRAME);
        }
    }
}

/* The form below a text in which readers write. */
static bool
asks_to_respond(const rcn_residues *found, size_t element)
{
    static const char *const words[] = {"respond"};
    for (size_t i = element;
         i < found->page->html->element_count &&
         (i == element || found->page->html->elements[i].depth >
                              found->page->html->elements[element].depth);
         i++) {
        if (rcn_residue_has_word(rcn_residue_name(found, i), words, 1)) {
            return true;
        }
    }
    return false;
}

/* Elements that are named for comments, below the text: what they hold has
 * times or asks for replies.  Themes give such names to whole pages too, but
 * before these stands no text. */
static void
find_named_comments(rcn_residues *found)
{
    const rcn_web_page *page = found->page;
    for (size_t i = 0; i < page->html->element_count; i++) {
        if (!(page->elements[i].hints &
              (1u << RCN_HINT_COMMENT | 1u << RCN_HINT_FORUM)) ||
            !is_named_for_comments(
                page->html->names[page->html->elements[i].name]) ||
            found->first[i] >= page->block_count ||
            found->before[found->first[i]] < BEFORE_LEAST ||
            found->kinds[found->first[i]] == RCN_RESIDUE_COMMENTS) {
            continue;
        }
        rcn_residue_unit unit = rcn_residue_unit_read(found, i);
        if ((unit.dated || unit.asks || asks_to_respond(found, i)) &&
            is_below_article(found, found->first[i], found->last[i])) {
            rcn_residue_take(found, found->first[i], found->last[i],
                             RCN_RESIDUE_COMMENTS);
        }
    }
}

#define HEADING_STEPS 3 /* elements from a block up to the heading around it */

/* Returns the level of the heading that a block is or is in, or 0. */
static int
heading_level(const rcn_residues *found, size_t block)
{
    const rcn_html_block *leaf = rcn_residue_leaf(found, block);
    const rcn_html_element *elements = found->page->html->elements;
    uint32_t at = leaf->element;
    if (leaf->kind == RCN_BLOCK_HEADING) {
        return leaf->level;
    }
    for (int i = 0; i < HEADING_STEPS && at != RCN_HTML_NONE; i++) {
        uint8_t tag = elements[at].tag;
        if (tag >= RCN_TAG_H1 && tag <= RCN_TAG_H6) {
            return tag - RCN_TAG_H1 + 1;
        }
        at = elements[at].parent;
    }
    return 0;
}

/* Returns whether a heading has most of the words of the page's title. */
static bool
is_like_title(const rcn_residues *found, size_t block)
{
    int16_t row[RCN_FEATURE_COUNT];
    if (!heading_level(found, block)) {
        return false;
    }
    rcn_web_page_features(found->page, block, row);
    return row[RCN_FEATURE_TJAC] >= TITLE_LIKE;
}

static bool
has_title(const rcn_residues *found, uint32_t element)
{
    for (size_t i = found->first[element];
         i <= found->last[element] && i < found->page->block_count; i++) {
        const rcn_leaf *leaf = &found->leaves[found->page->blocks[i].leaf];
        if (rcn_residue_leaf(found, i)->tag == RCN_TAG_H1 ||
            is_like_title(found, i) ||
            (leaf->class_id && strcmp(leaf->class_id, "title") == 0)) {
            return true;
        }
    }
    return false;
}

static bool
opens_with_heading(const rcn_residues *found, size_t element)
{
    for (size_t i = found->first[element];
         i <= found->last[element] && i < found->page->block_count; i++) {
        int level = heading_level(found, i);
        if (level && level <= 3 &&
            found->page->blocks[i].word_count >= HEADING_WORDS) {
            return true;
        }
        if (found->page->blocks[i].good) {
            return false;
        }
    }
    return false;
}

/* Returns whether an element holds an <h1> that is not the page's title. */
static bool
has_h1(const rcn_residues *found, uint32_t element)
{
    for (size_t i = found->first[element];
         i <= found->last[element] && i < found->page->block_count; i++) {
        if (heading_level(found, i) == 1 && !is_like_title(found, i)) {
            return true;
        }
    }
    return false;
}

/* Stories that follow in <article> elements of their own, each with its
 * heading: elements of the name of the first, or with an <h1> each. */
static void
find_other_stories(rcn_residues *found)
{
    const rcn_web_page *page = found->page;
    uint32_t own = RCN_HTML_NONE;
    uint32_t last = RCN_HTML_NONE; /* that was read */
    bool headed = false;
    for (size_t i = 0; i < page->block_count; i++) {
        const rcn_page_block *at = &page->blocks[i];
        uint32_t article = at->element == RCN_HTML_NONE
                               ? RCN_HTML_NONE
                               : page->elements[at->element].article;
        if (!rcn_residue_kept(found, i) || article == RCN_HTML_NONE) {
            continue;
        }
        if (own == RCN_HTML_NONE && article == last) {
            continue; /* it was looked into: it has no title */
        }
        if (own == RCN_HTML_NONE) {
            last = at->good ? article : last;
            own = at->good && has_title(found, article) ? article : own;
            continue;
        }
        if (article != last) {
            last = article;
            bool alike =
                page->elements[article].name == page->elements[own].name;
            headed = article != own && (alike || has_h1(found, article)) &&
                     opens_with_heading(found, article);
        }
        if (article != own && headed &&
            found->before[found->first[article]] >= 2 * BEFORE_LEAST) {
            rcn_residue_take(found, i, i, RCN_RESIDUE_STORY);
        }
    }
}

/* Blocks of an element that are in a <figure>. */
static size_t
figures_in(const rcn_residues *found, size_t element)
{
    size_t count = 0;
    for (size_t i = found->first[element];
         i <= found->last[element] && i < found->page->block_count; i++) {
        uint32_t at = rcn_residue_leaf(found, i)->element;
        count += at != RCN_HTML_NONE &&
                 found->page->html->elements[at].inside & 1u << RCN_IN_FIGURE;
    }
    return count;
}

/* Elements with several pictures that are named for a series of them. */
static bool
is_series(const rcn_residues *found, size_t element)
{
    static const char *const names[] = {"gallery", "slideshow", "lightbox"};
    const rcn_html_element *at = &found->page->html->elements[element];
    const char *own = found->page->html->names[at->name];
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (own && strstr(own, names[i])) {
            return true;
        }
    }
    return false;
}

static void
find_galleries(rcn_residues *found)
{
    const rcn_web_page *page = found->page;
    for (size_t i = 0; i < page->html->element_count; i++) {
        if (found->first[i] < page->block_count && is_series(found, i) &&
            (page->elements[i].images >= IMAGES_LEAST ||
             figures_in(found, i) >= IMAGES_LEAST)) {
            rcn_residue_take(found, found->first[i], found->last[i],
                             RCN_RESIDUE_GALLERY);
        }
    }
}

void
rcn_residue_find_units(rcn_residues *found)
{
    find_galleries(found);
    find_author_boxes(found);
    find_frame(found);
    find_slides(found);
    find_named_comments(found);
    find_repeated_units(found);
    find_other_stories(found);
}
