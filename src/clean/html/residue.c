/* Residue that the model takes for text because it stands among it or reads like
 * it: links to other stories between paragraphs, teasers, comments of readers,
 * galleries, widgets, numbers of paragraphs.  Each kind is known by its
 * structure and has bounds: what share of the text it may take, and how many
 * words must stand before it.  A kind that would take more takes nothing. */
#include <string.h>

#include "base/utf8.h"
#include "clean/html/clean.h"

typedef enum rcn_residue {
    RCN_RESIDUE_NONE,
    RCN_RESIDUE_LINKED_LINE,
    RCN_RESIDUE_READ_ALSO,
    RCN_RESIDUE_TEASERS,
    RCN_RESIDUE_COMMENTS,
    RCN_RESIDUE_STORY,
    RCN_RESIDUE_GALLERY,
    RCN_RESIDUE_SHORT_RUN,
    RCN_RESIDUE_NUMBER,
    RCN_RESIDUE_OVERLAY,
    RCN_RESIDUE_SLIDES,
    RCN_RESIDUE_TRAIL,
    RCN_RESIDUE_CREDIT,
    RCN_RESIDUE_KINDS
} rcn_residue;

/** What a kind is called, and how much it may take. */
static const struct rcn_residue_bound {
    rcn_leaf leaf;
    uint32_t share;  /* of the words that are kept, in 1/1000, at most */
    uint32_t remain; /* words that must be left */
} bounds[RCN_RESIDUE_KINDS] = {
    [RCN_RESIDUE_LINKED_LINE] =
        {{RCN_LEAF_CUT, "related-links", "html-linked-line"}, 150, 60},
    [RCN_RESIDUE_READ_ALSO] =
        {{RCN_LEAF_CUT, "related-links", "html-read-also"}, 200, 20},
    [RCN_RESIDUE_TEASERS] = {{RCN_LEAF_CUT, "related-links", "html-teasers"},
                             800,
                             40},
    [RCN_RESIDUE_COMMENTS] =
        {{RCN_LEAF_CUT, "widget-comments", "html-reader-comments"}, 980, 30},
    [RCN_RESIDUE_STORY] = {{RCN_LEAF_CUT, "other-story", "html-other-story"},
                           900,
                           80},
    [RCN_RESIDUE_GALLERY] = {{RCN_LEAF_CUT, "caption", "html-gallery"},
                             900,
                             60},
    [RCN_RESIDUE_SHORT_RUN] =
        {{RCN_LEAF_CUT, "widget-figures", "html-short-run"}, 900, 60},
    [RCN_RESIDUE_NUMBER] =
        {{RCN_LEAF_CUT, "paragraph-number", "html-paragraph-number"}, 200, 30},
    [RCN_RESIDUE_OVERLAY] = {{RCN_LEAF_CUT, "overlay", "html-named-overlay"},
                             700,
                             30},
    [RCN_RESIDUE_SLIDES] = {{RCN_LEAF_CUT, "related-links", "html-slides"},
                            900,
                            60},
    [RCN_RESIDUE_TRAIL] =
        {{RCN_LEAF_CUT, "related-links", "html-trailing-links"}, 600, 40},
    [RCN_RESIDUE_CREDIT] = {{RCN_LEAF_CUT, "caption", "html-trailing-credit"},
                            100,
                            40},
};

#define LINK_LINE      900 /* of 1000 bytes in links */
#define LINK_ALSO      400
#define LINE_WORDS     30
#define ALSO_WORDS     40
#define LABEL_BYTES    40 /* of a label before its colon */
#define TEASER_WORDS   90
#define SIBLINGS_LEAST 3u
#define SIBLING_REACH  512 /* elements from one sibling to the next */
#define BEFORE_LEAST   30  /* words before comments and other stories */
#define IMAGES_LEAST   3u
#define HEADING_WORDS  4
#define TITLE_LIKE     600 /* of 1000 */
#define TRAIL_LEAST    3
#define RUN_LEAST      9
#define RUN_WORDS      4
#define NUMBERS_LEAST  3
#define NUMBER_STEP    3
#define NUMBER_TRIES   8

