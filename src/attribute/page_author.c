/* The author of a page: each place of its metadata, and the visible byline,
 * votes for the names it gives; the site's own name is held for less than a
 * person's. */
#include "attribute/page_roles.h"

#include <string.h>

#include "attribute/author_search.h"
#include "base/list.h"
#include "base/utf8.h"
#include "clean/span/bodies.h"
#include "head/page_kind.h"
#include "source/html/html.h"

#define MOST_AUTHORS 64 /**< items looked at */
#define LEAST_SHARED 3  /**< bytes of a word that two names share */
#define SERIES_LEAST 3  /**< names in elements of one kind below the text */
#define MENU_LEAST   2  /**< linked blocks with the same words */
#define FAR_ABOVE    4  /**< lines between a byline and the title */
#define FAR_IN       2  /**< lines of the text before a name that is a link */
#define FAR_BELOW    10 /**< lines between the end of the text and a byline */

/** Names without case, "and" and commas. */
static rcn_text
author_key(rcn_arena *scratch, rcn_text value)
{
    rcn_text folded = rcn_utf8_fold(scratch, value);
    rcn_buffer key = rcn_buffer_new(scratch);
    for (size_t at = 0; at < folded.len;) {
        size_t end = at;
        while (end < folded.len && !strchr(" ,;&/", folded.at[end])) {
            end++;
        }
        rcn_text word = rcn_text_slice(folded, at, end);
        if (word.len && !rcn_text_is(word, "and") &&
            !rcn_text_is(word, "und") && !rcn_text_is(word, "et")) {
            rcn_buffer_add(&key, word);
            rcn_buffer_char(&key, ' ');
        }
        at = end + 1;
    }
    return rcn_buffer_text(&key);
}

static int
votes_of(rcn_metadata_place place)
{
    return place == RCN_PLACE_META || place == RCN_PLACE_DUBLIN_CORE ||
                   place == RCN_PLACE_CLASS
               ? 2
               : 3;
}

/** Returns true for an author that schema.org calls an organization. */
static bool
is_body(const rcn_metadata_item *item)
{
    return strcmp(item->key, RCN_KEY_SENDER) == 0;
}

/** Returns true for an author that JSON-LD gives the page, which may be the
 * site's. */
static bool
is_of_page(const rcn_metadata_item *item)
{
    return strcmp(item->key, RCN_KEY_PAGE_AUTHOR) == 0;
}

/** Returns true when a name of one place is to replace the earlier one: that is
 * the site's or the page's where this is a person's or the article's, or only
 * this one is behind "by". */
static bool
is_better(const rcn_author_search *search, const rcn_author *added,
          const rcn_author *known)
{
    bool told = added->item->place == RCN_PLACE_CLASS && added->told &&
                !known->told && rcn_author_is_personal(search, added->value) &&
                !rcn_author_is_personal(search, known->value);
    return told || (is_of_page(known->item) && !is_of_page(added->item)) ||
           (!rcn_author_is_shown(added->item) &&
            rcn_author_names_site(search, known->value) &&
            !rcn_author_names_site(search, added->value));
}

/** Adds a name, or joins it to what the same place already names.  schema.org
 * gives one item for each author; of shown names only neighbours are joined,
 * for elements far down name other people. */
static void
add_author(rcn_author_search *search, const rcn_author *added)
{
    rcn_arena *scratch = search->scratch;
    rcn_text name = added->value;
    const rcn_metadata_item *item = added->item;
    for (size_t i = 0; i < search->authors.count; i++) {
        rcn_author *author = &search->authors.items[i];
        bool other_key = item->place == RCN_PLACE_META &&
                         strcmp(author->item->key, item->key) != 0;
        if (author->item->place != item->place || other_key ||
            is_body(author->item) != is_body(item)) {
            continue;
        }
        if (is_better(search, added, author)) {
            *author = *added;
            return;
        }
        bool classed =
            item->place == RCN_PLACE_CLASS || item->place == RCN_PLACE_LINK;
        bool joins = rcn_author_is_shown(item)
                         ? rcn_author_follows(search, author->last, item) &&
                               rcn_utf8_count_words(name) >= 2
                         : !classed && !is_of_page(item);
        rcn_text known = rcn_author_letters(scratch, author->value);
        rcn_text letters = rcn_author_letters(scratch, name);
        if (joins && !strstr(known.at, letters.at) &&
            !rcn_author_names_site(search, name)) {
            author->value = rcn_text_of(
                rcn_arena_printf(scratch, "%.*s, %.*s", (int)author->value.len,
                                 author->value.at, (int)name.len, name.at));
            author->last = item;
            author->joined = true;
        }
        return;
    }
    RCN_PUSH(scratch, &search->authors, *added);
}

