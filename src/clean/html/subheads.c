/* Headings of pages that have no elements for them: paragraphs in capitals, set in
 * bold as a whole, and any so set between paragraphs of prose where line breaks
 * alone part them.  Several of one page, each another one and each above prose, are
 * headings; names of speakers stand again and again.  A standfirst that pages set
 * as a heading is none: it is first and is a sentence. */
#include <string.h>

#include "base/utf8.h"
#include "clean/html/clean.h"

#define BYTES_MOST  100u /* of a heading */
#define WORDS_MOST  12u
#define STOP_WORDS  5u  /* a longer one that ends as a sentence does is one */
#define PROSE_LEAST 80u /* bytes below it */
#define LEAST       2u  /* of one page */
#define PART        2u  /* at most one block of so many */
#define LABELS_MOST 200u
#define P_MOST      2u /* elements of paragraphs of a page that line breaks part */

#define LEAD_WORDS  10u /* of a standfirst, which ends as a sentence does */
#define LEAD_BLOCKS 3u  /* among the first of a page */

/* Returns whether strong marks cover a block but for what is no letter. */
static bool
is_strong(const rcn_block *block)
{
    size_t bare = 0;
    for (size_t at = 0; at < block->text.len;) {
        uint32_t rune = 0;
        size_t from = at;
        at += rcn_utf8_next(block->text, at, &rune);
        bool covered = !rcn_rune_is_letter(rune) && !rcn_rune_is_digit(rune);
        for (size_t i = 0; i < block->mark_count && !covered; i++) {
            const rcn_mark *mark = &block->marks[i];
            covered = mark->kind == RCN_MARK_STRONG && mark->start <= from &&
                      mark->end > from;
        }
        bare += !covered;
    }
    return bare == 0;
}

static bool
is_in_capitals(rcn_text text)
{
    size_t upper = 0;
    for (size_t at = 0; at < text.len;) {
        uint32_t rune = 0;
        at += rcn_utf8_next(text, at, &rune);
        upper += rcn_rune_is_upper(rune);
        if (rcn_rune_is_lower(rune)) {
            return false;
        }
    }
    return upper > 0;
}

static bool
is_label(const rcn_block *block)
{
    rcn_text text = block->text;
    if (block->kind != RCN_BLOCK_PARAGRAPH || text.len > BYTES_MOST ||
        !text.len || !block->mark_count || memchr(text.at, '\n', text.len)) {
        return false;
    }
    size_t words = rcn_utf8_count_words(text);
    char last = text.at[text.len - 1];
    bool stops = strchr(".!", last) != NULL;
    bool goes_on = strchr(",;:-?", last) != NULL;
    return words <= WORDS_MOST && !goes_on && (!stops || words <= STOP_WORDS) &&
           is_strong(block);
}

static bool
is_prose(const rcn_block *block)
{
    bool text = block->kind == RCN_BLOCK_PARAGRAPH ||
                block->kind == RCN_BLOCK_QUOTE || block->kind == RCN_BLOCK_ITEM;
    return text && block->text.len >= PROSE_LEAST;
}

/* Returns whether another label of the page says the same. */
static bool
is_repeated(const rcn_block *blocks, size_t count, const bool *labels,
            size_t block)
{
    for (size_t i = block + 1; i < count; i++) {
        if (labels[i] && rcn_text_equal(blocks[i].text, blocks[block].text)) {
            return true;
        }
    }
    return false;
}

/* Below the headings that the page has. */
static uint32_t
level_of(const rcn_block *blocks, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (blocks[i].kind == RCN_BLOCK_HEADING) {
            return 3;
        }
    }
    return 2;
}

/* Returns whether the page states a title that is not these words. */
static bool
has_another_title(const rcn_document *document, rcn_text words)
{
    for (size_t i = 0; i < document->metadata_count; i++) {
        const rcn_metadata_item *item = &document->metadata[i];
        if (item->kind == RCN_METADATA_TITLE &&
            !rcn_text_same_words(rcn_text_of(item->value), words)) {
            return true;
        }
    }
    return false;
}

void
rcn_html_lower_standfirst(const rcn_document *document, rcn_block *blocks,
                          size_t count)
{
    for (size_t i = 0; i + 1 < count && i < LEAD_BLOCKS; i++) {
        rcn_block *block = &blocks[i];
        if (block->kind == RCN_BLOCK_HEADING && block->level > 1 &&
            (rcn_text_ends(block->text, ".") ||
             rcn_text_ends(block->text, "。")) &&
            rcn_utf8_count_words(block->text) >= LEAD_WORDS &&
            is_prose(&blocks[i + 1]) &&
            has_another_title(document, block->text)) {
            block->kind = RCN_BLOCK_PARAGRAPH;
            block->level = 0;
            return;
        }
        if (block->kind != RCN_BLOCK_HEADING &&
            block->kind != RCN_BLOCK_FIGURE &&
            block->kind != RCN_BLOCK_CAPTION) {
            return;
        }
    }
}

/* Whether hardly a paragraph of the page has an element of its own: line breaks
 * part its text, as on pages of the nineties. */
static bool
has_no_paragraphs(const rcn_document *document)
{
    const rcn_html *html = document->html;
    size_t paragraphs = 0;
    uint32_t last = RCN_HTML_NONE;
    for (size_t i = 0; i < html->block_count; i++) {
        uint32_t element = html->blocks[i].element;
        paragraphs += element != RCN_HTML_NONE && element != last &&
                      html->elements[element].tag == RCN_TAG_P;
        last = element;
    }
    return paragraphs <= P_MOST;
}

void
rcn_html_raise_subheads(rcn_arena *scratch, const rcn_document *document,
                        rcn_block *blocks, size_t count)
{
    bool mixed = has_no_paragraphs(document);
    bool *labels = rcn_arena_alloc(scratch, count + 1, sizeof *labels);
    size_t found = 0;
    bool prose = false; /* above */
    for (size_t i = 1; i + 1 < count; i++) {
        prose = prose || is_prose(&blocks[i - 1]);
        labels[i] = is_label(&blocks[i]) && is_prose(&blocks[i + 1]) &&
                    ((mixed && prose) || is_in_capitals(blocks[i].text));
        found += labels[i];
    }
    bool heads =
        found >= LEAST && found <= LABELS_MOST && found * PART <= count;
    for (size_t i = 0; i < count && heads; i++) {
        heads = !labels[i] || !is_repeated(blocks, count, labels, i);
    }
    uint32_t level = level_of(blocks, count);
    for (size_t i = 0; i < count && heads; i++) {
        if (labels[i]) {
            blocks[i].kind = RCN_BLOCK_HEADING;
            blocks[i].level = level;
        }
    }
}
