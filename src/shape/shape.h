#ifndef RCN_SHAPE_SHAPE_H
#define RCN_SHAPE_SHAPE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/text.h"
#include "base/units.h"
#include "style/style.h"

/** The fonts of one book: those of the style, and fallbacks as characters ask
 * for them.  Owns HarfBuzz and fontconfig. */
typedef struct rcn_fonts rcn_fonts;

/** Opens the families of a style.  Logs font-missing (warning) and takes the
 * best other family when one is not installed; NULL and font-none (fatal) when
 * there is no font at all.  The choice depends on the installed fonts alone. */
rcn_fonts *rcn_fonts_open(rcn_arena *arena, const rcn_style *style,
                          rcn_log *log);

/** Returns the style whose fonts they are. */
const rcn_style *rcn_fonts_style(const rcn_fonts *fonts);

/** Number of fonts in use so far; their indexes are those of rcn_run.font. */
uint32_t rcn_fonts_count(const rcn_fonts *fonts);

/** What the colophon and the PDF need to know of one font. */
typedef struct rcn_font_info {
    const char *family, *style, *path;
    int face_index;
    bool used;     /**< words were shaped in it */
    bool fallback; /**< of no family of the style: asked for characters only */
} rcn_font_info;

/** Returns what a font says of itself; `font` is its number. */
rcn_font_info rcn_fonts_info(const rcn_fonts *fonts, uint32_t font);

/** The SHA-256 of the file of a font, which is read; "" when it is no longer
 * readable. */
void rcn_fonts_hash(const rcn_fonts *fonts, uint32_t font, char ret_sha256[65]);

/** Returns the file of a font, without reading it. */
const char *rcn_fonts_path(const rcn_fonts *fonts, uint32_t font);

/** Returns true when a word was shaped with the glyph, or it is one that every
 * subset has (shape/subset.h). */
bool rcn_fonts_shows(const rcn_fonts *fonts, uint32_t font, uint32_t glyph);

/** Returns the width of a glyph in millionths of the em. */
int32_t rcn_fonts_advance(const rcn_fonts *fonts, uint32_t font,
                          uint32_t glyph);

/** Returns the glyph of a font for a character, before any substitution; 0:
 * none. */
uint32_t rcn_fonts_glyph(const rcn_fonts *fonts, uint32_t font, uint32_t rune);

/** Codes of the scripts (ISO 15924, "Armn, Geor", sorted) of which a font gave
 * characters that other fonts lack; "" for none.  In the arena. */
const char *rcn_fonts_filled(const rcn_fonts *fonts, uint32_t font,
                             rcn_arena *arena);

/** Returns the font of a family of the style in a slant, opened when first
 * asked for; the nearest slant when the family lacks it. */
uint32_t rcn_fonts_find(rcn_fonts *fonts, uint32_t family,
                        rcn_font_slant slant);

/** Returns whether bold letters of a family show a character in a bold face;
 * false when the only installed font that has it is not bold. */
bool rcn_fonts_have_bold(rcn_fonts *fonts, uint32_t family, uint32_t rune);

/* The functions that shape words are in shape/shaper.h: they are between
 * typeset and this room. */

#endif
