/* The zones of a document: where its title stands, where its text begins and
 * ends.  What is far from the title belongs to menus, related stories and
 * feeds. */
#include <string.h>

#include "clean/span/line_title.h"
#include "head/reader.h"

#define LONGEST_LINE   240 /**< bytes: longer ones are prose */
#define LONG_PARAGRAPH 120 /**< bytes: from here a paragraph is text */
#define LONG_SENTENCE  60  /**< bytes: the same in scripts of many signs */
#define LEAST_TITLE    12  /**< bytes: shorter lines are labels */

bool
rcn_doc_line_is_kept(const rcn_doc_line *stretch)
{
    return stretch->span->block != RCN_NO_BLOCK;
}

static bool
is_title(const rcn_span *span)
{
    return span->kind == RCN_SPAN_METADATA && span->why->class_id &&
           strncmp(span->why->class_id, "title", strlen("title")) == 0;
}

/** A paragraph long enough to be text.  Chinese and Japanese say as much in
 * fewer bytes; there the full stop distinguishes a sentence from a label. */
static bool
is_long(rcn_text text)
{
    return text.len >= LONG_PARAGRAPH ||
           (text.len >= LONG_SENTENCE &&
            (rcn_text_ends(text, "。") || rcn_text_ends(text, "．")));
}

bool
rcn_doc_line_is_prose(const rcn_cleaned *cleaned, const rcn_doc_line *stretch)
{
    if (!rcn_doc_line_is_kept(stretch)) {
        return false;
    }
    const rcn_block *block = &cleaned->blocks[stretch->span->block];
    size_t reach =
        block->text.len < LONGEST_LINE ? block->text.len : (size_t)LONGEST_LINE;
    bool lines = reach && memchr(block->text.at, '\n', reach);
    if (lines && cleaned->document->html) {
        return stretch->end - stretch->start >= LONG_PARAGRAPH;
    }
    return block->kind != RCN_BLOCK_HEADING && !lines && is_long(block->text);
}

size_t
rcn_doc_line_at(const rcn_doc_lines *stretches, uint32_t offset)
{
    size_t low = 0;
    size_t high = stretches->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (stretches->items[middle].end <= offset) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

/** Returns true when the text is the start or the whole of a title that the
 * page gives itself. */
static bool
is_page_title(const rcn_document *document, rcn_text text)
{
    for (size_t i = 0; i < document->metadata_count; i++) {
        const rcn_metadata_item *item = &document->metadata[i];
        rcn_text title = rcn_text_of(item->value);
        if (item->kind == RCN_METADATA_TITLE && title.len >= text.len &&
            rcn_text_same_words(rcn_text_slice(title, 0, text.len), text)) {
            return true;
        }
    }
    return false;
}

/** Returns the stretch of a title that clean did not mark: a heading, or a line
 * that is the page's title; `none` when there is neither before `body`. */
static size_t
find_page_title(const rcn_cleaned *cleaned, const rcn_doc_lines *stretches,
                size_t body, size_t none)
{
    const rcn_document *document = cleaned->document;
    for (size_t i = 0; i < document->metadata_count; i++) {
        const rcn_metadata_item *item = &document->metadata[i];
        if (item->kind == RCN_METADATA_TITLE &&
            item->place == RCN_PLACE_HEADING &&
            item->offset != RCN_METADATA_NO_OFFSET) {
            size_t at = rcn_doc_line_at(stretches, item->offset);
            return at < body ? at : none;
        }
    }
    for (size_t i = 0; i < body && document->metadata_count; i++) {
        rcn_text text = rcn_text_slice(
            document->text, stretches->items[i].start, stretches->items[i].end);
        if (text.len >= LEAST_TITLE && text.len <= LONGEST_LINE &&
            is_page_title(document, text)) {
            return i;
        }
    }
    return none;
}

rcn_zones
rcn_zones_find(const rcn_cleaned *cleaned, const rcn_doc_lines *stretches)
{
    rcn_zones zones = {SIZE_MAX, stretches->count, 0,
                       rcn_first_wordy_block(cleaned), false};
    rcn_line_title line = {UINT32_MAX, UINT32_MAX, NULL};
    bool stated = rcn_line_title_find(cleaned, &line);
    size_t first_kept = stretches->count;
    for (size_t i = 0; i < stretches->count; i++) {
        const rcn_doc_line *stretch = &stretches->items[i];
        if (rcn_doc_line_is_kept(stretch)) {
            bool says = stretch->span->block >= zones.opening;
            first_kept = says && i < first_kept ? i : first_kept;
            zones.body_end = i + 1;
        }
        if (i < zones.body && stretch->start != line.start &&
            rcn_doc_line_is_prose(cleaned, stretch)) {
            zones.body = i;
        }
        if (i <= zones.body && is_title(stretch->span)) {
            zones.title = i; /* the one nearest to the text */
        }
    }
    if (zones.title == SIZE_MAX && stated) {
        zones.title = rcn_doc_line_at(stretches, line.start);
    } else if (zones.title == SIZE_MAX) {
        zones.title =
            find_page_title(cleaned, stretches, zones.body, first_kept);
        zones.untitled = !cleaned->document->html && zones.title == first_kept;
    }
    return zones;
}
