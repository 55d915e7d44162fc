/* At what width the lines of a text were broken: it is learnt from breaks that are
 * wraps beyond doubt, in columns or in estimated print width, whichever explains them
 * better, or from lines that are all filled up to one width. */
#include "clean/text/layout.h"

#include <stdlib.h>

#include "base/list.h"

/* Fewer certain wraps than this say nothing of a width. */
#define WRAPS_ENOUGH 3
#define FLOWS_ENOUGH 8
#define VERSE_MOST   56 /* columns of the longest line of a poem */
/* Columns of lines that may be wraps where no width was learnt. */
#define SURE_LEAST 60
#define SURE_MOST  200
/* Of lines that fill a width which no certain wraps tell. */
#define FILLED_LEAST 4
#define FILLED_MOST  100

typedef RCN_LIST(uint32_t) rcn_widths;

/* The row below a line, blank or not, past the space between lines; NULL: there
 * is none. */
static const rcn_row *
line_below(const rcn_work *work, size_t index)
{
    for (size_t i = index + 1; i < work->row_count; i++) {
        if (!work->rows[i].line_space || rcn_row_kept(&work->rows[i])) {
            return &work->rows[i];
        }
    }
    return NULL;
}

static int
by_number(const void *left, const void *right)
{
    uint32_t a = *(const uint32_t *)left;
    uint32_t b = *(const uint32_t *)right;
    return (a > b) - (a < b);
}

/* The width that the fewest wraps speak against: `ends` are the widths of the
 * lines, `overs` what they would be with the next word.  Both are sorted.
 * Returns the number that speak against it. */
static size_t
best_width(const rcn_widths *ends, const rcn_widths *overs, uint32_t *ret_width)
{
    size_t n = ends->count;
    size_t best = 2 * n + 1;
    size_t short_of = 0;
    for (size_t i = 0; i < n; i++) {
        uint32_t width = ends->items[i];
        while (short_of < n && overs->items[short_of] <= width) {
            short_of++;
        }
        size_t against = n - 1 - i + short_of;
        if (against < best) {
            best = against;
            *ret_width = width;
        }
    }
    return best;
}

/* A width that was tried, and how the certain wraps speak of it. */
typedef struct rcn_join_trial {
    uint32_t width;
    size_t count;   /* certain wraps */
    size_t against; /* too long for it, or with room for the next word */
    size_t near;    /* about as wide */
} rcn_join_trial;

/* Tries a metric on the wraps of lines of at least `least` columns. */
static rcn_join_trial
try_metric(const rcn_work *work, bool print, uint32_t least, rcn_arena *scratch)
{
    rcn_widths ends = {0};
    rcn_widths overs = {0};
    for (size_t i = 0; i + 1 < work->row_count; i++) {
        const rcn_row *row = &work->rows[i];
        const rcn_row *next = rcn_row_kept(row) ? line_below(work, i) : NULL;
        if (next && row->width >= least && rcn_row_flows(row, next)) {
            uint32_t width = rcn_row_reach(row, print);
            RCN_PUSH(scratch, &ends, width);
            RCN_PUSH(scratch, &overs, width + rcn_row_first_word(next, print));
        }
    }
    rcn_join_trial trial = {.count = ends.count};
    if (!ends.count) {
        return trial;
    }
    qsort(ends.items, ends.count, sizeof *ends.items, by_number);
    qsort(overs.items, overs.count, sizeof *overs.items, by_number);
    trial.against = best_width(&ends, &overs, &trial.width);
    for (size_t i = 0; i < ends.count; i++) {
        uint64_t width = ends.items[i];
        trial.near += width * 100 >= (uint64_t)trial.width * 85 &&
                      width * 100 <= (uint64_t)trial.width * 112;
    }
    return trial;
}

/* Few wraps against a width, or most of them near it: estimates of print are
 * not exact. */
static bool
is_good(const rcn_join_trial *trial)
{
    return trial->count >= WRAPS_ENOUGH &&
           (trial->against * 4 <= trial->count ||
            trial->near * 10 >= trial->count * 7);
}

/* Lines far beyond the width are whole paragraphs: a document with many of them
 * was not broken at a width. */
static bool
is_kept_to(const rcn_work *work, uint32_t width, bool print)
{
    size_t within = 0;
    size_t beyond = 0;
    for (size_t i = 0; i < work->row_count; i++) {
        uint64_t reached = rcn_row_kept(&work->rows[i])
                               ? rcn_row_reach(&work->rows[i], print)
                               : 0;
        beyond += reached * 4 > (uint64_t)width * 5;
        within += reached * 10 >= (uint64_t)width * 7;
    }
    return beyond * 5 <= within;
}

static uint32_t
longest_row(const rcn_work *work)
{
    uint32_t longest = 0;
    for (size_t i = 0; i < work->row_count; i++) {
        const rcn_row *row = &work->rows[i];
        longest = row->width > longest ? row->width : longest;
    }
    return longest;
}

