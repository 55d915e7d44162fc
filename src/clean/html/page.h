#ifndef RCN_CLEAN_HTML_PAGE_H
#define RCN_CLEAN_HTML_PAGE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/list.h"
#include "clean/learn/lexicon.h"
#include "clean/learn/tally.h"
#include "source/html/html.h"

typedef enum rcn_feature {
#define RCN_FEATURE(name) RCN_FEATURE_##name,
#include "clean/html/features.def"
#undef RCN_FEATURE
    RCN_FEATURE_COUNT
} rcn_feature;

/** The features of a block that its own text gives: the first ones. */
#define RCN_OWN_FEATURES (RCN_FEATURE_IMAGES_AFTER + 1)

/** A leaf block as the model sees it. */
typedef struct rcn_page_block {
    uint32_t leaf;       /**< index in rcn_html.blocks */
    uint32_t element;    /**< as of the leaf */
    uint32_t chars;      /**< code points, white space squashed */
    uint32_t bytes;      /**< the same in bytes */
    uint32_t link_bytes; /**< of them in links, at most `bytes` */
    uint32_t commas;
    uint32_t first_word, word_count; /**< in rcn_web_page.words */
    uint64_t hash;                   /**< of the squashed text */
    bool good; /**< a paragraph by the look of it: long, few links, sentences */
    int16_t own[RCN_OWN_FEATURES];
} rcn_page_block;

/** What an element holds, at any depth. */
typedef struct rcn_page_element {
    uint64_t chars, link, good, paragraphs; /**< chars; link: bytes in links */
    uint32_t blocks, images;
    uint32_t hints;   /**< of its own names */
    uint32_t path;    /**< of its names and all around it */
    uint64_t name;    /**< hash of tag and names, digits as one */
    uint64_t score;   /**< as the best container, in 1/360 */
    uint32_t article; /**< the outermost <article> around it, or NONE */
    uint32_t main;
} rcn_page_element;

#define RCN_CONTAINERS 5

/** An element that holds most of the text, by some measure. */
typedef struct rcn_page_container {
    uint32_t element;
    uint32_t first,
        last;           /**< good blocks in it, else any; first > last: none */
    uint8_t *up, *down; /**< for each element: steps from the container up to
                               the common ancestor, and down to the element */
} rcn_page_container;

/** The blocks with the same names around them. */
typedef struct rcn_name_group {
    uint32_t blocks;
    uint64_t chars, link, good;
} rcn_name_group;

/** A page laid out for the model: read-only once made. */
typedef struct rcn_web_page {
    rcn_arena *arena, *scratch;
    const rcn_document *document;
    const rcn_html *html;
    const rcn_lexicon *lexicon;
    rcn_page_block *blocks;
    size_t block_count;
    uint32_t *words; /**< hashes of words in lower case, block after block */
    size_t word_count;
    rcn_page_element *elements;
    uint64_t chars, good, link, paragraphs; /**< of the whole page */
    uint32_t good_count, article_count, main_count;
    rcn_page_container containers[RCN_CONTAINERS];
    struct rcn_title_facts *titles;
    struct rcn_sequence_facts *sequence;
    rcn_tally groups_by_name; /**< names around a block: index in groups + 1 */
    RCN_LIST(rcn_name_group) groups;
} rcn_web_page;

/** Lays out a page: which blocks are judged, and what their text and the
 * elements around them say.
 *
 * Blocks of the head and blocks without words are never judged; those in
 * <noscript> only where the page has hardly any other.  Linear. */
rcn_web_page *rcn_web_page_new(rcn_arena *arena, const rcn_document *document,
                               const rcn_lexicon *lexicon);

/** Writes the features of a block into `row`, which has RCN_FEATURE_COUNT
 * places. */
void rcn_web_page_features(const rcn_web_page *page, size_t block,
                           int16_t *row);

/** Returns the group, below page->groups.count, of the blocks whose three
 * nearest elements have the same names as those of this one. */
size_t rcn_web_page_name_group(const rcn_web_page *page, size_t block);

/** Returns the element that holds a block: the parent of its own, where that is
 * the block itself (<p>, <h2>), else the innermost around it.  May be
 * RCN_HTML_NONE. */
uint32_t rcn_web_page_holder(const rcn_web_page *page, size_t block);

/** Returns the first name of a block's holder and the very element two steps
 * above that, as one number; 0 where one is missing.  Pieces of one text have
 * the same, though the last of them may bear a name more. */
uint64_t rcn_web_page_kin(const rcn_web_page *page, size_t block);

/** "LCHARS" and so on, for the trainer. */
const char *rcn_feature_name(rcn_feature feature);

/* Parts of rcn_web_page_new, one a file. */
void rcn_page_measure(rcn_web_page *page, rcn_page_block *block);
void rcn_page_sum_elements(rcn_web_page *page);
void rcn_page_find_containers(rcn_web_page *page);
void rcn_page_read_sequence(rcn_web_page *page);
void rcn_page_read_titles(rcn_web_page *page);

/* Parts of rcn_web_page_features. */
void rcn_page_tree_features(const rcn_web_page *page, size_t block,
                            int16_t *row);
void rcn_page_sequence_features(const rcn_web_page *page, size_t block,
                                int16_t *row);
void rcn_page_title_features(const rcn_web_page *page, size_t block,
                             int16_t *row);

#endif
