#ifndef RCN_EDITION_WORDING_H
#define RCN_EDITION_WORDING_H

#include "clean/clean.h"
#include "diff/align.h"

/** Hashes that a sketch has at most. */
#define RCN_SKETCH_SIZE 64

/** The words of a document's text: runs of letters and digits; in scripts that
 * have no spaces between words each character is one. */
typedef struct rcn_wording {
    rcn_diff_texts words; /**< in the texts of the blocks */
    uint32_t *blocks;     /**< index of the block of each word */
    bool *opens;          /**< the word begins a sentence, as far as its signs
                                tell */
} rcn_wording;

/** What a document's text can be recognized by. */
typedef struct rcn_sketch {
    uint64_t hashes[RCN_SKETCH_SIZE]; /**< the smallest ones, ascending */
    uint32_t count;
    uint32_t word_count; /**< of the whole text */
} rcn_sketch;

/** Returns the words of all blocks, in order, in the arena.  Linear. */
rcn_wording rcn_wording_read(rcn_arena *arena, const rcn_cleaned *cleaned);

/** Returns the smallest hashes of all sequences of four words, case aside: the
 * share of hashes that two sketches have in common estimates the share of
 * sequences that the texts have in common (A. Broder, "On the Resemblance and
 * Containment of Documents", 1997).  Linear. */
rcn_sketch rcn_sketch_make(const rcn_cleaned *cleaned);

/** Hundredths of the smallest hashes of both sketches that are in both. */
uint32_t rcn_sketch_resemblance(const rcn_sketch *a, const rcn_sketch *b);

#endif
