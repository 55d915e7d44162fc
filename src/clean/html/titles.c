/* What the page says of itself against the text of a block: its titles, its
 * description, the article's body in JSON-LD, its author and date; and the
 * words that blocks share. */
#include <string.h>

#include "base/utf8.h"
#include "clean/html/page.h"
#include "clean/learn/logarithm.h"
#include "clean/learn/scripts.h"

#define BODY_WORDS 200000u

/* What the page says of itself in words. */
typedef enum rcn_word_set {
    RCN_SET_PAGE_TITLE,
    RCN_SET_OG_TITLE,
    RCN_SET_DESCRIPTION,
    RCN_SET_AUTHORS,
    RCN_SETS
} rcn_word_set;

/* Of a block's different words: how many, and how many a set has. */
typedef struct rcn_overlap {
    uint32_t words, shared[RCN_SETS];
} rcn_overlap;

struct rcn_title_facts {
    rcn_tally sets[RCN_SETS]; /* words by their hashes */
    rcn_tally dates;          /* where elements stand that give a time */
    rcn_tally body;           /* three words in a row of the article's body */
    rcn_tally counts;         /* words of good blocks: in how many */
    rcn_tally inner;          /* the same of those in the best container */
    rcn_tally same;           /* blocks by the hash of their text */
    rcn_overlap *overlaps;    /* of each block */
    int16_t *seen;            /* of each block, the share that stood before */
    uint32_t body_words;
    size_t title; /* the block that is the title, or SIZE_MAX */
    uint32_t title_chars;
};

/* The hash of a word, as rcn_page_measure makes it. */
typedef void rcn_word_visit(void *context, uint32_t word);

static uint32_t
word_hash(const char *word, size_t len)
{
    uint64_t hash = rcn_tally_hash(0, word, len);
    return (uint32_t)(hash ^ hash >> 32);
}

static void
each_word(rcn_text text, rcn_word_visit *visit, void *context)
{
    char word[64];
    size_t len = 0;
    uint32_t runes = 0; /* in scripts without spaces */
    bool in_word = false;
    for (size_t at = 0; at <= text.len;) {
        uint32_t rune = ' ';
        size_t step = at < text.len ? rcn_utf8_next(text, at, &rune) : 1;
        if (rune == '_' || rcn_rune_is_digit(rune) ||
            rcn_rune_is_letter(rune)) {
            in_word = true;
            if (len + 4 <= sizeof word) {
                len += rcn_utf8_put(rcn_rune_lower(rune), word + len);
            }
        } else if (in_word) {
            visit(context, word_hash(word, len));
            in_word = false;
            len = 0;
            runes = 0;
        }
        uint32_t most = rcn_script_word_runes(rune);
        runes += most > 0;
        if (most && runes >= most) {
            visit(context, word_hash(word, len));
            in_word = false;
            len = 0;
            runes = 0;
        }
        at += step;
    }
}

static void
add_word(void *context, uint32_t word)
{
    rcn_tally *set = context;
    *rcn_tally_at(set, word) = 1;
}

static rcn_tally
word_set(rcn_arena *arena, rcn_text text)
{
    rcn_tally set = rcn_tally_new(arena);
    each_word(text, add_word, &set);
    return set;
}

typedef struct rcn_body_walk {
    struct rcn_title_facts *facts;
    uint32_t last, before;
} rcn_body_walk;

static uint64_t
triple(uint32_t first, uint32_t second, uint32_t third)
{
    return ((uint64_t)first * 0x9E3779B97F4A7C15u + second) *
               0xC2B2AE3D27D4EB4Fu +
           third;
}

static void
add_body_word(void *context, uint32_t word)
{
    rcn_body_walk *walk = context;
    if (walk->facts->body_words >= BODY_WORDS) {
        return;
    }
    if (++walk->facts->body_words >= 3) {
        *rcn_tally_at(&walk->facts->body,
                      triple(walk->before, walk->last, word)) = 1;
    }
    walk->before = walk->last;
    walk->last = word;
}

