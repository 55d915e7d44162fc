/* A page laid out for the model.  The features are those of the study that the
 * project's notes on extraction describe; each file beside this one makes one
 * kind of them. */
#include "clean/html/page.h"

#include <string.h>

#include "clean/learn/logarithm.h"

/* A page that says less than this outside <noscript>, and more than that in it,
 * is one that scripts would have filled: the copy for readers without them is
 * its text. */
#define EMPTY_BYTES    400
#define NOSCRIPT_BYTES 600

#define MARK_REACH 100

static bool
reads_noscript(const rcn_html *html)
{
    size_t outside = 0;
    size_t inside = 0;
    for (size_t i = 0; i < html->block_count; i++) {
        const rcn_html_block *block = &html->blocks[i];
        size_t len = block->head ? 0 : block->end - block->start;
        outside += block->noscript ? 0 : len;
        inside += block->noscript ? len : 0;
    }
    return outside < EMPTY_BYTES && outside + inside > NOSCRIPT_BYTES;
}

/* Adds to `sums` the bytes that a mark covers of each block from `first` on; a
 * mark around half the page says nothing, so it is followed only so far. */
static void
cover(const rcn_web_page *page, const rcn_html_mark *mark, size_t first,
      uint32_t *sums)
{
    for (size_t i = first; i < page->block_count && i < first + MARK_REACH;
         i++) {
        const rcn_html_block *leaf = &page->html->blocks[page->blocks[i].leaf];
        if (leaf->start >= mark->end) {
            break;
        }
        uint32_t from = leaf->start > mark->start ? leaf->start : mark->start;
        uint32_t to = leaf->end < mark->end ? leaf->end : mark->end;
        sums[i] += to > from ? to - from : 0;
    }
}

/* The share of each block that marks of a kind cover, in 1/1000; those that
 * nest are rare enough to count twice. */
static void
add_marks(rcn_web_page *page, rcn_mark_kind kind, rcn_feature feature)
{
    const rcn_html *html = page->html;
    uint32_t *sums =
        rcn_arena_alloc(page->arena, page->block_count, sizeof *sums);
    size_t first = 0;
    for (size_t i = 0; i < html->mark_count; i++) {
        const rcn_html_mark *mark = &html->marks[i];
        while (first < page->block_count &&
               html->blocks[page->blocks[first].leaf].end <= mark->start) {
            first++;
        }
        if (mark->kind == kind) {
            cover(page, mark, first, sums);
        }
    }
    for (size_t i = 0; i < page->block_count; i++) {
        const rcn_html_block *leaf = &html->blocks[page->blocks[i].leaf];
        int32_t share = rcn_share(sums[i], leaf->end - leaf->start);
        page->blocks[i].own[feature] = (int16_t)(share < 1000 ? share : 1000);
    }
}

/* Pictures since the block before, and up to the block after. */
static void
add_images(rcn_web_page *page)
{
    const rcn_html *html = page->html;
    size_t image = 0;
    uint32_t passed = 0;
    for (size_t i = 0; i <= page->block_count; i++) {
        uint32_t start = i < page->block_count
                             ? html->blocks[page->blocks[i].leaf].start
                             : UINT32_MAX;
        passed = 0;
        for (; image < html->image_count && html->images[image].at <= start;
             image++) {
            passed++;
        }
        int16_t many = (int16_t)rcn_log2(passed);
        if (i) {
            page->blocks[i - 1].own[RCN_FEATURE_IMAGES_AFTER] = many;
        }
        if (i < page->block_count) {
            page->blocks[i].own[RCN_FEATURE_IMAGES_BEFORE] = many;
        }
    }
}

static void
choose_blocks(rcn_web_page *page)
{
    const rcn_html *html = page->html;
    bool noscript = reads_noscript(html);
    size_t bytes = 0;
    page->blocks =
        rcn_arena_alloc(page->arena, html->block_count, sizeof *page->blocks);
    for (size_t i = 0; i < html->block_count; i++) {
        const rcn_html_block *leaf = &html->blocks[i];
        if (leaf->head || leaf->wordless || (leaf->noscript && !noscript)) {
            continue;
        }
        page->blocks[page->block_count++] = (rcn_page_block){
            .leaf = (uint32_t)i,
            .element = leaf->element,
        };
        bytes += leaf->end - leaf->start + 1;
    }
    /* A word has a byte at least, and one that parts it from the next. */
    page->words =
        rcn_arena_alloc(page->arena, bytes / 2 + 1, sizeof *page->words);
}

static void
free_arena(void *arena)
{
    rcn_arena_free(arena);
}

rcn_web_page *
rcn_web_page_new(rcn_arena *arena, const rcn_document *document,
                 const rcn_lexicon *lexicon)
{
    rcn_web_page *page = rcn_arena_alloc(arena, 1, sizeof *page);
    page->arena = arena;
    page->scratch = rcn_arena_new(0);
    rcn_arena_defer(arena, free_arena, page->scratch);
    page->document = document;
    page->html = document->html;
    page->lexicon = lexicon;
    choose_blocks(page);
    for (size_t i = 0; i < page->block_count; i++) {
        rcn_page_measure(page, &page->blocks[i]);
    }
    add_marks(page, RCN_MARK_EMPHASIS, RCN_FEATURE_EM_SHARE);
    add_marks(page, RCN_MARK_STRONG, RCN_FEATURE_STRONG_SHARE);
    add_images(page);
    rcn_page_sum_elements(page);
    rcn_page_find_containers(page);
    rcn_page_read_sequence(page);
    rcn_page_read_titles(page);
    return page;
}

void
rcn_web_page_features(const rcn_web_page *page, size_t block, int16_t *row)
{
    memset(row, 0, RCN_FEATURE_COUNT * sizeof *row);
    memcpy(row, page->blocks[block].own, sizeof page->blocks[block].own);
    rcn_page_sequence_features(page, block, row);
    rcn_page_tree_features(page, block, row);
    rcn_page_title_features(page, block, row);
}

const char *
rcn_feature_name(rcn_feature feature)
{
    static const char *const names[] = {
#define RCN_FEATURE(name) #name,
#include "clean/html/features.def"
#undef RCN_FEATURE
    };
    return names[feature];
}

uint32_t
rcn_web_page_holder(const rcn_web_page *page, size_t block)
{
    const rcn_page_block *at = &page->blocks[block];
    const rcn_html_element *elements = page->html->elements;
    bool own = at->element != RCN_HTML_NONE &&
               elements[at->element].tag == page->html->blocks[at->leaf].tag;
    return own ? elements[at->element].parent : at->element;
}

uint64_t
rcn_web_page_kin(const rcn_web_page *page, size_t block)
{
    const rcn_html *html = page->html;
    uint32_t at = rcn_web_page_holder(page, block);
    uint32_t above = at == RCN_HTML_NONE ? at : html->elements[at].parent;
    above = above == RCN_HTML_NONE ? above : html->elements[above].parent;
    const char *name =
        above == RCN_HTML_NONE ? "" : html->names[html->elements[at].name];
    size_t len = strcspn(name, " ");
    return len ? rcn_tally_hash(above + 1, name, len) : 0;
}
