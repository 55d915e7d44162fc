/* Where a line may not end though words end, and where it may though they do
 * not: short words, initials and numbers stay with the word after them; between
 * ideographs the core of JIS X 4051 holds. */
#include "typeset/lines/joint.h"

#include <string.h>

#include "base/utf8.h"

/* In these languages no line ends in a word of one letter. */
static bool
keeps_short_words(const char *language)
{
    static const char *const languages[] = {"be", "bg", "cs", "pl",
                                            "ru", "sk", "uk"};
    for (size_t i = 0; language && i < sizeof languages / sizeof *languages;
         i++) {
        if (strncmp(language, languages[i], 2) == 0 &&
            (!language[2] || language[2] == '-')) {
            return true;
        }
    }
    return false;
}

bool
rcn_word_sticks(rcn_text text, size_t from, size_t to, const char *language)
{
    uint32_t first = 0;
    uint32_t next = 0;
    size_t len = rcn_utf8_next(text, from, &first);
    if (to + 1 >= text.len || text.at[to] != ' ') {
        return false;
    }
    (void)rcn_utf8_next(text, to + 1, &next);
    bool capital = rcn_rune_is_upper(next);
    if (from + len == to) {
        return (rcn_rune_is_digit(first) && capital) ||
               (rcn_rune_is_letter(first) && keeps_short_words(language));
    }
    if (from + len + 1 == to && text.at[from + len] == '.') {
        return rcn_rune_is_upper(first) && capital;
    }
    return from + 2 == to && rcn_rune_is_digit(first) && capital &&
           rcn_rune_is_digit((unsigned char)text.at[from + 1]);
}

static bool
ideograph(uint32_t rune)
{
    return (rune >= 0x2E80 && rune <= 0x9FFF) ||
           (rune >= 0xF900 && rune <= 0xFAFF) ||
           (rune >= 0xFF00 && rune <= 0xFFEF) ||
           (rune >= 0x20000 && rune <= 0x3FFFF);
}

static bool
among(uint32_t rune, const uint32_t *set, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (set[i] == rune) {
            return true;
        }
    }
    return false;
}

/* Signs that belong to the character before them: variants, voicing marks. */
static bool
leans(uint32_t rune)
{
    return (rune >= 0xFE00 && rune <= 0xFE0F) || rune == 0x3099 ||
           rune == 0x309A || rune == 0x200D || rune >= 0xE0000;
}

bool
rcn_runes_join(uint32_t before, uint32_t after)
{
    return (ideograph(before) || ideograph(after)) && !leans(after);
}

bool
rcn_runes_part(uint32_t before, uint32_t after)
{
    static const uint32_t closing[] = {
        0x3001, 0x3002, 0x3005, 0x3009, 0x300B, 0x300D, 0x300F, 0x3011, 0x3015,
        0x3017, 0x3019, 0x301B, 0x301C, 0x3041, 0x3043, 0x3045, 0x3047, 0x3049,
        0x3063, 0x3083, 0x3085, 0x3087, 0x308E, 0x3095, 0x3096, 0x309D, 0x309E,
        0x30A1, 0x30A3, 0x30A5, 0x30A7, 0x30A9, 0x30C3, 0x30E3, 0x30E5, 0x30E7,
        0x30EE, 0x30F5, 0x30F6, 0x30FB, 0x30FC, 0x30FD, 0x30FE, 0xFF01, 0xFF05,
        0xFF09, 0xFF0C, 0xFF0E, 0xFF1A, 0xFF1B, 0xFF1F, 0xFF3D, 0xFF5D, 0xFF61,
        0xFF63, 0xFF64, '.',    ',',    ')',    ']',    ';',    ':',    '!',
        '?',    '%',    0x2019, 0x201D, 0x2025, 0x2026, 0x2014};
    static const uint32_t opening[] = {
        0x3008, 0x300A, 0x300C, 0x300E, 0x3010, 0x3014, 0x3016, 0x3018, 0x301A,
        0xFF08, 0xFF3B, 0xFF5B, 0xFF62, 0xFFE5, '(',    '[',    0x2018, 0x201C};
    return !among(after, closing, sizeof closing / sizeof *closing) &&
           !among(before, opening, sizeof opening / sizeof *opening);
}
