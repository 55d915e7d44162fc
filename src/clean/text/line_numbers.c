/* Line numbers at the left of each page: pleadings on numbered paper and the
 * transcripts of courts (California Rules of Court, rule 2.108).  They count
 * from 1 on every page, up to the same number.  Verses and lists are numbered
 * too, so that every page must end at one number, and some numbers must be
 * alone or before a line that goes on in small letters. */
#include "base/list.h"
#include "clean/text/work.h"

#define LEAST_LINES 20 /* of a page */
#define MOST_LINES  40
#define LEAST_RUN   3  /* lines of the last page */
#define MOST_INDENT 10 /* columns before a number */
#define LEAST_SHARE 60 /* per cent of the lines with words */
#define LEAST_WITHIN \
    15                /* per cent of the numbers: alone, or within a sentence */
#define LEAST_ALONE 3 /* where there is one page */

const rcn_cause rcn_cause_line_number = {
    "line-number", "numbered-paper",
    "the paper numbers its lines anew on each page", NULL};

/* A row that begins with a number. */
typedef struct rcn_numbered_row {
    size_t row;
    uint32_t end;   /* byte behind the number */
    uint32_t gap;   /* columns from there to the words; 0: it is alone */
    uint32_t run;   /* the page, from 0 */
    uint32_t place; /* the number itself */
} rcn_numbered_row;

typedef struct rcn_numbered_paper {
    RCN_LIST(rcn_numbered_row) rows;
    RCN_LIST(uint32_t) runs; /* how far each page counts */
    size_t words;            /* rows that are not blank */
} rcn_numbered_paper;

/* Returns the number that begins a row, or 0; sets where it ends and the gap
 * behind. */
static uint32_t
number_of(const rcn_work *work, size_t index, rcn_numbered_row *ret_row)
{
    const rcn_row *row = &work->rows[index];
    rcn_text text = rcn_row_text(work, index);
    uint32_t number = 0;
    uint32_t digits = 0;
    while (digits < text.len && digits < 3 && text.at[digits] >= '0' &&
           text.at[digits] <= '9') {
        number = number * 10 + (uint32_t)(text.at[digits] - '0');
        digits++;
    }
    uint32_t gap = 0;
    while (digits + gap < text.len && text.at[digits + gap] == ' ') {
        gap++;
    }
    bool alone = digits == text.len;
    if (!digits || digits > 2 || number > MOST_LINES || (!alone && !gap) ||
        row->indent > MOST_INDENT) {
        return 0;
    }
    *ret_row = (rcn_numbered_row){index, row->from + digits, gap, 0, number};
    return number;
}

/* Numbers that rise by one, each page from 1. */
static rcn_numbered_paper
read_numbers(const rcn_work *work)
{
    rcn_numbered_paper paper = {0};
    uint32_t last = 0;
    for (size_t i = 0; i < work->row_count; i++) {
        rcn_numbered_row row;
        paper.words += work->rows[i].from < work->rows[i].to;
        uint32_t number = number_of(work, i, &row);
        if (number == 1) {
            RCN_PUSH(work->scratch, &paper.runs, 0);
        } else if (!number || !paper.runs.count || number != last + 1) {
            continue;
        }
        last = number;
        row.run = (uint32_t)paper.runs.count - 1;
        paper.runs.items[row.run] = number;
        RCN_PUSH(work->scratch, &paper.rows, row);
    }
    return paper;
}

/* Returns how far the pages count; 0 when they do not agree.  The last may be
 * shorter, and a 1 that stands by itself is the number of a page. */
static uint32_t
page_length(const rcn_numbered_paper *paper)
{
    uint32_t length = 0;
    for (size_t i = 0; i < paper->runs.count; i++) {
        uint32_t run = paper->runs.items[i];
        length = run > length ? run : length;
    }
    for (size_t i = 0; i + 1 < paper->runs.count; i++) {
        uint32_t run = paper->runs.items[i];
        bool last = i + 2 == paper->runs.count && paper->runs.items[i + 1] == 1;
        if (run != length && run != 1 && !last) {
            return 0;
        }
    }
    return length < LEAST_LINES ? 0 : length;
}

static bool
is_paper(const rcn_work *work, const rcn_numbered_paper *paper)
{
    size_t counted = 0, alone = 0, within = 0, pages = 0;
    uint32_t length = page_length(paper);
    for (size_t i = 0; i < paper->runs.count; i++) {
        pages += paper->runs.items[i] == length;
    }
    for (size_t i = 0; i < paper->rows.count; i++) {
        const rcn_numbered_row *row = &paper->rows.items[i];
        rcn_text text = rcn_row_text(work, row->row);
        size_t at = row->end + row->gap - work->rows[row->row].from;
        char first = ' ';
        if (at < text.len) {
            first = text.at[at];
        }
        counted += paper->runs.items[row->run] >= LEAST_RUN;
        alone += !row->gap;
        within += !row->gap || (first >= 'a' && first <= 'z');
    }
    return length && counted * 100 >= paper->words * LEAST_SHARE &&
           within * 100 >= paper->rows.count * LEAST_WITHIN &&
           (pages > 1 || alone >= LEAST_ALONE);
}

void
rcn_cut_line_numbers(rcn_work *work)
{
    rcn_numbered_paper paper = read_numbers(work);
    if (!is_paper(work, &paper)) {
        return;
    }
    uint32_t gutter = UINT32_MAX;
    for (size_t i = 0; i < paper.rows.count; i++) {
        uint32_t gap = paper.rows.items[i].gap;
        gutter = gap && gap < gutter ? gap : gutter;
    }
    for (size_t i = 0; i < paper.rows.count; i++) {
        const rcn_numbered_row *row = &paper.rows.items[i];
        if (paper.runs.items[row->run] >= LEAST_RUN) {
            rcn_row_cut_number(work, row->row, row->end, row->gap - gutter);
        }
    }
}