/* Likeness to the titles in 1/1000: shared over all words, and shared over the
 * block's words. */
static void
title_likeness(const rcn_web_page *page, size_t block, int32_t *ret_likeness,
               int32_t *ret_cover)
{
    const rcn_overlap *overlap = &page->titles->overlaps[block];
    *ret_likeness = 0;
    *ret_cover = 0;
    if (page->blocks[block].word_count > 60) {
        return; /* no title */
    }
    for (size_t i = RCN_SET_PAGE_TITLE; i <= RCN_SET_OG_TITLE; i++) {
        size_t all =
            page->titles->sets[i].count + overlap->words - overlap->shared[i];
        int32_t likeness = rcn_share(overlap->shared[i], all);
        int32_t cover = rcn_share(overlap->shared[i], overlap->words);
        *ret_likeness = likeness > *ret_likeness ? likeness : *ret_likeness;
        *ret_cover = cover > *ret_cover ? cover : *ret_cover;
    }
}

static void
find_title(rcn_web_page *page)
{
    int32_t best = 300;
    page->titles->title = SIZE_MAX;
    for (size_t i = 0; i < page->block_count; i++) {
        const rcn_html_block *leaf = &page->html->blocks[page->blocks[i].leaf];
        int32_t likeness = 0;
        int32_t cover = 0;
        title_likeness(page, i, &likeness, &cover);
        likeness += leaf->tag == RCN_TAG_H1   ? 300
                    : leaf->tag == RCN_TAG_H2 ? 100
                                              : 0;
        likeness -= leaf->hidden ? 200 : 0;
        if (leaf->tag == RCN_TAG_P && leaf->element != RCN_HTML_NONE &&
            rcn_html_has_class(
                page->html->names[page->html->elements[leaf->element].name],
                "MsoTitle")) {
            likeness = 2000; /* Word's own word for it */
        }
        if (likeness > best) {
            best = likeness;
            page->titles->title = i;
        }
    }
}

static bool
is_inner(const rcn_web_page *page, const rcn_page_block *block)
{
    return block->element != RCN_HTML_NONE &&
           !page->containers[0].up[block->element];
}

/* Counts a word that a block has not had before. */
static void
count_word(struct rcn_title_facts *facts, uint32_t word, bool good, bool inner,
           rcn_overlap *overlap)
{
    overlap->words++;
    for (size_t i = 0; i < RCN_SETS; i++) {
        overlap->shared[i] += rcn_tally_find(&facts->sets[i], word) != 0;
    }
    if (good) {
        (*rcn_tally_at(&facts->counts, word))++;
    }
    if (inner) {
        (*rcn_tally_at(&facts->inner, word))++;
    }
}

/* What words each block has in common with the sets, and in how many good
 * blocks each word stands. */
static void
count_words(rcn_web_page *page, struct rcn_title_facts *facts)
{
    rcn_arena *scratch = rcn_arena_new(0);
    rcn_tally seen = rcn_tally_new(scratch);
    facts->counts = rcn_tally_new(page->arena);
    facts->inner = rcn_tally_new(page->arena);
    facts->overlaps = rcn_arena_alloc(page->arena, page->block_count,
                                      sizeof *facts->overlaps);
    for (uint32_t i = 0; i < page->block_count; i++) {
        const rcn_page_block *block = &page->blocks[i];
        bool inner = block->good && is_inner(page, block);
        for (uint32_t k = 0; k < block->word_count; k++) {
            uint32_t word = page->words[block->first_word + k];
            uint32_t *last = rcn_tally_at(&seen, word);
            if (*last != i + 1) {
                *last = i + 1;
                count_word(facts, word, block->good, inner,
                           &facts->overlaps[i]);
            }
        }
    }
    rcn_arena_free(scratch);
}

/* Of the triples of words of each block, the share that earlier blocks have:
 * what repeats is a teaser, a summary or a caption. */
