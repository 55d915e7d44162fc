/* White space as Unicode has it, and the words that it parts. */
#include <string.h>

#include "base/text.h"
#include "base/utf8.h"

bool
rcn_text_same_words(rcn_text a, rcn_text b)
{
    rcn_arena *arena = rcn_arena_new(0);
    rcn_text x = rcn_text_squash(arena, rcn_utf8_fold(arena, a));
    rcn_text y = rcn_text_squash(arena, rcn_utf8_fold(arena, b));
    bool same = rcn_text_equal(x, y);
    rcn_arena_free(arena);
    return same;
}

rcn_text
rcn_text_trim(rcn_text text)
{
    uint32_t rune = 0;
    size_t start = 0;
    while (start < text.len) {
        size_t len = rcn_utf8_next(text, start, &rune);
        if (!rcn_rune_is_space(rune)) {
            break;
        }
        start += len;
    }
    size_t end = text.len;
    while (end > start) {
        size_t len = rcn_utf8_prev(text, end, &rune);
        if (!rcn_rune_is_space(rune)) {
            break;
        }
        end -= len;
    }
    return rcn_text_slice(text, start, end);
}

bool
rcn_text_blank(rcn_text text)
{
    return rcn_text_trim(text).len == 0;
}

/* Returns the end of the word that begins at `at`. */
static size_t
end_of_word(rcn_text text, size_t at)
{
    while (at < text.len) {
        unsigned char byte = (unsigned char)text.at[at];
        if (byte > ' ' && byte < 0x7f) {
            at++;
            continue;
        }
        uint32_t rune = 0;
        size_t len = rcn_utf8_next(text, at, &rune);
        if (rcn_rune_is_space(rune)) {
            break;
        }
        at += len;
    }
    return at;
}

rcn_text
rcn_text_squash(rcn_arena *arena, rcn_text text)
{
    char *out = rcn_arena_alloc(arena, text.len + 1, 1);
    size_t len = 0;
    for (size_t at = 0; at < text.len;) {
        size_t end = end_of_word(text, at);
        if (end > at) {
            out[len] = ' ';
            len += len > 0;
            memcpy(out + len, text.at + at, end - at);
            len += end - at;
        }
        uint32_t rune = 0;
        at = end < text.len ? end + rcn_utf8_next(text, end, &rune) : end;
    }
    return (rcn_text){out, len};
}

size_t
rcn_last_word_start(rcn_text line)
{
    size_t at = line.len;
    while (at > 0) {
        uint32_t rune = 0;
        size_t len = rcn_utf8_prev(line, at, &rune);
        if (rcn_rune_is_space(rune)) {
            break;
        }
        at -= len;
    }
    return at;
}

size_t
rcn_first_word_end(rcn_text line)
{
    size_t at = 0;
    uint32_t rune = 0;
    while (at < line.len && !rcn_rune_is_space(rune)) {
        at += rcn_utf8_next(line, at, &rune);
    }
    return at;
}
