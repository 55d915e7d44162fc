/* The title of a page: the heading that the page's other titles (schema.org,
 * Open Graph, <title>) speak for; without such a heading, one of those, less the
 * name of the site.  A heading that equals only the end of <title>, or the
 * publisher, is the site's own. */
#include "attribute/page_title.h"

#include <string.h>

#include "base/utf8.h"
#include "clean/span/line_title.h"
#include "source/html/html.h"

#define MOST        32  /**< candidates of a kind */
#define MOST_PARTS  8   /**< of one title */
#define MOST_WORDS  64  /**< compared */
#define LEAST_WORDS 3   /**< of a title below a kicker */
#define LEAST       300 /**< per mille: from here a heading is spoken for */

typedef struct rcn_candidate {
    rcn_text value;
    rcn_text key; /**< folded words, parted by single spaces */
    const rcn_metadata_item *item;
} rcn_candidate;

typedef struct rcn_candidates {
    rcn_candidate items[MOST];
    size_t count;
} rcn_candidates;

typedef struct rcn_titled_page {
    rcn_arena *scratch;
    rcn_candidates headings, declared, pages;
    rcn_text sites[MOST];
    size_t site_count;
    rcn_text lower[MOST]; /**< keys of the headings below <h1> */
    size_t lower_count;
} rcn_titled_page;

static rcn_text
key_of(rcn_arena *scratch, rcn_text text)
{
    rcn_text folded = rcn_utf8_fold(scratch, text);
    rcn_buffer out = rcn_buffer_new(scratch);
    bool space = false;
    for (size_t at = 0; at < folded.len;) {
        uint32_t rune = 0;
        size_t step = rcn_utf8_next(folded, at, &rune);
        if (rcn_rune_is_letter(rune) || rcn_rune_is_digit(rune)) {
            rcn_buffer_string(&out, space && out.len ? " " : "");
            rcn_buffer_add(&out, rcn_text_slice(folded, at, at + step));
            space = false;
        } else if (rune != '\'' && rune != 0x2019) {
            space = true;
        }
        at += step;
    }
    return rcn_buffer_text(&out);
}

/** Without the mark of a heading's own link. */
static rcn_text
without_anchor(rcn_text text)
{
    static const char *const marks[] = {"¶", "#"};
    for (size_t i = 0; i < 2; i++) {
        if (rcn_text_ends(text, marks[i])) {
            text.len -= strlen(marks[i]);
        }
    }
    return rcn_text_trim(text);
}

static void
add(rcn_titled_page *page, rcn_candidates *list, const rcn_metadata_item *item)
{
    rcn_text value = without_anchor(rcn_text_of(item->value));
    rcn_text key = key_of(page->scratch, value);
    if (list->count < MOST && key.len) {
        list->items[list->count++] = (rcn_candidate){value, key, item};
    }
}

/** Headings are what readers see: <h1>, or an element marked as headline. */
static rcn_candidates *
list_of(rcn_titled_page *page, const rcn_metadata_item *item)
{
    bool shown = item->offset != RCN_METADATA_NO_OFFSET;
    if (item->place == RCN_PLACE_PAGE_TITLE) {
        return &page->pages;
    }
    return item->place == RCN_PLACE_HEADING ||
                   (item->place == RCN_PLACE_MICRODATA && shown)
               ? &page->headings
               : &page->declared;
}

static void
read_page(rcn_titled_page *page, const rcn_document *document)
{
    for (size_t i = 0; i < document->metadata_count; i++) {
        const rcn_metadata_item *item = &document->metadata[i];
        if (item->kind == RCN_METADATA_PUBLISHER) {
            if (page->site_count < MOST) {
                page->sites[page->site_count++] =
                    key_of(page->scratch, rcn_text_of(item->value));
            }
        } else if (item->kind == RCN_METADATA_TITLE) {
            add(page, list_of(page, item), item);
        }
    }
}

/** Reads the first headings of any rank: they may bear out a shorter title. */
static void
read_lower(rcn_titled_page *page, const rcn_document *document)
{
    const rcn_html *html = document->html;
    for (size_t i = 0; html && i < html->block_count; i++) {
        const rcn_html_block *block = &html->blocks[i];
        if (block->kind == RCN_BLOCK_HEADING && !block->head &&
            !block->hidden && page->lower_count < MOST) {
            page->lower[page->lower_count++] =
                key_of(page->scratch, rcn_text_slice(document->text,
                                                     block->start, block->end));
        }
    }
}

