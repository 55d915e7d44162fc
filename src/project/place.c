/* Bytes and lines of what the YAML parser reports by line and column. */
#include "project/place.h"

const char *
rcn_newline_of(rcn_text text)
{
    size_t first = rcn_text_find(text, "\n", 0);
    bool crlf = first != SIZE_MAX && first && text.at[first - 1] == '\r';
    return crlf ? "\r\n" : "\n";
}

size_t
rcn_offset_of(const rcn_patch *edits, rcn_text old, rcn_place place)
{
    size_t at = rcn_patch_line(edits, place.line - 1);
    size_t end = rcn_patch_line(edits, place.line);
    for (uint32_t column = 1; column < place.column && at < end; column++) {
        at++;
        while (at < end && ((unsigned char)old.at[at] & 0xC0) == 0x80) {
            at++;
        }
    }
    return at;
}

size_t
rcn_line_after(const rcn_yaml *node)
{
    bool at_start = node->end.column == 1 && node->end.line > node->place.line;
    return node->end.line - (at_start ? 1 : 0);
}
