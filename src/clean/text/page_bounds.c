/* Pages of a text whose converter wrote a blank line for the end of each page.
 * Blank lines part paragraphs as well, so that they count as bounds of pages only
 * where numbers say so: at the top or at the foot of the sheets that they part,
 * alone or at one end of a short line, stands a number that rises by one from
 * sheet to sheet.  Without numbers a running head that most sheets repeat says it,
 * or sentences that run past most of the blank lines. */
#include <string.h>

#include "base/list.h"
#include "clean/text/pages.h"

#define EDGE_BYTES   160 /* a longer line is text */
#define LEAST_ROWS   10  /* of a page, on average */
#define LEAST_RISES  2   /* from page to page */
#define MOST_NUMBERS 3   /* of one line that may be that of the page */
#define MOST_PAGE    9999
#define LEAST_HEADS  3  /* sheets that open with the same line */
#define LEAST_PASSES 2  /* blank lines that a sentence runs past */
#define LEAST_SHEET  15 /* rows of a sheet without a number, on average */
#define LEAST_HEAD   6  /* bytes of a running head */

/* Rows [first, end) between blank rows, and the numbers that its top and its foot
 * may bear. */
typedef struct rcn_sheet_rows {
    size_t first, end;
    long numbers[2][MOST_NUMBERS]; /* -1: none */
    bool named[2]; /* a word for a page stands beside the first of them */
} rcn_sheet_rows;

typedef struct rcn_row_sheets {
    rcn_arena *scratch;
    rcn_work *work;
    rcn_word_list page_words;
    RCN_LIST(rcn_sheet_rows) list;
} rcn_row_sheets;

/* The number in digits that begins or ends a line, parted from the rest by a
 * space; -1 where there is none. */
static long
number_at_end(rcn_text line, bool last)
{
    size_t from = last ? line.len : 0;
    size_t to = from;
    while (last && from && line.at[from - 1] >= '0' &&
           line.at[from - 1] <= '9') {
        from--;
    }
    while (!last && to < line.len && line.at[to] >= '0' && line.at[to] <= '9') {
        to++;
    }
    long number = 0;
    bool apart = last ? from && line.at[from - 1] == ' '
                      : to < line.len && line.at[to] == ' ';
    for (size_t i = from; i < to && number <= MOST_PAGE; i++) {
        number = number * 10 + (line.at[i] - '0');
    }
    return from < to && apart && number <= MOST_PAGE ? number : -1;
}

/* The number behind a word for a page within a line: "Page: 3 Date Filed: ...";
 * -1 where there is none. */
static long
number_within(const rcn_row_sheets *sheets, rcn_text line)
{
    char word[64];
    size_t len = 0;
    size_t start = 0;
    bool page = false;
    for (size_t at = 0; rcn_word_next(line, &at, word, &len, &start);) {
        bool digits = len && len <= 4;
        long number = 0;
        for (size_t i = 0; i < len && digits; i++) {
            digits = word[i] >= '0' && word[i] <= '9';
            number = number * 10 + (word[i] - '0');
        }
        if (digits && page) {
            return number;
        }
        page = rcn_word_list_has(sheets->page_words, (rcn_text){word, len});
    }
    return -1;
}

/* Returns whether a word for a page stands beside the first number. */
static bool
read_numbers(const rcn_row_sheets *sheets, size_t row,
             long numbers[MOST_NUMBERS])
{
    rcn_text line = rcn_row_text(sheets->work, row);
    if (line.len > EDGE_BYTES) {
        return false;
    }
    long named = number_within(sheets, line);
    numbers[0] = rcn_page_number(sheets->page_words, line);
    if (numbers[0] < 0) {
        numbers[0] = named;
        numbers[1] = number_at_end(line, true);
        numbers[2] = number_at_end(line, false);
    }
    return named >= 0;
}

