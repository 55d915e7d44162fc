/* The words of a document, and a sketch of them that stands for the whole text
 * when many documents are compared: the smallest hashes of its sequences of
 * four words (A. Broder, "On the Resemblance and Containment of Documents",
 * 1997). */
#include "edition/wording.h"

#include <string.h>

#include "base/utf8.h"

#define SEQUENCE 4 /* words */

/* Thai to Burmese, Khmer, and the East Asian scripts put no space between
 * words. */
static bool
is_word_alone(uint32_t rune)
{
    return (rune >= 0x0E00 && rune < 0x10A0 &&
            !(rune >= 0x0F00 && rune < 0x1000)) ||
           (rune >= 0x1780 && rune < 0x1800) ||
           (rune >= 0x2E80 && rune < 0xA000) ||
           (rune >= 0x20000 && rune < 0x32000);
}

/* Moves `*at` behind the next word of a text and returns where it starts;
 * SIZE_MAX when there is none.  `ret_hash`: of its letters in lower case
 * (FNV-1a). */
static size_t
next_word(rcn_text text, size_t *at, uint64_t *ret_hash)
{
    size_t start = SIZE_MAX;
    uint64_t hash = 0xCBF29CE484222325u;
    bool alone = false;
    while (*at < text.len && !alone) {
        uint32_t rune = 0;
        size_t len = rcn_utf8_next(text, *at, &rune);
        bool word = rcn_rune_is_word(rune);
        alone = word && is_word_alone(rune);
        if (start != SIZE_MAX && (!word || alone)) {
            break;
        }
        if (word) {
            start = start == SIZE_MAX ? *at : start;
            hash = (hash ^ rcn_rune_lower(rune)) * 0x100000001B3u;
        }
        *at += len;
    }
    *ret_hash = hash;
    return start;
}

/* Returns whether a sentence may begin between two words: signs other than
 * commas and hyphens stand there. */
static bool
has_sentence_bound(rcn_text between)
{
    bool bound = false;
    for (size_t at = 0; at < between.len && !bound;) {
        uint32_t rune = 0;
        at += rcn_utf8_next(between, at, &rune);
        bound = rcn_rune_is_punct(rune) && rune != ',' && rune != '-';
    }
    return bound;
}

rcn_wording
rcn_wording_read(rcn_arena *arena, const rcn_cleaned *cleaned)
{
    RCN_LIST(uint32_t) blocks = {0};
    RCN_LIST(bool) opens = {0};
    rcn_wording wording = {0};
    for (uint32_t i = 0; i < cleaned->block_count; i++) {
        rcn_text text = cleaned->blocks[i].text;
        uint64_t hash = 0;
        size_t before = 0;
        for (size_t at = 0, start;
             (start = next_word(text, &at, &hash)) != SIZE_MAX; before = at) {
            RCN_PUSH(arena, &wording.words, rcn_text_slice(text, start, at));
            RCN_PUSH(arena, &blocks, i);
            RCN_PUSH(arena, &opens,
                     !before || has_sentence_bound(
                                    rcn_text_slice(text, before, start)));
        }
    }
    wording.opens = opens.items;
    wording.blocks = blocks.items;
    return wording;
}

/* Spreads the bits of a hash (the finalizer of MurmurHash3, A. Appleby). */
static uint64_t
mixed(uint64_t hash)
{
    hash = (hash ^ (hash >> 33)) * 0xFF51AFD7ED558CCDu;
    hash = (hash ^ (hash >> 33)) * 0xC4CEB9FE1A85EC53u;
    return hash ^ (hash >> 33);
}

static void
add_hash(rcn_sketch *sketch, uint64_t hash)
{
    uint32_t at = sketch->count;
    while (at && sketch->hashes[at - 1] > hash) {
        at--;
    }
    if (at == RCN_SKETCH_SIZE || (at && sketch->hashes[at - 1] == hash)) {
        return;
    }
    sketch->count += sketch->count < RCN_SKETCH_SIZE;
    memmove(sketch->hashes + at + 1, sketch->hashes + at,
            (sketch->count - at - 1) * sizeof *sketch->hashes);
    sketch->hashes[at] = hash;
}

rcn_sketch
rcn_sketch_make(const rcn_cleaned *cleaned)
{
    rcn_sketch sketch = {.count = 0};
    uint64_t last[SEQUENCE] = {0};
    for (uint32_t i = 0; i < cleaned->block_count; i++) {
        rcn_text text = cleaned->blocks[i].text;
        for (size_t at = 0;;) {
            uint64_t hash = 0;
            if (next_word(text, &at, &hash) == SIZE_MAX) {
                break;
            }
            memmove(last, last + 1, sizeof last - sizeof *last);
            last[SEQUENCE - 1] = hash;
            if (++sketch.word_count >= SEQUENCE) {
                uint64_t all = 0;
                for (size_t k = 0; k < SEQUENCE; k++) {
                    all = mixed(all ^ last[k]);
                }
                add_hash(&sketch, all);
            }
        }
    }
    return sketch;
}

uint32_t
rcn_sketch_resemblance(const rcn_sketch *a, const rcn_sketch *b)
{
    uint32_t i = 0, k = 0, seen = 0, common = 0;
    while (seen < RCN_SKETCH_SIZE && (i < a->count || k < b->count)) {
        bool left =
            k == b->count || (i < a->count && a->hashes[i] <= b->hashes[k]);
        bool right =
            i == a->count || (k < b->count && b->hashes[k] <= a->hashes[i]);
        i += left;
        k += right;
        common += left && right;
        seen++;
    }
    return seen ? common * 100 / seen : 0;
}
