/* Sizes of fallback fonts.  Fonts of one size differ in how large their letters
 * are; beside each other they are given the same height of letters (R.
 * Bringhurst, The Elements of Typographic Style, 5.1.3). */
#include "shape/match.h"

#include <stddef.h>

#define LEAST 75 /* hundredths of the size */
#define MOST  110

typedef enum rcn_letter_kind {
    RCN_LETTER_SMALL,
    RCN_LETTER_MIDDLE,
    RCN_LETTER_CAPITAL
} rcn_letter_kind;

static const struct {
    uint32_t rune;
    rcn_letter_kind kind;
} letters[] = {
#define RCN_LETTER(rune, kind) {rune, RCN_LETTER_##kind},
#include "shape/letters.def"
#undef RCN_LETTER
};

#define LETTER_COUNT (sizeof letters / sizeof *letters)

/* Returns how far a letter rises above the baseline, in thousandths of the em;
 * 0: the font lacks it. */
static int32_t
height_of(hb_font_t *font, int32_t units_per_em, uint32_t rune)
{
    hb_codepoint_t glyph = 0;
    hb_glyph_extents_t ink;
    if (!hb_font_get_nominal_glyph(font, rune, &glyph) ||
        !hb_font_get_glyph_extents(font, glyph, &ink) || ink.y_bearing <= 0) {
        return 0;
    }
    return (int32_t)((int64_t)ink.y_bearing * 1000 / units_per_em);
}

rcn_letters
rcn_letters_measure(hb_font_t *font, int32_t units_per_em)
{
    rcn_letters found = {.small = height_of(font, units_per_em, 'x'),
                         .capital = height_of(font, units_per_em, 'H')};
    for (size_t i = 0; i < LETTER_COUNT && !found.measured; i++) {
        found.measured = height_of(font, units_per_em, letters[i].rune);
        found.kind = (int32_t)letters[i].kind;
    }
    return found;
}

rcn_len
rcn_letters_match(const rcn_letters *around, const rcn_letters *font,
                  rcn_len size)
{
    int64_t wanted = font->kind == RCN_LETTER_SMALL ? around->small
                     : font->kind == RCN_LETTER_CAPITAL
                         ? around->capital
                         : (around->small + around->capital) / 2;
    if (!around->small || !around->capital || !font->measured) {
        return size;
    }
    int64_t matched = size * wanted / font->measured;
    int64_t least = (int64_t)size * LEAST / 100;
    int64_t most = (int64_t)size * MOST / 100;
    return (rcn_len)(matched < least ? least : matched > most ? most : matched);
}
