/* What belongs to the text though the model rejects it: initials of words,
 * times of the posts of a live page, quotations and lists that a colon
 * announces. */
#include <ctype.h>
#include <string.h>

#include "base/utf8.h"
#include "clean/html/clean.h"

#define POSTS_LEAST    3u
#define POSTS_SHARE    600u /* of 1000 kept words, in the posts */
#define TIME_WORDS     6
#define ANNOUNCED_MOST 8u /* blocks behind a colon */
#define TURN_STEPS     3  /* elements from a block up to its turn */
#define TURNS_LEAST    2u
#define TURNS_SHARE    800u /* of 1000 kept words, in the turns */
#define ALIKE_WORDS    25u
#define ALIKE_LEAST    3u   /* kept paragraphs of one name */
#define ALIKE_SHARE    700u /* of 1000 words in those of that name */
#define SENTENCE_WORDS 6    /* of a paragraph that announces a list */

bool
rcn_html_is_initial(const rcn_document *document, size_t leaf)
{
    const rcn_html *html = document->html;
    if (leaf + 1 >= html->block_count) {
        return false;
    }
    const rcn_html_block *at = &html->blocks[leaf];
    const rcn_html_block *next = &html->blocks[leaf + 1];
    rcn_text text = rcn_text_slice(document->text, at->start, at->end);
    rcn_text rest = rcn_text_slice(document->text, next->start, next->end);
    uint32_t letter = 0;
    uint32_t follows = 0;
    size_t len = rcn_utf8_next(text, 0, &letter);
    (void)rcn_utf8_next(rest, 0, &follows);
    return text.len && len == text.len && rest.len &&
           next->kind == RCN_BLOCK_PARAGRAPH && rcn_rune_is_upper(letter) &&
           letter != 'A' && letter != 'I' && letter != 'O' &&
           rcn_rune_is_lower(follows);
}

static void
keep_initials(const rcn_web_page *page, bool *keep)
{
    for (size_t i = 0; i + 1 < page->block_count; i++) {
        uint32_t leaf = page->blocks[i].leaf;
        keep[i] =
            keep[i] || (keep[i + 1] && page->blocks[i + 1].leaf == leaf + 1 &&
                        rcn_html_is_initial(page->document, leaf));
    }
}

/* Returns whether a block is in a list beside the paragraph of another
 * block. */
static bool
is_list_beside(const rcn_web_page *page, size_t block, size_t paragraph)
{
    const rcn_html_element *elements = page->html->elements;
    uint32_t beside = page->blocks[paragraph].element;
    uint32_t at = page->blocks[block].element;
    if (beside == RCN_HTML_NONE || elements[beside].tag != RCN_TAG_P) {
        return false;
    }
    while (at != RCN_HTML_NONE && elements[at].tag != RCN_TAG_UL &&
           elements[at].tag != RCN_TAG_OL) {
        at = elements[at].parent;
    }
    return at != RCN_HTML_NONE &&
           elements[at].parent == elements[beside].parent;
}

/* Quotations and lists right behind a kept paragraph that ends in a colon;
 * before a list it is a sentence, no label. */
static void
keep_announced(const rcn_web_page *page, bool *keep)
{
    for (size_t i = 0; i + 1 < page->block_count; i++) {
        if (!keep[i] || !page->blocks[i].own[RCN_FEATURE_COLON]) {
            continue;
        }
        bool sentence = page->blocks[i].word_count >= SENTENCE_WORDS;
        for (size_t k = i + 1; k < page->block_count && k <= i + ANNOUNCED_MOST;
             k++) {
            uint32_t at = page->blocks[k].element;
            bool quote =
                at != RCN_HTML_NONE &&
                page->html->elements[at].inside & 1u << RCN_IN_BLOCKQUOTE;
            if (!quote && !(sentence && is_list_beside(page, k, i))) {
                break;
            }
            keep[k] = true;
        }
    }
}

/* Returns whether a block begins with a time of day: "9:05", "22.15". */
static bool
begins_with_time(const rcn_web_page *page, size_t block)
{
    const rcn_html_block *leaf = &page->html->blocks[page->blocks[block].leaf];
    rcn_text text =
        rcn_text_slice(page->document->text, leaf->start, leaf->end);
    size_t hour = 0;
    while (hour < text.len && isdigit((unsigned char)text.at[hour])) {
        hour++;
    }
    size_t end = hour + 1;
    while (end < text.len && isdigit((unsigned char)text.at[end])) {
        end++;
    }
    return hour && hour <= 2 && end == hour + 3 && strchr(":.h", text.at[hour]);
}

