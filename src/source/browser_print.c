/* Text of a page that a browser printed: the lines it adds to each sheet. */
#include "source/browser_print.h"

#include <string.h>

#define LINE_MOST   500
#define PAGES_MOST  10000
#define STAMP_LEAST 8

/* "12/40" at the end of a line; false without it. */
static bool
read_count(rcn_text line, long *ret_page, long *ret_pages, size_t *ret_start)
{
    long numbers[2] = {0, 0};
    size_t at = line.len;
    for (int i = 1; i >= 0; i--) {
        long unit = 1;
        size_t end = at;
        while (at && line.at[at - 1] >= '0' && line.at[at - 1] <= '9') {
            numbers[i] += (line.at[--at] - '0') * unit;
            unit *= unit < PAGES_MOST ? 10 : 0;
        }
        if (at == end || !at || line.at[at - 1] != (i ? '/' : ' ')) {
            return false;
        }
        at -= (size_t)i;
    }
    *ret_page = numbers[0];
    *ret_pages = numbers[1];
    *ret_start = at;
    return numbers[0] > 0 && numbers[0] <= numbers[1];
}

static bool
is_address(rcn_text text)
{
    return (rcn_text_starts(text, "http://") ||
            rcn_text_starts(text, "https://")) &&
           !memchr(text.at, ' ', text.len);
}

/* Bytes of a date and a time that a line begins with, before a wide gap; 0:
 * none. */
static size_t
stamp_length(rcn_text line)
{
    size_t gap = rcn_text_find(line, "  ", 0);
    if (gap == SIZE_MAX || gap < STAMP_LEAST || line.at[0] < '0' ||
        line.at[0] > '9') {
        return 0;
    }
    size_t signs = 0;
    bool time = false;
    for (size_t i = 1; i + 1 < gap; i++) {
        bool inner = line.at[i + 1] >= '0' && line.at[i + 1] <= '9' &&
                     line.at[i - 1] >= '0' && line.at[i - 1] <= '9';
        signs += inner && strchr("/.-", line.at[i]) != NULL;
        time = time || (inner && line.at[i] == ':');
    }
    return time && signs == 2 ? gap : 0;
}

bool
rcn_browser_print_find(rcn_text text, rcn_browser_print *ret_print)
{
    rcn_browser_print print = {{"", 0}, {"", 0}, {"", 0}, 0, 0};
    long done = 0;
    long all = 0;
    uint32_t number = 0;
    for (size_t at = 0; at < text.len;) {
        const char *feed = memchr(text.at + at, '\n', text.len - at);
        size_t end = feed ? (size_t)(feed - text.at) : text.len;
        rcn_text line = rcn_text_trim(rcn_text_slice(text, at, end));
        at = end + 1;
        number++;
        if (!line.len || line.len > LINE_MOST) {
            continue;
        }
        long page = 0;
        long pages = 0;
        size_t start = 0;
        size_t stamp = print.head_line ? 0 : stamp_length(line);
        if (stamp) {
            print.head_line = number;
            print.stamp = rcn_text_slice(line, 0, stamp);
            print.title = rcn_text_trim(rcn_text_slice(line, stamp, line.len));
        }
        if (!read_count(line, &page, &pages, &start)) {
            continue;
        }
        rcn_text address = rcn_text_trim(rcn_text_slice(line, 0, start));
        if (!is_address(address)) {
            continue;
        }
        bool first = page == 1 && !done;
        if (!first && (page != done + 1 || pages != all ||
                       !rcn_text_equal(address, print.address))) {
            return false;
        }
        print.address = address;
        print.foot_line = first ? number : print.foot_line;
        done = page;
        all = pages;
    }
    *ret_print = print;
    return done && done == all;
}
