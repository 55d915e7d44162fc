#ifndef RCN_SHAPE_SHAPER_H
#define RCN_SHAPE_SHAPER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/text.h"
#include "base/units.h"
#include "shape/shape.h"

/** A line that is drawn with letters. */
typedef enum rcn_face_line {
    RCN_LINE_NONE,
    RCN_LINE_UNDER,
    RCN_LINE_THROUGH
} rcn_face_line;

/** Everything that decides how letters look. */
typedef struct rcn_face {
    uint32_t font; /**< of rcn_fonts: the first choice */
    rcn_len size;
    rcn_len rise;     /**< above the baseline */
    int32_t tracking; /**< letterspacing, thousandths of the size */
    uint8_t gray;
    uint8_t line; /**< rcn_face_line */
    bool small_caps, oldstyle_figures, tabular_figures;
    bool backward;        /**< right to left */
    uint8_t unshown;      /**< bytes at the beginning of a word that are drawn
                               elsewhere; its first glyph says them too */
    const char *language; /**< BCP 47, or NULL */
} rcn_face;

/** One glyph of a word, in the order of the text. */
typedef struct rcn_shaped {
    uint16_t id, font;
    uint16_t start;        /**< byte of the word its cluster begins at */
    rcn_len advance, x, y; /**< offsets: to the right and up */
} rcn_shaped;

/** Text without a space, shaped in one face.  For a backward word the glyphs
 * still stand in the order of the text: they are drawn from the right. */
typedef struct rcn_word {
    const char *text;
    const rcn_shaped *glyphs;
    rcn_len width;
    rcn_len hang_left, hang_right; /**< protrusion of its ends */
    uint16_t len, glyph_count;
    uint16_t letters; /**< clusters */
    uint16_t face;
} rcn_word;

/** Longest word in bytes; longer ones must be cut by the caller. */
#define RCN_WORD_LIMIT 240

/** Words shaped once and kept (a text has far fewer words than it is long). */
typedef struct rcn_shaper rcn_shaper;

/** A cache without words; in the arena. */
rcn_shaper *rcn_shaper_new(rcn_arena *arena, rcn_fonts *fonts, rcn_log *log);

/** The fonts it was made for. */
rcn_fonts *rcn_shaper_fonts(const rcn_shaper *words);

/** The number of a face, the same for equal faces; after 1,024 faces
 * languages are no longer distinguished. */
uint32_t rcn_shaper_face(rcn_shaper *words, const rcn_face *face);

/** The number of faces so far. */
uint32_t rcn_shaper_face_count(const rcn_shaper *words);

/** A face by its number; borrowed. */
const rcn_face *rcn_shaper_face_at(const rcn_shaper *words, uint32_t face);

/** The number of a word, shaped when it is new; `text` is copied. */
uint32_t rcn_shaper_find(rcn_shaper *words, uint32_t face, rcn_text text);

/** A word that looks like another, but says `text`: letters that differ are one
 * cluster, those that the text lacks belong to the cluster before them.  New at
 * each call. */
uint32_t rcn_shaper_respell(rcn_shaper *words, uint32_t word, rcn_text text);

/** Valid as long as the cache. */
const rcn_word *rcn_shaper_at(const rcn_shaper *words, uint32_t word);

/** The number of words so far. */
uint32_t rcn_shaper_count(const rcn_shaper *words);

/** Size of the glyphs of a font in words of a face: in another font than the
 * face's own, letters get the height of those of the face. */
rcn_len rcn_shaper_size(const rcn_shaper *words, const rcn_face *face,
                        uint32_t font);

/** Width of the space of a face. */
rcn_len rcn_shaper_space(const rcn_shaper *words, uint32_t face);

/** Its glyph in the font of the face. */
uint32_t rcn_shaper_space_glyph(const rcn_shaper *words, uint32_t face);

/** Height of the capitals of a face. */
rcn_len rcn_shaper_cap_height(const rcn_shaper *words, uint32_t face);

/** Distinct characters that no installed font has. */
uint32_t rcn_shaper_missing(const rcn_shaper *words);

/** Logs font-missing-glyph for each script that has some of them. */
void rcn_shaper_log_missing(const rcn_shaper *words);

#endif
