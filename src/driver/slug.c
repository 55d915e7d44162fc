/* Titles to file names. */
#include "driver/slug.h"

#include "base/text.h"
#include "base/utf8.h"

#define LONGEST 60

/* Adds a character of a word, which a hyphen parts from the one before. */
static bool
add_rune(rcn_buffer *slug, uint32_t rune, bool new_word)
{
    char bytes[4];
    size_t len = rcn_utf8_put(rune, bytes);
    if (slug->len + len + (new_word && slug->len) > LONGEST) {
        return false;
    }
    if (new_word && slug->len) {
        rcn_buffer_char(slug, '-');
    }
    rcn_buffer_add(slug, (rcn_text){bytes, len});
    return true;
}

const char *
rcn_slug(rcn_arena *arena, const char *title)
{
    rcn_text text = rcn_utf8_fold(arena, rcn_text_of(title));
    rcn_buffer slug = rcn_buffer_new(arena);
    size_t last_word_end = 0;
    bool new_word = true;
    for (size_t at = 0; at < text.len;) {
        uint32_t rune = 0;
        at += rcn_utf8_next(text, at, &rune);
        if (rune == '\'' || rune == 0x2019) {
            continue;
        }
        if (!rcn_rune_is_letter(rune) && !rcn_rune_is_digit(rune)) {
            last_word_end = slug.len;
            new_word = true;
        } else if (add_rune(&slug, rune, new_word)) {
            new_word = false;
        } else {
            slug.len = last_word_end ? last_word_end : slug.len;
            break;
        }
    }
    return slug.len ? rcn_buffer_text(&slug).at : "edition";
}