typedef struct rcn_residues {
    rcn_arena *scratch;
    const rcn_web_page *page;
    rcn_leaf *leaves;
    uint8_t *kinds;       /* rcn_residue of each block */
    uint32_t *before;     /* kept words before each block, and of all */
    size_t *first, *last; /* blocks of each element; first > last: none */
} rcn_residues;

static const rcn_html_block *
leaf_at(const rcn_residues *found, size_t block)
{
    return &found->page->html->blocks[found->page->blocks[block].leaf];
}

static bool
is_kept(const rcn_residues *found, size_t block)
{
    return found->leaves[found->page->blocks[block].leaf].fate == RCN_LEAF_KEPT;
}

static uint32_t
link_share(const rcn_residues *found, size_t block)
{
    const rcn_page_block *at = &found->page->blocks[block];
    return at->bytes ? at->link_bytes * 1000 / at->bytes : 0;
}

static bool
says(const rcn_residues *found, size_t block, rcn_phrase_group group)
{
    return found->page->blocks[block].own[RCN_FEATURE_LEX_COOKIE + group] != 0;
}

static rcn_text
text_of(const rcn_residues *found, size_t block)
{
    const rcn_html_block *leaf = leaf_at(found, block);
    return rcn_text_slice(found->page->document->text, leaf->start, leaf->end);
}

/* Marks the kept blocks of a range that no kind has yet. */
static void
take(rcn_residues *found, size_t first, size_t last, rcn_residue kind)
{
    for (size_t i = first; i <= last; i++) {
        if (is_kept(found, i) && !found->kinds[i]) {
            found->kinds[i] = (uint8_t)kind;
        }
    }
}

static void
measure(rcn_residues *found)
{
    const rcn_web_page *page = found->page;
    size_t elements = page->html->element_count;
    found->kinds = rcn_arena_alloc(found->scratch, page->block_count + 1, 1);
    found->before = rcn_arena_alloc(found->scratch, page->block_count + 1,
                                    sizeof *found->before);
    found->first =
        rcn_arena_alloc(found->scratch, elements + 1, sizeof *found->first);
    found->last =
        rcn_arena_alloc(found->scratch, elements + 1, sizeof *found->last);
    for (size_t i = 0; i < elements; i++) {
        found->first[i] = page->block_count;
    }
    for (size_t i = 0; i < page->block_count; i++) {
        uint32_t words = is_kept(found, i) ? page->blocks[i].word_count : 0;
        found->before[i + 1] = found->before[i] + words;
        for (uint32_t at = page->blocks[i].element; at != RCN_HTML_NONE;
             at = page->html->elements[at].parent) {
            found->first[at] = found->first[at] < i ? found->first[at] : i;
            found->last[at] = i;
        }
    }
}

/* The nearest block on one side that is kept and stays, or the block count. */
static size_t
neighbour(const rcn_residues *found, size_t block, int step)
{
    for (size_t i = block + (size_t)step; i < found->page->block_count;
         i += (size_t)step) {
        if (is_kept(found, i) && !found->kinds[i]) {
            return i;
        }
    }
    return found->page->block_count;
}

static bool
is_prose_at(const rcn_residues *found, size_t block)
{
    return block < found->page->block_count && found->page->blocks[block].good;
}

static bool
ends_sentence(const rcn_residues *found, size_t block)
{
    return found->page->blocks[block].own[RCN_FEATURE_ENDPUNCT] != 0;
}

/* A label with a colon that names something else to read, and its link. */
static bool
is_read_also(const rcn_residues *found, size_t block)
{
    const rcn_page_block *at = &found->page->blocks[block];
    size_t colon = rcn_text_find(text_of(found, block), ":", 0);
    return says(found, block, RCN_PHRASE_RELATED) && colon <= LABEL_BYTES &&
           link_share(found, block) >= LINK_ALSO &&
           at->word_count <= ALSO_WORDS;
}

