/* A title without the name of its site: what another place of the page says
 * alone, what is beside the publisher's name, or the longest part. */
#include "attribute/page_site.h"

#include <ctype.h>
#include <string.h>

#include "attribute/page_title_parts.h"
#include "attribute/title_reading.h"
#include "base/utf8.h"
#include "clean/span/line_title.h"

#define LEAST_GLUED    8  /**< bytes of a title that a heading bears out */
#define LONGEST_DOCKET 24 /**< bytes of the number of a case */

/** Returns true when another title or a heading of the page says just this. */
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

/** Returns true when <title> begins with words that a title has behind a label,
 * and has not the label: "r/clocks - How to mend one" and "How to mend one :
 * clocks". */
static bool
opens_page_title(const rcn_title_reading *page, rcn_text key,
                 const rcn_title_offer *title)
{
    rcn_text words[RCN_TITLE_WORDS];
    for (size_t i = 0; i < page->pages.count; i++) {
        rcn_text parts[RCN_TITLE_PARTS];
        const rcn_title_offer *other = &page->pages.items[i];
        size_t count = rcn_title_part(other->value, true, parts);
        if (count > 1 && rcn_title_words(key, words) >= RCN_TITLE_LEAST_WORDS &&
            rcn_text_find(other->key, title->key.at, 0) == SIZE_MAX &&
            rcn_text_equal(rcn_title_key(page->scratch, parts[0]), key)) {
            return true;
        }
    }
    return false;
}

/** Returns true for what <title> says, the name of the site and all. */
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

/** Returns the next mark that may part a title from its site without spaces, or
 * SIZE_MAX: "Title--Site", "Title_Site".  `*ret_only`: the mark has no other
 * use. */
static size_t
glued_separator(rcn_text title, size_t from, size_t *ret_len, bool *ret_only)
{
    static const char *const marks[] = {"--", "_", "｜", "－",
                                        "—",  "–", "-",  ":"};
    size_t mark = 0;
    size_t at =
        rcn_title_mark(title, from, marks, sizeof marks / sizeof *marks, &mark);
    *ret_len = at == SIZE_MAX ? *ret_len : strlen(marks[mark]);
    *ret_only = at == SIZE_MAX ? *ret_only : mark < 4;
    return at;
}

/** Returns the title before a site's name that is glued to it; empty when no
 * publisher of the page bears that name and no heading says the rest. */
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
              rcn_title_is_lower(page, key)))) {
            return before;
        }
    }
    return (rcn_text){"", 0};
}

/** Returns the words of a title that a heading says, where all that is before
 * or behind them is the name of the site; else empty. */
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
            if (rcn_title_is_site(page, other) &&
                rcn_title_is_lower(page, key)) {
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

/** Returns the words of a title behind a label and a colon, when a heading says
 * just them and none says the label; else empty. */
static rcn_text
behind_label(const rcn_title_reading *page, rcn_text title)
{
    size_t at = rcn_text_find(title, ": ", 0);
    if (at == SIZE_MAX) {
        return (rcn_text){"", 0};
    }
    rcn_text rest = rcn_text_trim(rcn_text_slice(title, at + 1, title.len));
    rcn_text key = rcn_title_key(page->scratch, rest);
    if (!rcn_title_is_lower(page, key)) {
        rest = without_year(rest);
        key = rcn_title_key(page->scratch, rest);
    }
    rcn_text label = rcn_title_key(page->scratch, rcn_text_slice(title, 0, at));
    rcn_text words[RCN_TITLE_WORDS];
    bool alone = rcn_title_words(key, words) >= RCN_TITLE_LEAST_WORDS &&
                 rcn_title_is_lower(page, key) &&
                 !rcn_title_is_lower(page, label);
    return alone ? rest : (rcn_text){"", 0};
}

/** Returns true for the number of a case: "VII ZR 12/18". */
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

rcn_text
rcn_title_strip_site(const rcn_title_reading *page,
                     const rcn_title_offer *title)
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
    rcn_text parts[RCN_TITLE_PARTS];
    size_t count = rcn_title_part(title->value, false, parts);
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
