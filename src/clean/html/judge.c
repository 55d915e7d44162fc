/* The model judges each leaf block of a page by its text and by what is around
 * it; what other pages of the site repeat loses, and where the text breaks off
 * before a notice that readers must pay is found. */
#include "clean/html/cleaning.h"

#include <string.h>

#include "clean/learn/decide.h"

#define READER_WORDS 4  /* of a label for screen readers */
#define UNSEEN_PART  4  /* of the text: where more is unseen it is kept */
#define WALL_REACH   6u /* blocks from the end of a text to a notice */

/* A block that all pages of its site have loses this much of its log-odds, in
 * 1/1024: only what looks like nothing but text is still kept. */
#define RECURRENCE_COST 5120

/* Returns the features of a page block; those of the first ones are kept. */
static const int16_t *
features_of(const void *context, size_t block, int16_t *room)
{
    const rcn_page_cleaning *cleaning = context;
    if (block < RCN_CLEANING_ROWS) {
        return cleaning->rows[block];
    }
    rcn_web_page_features(cleaning->page, block, room);
    return room;
}

/* Returns how much of a page's site has each of its blocks, in 1/1000.  A
 * paragraph of the body that is followed by one of this page alone is left out:
 * a preamble that is at the head of each document of an edition is its text,
 * where what a site says of itself stands aside or at the end. */
static uint32_t *
recurrences(const rcn_page_cleaning *cleaning)
{
    const rcn_web_page *page = cleaning->page;
    uint32_t *shares =
        rcn_arena_alloc(cleaning->scratch, page->block_count, sizeof *shares);
    uint64_t site = rcn_html_site(cleaning->shared, page->document);
    bool followed = false;
    for (size_t i = page->block_count; site && i-- > 0;) {
        const rcn_page_block *block = &page->blocks[i];
        bool prose = block->good && block->element != RCN_HTML_NONE &&
                     !page->containers[0].up[block->element];
        shares[i] = rcn_html_recurrence(cleaning->shared, site, page->document,
                                        block->leaf);
        followed = followed || (prose && !shares[i]);
        shares[i] = prose && followed ? 0 : shares[i];
    }
    return shares;
}

/* Brings each block a fifth of the way to the mean of the blocks with the same
 * names around them, for a page repeats one thing in one dress. */
static void
share_judgement(const rcn_page_cleaning *cleaning)
{
    const rcn_web_page *page = cleaning->page;
    int64_t *sums =
        rcn_arena_alloc(cleaning->scratch, page->groups.count, sizeof *sums);
    for (size_t i = 0; i < page->block_count; i++) {
        sums[rcn_web_page_name_group(page, i)] += cleaning->logits[i];
    }
    for (size_t i = 0; i < page->block_count; i++) {
        size_t group = rcn_web_page_name_group(page, i);
        int64_t mean = sums[group] / page->groups.items[group].blocks;
        cleaning->logits[i] =
            (int32_t)((4 * (int64_t)cleaning->logits[i] + mean) / 5);
    }
}

void
rcn_html_judge(rcn_page_cleaning *cleaning)
{
    const rcn_web_page *page = cleaning->page;
    size_t count = page->block_count;
    uint32_t *shares = recurrences(cleaning);
    uint32_t *words = rcn_arena_alloc(cleaning->scratch, count, sizeof *words);
    cleaning->logits =
        rcn_arena_alloc(cleaning->scratch, count, sizeof *cleaning->logits);
    cleaning->keep =
        rcn_arena_alloc(cleaning->scratch, count, sizeof *cleaning->keep);
    cleaning->rows =
        rcn_arena_alloc(cleaning->scratch,
                        count < RCN_CLEANING_ROWS ? count : RCN_CLEANING_ROWS,
                        sizeof *cleaning->rows);
    for (size_t i = 0; i < count; i++) {
        if (i < RCN_CLEANING_ROWS) {
            rcn_web_page_features(page, i, cleaning->rows[i]);
        }
        words[i] = page->blocks[i].word_count;
    }
    rcn_boosted_judge(&rcn_page_model, count, features_of, cleaning,
                      cleaning->logits);
    share_judgement(cleaning);
    rcn_html_spare_tables(cleaning->scratch, page, cleaning->logits, shares);
    for (size_t i = 0; i < count; i++) {
        cleaning->logits[i] -= (int32_t)(shares[i] * RECURRENCE_COST / 1000);
    }
    cleaning->sure = rcn_model_decide(cleaning->scratch, cleaning->logits,
                                      words, count, cleaning->keep);
}

