/* Blocks that the model rejects for their own words or names, though they are
 * in the middle of the text: headings and paragraphs between two paragraphs,
 * buttons that unfold an answer, whole pieces of the text.  What is above and
 * below is the evidence: an element that holds the text on both sides holds it
 * here too. */
#include <string.h>

#include "base/utf8.h"
#include "clean/html/clean.h"

#define REACH           4u /* blocks that may be cut between a block and the text */
#define LINKS_MOST      330 /* of 1000 bytes of a heading or a paragraph */
#define HEAD_WORDS      20u
#define NEXT            2u /* blocks from a heading to its paragraph, at most */
#define STEPS           4 /* elements from a block up to the one that holds all */
#define LONG_WORDS      25u /* of a paragraph whose words may speak of anything */
#define SHORT_WORDS     4u
#define QUESTION_STEPS  2 /* elements up from a button to its answer's, too */
#define QUESTION_WORDS  3u
#define QUESTIONS_LEAST 2u
#define PIECES_SHARE    600u /* of 1000 kept words, in the pieces of a text */
#define PIECE_WORDS     120u /* in the long paragraphs of such a piece, at least */

/* Returns whether the words of a block are those of what is around a text. */
static bool
speaks_of_surroundings(const rcn_page_block *block)
{
    static const rcn_feature words[] = {
        RCN_FEATURE_LEX_COOKIE,  RCN_FEATURE_LEX_COPY, RCN_FEATURE_LEX_SUBS,
        RCN_FEATURE_LEX_SHARE,   RCN_FEATURE_LEX_AD,   RCN_FEATURE_LEX_COMMENT,
        RCN_FEATURE_LEX_RELATED, RCN_FEATURE_LEX_TAG,  RCN_FEATURE_LEX_CREDIT,
        RCN_FEATURE_LEX_BYLINE,  RCN_FEATURE_LEX_DATE, RCN_FEATURE_LEX_APPEAL,
        RCN_FEATURE_LEX_ABOUT};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (block->own[words[i]]) {
            return true;
        }
    }
    return false;
}

static bool
has_few_links(const rcn_page_block *block)
{
    return !block->bytes || (uint64_t)block->link_bytes * 1000 <
                                (uint64_t)block->bytes * LINKS_MOST;
}

static bool
is_shown(const rcn_web_page *page, size_t block)
{
    const rcn_html_block *leaf = &page->html->blocks[page->blocks[block].leaf];
    return !leaf->unseen && !leaf->hidden && !leaf->noscript;
}

/* Returns whether few steps up from a block lies an element that holds two
 * others. */
static bool
shares_element(const rcn_web_page *page, size_t block, size_t above,
               size_t below)
{
    uint32_t at = page->blocks[block].element;
    for (int i = 0; i <= STEPS && at != RCN_HTML_NONE; i++) {
        if (rcn_html_is_within(page->html, page->blocks[above].element, at) &&
            rcn_html_is_within(page->html, page->blocks[below].element, at)) {
            return true;
        }
        at = page->html->elements[at].parent;
    }
    return false;
}

static bool
is_heading_between(const rcn_web_page *page, size_t block, size_t above,
                   size_t below)
{
    const rcn_page_block *at = &page->blocks[block];
    const rcn_html_block *leaf = &page->html->blocks[at->leaf];
    return leaf->kind == RCN_BLOCK_HEADING && leaf->tag != RCN_TAG_H1 &&
           below - block <= NEXT && at->word_count <= HEAD_WORDS &&
           !speaks_of_surroundings(at) &&
           shares_element(page, block, above, below);
}

static bool
is_paragraph_between(const rcn_web_page *page, size_t block, size_t above,
                     size_t below)
{
    const rcn_page_block *at = &page->blocks[block];
    uint32_t holder = rcn_web_page_holder(page, block);
    return page->html->blocks[at->leaf].tag == RCN_TAG_P &&
           at->word_count >= SHORT_WORDS && !at->own[RCN_FEATURE_LEX_CREDIT] &&
           !at->own[RCN_FEATURE_LEX_COPY] &&
           (at->word_count >= LONG_WORDS || !speaks_of_surroundings(at)) &&
           holder == rcn_web_page_holder(page, above) &&
           holder == rcn_web_page_holder(page, below);
}

/* The words that are kept, by the pieces they are in, and of all. */
typedef struct rcn_piece_words {
    rcn_tally by_kin;
    uint64_t all;
} rcn_piece_words;

static rcn_piece_words
read_pieces(const rcn_web_page *page, const bool *keep)
{
    rcn_piece_words words = {.by_kin = rcn_tally_new(page->scratch)};
    for (size_t i = 0; i < page->block_count; i++) {
        uint64_t kin = rcn_web_page_kin(page, i);
        words.all += keep[i] ? page->blocks[i].word_count : 0;
        if (kin && keep[i] && page->blocks[i].good) {
            *rcn_tally_at(&words.by_kin, kin) += page->blocks[i].word_count;
        }
    }
    return words;
}

