/* The title of a page: the heading that the page's other titles (schema.org,
 * Open Graph, <title>) speak for; without such a heading, one of those, less the
 * name of the site.  A heading that equals only the end of <title>, or the
 * publisher, or that links to the site's start, is the site's own. */
#include "attribute/page_title.h"

#include <ctype.h>
#include <string.h>

#include "attribute/title_reading.h"
#include "base/utf8.h"
#include "clean/span/line_title.h"

#define MOST_PARTS      8   /**< of one title */
#define MOST_WORDS      64  /**< compared */
#define LEAST_WORDS     3   /**< of a title below a kicker */
#define LEAST_GLUED     8   /**< bytes of a title that a heading bears out */
#define LEAST           300 /**< per mille: from here a heading is spoken for */
#define LONGEST_DOCKET  24  /**< bytes of the number of a case */
#define LONGEST_HEADING 160 /**< characters; what is longer is a summary */
#define STRANGE         100 /**< below this, no title knows the heading */
#define LEAST_SPOKEN    850 /**< the whole heading stands in another title */
#define TITLED          100 /**< more for a heading that <title> has too */
#define LEAST_CLASSED   800 /**< the same of one of several headings of posts */

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
speaks_for(const rcn_title_reading *page, const rcn_title_offer *title,
           rcn_text heading)
{
    if (rcn_text_equal(title->key, heading)) {
        return 1000;
    }
    rcn_text parts[MOST_PARTS];
    size_t count = part_title(title->value, parts);
    if (count > 1 &&
        rcn_text_equal(rcn_title_key(page->scratch, parts[count - 1]),
                       heading)) {
        return 250; /* that is where the site's name stands */
    }
    if (count > 1 &&
        rcn_text_equal(rcn_title_key(page->scratch, parts[0]), heading)) {
        return 950;
    }
    bool words = rcn_text_find(heading, " ", 0) != SIZE_MAX;
    if (words && rcn_text_find(title->key, heading.at, 0) != SIZE_MAX) {
        return 850;
    }
    int best = shared_words(title->key, heading);
    for (size_t i = 0; i < count; i++) {
        rcn_text key = rcn_title_key(page->scratch, parts[i]);
        int part = shared_words(key, heading);
        best = part > best && !rcn_title_is_site(page, key) ? part : best;
    }
    return best * 8 / 10;
}

/** True for words that stand in <title> after a separator. */
static bool
ends_page_title(const rcn_title_reading *page, rcn_text key)
{
    for (size_t i = 0; i < page->pages.count; i++) {
        rcn_text parts[MOST_PARTS];
        size_t count = part_title(page->pages.items[i].value, parts);
        for (size_t j = 1; j < count; j++) {
            if (rcn_text_equal(rcn_title_key(page->scratch, parts[j]), key)) {
                return true;
            }
        }
    }
    return false;
}

static int
weigh_heading(const rcn_title_reading *page, const rcn_title_offer *heading)
{
    int best = 0;
    int titled = 0; /* how far <title> speaks for it */
    const rcn_title_offers *lists[] = {&page->declared, &page->pages};
    for (size_t i = 0; i < 2; i++) {
        for (size_t j = 0; j < lists[i]->count; j++) {
            int weight = speaks_for(page, &lists[i]->items[j], heading->key);
            best = weight > best ? weight : best;
            titled = i == 1 && weight > titled ? weight : titled;
        }
    }
    rcn_text words[MOST_WORDS];
    bool both = best >= LEAST_SPOKEN && titled >= LEAST_SPOKEN &&
                words_of(heading->key, words) >= LEAST_WORDS;
    best += both ? TITLED : 0;
    bool site = rcn_title_is_site(page, heading->key) ||
                (best < LEAST_SPOKEN && ends_page_title(page, heading->key));
    return site && best > 200 ? 200 : best;
}

