#ifndef RCN_SHAPE_SHAPER_H
#define RCN_SHAPE_SHAPER_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/text.h"
#include "shape/shape.h"
#include "shape/word.h"

/** Returns a cache without words; in the arena. */
rcn_shaper *rcn_shaper_new(rcn_arena *arena, rcn_fonts *fonts, rcn_log *log);

/** Returns the fonts it was made for. */
rcn_fonts *rcn_shaper_fonts(const rcn_shaper *words);

/** Returns the number of a face, the same for equal faces; after 1,024 faces
 * languages are no longer distinguished. */
uint32_t rcn_shaper_face(rcn_shaper *words, const rcn_face *face);

/** Returns the number of faces so far. */
uint32_t rcn_shaper_face_count(const rcn_shaper *words);

/** Returns a face by its number; borrowed. */
const rcn_face *rcn_shaper_face_at(const rcn_shaper *words, uint32_t face);

/** Returns the number of a word, shaped when it is new; `text` is copied. */
uint32_t rcn_shaper_find(rcn_shaper *words, uint32_t face, rcn_text text);

/** Returns a word that looks like another, but says `text`: letters that differ
 * are one cluster, those that the text lacks belong to the cluster before them.
 * New at each call. */
uint32_t rcn_shaper_respell(rcn_shaper *words, uint32_t word, rcn_text text);

/** Valid as long as the cache. */
const rcn_word *rcn_shaper_at(const rcn_shaper *words, uint32_t word);

/** Returns the number of words so far. */
uint32_t rcn_shaper_count(const rcn_shaper *words);

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
