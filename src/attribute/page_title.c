/* The title of a page: the heading that the page's other titles (schema.org,
 * Open Graph, <title>) speak for; without such a heading, one of those, less
 * the name of the site.  A heading that equals only the end of <title>, or the
 * publisher, or that links to the site's start, is the site's own. */
#include "attribute/page_title.h"

#include <string.h>

#include "attribute/page_heading.h"
#include "attribute/page_site.h"
#include "attribute/page_title_parts.h"
#include "attribute/title_reading.h"
#include "clean/span/line_title.h"

/** Returns true when a heading behind byte `at` of the text says just this. */
static bool
is_said_after(const rcn_title_reading *page, rcn_text key, uint32_t at)
{
    for (size_t i = 0; i < page->lower_count; i++) {
        if (page->lower_at[i] > at && rcn_text_equal(page->lower[i], key)) {
            return true;
        }
    }
    return false;
}

/** Returns where <title> names a section and then the title, and the heading
 * says only the section: the part, at least twice as long, that a later heading
 * says.  Empty when there is none; else `*ret_title` is that title. */
static rcn_text
below_section(const rcn_title_reading *page, const rcn_title_offer *section,
              const rcn_title_offer **ret_title)
{
    for (size_t i = 0; i < page->pages.count; i++) {
        rcn_text parts[RCN_TITLE_PARTS];
        size_t count = rcn_title_part(page->pages.items[i].value, true, parts);
        rcn_text first = rcn_title_key(page->scratch, parts[0]);
        bool fits = count > 1 && rcn_text_equal(first, section->key);
        for (size_t j = 1; j < count && fits; j++) {
            rcn_text key = rcn_title_key(page->scratch, parts[j]);
            if (key.len > 2 * section->key.len &&
                !rcn_title_is_site(page, key) &&
                is_said_after(page, key, section->item->offset)) {
                *ret_title = &page->pages.items[i];
                return parts[j];
            }
        }
    }
    return (rcn_text){"", 0};
}

/** Returns the declared title of the most trusted place, else <title>. */
static const rcn_title_offer *
best_declared(const rcn_title_reading *page)
{
    const rcn_title_offer *best = NULL;
    for (size_t i = 0; i < page->declared.count; i++) {
        const rcn_title_offer *item = &page->declared.items[i];
        if (!best || item->item->place < best->item->place) {
            best = item;
        }
    }
    return best || !page->pages.count ? best : &page->pages.items[0];
}

/** Returns true when a heading is `key` below some words more: a kicker or the
 * date. */
static bool
ends_heading(rcn_text heading, rcn_text key)
{
    rcn_text words[RCN_TITLE_WORDS];
    return key.len < heading.len && rcn_text_ends(heading, key.at) &&
           rcn_title_words(key, words) >= RCN_TITLE_LEAST_WORDS;
}

/** Returns true for words that hold a year. */
static bool
has_year(const char *words)
{
    for (; *words; words++) {
        bool century =
            strncmp(words, "19", 2) == 0 || strncmp(words, "20", 2) == 0;
        if (century && strspn(words, "0123456789") == 4) {
            return true;
        }
    }
    return false;
}

/** Returns true when a heading is `key` and a day behind it. */
static bool
starts_heading(rcn_text heading, rcn_text key)
{
    rcn_text words[RCN_TITLE_WORDS];
    if (key.len >= heading.len || heading.at[key.len] != ' ' ||
        !rcn_text_starts(heading, key.at) ||
        rcn_title_words(key, words) < RCN_TITLE_LEAST_WORDS) {
        return false;
    }
    return has_year(heading.at + key.len);
}

/** Returns true when a declared title is the whole heading, kicker and all. */
static bool
is_declared(const rcn_title_reading *page, rcn_text key)
{
    for (size_t i = 0; i < page->declared.count; i++) {
        if (rcn_text_equal(page->declared.items[i].key, key)) {
            return true;
        }
    }
    return false;
}

