/* Running heads, running feet and page numbers.  Recurrence alone proves
 * nothing, for code and tables repeat themselves: a line must recur, and at the
 * edge of pages, or where there are no form feeds at one distance in lines. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "clean/text/head_signs.h"
#include "clean/text/pages.h"

#define TEXT_BYTES   60  /* of a line of text, at least */
#define EDGE_BYTES   240 /* a longer line is text */
#define EXACT_DIGITS 4   /* of a number that recurs */
#define EXACT_LEAST  3   /* pages with a line of hardly any letters */
#define EDGE_ROUNDS  3   /* lines of a head or a foot */
#define PAGE_LEAST   30  /* lines of a page without form feeds */
#define PAGE_MOST    130
#define COVER_ROWS   14 /* with words, of a page that is a cover */
#define COVER_WORDS  3  /* of a title on it, which is no mark of handling */

static const rcn_cause head_verdict = {"running-head", "running-line", NULL,
                                       NULL};
static const rcn_cause foot_verdict = {"running-foot", "running-line", NULL,
                                       NULL};
static const rcn_cause number_verdict = {"page-number", "page-number", NULL,
                                         NULL};

/* Rows [first, end) of one page, and those of its edges that are not furniture
 * yet. */
typedef struct rcn_print_page {
    size_t first, end;
    size_t top, bottom; /* rows, SIZE_MAX: none left */
    bool headed;        /* a row at its top is furniture */
} rcn_print_page;

typedef struct rcn_pages {
    rcn_work *work;
    rcn_arena *scratch; /* lives as long as the pages */
    rcn_arena *line;    /* holds the key of one line */
    RCN_LIST(rcn_print_page) list;
    rcn_word_list page_words;
} rcn_pages;

static void
cut_row(rcn_work *work, size_t row, const rcn_cause *verdict)
{
    work->rows[row].fate = RCN_FATE_CUT;
    work->rows[row].verdict = verdict;
}

static bool
is_short(const rcn_row *row)
{
    return row->to - row->from <= EDGE_BYTES;
}

long
rcn_page_number(rcn_word_list page_words, rcn_text line)
{
    char word[64];
    size_t len = 0;
    size_t start = 0;
    long number = -1;
    int words = 0;
    if (line.len > 40) {
        return -1;
    }
    for (size_t at = 0; rcn_word_next(line, &at, word, &len, &start); words++) {
        word[len] = '\0';
        char *end = NULL;
        long value = strtol(word, &end, 10);
        if (*end == '\0' && len <= 4) {
            number = number < 0 ? value : number;
        } else if (!rcn_word_list_has(page_words, (rcn_text){word, len})) {
            return -1;
        }
    }
    return words <= 4 ? number : -1;
}

long
rcn_end_number(rcn_text line, bool last)
{
    size_t from = last ? line.len : 0;
    size_t to = from;
    while (last && from > 0 && line.at[from - 1] >= '0' &&
           line.at[from - 1] <= '9') {
        from--;
    }
    while (!last && to < line.len && line.at[to] >= '0' && line.at[to] <= '9') {
        to++;
    }
    bool apart =
        last ? from > 1 && line.at[from - 1] == ' ' && line.at[from - 2] == ' '
             : to + 1 < line.len && line.at[to] == ' ' &&
                   (line.at[to + 1] == ' ' || line.at[to + 1] == '|');
    if (from == to || to - from > 4 || !apart) {
        return -1;
    }
    char digits[8] = {0};
    memcpy(digits, line.at + from, to - from);
    return strtol(digits, NULL, 10);
}

/* The number that a line is or has at one end, or -1. */
static long
number_of(const rcn_pages *pages, rcn_text line, bool *ret_alone)
{
    long number = rcn_page_number(pages->page_words, line);
    *ret_alone = number >= 0;
    for (int side = 0; side < 2 && number < 0; side++) {
        number = rcn_end_number(line, side == 1);
    }
    return number;
}

static void
find_pages(rcn_pages *pages)
{
    const rcn_work *work = pages->work;
    size_t first = 0;
    for (size_t i = 0; i <= work->row_count; i++) {
        if (i == work->row_count || (i > 0 && work->rows[i].page_start)) {
            RCN_PUSH(pages->scratch, &pages->list,
                     (rcn_print_page){.first = first, .end = i});
            first = i;
        }
    }
}

