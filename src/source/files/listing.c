/* Pages that are no documents: they lead to other pages, or state that there is
 * none.  A wrong answer loses a document, so each kind has a bound: a page with
 * prose of its own stays.  A list of teasers repeats one shape, a linked
 * heading with a day or a few lines below it. */
#include "source/files/listing.h"

#include <string.h>

#include "base/pattern.h"
#include "source/html/html.h"

#define PROSE_BYTES   70  /**< of a block outside links: may be a sentence */
#define LEAST_ITEMS   4   /**< headings of one shape */
#define LEAST_TOLD    3   /**< of these, with a day or a teaser */
#define LEAST_HEADING 12  /**< bytes of a linked heading */
#define TEASER_BLOCKS 2   /**< paragraphs below a heading that tease */
#define TEASER_BYTES  600 /**< of them together */
#define MOST_OWN      400 /**< bytes of the page's own prose */
#define MOST_STUB     900 /**< bytes of all text of an error page */
#define DATE_BYTES    60  /**< of a line that holds a day */
#define MOST_SHAPES   64

typedef enum rcn_stub_kind {
    RCN_STUB_ERROR,
    RCN_STUB_SEARCH
} rcn_stub_kind;

static const struct {
    rcn_stub_kind kind;
    const char *words;
} stubs[] = {
#define RCN_STUB_WORDS(kind, words) {RCN_STUB_##kind, words},
#include "source/files/stubs.def"
#undef RCN_STUB_WORDS
};

/** The blocks of a page that may be its text. */
static bool
is_content(const rcn_html *html, const rcn_html_block *block)
{
    bool aside = block->element != RCN_HTML_NONE &&
                 (html->elements[block->element].inside &
                  (1u << RCN_IN_FOOTER | 1u << RCN_IN_NAV));
    return !block->head && !block->unseen && !block->noscript && !aside;
}

static uint32_t
unlinked(const rcn_html_block *block)
{
    uint32_t len = block->end - block->start;
    return len - (block->link_bytes < len ? block->link_bytes : len);
}

static bool
is_heading(const rcn_html_block *block)
{
    return block->tag >= RCN_TAG_H1 && block->tag <= RCN_TAG_H6;
}

/** Returns true when no block outside links is as long as a sentence. */
static bool
is_page_of_links(const rcn_html *html)
{
    uint64_t links = 0;
    uint64_t text = 0;
    for (size_t i = 0; i < html->block_count; i++) {
        const rcn_html_block *block = &html->blocks[i];
        bool footer =
            block->element != RCN_HTML_NONE &&
            (html->elements[block->element].inside >> RCN_IN_FOOTER & 1u);
        if (block->head || is_heading(block) || block->unseen ||
            block->noscript || footer) {
            continue;
        }
        if (unlinked(block) >= PROSE_BYTES) {
            return false;
        }
        text += block->end - block->start;
        links += block->link_bytes;
    }
    return text && links * 2 >= text && !html->says_article &&
           !html->og_article;
}

/** Headings that stand alike: same tag, same names of the element and of the
 * one around it. */
typedef struct rcn_item_shape {
    uint32_t name, around;
    uint8_t tag;
    int items, told; /**< headings; those with a day or a teaser below */
    size_t teased;   /**< bytes of the teasers */
} rcn_item_shape;

/** One reading of a page's blocks. */
typedef struct rcn_listing_read {
    const rcn_document *document;
    const rcn_html *html;
    rcn_item_shape shapes[MOST_SHAPES];
    size_t shape_count;
    rcn_item_shape *item; /**< shape of the last linked heading, or NULL */
    int blocks;           /**< of prose since */
    size_t bytes;         /**< of these */
    bool told;            /**< something that counts stood since */
    size_t own;           /**< bytes of prose that are no teaser */
} rcn_listing_read;

static rcn_item_shape *
shape_of(rcn_listing_read *read, const rcn_html_block *block)
{
    const rcn_html_element *element = &read->html->elements[block->element];
    uint32_t around = element->parent == RCN_HTML_NONE
                          ? 0
                          : read->html->elements[element->parent].name;
    for (size_t i = 0; i < read->shape_count; i++) {
        rcn_item_shape *shape = &read->shapes[i];
        if (shape->tag == block->tag && shape->name == element->name &&
            shape->around == around) {
            return shape;
        }
    }
    if (read->shape_count == MOST_SHAPES) {
        return NULL;
    }
    rcn_item_shape *shape = &read->shapes[read->shape_count++];
    *shape = (rcn_item_shape){element->name, around, block->tag, 0, 0, 0};
    return shape;
}

/** Returns true for a short line with a year. */
static bool
is_dated(rcn_text line)
{
    for (size_t i = 0; line.len <= DATE_BYTES && i + 3 < line.len; i++) {
        bool century =
            rcn_text_starts(rcn_text_slice(line, i, line.len), "20") ||
            rcn_text_starts(rcn_text_slice(line, i, line.len), "19");
        if (century && line.at[i + 2] >= '0' && line.at[i + 2] <= '9' &&
            line.at[i + 3] >= '0' && line.at[i + 3] <= '9') {
            return true;
        }
    }
    return false;
}

/** Returns true when the page's titles hold the words of a heading: it heads
 * the page's own text, though it is a link. */