static bool
is_site(const rcn_titled_page *page, rcn_text key)
{
    for (size_t i = 0; i < page->site_count; i++) {
        if (rcn_text_equal(page->sites[i], key)) {
            return true;
        }
    }
    return false;
}

/** The parts of a title between its separators. */
static size_t
part_title(rcn_text title, rcn_text parts[MOST_PARTS])
{
    size_t count = 0;
    size_t from = 0;
    size_t len = 0;
    size_t at = 0;
    while (count + 1 < MOST_PARTS &&
           (at = rcn_title_separator(title, from, &len)) != SIZE_MAX) {
        parts[count++] = rcn_text_trim(rcn_text_slice(title, from, at));
        from = at + len;
    }
    parts[count++] = rcn_text_trim(rcn_text_slice(title, from, title.len));
    return count;
}

/** The same, but a colon parts nothing: what stands before it is a label, which
 * is cut only where the rest stands alone elsewhere. */
static size_t
part_site(rcn_text title, rcn_text parts[MOST_PARTS])
{
    size_t count = 0;
    size_t start = 0;
    size_t len = 0;
    size_t at = 0;
    for (size_t from = 0;
         count + 1 < MOST_PARTS &&
         (at = rcn_title_separator(title, from, &len)) != SIZE_MAX;
         from = at + len) {
        if (!rcn_text_starts(rcn_text_slice(title, at, title.len), " : ")) {
            parts[count++] = rcn_text_trim(rcn_text_slice(title, start, at));
            start = at + len;
        }
    }
    parts[count++] = rcn_text_trim(rcn_text_slice(title, start, title.len));
    return count;
}

/** The words of a key, at most MOST_WORDS. */
static size_t
words_of(rcn_text key, rcn_text words[MOST_WORDS])
{
    size_t count = 0;
    for (size_t at = 0; at < key.len && count < MOST_WORDS;) {
        size_t end = rcn_text_find(key, " ", at);
        end = end == SIZE_MAX ? key.len : end;
        words[count++] = rcn_text_slice(key, at, end);
        at = end + 1;
    }
    return count;
}

/** Shared words of two keys over all their words, per mille (Jaccard). */
static int
shared_words(rcn_text a, rcn_text b)
{
    rcn_text left[MOST_WORDS];
    rcn_text right[MOST_WORDS];
    size_t a_count = words_of(a, left);
    size_t b_count = words_of(b, right);
    size_t shared = 0;
    for (size_t i = 0; i < a_count; i++) {
        for (size_t j = 0; j < b_count; j++) {
            if (rcn_text_equal(left[i], right[j])) {
                shared++;
                right[j].len = 0; /* counts once */
                break;
            }
        }
    }
    size_t all = a_count + b_count - shared;
    return all ? (int)(1000 * shared / all) : 0;
}

/** How far a title of the page speaks for a heading, per mille. */
static int
speaks_for(const rcn_titled_page *page, const rcn_candidate *title,
           rcn_text heading)
{
    if (rcn_text_equal(title->key, heading)) {
        return 1000;
    }
    rcn_text parts[MOST_PARTS];
    size_t count = part_title(title->value, parts);
    if (count > 1 &&
        rcn_text_equal(key_of(page->scratch, parts[count - 1]), heading)) {
        return 250; /* that is where the site's name stands */
    }
    if (count > 1 && rcn_text_equal(key_of(page->scratch, parts[0]), heading)) {
        return 950;
    }
    bool words = rcn_text_find(heading, " ", 0) != SIZE_MAX;
    if (words && rcn_text_find(title->key, heading.at, 0) != SIZE_MAX) {
        return 850;
    }
    int best = shared_words(title->key, heading);
    for (size_t i = 0; i < count; i++) {
        int part = shared_words(key_of(page->scratch, parts[i]), heading);
        best = part > best ? part : best;
    }
    return best * 8 / 10;
}

static int
weigh_heading(const rcn_titled_page *page, const rcn_candidate *heading)
{
    int best = 0;
    const rcn_candidates *lists[] = {&page->declared, &page->pages};
    for (size_t i = 0; i < 2; i++) {
        for (size_t j = 0; j < lists[i]->count; j++) {
            int weight = speaks_for(page, &lists[i]->items[j], heading->key);
            best = weight > best ? weight : best;
        }
    }
    return is_site(page, heading->key) && best > 200 ? 200 : best;
}