/* The outermost rows of a page that are kept. */
static void
find_edges(rcn_pages *pages)
{
    const rcn_row *rows = pages->work->rows;
    for (size_t p = 0; p < pages->list.count; p++) {
        rcn_print_page *page = &pages->list.items[p];
        size_t top = page->first;
        size_t bottom = page->end;
        while (top < page->end && !rcn_row_kept(&rows[top])) {
            top++;
        }
        while (bottom > top && !rcn_row_kept(&rows[bottom - 1])) {
            bottom--;
        }
        bool any = top < bottom;
        page->top = any && is_short(&rows[top]) ? top : SIZE_MAX;
        page->bottom = any && bottom - 1 > top && is_short(&rows[bottom - 1])
                           ? bottom - 1
                           : SIZE_MAX;
    }
}

/* A row as rules see it, until the next one is read. */
static rcn_text
key_of(const rcn_pages *pages, size_t row)
{
    rcn_arena_reset(pages->line);
    return rcn_rules_key(pages->line, rcn_row_text(pages->work, row));
}

static bool
has_letters(rcn_text key)
{
    size_t letters = 0;
    for (size_t at = 0; at < key.len;) {
        uint32_t rune = 0;
        at += rcn_utf8_next(key, at, &rune);
        letters += rcn_rune_is_letter(rune);
    }
    return letters >= 3;
}

static size_t
edge(const rcn_print_page *page, bool top)
{
    return top ? page->top : page->bottom;
}

static void
cut_edge(rcn_pages *pages, rcn_print_page *page, bool top,
         const rcn_cause *verdict)
{
    cut_row(pages->work, edge(page, top), verdict);
    page->headed = page->headed || top;
    if (top) {
        page->top = SIZE_MAX;
    } else {
        page->bottom = SIZE_MAX;
    }
}

/* The rows with words of a page; `*ret_numbered` is set when one of them gives
 * the number of a page. */
static size_t
count_rows(const rcn_pages *pages, const rcn_print_page *page,
           bool *ret_numbered)
{
    size_t count = 0;
    for (size_t i = page->first; i < page->end; i++) {
        rcn_text line = rcn_row_text(pages->work, i);
        bool alone = false;
        count += line.len > 0;
        *ret_numbered =
            *ret_numbered || (line.len && number_of(pages, line, &alone) >= 0);
    }
    return count;
}

/* Whether the first page is a cover: it has few rows, less than half as many as
 * another, and none with the number of a page. */
static bool
has_cover(const rcn_pages *pages)
{
    bool numbered = false;
    bool other = false;
    size_t count = count_rows(pages, &pages->list.items[0], &numbered);
    size_t most = 0;
    for (size_t p = 1; p < pages->list.count && count <= COVER_ROWS; p++) {
        size_t rows = count_rows(pages, &pages->list.items[p], &other);
        most = rows > most ? rows : most;
    }
    return count <= COVER_ROWS && count * 2 < most && !numbered;
}

/* Whether the row at the top of the first page is the title of a cover, which
 * the other pages have as their running head. */
static bool
is_title_of_cover(const rcn_pages *pages, size_t page)
{
    const rcn_work *work = pages->work;
    size_t row = pages->list.items[page].top;
    bool clock = false;
    rcn_text line = row == SIZE_MAX ? (rcn_text){0} : rcn_row_text(work, row);
    return page == 0 && work->cover_end &&
           rcn_utf8_count_words(line) >= COVER_WORDS &&
           !rcn_is_date_label(work->rules, line, &clock);
}

static bool
has_digits(rcn_text line)
{
    size_t digits = 0;
    for (size_t i = 0; i < line.len; i++) {
        digits += line.at[i] >= '0' && line.at[i] <= '9';
    }
    return digits >= EXACT_DIGITS;
}

/* Returns a line without the number of its page, where it has one at an end: "2
 * 2020001935". */
static rcn_text
without_page(rcn_text line, size_t page)
{
    char number[16];
    int len = snprintf(number, sizeof number, "%zu ", page + 1);
    if (rcn_text_starts(line, number)) {
        return rcn_text_slice(line, (size_t)len, line.len);
    }
    (void)snprintf(number, sizeof number, " %zu", page + 1);
    return rcn_text_ends(line, number)
               ? rcn_text_slice(line, 0, line.len - (size_t)len)
               : line;
}

