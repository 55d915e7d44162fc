/* Short forms of titles, for lines that have no room: running heads,
 * chronology, apparatus.  A short form ends with a word that says something,
 * not with a preposition or an article. */
#include "attribute/title.h"

#include "base/utf8.h"

#define SHORT_TITLE 52 /* columns: an ideograph takes two */
#define SMALL_WORD  3  /* letters, at most, of a word that says nothing alone */

/* Returns the byte at which a title is cut to a number of columns: before the
 * space behind the last word that fits whole, or after the last character that
 * fits; the length of a title that fits. */
static size_t
cut_of(rcn_text title, size_t most)
{
    size_t columns = 0;
    size_t space = 0;
    size_t at = 0;
    while (at < title.len) {
        uint32_t rune = 0;
        size_t step = rcn_utf8_next(title, at, &rune);
        columns += rune >= 0x2E80 ? 2 : 1;
        if (rcn_rune_is_space(rune)) {
            space = at;
        }
        if (columns > most) {
            return space > at / 2 ? space : at;
        }
        at += step;
    }
    return at;
}

/* Drops commas, dashes and spaces at the end. */
static size_t
drop_signs(rcn_text title, size_t end)
{
    while (end > 1) {
        uint32_t rune = 0;
        size_t step = rcn_utf8_prev(title, end, &rune);
        if (!rcn_rune_is_punct(rune) && !rcn_rune_is_space(rune)) {
            break;
        }
        end -= step;
    }
    return end;
}

/* Returns the end of a title without its last word, when this is a short one in
 * small letters; `end` itself when it is another one. */
static size_t
drop_small_word(rcn_text title, size_t end)
{
    size_t at = end;
    for (size_t letters = 0; at > 1; letters++) {
        uint32_t rune = 0;
        size_t step = rcn_utf8_prev(title, at, &rune);
        if (rcn_rune_is_space(rune)) {
            return letters ? drop_signs(title, at) : end;
        }
        if (!rcn_rune_is_lower(rune) || letters == SMALL_WORD) {
            return end;
        }
        at -= step;
    }
    return end;
}

const char *
rcn_title_shorten(rcn_arena *arena, const char *title)
{
    rcn_text text = rcn_text_of(title);
    if (cut_of(text, SHORT_TITLE) == text.len) {
        return title;
    }
    bool brackets = *title == '[' && rcn_text_ends(text, "]");
    size_t cut = cut_of(text, SHORT_TITLE - 1 - (brackets ? 1 : 0));
    size_t end = drop_signs(text, cut);
    for (size_t next = 0; end > cut / 2; end = next) {
        next = drop_small_word(text, end);
        if (next == end || next <= cut / 2) {
            break;
        }
    }
    return rcn_arena_printf(arena, "%.*s…%s", (int)end, title,
                            brackets ? "]" : "");
}
