#ifndef RCN_SHAPE_FONT_H
#define RCN_SHAPE_FONT_H

#include <hb.h>

#include "shape/installed.h"
#include "shape/match.h"
#include "shape/shape.h"

/** One font file opened for shaping. */
typedef struct rcn_font {
    const rcn_installed *installed;
    hb_font_t *hb;   /**< scaled to font units */
    hb_set_t *shown; /**< glyphs that words were shaped with */
    int32_t units_per_em;
    rcn_letters letters;
} rcn_font;

/** Returns a font that was opened; `font` is its number. */
const rcn_font *rcn_fonts_at(const rcn_fonts *fonts, uint32_t font);

/** Notes that a word is shaped with a glyph of a font. */
void rcn_fonts_show(rcn_fonts *fonts, uint32_t font, uint32_t glyph);

/** The font for a character that `font` lacks, in its slant; false when no
 * installed font has it.  Depends on nothing but the installed fonts. */
bool rcn_fonts_fallback(rcn_fonts *fonts, uint32_t font, uint32_t rune,
                        uint32_t *ret_font);

#endif
