/* What is above the text of a Markdown file between lines of "---": keys and
 * values in YAML (Jekyll's front matter), as note-keeping programs and programs
 * that save pages as Markdown write them.  What it says becomes <meta>; its
 * words become a hidden part, so that the ledger has them. */
#include "source/formats/front_matter_page.h"

#include <string.h>
#include <strings.h>

/* What has been read of it. */
typedef struct rcn_front {
    rcn_buffer *html;
    const char *key; /* the last one read, for the list below it */
} rcn_front;

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

static void
add_meta(rcn_front *front, rcn_text value)
{
    value = rcn_front_matter_value(value);
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
        front->key = rcn_front_matter_meta(rcn_text_slice(inner, 0, len));
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
