/* Authors, publishers and addresses from the metadata of pages.  Each place
 * votes for the author it names; the site's own name is held for less than a
 * person's. */
#include "attribute/page_roles.h"

#include <string.h>

#include "base/list.h"
#include "base/utf8.h"
#include "clean/span/bodies.h"
#include "clean/span/line_title.h"
#include "source/html/html.h"

#define MOST_AUTHORS  64 /**< items looked at */
#define LONGEST_LINK  60 /**< bytes between two names of one list */
#define LEAST_LABEL   4  /**< bytes of a label of a host */
#define LEAST_STATION 3  /**< bytes of such a label beside a name: "MDR" */
#define LEAST_SITE    6  /**< bytes of a site's name within another */
#define FAR_ABOVE     4  /**< lines between a byline and the title */
#define FAR_IN        2  /**< lines of the text before a name that is a link */
#define FAR_BELOW     10 /**< lines between the end of the text and a byline */

/** A candidate for author; `key` is equal for equal names. */
typedef struct rcn_author {
    rcn_text value, key;
    const rcn_metadata_item *item; /**< NULL: the visible byline */
    const rcn_metadata_item *last; /**< the last one joined to it */
    bool joined;                   /**< it is a list of several items */
    bool told;                     /**< "by" stands before the name */
    bool site;                     /**< it is the page's own site */
} rcn_author;

typedef RCN_LIST(rcn_author) rcn_authors;

/** The authors of one page while they are found. */
typedef struct rcn_author_search {
    rcn_arena *scratch;
    const rcn_name_patterns *patterns;
    const rcn_document *document;
    const rcn_document_head *head;
    rcn_authors authors;
} rcn_author_search;

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

/** True for an item whose words stand in the page's text. */
static bool
is_shown(const rcn_metadata_item *item)
{
    return item->offset != RCN_METADATA_NO_OFFSET;
}

/** True for an author that schema.org calls an organization. */
static bool
is_body(const rcn_metadata_item *item)
{
    return strcmp(item->key, RCN_KEY_SENDER) == 0;
}

/** True when the page shows `item` right behind `last`, in a list of authors:
 * "Ann Roe and", "Bo Doe" in elements of one kind. */
static bool
follows(const rcn_author_search *search, const rcn_metadata_item *last,
        const rcn_metadata_item *item)
{
    size_t end = last->offset + strlen(last->quote);
    rcn_match match;
    return is_shown(last) && strcmp(last->key, item->key) == 0 &&
           item->offset >= end && item->offset - end <= LONGEST_LINK &&
           item->offset <= search->document->text.len &&
           rcn_pattern_find(
               search->patterns->links,
               rcn_text_slice(search->document->text, end, item->offset), 0,
               &match);
}

/** The letters and digits of a name, folded. */
static rcn_text
squeeze(rcn_arena *scratch, rcn_text text)
{
    rcn_text folded = rcn_utf8_fold(scratch, text);
    rcn_buffer out = rcn_buffer_new(scratch);
    for (size_t at = 0; at < folded.len;) {
        uint32_t rune = 0;
        size_t step = rcn_utf8_next(folded, at, &rune);
        if (rcn_rune_is_letter(rune) || rcn_rune_is_digit(rune)) {
            rcn_buffer_add(&out, rcn_text_slice(folded, at, at + step));
        }
        at += step;
    }
    return rcn_buffer_text(&out);
}

/** True when a label of the address's host, of at least `least` bytes, or the host
 * is `letters`. */
