/* Running lines that count the pages, "Case 14/2010   2 of 4   5 November": the
 * converter wrote no bounds of pages, yet the number rises by one from line to
 * line, and the count of all and the other words stay the same. */
#include "clean/text/pages.h"

#include "base/list.h"
#include "base/utf8.h"

#define LINE_BYTES  120
#define ROWS_LEAST  8 /* from a line to the next */
#define ROWS_MOST   220
#define LINES_LEAST 2
#define MOST_PAGE   9999

/* A line that says which of how many pages it stands on. */
typedef struct rcn_counted_line {
    size_t row;
    rcn_text before, after; /* words around the number */
    long number;
    size_t chain;  /* lines up to this one */
    bool followed; /* the next one follows on it */
} rcn_counted_line;

typedef struct rcn_counted_lines {
    rcn_work *work;
    rcn_word_list page_words;
    RCN_LIST(rcn_counted_line) list;
} rcn_counted_lines;

static size_t
read_digits(rcn_text line, size_t at, long *ret_number)
{
    *ret_number = 0;
    while (at < line.len && line.at[at] >= '0' && line.at[at] <= '9' &&
           *ret_number <= MOST_PAGE) {
        *ret_number = *ret_number * 10 + (line.at[at] - '0');
        at++;
    }
    return at;
}

/* One past the second number of "2 of 4" or "2/4" that begins at `at`; 0: none
 * does. */
static size_t
read_count(rcn_word_list words, rcn_text line, size_t at, size_t *ret_end,
           long *ret_number)
{
    long most = 0;
    size_t end = read_digits(line, at, ret_number);
    if (end == at || (at && line.at[at - 1] != ' ')) {
        return 0;
    }
    *ret_end = end;
    size_t from = end;
    if (end < line.len && line.at[end] == '/') {
        from = end + 1;
    } else {
        size_t word = end + 1;
        size_t stop = rcn_text_find(line, " ", word);
        bool link = end < line.len && line.at[end] == ' ' && stop != SIZE_MAX &&
                    rcn_word_list_has(words, rcn_text_slice(line, word, stop));
        from = link ? stop + 1 : line.len;
    }
    size_t to = read_digits(line, from, &most);
    bool apart = to == line.len || line.at[to] == ' ';
    return to > from && apart && *ret_number > 0 && *ret_number <= most ? to
                                                                        : 0;
}

static void
add_line(rcn_counted_lines *lines, size_t row)
{
    rcn_text text = rcn_row_text(lines->work, row);
    for (size_t at = 0; text.len <= LINE_BYTES && at < text.len; at++) {
        size_t end = 0;
        rcn_counted_line line = {.row = row, .chain = 1};
        size_t to = read_count(lines->page_words, text, at, &end, &line.number);
        if (!to) {
            continue;
        }
        line.before = rcn_text_slice(text, 0, at);
        line.after = rcn_text_slice(text, end, text.len);
        /* nothing but the number: see page_numbers.c */
        if (rcn_text_has_word(line.before) ||
            rcn_text_has_word(rcn_text_slice(text, to, text.len))) {
            RCN_PUSH(lines->work->scratch, &lines->list, line);
        }
        return;
    }
}

static void
chain_lines(const rcn_counted_lines *lines)
{
    for (size_t i = 1; i < lines->list.count; i++) {
        rcn_counted_line *line = &lines->list.items[i];
        rcn_counted_line *above = line - 1;
        size_t rows = line->row - above->row;
        above->followed = line->number == above->number + 1 &&
                          rows >= ROWS_LEAST && rows <= ROWS_MOST &&
                          rcn_text_equal(line->before, above->before) &&
                          rcn_text_equal(line->after, above->after);
        line->chain = above->followed ? above->chain + 1 : 1;
    }
}

void
rcn_cut_counted_lines(rcn_work *work, rcn_word_list page_words)
{
    static const rcn_cause verdict = {
        "running-foot", "running-line",
        "a line that counts the pages, one more than that of the page before",
        NULL};
    rcn_counted_lines lines = {.work = work, .page_words = page_words};
    for (size_t i = 0; i < work->row_count; i++) {
        if (rcn_row_kept(&work->rows[i])) {
            add_line(&lines, i);
        }
    }
    chain_lines(&lines);
    size_t chain = 0;
    for (size_t i = lines.list.count; i-- > 0;) {
        const rcn_counted_line *line = &lines.list.items[i];
        chain = line->followed ? chain : line->chain;
        if (chain >= LINES_LEAST) {
            work->rows[line->row].fate = RCN_FATE_CUT;
            work->rows[line->row].verdict = &verdict;
        }
    }
}
