#ifndef RCN_PDF_RUN_H
#define RCN_PDF_RUN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/list.h"
#include "base/text.h"
#include "pdf/spelling.h"
#include "typeset/pages/page.h"

/** Glyphs that are shown at once, all from one copy of their font. */
typedef struct rcn_piece {
    uint32_t copy;
    bool plain; /**< each glyph says its text; else the piece is one cluster
                     whose text must be beside it (ActualText) */
    size_t first_byte, bytes;       /**< of the prepared text */
    size_t first_cluster, clusters; /**< of the prepared clusters */
    size_t first_glyph, glyphs;     /**< of the prepared glyphs */
} rcn_piece;

/** `bytes` of the text are shown by `glyphs` glyphs: as rcn_cluster, but what
 * was joined may be longer. */
typedef struct rcn_shown {
    uint32_t bytes, glyphs;
} rcn_shown;

/** A run in the form that comes out of every reader as its text. */
typedef struct rcn_prepared {
    rcn_buffer text;
    RCN_LIST(rcn_shown) clusters;
    RCN_LIST(rcn_glyph) glyphs; /**< in the order of the clusters */
    RCN_LIST(rcn_piece) pieces;
} rcn_prepared;

/** Copies of one font that there may be, so that a glyph can stand for as many
 * texts. */
#define RCN_RUN_COPIES 13

/** The first copy for glyphs that are odd (pdf/spelling.h). */
#define RCN_RUN_ODD 6

/** The last copy: its glyphs stand for nothing.  Marks of notes and numbers in
 * the margin are shown from it, for readers that pass over ActualText. */
#define RCN_RUN_MUTE (RCN_RUN_COPIES - 1)

/** Prepares a run in `arena`: white space becomes the one space that its glyph
 * stands for, what shows nothing joins the glyph before it, clusters are as
 * small as they can be, and a glyph that stands for a second text goes to
 * another copy of its font.  So in each copy a glyph of a plain piece always
 * stands for the same text. */
rcn_prepared rcn_run_prepare(rcn_arena *arena, rcn_spelling *spelling,
                             const rcn_run *run);

#endif
