#ifndef RCN_TYPESET_LINES_SETTER_H
#define RCN_TYPESET_LINES_SETTER_H

#include "base/arena.h"
#include "base/diag.h"
#include "edition/edition.h"
#include "shape/shaper.h"
#include "style/style.h"
#include "typeset/lines/cuts.h"
#include "typeset/lines/unspaced.h"

/** What every step of setting a book needs at hand. */
typedef struct rcn_setter {
    rcn_arena *arena;   /**< lives as long as the book */
    rcn_arena *scratch; /**< of one paragraph; reset by who breaks it */
    rcn_arena *galley;  /**< of one section */
    const rcn_edition *edition;
    const rcn_style *style;
    rcn_shaper *words;
    rcn_cutter *cutter;
    rcn_unspaced *unspaced; /**< NULL until a text needs it */
    rcn_log *log;
} rcn_setter;

/** Returns a setter with arenas and caches of its own; `work` is freed when the
 * book is set, with all that only setting needs. */
rcn_setter rcn_setter_begin(rcn_arena *arena, rcn_arena *work,
                            const rcn_edition *edition, rcn_fonts *fonts,
                            rcn_log *log);

/** Frees the setter's own arenas. */
void rcn_setter_end(rcn_setter *setter);

#endif