static void
read_repeats(rcn_web_page *page, struct rcn_title_facts *facts)
{
    rcn_arena *scratch = rcn_arena_new(0);
    rcn_tally before = rcn_tally_new(scratch);
    facts->seen =
        rcn_arena_alloc(page->arena, page->block_count, sizeof *facts->seen);
    for (size_t i = 0; i < page->block_count; i++) {
        const rcn_page_block *block = &page->blocks[i];
        const uint32_t *words = page->words + block->first_word;
        uint32_t hits = 0;
        for (uint32_t k = 2; k < block->word_count; k++) {
            uint64_t key = triple(words[k - 2], words[k - 1], words[k]);
            uint32_t *slot = rcn_tally_at(&before, key);
            hits += *slot && *slot <= i;
            *slot = *slot ? *slot : (uint32_t)i + 1;
        }
        if (block->word_count > 2) {
            facts->seen[i] = (int16_t)rcn_share(hits, block->word_count - 2);
        }
    }
    rcn_arena_free(scratch);
}

static void
read_metadata(rcn_web_page *page, struct rcn_title_facts *facts)
{
    const rcn_document *document = page->document;
    facts->sets[RCN_SET_AUTHORS] = rcn_tally_new(page->arena);
    facts->dates = rcn_tally_new(page->arena);
    facts->sets[RCN_SET_DESCRIPTION] =
        word_set(page->arena, page->html->description);
    for (size_t i = 0; i < document->metadata_count; i++) {
        const rcn_metadata_item *item = &document->metadata[i];
        rcn_text value = rcn_text_of(item->value);
        if (item->place == RCN_PLACE_PAGE_TITLE) {
            facts->sets[RCN_SET_PAGE_TITLE] = word_set(page->arena, value);
            facts->title_chars = (uint32_t)rcn_utf8_count(value);
        } else if (strcmp(item->key, "og:title") == 0) {
            facts->sets[RCN_SET_OG_TITLE] = word_set(page->arena, value);
        } else if (item->kind == RCN_METADATA_AUTHOR &&
                   item->place <= RCN_PLACE_MICRODATA) {
            each_word(value, add_word, &facts->sets[RCN_SET_AUTHORS]);
        } else if (item->place == RCN_PLACE_TIME_ELEMENT) {
            *rcn_tally_at(&facts->dates, item->offset) = 1;
        }
    }
}

void
rcn_page_read_titles(rcn_web_page *page)
{
    struct rcn_title_facts *facts =
        rcn_arena_alloc(page->arena, 1, sizeof *facts);
    page->titles = facts;
    read_metadata(page, facts);
    facts->body = rcn_tally_new(page->arena);
    rcn_body_walk walk = {.facts = facts};
    each_word(page->html->article_body, add_body_word, &walk);
    count_words(page, facts);
    facts->same = rcn_tally_new(page->arena);
    for (size_t i = 0; i < page->block_count; i++) {
        (*rcn_tally_at(&facts->same, page->blocks[i].hash))++;
    }
    read_repeats(page, facts);
    find_title(page);
}

static int32_t
body_share(const rcn_web_page *page, const rcn_page_block *block)
{
    const uint32_t *words = page->words + block->first_word;
    uint32_t hits = 0;
    if (block->word_count < 3 || page->titles->body_words < 3) {
        return 0;
    }
    for (uint32_t i = 2; i < block->word_count; i++) {
        hits += rcn_tally_find(&page->titles->body,
                               triple(words[i - 2], words[i - 1], words[i]));
    }
    return rcn_share(hits, block->word_count - 2);
}

/* Returns how much the words of a block occur in other good blocks, each
 * counted at most five times, in 1/1000; words of fewer than four good blocks
 * weigh as they are. */