/* Returns whether a block is a short label that only screen readers say. */
static bool
is_label_for_readers(const rcn_page_cleaning *cleaning, size_t block)
{
    const rcn_html *html = cleaning->page->html;
    const rcn_page_block *at = &cleaning->page->blocks[block];
    return at->element != RCN_HTML_NONE && at->word_count <= READER_WORDS &&
           rcn_html_is_for_readers(
               html->names[html->elements[at->element].name]);
}

/* What no reader saw is no text, unless it is much of it: then a script was to
 * show it. */
static void
drop_unseen(rcn_page_cleaning *cleaning)
{
    const rcn_web_page *page = cleaning->page;
    uint64_t kept = 0;
    uint64_t unseen = 0;
    for (size_t i = 0; i < page->block_count; i++) {
        const rcn_page_block *block = &page->blocks[i];
        if (cleaning->keep[i]) {
            kept += block->word_count;
            unseen +=
                page->html->blocks[block->leaf].unseen ? block->word_count : 0;
        }
    }
    for (size_t i = 0; i < page->block_count; i++) {
        bool dropped = unseen * UNSEEN_PART < kept &&
                       page->html->blocks[page->blocks[i].leaf].unseen;
        if (dropped || is_label_for_readers(cleaning, i)) {
            cleaning->keep[i] = false;
        }
    }
}

/* Keeps a first paragraph that the description of the page was made of: it
 * is beside the paragraph that follows, in the same element. */
static void
keep_first_paragraph(rcn_page_cleaning *cleaning, size_t first)
{
    const rcn_web_page *page = cleaning->page;
    int16_t room[RCN_FEATURE_COUNT];
    if (first == 0 || first >= page->block_count ||
        !rcn_html_is_description(page, first - 1,
                                 features_of(cleaning, first - 1, room))) {
        return;
    }
    uint32_t above = page->blocks[first - 1].element;
    uint32_t below = page->blocks[first].element;
    const rcn_html_element *elements = page->html->elements;
    bool beside =
        above != RCN_HTML_NONE && below != RCN_HTML_NONE &&
        !(page->elements[above].hints & 1u << RCN_HINT_SUMMARY) &&
        page->html->blocks[page->blocks[first].leaf].tag == RCN_TAG_P &&
        elements[above].parent == elements[below].parent;
    cleaning->keep[first - 1] = cleaning->keep[first - 1] || beside;
}

/* Returns whether the page calls its text an article: it states it to search
 * engines, or what is kept first is in an element that is named for the body of
 * one. */
static bool
is_article(const rcn_page_cleaning *cleaning)
{
    const rcn_web_page *page = cleaning->page;
    int16_t room[RCN_FEATURE_COUNT];
    const int16_t *row =
        page->block_count ? features_of(cleaning, 0, room) : NULL;
    if (row && (row[RCN_FEATURE_PG_ART] || row[RCN_FEATURE_PG_OGART])) {
        return true;
    }
    for (size_t i = 0; i < page->block_count; i++) {
        uint32_t element = page->blocks[i].element;
        if (cleaning->keep[i] && page->blocks[i].good) {
            return element != RCN_HTML_NONE &&
                   page->elements[element].path & 1u << RCN_HINT_ARTBODY;
        }
    }
    return false;
}

/* Returns whether a block below the last kept one asks readers to pay: a rule
 * knows its words, or an element that does not hold the last one is named for
 * it. */
