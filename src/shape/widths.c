/* Widths of words, and how far their ends hang out of the measure. */
#include "base/utf8.h"
#include "shape/glyphs.h"

#define BEARING_PART 16 /* of the size: what is beside any ideograph */

rcn_len
rcn_units_scaled(int64_t units, rcn_len size, int32_t units_per_em)
{
    int64_t scaled = units * size;
    int64_t half = units_per_em / 2;
    return (rcn_len)((scaled >= 0 ? scaled + half : scaled - half) /
                     units_per_em);
}

rcn_len
rcn_face_width(const rcn_shaper *words, const rcn_face *face, uint32_t rune)
{
    const rcn_font *font = rcn_fonts_at(words->fonts, face->font);
    hb_codepoint_t glyph = 0;
    if (!hb_font_get_nominal_glyph(font->hb, rune, &glyph)) {
        return 0;
    }
    return rcn_units_scaled(hb_font_get_glyph_h_advance(font->hb, glyph),
                            face->size, font->units_per_em);
}

rcn_len
rcn_shaper_size(const rcn_shaper *words, const rcn_face *face, uint32_t font)
{
    if (font == face->font) {
        return face->size;
    }
    const rcn_font *around = rcn_fonts_at(words->fonts, face->font);
    return rcn_letters_match(&around->letters,
                             &rcn_fonts_at(words->fonts, font)->letters,
                             face->size);
}

/* The signs of East Asia that are in a half of their square. */
static bool
has_blank(uint32_t rune)
{
    return ((rune >= 0x3001 && rune <= 0x303F) ||
            (rune >= 0xFF01 && rune <= 0xFF65)) &&
           rcn_rune_is_punct(rune);
}

/* Returns the blank on one side of a glyph, beyond what all glyphs have. */
static rcn_len
blank_of(const rcn_shaper *words, const rcn_face *face, const rcn_shaped *glyph,
         bool right)
{
    const rcn_font *font = rcn_fonts_at(words->fonts, glyph->font);
    hb_glyph_extents_t ink;
    if (!hb_font_get_glyph_extents(font->hb, glyph->id, &ink)) {
        return 0;
    }
    rcn_len size = rcn_shaper_size(words, face, glyph->font);
    rcn_len left = rcn_units_scaled(ink.x_bearing, size, font->units_per_em);
    rcn_len width = rcn_units_scaled(ink.width, size, font->units_per_em);
    rcn_len blank =
        (right ? glyph->advance - left - width : left) - size / BEARING_PART;
    return blank < 0 ? 0 : blank > size / 2 ? size / 2 : blank;
}

/* How far the ends of a word hang out of the measure. */
static void
hang_out(const rcn_shaper *words, const rcn_face *face,
         const rcn_shaped *glyphs, rcn_word *word)
{
    const rcn_style *style = rcn_fonts_style(words->fonts);
    rcn_text text = {word->text, word->len};
    uint32_t rune = 0;
    (void)rcn_utf8_next(text, 0, &rune);
    const rcn_protrusion *hang = rcn_style_protrusion(style, rune);
    if (hang && hang->left && !face->unshown) {
        word->hang_left = rcn_face_width(words, face, rune) * hang->left / 1000;
    } else if (!hang && has_blank(rune)) {
        word->hang_left = blank_of(words, face, &glyphs[0], false);
    }
    (void)rcn_utf8_prev(text, text.len, &rune);
    hang = rcn_style_protrusion(style, rune);
    if (hang && hang->right) {
        word->hang_right =
            rcn_face_width(words, face, rune) * hang->right / 1000;
    } else if (!hang && has_blank(rune)) {
        word->hang_right =
            blank_of(words, face, &glyphs[word->glyph_count - 1], true);
    }
}

void
rcn_glyphs_measure(const rcn_shaper *words, const rcn_face *face,
                   rcn_shaped *glyphs, rcn_word *word)
{
    rcn_len spacing = (rcn_len)((int64_t)face->size * face->tracking / 1000);
    for (uint16_t i = 0; i < word->glyph_count; i++) {
        if (i + 1 == word->glyph_count ||
            glyphs[i + 1].start != glyphs[i].start) {
            glyphs[i].advance += spacing;
            word->letters++;
        }
        word->width += glyphs[i].advance;
    }
    if (word->len && word->glyph_count && !face->backward) {
        hang_out(words, face, glyphs, word);
    }
}
