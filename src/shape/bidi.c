/* Direction of text by fribidi (Unicode Standard Annex 9). */
#include "shape/bidi.h"

#include <fribidi.h>

#include "base/utf8.h"

bool
rcn_bidi_needed(rcn_text text)
{
    /* Hebrew begins at U+0590 (D6 90); below it everything runs forward.
     * Above, only Arabic's neighbours, the presentation forms and the
     * supplementary planes matter, and the marks U+200F, U+202A..2069. */
    for (size_t i = 0; i < text.len; i++) {
        unsigned char byte = (unsigned char)text.at[i];
        if (byte < 0xD6) {
            continue;
        }
        uint32_t rune = 0;
        i += rcn_utf8_next(text, i, &rune) - 1;
        if ((rune >= 0x590 && rune <= 0x8FF) || rune == 0x200F ||
            (rune >= 0x202A && rune <= 0x202E) ||
            (rune >= 0x2066 && rune <= 0x2069) ||
            (rune >= 0xFB1D && rune <= 0xFDFF) ||
            (rune >= 0xFE70 && rune <= 0xFEFE) ||
            (rune >= 0x10800 && rune <= 0x10FFF) ||
            (rune >= 0x1E800 && rune <= 0x1EFFF)) {
            return true;
        }
    }
    return false;
}

/* Finds the levels of each line that the source ends: such an end is one of a
 * paragraph here (rule P1; fribidi itself takes one paragraph a call), and all
 * have the direction of the first strong letter of the whole. */
static void
find_levels(const FriBidiCharType *types, FriBidiStrIndex count,
            FriBidiParType *base, FriBidiLevel *ret_levels)
{
    for (FriBidiStrIndex from = 0; from < count;) {
        FriBidiStrIndex to = from;
        while (to < count && types[to] != FRIBIDI_TYPE_BS) {
            to++;
        }
        to += to < count;
        if (!fribidi_get_par_embedding_levels(&types[from], to - from, base,
                                              &ret_levels[from])) {
            rcn_out_of_memory();
        }
        from = to;
    }
}

const uint8_t *
rcn_bidi_levels(rcn_arena *arena, rcn_text text, bool *backward)
{
    uint8_t *levels = rcn_arena_alloc(arena, text.len, 1);
    FriBidiChar *runes = rcn_arena_alloc(arena, text.len, sizeof *runes);
    FriBidiStrIndex count = 0;
    for (size_t at = 0; at < text.len; count++) {
        at += rcn_utf8_next(text, at, &runes[count]);
    }
    FriBidiCharType *types = rcn_arena_alloc(arena, text.len, sizeof *types);
    FriBidiLevel *found = rcn_arena_alloc(arena, text.len, sizeof *found);
    fribidi_get_bidi_types(runes, count, types);
    FriBidiParType base =
        *backward ? FRIBIDI_PAR_RTL : fribidi_get_par_direction(types, count);
    find_levels(types, count, &base, found);
    FriBidiStrIndex index = 0;
    for (size_t at = 0; at < text.len; index++) {
        uint32_t rune = 0;
        size_t len = rcn_utf8_next(text, at, &rune);
        for (size_t i = 0; i < len; i++) {
            levels[at + i] = (uint8_t)found[index];
        }
        at += len;
    }
    *backward = FRIBIDI_IS_RTL(base);
    return levels;
}