/* The key of a row without the number of its page, until the next is read. */
static rcn_text
key_without_page(const rcn_pages *pages, size_t page, size_t row)
{
    rcn_arena_reset(pages->line);
    return rcn_rules_key(pages->line,
                         without_page(rcn_row_text(pages->work, row), page));
}

/* The rows at one edge of all pages: their keys, the keys without the numbers of
 * the pages, and the rows as they stand without these. */
typedef struct rcn_edge_words {
    rcn_words *seen, *bare, *exact;
} rcn_edge_words;

/* Whether a row that stands at the edges of pages may be furniture: its words
 * recur, numbers left aside, or, where it is a long number and hardly a word,
 * all of it does: "No. 1-26-0170". */
static bool
recurs(const rcn_pages *pages, const rcn_edge_words *words, size_t page,
       size_t row)
{
    rcn_text line = rcn_row_text(pages->work, row);
    rcn_text rest = without_page(line, page);
    size_t least = rest.len < line.len ? EXACT_LEAST - 1 : EXACT_LEAST;
    rcn_text key = key_without_page(pages, page, row);
    if (has_letters(key) && rcn_words_count(words->bare, key) >= 2) {
        return true;
    }
    key = key_of(pages, row);
    return has_letters(key) ? rcn_words_count(words->seen, key) >= 2
                            : has_digits(rest) &&
                                  rcn_words_count(words->exact, rest) >= least;
}

/* Rows that stand at the same edge of two pages. */
static void
cut_recurring(rcn_pages *pages, bool top)
{
    rcn_edge_words words = {.seen = rcn_words_new(pages->scratch),
                            .bare = rcn_words_new(pages->scratch),
                            .exact = rcn_words_new(pages->scratch)};
    for (size_t p = 0; p < pages->list.count; p++) {
        size_t row = edge(&pages->list.items[p], top);
        if (row != SIZE_MAX) {
            rcn_words_add(words.seen, key_of(pages, row));
            rcn_words_add(words.bare, key_without_page(pages, p, row));
            rcn_words_add(words.exact,
                          without_page(rcn_row_text(pages->work, row), p));
        }
    }
    for (size_t p = 0; p < pages->list.count; p++) {
        rcn_print_page *page = &pages->list.items[p];
        size_t row = edge(page, top);
        if (row == SIZE_MAX) {
            continue;
        }
        if (!recurs(pages, &words, p, row)) {
            continue;
        }
        if (top && is_title_of_cover(pages, p)) {
            page->top = SIZE_MAX;
            pages->work->cover_runs = true;
        } else {
            cut_edge(pages, page, top, top ? &head_verdict : &foot_verdict);
        }
    }
}

/* What a line with a number is called. */
static const rcn_cause *
number_edge(bool top, bool alone)
{
    if (alone) {
        return &number_verdict;
    }
    return top ? &head_verdict : &foot_verdict;
}

/* Whether a number between dashes is that of its page by count: the only one of a
 * document of two pages says so. */
static bool
is_ordinal(rcn_text line, long number, size_t page)
{
    return page && number == (long)page + 1 && rcn_is_dashed(line);
}

/* Numbers that rise from page to page at one edge, alone in their line or at
 * one end of it.  The step is one, or two where a page is empty. */
static void
cut_numbers(rcn_pages *pages, bool top)
{
    const rcn_work *work = pages->work;
    long before = -10; /* the number of the page before */
    size_t last = SIZE_MAX;
    bool last_cut = false;
    bool last_alone = false;
    for (size_t p = 0; p < pages->list.count; p++) {
        rcn_print_page *page = &pages->list.items[p];
        size_t row = edge(page, top);
        if (row == SIZE_MAX) {
            continue;
        }
        rcn_text line = rcn_row_text(work, row);
        bool alone = false;
        long number = number_of(pages, line, &alone);
        bool rises = (number > before && number <= before + 2) ||
                     (alone && !top && is_ordinal(line, number, p));
        if (number >= 0 && rises) {
            if (!last_cut && last != SIZE_MAX) {
                cut_edge(pages, &pages->list.items[last], top,
                         number_edge(top, last_alone));
            }
            cut_edge(pages, page, top, number_edge(top, alone));
        }
        last_alone = alone;
        last_cut = number >= 0 && rises;
        last = number >= 0 ? p : SIZE_MAX;
        before = number >= 0 ? number : -10;
    }
}

