/* The heading of a page that its other titles (schema.org, Open Graph, <title>)
 * speak for: words that they share are weighed.  A heading that equals only the
 * end of <title>, or the publisher, is the site's own. */
#include "attribute/page_heading.h"

#include "attribute/page_title_parts.h"
#include "attribute/title_reading.h"
#include "base/utf8.h"

#define LEAST           300 /**< per mille: from here a heading is spoken for */
#define LONGEST_HEADING 160 /**< characters; what is longer is a summary */
#define STRANGE         100 /**< below this, no title knows the heading */
#define LEAST_SPOKEN    850 /**< the whole heading is in another title */
#define TITLED          100 /**< more for a heading that <title> has too */
#define LEAST_CLASSED   800 /**< the same of one of several headings of posts */

/** Returns true when the heading is that of the page's post. */
static bool
is_post(const rcn_title_reading *page, rcn_text key)
{
    for (size_t i = 0; i < page->posts.count; i++) {
        if (rcn_text_equal(page->posts.items[i].key, key)) {
            return true;
        }
    }
    return false;
}

/** Returns how far a title of the page supports a heading, per mille. */
static int
speaks_for(const rcn_title_reading *page, const rcn_title_offer *title,
           rcn_text heading)
{
    if (rcn_text_equal(title->key, heading)) {
        return 1000;
    }
    rcn_text parts[RCN_TITLE_PARTS];
    size_t count = rcn_title_part(title->value, true, parts);
    if (count > 1 &&
        rcn_text_equal(rcn_title_key(page->scratch, parts[count - 1]),
                       heading)) {
        /* that is where the site's name stands */
        return is_post(page, heading) ? LEAST_SPOKEN : 250;
    }
    if (count > 1 &&
        rcn_text_equal(rcn_title_key(page->scratch, parts[0]), heading)) {
        return 950;
    }
    bool words = rcn_text_find(heading, " ", 0) != SIZE_MAX;
    if (words && rcn_text_find(title->key, heading.at, 0) != SIZE_MAX) {
        return 850;
    }
    int best = rcn_title_shared(title->key, heading);
    for (size_t i = 0; i < count; i++) {
        rcn_text key = rcn_title_key(page->scratch, parts[i]);
        int part = rcn_title_shared(key, heading);
        best = part > best && !rcn_title_is_site(page, key) ? part : best;
    }
    return best * 8 / 10;
}

static int
weigh_heading(const rcn_title_reading *page, const rcn_title_offer *heading)
{
    int best = 0;
    int titled = 0; /* how far <title> supports it */
    const rcn_title_offers *lists[] = {&page->declared, &page->pages};
    for (size_t i = 0; i < 2; i++) {
        for (size_t j = 0; j < lists[i]->count; j++) {
            int weight = speaks_for(page, &lists[i]->items[j], heading->key);
            best = weight > best ? weight : best;
            titled = i == 1 && weight > titled ? weight : titled;
        }
    }
    rcn_text words[RCN_TITLE_WORDS];
    bool both = best >= LEAST_SPOKEN && titled >= LEAST_SPOKEN &&
                rcn_title_words(heading->key, words) >= RCN_TITLE_LEAST_WORDS;
    best += both ? TITLED : 0;
    bool site =
        rcn_title_is_site(page, heading->key) ||
        (best < LEAST_SPOKEN && rcn_title_ends_page(page, heading->key) &&
         !is_post(page, heading->key));
    return site && best > 200 ? 200 : best;
}

/** Returns the only heading long enough to be a title, unless it is the
 * site's. */
static const rcn_title_offer *
only_heading(const rcn_title_reading *page)
{
    const rcn_title_offer *only = NULL;
    for (size_t i = 0; i < page->headings.count; i++) {
        const rcn_title_offer *heading = &page->headings.items[i];
        rcn_text words[RCN_TITLE_WORDS];
        bool is_long = rcn_title_words(heading->key, words) >= 4 ||
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
                         rcn_title_ends_page(page, only->key));
    return site ? NULL : only;
}

/** Returns the heading of the page's post: the only one that its class calls
 * so, or one of several that the page's other titles speak for. */
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

