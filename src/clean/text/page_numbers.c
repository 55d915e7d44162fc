/* Page numbers in documents without form feeds: lines with nothing but a
 * number, which rise by one at the distance of pages.  Chapters and items are
 * numbered too, so that a number counts as that of a page only by a second
 * sign: dashes around it, sentences that run past it, or, where it is the only
 * one, its place in the middle. */
#include "clean/text/pages.h"

#include <assert.h>
#include <string.h>

#include "base/list.h"

#define PAGE_LEAST  8   /* rows */
#define PAGE_MOST   220 /* rows */
#define HEAD_BYTES  120
#define NUMBERS     10000
#define MIDDLE      20 /* columns before a number in the middle */
#define STAMP_BYTES 18
#define FLOW_MOST   90 /* rows of a page between numbers without blank rows */
#define FLOW_CHAIN  4  /* numbers of such pages */
#define FLOW_PASSES 3  /* one in so many has a sentence run past it */
#define NEAR_MOST   75 /* rows from number to number of even pages */
#define PASSES      4  /* one in so many has a sentence run past it */

typedef struct rcn_lone_number {
    size_t row, last; /* the last one says the same number again */
    long number;
    uint32_t before; /* place of the number one less, plus 1; 0: none */
    uint32_t chain;  /* numbers up to this one */
    bool dashed;
} rcn_lone_number;

typedef struct rcn_lone_numbers {
    rcn_arena *scratch;
    const rcn_work *work;
    bool apart; /* blank rows stand around the numbers */
    RCN_LIST(rcn_lone_number) list;
    uint32_t *last; /* place of the last row with each number, plus 1 */
} rcn_lone_numbers;

/* Returns the next row that is kept, or the row count. */
static size_t
kept_row(const rcn_work *work, size_t row)
{
    size_t next = row + 1;
    while (next < work->row_count && !rcn_row_kept(&work->rows[next])) {
        next++;
    }
    return next;
}

static bool
is_blank_at(const rcn_work *work, size_t row)
{
    return row >= work->row_count ||
           work->rows[row].from == work->rows[row].to ||
           work->rows[row].line_space || work->rows[row].page_start;
}

/* Returns the number that a row says and nothing else, or -1. */
static long
number_at(const rcn_work *work, size_t row, rcn_word_list page_words)
{
    if (row >= work->row_count || !rcn_row_kept(&work->rows[row]) ||
        (rcn_text_ends(rcn_row_text(work, row), ".") &&
         !is_blank_at(work, row + 1))) {
        return -1; /* "1." above the paragraph that it counts */
    }
    long number = rcn_page_number(page_words, rcn_row_text(work, row));
    return number < NUMBERS ? number : -1;
}

bool
rcn_is_dashed(rcn_text line)
{
    bool hyphens = rcn_text_starts(line, "-") && rcn_text_ends(line, "-");
    bool dashes = rcn_text_starts(line, "\xE2\x80\x93") &&
                  rcn_text_ends(line, "\xE2\x80\x93");
    return hyphens || dashes ||
           (rcn_text_starts(line, "\xE2\x80\x94") &&
            rcn_text_ends(line, "\xE2\x80\x94"));
}

static void
add_number(rcn_lone_numbers *numbers, size_t row, size_t last, long number)
{
    rcn_lone_number one = {.row = row,
                           .last = last,
                           .number = number,
                           .chain = 1,
                           .dashed =
                               rcn_is_dashed(rcn_row_text(numbers->work, row))};
    uint32_t before = number ? numbers->last[number - 1] : 0;
    if (before) {
        assert(numbers->list.items); /* of which `before` is one */
        const rcn_lone_number *other = &numbers->list.items[before - 1];
        size_t distance = row - other->row;
        bool ends = kept_row(numbers->work, last) == numbers->work->row_count;
        size_t most = numbers->apart ? PAGE_MOST : FLOW_MOST;
        if ((distance >= PAGE_LEAST || ends) && distance <= most &&
            other->dashed == one.dashed) {
            one.before = before;
            one.chain = other->chain + 1;
        }
    }
    RCN_PUSH(numbers->scratch, &numbers->list, one);
    numbers->last[number] = (uint32_t)numbers->list.count;
}

/* Does a sentence run past the row?  Notes may be above the number, so that
 * only what begins below it counts. */
static bool
is_passed(const rcn_work *work, size_t row)
{
    size_t below = kept_row(work, row);
    return below < work->row_count &&
           work->rows[below].begin == RCN_BEGIN_LOWER;
}

/* Returns the only lone number of a document, or the only one between dashes, if
 * it is that of its one page turn: it is in the middle or between dashes, text is
 * on both sides, and no section is the second where none is the first.  NULL:
 * there is none. */
static const rcn_lone_number *
find_only_one(const rcn_lone_numbers *numbers)
{
    const rcn_lone_number *one = NULL; /* between dashes, or the only one */
    size_t dashed = 0;
    for (size_t i = 0; i < numbers->list.count; i++) {
        const rcn_lone_number *number = &numbers->list.items[i];
        dashed += number->dashed;
        one = number->dashed || numbers->list.count == 1 ? number : one;
    }
    if (!one || dashed > 1) {
        return NULL;
    }
    const rcn_work *work = numbers->work;
    bool above = false;
    for (size_t i = 0; i < one->row && !above; i++) {
        above = rcn_row_kept(&work->rows[i]);
    }
    return above && one->number >= 2 &&
                   kept_row(work, one->last) < work->row_count &&
                   (one->dashed || work->rows[one->row].indent >= MIDDLE)
               ? one
               : NULL;
}

/* Returns the last number of the longest chain, plus 1; 0: no chain is of
 * pages. */