/** True for words that stand in <title> after a separator. */
static bool
ends_page_title(const rcn_titled_page *page, rcn_text key)
{
    for (size_t i = 0; i < page->pages.count; i++) {
        rcn_text parts[MOST_PARTS];
        size_t count = part_title(page->pages.items[i].value, parts);
        for (size_t j = 1; j < count; j++) {
            if (rcn_text_equal(key_of(page->scratch, parts[j]), key)) {
                return true;
            }
        }
    }
    return false;
}

/** The only heading long enough to be a title, unless it is the site's. */
static const rcn_candidate *
only_heading(const rcn_titled_page *page)
{
    const rcn_candidate *only = NULL;
    for (size_t i = 0; i < page->headings.count; i++) {
        const rcn_candidate *heading = &page->headings.items[i];
        rcn_text words[MOST_WORDS];
        bool is_long = words_of(heading->key, words) >= 4 ||
                       rcn_utf8_count(heading->value) > 25;
        if (!is_long || (only && rcn_text_equal(only->key, heading->key))) {
            continue;
        }
        if (only) {
            return NULL;
        }
        only = heading;
    }
    bool site =
        only && (is_site(page, only->key) || ends_page_title(page, only->key));
    return site ? NULL : only;
}

static bool
is_lower(const rcn_titled_page *page, rcn_text key)
{
    for (size_t i = 0; i < page->lower_count; i++) {
        if (key.len && rcn_text_equal(page->lower[i], key)) {
            return true;
        }
    }
    return false;
}

/** True when <title> and a declared title begin with the same part, and a
 * heading below <h1> says just that: the <h1> is that of a section. */
static bool
titles_agree(const rcn_titled_page *page)
{
    for (size_t i = 0; i < page->declared.count; i++) {
        rcn_text declared[MOST_PARTS];
        (void)part_title(page->declared.items[i].value, declared);
        rcn_text key = key_of(page->scratch, declared[0]);
        for (size_t j = 0; j < page->pages.count && is_lower(page, key); j++) {
            rcn_text parts[MOST_PARTS];
            (void)part_title(page->pages.items[j].value, parts);
            if (!is_site(page, key) &&
                rcn_text_equal(key_of(page->scratch, parts[0]), key)) {
                return true;
            }
        }
    }
    return false;
}

static const rcn_candidate *
best_heading(const rcn_titled_page *page)
{
    const rcn_candidate *best = NULL;
    int best_weight = LEAST - 1;
    for (size_t i = 0; i < page->headings.count; i++) {
        int weight = weigh_heading(page, &page->headings.items[i]);
        if (weight > best_weight) {
            best = &page->headings.items[i];
            best_weight = weight;
        }
    }
    return best || titles_agree(page) ? best : only_heading(page);
}

/** True when another title or a heading of the page says just this. */
static bool
is_said_elsewhere(const rcn_titled_page *page, rcn_text key,
                  const rcn_candidate *besides)
{
    const rcn_candidates *lists[] = {&page->declared, &page->pages};
    for (size_t i = 0; i < 2; i++) {
        for (size_t j = 0; j < lists[i]->count; j++) {
            const rcn_candidate *other = &lists[i]->items[j];
            if (!rcn_text_equal(other->value, besides->value) &&
                rcn_text_equal(other->key, key)) {
                return true;
            }
        }
    }
    for (size_t i = 0; i < page->lower_count; i++) {
        if (key.len && rcn_text_equal(page->lower[i], key)) {
            return true;
        }
    }
    return false;
}

/** True for what <title> says, the name of the site and all. */
static bool
is_whole_page_title(const rcn_titled_page *page, const rcn_candidate *title)
{
    for (size_t i = 0; i < page->pages.count; i++) {
        if (rcn_text_equal(page->pages.items[i].value, title->value)) {
            return true;
        }
    }
    return false;
}

/** The next mark that may part a title from its site without spaces, or SIZE_MAX:
 * "Title--Site", "Title_Site". */
static size_t
glued_separator(rcn_text title, size_t from, size_t *ret_len)
{
    static const char *const marks[] = {"--", "_", "｜", "－", "—", "–", "-"};
    size_t best = SIZE_MAX;
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        size_t at = rcn_text_find(title, marks[i], from);
        if (at < best) {
            best = at;
            *ret_len = strlen(marks[i]);
        }
    }
    return best;
}

/** The title before a site's name that is glued to it; empty when no publisher
 * of the page bears that name. */
