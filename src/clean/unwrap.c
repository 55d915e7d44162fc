/* Putting broken lines together again.  A line break is a wrap when the first
 * word of the next line would not have fitted on the line: greedy line filling
 * read backwards.  The width is learnt from breaks that are wraps beyond doubt,
 * in columns or in estimated print width, whichever explains them better. */
#include <stdlib.h>

#include "clean/hyphens.h"
#include "clean/work.h"

/* Fewer certain wraps than this say nothing of a width. */
#define WRAPS_ENOUGH 3
#define WIDTH_LEAST  30

/* What was learnt of the lines of one document. */
typedef struct rcn_layout {
    bool print;     /* widths are estimates of print, else columns */
    uint32_t width; /* of a full line */
    uint32_t slack; /* how much a full line may fall short of it */
} rcn_layout;

typedef RCN_LIST(uint32_t) rcn_widths;

static uint32_t
reach(const rcn_row *row, bool print)
{
    return print ? row->measure + row->indent * 48 : row->width;
}

static uint32_t
first_word(const rcn_row *row, bool print)
{
    return print ? 25 + row->first_measure * 10u : 1u + row->first_word;
}

/* A break within a sentence beyond doubt. */
static bool
certain(const rcn_row *row, const rcn_row *next)
{
    bool open = row->end == RCN_END_OTHER || row->end == RCN_END_COMMA;
    return rcn_row_kept(row) && rcn_row_kept(next) && open && !row->code &&
           !next->code && row->width >= WIDTH_LEAST &&
           (next->begin == RCN_BEGIN_LOWER ||
            next->begin == RCN_BEGIN_CASELESS);
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

static size_t
learn_width(const rcn_work *work, bool print, uint32_t *ret_width,
            size_t *ret_count)
{
    rcn_widths ends = {0};
    rcn_widths overs = {0};
    for (size_t i = 0; i + 1 < work->row_count; i++) {
        const rcn_row *row = &work->rows[i];
        if (certain(row, row + 1)) {
            uint32_t width = reach(row, print);
            RCN_PUSH(work->scratch, &ends, width);
            RCN_PUSH(work->scratch, &overs, width + first_word(row + 1, print));
        }
    }
    *ret_count = ends.count;
    if (!ends.count) {
        return 0;
    }
    qsort(ends.items, ends.count, sizeof *ends.items, by_number);
    qsort(overs.items, overs.count, sizeof *overs.items, by_number);
    return best_width(&ends, &overs, ret_width);
}

static bool
learn(const rcn_work *work, rcn_layout *layout)
{
    uint32_t columns = 0;
    uint32_t print = 0;
    size_t count = 0;
    size_t against_columns = learn_width(work, false, &columns, &count);
    size_t against_print = learn_width(work, true, &print, &count);
    layout->print = against_print < against_columns;
    layout->width = layout->print ? print : columns;
    layout->slack = layout->print ? print / 24 : 0;
    size_t against = layout->print ? against_print : against_columns;
    return count >= WRAPS_ENOUGH && against * 4 <= count;
}

static bool
full(const rcn_layout *layout, const rcn_row *row, const rcn_row *next)
{
    return reach(row, layout->print) + first_word(next, layout->print) +
               layout->slack >
           layout->width;
}

/* A line that stops within a sentence need not be quite full. */
static bool
nearly_full(const rcn_layout *layout, const rcn_row *row, const rcn_row *next)
{
    return (certain(row, next) || row->end == RCN_END_HYPHEN) &&
           reach(row, layout->print) > layout->width / 4 * 3;
}

static bool
is_item(const rcn_work *work, size_t index, uint32_t *ret_text_column)
{
    uint32_t number = 0;
    uint32_t marker = rcn_marker(rcn_row_text(work, index), &number);
    *ret_text_column = work->rows[index].indent + marker;
    return marker > 0;
}

/* Whether `next`, set deeper or less deep than the row before it, goes on. */
static bool
indent_goes_on(const rcn_work *work, size_t index, const rcn_row *next,
               bool starts)
{
    const rcn_row *row = &work->rows[index];
    bool within = row->end != RCN_END_SENTENCE && row->end != RCN_END_COLON;
    uint32_t column = 0;
    if (starts && is_item(work, index, &column)) {
        return next->indent + 1 >= column && next->indent <= column + 4;
    }
    if (next->indent > row->indent) {
        return within && (starts || next->begin == RCN_BEGIN_LOWER);
    }
    return starts || (within && next->begin == RCN_BEGIN_LOWER);
}

/* A marker begins an item, unless it stands where a sentence runs on. */
static bool
begins_item(const rcn_work *work, size_t index, size_t next)
{
    uint32_t column = 0;
    if (!is_item(work, next, &column)) {
        return false;
    }
    const rcn_row *row = &work->rows[index];
    return row->end != RCN_END_HYPHEN && row->end != RCN_END_COMMA;
}

static rcn_join
join_rows(const rcn_work *work, const rcn_layout *layout, size_t index,
          bool starts)
{
    const rcn_row *row = &work->rows[index];
    const rcn_row *next = row + 1;
    if (row->code && next->code) {
        return RCN_JOIN_LINE;
    }
    if (row->code || next->code || begins_item(work, index, index + 1)) {
        return RCN_JOIN_NONE;
    }
    if (!layout) {
        bool long_enough = row->width >= 60 && row->width <= 200;
        return certain(row, next) && long_enough ? RCN_JOIN_SPACE
                                                 : RCN_JOIN_NONE;
    }
    if (!full(layout, row, next) && !nearly_full(layout, row, next) &&
        !rcn_address_parted(rcn_row_text(work, index),
                            rcn_row_text(work, index + 1))) {
        return RCN_JOIN_NONE;
    }
    uint32_t deeper = next->indent > row->indent ? next->indent - row->indent
                                                 : row->indent - next->indent;
    if (deeper > 1 && !indent_goes_on(work, index, next, starts)) {
        return RCN_JOIN_NONE;
    }
    return RCN_JOIN_SPACE;
}

/* A paragraph that a page break cuts in two: only blank lines and furniture
 * stand between. */
static rcn_join
join_pages(const rcn_work *work, const rcn_layout *layout, size_t index,
           size_t next_index)
{
    const rcn_row *row = &work->rows[index];
    const rcn_row *next = &work->rows[next_index];
    uint32_t column = 0;
    if (!layout || row->code || next->code || row->end == RCN_END_SENTENCE ||
        row->end == RCN_END_COLON || is_item(work, next_index, &column) ||
        !full(layout, row, next)) {
        return RCN_JOIN_NONE;
    }
    bool lower = next->begin == RCN_BEGIN_LOWER;
    uint32_t apart = next->indent > row->indent ? next->indent - row->indent
                                                : row->indent - next->indent;
    return lower || apart <= 1 ? RCN_JOIN_SPACE : RCN_JOIN_NONE;
}

void
rcn_unwrap(rcn_work *work)
{
    rcn_layout learnt = {0};
    work->wrapped = learn(work, &learnt);
    const rcn_layout *layout = work->wrapped ? &learnt : NULL;
    size_t last = SIZE_MAX; /* the kept row before */
    bool starts = true;     /* it is the first of its chunk */
    bool page = false;      /* furniture or a page begins since then */
    for (size_t i = 0; i < work->row_count; i++) {
        rcn_row *row = &work->rows[i];
        if (!rcn_row_kept(row)) {
            page = page || row->fate == RCN_FATE_CUT;
            continue;
        }
        page = page || row->page_start;
        row->gap = last != SIZE_MAX && last + 1 != i;
        row->join = RCN_JOIN_NONE;
        if (last != SIZE_MAX && !row->gap) {
            row->join = (uint8_t)join_rows(work, layout, last, starts);
        } else if (last != SIZE_MAX && page) {
            row->join = (uint8_t)join_pages(work, layout, last, i);
        }
        starts = row->join == RCN_JOIN_NONE;
        last = i;
        page = false;
    }
}
