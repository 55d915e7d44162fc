#ifndef RCN_TYPESET_SETTER_H
#define RCN_TYPESET_SETTER_H

#include "base/arena.h"
#include "base/diag.h"
#include "edition/edition.h"
#include "shape/shaper.h"
#include "style/style.h"
#include "typeset/cuts.h"

/** What every step of setting a book needs at hand. */
typedef struct rcn_setter {
    rcn_arena *arena;   /**< lives as long as the book */
    rcn_arena *scratch; /**< of one paragraph; reset by who breaks it */
    rcn_arena *galley;  /**< of one section */
    const rcn_edition *edition;
    const rcn_style *style;
    rcn_shaper *words;
    rcn_cutter *cutter;
    rcn_log *log;
} rcn_setter;

#endif
