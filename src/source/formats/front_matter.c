/* What is above the text of a Markdown file between lines of "---": keys and
 * values in YAML (Jekyll's front matter), as note-keeping programs and programs
 * that save pages as Markdown write them.  What it says becomes <meta>; its
 * words become a hidden part, so that the ledger has them. */
#include "source/formats/front_matter.h"

#include <string.h>
#include <strings.h>

#define FRONT_MOST 65536 /* bytes */

/* What has been read of it. */
typedef struct rcn_front {
    rcn_buffer *html;
    const char *key; /* the last one read, for the list below it */
} rcn_front;

#define KEY_BYTES 40
#define KEY_WORDS 3

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

/* Returns the name that a page gives to what a key says, or NULL. */
static const char *
meta_of(rcn_text key)
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
            return known || !blanks ? close : 0;
        }
        bool nested = rest.len && strchr(" \t-#", rest.at[0]);
        rcn_text key = nested ? (rcn_text){0} : key_of(line);
        if (!line.len || (!nested && !key.len)) {
            return 0; /* a rule, and text below it */
        }
        known = known || meta_of(key);
        blanks = blanks || rcn_text_find(key, " ", 0) < key.len;
    }
    return 0;
}

static void
add_escaped(rcn_buffer *html, rcn_text text)
{
    for (size_t i = 0; i < text.len; i++) {
        switch (text.at[i]) {
        case '<':
            rcn_buffer_string(html, "&lt;");
            break;
        case '&':
            rcn_buffer_string(html, "&amp;");
            break;
        case '"':
            rcn_buffer_string(html, "&quot;");
            break;
        default:
            rcn_buffer_char(html, text.at[i]);
        }
    }
}

/* Returns a value without the quotation marks of YAML and the brackets of a
 * link within a collection of notes. */
static rcn_text
unquote(rcn_text value)
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

static void
add_meta(rcn_front *front, rcn_text value)
{
    value = unquote(value);
    bool address = front->key && strcmp(front->key, "og:url") == 0;
    if (!front->key || !value.len ||
        (address && rcn_text_find(value, "://", 0) == SIZE_MAX)) {
        return;
    }
    rcn_buffer_printf(front->html, "<meta name=\"%s\" content=\"", front->key);
    add_escaped(front->html, value);
    rcn_buffer_string(front->html, "\">");
}

/* The value of a key with the lines below that are set in, which YAML folds: a line
 * end is a space, and the signs ">" and "|" behind the key only say how. */
static rcn_text
folded_value(const rcn_front *front, rcn_text value, rcn_text below)
{
    rcn_buffer whole = rcn_buffer_new(front->html->arena);
    value = rcn_text_trim(value);
    bool sign = value.len && value.len <= 2 && strchr(">|", value.at[0]);
    rcn_buffer_add(&whole, sign ? rcn_text_of("") : value);
    for (size_t at = 0; value.len && at < below.len;) {
        size_t end = rcn_text_find(below, "\n", at);
        end = end == SIZE_MAX ? below.len : end + 1;
        rcn_text line = rcn_text_slice(below, at, end);
        rcn_text inner = rcn_text_trim(line);
        if (!strchr(" \t", line.at[0]) || rcn_text_starts(inner, "- ")) {
            break;
        }
        rcn_buffer_string(&whole, whole.len ? " " : "");
        rcn_buffer_add(&whole, inner);
        at = end;
    }
    return rcn_buffer_text(&whole);
}

static void
add_front_line(rcn_front *front, rcn_text line, rcn_text below)
{
    rcn_text inner = rcn_text_trim(line);
    const char *colon = inner.len ? memchr(inner.at, ':', inner.len) : NULL;
    bool top = line.len && !strchr(" \t-#", line.at[0]);
    if (top && colon) {
        size_t len = (size_t)(colon - inner.at);
        front->key = meta_of(rcn_text_slice(inner, 0, len));
        rcn_text value = rcn_text_slice(inner, len + 1, inner.len);
        add_meta(front, folded_value(front, value, below));
    } else if (rcn_text_starts(inner, "- ")) {
        add_meta(front, rcn_text_slice(inner, 2, inner.len));
    }
    /* A hidden label is no text on any page, however little else there is. */
    rcn_buffer_string(front->html, "<label hidden>");
    add_escaped(front->html, inner);
    rcn_buffer_string(front->html, "</label>\n");
}

size_t
rcn_front_matter_write(rcn_buffer *html, rcn_text front_matter)
{
    rcn_front front = {.html = html};
    size_t lines = 0;
    for (size_t at = 0; at < front_matter.len; lines++) {
        const char *end =
            memchr(front_matter.at + at, '\n', front_matter.len - at);
        size_t next =
            end ? (size_t)(end - front_matter.at) + 1 : front_matter.len;
        add_front_line(&front, rcn_text_slice(front_matter, at, next),
                       rcn_text_slice(front_matter, next, front_matter.len));
        at = next;
    }
    return lines;
}
