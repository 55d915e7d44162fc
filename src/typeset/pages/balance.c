/* Columns of the same depth on the last page of a section in two columns: what
 * begins there is divided anew with the least depth that holds it. */
#include <string.h>

#include "typeset/pages/pages.h"

/* A page begins between these two places. */
static bool
turns_page(rcn_cursor from, rcn_cursor to)
{
    return to.side < from.side || (to.side == from.side && to.used < from.used);
}

/* Returns the first strip that begins on the last page, and the place it begins
 * at. One that goes on there from the page before stays as it is. */
static uint32_t
first_of_last_page(const rcn_verdict *verdicts, uint32_t count,
                   rcn_cursor start, rcn_cursor *ret_cursor)
{
    uint32_t first = count;
    rcn_cursor before = start;
    bool turned = false;
    for (;;) {
        before = first > 1 ? verdicts[first - 2].end : start;
        first--;
        turned = turns_page(before, verdicts[first].end);
        if (first == 0 || turned) {
            break;
        }
    }
    if (!turned) {
        *ret_cursor = start;
        return 0;
    }
    if (verdicts[first].turn) {
        *ret_cursor = (rcn_cursor){0};
        return first;
    }
    *ret_cursor = verdicts[first].end;
    return first + 1;
}

/* Lines of all that is on the last page, above and in its columns. */
static uint32_t
lines_of_page(const rcn_frames *frames, rcn_cursor from, rcn_cursor end)
{
    uint32_t top = from.off ? frames->opening : 0;
    return end.side == 0 ? end.used : frames->lines + end.used - top;
}

static bool
stays_on_page(const rcn_verdict *verdicts, uint32_t count, rcn_cursor from)
{
    for (uint32_t i = 0; i < count; i++) {
        if (turns_page(from, verdicts[i].end)) {
            return false;
        }
        from = verdicts[i].end;
    }
    return true;
}

bool
rcn_pages_balance(const rcn_galley *galley, const rcn_frames *frames,
                  rcn_cursor start, rcn_verdict *verdicts, uint32_t *ret_strip,
                  uint32_t *ret_lines)
{
    uint32_t count = (uint32_t)galley->strips.count;
    if (frames->columns != 2 || !count) {
        return false;
    }
    rcn_cursor from;
    uint32_t first = first_of_last_page(verdicts, count, start, &from);
    if (first >= count || from.side) {
        return false;
    }
    rcn_galley rest = *galley;
    rest.strips.items += first;
    rest.strips.count -= first;
    rcn_frames page = *frames;
    page.owed = first ? galley->strips.items[first - 1].below : 0;
    uint32_t top = from.off ? frames->opening : 0;
    uint32_t lines = lines_of_page(frames, from, verdicts[count - 1].end);
    page.lines = top + (lines - top) / 2;
    page.lines = page.lines > from.used ? page.lines : from.used + 1;
    for (; page.lines < frames->lines; page.lines++) {
        uint32_t faults = 0;
        rcn_cursor cursor = from;
        const rcn_verdict *anew =
            rcn_pages_divide(&rest, &page, &cursor, &faults);
        if (!faults && stays_on_page(anew, count - first, from)) {
            bool turn = verdicts[first].turn;
            memcpy(verdicts + first, anew, (count - first) * sizeof *verdicts);
            verdicts[first].turn = turn;
            *ret_strip = first;
            *ret_lines = page.lines;
            return true;
        }
    }
    return false;
}
