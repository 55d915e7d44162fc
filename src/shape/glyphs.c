/* Glyphs of a word by HarfBuzz: in the font of its face, in parts where
 * characters need others, marks beyond what a letter has room for beside it. */
#include "shape/glyphs.h"

#include "base/utf8.h"

#define FEATURES   4
#define MARKS_MOST 8 /* at a letter; Tibetan has the most, 8 */

static unsigned
list_features(const rcn_face *face, hb_feature_t features[FEATURES])
{
    unsigned count = 0;
    const struct {
        bool on;
        hb_tag_t tag;
        uint32_t value;
    } wanted[FEATURES] = {
        {face->small_caps, HB_TAG('s', 'm', 'c', 'p'), 1},
        {face->oldstyle_figures, HB_TAG('o', 'n', 'u', 'm'), 1},
        {face->tabular_figures, HB_TAG('t', 'n', 'u', 'm'), 1},
        {face->tracking != 0, HB_TAG('l', 'i', 'g', 'a'), 0}};
    for (size_t i = 0; i < FEATURES; i++) {
        if (wanted[i].on) {
            features[count++] =
                (hb_feature_t){wanted[i].tag, wanted[i].value,
                               HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END};
        }
    }
    return count;
}

/* A sign of East Asia by itself has no script that would tell which form its
 * language wants. */
static void
set_script(hb_buffer_t *buffer, rcn_text text, size_t at)
{
    uint32_t rune = 0;
    (void)rcn_utf8_next(text, at, &rune);
    hb_buffer_guess_segment_properties(buffer);
    if (hb_buffer_get_script(buffer) == HB_SCRIPT_INVALID &&
        ((rune > 0x3000 && rune <= 0x303F) ||
         (rune > 0xFF00 && rune <= 0xFF65))) {
        hb_buffer_set_script(buffer, HB_SCRIPT_HAN);
    }
}

/* Shapes bytes [start, end) of the word in one font and appends its glyphs in
 * the order of the text; returns false when a glyph is missing. */
static bool
shape_part(rcn_shaper *words, const rcn_face *face, uint32_t font_index,
           rcn_text text, const size_t part[2])
{
    const rcn_font *font = rcn_fonts_at(words->fonts, font_index);
    rcn_len size = rcn_shaper_size(words, face, font_index);
    hb_buffer_t *buffer = words->buffer;
    hb_feature_t features[FEATURES];
    unsigned feature_count = list_features(face, features);
    hb_buffer_clear_contents(buffer);
    hb_buffer_set_direction(buffer, face->backward ? HB_DIRECTION_RTL
                                                   : HB_DIRECTION_LTR);
    if (face->language) {
        hb_buffer_set_language(buffer,
                               hb_language_from_string(face->language, -1));
    } else {
        hb_buffer_set_language(buffer, hb_language_from_string("en", 2));
    }
    hb_buffer_add_utf8(buffer, text.at, (int)text.len, (unsigned)part[0],
                       (int)(part[1] - part[0]));
    set_script(buffer, text, part[0]);
    hb_shape(font->hb, buffer, features, feature_count);
    unsigned count = 0;
    const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(buffer, &count);
    const hb_glyph_position_t *at = hb_buffer_get_glyph_positions(buffer, NULL);
    bool whole = true;
    for (unsigned k = 0; k < count; k++) {
        unsigned i = face->backward ? count - 1 - k : k;
        whole = whole && infos[i].codepoint != 0;
        rcn_fonts_show(words->fonts, font_index, infos[i].codepoint);
        RCN_PUSH(words->arena, &words->glyphs,
                 (rcn_shaped){.id = (uint16_t)infos[i].codepoint,
                              .font = (uint16_t)font_index,
                              .start = (uint16_t)infos[i].cluster,
                              .advance = rcn_units_scaled(at[i].x_advance, size,
                                                          font->units_per_em),
                              .x = rcn_units_scaled(at[i].x_offset, size,
                                                    font->units_per_em),
                              .y = rcn_units_scaled(at[i].y_offset, size,
                                                    font->units_per_em)});
    }
    return whole;
}

static bool
has_glyph(const rcn_shaper *words, uint32_t font, uint32_t rune)
{
    hb_codepoint_t glyph = 0;
    return hb_font_get_nominal_glyph(rcn_fonts_at(words->fonts, font)->hb, rune,
                                     &glyph) != 0;
}

/* Joiners, variation selectors and marks go with the letter before them. */
static bool
follows(uint32_t rune)
{
    return rune == 0x200C || rune == 0x200D ||
           (rune >= 0xFE00 && rune <= 0xFE0F) || rune >= 0xE0100 ||
           hb_unicode_combining_class(hb_unicode_funcs_get_default(), rune) !=
               HB_UNICODE_COMBINING_CLASS_NOT_REORDERED;
}

