/* What items of lists begin with. */
#include "base/utf8.h"
#include "source/formats/pdf.h"

#define NUMBER_MOST 1000
#define LOOK_LINES  300  /* between a marker and its item, in the order read */
#define GAP_MOST    4000 /* between them on the page, in units of rcn_pdf_box */

/* Bytes of the bullet that a word begins with; dashes and stars must be
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

static bool
is_marker_alone(const rcn_pdf *pdf, const rcn_pdf_line *line)
{
    rcn_text word = pdf->words.items[line->first].text;
    return line->count == 1 && rcn_pdf_read_marker(word).len == word.len;
}

/* Returns the line that is beside a marker on its page, or the number of all
 * lines. */
static size_t
find_item(const rcn_pdf *pdf, size_t index)
{
    const rcn_pdf_line *marker = &pdf->lines.items[index];
    int32_t middle = (marker->box.y0 + marker->box.y1) / 2;
    size_t found = pdf->lines.count;
    int32_t least = GAP_MOST;
    for (size_t i = index + 1; i < pdf->lines.count && i <= index + LOOK_LINES;
         i++) {
        const rcn_pdf_line *line = &pdf->lines.items[i];
        int32_t gap = line->box.x0 - marker->box.x1;
        if (line->page == marker->page && line->box.y0 < middle &&
            line->box.y1 > middle && gap >= 0 && gap < least) {
            least = gap;
            found = i;
        }
    }
    return found;
}

void
rcn_pdf_gather_markers(rcn_pdf *pdf)
{
    rcn_arena *scratch = rcn_arena_new(0);
    size_t count = pdf->lines.count;
    size_t *marker = rcn_arena_alloc(scratch, count + 1, sizeof *marker);
    bool *moved = rcn_arena_alloc(scratch, count + 1, sizeof *moved);
    for (size_t i = 0; i < count; i++) {
        bool alone = is_marker_alone(pdf, &pdf->lines.items[i]);
        size_t item = alone ? find_item(pdf, i) : count;
        if (item < count && item > i + 1 && !marker[item]) {
            marker[item] = i + 1;
            moved[i] = true;
            pdf->lines.items[i].block = pdf->lines.items[item].block;
        }
    }
    rcn_pdf_line *lines = rcn_arena_alloc(scratch, count + 1, sizeof *lines);
    size_t at = 0;
    for (size_t i = 0; i < count; i++) {
        if (marker[i]) {
            lines[at++] = pdf->lines.items[marker[i] - 1];
        }
        if (!moved[i]) {
            lines[at++] = pdf->lines.items[i];
        }
    }
    for (size_t i = 0; i < count; i++) {
        pdf->lines.items[i] = lines[i];
    }
    rcn_arena_free(scratch);
}