/** Votes that `other` adds to `author`: it names the same, or one of them. */
static int
votes_from(const rcn_author *other, const rcn_author *author)
{
    bool part = author->joined && other->key.len > 1 &&
                strstr(author->key.at, other->key.at) != NULL;
    if (!part && !rcn_text_equal(other->key, author->key)) {
        return 0;
    }
    return other->item ? votes_of(other->item->place) : 2;
}

/** Lets the candidates that are the page's own site, or that are not, vote, and
 * returns the one with the most votes, the most trusted place first. */
static const rcn_author *
elect(const rcn_authors *authors, bool site)
{
    const rcn_author *best = NULL;
    int best_votes = 0;
    for (size_t i = 0; i < authors->count; i++) {
        const rcn_author *author = &authors->items[i];
        if (author->site != site) {
            continue;
        }
        int votes = author->item && is_body(author->item) ? 1 : 3;
        for (size_t j = 0; j < authors->count; j++) {
            votes += votes_from(&authors->items[j], author);
        }
        bool earlier = best && author->item && best->item &&
                       author->item->place < best->item->place;
        if (votes > best_votes || (votes == best_votes && earlier)) {
            best = author;
            best_votes = votes;
        }
    }
    return best;
}

/** Returns the page's own site where a byline shows it and nobody else is named:
 * whoever keeps a blog often signs with its name.  A medium is no author. */
static const rcn_author *
elect_site(const rcn_author_search *search)
{
    const rcn_html *html = search->document->html;
    const rcn_author *best =
        html && html->news_media ? NULL : elect(&search->authors, true);
    rcn_match match;
    if (!best ||
        rcn_pattern_find(search->patterns->media, best->value, 0, &match) ||
        rcn_names_body(search->patterns->bodies, best->value)) {
        return NULL;
    }
    for (size_t i = 0; i < search->authors.count; i++) {
        const rcn_author *author = &search->authors.items[i];
        if (rcn_text_equal(author->key, best->key) &&
            (!author->item || rcn_author_is_shown(author->item))) {
            return best;
        }
    }
    return NULL;
}

/** Returns the candidate that names the same person in full: "Ann Roe" for
 * "Ann". */
static const rcn_author *
in_full(const rcn_author_search *search, const rcn_author *best)
{
    size_t len = best ? best->value.len : 0;
    for (size_t i = 0; len && i < search->authors.count; i++) {
        const rcn_author *author = &search->authors.items[i];
        if (!author->site && author->value.len > len + 1 &&
            author->value.at[len] == ' ' &&
            memcmp(author->value.at, best->value.at, len) == 0 &&
            !memchr(best->value.at, ' ', len) &&
            rcn_author_is_personal(search, author->value)) {
            return author;
        }
    }
    return best;
}

/** "Ann Roe" of "Roe, Ann": bibliographies write it so; of other places only
 * what the text has in the other order. */
static rcn_text
in_order(rcn_arena *scratch, const rcn_document *document,
         const rcn_metadata_item *item, rcn_text name)
{
    size_t comma = rcn_text_find(name, ", ", 0);
    if (comma == SIZE_MAX || rcn_author_is_shown(item)) {
        return name;
    }
    rcn_text given = rcn_text_slice(name, comma + 2, name.len);
    const char *turned = rcn_arena_printf(scratch, "%.*s %.*s", (int)given.len,
                                          given.at, (int)comma, name.at);
    bool cited = strcmp(item->key, "citation_author") == 0;
    bool single = rcn_text_find(given, " ", 0) == SIZE_MAX;
    return cited || (single &&
                     rcn_text_find(document->text, turned, 0) != SIZE_MAX)
               ? rcn_text_of(turned)
               : name;
}

/** Returns true for a byline that is far above the title or far below the text:
 * it is that of another story, or of a comment. */
static bool
is_far(const rcn_document_head *head, const rcn_metadata_item *item)
{
    if (!rcn_author_is_shown(item) || !head->stretches.count) {
        return false;
    }
    size_t line = rcn_doc_line_at(&head->stretches, item->offset);
    size_t title = head->zones.title < head->zones.body ? head->zones.title
                                                        : head->zones.body;
    return line + FAR_ABOVE < title || line > head->zones.body_end + FAR_BELOW;
}

/** Returns true for a name whose link alone states that it is an author's, and
 * which is no person's or is in the text or below it. */