/* A paragraph that is one link, alone between two paragraphs of prose: the
 * headline of another story.  Lists of links and links at the end stay. */
static void
find_linked_lines(rcn_residues *found)
{
    for (size_t i = 0; i < found->page->block_count; i++) {
        const rcn_page_block *at = &found->page->blocks[i];
        const rcn_html_block *leaf = leaf_at(found, i);
        bool line = leaf->kind == RCN_BLOCK_PARAGRAPH &&
                    leaf->tag == RCN_TAG_P && !ends_sentence(found, i);
        if (!is_kept(found, i) || found->kinds[i]) {
            continue;
        }
        if (is_read_also(found, i)) {
            found->kinds[i] = RCN_RESIDUE_READ_ALSO;
        } else if (line && link_share(found, i) >= LINK_LINE &&
                   at->word_count >= 5 && at->word_count <= LINE_WORDS &&
                   is_prose_at(found, neighbour(found, i, -1)) &&
                   is_prose_at(found, neighbour(found, i, 1))) {
            found->kinds[i] = RCN_RESIDUE_LINKED_LINE;
        }
    }
}

/* What the blocks of one element say of it. */
typedef struct rcn_unit {
    uint32_t words;
    bool linked_heading, dated, asks, headed, breaks_off;
} rcn_unit;

static rcn_unit
read_unit(const rcn_residues *found, size_t element)
{
    rcn_unit unit = {0};
    for (size_t i = found->first[element];
         i <= found->last[element] && i < found->page->block_count; i++) {
        const rcn_page_block *at = &found->page->blocks[i];
        bool heading = leaf_at(found, i)->kind == RCN_BLOCK_HEADING;
        bool brief = at->word_count <= 12;
        unit.words += at->word_count;
        unit.headed = unit.headed || heading;
        unit.linked_heading = unit.linked_heading ||
                              (heading && link_share(found, i) >= LINK_LINE);
        unit.dated = unit.dated || (brief && says(found, i, RCN_PHRASE_DATE));
        unit.breaks_off = rcn_text_ends(text_of(found, i), "...") ||
                          rcn_text_ends(text_of(found, i), "\xE2\x80\xA6");
        unit.asks = unit.asks || (brief && says(found, i, RCN_PHRASE_COMMENT));
    }
    return unit;
}

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
        rcn_unit unit = read_unit(found, i);
        seen[i] = 1;
        siblings.count++;
        siblings.last = i;
        siblings.teasers += unit.linked_heading && unit.words <= TEASER_WORDS;
        siblings.breaks += unit.breaks_off;
    }
    return siblings;
}

/* Whether what stands before a range is an article and the range is not the rest
 * of a thread: it has more words, or stands in an element that is named for the
 * body of an article. */
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
        if (is_kept(found, i) && page->blocks[i].good && at != RCN_HTML_NONE) {
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
            take(found, found->first[i], last, RCN_RESIDUE_TEASERS);
        }
    }
}

/* Whether a name of an element has one of some words: words end at hyphens,
 * underscores, spaces and capitals. */
static bool
has_word(const char *name, const char *const *words, size_t count)
{
    size_t len = 0;
    for (const char *at = name; at && *at; at += len ? len : 1) {
        len = 0;
        while ((at[len] >= 'a' && at[len] <= 'z') ||
               (len == 0 && at[len] >= 'A' && at[len] <= 'Z')) {
            len++;
        }
        for (size_t i = 0; len && i < count; i++) {
            if (strlen(words[i]) == len &&
                strncmp(words[i] + 1, at + 1, len - 1) == 0 &&
                (at[0] | 0x20) == words[i][0]) {
                return true;
            }
        }
    }
    return false;
}

static const char *
name_of(const rcn_residues *found, size_t element)
{
    const rcn_html *html = found->page->html;
    return html->names[html->elements[element].name];
}

static bool
is_named_for_comments(const char *name)
{
    static const char *const words[] = {
        "comment",    "comments",     "commentlist", "disqus", "livefyre",
        "kommentare", "commentaires", "comentarios", "forum"};
    return has_word(name, words, sizeof words / sizeof *words);
}

