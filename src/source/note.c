/* The signs by which texts refer to their notes, and notes back to the text. */
#include "source/note.h"

#include <string.h>

#include "base/utf8.h"

#define SIGN_LIMIT 16 /* bytes */

/* Without the brackets around it. */
static rcn_text
unwrap(rcn_text words)
{
    words = rcn_text_trim(words);
    if (words.len > 2 && strchr("[(", words.at[0]) &&
        strchr("])", words.at[words.len - 1])) {
        words = rcn_text_trim(rcn_text_slice(words, 1, words.len - 1));
    }
    return words;
}

static bool
all_of(rcn_text words, const char *bytes)
{
    for (size_t i = 0; i < words.len; i++) {
        if (!strchr(bytes, words.at[i]) || !words.at[i]) {
            return false;
        }
    }
    return words.len > 0;
}

static bool
all_runes_of(rcn_text words, const uint32_t *runes, size_t count)
{
    for (size_t at = 0; at < words.len;) {
        uint32_t rune = 0;
        at += rcn_utf8_next(words, at, &rune);
        bool known = false;
        for (size_t i = 0; i < count; i++) {
            known = known || rune == runes[i];
        }
        if (!known) {
            return false;
        }
    }
    return words.len > 0;
}

bool
rcn_is_note_sign(rcn_text words)
{
    static const uint32_t signs[] = {'*',    0x2020, 0x2021, 0xA7, 0xB6,
                                     0x2016, 0xB9,   0xB2,   0xB3};
    words = unwrap(words);
    if (words.len > SIGN_LIMIT) {
        return false;
    }
    bool number = words.len <= 4 && all_of(words, "0123456789");
    bool roman = words.len <= 6 && all_of(words, "ivxl");
    bool letter =
        words.len == 1 && ((words.at[0] >= 'a' && words.at[0] <= 'z') ||
                           (words.at[0] >= 'A' && words.at[0] <= 'Z'));
    return number || roman || letter ||
           all_runes_of(words, signs, sizeof signs / sizeof *signs);
}

bool
rcn_is_return_sign(rcn_text words)
{
    /* Arrows, and the selectors that ask for their plain forms. */
    static const uint32_t signs[] = {'^',    0x2191, 0x21A9, 0x21A5, 0x21B5,
                                     0x2B06, 0x2934, 0x2912, 0xFE0E, 0xFE0F};
    words = unwrap(words);
    return words.len <= SIGN_LIMIT &&
           all_runes_of(words, signs, sizeof signs / sizeof *signs);
}
