#ifndef RCN_SHAPE_WORD_H
#define RCN_SHAPE_WORD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/units.h"

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

/** Size of the glyphs of a font in words of a face: in another font than the
 * face's own, letters get the height of those of the face. */
rcn_len rcn_shaper_size(const rcn_shaper *words, const rcn_face *face,
                        uint32_t font);

#endif