/* Windows laid over the page, which ask for consent or say rules. */
static void
find_overlays(rcn_residues *found)
{
    static const char *const words[] = {"modal",   "popup", "overlay",
                                        "cookies", "gdpr",  "consent"};
    const rcn_web_page *page = found->page;
    for (size_t i = 0; i < page->html->element_count; i++) {
        if (found->first[i] < page->block_count &&
            has_word(name_of(found, i), words, sizeof words / sizeof *words) &&
            (found->before[found->last[i] + 1] -
             found->before[found->first[i]]) *
                    2 <=
                found->before[page->block_count]) {
            take(found, found->first[i], found->last[i], RCN_RESIDUE_OVERLAY);
        }
    }
}

/* Whether a block stands in an element that is named for the body of an
 * article. */
static bool
is_in_body(const rcn_residues *found, size_t block)
{
    uint32_t at = found->page->blocks[block].element;
    return at != RCN_HTML_NONE &&
           found->page->elements[at].path & 1u << RCN_HINT_ARTBODY;
}

/* Whether a paragraph that is kept before `end` stands in such an element. */
static bool
is_body_before(const rcn_residues *found, size_t end)
{
    for (size_t i = 0; i < end; i++) {
        if (is_kept(found, i) && found->page->blocks[i].good &&
            is_in_body(found, i)) {
            return true;
        }
    }
    return false;
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
            has_word(name_of(found, i), words, sizeof words / sizeof *words) &&
            found->before[found->first[i]] >= 2 * BEFORE_LEAST &&
            !is_in_body(found, found->first[i]) &&
            is_body_before(found, found->first[i])) {
            take(found, found->first[i], found->last[i], RCN_RESIDUE_SLIDES);
        }
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
        if (!is_kept(found, i) || found->kinds[i]) {
            continue;
        }
        bool named = at->element != RCN_HTML_NONE &&
                     *name_of(found, at->element) != '\0';
        bool link = link_share(found, i) >= LINK_LINE && named;
        if (!link && at->word_count > RUN_WORDS) {
            break;
        }
        links += link;
        first = link ? i : first;
    }
    if (links >= TRAIL_LEAST && is_body_before(found, first)) {
        take(found, first, page->block_count - 1, RCN_RESIDUE_TRAIL);
    }
}

/* A line below the last paragraph that names who took the pictures or holds the
 * rights. */
static void
find_trailing_credit(rcn_residues *found)
{
    for (size_t i = found->page->block_count; i-- > 0;) {
        const rcn_page_block *at = &found->page->blocks[i];
        if (!is_kept(found, i) || found->kinds[i]) {
            continue;
        }
        rcn_text text = text_of(found, i);
        bool credit =
            (says(found, i, RCN_PHRASE_CREDIT) && at->word_count <= 8) ||
            (rcn_text_starts(text, "\xC2\xA9") && at->word_count <= 16);
        if (!credit) {
            return;
        }
        found->kinds[i] = RCN_RESIDUE_CREDIT;
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
        if (has_word(name_of(found, i), words, 1)) {
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
        if (!(page->elements[i].hints & 1u << RCN_HINT_COMMENT) ||
            !is_named_for_comments(
                page->html->names[page->html->elements[i].name]) ||
            found->first[i] >= page->block_count ||
            found->before[found->first[i]] < BEFORE_LEAST ||
            found->kinds[found->first[i]] == RCN_RESIDUE_COMMENTS) {
            continue;
        }
        rcn_unit unit = read_unit(found, i);
        if ((unit.dated || unit.asks || asks_to_respond(found, i)) &&
            is_below_article(found, found->first[i], found->last[i])) {
            take(found, found->first[i], found->last[i], RCN_RESIDUE_COMMENTS);
        }
    }
}

/* Stories that follow in <article> elements of their own, each with its
 * heading. */
/* Whether a heading has most of the words of the page's title. */
static bool
is_like_title(const rcn_residues *found, size_t block)
{
    int16_t row[RCN_FEATURE_COUNT];
    if (leaf_at(found, block)->kind != RCN_BLOCK_HEADING) {
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
        if (leaf_at(found, i)->tag == RCN_TAG_H1 || is_like_title(found, i) ||
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
        const rcn_html_block *leaf = leaf_at(found, i);
        if (leaf->kind == RCN_BLOCK_HEADING && leaf->level <= 3 &&
            found->page->blocks[i].word_count >= HEADING_WORDS) {
            return true;
        }
        if (found->page->blocks[i].good) {
            return false;
        }
    }
    return false;
}

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
        if (!is_kept(found, i) || article == RCN_HTML_NONE) {
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
            headed = article != own &&
                     page->elements[article].name == page->elements[own].name &&
                     opens_with_heading(found, article);
        }
        if (article != own && headed &&
            found->before[found->first[article]] >= 2 * BEFORE_LEAST) {
            take(found, i, i, RCN_RESIDUE_STORY);
        }
    }
}

