/* The line spacing of typescripts: blank lines that part the lines of one
 * paragraph, and what a converter leaves of underlined and overstruck words.
 * Whether a blank line is a gap is decided by what most blank lines of the
 * document part: lines that a sentence runs through, or paragraphs. */
#include "clean/text/work.h"

#define SPACING_MOST 2 /* blank lines between two lines */
#define FLOWS_LEAST  4
#define FLOW_PART    4   /* a quarter of the pairs of lines shows a sentence */
#define WIDTH_MOST   110 /* columns of a typed line */
#define INDENT_LEAST 3   /* columns, of paragraphs and titles */
#define INDENTS      3   /* rows with it that show that a page was laid out */
#define LONG_PART    10  /* a tenth of the lines may be longer */
#define MARKS_LEAST  2   /* underlines that show a typescript */
#define STRUCK_LEAST 5   /* bytes */

static const rcn_cause underline = {"underline", "underline", NULL, NULL};
static const rcn_cause overstrike = {"overstrike", "overstrike",
                                     "it repeats words of the line above in "
                                     "the same columns",
                                     NULL};

static bool
is_blank(const rcn_row *row)
{
    return row->from == row->to;
}

/* White space of a blank row that ends below the words of the row above: what
 * a converter left of their underlining. */
static bool
is_lost_underline(const rcn_row *row)
{
    const rcn_row *above = row - 1;
    return is_blank(row) && rcn_row_kept(above) && !above->bare &&
           row->indent > above->indent + 1 && row->indent <= above->width + 1;
}

/* A row of underscores that is below some of the words above. */
static bool
is_underline(const rcn_work *work, size_t index)
{
    const rcn_row *row = &work->rows[index];
    const rcn_row *above = row - 1;
    if (!row->bare || !rcn_row_kept(above) || above->bare ||
        row->indent < above->indent || row->width > above->width + 1) {
        return false;
    }
    bool whole =
        row->indent <= above->indent + 1 && row->width + 1 >= above->width;
    rcn_text text = rcn_row_text(work, index);
    for (size_t i = 0; i < text.len; i++) {
        if (text.at[i] != '_' && text.at[i] != ' ') {
            return false;
        }
    }
    return !whole;
}

/* Lost underlines count where blank rows differ in length as words do, and
 * empty ones are beside them. */
static size_t
count_marks(const rcn_work *work)
{
    size_t lost = 0;
    size_t empty = 0;
    size_t lengths = 0;
    size_t drawn = 0;
    uint64_t seen = 0;
    for (size_t i = 1; i < work->row_count; i++) {
        const rcn_row *row = &work->rows[i];
        empty += is_blank(row) && row->indent == 0;
        drawn += is_underline(work, i);
        if (is_lost_underline(row)) {
            uint64_t bit = (uint64_t)1 << (row->indent % 64);
            lengths += !(seen & bit);
            seen |= bit;
            lost++;
        }
    }
    return drawn + (lengths > 2 && empty ? lost : 0);
}

/* Returns whether all that a row shows is in the row above too, at the same
 * place, and the row above shows more. */
static bool
is_overstrike(const rcn_work *work, size_t index)
{
    const rcn_row *row = &work->rows[index];
    const rcn_row *above = row - 1;
    const rcn_line *lines = work->document->lines;
    if (is_blank(row) || row->bare || row->to - row->from < STRUCK_LEAST ||
        !rcn_row_kept(above)) {
        return false;
    }
    rcn_text top = rcn_text_slice(work->text, lines[index - 1].start,
                                  lines[index - 1].end);
    rcn_text text =
        rcn_text_slice(work->text, lines[index].start, lines[index].end);
    if (row->to - lines[index].start > top.len ||
        row->to - row->from >= above->to - above->from) {
        return false;
    }
    for (size_t i = row->from - lines[index].start;
         i < row->to - lines[index].start; i++) {
        if (text.at[i] != ' ' && text.at[i] != top.at[i]) {
            return false;
        }
    }
    return true;
}

static void
mark(rcn_row *row, const rcn_cause *why)
{
    row->line_space = true;
    if (!is_blank(row)) {
        row->fate = RCN_FATE_CUT;
        row->verdict = why;
    }
}