static bool
is_mere_link(const rcn_author_search *search, const rcn_metadata_item *item,
             rcn_text name)
{
    if (strcmp(item->key, RCN_KEY_AUTHOR_PAGE) != 0) {
        return false;
    }
    const rcn_document_head *head = search->head;
    size_t line = rcn_doc_line_at(&head->stretches, item->offset);
    return !rcn_author_is_personal(search, name) || !head->stretches.count ||
           line > head->zones.body + FAR_IN;
}

/** Returns true for a name below the text that is one of many in elements of one
 * kind: those of comments, reviews, other stories. */
static bool
is_of_series(const rcn_author_search *search, const rcn_metadata_item *item)
{
    const rcn_document_head *head = search->head;
    const rcn_document *document = search->document;
    if (!rcn_author_is_shown(item) || !head->stretches.count) {
        return false;
    }
    size_t end = head->zones.body_end;
    if (rcn_doc_line_at(&head->stretches, item->offset) <= end) {
        return false;
    }
    const char *names[SERIES_LEAST];
    size_t count = 0;
    for (size_t i = 0; i < document->metadata_count && count < SERIES_LEAST;
         i++) {
        const rcn_metadata_item *other = &document->metadata[i];
        bool kind = other->kind == RCN_METADATA_AUTHOR &&
                    other->place == item->place && rcn_author_is_shown(other) &&
                    strcmp(other->key, item->key) == 0 &&
                    rcn_doc_line_at(&head->stretches, other->offset) > end;
        for (size_t k = 0; kind && k < count; k++) {
            kind = strcmp(names[k], other->value) != 0;
        }
        if (kind) {
            names[count++] = other->value;
        }
    }
    return count >= SERIES_LEAST;
}

/** Returns true for several persons parted by commas. */
static bool
is_list(const rcn_author_search *search, rcn_text name)
{
    size_t count = 0;
    for (size_t at = 0; at < name.len; count++) {
        size_t comma = rcn_text_find(name, ", ", at);
        size_t end = comma == SIZE_MAX ? name.len : comma;
        if (!rcn_author_is_personal(search, rcn_text_slice(name, at, end))) {
            return false;
        }
        at = end + 2;
    }
    return count >= 2;
}

/** Returns true for words of a shown place that are no person's name and that
 * other blocks of the page consist of too, as the menu does. */
static bool
is_of_menu(const rcn_author_search *search, const rcn_metadata_item *item,
           rcn_text name)
{
    const rcn_html *html = search->document->html;
    if (!html || !rcn_author_is_shown(item) ||
        rcn_author_is_personal(search, name)) {
        return false;
    }
    int others = 0;
    for (size_t i = 0; i < html->block_count && others < MENU_LEAST; i++) {
        const rcn_html_block *block = &html->blocks[i];
        bool apart = block->end <= item->offset || block->start > item->offset;
        others += apart && block->link_bytes &&
                  rcn_text_equal(rcn_text_slice(search->document->text,
                                                block->start, block->end),
                                 name);
    }
    return others >= MENU_LEAST;
}

/** Returns true for a name that a page of another kind than articles shows: the
 * first page of a site those of its news, that of a thing for sale those of
 * reviews. */
static bool
is_of_entries(const rcn_document *document, const rcn_metadata_item *item)
{
    bool shown = rcn_author_is_shown(item) || item->place > RCN_PLACE_MICRODATA;
    return (shown && rcn_page_is_first(document)) ||
           ((shown || item->place == RCN_PLACE_MICRODATA) &&
            rcn_page_is_of_product(document));
}

/** Reads the names that the page's metadata gives. */
static void
read_authors(rcn_author_search *search)
{
    const rcn_document *document = search->document;
    size_t seen = 0;
    for (size_t i = 0; i < document->metadata_count && seen < MOST_AUTHORS;
         i++) {
        const rcn_metadata_item *item = &document->metadata[i];
        if (item->kind != RCN_METADATA_AUTHOR || is_far(search->head, item) ||
            is_of_series(search, item) || is_of_entries(document, item) ||
            rcn_author_is_site_title(search, rcn_text_of(item->value))) {
            continue;
        }
        rcn_text name = rcn_author_clean(search->scratch, search->patterns,
                                         rcn_text_of(item->value),
                                         rcn_author_is_shown(item));
        rcn_match match;
        bool told = rcn_pattern_find(search->patterns->before,
                                     rcn_text_of(item->value), 0, &match);
        name = name.len ? rcn_author_without_affiliation(search, name) : name;
        name = rcn_author_without_place(search, name, told);
        if (name.len && !is_mere_link(search, item, name) &&
            (told || !is_of_menu(search, item, name))) {
            name = in_order(search->scratch, document, item, name);
            add_author(search, &(rcn_author){.value = name,
                                             .item = item,
                                             .last = item,
                                             .told = told,
                                             .joined = is_list(search, name)});
        }
        seen++;
    }
}

