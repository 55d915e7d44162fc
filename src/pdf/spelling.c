/* A font in a PDF maps each of its codes to one text (ToUnicode), but one glyph
 * may stand for several: Latin and Cyrillic A, hyphen and minus.  ActualText
 * around the odd ones is lost on some readers, so glyphs that need a second
 * text are drawn from a second copy of the font; this table lists them. */
#include "pdf/spelling.h"

#include <assert.h>

#include "base/list.h"
#include "base/utf8.h"

typedef struct rcn_text_of_glyph rcn_text_of_glyph;

struct rcn_text_of_glyph {
    rcn_text text;
    bool odd;
    rcn_text_of_glyph *next;
};

typedef struct rcn_font_glyphs {
    RCN_LIST(rcn_text_of_glyph) glyphs; /* by glyph; text.at NULL: unseen */
} rcn_font_glyphs;

struct rcn_spelling {
    rcn_arena *arena;
    const rcn_fonts *shaped;
    RCN_LIST(rcn_font_glyphs) fonts;
};

rcn_spelling *
rcn_spelling_new(rcn_arena *arena, const rcn_fonts *fonts)
{
    rcn_spelling *spelling = rcn_arena_alloc(arena, 1, sizeof *spelling);
    spelling->arena = arena;
    spelling->shaped = fonts;
    return spelling;
}

static rcn_text_of_glyph *
first_text(rcn_spelling *spelling, uint32_t font, uint32_t glyph)
{
    while (spelling->fonts.count <= font) {
        RCN_PUSH(spelling->arena, &spelling->fonts, (rcn_font_glyphs){0});
    }
    rcn_font_glyphs *known = &spelling->fonts.items[font];
    while (known->glyphs.count <= glyph) {
        RCN_PUSH(spelling->arena, &known->glyphs, (rcn_text_of_glyph){0});
    }
    return &known->glyphs.items[glyph];
}

/* Nearly all texts are one byte. */
static bool
same_text(rcn_text a, rcn_text b)
{
    return a.len == b.len && a.at[0] == b.at[0] &&
           (a.len == 1 || rcn_text_equal(a, b));
}

/* cairo shows a Latin character by a code of one byte, and gives that code to the
 * first glyph that stands for it; all others get codes of two bytes in another
 * font of the file, and words would go back and forth between the two.  So a
 * glyph that is not the font's own for its character (small capitals, figures
 * of the old style) is odd. */
static bool
is_odd(const rcn_spelling *spelling, uint32_t font, uint32_t glyph,
       rcn_text text)
{
    uint32_t rune = 0;
    bool latin = rcn_utf8_next(text, 0, &rune) == text.len &&
                 (rune < 0x180 || (rune >= 0x2010 && rune <= 0x2122));
    return latin && rcn_fonts_glyph(spelling->shaped, font, rune) != glyph;
}

uint32_t
rcn_spelling_variant(rcn_spelling *spelling, uint32_t font, uint32_t glyph,
                     rcn_text text, bool *ret_odd)
{
    rcn_text_of_glyph *entry = first_text(spelling, font, glyph);
    uint32_t variants[2] = {0, 0};
    while (entry->text.at && !same_text(entry->text, text)) {
        if (!entry->next) {
            entry->next =
                rcn_arena_alloc(spelling->arena, 1, sizeof *entry->next);
        }
        variants[entry->odd]++;
        entry = entry->next;
    }
    if (!entry->text.at) {
        /* What was cut off the font would be drawn as nothing. */
        assert(!glyph || rcn_fonts_shows(spelling->shaped, font, glyph));
        entry->text.at = rcn_arena_strndup(spelling->arena, text.at, text.len);
        entry->text.len = text.len;
        entry->odd = is_odd(spelling, font, glyph, text);
    }
    *ret_odd = entry->odd;
    return variants[entry->odd];
}