static rcn_text
before_glued_site(const rcn_titled_page *page, rcn_text title)
{
    size_t len = 0;
    for (size_t at = 0; (at = glued_separator(title, at, &len)) != SIZE_MAX;
         at += len) {
        rcn_text rest = rcn_text_slice(title, at + len, title.len);
        if (at && is_site(page, key_of(page->scratch, rest))) {
            return rcn_text_trim(rcn_text_slice(title, 0, at));
        }
    }
    return (rcn_text){"", 0};
}

/** A title without the name of its site: the shorter title that another place
 * says, what is left beside the publisher's name, or, of <title>, its longest
 * part. */
static rcn_text
strip_site(const rcn_titled_page *page, const rcn_candidate *title)
{
    size_t len = 0;
    for (size_t at = 0;
         (at = rcn_title_separator(title->value, at, &len)) != SIZE_MAX;
         at += len) {
        rcn_text sides[2] = {rcn_text_trim(rcn_text_slice(title->value, 0, at)),
                             rcn_text_trim(rcn_text_slice(
                                 title->value, at + len, title->value.len))};
        for (size_t i = 0; i < 2; i++) {
            rcn_text key = key_of(page->scratch, sides[i]);
            rcn_text rest = key_of(page->scratch, sides[1 - i]);
            if (is_site(page, rest) ||
                (!is_site(page, key) && is_said_elsewhere(page, key, title))) {
                return sides[i];
            }
        }
    }
    rcn_text glued = before_glued_site(page, title->value);
    if (glued.len || !is_whole_page_title(page, title)) {
        return glued.len ? glued : title->value;
    }
    rcn_text parts[MOST_PARTS];
    size_t count = part_site(title->value, parts);
    rcn_text longest = parts[0];
    for (size_t i = 1; i < count; i++) {
        if (rcn_utf8_count(parts[i]) > rcn_utf8_count(longest)) {
            longest = parts[i];
        }
    }
    return longest;
}

/** The declared title of the most trusted place, else <title>. */
static const rcn_candidate *
best_declared(const rcn_titled_page *page)
{
    const rcn_candidate *best = NULL;
    for (size_t i = 0; i < page->declared.count; i++) {
        const rcn_candidate *item = &page->declared.items[i];
        if (!best || item->item->place < best->item->place) {
            best = item;
        }
    }
    return best || !page->pages.count ? best : &page->pages.items[0];
}

/** True when a heading is `key` below some words more: a kicker or the date. */
static bool
ends_heading(rcn_text heading, rcn_text key)
{
    rcn_text words[MOST_WORDS];
    return key.len < heading.len && rcn_text_ends(heading, key.at) &&
           words_of(key, words) >= LEAST_WORDS;
}

/** True for words that hold a year. */
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

/** True when a heading is `key` and a day behind it. */
static bool
starts_heading(rcn_text heading, rcn_text key)
{
    rcn_text words[MOST_WORDS];
    if (key.len >= heading.len || heading.at[key.len] != ' ' ||
        !rcn_text_starts(heading, key.at) ||
        words_of(key, words) < LEAST_WORDS) {
        return false;
    }
    return has_year(heading.at + key.len);
}

/** The title of another place that a heading ends or starts with, less the name
 * of the site; NULL when there is none.  `*ret_value` is set then. */
static const rcn_candidate *
without_kicker(const rcn_titled_page *page, const rcn_candidate *heading,
               rcn_text *ret_value)
{
    const rcn_candidates *lists[] = {&page->declared, &page->pages};
    for (size_t i = 0; i < 2; i++) {
        for (size_t j = 0; j < lists[i]->count; j++) {
            const rcn_candidate *title = &lists[i]->items[j];
            rcn_text value = strip_site(page, title);
            rcn_text key = key_of(page->scratch, value);
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
    if (!document->metadata_count) {
        return false;
    }
    rcn_arena *scratch = rcn_arena_new(0);
    rcn_titled_page *page = rcn_arena_alloc(scratch, 1, sizeof *page);
    page->scratch = scratch;
    read_page(page, document);
    read_lower(page, document);
    const rcn_candidate *best = best_heading(page);
    rcn_text value = best ? best->value : (rcn_text){"", 0};
    const rcn_candidate *shorter =
        best ? without_kicker(page, best, &value) : NULL;
    best = shorter ? shorter : best;
    if (!best) {
        best = best_declared(page);
        value = best ? strip_site(page, best) : value;
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
