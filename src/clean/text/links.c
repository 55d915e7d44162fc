/* What a text browser leaves of the links of a page (source/link_numbers.h):
 * the list of addresses, and menus, which are lines of nothing but links above
 * and below the text. */
#include <string.h>

#include "clean/text/work.h"

#define MENU_LINKS   3  /* in rows that follow each other */
#define LONGEST_LINK 60 /* bytes of the words of a link in a menu */
#define LEAST_PROSE  90 /* bytes of a row that is text */

const rcn_cause rcn_cause_link_number = {
    "link-number", "link-number", "a text browser counts the links of the page",
    NULL};

static const rcn_cause list_cause = {
    "link-number", "link-addresses",
    "a text browser lists the addresses of the links", NULL};

static const rcn_cause menu_cause = {
    "navigation", "link-rows",
    "lines of nothing but links above or below the text", NULL};

/* Signs that a browser draws before an item of a list, and between links. */
static size_t
skip_signs(rcn_text text, size_t at, size_t end)
{
    static const char *const signs[] = {" ", "*", "+", "#", "|", ">", "o ",
                                        "-", "•", "·", "»", "›", "/"};
    for (size_t i = 0; at < end && i < sizeof signs / sizeof *signs;) {
        size_t len = strlen(signs[i]);
        bool here = len <= end - at && memcmp(text.at + at, signs[i], len) == 0;
        at += here ? len : 0;
        i = here ? 0 : i + 1;
    }
    return at;
}

/* Returns the links of a row that holds nothing else, or 0. */
static size_t
count_links(const rcn_work *work, const rcn_row *row)
{
    size_t count = 0;
    size_t since = 0; /* bytes of words of the link that is open */
    size_t at = skip_signs(work->text, row->from, row->to);
    while (at < row->to) {
        size_t len = rcn_link_number_at(work->text, &work->link_numbers, at);
        if (!len && !count) {
            return 0;
        }
        since = len ? 0 : since + 1;
        if (since > LONGEST_LINK) {
            return 0;
        }
        count += len > 0;
        at += len ? len : 1;
    }
    return row->end == RCN_ROW_END_SENTENCE ? 0 : count;
}

/* A long row, or two that follow each other; a copyright line is none. */
static bool
is_text(const rcn_work *work, size_t index)
{
    const rcn_row *row = &work->rows[index];
    rcn_text line = rcn_row_text(work, index);
    return rcn_row_kept(row) && !rcn_text_starts(line, "©") &&
           !rcn_text_starts(line, "Copyright") &&
           row->to - row->from >= LEAST_PROSE / 2 && !count_links(work, row) &&
           (row->to - row->from >= LEAST_PROSE ||
            (index + 1 < work->row_count &&
             rcn_row_kept(&work->rows[index + 1]) &&
             !count_links(work, &work->rows[index + 1])));
}

/* Cuts the menus among rows [first, end). */
static void
cut_menus(rcn_work *work, size_t first, size_t end)
{
    for (size_t i = first; i < end;) {
        size_t links = 0;
        size_t stop = i;
        for (size_t k = i; k < end; k++) {
            const rcn_row *row = &work->rows[k];
            size_t here = row->from == row->to ? 0 : count_links(work, row);
            if (!here && row->from != row->to) {
                break;
            }
            links += here;
            stop = here ? k + 1 : stop;
        }
        for (size_t k = i; links >= MENU_LINKS && k < stop; k++) {
            if (work->rows[k].from != work->rows[k].to) {
                work->rows[k].fate = RCN_FATE_CUT;
                work->rows[k].verdict = &menu_cause;
            }
        }
        i = stop > i ? stop : i + 1;
    }
}

void
rcn_cut_links(rcn_work *work)
{
    work->link_numbers = rcn_link_numbers_find(work->text);
    if (!work->link_numbers.count) {
        return;
    }
    size_t first = work->row_count;
    size_t last = 0;
    for (size_t i = 0; i < work->row_count; i++) {
        rcn_row *row = &work->rows[i];
        if (row->from >= work->link_numbers.list && row->from < row->to) {
            row->fate = RCN_FATE_CUT;
            row->verdict = &list_cause;
        } else if (is_text(work, i)) {
            first = first < i ? first : i;
            last = i;
        }
    }
    cut_menus(work, 0, first);
    cut_menus(work, last + 1, work->row_count);
}
