/* What must be mended before the parser sees it: the parser compares each
 * attribute of a tag with all before it, so that a tag with a million of them
 * would never end.  Those beyond a limit are named here, to be read as spaces.
 */
#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "source/html/read.h"

#define ATTRIBUTE_LIMIT 1000
#define CONDITION_LIMIT 200 /* bytes */

/* Returns the end of a tag whose name starts at `at`: the offset of its ">",
 * quotes respected.  Sets *ret_limit to where its attributes are too many, or
 * to the end. */
static size_t
tag_end(rcn_text text, size_t at, size_t *ret_limit)
{
    size_t attributes = 0;
    bool space = false;
    bool met = false;
    for (; at < text.len && text.at[at] != '>'; at++) {
        char byte = text.at[at];
        bool now = isspace((unsigned char)byte) || byte == '/';
        attributes += space && !now;
        space = now;
        if (attributes > ATTRIBUTE_LIMIT && !met) {
            met = true;
            *ret_limit = at;
        }
        if ((byte == '"' || byte == '\'') && text.at[at - 1] == '=') {
            const char *close =
                memchr(text.at + at + 1, byte, text.len - at - 1);
            at = close ? (size_t)(close - text.at) : text.len - 1;
            space = true;
        }
    }
    if (!met) {
        *ret_limit = at;
    }
    return at;
}

size_t
rcn_html_raw_end(rcn_text text, size_t from, const char *name)
{
    size_t len = strlen(name);
    while (from + len + 2 <= text.len) {
        const char *hit =
            memchr(text.at + from, '<', text.len - from - len - 1);
        if (!hit) {
            break;
        }
        from = (size_t)(hit - text.at);
        if (hit[1] == '/' && strncasecmp(hit + 2, name, len) == 0) {
            return from;
        }
        from++;
    }
    return text.len;
}

/* Offset of the end tag of an element whose content is no markup, when the tag
 * that starts at `at` is one; else `from`. */
static size_t
after_raw_content(rcn_text text, size_t at, size_t from)
{
    static const char *const names[] = {"script", "style"};
    for (size_t i = 0; i < 2; i++) {
        size_t len = strlen(names[i]);
        if (text.len - at <= len ||
            strncasecmp(text.at + at, names[i], len) != 0 ||
            isalnum((unsigned char)text.at[at + len])) {
            continue;
        }
        return rcn_html_raw_end(text, from, names[i]);
    }
    return from;
}

/* Returns the end of a condition "![if ...]>" or "![endif]>" at `at`; `at` when
 * there is none.  (Downlevel-revealed conditional comments, which are no
 * comments.) */
static size_t
condition_end(rcn_text text, size_t at)
{
    static const char *const heads[] = {"![if", "![endif"};
    for (size_t i = 0; i < 2; i++) {
        size_t len = strlen(heads[i]);
        if (text.len - at > len &&
            strncasecmp(text.at + at, heads[i], len) == 0) {
            size_t most = text.len - at < CONDITION_LIMIT ? text.len - at
                                                          : CONDITION_LIMIT;
            const char *end = memchr(text.at + at, '>', most);
            /* Before "-->" it belongs to a comment. */
            return end && end[-1] == ']' ? (size_t)(end - text.at) + 1 : at;
        }
    }
    return at;
}

rcn_html_gaps
rcn_html_find_gaps(rcn_arena *arena, rcn_text text)
{
    rcn_html_gaps gaps = {0};
    size_t from = 0;
    while (from < text.len) {
        const char *open = memchr(text.at + from, '<', text.len - from);
        if (!open) {
            break;
        }
        size_t at = (size_t)(open - text.at) + 1;
        size_t condition = condition_end(text, at);
        if (condition > at) {
            RCN_PUSH(arena, &gaps, (rcn_html_gap){at - 1, condition, false});
        }
        if (at >= text.len || !isalpha((unsigned char)text.at[at])) {
            from = condition > at ? condition : at;
            continue;
        }
        size_t limit = 0;
        size_t end = tag_end(text, at, &limit);
        if (limit < end) {
            RCN_PUSH(arena, &gaps, (rcn_html_gap){limit, end, true});
        }
        from = after_raw_content(text, at, end);
    }
    return gaps;
}