/* The number of a page before the count of all: "2/3". */
static bool
is_fraction(rcn_text line)
{
    long numbers[2] = {0, 0};
    size_t at = 0;
    for (int i = 0; i < 2; i++) {
        size_t from = at;
        for (; at < line.len && line.at[at] >= '0' && line.at[at] <= '9' &&
               at - from < 3;
             at++) {
            numbers[i] = numbers[i] * 10 + (line.at[at] - '0');
        }
        bool sign = i ? at == line.len : at < line.len && line.at[at] == '/';
        if (at == from || !sign) {
            return false;
        }
        at++;
    }
    return numbers[0] && numbers[0] <= numbers[1];
}

static void
add_sheet(rcn_row_sheets *sheets, size_t first, size_t end)
{
    rcn_sheet_rows sheet = {.first = first, .end = end};
    for (int edge = 0; edge < 2; edge++) {
        for (int i = 0; i < MOST_NUMBERS; i++) {
            sheet.numbers[edge][i] = -1;
        }
    }
    sheet.named[0] = read_numbers(sheets, first, sheet.numbers[0]);
    if (end - first > 2 && is_fraction(rcn_row_text(sheets->work, first + 1))) {
        sheet.named[0] = true; /* below a running head: "2/3" */
        sheet.numbers[0][0] = rcn_page_number(
            sheets->page_words, rcn_row_text(sheets->work, first + 1));
    }
    if (end - 1 > first) {
        sheet.named[1] = read_numbers(sheets, end - 1, sheet.numbers[1]);
    }
    RCN_PUSH(sheets->scratch, &sheets->list, sheet);
}

static void
find_sheets(rcn_row_sheets *sheets)
{
    const rcn_work *work = sheets->work;
    size_t first = SIZE_MAX;
    for (size_t i = 0; i <= work->row_count; i++) {
        bool blank =
            i == work->row_count || work->rows[i].from == work->rows[i].to;
        if (!blank && first == SIZE_MAX) {
            first = i;
        } else if (blank && first != SIZE_MAX) {
            add_sheet(sheets, first, i);
            first = SIZE_MAX;
        }
    }
}

/* Whether the number of one sheet at an edge is one more than that of the sheet
 * before. */
static bool
rises(const rcn_sheet_rows *before, const rcn_sheet_rows *sheet, int edge)
{
    for (int i = 0; i < MOST_NUMBERS; i++) {
        for (int k = 0; k < MOST_NUMBERS; k++) {
            if (before->numbers[edge][i] >= 0 &&
                before->numbers[edge][i] + 1 == sheet->numbers[edge][k]) {
                return true;
            }
        }
    }
    return false;
}

/* Whether a line of the sheet before comes again at the same edge, now with the
 * number of the sheet by count: "www.example.org", "www.example.org 2". */
static bool
echoes(const rcn_row_sheets *sheets, size_t next, int edge)
{
    const rcn_sheet_rows *items = sheets->list.items;
    size_t rows[2];
    for (size_t i = 0; i < 2; i++) {
        const rcn_sheet_rows *sheet = &items[next - 1 + i];
        rows[i] = edge ? sheet->end - 1 : sheet->first;
    }
    rcn_text first = rcn_row_text(sheets->work, rows[0]);
    rcn_text last = rcn_row_text(sheets->work, rows[1]);
    if (first.len < LEAST_HEAD || first.len > EDGE_BYTES) {
        return false;
    }
    for (int i = 0; i < MOST_NUMBERS; i++) {
        if (items[next].numbers[edge][i] == (long)next + 1 &&
            last.len > first.len && last.len <= first.len + 4 &&
            rcn_text_find(last, rcn_text_string(sheets->scratch, first), 0) !=
                SIZE_MAX) {
            return true;
        }
    }
    return false;
}

/* Whether the number at the foot of a sheet or at the top of the next one says that
 * a page ends between them. */
