#ifndef RCN_SHAPE_GLYPHS_H
#define RCN_SHAPE_GLYPHS_H

#include <hb.h>

#include "base/list.h"
#include "shape/font.h"
#include "shape/missing.h"
#include "shape/word.h"

typedef struct rcn_word_slot {
    uint32_t hash;
    uint32_t number; /* of the word, from 1; 0: free */
} rcn_word_slot;

struct rcn_shaper {
    rcn_arena *arena;
    rcn_fonts *fonts;
    rcn_log *log;
    hb_buffer_t *buffer;
    RCN_LIST(rcn_face) faces;
    RCN_LIST(rcn_len) spaces; /* by face */
    RCN_LIST(rcn_word *) chunks;
    rcn_missing missing;         /* characters no font has */
    RCN_LIST(rcn_shaped) glyphs; /* of the word being shaped */
    uint32_t count;
    rcn_word_slot *table;
    size_t size; /* of the table */
};

/** Returns a length in units of a font, in a size. */
rcn_len rcn_units_scaled(int64_t units, rcn_len size, int32_t units_per_em);

/** Width of the glyph of a character in the font of a face; 0: it has none. */
rcn_len rcn_face_width(const rcn_shaper *words, const rcn_face *face,
                       uint32_t rune);

/** Shapes a text into words->glyphs, in the fonts that its characters need;
 * `from` is the first byte that is drawn.  Notes characters without a font. */
void rcn_glyphs_shape(rcn_shaper *words, const rcn_face *face, rcn_text text,
                      size_t from);

/** Adds the letterspacing of a face to the glyphs of a word, and sums up its
 * width, its letters and how far its ends hang out. */
void rcn_glyphs_measure(const rcn_shaper *words, const rcn_face *face,
                        rcn_shaped *glyphs, rcn_word *word);

#endif
