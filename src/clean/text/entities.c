/* Character references of HTML that a scrape left in plain text ("&amp;"),
 * which stand for one character.  A text about HTML has them too: they are read
 * only where each ampersand of the document begins one, and where reading one
 * makes no other. */
#include <string.h>

#include "base/utf8.h"
#include "clean/text/work.h"

#define REFERENCE_MOST 10 /* bytes */

static const struct {
    const char *name;
    rcn_cause why;
} named[] = {
    {"amp", {"character-reference", "character-reference", NULL, "&"}},
    {"lt", {"character-reference", "character-reference", NULL, "<"}},
    {"gt", {"character-reference", "character-reference", NULL, ">"}},
    {"quot", {"character-reference", "character-reference", NULL, "\""}},
    {"apos", {"character-reference", "character-reference", NULL, "'"}},
    {"#39", {"character-reference", "character-reference", NULL, "'"}},
    {"#34", {"character-reference", "character-reference", NULL, "\""}},
    {"#38", {"character-reference", "character-reference", NULL, "&"}},
    {"nbsp", {"character-reference", "character-reference", NULL, " "}},
    {"mdash", {"character-reference", "character-reference", NULL, "—"}},
    {"ndash", {"character-reference", "character-reference", NULL, "–"}},
    {"#8212", {"character-reference", "character-reference", NULL, "—"}},
    {"#8211", {"character-reference", "character-reference", NULL, "–"}},
    {"rsquo", {"character-reference", "character-reference", NULL, "’"}},
    {"lsquo", {"character-reference", "character-reference", NULL, "‘"}},
    {"rdquo", {"character-reference", "character-reference", NULL, "”"}},
    {"ldquo", {"character-reference", "character-reference", NULL, "“"}},
    {"#8217", {"character-reference", "character-reference", NULL, "’"}},
    {"#8220", {"character-reference", "character-reference", NULL, "“"}},
    {"#8221", {"character-reference", "character-reference", NULL, "”"}},
    {"hellip", {"character-reference", "character-reference", NULL, "…"}},
    {"sect", {"character-reference", "character-reference", NULL, "§"}},
    {"pound", {"character-reference", "character-reference", NULL, "£"}},
    {"#160", {"character-reference", "character-reference", NULL, " "}},
};

size_t
rcn_reference_at(rcn_text text, size_t at, const rcn_cause **ret_why)
{
    size_t end = at + 1;
    while (end < text.len && end - at < REFERENCE_MOST && text.at[end] != ';') {
        end++;
    }
    if (end >= text.len || text.at[end] != ';') {
        return 0;
    }
    rcn_text name = rcn_text_slice(text, at + 1, end);
    for (size_t i = 0; i < sizeof named / sizeof *named; i++) {
        if (rcn_text_is(name, named[i].name)) {
            *ret_why = &named[i].why;
            return end + 1 - at;
        }
    }
    return 0;
}

/* Returns whether a name and a semicolon follow, which an ampersand before them
 * would make a reference of. */
static bool
is_name(rcn_text text, size_t at)
{
    size_t end = at;
    while (end < text.len && end - at < REFERENCE_MOST &&
           ((text.at[end] >= 'a' && text.at[end] <= 'z') ||
            (text.at[end] >= '0' && text.at[end] <= '9') ||
            text.at[end] == '#')) {
        end++;
    }
    return end > at && end < text.len && text.at[end] == ';';
}

/* Returns the next ampersand at or after `at`, or the end. */
static size_t
ampersand(rcn_text text, size_t at)
{
    const char *found =
        at < text.len ? memchr(text.at + at, '&', text.len - at) : NULL;
    return found ? (size_t)(found - text.at) : text.len;
}

bool
rcn_text_escaped(rcn_text text)
{
    const rcn_cause *why = NULL;
    size_t at = ampersand(text, 0);
    bool any = at < text.len;
    while (at < text.len) {
        size_t len = rcn_reference_at(text, at, &why);
        if (!len || (*why->replacement == '&' && is_name(text, at + len))) {
            return false;
        }
        at = ampersand(text, at + len);
    }
    return any;
}
