/* Lengths and page sizes as people write them.  Decimal fractions become
 * integers at once, so no floating point is needed. */
#include "style/length.h"

#include <string.h>

#define SCALE      10000 /* four decimals */
#define SIDE_LEAST (3 * 72 * RCN_LEN_PT)
#define SIDE_MOST  (24 * 72 * RCN_LEN_PT)

/* Reads a number below 32,768 with at most four decimals, times SCALE; returns
 * how many bytes it takes, 0 when there is none. */
static size_t
read_number(rcn_text text, int64_t *ret_scaled)
{
    size_t at = 0;
    int64_t whole = 0;
    while (at < text.len && text.at[at] >= '0' && text.at[at] <= '9') {
        whole = whole * 10 + (text.at[at++] - '0');
        if (whole >= 32768) {
            return 0;
        }
    }
    bool digits = at > 0;
    int64_t part = 0;
    if (digits && at < text.len && text.at[at] == '.') {
        at++;
        int64_t unit = SCALE;
        while (at < text.len && text.at[at] >= '0' && text.at[at] <= '9') {
            unit /= 10;
            if (!unit) {
                return 0;
            }
            part += unit * (text.at[at++] - '0');
        }
    }
    *ret_scaled = whole * SCALE + part;
    return digits ? at : 0;
}

/* Length of a number times SCALE in the named unit. */
static bool
apply_unit(int64_t scaled, rcn_text unit, rcn_len *ret_length)
{
    int64_t units = scaled * RCN_LEN_PT;
    if (rcn_text_is(unit, "in")) {
        units *= 72;
    } else if (rcn_text_is(unit, "mm")) {
        units = units * 720 / 254;
    } else if (!rcn_text_is(unit, "pt")) {
        return false;
    }
    units = (units + SCALE / 2) / SCALE;
    if (units >= (int64_t)32768 * RCN_LEN_PT) {
        return false;
    }
    *ret_length = (rcn_len)units;
    return true;
}

bool
rcn_length_read(rcn_text text, rcn_len *ret_length)
{
    int64_t scaled = 0;
    size_t len = read_number(text, &scaled);
    return len > 0 &&
           apply_unit(scaled, rcn_text_slice(text, len, text.len), ret_length);
}

static bool
named_size(rcn_text text, rcn_len *ret_width, rcn_len *ret_height)
{
    static const struct {
        const char *name, *width, *height;
    } sizes[] = {{"a4", "210mm", "297mm"},
                 {"a5", "148mm", "210mm"},
                 {"letter", "8.5in", "11in"}};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        if (rcn_text_is(text, sizes[i].name)) {
            return rcn_length_read(rcn_text_of(sizes[i].width), ret_width) &&
                   rcn_length_read(rcn_text_of(sizes[i].height), ret_height);
        }
    }
    return false;
}

static bool
in_range(rcn_len side)
{
    return side >= SIDE_LEAST && side <= SIDE_MOST;
}

bool
rcn_page_size_read(rcn_text text, rcn_len *ret_width, rcn_len *ret_height)
{
    if (named_size(text, ret_width, ret_height)) {
        return true;
    }
    int64_t across = 0;
    int64_t down = 0;
    size_t first = read_number(text, &across);
    if (!first || first == text.len || text.at[first] != 'x') {
        return false;
    }
    rcn_text rest = rcn_text_slice(text, first + 1, text.len);
    size_t second = read_number(rest, &down);
    rcn_text unit = rcn_text_slice(rest, second, rest.len);
    rcn_len width = 0;
    rcn_len height = 0;
    if (!second || !apply_unit(across, unit, &width) ||
        !apply_unit(down, unit, &height) || !in_range(width) ||
        !in_range(height)) {
        return false;
    }
    *ret_width = width;
    *ret_height = height;
    return true;
}
