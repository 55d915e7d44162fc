/* Lines by the terminators of Unicode (UAX 14, class BK, CR, LF, NL), but for
 * the vertical tab; a form feed also begins a page. */
#include "source/lines.h"

#include <string.h>

#include "base/list.h"

/* Length of the terminator at `at`, or 0. */
static size_t
terminator(rcn_text text, size_t at)
{
    const char *bytes = text.at + at;
    size_t left = text.len - at;
    if (bytes[0] == '\r') {
        return left > 1 && bytes[1] == '\n' ? 2 : 1;
    }
    if (bytes[0] == '\n' || bytes[0] == '\f') {
        return 1;
    }
    if (left > 1 && memcmp(bytes, "\xC2\x85", 2) == 0) {
        return 2;
    }
    if (left > 2 && (memcmp(bytes, "\xE2\x80\xA8", 3) == 0 ||
                     memcmp(bytes, "\xE2\x80\xA9", 3) == 0)) {
        return 3;
    }
    return 0;
}

const rcn_line *
rcn_lines_split(rcn_arena *arena, rcn_text text, size_t *ret_count)
{
    RCN_LIST(rcn_line) lines = {0};
    size_t at = 0;
    while (at < text.len) {
        rcn_line line = {.start = (uint32_t)at};
        size_t len = 0;
        while (at < text.len && !(len = terminator(text, at))) {
            at++;
        }
        line.end = (uint32_t)at;
        at += len;
        while (len && at < text.len && text.at[at] == '\f') {
            at++;
        }
        RCN_PUSH(arena, &lines, line);
    }
    *ret_count = lines.count;
    return lines.items;
}
