/* Columns kept apart by spaces, and text that only looks like it: the lines of
 * a justified typescript are filled up with spaces between their words, so
 * that wide gaps in them mean nothing. */
#include <string.h>

#include "base/utf8.h"
#include "clean/text/work.h"

#define WORDS_LEAST 6   /* of a line that may be justified */
#define WIDTH_MOST  160 /* columns of such a line */
#define GAP_MOST    24  /* columns: wider ones are a layout's */
#define PART        10  /* filled: one line in ten; running on: three */
#define LINES_LEAST 12

/* Gaps between the words of a line: justified lines have gaps about alike,
 * columns do not. */
bool
rcn_line_has_columns(rcn_text line)
{
    size_t longest = 0;
    size_t shortest = SIZE_MAX;
    size_t run = 0;
    for (size_t i = 0; i < line.len; i++) {
        if (line.at[i] == ' ') {
            run++;
        } else if (run) {
            longest = run > longest ? run : longest;
            shortest = run < shortest ? run : shortest;
            run = 0;
        }
    }
    return longest >= 4 && longest > shortest + 3;
}

/* What the lines of prose in a document say of its right edge. */
typedef struct rcn_right_edge {
    uint32_t lines;
    uint32_t flows;  /* that go on in a small letter below */
    uint32_t filled; /* of them, with a wide gap between two words */
} rcn_right_edge;

static bool
is_mark(char byte)
{
    return strchr(".:;!?\"')", byte) != NULL;
}

/* What parts the words of a line. */
typedef struct rcn_line_gaps {
    size_t words;
    size_t widest; /* columns */
    bool filled;   /* three spaces or more stand between two words, or four or
                      more after a mark */
} rcn_line_gaps;

static rcn_line_gaps
read_gaps(rcn_text line)
{
    rcn_line_gaps gaps = {.words = 1};
    size_t run = 0;
    for (size_t i = 0; i < line.len; i++) {
        if (line.at[i] == ' ') {
            run++;
            continue;
        }
        gaps.words += run > 0;
        gaps.widest = run > gaps.widest ? run : gaps.widest;
        if (run > 2 && i > run && (run > 3 || !is_mark(line.at[i - run - 1]))) {
            gaps.filled = true;
        }
        run = 0;
    }
    return gaps;
}

/* More letters than `times` its other marks; references to law and the like
 * have many of these. */
static bool
is_prose(rcn_text line, size_t times)
{
    size_t letters = 0;
    size_t others = 0;
    for (size_t i = 0; i < line.len; i++) {
        char byte = line.at[i];
        bool letter = (byte >= 'a' && byte <= 'z') ||
                      (byte >= 'A' && byte <= 'Z') ||
                      (unsigned char)byte >= 0x80;
        letters += letter;
        others += !letter && byte != ' ';
    }
    return letters > times * others;
}

/* Returns the next row with words, past at most two blank ones; or the row
 * count. */
static size_t
row_below(const rcn_work *work, size_t row)
{
    for (size_t i = row + 1; i < work->row_count && i <= row + 3; i++) {
        if (work->rows[i].from < work->rows[i].to) {
            return i;
        }
    }
    return work->row_count;
}

/* Returns whether a row may be a line of justified prose. */
static bool
may_be_filled(const rcn_work *work, size_t index, size_t times,
              rcn_line_gaps *gaps)
{
    const rcn_row *row = &work->rows[index];
    if (row->from == row->to || row->width > WIDTH_MOST) {
        return false;
    }
    rcn_text line = rcn_row_text(work, index);
    *gaps = read_gaps(line);
    return gaps->words >= WORDS_LEAST && is_prose(line, times);
}

/* Returns whether a sentence runs on to the row below. */
static bool
runs_on(const rcn_work *work, size_t index)
{
    size_t below = row_below(work, index);
    return below < work->row_count &&
           work->rows[index].end != RCN_ROW_END_SENTENCE &&
           work->rows[below].begin == RCN_BEGIN_LOWER;
}

static void
look_at_edge(const rcn_work *work, rcn_right_edge *edge)
{
    for (size_t i = 0; i < work->row_count; i++) {
        rcn_line_gaps gaps = {.words = 0};
        if (may_be_filled(work, i, 4, &gaps)) {
            bool flows = runs_on(work, i);
            edge->lines++;
            edge->flows += flows;
            edge->filled += flows && gaps.filled;
        }
    }
}

/* Spaces of a line beyond one between words, or two after the end of a
 * sentence. */
static uint32_t
spaces_filled_in(rcn_text line)
{
    uint32_t surplus = 0;
    uint32_t run = 0;
    for (size_t i = 0; i < line.len; i++) {
        if (line.at[i] == ' ') {
            run++;
            continue;
        }
        bool sentence = run && i > run && strchr(".?!:", line.at[i - run - 1]);
        uint32_t own = sentence ? 2 : 1;
        surplus += run > own ? run - own : 0;
        run = 0;
    }
    return surplus;
}

/* Are the lines filled up with spaces to a right edge? */
static bool
is_justified(const rcn_work *work)
{
    rcn_right_edge edge = {.lines = 0};
    look_at_edge(work, &edge);
    return edge.lines >= LINES_LEAST && edge.filled * PART >= edge.flows &&
           edge.flows * PART >= edge.lines * 3;
}

void
rcn_read_columns(rcn_work *work)
{
    bool justified = is_justified(work);
    for (size_t i = 0; i < work->row_count; i++) {
        rcn_row *row = &work->rows[i];
        rcn_line_gaps gaps = {.words = 0};
        if (justified && may_be_filled(work, i, 1, &gaps) &&
            (gaps.widest <= GAP_MOST || runs_on(work, i))) {
            row->columns = false;
            row->width -= spaces_filled_in(rcn_row_text(work, i));
        }
        row->code = row->code || row->columns;
    }
}
