/* Long passages in the apparatus are given by their first and last words, as in
 * printed apparatus; the ledger has them whole. */
#include "base/utf8.h"
#include "edition/apparatus.h"

/* Returns the first byte at or behind `at` (or, backwards, at or before it)
 * where a word begins or ends, at most 24 bytes away; else `at`. */
static size_t
word_bound(rcn_text text, size_t at, int step)
{
    for (size_t gone = 0; gone < 24 && at > gone && at + gone < text.len;
         gone++) {
        size_t place = step < 0 ? at - gone : at + gone;
        if (text.at[place] == ' ') {
            return step < 0 ? place : place + 1;
        }
    }
    return at;
}

/* Returns the byte behind `count` code points. */
static size_t
byte_of(rcn_text text, size_t count)
{
    size_t at = 0;
    while (at < text.len && count--) {
        uint32_t rune = 0;
        at += rcn_utf8_next(text, at, &rune);
    }
    return at;
}

const char *
rcn_abridge(rcn_apparatus *it, const char *words, size_t limit)
{
    rcn_text text = rcn_text_of(words);
    bool full = !limit || it->composer->project->full_apparatus;
    if (full || text.len <= limit) {
        return words;
    }
    size_t count = rcn_utf8_count(text);
    if (count <= limit) {
        return words;
    }
    size_t head = word_bound(text, byte_of(text, limit * 2 / 3), -1);
    size_t tail = word_bound(text, byte_of(text, count - limit / 4), 1);
    it->abridged = true;
    return rcn_arena_printf(it->composer->arena, "%.*s […] %s", (int)head,
                            words, words + tail);
}