static bool
is_host(rcn_arena *scratch, rcn_text address, rcn_text letters, size_t least)
{
    size_t start = rcn_text_find(address, "://", 0);
    start = start == SIZE_MAX ? 0 : start + strlen("://");
    size_t end = rcn_text_find(address, "/", start);
    rcn_text host =
        rcn_text_slice(address, start, end == SIZE_MAX ? address.len : end);
    if (rcn_text_starts(host, "www.")) {
        host = rcn_text_slice(host, strlen("www."), host.len);
    }
    if (rcn_text_equal(squeeze(scratch, host), letters)) {
        return true;
    }
    for (size_t at = 0; at < host.len;) {
        size_t dot = rcn_text_find(host, ".", at);
        dot = dot == SIZE_MAX ? host.len : dot;
        rcn_text label = squeeze(scratch, rcn_text_slice(host, at, dot));
        if (label.len >= least && rcn_text_equal(label, letters)) {
            return true;
        }
        at = dot + 1;
    }
    return false;
}

/** True for a name that may be a person's: two to four words with capitals, and
 * none of them names a medium or a body. */
static bool
is_personal(const rcn_author_search *search, rcn_text name)
{
    rcn_match match;
    size_t words = rcn_utf8_count_words(name);
    bool capitals = words >= 2 && words <= 4;
    for (size_t at = 0; capitals && at < name.len;) {
        uint32_t rune = 0;
        (void)rcn_utf8_next(name, at, &rune);
        capitals = rcn_rune_is_upper(rune);
        size_t space = rcn_text_find(name, " ", at);
        at = space == SIZE_MAX ? name.len : space + 1;
    }
    return capitals &&
           !rcn_pattern_find(search->patterns->media, name, 0, &match) &&
           !rcn_names_body(search->patterns->bodies, name);
}

/** True for the page's own site: its publisher, or its host.  A person's site
 * bears the person's name. */
static bool
names_site(const rcn_author_search *search, rcn_text name)
{
    const rcn_document *document = search->document;
    rcn_arena *scratch = search->scratch;
    const rcn_html *html = document->html;
    bool news = html && html->news_media;
    bool person = !news && is_personal(search, name);
    rcn_text letters = squeeze(scratch, name);
    for (size_t i = 0; i < document->metadata_count; i++) {
        const rcn_metadata_item *item = &document->metadata[i];
        rcn_text value = rcn_text_of(item->value);
        if (item->kind == RCN_METADATA_URL && !person &&
            is_host(scratch, value, letters, LEAST_LABEL)) {
            return true;
        }
        if (item->kind == RCN_METADATA_PUBLISHER) {
            rcn_text plain =
                rcn_author_clean(scratch, search->patterns, value, false);
            bool cut = plain.len < value.len;
            rcn_text site = squeeze(scratch, value);
            bool longer =
                rcn_utf8_count_words(value) >= 2 && site.len < letters.len;
            bool holds = site.len >= LEAST_SITE && (!person || longer) &&
                         strstr(letters.at, site.at) != NULL;
            if (holds || (!person && rcn_text_equal(site, letters)) ||
                ((cut || !person) &&
                 rcn_text_equal(squeeze(scratch, plain), letters))) {
                return true;
            }
        }
    }
    return false;
}

/** True for "Example.com", not for "Ph.D.". */
static bool
is_domain(rcn_text word)
{
    size_t dot = rcn_text_find(word, ".", 0);
    return dot != SIZE_MAX && dot >= 2 && word.len - dot > 2 &&
           word.at[word.len - 1] != '.' && !memchr(word.at, ' ', word.len);
}

/** True for words that begin with a label of the page's host: "NDR Info". */
static bool
is_of_host(const rcn_author_search *search, rcn_text words)
{
    size_t space = rcn_text_find(words, " ", 0);
    rcn_text first =
        rcn_text_slice(words, 0, space == SIZE_MAX ? words.len : space);
    rcn_text letters = squeeze(search->scratch, first);
    for (size_t i = 0; i < search->document->metadata_count; i++) {
        const rcn_metadata_item *item = &search->document->metadata[i];
        if (item->kind == RCN_METADATA_URL && letters.len >= LEAST_STATION &&
            is_host(search->scratch, rcn_text_of(item->value), letters,
                    LEAST_STATION)) {
            return true;
        }
    }
    return false;
}

