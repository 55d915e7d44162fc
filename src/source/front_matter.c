/* What is above a text between lines of "---": keys and values in YAML (Jekyll's
 * front matter), as note-keeping programs and programs that save pages write
 * them; or above the first blank line without such lines, as Pelican and
 * MultiMarkdown have it. */
#include "source/front_matter.h"

#include <string.h>
#include <strings.h>

#define FRONT_MOST 65536 /* bytes */
#define KEY_BYTES  40
#define KEY_WORDS  3

/* Returns what is before the colon of a line, when it can be a key: letters,
 * digits, and at most three words. */
static rcn_text
key_of(rcn_text line)
{
    size_t len = rcn_text_find(line, ":", 0);
    size_t words = 1;
    for (size_t i = 0; len <= line.len && i < len; i++) {
        words += line.at[i] == ' ';
    }
    bool fits = len < line.len && words <= KEY_WORDS &&
                (words == 1 || len <= KEY_BYTES);
    return fits ? rcn_text_trim(rcn_text_slice(line, 0, len)) : (rcn_text){0};
}

/* Compares without case; a blank stands for "_". */
static bool
is_key(rcn_text key, const char *name)
{
    size_t len = strlen(name);
    for (size_t i = 0; i < len && i < key.len; i++) {
        char sign = key.at[i] == ' ' ? '_' : key.at[i];
        if (strncasecmp(&sign, &name[i], 1) != 0) {
            return false;
        }
    }
    return len == key.len;
}

const char *
rcn_front_matter_meta(rcn_text key)
{
    static const struct {
        const char *key, *meta;
    } keys[] = {{"title", "og:title"},
                {"author", "author"},
                {"authors", "author"},
                {"byline", "author"},
                {"date", "pubdate"},
                {"published", "pubdate"},
                {"pubdate", "pubdate"},
                {"publishdate", "pubdate"},
                {"date_published", "pubdate"},
                {"updated", "lastmod"},
                {"lastmod", "lastmod"},
                {"modified", "lastmod"},
                {"url", "og:url"},
                {"source", "og:url"},
                {"link", "og:url"},
                {"canonical", "og:url"},
                {"site", "og:site_name"},
                {"publisher", "og:site_name"},
                {"publication", "og:site_name"},
                {"newspaper", "og:site_name"},
                {"lang", "language"},
                {"language", "language"}};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        if (is_key(key, keys[i].key)) {
            return keys[i].meta;
        }
    }
    return NULL;
}

size_t
rcn_front_matter_length(rcn_text text)
{
    if (!rcn_text_starts(text, "---\n") && !rcn_text_starts(text, "---\r\n")) {
        return 0;
    }
    bool known = false;
    bool blanks = false; /* in a key: then one that is known must be there */
    bool gaps = false;   /* between groups of keys: likewise */
    size_t at = 0;
    while ((at = rcn_text_find(text, "\n", at)) != SIZE_MAX &&
           at < FRONT_MOST) {
        at++;
        rcn_text rest = rcn_text_slice(text, at, text.len);
        size_t end = rcn_text_find(rest, "\n", 0);
        rcn_text line = rcn_text_trim(
            rcn_text_slice(rest, 0, end == SIZE_MAX ? rest.len : end));
        if (rcn_text_is(line, "---") || rcn_text_is(line, "...")) {
            size_t close = end == SIZE_MAX ? text.len : at + end + 1;
            return known || !(blanks || gaps) ? close : 0;
        }
        bool nested = rest.len && strchr(" \t-#", rest.at[0]);
        rcn_text key = nested ? (rcn_text){0} : key_of(line);
        if (!line.len) {
            gaps = true;
            continue;
        }
        if (!nested && !key.len) {
            return 0; /* a rule, and text below it */
        }
        known = known || rcn_front_matter_meta(key);
        blanks = blanks || rcn_text_find(key, " ", 0) < key.len;
    }
    return 0;
}

rcn_text
rcn_front_matter_value(rcn_text value)
{
    static const char pairs[][2] = {
        {'"', '"'}, {'\'', '\''}, {'[', ']'}, {'[', ']'}, {'"', '"'}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        value = rcn_text_trim(value);
        if (value.len >= 2 && value.at[0] == pairs[i][0] &&
            value.at[value.len - 1] == pairs[i][1]) {
            value = rcn_text_slice(value, 1, value.len - 1);
        }
    }
    return value;
}

bool
rcn_front_matter_next(rcn_text front_matter, size_t *at, rcn_text *ret_key,
                      rcn_text *ret_value)
{
    while (*at < front_matter.len) {
        size_t end = rcn_text_find(front_matter, "\n", *at);
        end = end == SIZE_MAX ? front_matter.len : end + 1;
        rcn_text line = rcn_text_slice(front_matter, *at, end);
        *at = end;
        size_t colon = rcn_text_find(line, ":", 0);
        if (colon < line.len && !strchr(" \t-#", line.at[0])) {
            *ret_key = rcn_text_trim(rcn_text_slice(line, 0, colon));
            *ret_value = rcn_front_matter_value(
                rcn_text_slice(line, colon + 1, line.len));
            return true;
        }
    }
    return false;
}

/* Returns true for a key by which Pelican and MultiMarkdown order their pages. */
static bool
is_other_key(rcn_text key)
{
    static const char *const keys[] = {
        "slug",   "category",  "categories", "tags",       "summary", "status",
        "layout", "template",  "keywords",   "subtitle",   "series",  "license",
        "css",    "copyright", "rights",     "description"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        if (is_key(key, keys[i])) {
            return true;
        }
    }
    return false;
}

#define LINES_LEAST 2

size_t
rcn_front_lines_length(rcn_text text)
{
    bool titled = false;
    size_t count = 0;
    for (size_t at = 0; at < text.len && at < FRONT_MOST; count++) {
        size_t end = rcn_text_find(text, "\n", at);
        end = end == SIZE_MAX ? text.len : end + 1;
        rcn_text line = rcn_text_slice(text, at, end);
        if (!rcn_text_trim(line).len) {
            return titled && count >= LINES_LEAST ? at : 0;
        }
        rcn_text key = key_of(line);
        const char *meta = rcn_front_matter_meta(key);
        if (!key.len || (!meta && !is_other_key(key))) {
            return 0;
        }
        titled = titled || is_key(key, "title");
        at = end;
    }
    return 0;
}