/* Characters that are never seen, so that no font needs to have them. */
static bool
invisible(uint32_t rune)
{
    return rune == 0xAD || (rune >= 0x200B && rune <= 0x200F) ||
           (rune >= 0x202A && rune <= 0x202E) ||
           (rune >= 0x2060 && rune <= 0x206F) || rune == 0xFEFF;
}

/* Returns the font for a character: that of the letter before it where it
 * follows one, the face's own, else a fallback. */
static uint32_t
choose_font(rcn_shaper *words, const rcn_face *face, uint32_t rune,
            uint32_t before)
{
    if (invisible(rune) || (follows(rune) && has_glyph(words, before, rune))) {
        return before;
    }
    uint32_t font = face->font;
    if (!has_glyph(words, font, rune) &&
        !rcn_fonts_fallback(words->fonts, font, rune, &font)) {
        rcn_missing_add(&words->missing, words->arena, rune);
    }
    return font;
}

/* Returns true for characters that go with the letter before them and are never
 * seen. A braille cell without dots is seen: it is a space. */
static bool
is_hidden(uint32_t rune)
{
    return rune != 0x2800 && rcn_rune_is_invisible(rune);
}

static bool
is_mark(uint32_t rune)
{
    hb_unicode_general_category_t category =
        rune < 0x300
            ? HB_UNICODE_GENERAL_CATEGORY_UPPERCASE_LETTER
            : hb_unicode_general_category(hb_unicode_funcs_get_default(), rune);
    return category == HB_UNICODE_GENERAL_CATEGORY_NON_SPACING_MARK ||
           category == HB_UNICODE_GENERAL_CATEGORY_ENCLOSING_MARK ||
           category == HB_UNICODE_GENERAL_CATEGORY_SPACING_MARK;
}

/* Returns true if a letter of the text carries more marks than have room at it.
 * The idea is that of the Stream-Safe Text Format (Unicode Standard Annex 15,
 * section 13), which bounds marks in a row by 30; as many would reach the lines
 * above, and pdftotext omits letters of a page with 50,000 marks. */
static bool
is_overloaded(rcn_text text)
{
    size_t marks = 0;
    for (size_t at = 0; at < text.len && marks <= MARKS_MOST;) {
        uint32_t rune = 0;
        at += rcn_utf8_next(text, at, &rune);
        marks = is_hidden(rune) || is_mark(rune) ? marks + 1 : 0;
    }
    return marks > MARKS_MOST;
}

/* Shapes a mark beside its letter. */
static void
shape_beside(rcn_shaper *words, const rcn_face *face, uint32_t font,
             rcn_text text, const size_t part[2])
{
    (void)shape_part(words, face, font, text, part);
    rcn_shaped *glyph = &words->glyphs.items[words->glyphs.count - 1];
    if (glyph->advance < face->size / 2) {
        glyph->advance = face->size / 2;
    }
}

/* Shapes a word from a byte on that its face's font alone cannot show, or that
 * is overloaded.  Of the characters beyond MARKS_MOST after a letter, marks
 * are beside it, and those that are never seen get no glyph. */
static void
shape_parts(rcn_shaper *words, const rcn_face *face, rcn_text text, size_t from)
{
    size_t part[2] = {from, from};
    uint32_t font = face->font;
    size_t marks = 0;
    for (size_t at = from; at < text.len;) {
        uint32_t rune = 0;
        size_t end = at + rcn_utf8_next(text, at, &rune);
        uint32_t next = choose_font(words, face, rune, font);
        marks = is_hidden(rune) || is_mark(rune) ? marks + 1 : 0;
        bool excess = marks > MARKS_MOST;
        if ((next != font || excess) && at > part[0]) {
            (void)shape_part(words, face, font, text, part);
            part[0] = at;
        }
        font = next;
        part[1] = end;
        if (excess && !is_hidden(rune)) {
            shape_beside(words, face, font, text, part);
        }
        part[0] = excess ? end : part[0];
        at = end;
    }
    if (part[1] > part[0]) {
        (void)shape_part(words, face, font, text, part);
    }
}

void
rcn_glyphs_shape(rcn_shaper *words, const rcn_face *face, rcn_text text,
                 size_t from)
{
    const size_t all[2] = {from, text.len};
    words->glyphs.count = 0;
    if (text.len && (is_overloaded(text) ||
                     !shape_part(words, face, face->font, text, all))) {
        words->glyphs.count = 0;
        shape_parts(words, face, text, from);
    }
}