/** Without the medium or body that follows a person's name: "Ann Roe, The
 * Lindholm Times", "Ann Roe, Example.com". */
static rcn_text
without_affiliation(const rcn_author_search *search, rcn_text name)
{
    size_t first = rcn_text_find(name, ", ", 0);
    if (first == SIZE_MAX ||
        !is_personal(search, rcn_text_slice(name, 0, first))) {
        return name;
    }
    size_t comma = name.len;
    while (comma > first) {
        comma--;
        if (name.at[comma] != ',') {
            continue;
        }
        rcn_text tail =
            rcn_text_trim(rcn_text_slice(name, comma + 1, name.len));
        rcn_match match;
        if (!tail.len ||
            !(is_domain(tail) || names_site(search, tail) ||
              is_of_host(search, tail) ||
              rcn_pattern_find(search->patterns->media, tail, 0, &match) ||
              rcn_names_body(search->patterns->bodies, tail))) {
            break;
        }
        name = rcn_text_slice(name, 0, comma);
    }
    return name;
}

/** Without the place behind the names of a byline: "by Ann Roe, Lindholm", "Ann Roe
 * und Bo Doe, Lindholm": one word after names of two and more. */
static rcn_text
without_place(const rcn_author_search *search, rcn_text name, bool told)
{
    size_t comma = name.len;
    while (comma > 0 && name.at[comma - 1] != ',') {
        comma--;
    }
    if (!comma) {
        return name;
    }
    rcn_text tail = rcn_text_trim(rcn_text_slice(name, comma, name.len));
    rcn_text names = rcn_text_slice(name, 0, comma - 1);
    size_t first = rcn_text_find(names, ",", 0);
    rcn_text person =
        rcn_text_slice(names, 0, first == SIZE_MAX ? names.len : first);
    bool pair = rcn_text_find(names, " und ", 0) != SIZE_MAX ||
                rcn_text_find(names, " and ", 0) != SIZE_MAX;
    bool place = tail.len && rcn_text_find(tail, " ", 0) == SIZE_MAX &&
                 tail.at[tail.len - 1] != '.';
    return place && (pair || (told && is_personal(search, person))) ? names
                                                                    : name;
}

/** True for "News from Lindholm - Quay.example": the title of the site's start,
 * no person beside a medium. */
static bool
is_site_title(const rcn_author_search *search, rcn_text value)
{
    value = rcn_text_squash(search->scratch, value);
    size_t dash = rcn_text_find(value, " - ", 0);
    if (dash == SIZE_MAX) {
        return false;
    }
    rcn_text tail = rcn_text_slice(value, dash + 3, value.len);
    return !is_personal(search, rcn_text_slice(value, 0, dash)) &&
           (is_domain(tail) || names_site(search, tail));
}

/** True for an author that JSON-LD gives the page, which may be the site's. */
static bool
is_of_page(const rcn_metadata_item *item)
{
    return strcmp(item->key, RCN_KEY_PAGE_AUTHOR) == 0;
}

/** True when a name of one place is to replace the earlier one: that is the site's
 * or the page's where this is a person's or the article's, or only this one stands
 * behind "by". */
static bool
is_better(const rcn_author_search *search, const rcn_author *added,
          const rcn_author *known)
{
    bool told = added->item->place == RCN_PLACE_CLASS && added->told &&
                !known->told && is_personal(search, added->value) &&
                !is_personal(search, known->value);
    return told || (is_of_page(known->item) && !is_of_page(added->item)) ||
           (!is_shown(added->item) && names_site(search, known->value) &&
            !names_site(search, added->value));
}

