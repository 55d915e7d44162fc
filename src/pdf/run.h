#ifndef RCN_PDF_RUN_H
#define RCN_PDF_RUN_H

#include <cairo.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/list.h"
#include "base/text.h"
#include "pdf/spelling.h"
#include "typeset/page.h"

/** Glyphs that are shown by one call, all from one copy of their font. */
typedef struct rcn_piece {
    uint32_t copy;
    size_t first_byte, bytes;       /**< of the prepared text */
    size_t first_cluster, clusters; /**< of the prepared clusters */
    size_t glyphs;
} rcn_piece;

/** A run in the form that comes out of every reader as its text. */
typedef struct rcn_prepared {
    rcn_buffer text;
    RCN_LIST(cairo_text_cluster_t) clusters;
    RCN_LIST(cairo_glyph_t) glyphs; /**< in the order of the clusters */
    RCN_LIST(rcn_piece) pieces;
} rcn_prepared;

/** Prepares a run in `arena`: white space becomes the one space that its glyph
 * stands for, what shows nothing joins the glyph before it, clusters are as
 * small as they can be, and a glyph that stands for a second text goes to
 * another of `copies` copies of its font.  So in each copy a glyph that is a
 * cluster of its own always stands for the same text. */
rcn_prepared rcn_run_prepare(rcn_arena *arena, rcn_spelling *spelling,
                             const rcn_run *run, uint32_t copies);

#endif
