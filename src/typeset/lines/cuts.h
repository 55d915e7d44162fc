#ifndef RCN_TYPESET_LINES_CUTS_H
#define RCN_TYPESET_LINES_CUTS_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "shape/shaper.h"
#include "style/style.h"

/** What a line shows that ends inside a word. */
typedef enum rcn_cut_kind {
    RCN_CUT_HYPHEN, /**< a hyphen that we add */
    RCN_CUT_HARD,   /**< a hyphen of the text */
    RCN_CUT_DASH,   /**< nothing: after a dash, inside an address */
    RCN_CUT_FORCED, /**< nothing: a word longer than a line */
    RCN_CUT_RESCUE  /**< nothing: only where no line can be made otherwise */
} rcn_cut_kind;

/** Bytes [from, to) of a word that are spelt in another way where it is broken:
 * as `left` before the hyphen, and `right` after the break. */
typedef struct rcn_cut_change {
    uint16_t from, to;
    const char *left, *right;
} rcn_cut_change;

/** A place where a word may be broken: `at` bytes before it; `before` (with
 * its hyphen) and `after` are words of the cache, and state what is in the
 * text even where they show another spelling. */
typedef struct rcn_cut {
    uint16_t at;
    uint8_t kind;
    uint32_t before, after;
    const rcn_cut_change *change; /**< or NULL */
} rcn_cut;

typedef struct rcn_cut_list {
    const rcn_cut *items;
    uint32_t count;
} rcn_cut_list;

/** Finds where words may be broken, by libhyphen's dictionary of a word's
 * language and by signs inside the word; each word once. */
typedef struct rcn_cutter rcn_cutter;

/** Returns a cutter for the words of `words`; in the arena. */
rcn_cutter *rcn_cutter_new(rcn_arena *arena, const rcn_style *style,
                           rcn_shaper *words, rcn_log *log);

/** Returns the cuts of a word in order; its parts are shaped.  Logs
 * hyphen-missing once for each language without a dictionary. */
rcn_cut_list rcn_cutter_find(rcn_cutter *cutter, uint32_t word);

/** Returns the word that a line shows of a word between two of its cuts (NULL:
 * its ends). */
uint32_t rcn_cutter_part(rcn_cutter *cutter, uint32_t word, const rcn_cut *from,
                         const rcn_cut *to);

/** Adds cuts to a word that is wider than its line, so that no piece between
 * two cuts that need no hyphen is wider than `step`, if clusters allow.
 * Indices of cuts found before may change. */
void rcn_cutter_force(rcn_cutter *cutter, uint32_t word, rcn_len step);

#endif