static bool
is_page_turn(const rcn_row_sheets *sheets, size_t next, int edge)
{
    const rcn_sheet_rows *items = sheets->list.items;
    size_t count = sheets->list.count;
    bool here = rises(&items[next - 1], &items[next], edge) ||
                echoes(sheets, next, edge);
    bool after =
        next + 1 < count && rises(&items[next], &items[next + 1], edge);
    bool above = next >= 2 && rises(&items[next - 2], &items[next - 1], edge);
    bool second = next == 1 && after; /* the first may bear no number */
    bool flows =
        after && rcn_row_flows(&sheets->work->rows[items[next - 1].end - 1],
                               &sheets->work->rows[items[next].first]);
    return here || second || flows || (edge == 0 ? after : above);
}

/* Marks the pages that numbers show; false where they show none. */
static bool
mark_by_numbers(const rcn_row_sheets *sheets)
{
    rcn_work *work = sheets->work;
    size_t count = sheets->list.count;
    size_t rows = 0;
    size_t risen[2] = {0, 0};
    bool named[2] = {false, false};
    for (size_t i = 0; i < count; i++) {
        const rcn_sheet_rows *sheet = &sheets->list.items[i];
        rows += sheet->end - sheet->first;
        for (int edge = 0; i && edge < 2; edge++) {
            bool echo = echoes(sheets, i, edge);
            risen[edge] += echo || rises(sheet - 1, sheet, edge);
            named[edge] = named[edge] || echo ||
                          (sheet->named[edge] && rises(sheet - 1, sheet, edge));
        }
    }
    int edge = risen[1] > risen[0];
    if (risen[edge] < (named[edge] ? 1 : LEAST_RISES) ||
        risen[edge] * 2 + 1 < count - 1 || rows < count * LEAST_ROWS) {
        return false;
    }
    for (size_t i = 1; i < count; i++) {
        if (is_page_turn(sheets, i, edge)) {
            work->rows[sheets->list.items[i].first].page_start = true;
            work->paged = true;
        }
    }
    return true;
}

/* Whether a sheet opens with the line that the two sheets before it open with, or
 * the next two: pages of the left and the right may bear heads of their own. */
static bool
repeats_head(const rcn_row_sheets *sheets, size_t index)
{
    const rcn_sheet_rows *items = sheets->list.items;
    rcn_text head = rcn_row_text(sheets->work, items[index].first);
    size_t same = 0;
    size_t from = index > 4 ? index - 4 : 0;
    for (size_t i = from; i < sheets->list.count && i <= index + 4; i++) {
        same +=
            rcn_text_equal(head, rcn_row_text(sheets->work, items[i].first));
    }
    return same >= LEAST_HEADS && head.len >= LEAST_HEAD &&
           head.len <= EDGE_BYTES;
}

/* Marks the pages that running heads show, or sentences that run past blank
 * lines. */
static void
mark_by_sentences(const rcn_row_sheets *sheets)
{
    rcn_work *work = sheets->work;
    const rcn_sheet_rows *items = sheets->list.items;
    size_t count = sheets->list.count;
    size_t rows = 0;
    size_t heads = 0;
    size_t passes = 0;
    for (size_t i = 0; i < count; i++) {
        rows += items[i].end - items[i].first;
        heads += repeats_head(sheets, i);
        passes += i && rcn_row_flows(&work->rows[items[i - 1].end - 1],
                                     &work->rows[items[i].first]);
    }
    bool headed = heads >= LEAST_HEADS && heads * 2 >= count - 1;
    bool passed = passes >= LEAST_PASSES && passes * 3 >= count - 1;
    if ((!headed && !passed) || rows < count * LEAST_SHEET) {
        return;
    }
    for (size_t i = 1; i < count; i++) {
        work->rows[items[i].first].page_start = true;
        work->paged = true;
    }
}

void
rcn_find_page_bounds(rcn_work *work, rcn_word_list page_words)
{
    rcn_row_sheets sheets = {
        .scratch = rcn_arena_new(0), .work = work, .page_words = page_words};
    find_sheets(&sheets);
    if (!mark_by_numbers(&sheets)) {
        mark_by_sentences(&sheets);
    }
    rcn_arena_free(sheets.scratch);
}
