#ifndef RCN_SHAPE_SUBSET_H
#define RCN_SHAPE_SUBSET_H

#include <stdint.h>

#include "shape/shape.h"

/** A font file cut down to the glyphs that words were shaped with, for
 * embedding.  Glyphs keep their numbers. */
typedef struct rcn_subset rcn_subset;

/** Cuts down a font to the glyphs of all words shaped so far, the space and the
 * full stop.  It has no tables for shaping and no map of characters (cmap).
 * Depends on the font file and the words alone.  The caller ends it with
 * rcn_subset_free; NULL when HarfBuzz cannot read the font. */
rcn_subset *rcn_fonts_subset(const rcn_fonts *fonts, uint32_t font);

/** Frees a subset; NULL is ignored. */
void rcn_subset_free(rcn_subset *subset);

/** An open font program that FreeType reads. */
typedef struct rcn_program {
    void *face; /**< FT_Face without a character map */
    void *library, *bytes;
} rcn_program;

/** Opens a program of its own at each call, which may live longer than the
 * subset.  The caller closes it; NULL when FreeType cannot read it. */
rcn_program *rcn_subset_open(const rcn_subset *subset);

/** Closes an rcn_program. */
void rcn_program_close(void *program);

#endif