/* Blocks of an element that stand in a <figure>. */
static size_t
figures_in(const rcn_residues *found, size_t element)
{
    size_t count = 0;
    for (size_t i = found->first[element];
         i <= found->last[element] && i < found->page->block_count; i++) {
        uint32_t at = leaf_at(found, i)->element;
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
            take(found, found->first[i], found->last[i], RCN_RESIDUE_GALLERY);
        }
    }
}

/* A run of short pieces. */
typedef struct rcn_short_run {
    size_t first, count, figures, alike;
} rcn_short_run;

static bool
is_brief(const rcn_residues *found, size_t block)
{
    const rcn_html_block *leaf = leaf_at(found, block);
    bool heading = leaf->kind == RCN_BLOCK_HEADING;
    bool piece = leaf->kind == RCN_BLOCK_PARAGRAPH && leaf->tag != RCN_TAG_P;
    return found->page->blocks[block].word_count <= RUN_WORDS &&
           (heading || piece);
}

/* Nine of one make, or twice as many of several with figures in half of them. */
static void
end_run(rcn_residues *found, const rcn_short_run *run)
{
    bool figures =
        run->count >= 2 * RUN_LEAST && run->figures * 2 >= run->count;
    bool alike = run->count >= RUN_LEAST && run->alike * 5 >= run->count * 4;
    if (figures || alike) {
        take(found, run->first, run->first + run->count - 1,
             RCN_RESIDUE_SHORT_RUN);
    }
}

/* Short pieces, many in a row, that are neither items nor cells: figures of a
 * widget. */
static void
find_short_runs(rcn_residues *found)
{
    const rcn_web_page *page = found->page;
    rcn_short_run run = {0};
    for (size_t i = 0; i < page->block_count; i++) {
        if (!is_brief(found, i)) {
            end_run(found, &run);
            run = (rcn_short_run){.first = i + 1};
            continue;
        }
        run.count++;
        run.figures += page->blocks[i].own[RCN_FEATURE_DIGIT] > 0;
        run.alike += i > 0 && rcn_web_page_name_group(page, i) ==
                                  rcn_web_page_name_group(page, i - 1);
    }
    end_run(found, &run);
}

/* The number that a block says and nothing else, or -1. */
static long
number_of(const rcn_residues *found, size_t block)
{
    const rcn_html_block *leaf = leaf_at(found, block);
    long number = 0;
    if (leaf->kind != RCN_BLOCK_PARAGRAPH || leaf->end - leaf->start > 4) {
        return -1;
    }
    for (uint32_t at = leaf->start; at < leaf->end; at++) {
        char byte = found->page->document->text.at[at];
        if (byte < '0' || byte > '9') {
            return -1;
        }
        number = number * 10 + (byte - '0');
    }
    return number;
}

/* Numbers from block `first` on, each at most NUMBER_STEP more than the one
 * before, for some may be lost; written into `chain`. */