/** Returns the declared title that has behind its first part what the heading
 * has before it: "Mill sold - On the quay" and "On the quay Mill sold".
 * `*ret_value` is that part then; else NULL. */
static const rcn_title_offer *
kicker_behind(const rcn_title_reading *page, const rcn_title_offer *heading,
              rcn_text *ret_value)
{
    for (size_t i = 0; i < page->declared.count; i++) {
        rcn_text parts[RCN_TITLE_PARTS];
        size_t count =
            rcn_title_part(page->declared.items[i].value, true, parts);
        rcn_text key = rcn_title_key(page->scratch, parts[0]);
        rcn_text kicker =
            count == 2 ? rcn_title_key(page->scratch, parts[1]) : key;
        if (count == 2 && key.len && kicker.len &&
            heading->key.len == kicker.len + 1 + key.len &&
            rcn_text_starts(heading->key, kicker.at) &&
            rcn_text_ends(heading->key, key.at)) {
            *ret_value = parts[0];
            return &page->declared.items[i];
        }
    }
    return NULL;
}

/** Returns the title of another place that a heading ends or starts with, less
 * the name of the site; NULL when there is none.  `*ret_value` is set then.  A
 * title that is declared as a whole loses no part but to one that begins as the
 * other title does. */
static const rcn_title_offer *
without_kicker(const rcn_title_reading *page, const rcn_title_offer *heading,
               rcn_text *ret_value)
{
    const rcn_title_offers *lists[] = {&page->declared, &page->pages};
    size_t len = 0;
    bool whole = is_declared(page, heading->key);
    bool parted = rcn_text_find(heading->value, ": ", 0) != SIZE_MAX ||
                  rcn_title_separator(heading->value, 0, &len) != SIZE_MAX;
    for (size_t i = 0; i < 2; i++) {
        for (size_t j = 0; j < lists[i]->count; j++) {
            const rcn_title_offer *title = &lists[i]->items[j];
            if (parted && rcn_text_equal(title->key, heading->key)) {
                continue; /* what both part by a mark is one title */
            }
            rcn_text value = rcn_title_strip_site(page, title);
            rcn_text key = rcn_title_key(page->scratch, value);
            if (whole && value.at != title->value.at &&
                !rcn_text_equal(title->key, heading->key)) {
                continue;
            }
            if (ends_heading(heading->key, key) ||
                starts_heading(heading->key, key)) {
                *ret_value = value;
                return title;
            }
        }
    }
    return NULL;
}

bool
rcn_page_title(rcn_arena *arena, const rcn_document *document,
               const char **ret_value, const rcn_metadata_item **ret_item)
{
    const rcn_metadata_item *book =
        rcn_document_item(document, RCN_KEY_EBOOK_TITLE);
    if (book) {
        *ret_value = book->value;
        *ret_item = book;
        return true;
    }
    if (!document->metadata_count) {
        return false;
    }
    rcn_arena *scratch = rcn_arena_new(0);
    rcn_title_reading *page = rcn_title_read(arena, scratch, document);
    const rcn_title_offer *best =
        page->styled.count ? &page->styled.items[0] : rcn_page_heading(page);
    rcn_text value = best ? best->value : (rcn_text){"", 0};
    const rcn_title_offer *shorter =
        best ? without_kicker(page, best, &value) : NULL;
    shorter = best && !shorter ? kicker_behind(page, best, &value) : shorter;
    best = shorter ? shorter : best;
    const rcn_title_offer *title = NULL;
    rcn_text below = best && !shorter ? below_section(page, best, &title)
                                      : (rcn_text){"", 0};
    best = title ? title : best;
    value = title ? below : value;
    if (!best) {
        best = best_declared(page);
        value = best ? rcn_title_strip_site(page, best) : value;
    }
    if (!best && page->headings.count) {
        best = &page->headings.items[0];
        value = best->value;
    }
    bool found = best && value.len;
    if (found) {
        *ret_value = rcn_text_squash(arena, value).at;
        *ret_item = best->item;
    }
    rcn_arena_free(scratch);
    return found;
}