/** Adds a name, or joins it to what the same place already names.  schema.org
 * gives one item for each author; of shown names only neighbours are joined, for
 * elements far down name other people. */
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
        bool joins = is_shown(item) ? follows(search, author->last, item) &&
                                          rcn_utf8_count_words(name) >= 2
                                    : !classed && !is_of_page(item);
        rcn_text known = squeeze(scratch, author->value);
        rcn_text letters = squeeze(scratch, name);
        if (joins && !strstr(known.at, letters.at) &&
            !names_site(search, name)) {
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

/** Lets all candidates vote and returns the one with the most votes, the most
 * trusted place first. */
static const rcn_author *
elect(rcn_arena *scratch, rcn_authors *authors)
{
    for (size_t i = 0; i < authors->count; i++) {
        authors->items[i].key = author_key(scratch, authors->items[i].value);
    }
    const rcn_author *best = NULL;
    int best_votes = 0;
    for (size_t i = 0; i < authors->count; i++) {
        const rcn_author *author = &authors->items[i];
        if (author->site) {
            continue; /* the publisher says as much */
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

static rcn_role
role_of_item(rcn_arena *arena, const rcn_document *document,
             const rcn_metadata_item *item, rcn_text value)
{
    static const char *const rules[] = {
        "metadata-json-ld",   "metadata-meta", "metadata-dublin-core",
        "metadata-microdata", "time-element",  "metadata-link",
        "byline-class",       "heading",       "page-title",
        "saved-page-comment"};
    rcn_evidence *evidence = rcn_arena_alloc(arena, 1, sizeof *evidence);
    *evidence = (rcn_evidence){
        .file = item->file ? item->file : document->name,
        .line = item->line,
        .text = rcn_text_squash(arena, rcn_text_of(item->quote)).at,
        .rule = rules[item->place],
        .gives = rcn_text_string(arena, value)};
    return (rcn_role){evidence->gives, RCN_STATUS_STATED, evidence, 1};
}

/** "Ann Roe" of "Roe, Ann": bibliographies write it so; of other places only
 * what the text has in the other order. */
static rcn_text
in_order(rcn_arena *scratch, const rcn_document *document,
         const rcn_metadata_item *item, rcn_text name)
{
    size_t comma = rcn_text_find(name, ", ", 0);
    if (comma == SIZE_MAX || is_shown(item)) {
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

/** True for a byline that stands far above the title or far below the text: it
 * is that of another story, or of a comment. */
static bool
is_far(const rcn_document_head *head, const rcn_metadata_item *item)
{
    if (!is_shown(item) || !head->stretches.count) {
        return false;
    }
    size_t line = rcn_doc_line_at(&head->stretches, item->offset);
    size_t title = head->zones.title < head->zones.body ? head->zones.title
                                                        : head->zones.body;
    return line + FAR_ABOVE < title || line > head->zones.body_end + FAR_BELOW;
}

/** True for a name whose link alone says that it is an author's, and which is no
 * person's or stands in the text or below it. */
static bool
is_mere_link(const rcn_author_search *search, const rcn_metadata_item *item,
             rcn_text name)
{
    if (strcmp(item->key, RCN_KEY_AUTHOR_PAGE) != 0) {
        return false;
    }
    const rcn_document_head *head = search->head;
    size_t line = rcn_doc_line_at(&head->stretches, item->offset);
    return !is_personal(search, name) || !head->stretches.count ||
           line > head->zones.body + FAR_IN;
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
            is_site_title(search, rcn_text_of(item->value))) {
            continue;
        }
        rcn_text name =
            rcn_author_clean(search->scratch, search->patterns,
                             rcn_text_of(item->value), is_shown(item));
        rcn_match match;
        bool told = rcn_pattern_find(search->patterns->before,
                                     rcn_text_of(item->value), 0, &match);
        name = name.len ? without_affiliation(search, name) : name;
        name = without_place(search, name, told);
        if (name.len && !is_mere_link(search, item, name)) {
            name = in_order(search->scratch, document, item, name);
            add_author(search, &(rcn_author){.value = name,
                                             .item = item,
                                             .last = item,
                                             .told = told});
        }
        seen++;
    }
}

/** The author that the frame of an e-book names, or NULL: names within are those of
 * parts of the book. */
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

rcn_role
rcn_page_author(rcn_arena *arena, const rcn_name_patterns *patterns,
                const rcn_document *document, const rcn_document_head *head,
                rcn_role byline)
{
    rcn_arena *scratch = rcn_arena_new(0);
    rcn_author_search search = {scratch, patterns, document, head, {0}};
    read_authors(&search);
    if (byline.value) {
        rcn_text name =
            rcn_author_clean(arena, patterns, rcn_text_of(byline.value), true);
        name = name.len ? without_affiliation(&search, name) : name;
        name = without_place(&search, name, true);
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
        author->site = names_site(&search, author->value);
    }
    bool book = rcn_document_item(document, RCN_KEY_EBOOK_TITLE) != NULL;
    const rcn_author *best =
        book ? ebook_author(&search.authors) : elect(scratch, &search.authors);
    rcn_role role = {.status = RCN_STATUS_UNKNOWN};
    if (best) {
        role = best->item
                   ? role_of_item(arena, document, best->item, best->value)
                   : byline;
    }
    rcn_arena_free(scratch);
    return role;
}

static bool
is_address(const char *value)
{
    rcn_text text = rcn_text_of(value);
    return rcn_text_starts(text, "http://") ||
           rcn_text_starts(text, "https://");
}

/** The name of a site without its slogan, when the address holds the name:
 * "Valley News - all that happens between the hills". */
static rcn_text
without_slogan(const rcn_document *document, rcn_text name)
{
    size_t len = 0;
    size_t at = rcn_title_separator(name, 0, &len);
    if (at == SIZE_MAX) {
        return name;
    }
    rcn_arena *scratch = rcn_arena_new(0);
    rcn_text first = rcn_text_trim(rcn_text_slice(name, 0, at));
    rcn_text letters = squeeze(scratch, first);
    bool known = false;
    for (size_t i = 0; i < document->metadata_count && !known; i++) {
        const rcn_metadata_item *item = &document->metadata[i];
        known =
            item->kind == RCN_METADATA_URL &&
            is_host(scratch, rcn_text_of(item->value), letters, LEAST_LABEL);
    }
    rcn_arena_free(scratch);
    return known ? first : name;
}

rcn_role
rcn_page_publisher(rcn_arena *arena, const rcn_document *document)
{
    const rcn_metadata_item *best = NULL;
    for (size_t i = 0; i < document->metadata_count; i++) {
        const rcn_metadata_item *item = &document->metadata[i];
        if (item->kind == RCN_METADATA_PUBLISHER && !is_address(item->value) &&
            (!best || item->place < best->place)) {
            best = item;
        }
    }
    return best ? role_of_item(
                      arena, document, best,
                      without_slogan(document, rcn_text_of(best->value)))
                : (rcn_role){.status = RCN_STATUS_UNKNOWN};
}

/** Places of an address, the best first: what the page links to as itself, where
 * it was saved from, what it tells others. */
static int
address_rank(rcn_metadata_place place)
{
    if (place == RCN_PLACE_LINK) {
        return 0;
    }
    if (place == RCN_PLACE_COMMENT) {
        return 1;
    }
    return place == RCN_PLACE_META ? 2 : 3;
}

rcn_role
rcn_page_url(rcn_arena *arena, const rcn_document *document)
{
    const rcn_metadata_item *best = NULL;
    for (size_t i = 0; i < document->metadata_count; i++) {
        const rcn_metadata_item *item = &document->metadata[i];
        if (item->kind == RCN_METADATA_URL && is_address(item->value) &&
            (!best || address_rank(item->place) < address_rank(best->place))) {
            best = item;
        }
    }
    return best ? role_of_item(arena, document, best, rcn_text_of(best->value))
                : (rcn_role){.status = RCN_STATUS_UNKNOWN};
}