/** The only heading long enough to be a title, unless it is the site's. */
static const rcn_title_offer *
only_heading(const rcn_title_reading *page)
{
    const rcn_title_offer *only = NULL;
    for (size_t i = 0; i < page->headings.count; i++) {
        const rcn_title_offer *heading = &page->headings.items[i];
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
    bool site = only && (rcn_title_is_site(page, only->key) ||
                         ends_page_title(page, only->key));
    return site ? NULL : only;
}

static bool
is_lower(const rcn_title_reading *page, rcn_text key)
{
    for (size_t i = 0; i < page->lower_count; i++) {
        if (key.len && rcn_text_equal(page->lower[i], key)) {
            return true;
        }
    }
    return false;
}

/** The heading of the page's post: the only one that its class calls so, or one
 * of several that the page's other titles speak for. */
static const rcn_title_offer *
post_heading(const rcn_title_reading *page)
{
    const rcn_title_offer *best = NULL;
    int best_weight = page->posts.count == 1 ? -1 : LEAST_CLASSED - 1;
    for (size_t i = 0; i < page->posts.count; i++) {
        const rcn_title_offer *post = &page->posts.items[i];
        int weight = weigh_heading(page, post);
        if (weight > best_weight && !rcn_title_is_site(page, post->key)) {
            best = post;
            best_weight = weight;
        }
    }
    return best;
}

/** True when a heading behind byte `at` of the text says just this. */
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

/** True when <title> and a declared title begin with the same part, and a
 * heading below <h1> says just that: the <h1> is that of a section. */
static bool
titles_agree(const rcn_title_reading *page)
{
    for (size_t i = 0; i < page->declared.count; i++) {
        rcn_text declared[MOST_PARTS];
        (void)part_title(page->declared.items[i].value, declared);
        rcn_text key = rcn_title_key(page->scratch, declared[0]);
        for (size_t j = 0; j < page->pages.count && is_lower(page, key); j++) {
            rcn_text parts[MOST_PARTS];
            (void)part_title(page->pages.items[j].value, parts);
            if (!rcn_title_is_site(page, key) &&
                rcn_text_equal(rcn_title_key(page->scratch, parts[0]), key)) {
                return true;
            }
        }
    }
    return false;
}

/** True when <title> and a declared title begin with the same words, at least
 * three, which no heading says: then no heading is the title's. */
static bool
titles_alone_agree(const rcn_title_reading *page)
{
    for (size_t i = 0; i < page->declared.count; i++) {
        rcn_text declared[MOST_PARTS];
        (void)part_title(page->declared.items[i].value, declared);
        rcn_text key = rcn_title_key(page->scratch, declared[0]);
        rcn_text words[MOST_WORDS];
        bool some = words_of(key, words) >= LEAST_WORDS &&
                    !rcn_title_is_site(page, key);
        for (size_t j = 0; j < page->pages.count && some; j++) {
            rcn_text parts[MOST_PARTS];
            (void)part_title(page->pages.items[j].value, parts);
            if (rcn_text_equal(rcn_title_key(page->scratch, parts[0]), key)) {
                return true;
            }
        }
    }
    return false;
}

/** Where <title> names a section and then the title, and the heading says only the
 * section: the part, at least twice as long, that a later heading says.  Empty
 * when there is none; else `*ret_title` is that title. */
static rcn_text
below_section(const rcn_title_reading *page, const rcn_title_offer *section,
              const rcn_title_offer **ret_title)
{
    for (size_t i = 0; i < page->pages.count; i++) {
        rcn_text parts[MOST_PARTS];
        size_t count = part_title(page->pages.items[i].value, parts);
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

/** True for a heading that no other title knows and that is as long as a summary
 * or stands in the second half of the page. */
static bool
is_strange(const rcn_title_reading *page, const rcn_title_offer *heading)
{
    return weigh_heading(page, heading) < STRANGE &&
           (rcn_utf8_count(heading->value) > LONGEST_HEADING ||
            heading->item->offset > page->text_len / 2);
}

/** True when no title knows a heading, and a heading below <h1> says what <title>
 * begins with before the name of its site. */
static bool
page_title_is_below(const rcn_title_reading *page,
                    const rcn_title_offer *heading)
{
    for (size_t i = 0; i < page->pages.count; i++) {
        rcn_text parts[MOST_PARTS];
        rcn_text words[MOST_WORDS];
        size_t count = part_title(page->pages.items[i].value, parts);
        rcn_text key = rcn_title_key(page->scratch, parts[0]);
        if (count > 1 && words_of(key, words) >= LEAST_WORDS &&
            is_lower(page, key) && !rcn_title_is_site(page, key) &&
            weigh_heading(page, heading) < STRANGE) {
            return true;
        }
    }
    return false;
}

static const rcn_title_offer *
best_heading(const rcn_title_reading *page)
{
    const rcn_title_offer *best = NULL;
    int best_weight = LEAST - 1;
    for (size_t i = 0; i < page->headings.count; i++) {
        int weight = weigh_heading(page, &page->headings.items[i]);
        if (weight > best_weight) {
            best = &page->headings.items[i];
            best_weight = weight;
        }
    }
    if (!best) {
        best = post_heading(page);
    }
    if (best || titles_agree(page)) {
        return best;
    }
    best = only_heading(page);
    bool other = best && (page_title_is_below(page, best) ||
                          (is_strange(page, best) && titles_alone_agree(page)));
    return other ? NULL : best;
}

/** True when another title or a heading of the page says just this. */
static bool
is_said_elsewhere(const rcn_title_reading *page, rcn_text key,
                  const rcn_title_offer *besides)
{
    const rcn_title_offers *lists[] = {&page->declared, &page->pages};
    for (size_t i = 0; i < 2; i++) {
        for (size_t j = 0; j < lists[i]->count; j++) {
            const rcn_title_offer *other = &lists[i]->items[j];
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

/** True when <title> begins with words that a title has behind a label, and has not
 * the label: "r/clocks - How to mend one" and "How to mend one : clocks". */
static bool
opens_page_title(const rcn_title_reading *page, rcn_text key,
                 const rcn_title_offer *title)
{
    rcn_text words[MOST_WORDS];
    for (size_t i = 0; i < page->pages.count; i++) {
        rcn_text parts[MOST_PARTS];
        const rcn_title_offer *other = &page->pages.items[i];
        size_t count = part_title(other->value, parts);
        if (count > 1 && words_of(key, words) >= LEAST_WORDS &&
            rcn_text_find(other->key, title->key.at, 0) == SIZE_MAX &&
            rcn_text_equal(rcn_title_key(page->scratch, parts[0]), key)) {
            return true;
        }
    }
    return false;
}

/** True for what <title> says, the name of the site and all. */
static bool
is_whole_page_title(const rcn_title_reading *page, const rcn_title_offer *title)
{
    for (size_t i = 0; i < page->pages.count; i++) {
        if (rcn_text_equal(page->pages.items[i].value, title->value)) {
            return true;
        }
    }
    return false;
}

/** The next mark that may part a title from its site without spaces, or SIZE_MAX:
 * "Title--Site", "Title_Site".  `*ret_only`: the mark has no other use. */
static size_t
glued_separator(rcn_text title, size_t from, size_t *ret_len, bool *ret_only)
{
    static const char *const marks[] = {"--", "_", "｜", "－",
                                        "—",  "–", "-",  ":"};
    size_t best = SIZE_MAX;
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        size_t at = rcn_text_find(title, marks[i], from);
        if (at < best) {
            best = at;
            *ret_len = strlen(marks[i]);
            *ret_only = i < 4;
        }
    }
    return best;
}

/** The title before a site's name that is glued to it; empty when no publisher
 * of the page bears that name and no heading says the rest. */
static rcn_text
before_glued_site(const rcn_title_reading *page, rcn_text title)
{
    size_t len = 0;
    bool only = false;
    for (size_t at = 0;
         (at = glued_separator(title, at, &len, &only)) != SIZE_MAX;
         at += len) {
        rcn_text rest = rcn_text_slice(title, at + len, title.len);
        rcn_text before = rcn_text_trim(rcn_text_slice(title, 0, at));
        rcn_text key = rcn_title_key(page->scratch, before);
        if (at &&
            (rcn_title_is_site(page, rcn_title_key(page->scratch, rest)) ||
             (only && rest.len && *rest.at != ' ' && key.len >= LEAST_GLUED &&
              is_lower(page, key)))) {
            return before;
        }
    }
    return (rcn_text){"", 0};
}

/** The words of a title that a heading says, where all that stands before or
 * behind them is the name of the site; else empty. */
static rcn_text
beside_site(const rcn_title_reading *page, rcn_text title)
{
    for (size_t at = rcn_text_find(title, " ", 0); at != SIZE_MAX;
         at = rcn_text_find(title, " ", at + 1)) {
        rcn_text sides[2] = {
            rcn_text_trim(rcn_text_slice(title, 0, at)),
            rcn_text_trim(rcn_text_slice(title, at, title.len))};
        for (size_t i = 0; i < 2; i++) {
            rcn_text key = rcn_title_key(page->scratch, sides[i]);
            rcn_text other = rcn_title_key(page->scratch, sides[1 - i]);
            if (rcn_title_is_site(page, other) && is_lower(page, key)) {
                return sides[i];
            }
        }
    }
    return (rcn_text){"", 0};
}

/** Words without a year in brackets behind them. */
static rcn_text
without_year(rcn_text words)
{
    size_t len = strlen(" (1911)");
    if (words.len <= len || words.at[words.len - 1] != ')' ||
        !rcn_text_starts(rcn_text_slice(words, words.len - len, words.len),
                         " (")) {
        return words;
    }
    for (size_t i = words.len - len + 2; i + 1 < words.len; i++) {
        if (words.at[i] < '0' || words.at[i] > '9') {
            return words;
        }
    }
    return rcn_text_slice(words, 0, words.len - len);
}

/** The words of a title behind a label and a colon, when a heading says just them
 * and none says the label; else empty. */
static rcn_text
behind_label(const rcn_title_reading *page, rcn_text title)
{
    size_t at = rcn_text_find(title, ": ", 0);
    if (at == SIZE_MAX) {
        return (rcn_text){"", 0};
    }
    rcn_text rest = rcn_text_trim(rcn_text_slice(title, at + 1, title.len));
    rcn_text key = rcn_title_key(page->scratch, rest);
    if (!is_lower(page, key)) {
        rest = without_year(rest);
        key = rcn_title_key(page->scratch, rest);
    }
    rcn_text label = rcn_title_key(page->scratch, rcn_text_slice(title, 0, at));
    rcn_text words[MOST_WORDS];
    bool alone = words_of(key, words) >= LEAST_WORDS && is_lower(page, key) &&
                 !is_lower(page, label);
    return alone ? rest : (rcn_text){"", 0};
}

/** True for the number of a case: "VII ZR 12/18". */
static bool
is_docket(rcn_text part)
{
    size_t slash = rcn_text_find(part, "/", 0);
    return slash != SIZE_MAX && slash > 0 && part.len <= LONGEST_DOCKET &&
           part.len - slash >= 3 &&
           isdigit((unsigned char)part.at[slash - 1]) &&
           isdigit((unsigned char)part.at[slash + 1]) &&
           isdigit((unsigned char)part.at[slash + 2]);
}

/** A title without the name of its site: the shorter title that another place
 * says, what is left beside the publisher's name, or, of <title>, its longest
 * part. */
static rcn_text
strip_site(const rcn_title_reading *page, const rcn_title_offer *title)
{
    size_t len = 0;
    for (size_t at = 0;
         (at = rcn_title_separator(title->value, at, &len)) != SIZE_MAX;
         at += len) {
        rcn_text sides[2] = {rcn_text_trim(rcn_text_slice(title->value, 0, at)),
                             rcn_text_trim(rcn_text_slice(
                                 title->value, at + len, title->value.len))};
        for (size_t i = 0; i < 2; i++) {
            rcn_text key = rcn_title_key(page->scratch, sides[i]);
            rcn_text rest = rcn_title_key(page->scratch, sides[1 - i]);
            if (rcn_title_is_site(page, rest) ||
                (i == 1 && opens_page_title(page, key, title)) ||
                (!rcn_title_is_site(page, key) &&
                 is_said_elsewhere(page, key, title))) {
                return sides[i];
            }
        }
    }
    rcn_text glued = before_glued_site(page, title->value);
    glued = glued.len ? glued : beside_site(page, title->value);
    glued = glued.len ? glued : behind_label(page, title->value);
    if (glued.len || !is_whole_page_title(page, title)) {
        return glued.len ? glued : title->value;
    }
    rcn_text parts[MOST_PARTS];
    size_t count = part_site(title->value, parts);
    size_t best = 0;
    for (size_t i = 1; i < count; i++) {
        if (rcn_utf8_count(parts[i]) > rcn_utf8_count(parts[best])) {
            best = i;
        }
    }
    rcn_text last =
        parts[best + 1 < count && is_docket(parts[best + 1]) ? best + 1 : best];
    return (rcn_text){parts[best].at,
                      (size_t)(last.at + last.len - parts[best].at)};
}

/** The declared title of the most trusted place, else <title>. */
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
static const rcn_title_offer *
without_kicker(const rcn_title_reading *page, const rcn_title_offer *heading,
               rcn_text *ret_value)
{
    const rcn_title_offers *lists[] = {&page->declared, &page->pages};
    size_t len = 0;
    bool parted = rcn_text_find(heading->value, ": ", 0) != SIZE_MAX ||
                  rcn_title_separator(heading->value, 0, &len) != SIZE_MAX;
    for (size_t i = 0; i < 2; i++) {
        for (size_t j = 0; j < lists[i]->count; j++) {
            const rcn_title_offer *title = &lists[i]->items[j];
            if (parted && rcn_text_equal(title->key, heading->key)) {
                continue; /* what both part by a mark is one title */
            }
            rcn_text value = strip_site(page, title);
            rcn_text key = rcn_title_key(page->scratch, value);
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
        page->styled.count ? &page->styled.items[0] : best_heading(page);
    rcn_text value = best ? best->value : (rcn_text){"", 0};
    const rcn_title_offer *shorter =
        best ? without_kicker(page, best, &value) : NULL;
    best = shorter ? shorter : best;
    const rcn_title_offer *title = NULL;
    rcn_text below = best && !shorter ? below_section(page, best, &title)
                                      : (rcn_text){"", 0};
    best = title ? title : best;
    value = title ? below : value;
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