/** Returns true when <title> and a declared title begin with the same part, and
 * a heading below <h1> says just that: the <h1> is that of a section. */
static bool
titles_agree(const rcn_title_reading *page)
{
    for (size_t i = 0; i < page->declared.count; i++) {
        rcn_text declared[RCN_TITLE_PARTS];
        (void)rcn_title_part(page->declared.items[i].value, true, declared);
        rcn_text key = rcn_title_key(page->scratch, declared[0]);
        for (size_t j = 0;
             j < page->pages.count && rcn_title_is_lower(page, key); j++) {
            rcn_text parts[RCN_TITLE_PARTS];
            (void)rcn_title_part(page->pages.items[j].value, true, parts);
            if (!rcn_title_is_site(page, key) &&
                rcn_text_equal(rcn_title_key(page->scratch, parts[0]), key)) {
                return true;
            }
        }
    }
    return false;
}

/** Returns true when <title> and a declared title begin with the same words, at
 * least three, which no heading says: then no heading is the title's.
 * `heading` is what the page has, which may go on where a title is cut off. */
static bool
titles_alone_agree(const rcn_title_reading *page, rcn_text heading)
{
    for (size_t i = 0; i < page->declared.count; i++) {
        rcn_text declared[RCN_TITLE_PARTS];
        (void)rcn_title_part(page->declared.items[i].value, true, declared);
        rcn_text key = rcn_title_key(page->scratch, declared[0]);
        rcn_text words[RCN_TITLE_WORDS];
        bool some = rcn_title_words(key, words) >= RCN_TITLE_LEAST_WORDS &&
                    !rcn_title_is_site(page, key) &&
                    !rcn_text_starts(heading, key.at);
        for (size_t j = 0; j < page->pages.count && some; j++) {
            rcn_text parts[RCN_TITLE_PARTS];
            (void)rcn_title_part(page->pages.items[j].value, true, parts);
            if (rcn_text_equal(rcn_title_key(page->scratch, parts[0]), key)) {
                return true;
            }
        }
    }
    return false;
}

/** Returns true for a heading that no other title knows and that is as long as
 * a summary or is in the second half of the page. */
static bool
is_strange(const rcn_title_reading *page, const rcn_title_offer *heading)
{
    return weigh_heading(page, heading) < STRANGE &&
           (rcn_utf8_count(heading->value) > LONGEST_HEADING ||
            heading->item->offset > page->text_len / 2);
}

/** Returns true for a heading as long as a summary, where the titles agree on
 * other words. */
static bool
is_summary(const rcn_title_reading *page, const rcn_title_offer *heading)
{
    return rcn_utf8_count(heading->value) > LONGEST_HEADING &&
           titles_alone_agree(page, heading->key);
}

/** Returns true when no title knows a heading, and a heading below <h1> states
 * what <title> begins with before the name of its site. */
static bool
page_title_is_below(const rcn_title_reading *page,
                    const rcn_title_offer *heading)
{
    for (size_t i = 0; i < page->pages.count; i++) {
        rcn_text parts[RCN_TITLE_PARTS];
        rcn_text words[RCN_TITLE_WORDS];
        size_t count = rcn_title_part(page->pages.items[i].value, true, parts);
        rcn_text key = rcn_title_key(page->scratch, parts[0]);
        if (count > 1 && rcn_title_words(key, words) >= RCN_TITLE_LEAST_WORDS &&
            rcn_title_is_lower(page, key) && !rcn_title_is_site(page, key) &&
            weigh_heading(page, heading) < STRANGE) {
            return true;
        }
    }
    return false;
}

const rcn_title_offer *
rcn_page_heading(const rcn_title_reading *page)
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
    if (best && is_summary(page, best)) {
        return NULL;
    }
    if (!best) {
        best = post_heading(page);
    }
    if (best || titles_agree(page)) {
        return best;
    }
    best = only_heading(page);
    bool unknown =
        best && !page->article && weigh_heading(page, best) < STRANGE;
    bool other =
        best && (page_title_is_below(page, best) || is_summary(page, best) ||
                 ((is_strange(page, best) || unknown) &&
                  titles_alone_agree(page, best->key)));
    return other ? NULL : best;
}