/* Narrow lines of which a third end with a mark, and not their paragraph with
 * them, were broken by a poet. */
static bool
is_verse_width(const rcn_work *work, const rcn_text_layout *layout)
{
    size_t lines = 0;
    size_t marks = 0;
    for (size_t i = 0; i + 1 < work->row_count; i++) {
        const rcn_row *row = &work->rows[i];
        if (rcn_row_kept(row) && rcn_row_kept(&work->rows[i + 1])) {
            lines++;
            marks += row->end == RCN_ROW_END_COMMA ||
                     row->end == RCN_ROW_END_COLON ||
                     row->end == RCN_ROW_END_SENTENCE;
        }
    }
    return longest_row(work) <= VERSE_MOST && layout->width &&
           marks * 3 >= lines;
}

static bool
learn(const rcn_work *work, uint32_t least, rcn_text_layout *layout)
{
    rcn_arena *scratch = rcn_arena_new(0);
    rcn_join_trial columns = try_metric(work, false, least, scratch);
    rcn_join_trial print = try_metric(work, true, least, scratch);
    rcn_arena_free(scratch);
    layout->print = print.against < columns.against;
    layout->width = layout->print ? print.width : columns.width;
    return is_good(layout->print ? &print : &columns) &&
           is_kept_to(work, layout->width, layout->print);
}

/* Of a document with few certain wraps: the longest line, when nearly all lines
 * with a line below them in the same block are filled up to it. */
static bool
learn_from_filling(const rcn_work *work, rcn_text_layout *layout)
{
    uint32_t longest = longest_row(work);
    size_t filled = 0;
    size_t short_of = 0;
    for (size_t i = 0; i + 1 < work->row_count; i++) {
        const rcn_row *row = &work->rows[i];
        const rcn_row *next = &work->rows[i + 1];
        if (!rcn_row_kept(row) || !rcn_row_kept(next) || row->code ||
            next->code || row->bare || next->bare) {
            continue;
        }
        bool stops =
            row->end == RCN_ROW_END_SENTENCE || row->end == RCN_ROW_END_COLON;
        uint32_t slack = stops ? 0 : longest / 10;
        bool full =
            row->width + rcn_row_first_word(next, false) + slack > longest;
        filled += full;
        short_of += !full && !stops;
    }
    *layout = (rcn_text_layout){.width = longest};
    return longest >= SURE_LEAST && longest <= FILLED_MOST &&
           filled >= FILLED_LEAST && short_of * 4 <= filled;
}

bool
rcn_row_is_wide(const rcn_text_layout *layout, const rcn_row *row)
{
    return row->width >= SURE_LEAST && row->width <= SURE_MOST &&
           row->width * 10 >= layout->longest * 7;
}

/* Whether the long lines that end without a mark are wraps: more of them go on in
 * small letters than in a capital, which may be that of a noun or a name. */
static bool
has_even_lines(const rcn_work *work, const rcn_text_layout *layout)
{
    size_t certain = 0;
    size_t open = 0;
    for (size_t i = 0; i + 1 < work->row_count; i++) {
        const rcn_row *row = &work->rows[i];
        const rcn_row *next = &work->rows[i + 1];
        if (rcn_row_kept(row) && rcn_row_is_wide(layout, row)) {
            certain += rcn_row_flows(row, next);
            open += rcn_row_kept(next) && row->end == RCN_ROW_END_OTHER &&
                    next->begin == RCN_BEGIN_UPPER;
        }
    }
    return certain >= WRAPS_ENOUGH && certain >= open;
}

/* Whether one line in three of a text that is no verse goes on in small letters in the
 * next. */
static bool
has_flowing_lines(const rcn_work *work, const rcn_text_layout *layout)
{
    size_t certain = 0;
    size_t kept = 0;
    for (size_t i = 0; i + 1 < work->row_count; i++) {
        const rcn_row *row = &work->rows[i];
        kept += rcn_row_kept(row);
        certain += rcn_row_kept(row) && rcn_row_flows(row, &work->rows[i + 1]);
    }
    return layout->longest > VERSE_MOST && certain >= FLOWS_ENOUGH &&
           certain * 3 >= kept;
}

rcn_text_layout
rcn_text_layout_learn(rcn_work *work)
{
    rcn_text_layout layout = {0};
    /* In a book of verse but the long lines are those of prose. */
    work->wrapped = learn(work, 0, &layout) ||
                    (work->book && learn(work, SURE_LEAST, &layout)) ||
                    learn_from_filling(work, &layout);
    work->wrapped = work->wrapped && !is_verse_width(work, &layout);
    if (!work->wrapped) {
        layout = (rcn_text_layout){.longest = longest_row(work)};
        layout.even = has_even_lines(work, &layout);
        layout.flows = has_flowing_lines(work, &layout);
    }
    layout.longest = longest_row(work);
    return layout;
}