/* Returns whether a block is a long paragraph in a piece like those that hold
 * most of the text. */
static bool
is_of_piece(const rcn_web_page *page, size_t block,
            const rcn_piece_words *words)
{
    const rcn_page_block *at = &page->blocks[block];
    uint64_t kin = rcn_web_page_kin(page, block);
    return kin && at->good && at->word_count >= LONG_WORDS &&
           page->html->blocks[at->leaf].tag == RCN_TAG_P &&
           is_shown(page, block) && has_few_links(at) &&
           !speaks_of_surroundings(at) &&
           rcn_tally_find(&words->by_kin, kin) * UINT64_C(1000) >=
               words->all * PIECES_SHARE;
}

/* Keeps the pieces of a text that the model rejects as a whole, below its first
 * paragraph: boxes or tables before them make it doubt. */
static void
keep_pieces(const rcn_web_page *page, bool *keep)
{
    rcn_piece_words words = read_pieces(page, keep);
    size_t first = 0; /* a summary may be above it */
    while (first < page->block_count &&
           !(keep[first] && page->blocks[first].good)) {
        first++;
    }
    for (size_t i = first; i < page->block_count;) {
        uint32_t sum = 0;
        size_t end = i;
        for (; end < page->block_count && !keep[end]; end++) {
            sum += is_of_piece(page, end, &words) ? page->blocks[end].word_count
                                                  : 0;
        }
        for (size_t k = i; sum >= PIECE_WORDS && k < end; k++) {
            keep[k] = is_of_piece(page, k, &words);
        }
        i = end > i ? end : i + 1;
    }
}

static bool
begins_with_a_word(const rcn_web_page *page, size_t block)
{
    const rcn_html_block *leaf = &page->html->blocks[page->blocks[block].leaf];
    uint32_t rune = 0;
    (void)rcn_utf8_next(
        rcn_text_slice(page->document->text, leaf->start, leaf->end), 0, &rune);
    return rcn_rune_is_letter(rune) || rcn_rune_is_digit(rune);
}

/* Returns whether a block is a button right above a kept paragraph, in an
 * element that holds both: it unfolds the paragraph (WAI-ARIA Authoring
 * Practices, accordion). */
static bool
is_question(const rcn_web_page *page, const bool *keep, size_t block)
{
    const rcn_page_block *at = &page->blocks[block];
    uint32_t around =
        at->element == RCN_HTML_NONE ? RCN_HTML_NONE : at->element;
    for (int i = 0; i < QUESTION_STEPS && around != RCN_HTML_NONE; i++) {
        around = page->html->elements[around].parent;
    }
    return page->html->blocks[at->leaf].tag == RCN_TAG_BUTTON &&
           at->word_count >= QUESTION_WORDS && at->word_count <= HEAD_WORDS &&
           begins_with_a_word(page, block) && block + 1 < page->block_count &&
           keep[block + 1] && page->blocks[block + 1].good &&
           around != RCN_HTML_NONE &&
           rcn_html_is_within(page->html, page->blocks[block + 1].element,
                              around) &&
           !rcn_html_is_within(page->html, page->blocks[block + 1].element,
                               at->element);
}

/* Keeps the questions of a page that unfolds the answers, two or more. */
static void
keep_questions(const rcn_web_page *page, bool *keep)
{
    size_t found = 0;
    for (size_t i = 0; i < page->block_count; i++) {
        found += is_question(page, keep, i);
    }
    for (size_t i = 0; found >= QUESTIONS_LEAST && i < page->block_count; i++) {
        keep[i] = keep[i] || is_question(page, keep, i);
    }
}

void
rcn_html_keep_between(const rcn_web_page *page, bool *keep)
{
    keep_questions(page, keep);
    keep_pieces(page, keep);
    size_t *below =
        rcn_arena_alloc(page->scratch, page->block_count + 1, sizeof *below);
    below[page->block_count] = page->block_count;
    for (size_t i = page->block_count; i-- > 0;) {
        below[i] = keep[i] && page->blocks[i].good ? i : below[i + 1];
    }
    size_t above = page->block_count;
    for (size_t i = 0; i < page->block_count; i++) {
        size_t next = below[i];
        bool near = above < i && i - above <= REACH &&
                    next < page->block_count && next - i <= REACH;
        if (!keep[i] && near && is_shown(page, i) &&
            has_few_links(&page->blocks[i]) &&
            (is_heading_between(page, i, above, next) ||
             is_paragraph_between(page, i, above, next))) {
            keep[i] = true;
        }
        above = keep[i] && page->blocks[i].good ? i : above;
    }
}