static uint32_t
find_chain(const rcn_lone_numbers *numbers)
{
    uint32_t best = 0;
    for (size_t i = 0; i < numbers->list.count; i++) {
        uint32_t most = best ? numbers->list.items[best - 1].chain : 0;
        best = numbers->list.items[i].chain > most ? (uint32_t)i + 1 : best;
    }
    uint32_t passed = 0;
    uint32_t chain = best ? numbers->list.items[best - 1].chain : 0;
    bool dashed = best && numbers->list.items[best - 1].dashed;
    bool far = false;
    for (uint32_t at = best; at; at = numbers->list.items[at - 1].before) {
        const rcn_lone_number *one = &numbers->list.items[at - 1];
        passed += is_passed(numbers->work, one->last);
        far = far ||
              (one->before &&
               one->row - numbers->list.items[one->before - 1].row > NEAR_MOST);
    }
    bool even = !far && passed && chain >= FLOW_CHAIN; /* no chapters */
    if (!numbers->apart) {
        return chain >= FLOW_CHAIN && passed * FLOW_PASSES >= chain ? best : 0;
    }
    bool pages =
        dashed ? chain > 1 || passed : chain > 1 && passed * PASSES >= chain;
    const rcn_lone_number *only = pages || even ? NULL : find_only_one(numbers);
    if (only) {
        return (uint32_t)(only - numbers->list.items) + 1;
    }
    return pages || even ? best : 0;
}

/* A line in capitals with a number at one end, in the middle of a sentence, is
 * the head of a page that begins there, even if it is alone. */
static void
cut_passed_heads(rcn_work *work)
{
    static const rcn_cause verdict = {
        "running-head", "running-line",
        "a line in capitals with a number, which a sentence runs past", NULL};
    size_t last = SIZE_MAX;
    for (size_t i = 0; i < work->row_count; i++) {
        rcn_row *row = &work->rows[i];
        if (!rcn_row_kept(row)) {
            continue;
        }
        rcn_text line = rcn_row_text(work, i);
        bool head = last != SIZE_MAX && line.len < HEAD_BYTES &&
                    (rcn_end_number(line, false) >= 0 ||
                     rcn_end_number(line, true) >= 0) &&
                    rcn_line_is_capitals(line);
        if (head && is_passed(work, i) && is_blank_at(work, i + 1) &&
            (work->rows[last].end == RCN_ROW_END_OTHER ||
             work->rows[last].end == RCN_ROW_END_HYPHEN)) {
            row->fate = RCN_FATE_CUT;
            row->verdict = &verdict;
        } else {
            last = i;
        }
    }
}

/* Cuts the longest chain of lone numbers; false where there is none.  `apart`: only
 * those with blank rows around them count. */
static bool
cut_chain(rcn_work *work, rcn_word_list page_words, bool apart)
{
    static const rcn_cause verdict = {
        "page-number", "page-number",
        "a number alone on its line, one more than that of the page before",
        NULL};
    rcn_lone_numbers numbers = {
        .scratch = rcn_arena_new(0), .work = work, .apart = apart};
    numbers.last =
        rcn_arena_alloc(numbers.scratch, NUMBERS, sizeof *numbers.last);
    for (size_t i = 0; i < work->row_count; i++) {
        long number = number_at(work, i, page_words);
        size_t last = i;
        while (number >= 0 && number_at(work, last + 1, page_words) == number) {
            last++;
        }
        if (number >= 0 && (!apart || (is_blank_at(work, i - 1) &&
                                       is_blank_at(work, last + 1)))) {
            add_number(&numbers, i, last, number);
        }
        i = last;
    }
    uint32_t chain = find_chain(&numbers);
    assert(!chain || numbers.list.items);
    for (uint32_t at = chain; at; at = numbers.list.items[at - 1].before) {
        const rcn_lone_number *one = &numbers.list.items[at - 1];
        for (size_t i = one->row; i <= one->last; i++) {
            work->rows[i].fate = RCN_FATE_CUT;
            work->rows[i].verdict = &verdict;
        }
    }
    rcn_arena_free(numbers.scratch);
    return chain > 0;
}

/* Whether a line is the stamp of a clerk: "Served 04/16/26". */
static bool
is_stamp(rcn_text line)
{
    static const char *const words[] = {"Served ", "SERVED ",  "Filed ",
                                        "FILED ",  "Entered ", "Received "};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t at = strlen(words[i]);
        size_t strokes = 0;
        if (!rcn_text_starts(line, words[i]) || line.len > STAMP_BYTES) {
            continue;
        }
        for (; at < line.len && ((line.at[at] >= '0' && line.at[at] <= '9') ||
                                 line.at[at] == '/');
             at++) {
            strokes += line.at[at] == '/';
        }
        return at == line.len && strokes == 2;
    }
    return false;
}

/* Cuts the stamp of a clerk at the foot of a page that has another below it. */
static void
cut_stamps(rcn_work *work)
{
    static const rcn_cause verdict = {"running-foot", "running-line", NULL,
                                      NULL};
    for (size_t i = 0; i + 1 < work->row_count; i++) {
        size_t next = i + 1;
        while (next < work->row_count &&
               work->rows[next].from == work->rows[next].to) {
            next++;
        }
        if (next < work->row_count && work->rows[next].page_start &&
            rcn_row_kept(&work->rows[i]) && is_stamp(rcn_row_text(work, i))) {
            work->rows[i].fate = RCN_FATE_CUT;
            work->rows[i].verdict = &verdict;
        }
    }
}

void
rcn_cut_lone_numbers(rcn_work *work, rcn_word_list page_words)
{
    if (!cut_chain(work, page_words, true) && !work->paged) {
        (void)cut_chain(work, page_words, false);
    }
    cut_passed_heads(work);
    cut_stamps(work);
}