static bool
is_own_heading(const rcn_document *document, rcn_text heading)
{
    for (size_t i = 0; i < document->metadata_count; i++) {
        const rcn_metadata_item *item = &document->metadata[i];
        rcn_text title = rcn_text_of(item->value);
        if (item->kind != RCN_METADATA_TITLE ||
            item->place == RCN_PLACE_HEADING ||
            item->place == RCN_PLACE_MICRODATA) {
            continue;
        }
        for (size_t at = 0; at + heading.len <= title.len; at++) {
            if (memcmp(title.at + at, heading.at, heading.len) == 0) {
                return true;
            }
        }
    }
    return false;
}

static void
tell(rcn_listing_read *read)
{
    if (!read->told) {
        read->told = true;
        read->item->told++;
    }
}

/** Counts one block; false when it shows that the page is a document. */
static bool
read_block(rcn_listing_read *read, const rcn_html_block *block)
{
    rcn_text text =
        rcn_text_slice(read->document->text, block->start, block->end);
    uint32_t plain = unlinked(block);
    if (is_heading(block) && block->element != RCN_HTML_NONE &&
        text.len >= LEAST_HEADING && plain * 5 <= text.len) {
        if (is_own_heading(read->document, text)) {
            return false;
        }
        read->item = shape_of(read, block);
        read->blocks = 0;
        read->bytes = 0;
        read->told = false;
        if (read->item) {
            read->item->items++;
        }
        return true;
    }
    if (read->item && is_dated(text)) {
        tell(read);
    }
    if (plain < PROSE_BYTES || is_heading(block)) {
        return true;
    }
    read->blocks++;
    read->bytes += plain;
    if (read->item && read->blocks <= TEASER_BLOCKS &&
        read->bytes <= TEASER_BYTES) {
        tell(read);
        read->item->teased += plain;
    } else {
        read->own += plain;
    }
    return read->own <= MOST_OWN;
}

/** Returns true for a page that repeats linked headings with days or teasers,
 * and has little prose beside. */
static bool
is_list_of_teasers(const rcn_document *document, int least)
{
    rcn_listing_read read = {.document = document, .html = document->html};
    for (size_t i = 0; i < read.html->block_count; i++) {
        const rcn_html_block *block = &read.html->blocks[i];
        if (is_content(read.html, block) && !read_block(&read, block)) {
            return false;
        }
    }
    size_t teased = 0;
    for (size_t i = 0; i < read.shape_count; i++) {
        teased += read.shapes[i].teased;
    }
    for (size_t i = 0; i < read.shape_count; i++) {
        const rcn_item_shape *shape = &read.shapes[i];
        bool most = shape->teased * 2 >= teased && read.own * 2 <= teased;
        if (shape->items >= least && shape->told >= LEAST_TOLD && most) {
            return true;
        }
    }
    return false;
}

/** Bytes of the text outside links. */
static size_t
plain_bytes(const rcn_html *html)
{
    size_t bytes = 0;
    for (size_t i = 0; i < html->block_count; i++) {
        if (is_content(html, &html->blocks[i])) {
            bytes += unlinked(&html->blocks[i]);
        }
    }
    return bytes;
}

/** Returns true when a title of the page begins as those of `kind` do. */
static bool
is_stub(const rcn_document *document, rcn_stub_kind kind)
{
    static const char *const ends[] = {
        "\\s*(?:$|[-–—|:!?.…·(])", /* not "Forbidden fruit" */
        "(?!\\p{L})"};
    bool found = false;
    rcn_arena *scratch = rcn_arena_new(0);
    for (size_t i = 0; i < sizeof stubs / sizeof *stubs && !found; i++) {
        if (stubs[i].kind != kind) {
            continue;
        }
        const rcn_pattern *pattern =
            rcn_pattern_constant(scratch,
                                 rcn_arena_printf(scratch, "^\\W*(?:%s)(?:%s)",
                                                  stubs[i].words, ends[kind]),
                                 true);
        for (size_t k = 0; k < document->metadata_count && !found; k++) {
            const rcn_metadata_item *item = &document->metadata[k];
            rcn_match match;
            found =
                item->kind == RCN_METADATA_TITLE &&
                rcn_pattern_find(pattern, rcn_text_of(item->value), 0, &match);
        }
    }
    rcn_arena_free(scratch);
    return found;
}

/** Returns true for a plain text with an address on each line and no other
 * words, as programs keep what they are to fetch. */
static bool
is_list_of_addresses(const rcn_document *document)
{
    size_t addresses = 0;
    for (size_t i = 0; i < document->line_count; i++) {
        rcn_text line = rcn_text_trim(rcn_text_slice(
            document->text, document->lines[i].start, document->lines[i].end));
        bool address = rcn_text_starts(line, "http://") ||
                       rcn_text_starts(line, "https://");
        if (line.len && (!address || memchr(line.at, ' ', line.len))) {
            return false;
        }
        addresses += line.len > 0;
    }
    return addresses > 0;
}

const char *
rcn_no_document_why(const rcn_document *document)
{
    const rcn_html *html = document->html;
    if (document->converter) {
        return NULL;
    }
    if (!html) {
        return is_list_of_addresses(document) ? "a list of addresses" : NULL;
    }
    if (is_page_of_links(html)) {
        return "a page of links";
    }
    bool article = html->says_article || html->og_article;
    if (!article && is_list_of_teasers(document, LEAST_ITEMS)) {
        return "a list of other pages";
    }
    size_t plain = plain_bytes(html);
    if (!article && plain <= MOST_STUB && is_stub(document, RCN_STUB_ERROR)) {
        return "an error or consent page";
    }
    if (!article && is_list_of_teasers(document, LEAST_TOLD) &&
        is_stub(document, RCN_STUB_SEARCH)) {
        return "the results of a search";
    }
    return NULL;
}
