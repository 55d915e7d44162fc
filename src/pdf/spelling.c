/* A font in a PDF maps each of its codes to one text (ToUnicode), but one glyph
 * may stand for several: Latin and Cyrillic A, hyphen and minus.  ActualText
 * around the odd ones is lost on some readers, so glyphs that need a second
 * text are drawn from a second copy of the font; this table tells which. */
#include "pdf/spelling.h"

#include "base/list.h"

typedef struct rcn_text_of_glyph rcn_text_of_glyph;

struct rcn_text_of_glyph {
    rcn_text text;
    rcn_text_of_glyph *next;
};

typedef struct rcn_font_glyphs {
    RCN_LIST(rcn_text_of_glyph) glyphs; /* by glyph; text.at NULL: unseen */
} rcn_font_glyphs;

struct rcn_spelling {
    rcn_arena *arena;
    RCN_LIST(rcn_font_glyphs) fonts;
};

rcn_spelling *
rcn_spelling_new(rcn_arena *arena)
{
    rcn_spelling *spelling = rcn_arena_alloc(arena, 1, sizeof *spelling);
    spelling->arena = arena;
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

uint32_t
rcn_spelling_variant(rcn_spelling *spelling, uint32_t font, uint32_t glyph,
                     rcn_text text)
{
    rcn_text_of_glyph *entry = first_text(spelling, font, glyph);
    uint32_t variant = 0;
    while (entry->text.at && !same_text(entry->text, text)) {
        if (!entry->next) {
            entry->next =
                rcn_arena_alloc(spelling->arena, 1, sizeof *entry->next);
        }
        entry = entry->next;
        variant++;
    }
    if (!entry->text.at) {
        entry->text.at = rcn_arena_strndup(spelling->arena, text.at, text.len);
        entry->text.len = text.len;
    }
    return variant;
}

rcn_text
rcn_spelling_text(const rcn_spelling *spelling, uint32_t font, uint32_t glyph,
                  uint32_t variant)
{
    if (font >= spelling->fonts.count ||
        glyph >= spelling->fonts.items[font].glyphs.count) {
        return (rcn_text){0};
    }
    const rcn_text_of_glyph *entry =
        &spelling->fonts.items[font].glyphs.items[glyph];
    while (variant-- && entry) {
        entry = entry->next;
    }
    return entry ? entry->text : (rcn_text){0};
}