void
rcn_cut_underlines(rcn_work *work)
{
    if (count_marks(work) < MARKS_LEAST) {
        return;
    }
    for (size_t i = 1; i < work->row_count; i++) {
        rcn_row *row = &work->rows[i];
        if (is_lost_underline(row) || is_underline(work, i)) {
            mark(row, &underline);
        } else if (is_overstrike(work, i)) {
            mark(row, &overstrike);
        }
    }
}

/* Two neighbouring rows of words and the blank rows between them. */
typedef struct rcn_row_pair {
    size_t above, below;
    uint32_t blanks;
} rcn_row_pair;

#define NO_PAIR ((rcn_row_pair){SIZE_MAX, SIZE_MAX, 0})

/* Finds the pair that follows, or the first one after NO_PAIR; false when there
 * is none. */
static bool
next_pair(const rcn_work *work, rcn_row_pair *pair)
{
    pair->above = pair->below;
    pair->blanks = 0;
    size_t from = pair->above == SIZE_MAX ? 0 : pair->above + 1;
    for (size_t i = from; i < work->row_count; i++) {
        const rcn_row *row = &work->rows[i];
        if (rcn_row_kept(row) && pair->above == SIZE_MAX) {
            pair->above = i;
            pair->blanks = 0;
            continue;
        }
        if (rcn_row_kept(row)) {
            pair->below = i;
            return true;
        }
        pair->blanks += is_blank(row) && !row->line_space;
    }
    return false;
}

/* Returns the most blank rows that part the lines of a paragraph, or 0. */
static uint32_t
spacing_of(const rcn_work *work)
{
    size_t pairs[SPACING_MOST + 1] = {0};
    size_t flows[SPACING_MOST + 1] = {0};
    size_t longer = 0;
    size_t indents = 0;
    rcn_row_pair pair = NO_PAIR;
    while (next_pair(work, &pair)) {
        longer += work->rows[pair.above].width > WIDTH_MOST;
        indents += work->rows[pair.below].indent >= INDENT_LEAST;
        if (pair.blanks <= SPACING_MOST) {
            pairs[pair.blanks]++;
            flows[pair.blanks] +=
                rcn_row_flows(&work->rows[pair.above], &work->rows[pair.below]);
        }
    }
    uint32_t spacing = indents < INDENTS ? 0 : SPACING_MOST;
    while (spacing && (flows[spacing] < FLOWS_LEAST ||
                       flows[spacing] * FLOW_PART < pairs[spacing] ||
                       longer * LONG_PART > pairs[spacing])) {
        spacing--;
    }
    return spacing;
}

/* Blank rows beside single-spaced lines, as those of quotations and notes, are
 * gaps, unless a sentence runs through. */
static bool
is_gap(const rcn_work *work, const rcn_row_pair *pair, uint32_t blanks_above,
       uint32_t blanks_below)
{
    bool above = blanks_above == 0;
    bool below = blanks_below == 0;
    return (above && below) ||
           ((above || below) &&
            !rcn_row_flows(&work->rows[pair->above], &work->rows[pair->below]));
}

/* Returns the blank rows of a pair as its neighbours see them: a page that
 * begins between says nothing of spacing. */
static uint32_t
blanks_of(const rcn_work *work, const rcn_row_pair *pair)
{
    return work->rows[pair->below].page_start ? UINT32_MAX : pair->blanks;
}

static void
mark_spacing(rcn_work *work, uint32_t spacing)
{
    rcn_row_pair pair = NO_PAIR;
    uint32_t before = UINT32_MAX;
    for (bool more = next_pair(work, &pair); more;) {
        rcn_row_pair next = pair;
        more = next_pair(work, &next);
        uint32_t after = more ? blanks_of(work, &next) : UINT32_MAX;
        if (pair.blanks && pair.blanks <= spacing &&
            !is_gap(work, &pair, before, after)) {
            for (size_t i = pair.above + 1; i < pair.below; i++) {
                work->rows[i].line_space = true;
            }
        }
        before = blanks_of(work, &pair);
        pair = next;
    }
}

void
rcn_find_line_spacing(rcn_work *work)
{
    uint32_t spacing = spacing_of(work);
    if (spacing) {
        mark_spacing(work, spacing);
    }
}
