/* Text that was decoded twice: its UTF-8 was taken for windows-1252 and encoded
 * in UTF-8 again.  Undone by the way back, as ftfy does (R. Speer, 2019), but
 * only where the bytes make a character of UTF-8. */
#include "source/damage.h"

#include "base/utf8.h"

/* What windows-1252 has at 0x80 to 0x9F (WHATWG Encoding Standard); 0: the
 * control of that number. */
static const uint16_t signs[32] = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
    0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

/* Returns the byte that a character stands for in windows-1252, or 0. */
static unsigned char
byte_of(uint32_t rune)
{
    if (rune >= 0x80 && rune <= 0xFF) {
        return (unsigned char)rune;
    }
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        if (signs[i] && signs[i] == rune) {
            return (unsigned char)(0x80 + i);
        }
    }
    return 0;
}

size_t
rcn_damage_at(rcn_text text, size_t at, uint32_t *ret_rune)
{
    char bytes[4];
    size_t count = 0;
    size_t end = at;
    if (at >= text.len || (unsigned char)text.at[at] < 0x80) {
        return 0; /* most of a text is ASCII */
    }
    while (count < sizeof bytes && end < text.len) {
        uint32_t rune;
        size_t len = rcn_utf8_next(text, end, &rune);
        unsigned char byte = byte_of(rune);
        bool lead = byte >= 0xC2 && byte <= 0xF4;
        bool tail = byte >= 0x80 && byte < 0xC0;
        if (count ? !tail : !lead) {
            break;
        }
        bytes[count++] = (char)byte;
        end += len;
        rcn_text made = {bytes, count};
        if (count > 1 && rcn_utf8_next(made, 0, ret_rune) == count) {
            return end - at;
        }
    }
    return 0;
}