/* Returns the element that a short block with a time or a date opens, or
 * RCN_HTML_NONE. */
static uint32_t
post_of(const rcn_web_page *page, size_t block)
{
    const rcn_page_block *at = &page->blocks[block];
    if (at->word_count > TIME_WORDS || at->element == RCN_HTML_NONE ||
        (!at->own[RCN_FEATURE_LEX_DATE] && !begins_with_time(page, block))) {
        return RCN_HTML_NONE;
    }
    uint32_t element = at->element;
    if (page->elements[element].blocks == 1) {
        element = page->html->elements[element].parent;
    }
    uint32_t before = block ? page->blocks[block - 1].element : RCN_HTML_NONE;
    while (before != RCN_HTML_NONE && before != element) {
        before = page->html->elements[before].parent;
    }
    return before == RCN_HTML_NONE ? element : RCN_HTML_NONE;
}

/* Words that are kept in an element from block `first` on; 0 when no paragraph
 * of prose is among them. */
static uint32_t
post_words(const rcn_web_page *page, const bool *keep, size_t first,
           uint32_t post)
{
    uint32_t words = 0;
    bool prose = false;
    size_t end = first + page->elements[post].blocks;
    for (size_t i = first; i < end && i < page->block_count; i++) {
        words += keep[i] ? page->blocks[i].word_count : 0;
        prose = prose || (keep[i] && page->blocks[i].good);
    }
    return prose ? words : 0;
}

/* The times of three posts or more of one make that hold most of the text. */
static void
keep_post_times(const rcn_web_page *page, bool *keep)
{
    uint64_t make = 0;
    uint64_t kept = 0;
    uint64_t posted = 0;
    size_t posts = 0;
    for (size_t i = 0; i < page->block_count; i++) {
        uint32_t post = post_of(page, i);
        uint32_t words =
            post == RCN_HTML_NONE ? 0 : post_words(page, keep, i, post);
        kept += keep[i] ? page->blocks[i].word_count : 0;
        if (words && (!make || page->elements[post].name == make)) {
            make = page->elements[post].name;
            posted += words;
            posts++;
        }
    }
    for (size_t i = 0;
         posts >= POSTS_LEAST && posted * 1000 >= kept * POSTS_SHARE &&
         i < page->block_count;
         i++) {
        uint32_t post = post_of(page, i);
        keep[i] = keep[i] ||
                  (post != RCN_HTML_NONE && page->elements[post].name == make &&
                   post_words(page, keep, i, post));
    }
}

/* Returns the element around a block that is one of several turns: siblings of
 * one name, known by the number of steps up from the block's own element. */
static uint32_t
turn_of(const rcn_web_page *page, size_t block, int steps)
{
    uint32_t at = page->blocks[block].element;
    for (int i = 0; i < steps && at != RCN_HTML_NONE; i++) {
        at = page->html->elements[at].parent;
    }
    return at;
}

/* What is known of the turns whose element lies `steps` above their blocks. */
typedef struct rcn_turns {
    uint64_t name;   /* of the element */
    uint32_t parent; /* of all of them */
    uint32_t words;  /* that are kept */
    size_t count;    /* of turns with kept prose */
} rcn_turns;

/* Reads the turns of the make of the first kept paragraph of prose. */
static rcn_turns
read_turns(const rcn_web_page *page, const bool *keep, int steps)
{
    rcn_turns turns = {0};
    uint32_t last = RCN_HTML_NONE;
    for (size_t i = 0; i < page->block_count; i++) {
        uint32_t at = turn_of(page, i, steps);
        if (!keep[i] || at == RCN_HTML_NONE ||
            page->html->elements[at].parent == RCN_HTML_NONE) {
            continue;
        }
        uint32_t parent = page->html->elements[at].parent;
        if (!turns.count && page->blocks[i].good) {
            turns.name = page->elements[at].name;
            turns.parent = parent;
        }
        if (page->elements[at].name == turns.name && parent == turns.parent) {
            turns.words += page->blocks[i].word_count;
            turns.count += at != last && page->blocks[i].good;
            last = page->blocks[i].good ? at : last;
        }
    }
    return turns;
}

static bool
is_in_turn(const rcn_web_page *page, size_t block, const rcn_turns *turns)
{
    uint32_t at = page->blocks[block].element;
    for (int i = 0; i <= TURN_STEPS + 1 && at != RCN_HTML_NONE; i++) {
        uint32_t parent = page->html->elements[at].parent;
        if (page->elements[at].name == turns->name && parent == turns->parent) {
            return true;
        }
        at = parent;
    }
    return false;
}