static size_t
follow_numbers(const rcn_residues *found, size_t first, size_t *chain)
{
    size_t count = 0;
    long last = -1;
    for (size_t i = first; i < found->page->block_count; i++) {
        long number =
            is_kept(found, i) && !found->kinds[i] ? number_of(found, i) : -1;
        if (number >= 0 &&
            (last < 0 || (number > last && number <= last + NUMBER_STEP))) {
            chain[count++] = i;
            last = number;
        }
    }
    return count;
}

/* Numbers alone that rise through the page, as courts number their paragraphs;
 * and shorter series of the same make, as those of notes. */
static void
find_numbers(rcn_residues *found)
{
    const rcn_web_page *page = found->page;
    size_t *chain =
        rcn_arena_alloc(found->scratch, page->block_count + 1, sizeof *chain);
    size_t tries = NUMBER_TRIES;
    uint64_t make = 0; /* names of the elements of the first series */
    for (size_t i = 0; i < page->block_count && tries; i++) {
        long number =
            is_kept(found, i) && !found->kinds[i] ? number_of(found, i) : -1;
        if (number < 0 || number > NUMBER_STEP) {
            continue;
        }
        tries--;
        uint32_t element = page->blocks[i].element;
        uint64_t name =
            element == RCN_HTML_NONE ? 0 : page->elements[element].name;
        size_t count = follow_numbers(found, i, chain);
        if (count >= NUMBERS_LEAST || (name && name == make)) {
            make = make ? make : name;
            for (size_t k = 0; k < count; k++) {
                take(found, chain[k], chain[k], RCN_RESIDUE_NUMBER);
            }
        }
    }
}

/* Carries out what keeps within its bounds. */
static void
carry_out(rcn_residues *found)
{
    const rcn_web_page *page = found->page;
    uint64_t taken[RCN_RESIDUE_KINDS] = {0};
    uint64_t all = found->before[page->block_count];
    for (size_t i = 0; i < page->block_count; i++) {
        taken[found->kinds[i]] += page->blocks[i].word_count;
    }
    for (size_t kind = 1; kind < RCN_RESIDUE_KINDS; kind++) {
        bool within = taken[kind] * 1000 <= all * bounds[kind].share &&
                      all >= taken[kind] + bounds[kind].remain;
        for (size_t i = 0; i < page->block_count; i++) {
            if (within && found->kinds[i] == kind) {
                found->leaves[page->blocks[i].leaf] = bounds[kind].leaf;
            }
        }
        all -= within ? taken[kind] : 0;
    }
}

void
rcn_html_cut_residue(const rcn_web_page *page, bool article, rcn_leaf *leaves)
{
    rcn_residues found = {
        .scratch = rcn_arena_new(0), .page = page, .leaves = leaves};
    measure(&found);
    find_numbers(&found);
    if (article) {
        find_galleries(&found);
        find_overlays(&found);
        find_slides(&found);
        find_short_runs(&found);
        find_named_comments(&found);
        find_repeated_units(&found);
        find_other_stories(&found);
        find_trailing_links(&found);
        find_trailing_credit(&found);
        find_linked_lines(&found);
    }
    carry_out(&found);
    rcn_arena_free(found.scratch);
}

static bool
is_summary(const rcn_leaf *leaf)
{
    return leaf->class_id && strcmp(leaf->class_id, "dek") == 0;
}

void
rcn_html_spare_summaries(const rcn_web_page *page, rcn_leaf *leaves)
{
    uint64_t kept = 0;
    uint64_t summaries = 0;
    for (size_t i = 0; i < page->block_count; i++) {
        const rcn_leaf *leaf = &leaves[page->blocks[i].leaf];
        kept += leaf->fate == RCN_LEAF_KEPT ? page->blocks[i].word_count : 0;
        summaries += is_summary(leaf) ? page->blocks[i].word_count : 0;
    }
    for (size_t i = 0; i < page->block_count && summaries > kept; i++) {
        rcn_leaf *leaf = &leaves[page->blocks[i].leaf];
        if (is_summary(leaf)) {
            *leaf = (rcn_leaf){RCN_LEAF_KEPT, NULL, NULL};
        }
    }
}