bool
rcn_line_is_capitals(rcn_text line)
{
    size_t uppers = 0;
    size_t lowers = 0;
    for (size_t at = 0; at < line.len;) {
        uint32_t rune = 0;
        at += rcn_utf8_next(line, at, &rune);
        uppers += rcn_rune_is_upper(rune);
        lowers += rcn_rune_is_lower(rune);
    }
    return uppers >= 4 && lowers * 10 <= uppers;
}

static rcn_text
first_word(rcn_text line)
{
    size_t end = rcn_text_find(line, " ", 0);
    return rcn_text_slice(line, 0, end == SIZE_MAX ? line.len : end);
}

/* The words that begin lines in capitals elsewhere than at the top of a page. */
static rcn_words *
words_of_headings(const rcn_pages *pages)
{
    const rcn_work *work = pages->work;
    rcn_words *words = rcn_words_new(pages->scratch);
    for (size_t p = 0; p < pages->list.count; p++) {
        const rcn_print_page *page = &pages->list.items[p];
        size_t from = page->top == SIZE_MAX ? page->end : page->top + 1;
        for (size_t i = from; i < page->end; i++) {
            rcn_text line = rcn_row_text(work, i);
            if (rcn_row_kept(&work->rows[i]) && rcn_line_is_capitals(line)) {
                rcn_words_add(words, first_word(line));
            }
        }
    }
    return words;
}

/* Below a running head, the name of the section in capitals: it changes from
 * page to page, so that only its form and its place recur.  Lines of that form
 * between paragraphs too, "ARTICLE 2", are headings of the text. */
static void
cut_sections(rcn_pages *pages)
{
    const rcn_words *headings = words_of_headings(pages);
    size_t seen = 0;
    for (int sweep = 0; sweep < 2; sweep++) {
        for (size_t p = 0; p < pages->list.count; p++) {
            rcn_print_page *page = &pages->list.items[p];
            rcn_text line = {"", 0};
            if (page->top != SIZE_MAX && page->headed) {
                line = rcn_row_text(pages->work, page->top);
            }
            if (!rcn_line_is_capitals(line)) {
                continue;
            }
            if (rcn_words_count(headings, first_word(line))) {
                return;
            }
            seen += sweep == 0;
            if (sweep == 1 && seen > 1) {
                cut_edge(pages, page, true, &head_verdict);
            }
        }
    }
}

static void
cut_edges(rcn_pages *pages)
{
    for (int round = 0; round < EDGE_ROUNDS; round++) {
        find_edges(pages);
        for (int top = 0; top < 2; top++) {
            cut_numbers(pages, top == 1);
            cut_recurring(pages, top == 1);
        }
        cut_sections(pages);
    }
}

/* A line set apart from the text, in a document without form feeds. */
typedef struct rcn_apart {
    rcn_text key;
    size_t row;
} rcn_apart;

static int
by_key(const void *left, const void *right)
{
    const rcn_apart *a = left;
    const rcn_apart *b = right;
    size_t len = a->key.len < b->key.len ? a->key.len : b->key.len;
    int order = memcmp(a->key.at, b->key.at, len);
    if (!order) {
        order = (a->key.len > b->key.len) - (a->key.len < b->key.len);
    }
    return order ? order : (a->row > b->row) - (a->row < b->row);
}

typedef struct rcn_aparts {
    RCN_LIST(rcn_apart) list;
    size_t distance; /* of pages in lines, 0: none */
} rcn_aparts;

static void
collect_apart(const rcn_pages *pages, rcn_aparts *aparts)
{
    const rcn_work *work = pages->work;
    size_t above = 2; /* blank rows since the last row of words */
    size_t last = SIZE_MAX;
    for (size_t i = 0; i <= work->row_count; i++) {
        bool end = i == work->row_count;
        if (!end && work->rows[i].from == work->rows[i].to) {
            continue;
        }
        size_t below = last == SIZE_MAX ? 0 : i - last - 1 + (end ? 2 : 0);
        if (last != SIZE_MAX && above && below && above + below > 2 &&
            is_short(&work->rows[last])) {
            rcn_text key = key_of(pages, last);
            key.at = rcn_text_string(pages->scratch, key);
            RCN_PUSH(pages->scratch, &aparts->list, (rcn_apart){key, last});
        }
        above = last == SIZE_MAX ? i : below;
        last = i;
    }
    if (aparts->list.count) {
        qsort(aparts->list.items, aparts->list.count,
              sizeof *aparts->list.items, by_key);
    }
}

