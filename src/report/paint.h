#ifndef RCN_REPORT_PAINT_H
#define RCN_REPORT_PAINT_H

#include "edition/change.h"
#include "report/evidence.h"

/** Classes of cuts and repairs in order of their first appearance: each has the
 * colour of its place, and the colours return after RCN_COLORS.  White space
 * has none. */
#define RCN_COLORS 8
typedef RCN_LIST(const char *) rcn_palette;

/** Gives each class of the tallies a colour, the most frequent first; in the
 * arena. */
rcn_palette rcn_palette_new(rcn_arena *arena, const rcn_tallies *tallies);

/** 0 to RCN_COLORS - 1. */
uint32_t rcn_palette_color(const rcn_palette *palette, const char *class_id);

/** Appends a document's source as HTML: cuts as <del>, what is printed instead
 * as <ins>, metadata as <mark>, evidence as <u>; numbers of lines and blocks as
 * attributes that the style sheet shows.  Linear in the text. */
void rcn_paint_source(rcn_buffer *out, const rcn_record *record,
                      const rcn_proofs *proofs, const rcn_palette *palette,
                      const rcn_rules *rules);

#endif