static int32_t
topic_of(const rcn_web_page *page, const rcn_page_block *block)
{
    uint64_t sum = 0;
    for (uint32_t i = 0; i < block->word_count; i++) {
        uint32_t count = rcn_tally_find(&page->titles->counts,
                                        page->words[block->first_word + i]);
        count -= count && block->good;
        sum += count < 5 ? count : 5;
    }
    return rcn_share(sum, (uint64_t)block->word_count * 5);
}

/* Of the words of a block that are not in every paragraph, the share that
 * other paragraphs of the best container have, in 1/1000. */
static int32_t
body_topic_of(const rcn_web_page *page, const rcn_page_block *block)
{
    uint32_t common = page->good_count / 4 > 3 ? page->good_count / 4 : 3;
    uint32_t own = block->good && is_inner(page, block);
    uint32_t rare = 0;
    uint32_t shared = 0;
    for (uint32_t i = 0; i < block->word_count; i++) {
        uint32_t word = page->words[block->first_word + i];
        if (rcn_tally_find(&page->titles->counts, word) <= common) {
            rare++;
            shared += rcn_tally_find(&page->titles->inner, word) > own;
        }
    }
    return rcn_share(shared, rare);
}

static bool
has_time(const rcn_web_page *page, const rcn_page_block *block)
{
    const rcn_html_block *leaf = &page->html->blocks[block->leaf];
    return rcn_tally_find(&page->titles->dates, leaf->start) != 0;
}

void
rcn_page_title_features(const rcn_web_page *page, size_t block, int16_t *row)
{
    const struct rcn_title_facts *facts = page->titles;
    const rcn_page_block *at = &page->blocks[block];
    const rcn_overlap *overlap = &facts->overlaps[block];
    int32_t likeness = 0;
    int32_t cover = 0;
    title_likeness(page, block, &likeness, &cover);
    row[RCN_FEATURE_TJAC] = (int16_t)likeness;
    row[RCN_FEATURE_TCOV] = (int16_t)cover;
    if (facts->title != SIZE_MAX) {
        row[RCN_FEATURE_RTITLE] =
            (int16_t)rcn_signed_log2((int64_t)block - (int64_t)facts->title);
        row[RCN_FEATURE_ISTITLE] = (int16_t)(block == facts->title);
        row[RCN_FEATURE_HASTITLE] = 1;
        row[RCN_FEATURE_TITLESHARE] =
            (int16_t)rcn_share(overlap->shared[RCN_SET_PAGE_TITLE],
                               facts->sets[RCN_SET_PAGE_TITLE].count);
    }
    row[RCN_FEATURE_DESCOV] = (int16_t)rcn_share(
        overlap->shared[RCN_SET_DESCRIPTION], overlap->words);
    row[RCN_FEATURE_META_AUTHOR] =
        (int16_t)rcn_share(overlap->shared[RCN_SET_AUTHORS], overlap->words);
    row[RCN_FEATURE_META_DATE] = has_time(page, at);
    row[RCN_FEATURE_SEEN_SHARE] = facts->seen[block];
    row[RCN_FEATURE_LDBODY] = (int16_t)body_share(page, at);
    row[RCN_FEATURE_PG_LDBODY] = (int16_t)rcn_log2(facts->body_words);
    row[RCN_FEATURE_PG_ART] = page->html->says_article;
    row[RCN_FEATURE_PG_OGART] = page->html->og_article;
    row[RCN_FEATURE_DUP] =
        (int16_t)rcn_log2(rcn_tally_find(&facts->same, at->hash) - 1);
    row[RCN_FEATURE_TOPIC] = (int16_t)topic_of(page, at);
    row[RCN_FEATURE_TOPIC_BODY] = (int16_t)body_topic_of(page, at);
    row[RCN_FEATURE_PG_LD] = (int16_t)rcn_share(page->link, page->chars);
    row[RCN_FEATURE_PG_P] = (int16_t)rcn_share(page->paragraphs, page->chars);
    row[RCN_FEATURE_PG_TITLE] = (int16_t)rcn_log2(facts->title_chars);
}
