#ifndef RCN_SHAPE_SUBSET_H
#define RCN_SHAPE_SUBSET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/text.h"
#include "shape/shape.h"

/** The part of a font that a book shows, for embedding.  Glyphs keep their
 * numbers; lengths are in thousandths of the em. */
typedef struct rcn_subset {
    rcn_text bytes;   /**< in the arena */
    bool cff;         /**< a bare CFF program; else a TrueType file */
    const char *name; /**< PostScript name: letters, digits and hyphens */
    int32_t box[4];   /**< left, bottom, right, top */
    int32_t ascent, descent, cap_height;
    int32_t slant; /**< degrees, counterclockwise: negative for an italic */
} rcn_subset;

/** Cuts a font down to these glyphs; false when HarfBuzz cannot.  Depends on the
 * font file and the set alone. */
bool rcn_fonts_subset(rcn_arena *arena, const rcn_fonts *fonts, uint32_t font,
                      const uint32_t *glyphs, size_t count,
                      rcn_subset *ret_subset);

/** The number by which the embedded program knows a glyph: its CID where the
 * program is keyed by CIDs (Adobe Technical Note 5176, 18), else its own. */
uint32_t rcn_fonts_code(const rcn_fonts *fonts, uint32_t font, uint32_t glyph);

/** The width of a glyph in millionths of the em. */
int32_t rcn_fonts_advance(const rcn_fonts *fonts, uint32_t font,
                          uint32_t glyph);

/** A character that the font shows by this glyph: the lowest; 0 for none.
 * Linear in the characters of the font. */
uint32_t rcn_fonts_character(const rcn_fonts *fonts, uint32_t font,
                             uint32_t glyph);

/** A step of an outline: 'm' move, 'l' line, 'c' curve with two control points
 * (Bezier), 'h' close.  Points run from the glyph's origin to the right and up;
 * the last pair is where the step ends. */
typedef struct rcn_outline_step {
    char kind;
    rcn_len points[6];
} rcn_outline_step;

typedef struct rcn_glyph_shape {
    const rcn_outline_step *steps;
    size_t count;
} rcn_glyph_shape;

/** The outline of a glyph at a size. */
rcn_glyph_shape rcn_fonts_outline(rcn_arena *arena, const rcn_fonts *fonts,
                                  uint32_t font, uint32_t glyph, rcn_len size);

#endif
