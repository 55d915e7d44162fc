/* What items of lists begin with. */
#include "base/utf8.h"
#include "source/formats/pdf.h"

#define NUMBER_MOST 1000

/* Bytes of the bullet that a word begins with; dashes and stars must stand
 * alone. */
static uint32_t
bullet_length(rcn_text word)
{
    static const uint32_t bullets[] = {0x2022, 0x25E6, 0x25AA, 0x2023, 0x25CF,
                                       0x25CB, 0x25A0, 0xB7,   0xF0B7, 0x2043};
    static const uint32_t dashes[] = {'-', '*', 0x2013, 0x2014};
    uint32_t rune = 0;
    size_t len = rcn_utf8_next(word, 0, &rune);
    bool found = false;
    for (size_t i = 0; i < sizeof bullets / sizeof *bullets; i++) {
        found = found || rune == bullets[i];
    }
    for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++) {
        found = found || (rune == dashes[i] && word.len == len);
    }
    return found ? (uint32_t)len : 0;
}

rcn_pdf_marker
rcn_pdf_read_marker(rcn_text word)
{
    uint32_t bullet = bullet_length(word);
    if (bullet) {
        return (rcn_pdf_marker){.len = bullet};
    }
    size_t at = word.len && word.at[0] == '(';
    size_t start = at;
    rcn_pdf_marker marker = {.style = '1'};
    for (; at < word.len && word.at[at] >= '0' && word.at[at] <= '9'; at++) {
        int32_t digit = word.at[at] - '0';
        marker.value = marker.value < NUMBER_MOST ? marker.value * 10 + digit
                                                  : NUMBER_MOST;
    }
    if (at == start && at < word.len && word.at[at] >= 'a' &&
        word.at[at] <= 'z') {
        marker.value = word.at[at++] - 'a' + 1;
        marker.style = 'a';
    }
    bool closed = at < word.len && at > start &&
                  (word.at[at] == ')' || (word.at[at] == '.' && !start));
    uint32_t rune = 'A';
    if (closed && at + 1 < word.len) {
        (void)rcn_utf8_next(word, at + 1, &rune);
    }
    bool numbers = closed && marker.value > 0 && marker.value < NUMBER_MOST &&
                   rcn_rune_is_upper(rune);
    marker.len = (uint32_t)at + 1;
    return numbers ? marker : (rcn_pdf_marker){0};
}
