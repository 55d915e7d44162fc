/* Words of scripts that write no spaces between them, by the dictionaries of ICU
 * (UAX 14, class SA). */
#include "typeset/lines/unspaced.h"

#include <unicode/ubrk.h>

struct rcn_unspaced {
    UBreakIterator *breaks; /* NULL: ICU has no data */
    UText text;
};

static void
release(void *object)
{
    rcn_unspaced *unspaced = object;
    if (unspaced->breaks) {
        ubrk_close(unspaced->breaks);
    }
    utext_close(&unspaced->text);
}

rcn_unspaced *
rcn_unspaced_new(rcn_arena *arena)
{
    rcn_unspaced *unspaced = rcn_arena_alloc(arena, 1, sizeof *unspaced);
    UErrorCode status = U_ZERO_ERROR;
    unspaced->text = (UText)UTEXT_INITIALIZER;
    unspaced->breaks = ubrk_open(UBRK_LINE, "", NULL, 0, &status);
    if (U_FAILURE(status)) {
        unspaced->breaks = NULL;
    }
    rcn_arena_defer(arena, release, unspaced);
    return unspaced;
}

bool
rcn_is_unspaced(uint32_t rune)
{
    return (rune >= 0xE00 && rune <= 0xEFF) ||
           (rune >= 0x1000 && rune <= 0x109F) ||
           (rune >= 0x1780 && rune <= 0x17FF);
}

void
rcn_unspaced_read(rcn_unspaced *unspaced, rcn_text text)
{
    UErrorCode status = U_ZERO_ERROR;
    if (unspaced->breaks) {
        (void)utext_openUTF8(&unspaced->text, text.at, (int64_t)text.len,
                             &status);
        ubrk_setUText(unspaced->breaks, &unspaced->text, &status);
    }
}

bool
rcn_unspaced_ends(rcn_unspaced *unspaced, size_t at)
{
    return unspaced->breaks && at <= INT32_MAX &&
           ubrk_isBoundary(unspaced->breaks, (int32_t)at);
}