/* By group of names around a block: whether a block of it is kept. */
static const bool *
kept_groups(const rcn_web_page *page, const bool *keep)
{
    bool *groups =
        rcn_arena_alloc(page->scratch, page->groups.count + 1, sizeof *groups);
    for (size_t i = 0; i < page->block_count; i++) {
        size_t group = rcn_web_page_name_group(page, i);
        groups[group] = groups[group] || keep[i];
    }
    return groups;
}

/* Short turns of a debate: where two siblings of one name or more hold most of
 * the text, the others of that name are turns too: their blocks that bear the
 * names of kept ones stay. */
static void
keep_turns(const rcn_web_page *page, bool *keep)
{
    uint64_t kept = 0;
    for (size_t i = 0; i < page->block_count; i++) {
        kept += keep[i] ? page->blocks[i].word_count : 0;
    }
    for (int steps = 1; steps <= TURN_STEPS; steps++) {
        rcn_turns turns = read_turns(page, keep, steps);
        if (turns.count < TURNS_LEAST ||
            (uint64_t)turns.words * 1000 < kept * TURNS_SHARE) {
            continue;
        }
        const bool *groups = kept_groups(page, keep);
        for (size_t i = 0; i < page->block_count; i++) {
            bool turn = is_in_turn(page, i, &turns);
            keep[i] =
                keep[i] || (turn && groups[rcn_web_page_name_group(page, i)]);
        }
        return;
    }
}

/* Words in paragraphs of one name, and those of them that are kept. */
typedef struct rcn_alike {
    rcn_tally all, kept, paragraphs;
} rcn_alike;

/* Returns a key for the names of the paragraph that a block is, without the
 * last of three or more, which may be its id; 0 when it bears none or what is
 * around it is named for something else. */
static uint64_t
make_of(const rcn_web_page *page, size_t block)
{
    const uint32_t apart = 1u << RCN_HINT_COMMENT | 1u << RCN_HINT_NAV |
                           1u << RCN_HINT_FOOTER | 1u << RCN_HINT_SIDE |
                           1u << RCN_HINT_MODAL;
    uint32_t at = page->blocks[block].element;
    if (at == RCN_HTML_NONE || page->html->elements[at].tag != RCN_TAG_P ||
        !page->html->elements[at].name || (page->elements[at].path & apart)) {
        return 0;
    }
    const char *names = page->html->names[page->html->elements[at].name];
    const char *last = strrchr(names, ' ');
    bool several = last && memchr(names, ' ', (size_t)(last - names));
    return rcn_tally_hash(0, names,
                          several ? (size_t)(last - names) : strlen(names));
}

/* Returns whether a block reads like a paragraph that may be part of a text. */
static bool
is_long(const rcn_web_page *page, size_t block)
{
    const rcn_page_block *at = &page->blocks[block];
    return at->good && at->word_count >= ALIKE_WORDS &&
           at->link_bytes * 4 <= at->bytes &&
           !page->html->blocks[at->leaf].hidden;
}

/* Long paragraphs with few links whose names hardly any bears that is not
 * kept. */
static void
keep_alike(const rcn_web_page *page, bool *keep)
{
    size_t lost = 0;
    while (lost < page->block_count && (keep[lost] || !is_long(page, lost))) {
        lost++;
    }
    if (lost == page->block_count) {
        return;
    }
    rcn_alike alike = {rcn_tally_new(page->scratch),
                       rcn_tally_new(page->scratch),
                       rcn_tally_new(page->scratch)};
    for (size_t i = 0; i < page->block_count; i++) {
        uint64_t make = make_of(page, i);
        if (make) {
            *rcn_tally_at(&alike.all, make) += page->blocks[i].word_count;
            *rcn_tally_at(&alike.kept, make) +=
                keep[i] ? page->blocks[i].word_count : 0;
            *rcn_tally_at(&alike.paragraphs, make) +=
                keep[i] && page->blocks[i].good;
        }
    }
    for (size_t i = 0; i < page->block_count; i++) {
        uint64_t make = is_long(page, i) ? make_of(page, i) : 0;
        keep[i] =
            keep[i] ||
            (make && rcn_tally_find(&alike.paragraphs, make) >= ALIKE_LEAST &&
             (uint64_t)rcn_tally_find(&alike.kept, make) * 1000 >=
                 (uint64_t)rcn_tally_find(&alike.all, make) * ALIKE_SHARE);
    }
}

void
rcn_html_rescue(const rcn_web_page *page, bool *keep)
{
    keep_initials(page, keep);
    keep_announced(page, keep);
    keep_post_times(page, keep);
    keep_turns(page, keep);
    keep_alike(page, keep);
}