static bool
is_of_wall(const rcn_page_cleaning *cleaning, size_t block, size_t last)
{
    const rcn_web_page *page = cleaning->page;
    const rcn_html_element *elements = page->html->elements;
    const char *rule = cleaning->leaves[page->blocks[block].leaf].rule;
    uint32_t at = page->blocks[block].element;
    uint32_t held = page->blocks[last].element;
    while (at != RCN_HTML_NONE && !rcn_html_is_wall(page->html, at)) {
        at = elements[at].parent;
    }
    while (held != RCN_HTML_NONE && at != RCN_HTML_NONE && held > at) {
        held = elements[held].parent;
    }
    return (rule && strncmp(rule, "wall-", 5) == 0) ||
           (at != RCN_HTML_NONE && at != held);
}

/* Returns whether a block below the last kept one asks to subscribe. */
static bool
asks_to_subscribe(const rcn_page_cleaning *cleaning, size_t block)
{
    const rcn_web_page *page = cleaning->page;
    const rcn_leaf *leaf = &cleaning->leaves[page->blocks[block].leaf];
    uint32_t element = page->blocks[block].element;
    return (element != RCN_HTML_NONE &&
            page->elements[element].path & 1u << RCN_HINT_NEWS) ||
           (leaf->class_id && strcmp(leaf->class_id, "widget-subscribe") == 0);
}

/* Notes a text above a notice that readers must pay, or one that breaks off
 * above a notice to subscribe: the page may hold no more than its beginning. */
static void
find_break(rcn_page_cleaning *cleaning)
{
    const rcn_web_page *page = cleaning->page;
    size_t last = page->block_count;
    for (size_t i = 0; i < page->block_count; i++) {
        last = cleaning->leaves[page->blocks[i].leaf].fate == RCN_LEAF_KEPT
                   ? i
                   : last;
    }
    if (last == page->block_count) {
        return;
    }
    bool breaks = page->blocks[last].own[RCN_FEATURE_ELLIP];
    for (size_t i = last + 1; i < page->block_count && i <= last + WALL_REACH;
         i++) {
        if (is_of_wall(cleaning, i, last) ||
            (breaks && asks_to_subscribe(cleaning, i))) {
            RCN_PUSH(
                cleaning->arena, &cleaning->refusals,
                (rcn_html_refusal){
                    .line = page->html->blocks[page->blocks[last].leaf].line,
                    .class_id = "widget-subscribe",
                    .message = "the text breaks off above a notice to "
                               "subscribe; the page may hold only its "
                               "beginning"});
            return;
        }
    }
}

void
rcn_html_settle(rcn_page_cleaning *cleaning)
{
    drop_unseen(cleaning);
    const rcn_web_page *page = cleaning->page;
    size_t first = page->block_count;
    for (size_t i = page->block_count; i-- > 0;) {
        int16_t room[RCN_FEATURE_COUNT];
        rcn_never never =
            rcn_html_never_text(page, i, features_of(cleaning, i, room));
        if (never == RCN_NEVER_TEXT ||
            (cleaning->sure && never == RCN_NEVER_TEXT_OF_ARTICLE)) {
            cleaning->keep[i] = false;
        }
        first = cleaning->keep[i] ? i : first;
    }
    keep_first_paragraph(cleaning, first);
    rcn_html_rescue(page, cleaning->keep);
    rcn_html_keep_between(page, cleaning->keep);
    rcn_html_keep_tables(page, cleaning->keep);
    for (size_t i = 0; i < page->block_count; i++) {
        rcn_leaf *leaf = &cleaning->leaves[page->blocks[i].leaf];
        if (cleaning->keep[i]) {
            *leaf = (rcn_leaf){RCN_LEAF_KEPT, NULL, NULL};
            continue;
        }
        int16_t room[RCN_FEATURE_COUNT];
        *leaf =
            rcn_html_classify(page, i, features_of(cleaning, i, room), first);
    }
    rcn_html_cut_residue(cleaning->arena, page,
                         cleaning->sure || is_article(cleaning),
                         cleaning->leaves, &cleaning->refusals);
    rcn_html_apply_rules(page, cleaning->rules, cleaning->leaves);
    rcn_html_cut_wall_boxes(page, cleaning->leaves);
    if (cleaning->sure || is_article(cleaning)) {
        rcn_html_cut_bare_headings(page, cleaning->leaves);
    }
    rcn_html_spare_summaries(page, cleaning->leaves);
    rcn_html_keep_threads(page, cleaning->leaves);
    find_break(cleaning);
}