static bool
same_key(const rcn_aparts *aparts, size_t index)
{
    return index + 1 < aparts->list.count &&
           rcn_text_equal(aparts->list.items[index].key,
                          aparts->list.items[index + 1].key);
}

static void
learn_distance(rcn_aparts *aparts)
{
    size_t votes[PAGE_MOST + 1] = {0};
    for (size_t i = 0; i < aparts->list.count; i++) {
        if (!same_key(aparts, i) || !has_letters(aparts->list.items[i].key)) {
            continue;
        }
        size_t gap = aparts->list.items[i + 1].row - aparts->list.items[i].row;
        if (gap >= PAGE_LEAST && gap <= PAGE_MOST) {
            votes[gap]++;
        }
    }
    size_t best = 0;
    for (size_t gap = PAGE_LEAST; gap <= PAGE_MOST; gap++) {
        best = votes[gap] > votes[best] ? gap : best;
    }
    aparts->distance = votes[best] > 1 ? best : 0;
}

/* Whether a line of text stands between two rows: what a cover and a title page
 * say alike is no running head. */
static bool
has_text_between(const rcn_work *work, size_t first, size_t last)
{
    for (size_t i = first + 1; i < last; i++) {
        if (rcn_row_kept(&work->rows[i]) &&
            work->rows[i].to - work->rows[i].from >= TEXT_BYTES) {
            return true;
        }
    }
    return false;
}

/* Cuts the rows with one key that all stand whole pages apart. */
static void
cut_at_distance(rcn_pages *pages, const rcn_aparts *aparts, bool *phases)
{
    const rcn_apart *items = aparts->list.items;
    size_t distance = aparts->distance;
    for (size_t i = 0; i < aparts->list.count;) {
        size_t end = i;
        bool regular = has_letters(items[i].key);
        while (same_key(aparts, end)) {
            regular = regular &&
                      (items[end + 1].row - items[end].row) % distance == 0;
            end++;
        }
        regular = regular &&
                  has_text_between(pages->work, items[i].row, items[end].row);
        for (size_t k = i; regular && end > i && k <= end; k++) {
            cut_row(pages->work, items[k].row, &head_verdict);
            phases[items[k].row % distance] = true;
        }
        i = end + 1;
    }
    for (size_t i = 0; i < aparts->list.count; i++) {
        size_t row = items[i].row;
        if (phases[row % distance] && rcn_row_kept(&pages->work->rows[row]) &&
            rcn_page_number(pages->page_words,
                            rcn_row_text(pages->work, row)) >= 0) {
            cut_row(pages->work, row, &number_verdict);
        }
    }
}

static void
cut_without_form_feeds(rcn_pages *pages)
{
    rcn_aparts aparts = {0};
    collect_apart(pages, &aparts);
    learn_distance(&aparts);
    if (aparts.distance) {
        bool phases[PAGE_MOST] = {false};
        cut_at_distance(pages, &aparts, phases);
    }
}

void
rcn_cut_page_furniture(rcn_work *work)
{
    rcn_pages pages = {.work = work,
                       .scratch = rcn_arena_new(0),
                       .line = rcn_arena_new(0),
                       .page_words = rcn_rules_words(work->rules, "pages")};
    if (!work->paged) {
        rcn_find_page_bounds(work, pages.page_words);
    }
    if (work->paged) {
        find_pages(&pages);
        work->cover_end = has_cover(&pages) ? pages.list.items[0].end : 0;
    } else {
        cut_without_form_feeds(&pages);
    }
    if (pages.list.count > 1) {
        cut_edges(&pages);
    }
    rcn_cut_counted_lines(work, pages.page_words);
    rcn_cut_lone_numbers(work, pages.page_words);
    rcn_arena_free(pages.line);
    rcn_arena_free(pages.scratch);
}
