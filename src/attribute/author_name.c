/* The name of an author without the affiliation, the site or the place that
 * bylines add to it; and whether a name is a person's, a host's or the
 * site's. */
#include "attribute/author_search.h"

#include <string.h>

#include "base/utf8.h"
#include "clean/span/bodies.h"
#include "source/html/html.h"

#define LONGEST_LINK  60 /**< bytes between two names of one list */
#define LEAST_STATION 3  /**< bytes of such a label beside a name: "MDR" */
#define LEAST_SITE    6  /**< bytes of a site's name within another */

bool
rcn_author_is_shown(const rcn_metadata_item *item)
{
    return item->offset != RCN_METADATA_NO_OFFSET;
}

bool
rcn_author_follows(const rcn_author_search *search,
                   const rcn_metadata_item *last, const rcn_metadata_item *item)
{
    size_t end = last->offset + strlen(last->quote);
    rcn_match match;
    return rcn_author_is_shown(last) && strcmp(last->key, item->key) == 0 &&
           item->offset >= end && item->offset - end <= LONGEST_LINK &&
           item->offset <= search->document->text.len &&
           rcn_pattern_find(
               search->patterns->links,
               rcn_text_slice(search->document->text, end, item->offset), 0,
               &match);
}

rcn_text
rcn_author_letters(rcn_arena *scratch, rcn_text text)
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

bool
rcn_author_is_host(rcn_arena *scratch, rcn_text address, rcn_text letters,
                   size_t least)
{
    size_t start = rcn_text_find(address, "://", 0);
    start = start == SIZE_MAX ? 0 : start + strlen("://");
    size_t end = rcn_text_find(address, "/", start);
    rcn_text host =
        rcn_text_slice(address, start, end == SIZE_MAX ? address.len : end);
    if (rcn_text_starts(host, "www.")) {
        host = rcn_text_slice(host, strlen("www."), host.len);
    }
    if (rcn_text_equal(rcn_author_letters(scratch, host), letters)) {
        return true;
    }
    for (size_t at = 0; at < host.len;) {
        size_t dot = rcn_text_find(host, ".", at);
        dot = dot == SIZE_MAX ? host.len : dot;
        rcn_text label =
            rcn_author_letters(scratch, rcn_text_slice(host, at, dot));
        if (label.len >= least && rcn_text_equal(label, letters)) {
            return true;
        }
        at = dot + 1;
    }
    return false;
}

bool
rcn_author_is_personal(const rcn_author_search *search, rcn_text name)
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

bool
rcn_author_names_site(const rcn_author_search *search, rcn_text name)
{
    const rcn_document *document = search->document;
    rcn_arena *scratch = search->scratch;
    const rcn_html *html = document->html;
    bool news = html && html->news_media;
    bool person = !news && rcn_author_is_personal(search, name);
    rcn_text letters = rcn_author_letters(scratch, name);
    for (size_t i = 0; i < document->metadata_count; i++) {
        const rcn_metadata_item *item = &document->metadata[i];
        rcn_text value = rcn_text_of(item->value);
        if (item->kind == RCN_METADATA_URL && !person &&
            rcn_author_is_host(scratch, value, letters, RCN_HOST_LABEL_LEAST)) {
            return true;
        }
        if (item->kind == RCN_METADATA_PUBLISHER) {
            rcn_text plain =
                rcn_author_clean(scratch, search->patterns, value, false);
            bool cut = plain.len < value.len;
            rcn_text site = rcn_author_letters(scratch, value);
            bool longer =
                rcn_utf8_count_words(value) >= 2 && site.len < letters.len;
            bool holds = site.len >= LEAST_SITE && (!person || longer) &&
                         strstr(letters.at, site.at) != NULL;
            if (holds || (!person && rcn_text_equal(site, letters)) ||
                ((cut || !person) &&
                 rcn_text_equal(rcn_author_letters(scratch, plain), letters))) {
                return true;
            }
        }
    }
    return false;
}

/** Returns true for "Example.com", not for "Ph.D.". */
static bool
is_domain(rcn_text word)
{
    size_t dot = rcn_text_find(word, ".", 0);
    return dot != SIZE_MAX && dot >= 2 && word.len - dot > 2 &&
           word.at[word.len - 1] != '.' && !memchr(word.at, ' ', word.len);
}

/** Returns true for words that begin with a label of the page's host: "NDR
 * Info". */
static bool
is_of_host(const rcn_author_search *search, rcn_text words)
{
    size_t space = rcn_text_find(words, " ", 0);
    rcn_text first =
        rcn_text_slice(words, 0, space == SIZE_MAX ? words.len : space);
    rcn_text letters = rcn_author_letters(search->scratch, first);
    for (size_t i = 0; i < search->document->metadata_count; i++) {
        const rcn_metadata_item *item = &search->document->metadata[i];
        if (item->kind == RCN_METADATA_URL && letters.len >= LEAST_STATION &&
            rcn_author_is_host(search->scratch, rcn_text_of(item->value),
                               letters, LEAST_STATION)) {
            return true;
        }
    }
    return false;
}

rcn_text
rcn_author_without_affiliation(const rcn_author_search *search, rcn_text name)
{
    size_t first = rcn_text_find(name, ", ", 0);
    if (first == SIZE_MAX ||
        !rcn_author_is_personal(search, rcn_text_slice(name, 0, first))) {
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
            !(is_domain(tail) || rcn_author_names_site(search, tail) ||
              is_of_host(search, tail) ||
              rcn_pattern_find(search->patterns->media, tail, 0, &match) ||
              rcn_names_body(search->patterns->bodies, tail))) {
            break;
        }
        name = rcn_text_slice(name, 0, comma);
    }
    return name;
}

rcn_text
rcn_author_without_place(const rcn_author_search *search, rcn_text name,
                         bool told)
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
    return place && (pair || (told && rcn_author_is_personal(search, person)))
               ? names
               : name;
}

bool
rcn_author_is_site_title(const rcn_author_search *search, rcn_text value)
{
    value = rcn_text_squash(search->scratch, value);
    size_t dash = rcn_text_find(value, " - ", 0);
    if (dash == SIZE_MAX) {
        return false;
    }
    rcn_text tail = rcn_text_slice(value, dash + 3, value.len);
    return !rcn_author_is_personal(search, rcn_text_slice(value, 0, dash)) &&
           (is_domain(tail) || rcn_author_names_site(search, tail));
}