/** Returns the author that the frame of an e-book names, or NULL: names within
 * are those of parts of the book. */
static const rcn_author *
ebook_author(const rcn_authors *authors)
{
    for (size_t i = 0; i < authors->count; i++) {
        const rcn_metadata_item *item = authors->items[i].item;
        if (item && strcmp(item->key, RCN_KEY_EBOOK_AUTHOR) == 0) {
            return &authors->items[i];
        }
    }
    return NULL;
}

/** Returns true when a word of one name is in the other. */
static bool
share_word(rcn_arena *scratch, const rcn_author *one, const rcn_author *other)
{
    for (size_t at = 0; at < one->key.len;) {
        size_t end = rcn_text_find(one->key, " ", at);
        end = end == SIZE_MAX ? one->key.len : end;
        rcn_text word = rcn_text_slice(one->key, at, end);
        if (word.len >= LEAST_SHARED &&
            rcn_text_find(other->key, rcn_text_string(scratch, word), 0) !=
                SIZE_MAX) {
            return true;
        }
        at = end + 1;
    }
    return false;
}

/** Returns true for a name that the page's metadata give too: as its site's, or
 * as the author of another story. */
static bool
is_in_metadata(const rcn_author_search *search, rcn_text name)
{
    const rcn_document *document = search->document;
    for (size_t i = 0; i < document->metadata_count; i++) {
        const rcn_metadata_item *item = &document->metadata[i];
        if ((item->kind == RCN_METADATA_AUTHOR ||
             item->kind == RCN_METADATA_PUBLISHER) &&
            rcn_text_same_words(rcn_text_of(item->value), name)) {
            return true;
        }
    }
    return false;
}

/** Returns the person whom the text's own byline names, where the metadata name
 * quite another: that is whoever put the text in. */
static const rcn_author *
in_text(const rcn_author_search *search, const rcn_author *best)
{
    size_t count = search->authors.count;
    const rcn_author *last = count ? &search->authors.items[count - 1] : NULL;
    bool body = best && best->item && !rcn_author_is_shown(best->item) &&
                rcn_names_body(search->patterns->bodies, best->value);
    bool person = last && !last->item && !last->site &&
                  (body || rcn_author_is_personal(search, last->value));
    return best && person && !share_word(search->scratch, last, best) &&
                   !is_in_metadata(search, last->value)
               ? last
               : best;
}

/** Returns the author of the page, or NULL. */
static const rcn_author *
choose(const rcn_author_search *search)
{
    if (rcn_document_item(search->document, RCN_KEY_EBOOK_TITLE)) {
        return in_full(search, ebook_author(&search->authors));
    }
    const rcn_author *best = elect(&search->authors, false);
    return best ? in_full(search, in_text(search, best)) : elect_site(search);
}

rcn_role
rcn_page_author(rcn_arena *arena, const rcn_name_patterns *patterns,
                const rcn_document *document, const rcn_document_head *head,
                rcn_role byline)
{
    rcn_arena *scratch = rcn_arena_new(0);
    rcn_author_search search = {scratch, patterns, document, head, {0}};
    read_authors(&search);
    if (rcn_page_is_first(document)) { /* it is over one of the news */
        byline.value = NULL;
    }
    if (byline.value) {
        rcn_text name =
            rcn_author_clean(arena, patterns, rcn_text_of(byline.value), true);
        name = name.len ? rcn_author_without_affiliation(&search, name) : name;
        name = rcn_author_without_place(&search, name, true);
        byline.value = name.len ? rcn_text_string(arena, name) : NULL;
    }
    if (byline.value) {
        rcn_author author = {.value = rcn_text_of(byline.value)};
        RCN_PUSH(scratch, &search.authors, author);
    } else {
        byline = (rcn_role){.status = RCN_STATUS_UNKNOWN};
    }
    for (size_t i = 0; i < search.authors.count; i++) {
        rcn_author *author = &search.authors.items[i];
        author->site = rcn_author_names_site(&search, author->value);
        author->key = author_key(scratch, author->value);
    }
    const rcn_author *best = choose(&search);
    rcn_role role = {.status = RCN_STATUS_UNKNOWN};
    if (best) {
        role = best->item
                   ? rcn_role_of_item(arena, document, best->item, best->value)
                   : byline;
    }
    rcn_arena_free(scratch);
    return role;
}
