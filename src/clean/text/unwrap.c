/* Putting broken lines together again.  A line break is a wrap when the first
 * word of the next line would not have fitted on the line: greedy line filling
 * read backwards.  The width is learnt from breaks that are wraps beyond doubt,
 * in columns or in estimated print width, whichever explains them better. */
#include <string.h>

#include "base/utf8.h"
#include "clean/text/head_signs.h"
#include "clean/text/hyphens.h"
#include "clean/text/layout.h"
#include "clean/text/work.h"

#define WIDTH_LEAST  30
#define HYPHEN_LEAST 20 /* columns of a line that ends in a hyphen or goes on */
#define FULL_LINES   4  /* of prose before lines that are set in may be verse */
#define RIGHT_COLUMN 40 /* columns before what stands on the right */

bool
rcn_row_flows(const rcn_row *row, const rcn_row *next)
{
    bool open = row->end == RCN_ROW_END_OTHER || row->end == RCN_ROW_END_COMMA;
    return rcn_row_kept(row) && rcn_row_kept(next) && open && !row->code &&
           !next->code && row->width >= WIDTH_LEAST &&
           (next->begin == RCN_BEGIN_LOWER ||
            next->begin == RCN_BEGIN_CASELESS);
}

/* Would the next word not have fitted?  Widths in print are estimates, and a
 * line that ends within a sentence may have been set short for other reasons:
 * only a line that ends with one is held to the width. */
static bool
full(const rcn_text_layout *layout, const rcn_row *row, const rcn_row *next)
{
    bool stops =
        (row->end == RCN_ROW_END_SENTENCE || row->end == RCN_ROW_END_COLON) &&
        next->begin != RCN_BEGIN_LOWER;
    uint32_t slack = layout->print ? layout->width / (stops ? 50 : 5)
                                   : (stops ? 0 : layout->width / 10);
    return rcn_row_reach(row, layout->print) +
               rcn_row_first_word(next, layout->print) + slack >
           layout->width;
}

/* A line that stops within a sentence need not be quite full. */
static bool
nearly_full(const rcn_text_layout *layout, const rcn_row *row,
            const rcn_row *next)
{
    bool hyphen =
        row->end == RCN_ROW_END_HYPHEN && next->begin == RCN_BEGIN_LOWER;
    return (hyphen && row->width >= HYPHEN_LEAST) ||
           (rcn_row_flows(row, next) && row->begin == RCN_BEGIN_UPPER &&
            next->begin == RCN_BEGIN_LOWER &&
            next->to - next->from >= HYPHEN_LEAST &&
            rcn_row_reach(row, layout->print) > layout->width / 2) ||
           ((rcn_row_flows(row, next) || row->end == RCN_ROW_END_HYPHEN) &&
            rcn_row_reach(row, layout->print) > layout->width / 4 * 3);
}

/* Whether a line goes on in the next where no width was learnt: that begins in
 * small letters, or the line is as long as others that go on and ends without a
 * mark, or with a word that no paragraph ends with. */
static bool
goes_on_unmeasured(const rcn_work *work, const rcn_text_layout *layout,
                   const rcn_row *row, const rcn_row *next, rcn_text line)
{
    bool hyphen =
        row->end == RCN_ROW_END_HYPHEN && next->begin == RCN_BEGIN_LOWER;
    bool open =
        row->end == RCN_ROW_END_OTHER && next->begin != RCN_BEGIN_OTHER &&
        (layout->even ||
         rcn_last_word_is(rcn_rules_words(work->rules, "title-links"), line));
    return (layout->flows && rcn_row_flows(row, next)) ||
           (rcn_row_is_wide(layout, row) &&
            (rcn_row_flows(row, next) || hyphen || open));
}

static bool
is_item(const rcn_work *work, size_t index, uint32_t *ret_text_column)
{
    uint32_t number = 0;
    rcn_text line = rcn_row_text(work, index);
    uint32_t marker = rcn_marker(line, &number);
    *ret_text_column =
        work->rows[index].indent +
        (uint32_t)rcn_utf8_count(rcn_text_slice(line, 0, marker));
    return marker > 0;
}

/* Whether `next`, set deeper or less deep than the row before it, goes on. */
static bool
indent_goes_on(const rcn_work *work, size_t index, const rcn_row *next,
               bool starts)
{
    const rcn_row *row = &work->rows[index];
    bool within =
        row->end != RCN_ROW_END_SENTENCE && row->end != RCN_ROW_END_COLON;
    uint32_t column = 0;
    if (starts && is_item(work, index, &column)) {
        bool hangs = next->indent + 1 >= column && next->indent <= column + 4;
        bool returns = within && next->indent + 1 < row->indent;
        return hangs || returns; /* to the margin, from an indented number */
    }
    if (next->indent > row->indent) {
        return within && (starts || next->begin == RCN_BEGIN_LOWER);
    }
    return starts || (within && next->begin == RCN_BEGIN_LOWER);
}

/* A marker begins an item, unless it stands where a sentence runs on: a dash
 * after a full line that ends without a mark is one of the sentence's. */
static bool
begins_item(const rcn_work *work, const rcn_text_layout *layout, size_t index,
            size_t below)
{
    uint32_t column = 0;
    const rcn_row *row = &work->rows[index];
    if (!is_item(work, below, &column) || row->end == RCN_ROW_END_HYPHEN ||
        row->end == RCN_ROW_END_COMMA) {
        return false;
    }
    bool dash = rcn_marker_is_weak(rcn_row_text(work, below));
    return !(dash && layout->width && row->end == RCN_ROW_END_OTHER &&
             full(layout, row, &work->rows[below]));
}

/* A section number that stands alone, its title on the next line. */
static bool
is_bare_number(rcn_text line)
{
    size_t title = 0;
    char padded[32];
    if (line.len + 2 > sizeof padded) {
        return false;
    }
    memcpy(padded, line.at, line.len);
    padded[line.len] = ' ';
    padded[line.len + 1] = 'T';
    rcn_text text = {padded, line.len + 2};
    return rcn_section_levels(text, &title) > 1 && title == line.len + 1;
}

/* A heading that is too long for one line: set larger than the text, it is
 * broken at a smaller width, or its title hangs beside its number. */
static bool
heading_goes_on(const rcn_work *work, const rcn_text_layout *layout,
                size_t index, size_t below, size_t first)
{
    const rcn_row *row = &work->rows[index];
    const rcn_row *next = &work->rows[below];
    rcn_text line = rcn_row_text(work, first);
    bool bare = is_bare_number(line);
    size_t title = 0;
    if (bare && index == first) {
        return next->begin != RCN_BEGIN_DIGIT;
    }
    if ((!bare && rcn_section_levels(line, &title) < 2) || index > first + 3 ||
        row->end == RCN_ROW_END_SENTENCE || row->end == RCN_ROW_END_COLON) {
        return false;
    }
    bool hangs = next->indent > work->rows[first].indent + 1;
    bool wide = layout->width &&
                rcn_row_reach(row, layout->print) > layout->width / 5 * 3;
    return next->begin == RCN_BEGIN_LOWER || hangs || wide;
}

/* The mark of a note alone on a line, as superscripts are extracted, and its
 * note on the next one. */
static bool
is_note_mark(const rcn_work *work, size_t index, size_t below)
{
    const rcn_row *row = &work->rows[index];
    const rcn_row *next = &work->rows[below];
    rcn_text text = rcn_row_text(work, index);
    bool digits = true;
    for (size_t i = 0; i < text.len; i++) {
        digits = digits && text.at[i] >= '0' && text.at[i] <= '9';
    }
    bool sign = rcn_text_is(text, "*") || rcn_text_is(text, "**") ||
                rcn_text_is(text, "\xE2\x80\xA0");
    return ((digits && text.len <= 3) || sign) && below == index + 1 &&
           !next->bare && !next->code && next->indent > row->indent &&
           next->indent <= row->indent + 8 && next->begin == RCN_BEGIN_UPPER &&
           next->width > row->width + 10;
}

/* A line as far from the left edge as from the right one. */
static bool
is_in_the_middle(const rcn_text_layout *layout, const rcn_row *row)
{
    uint32_t right =
        row->width < layout->width ? layout->width - row->width : 0;
    uint32_t off =
        row->indent > right ? row->indent - right : right - row->indent;
    return !layout->print && row->indent > 4 && off <= 4;
}

/* Two lines set about one middle, as those of a title page are, or a heading so
 * set and the text below. */
static bool
is_centred(const rcn_text_layout *layout, const rcn_row *row,
           const rcn_row *next)
{
    return row->indent != next->indent && is_in_the_middle(layout, row) &&
           (is_in_the_middle(layout, next) ||
            (row->indent > 12 && next->begin == RCN_BEGIN_UPPER &&
             next->indent < row->indent));
}

/* "[Senate]": a line that brackets hold, as labels of a printed record. */
static bool
is_bracketed(rcn_text line)
{
    return line.len > 2 && rcn_text_starts(line, "[") &&
           rcn_text_find(line, "]", 0) == line.len - 1;
}

/* Whether two rows are never joined: code, lines in brackets, the turn of another
 * speaker, an item. */
static bool
are_parted(const rcn_work *work, const rcn_text_layout *layout, size_t index,
           size_t below)
{
    const rcn_row *row = &work->rows[index];
    const rcn_row *next = &work->rows[below];
    return row->code || next->code || row->bare || next->bare ||
           (is_bracketed(rcn_row_text(work, index)) &&
            is_bracketed(rcn_row_text(work, below))) ||
           (row->end == RCN_ROW_END_SENTENCE &&
            rcn_begins_with_turn(work->rules, rcn_row_text(work, below))) ||
           begins_item(work, layout, index, below);
}

static rcn_join
join_rows(const rcn_work *work, const rcn_text_layout *layout, size_t index,
          size_t below, size_t first)
{
    const rcn_row *row = &work->rows[index];
    const rcn_row *next = &work->rows[below];
    if (row->code && next->code) {
        return RCN_JOIN_LINE;
    }
    if (rcn_text_ends(rcn_row_text(work, index), "\xC2\xAD") &&
        row->end == RCN_ROW_END_HYPHEN && next->begin != RCN_BEGIN_OTHER) {
        return RCN_JOIN_SPACE; /* a soft hyphen never ends a paragraph */
    }
    if (index == first && is_note_mark(work, index, below)) {
        return RCN_JOIN_SPACE;
    }
    if (are_parted(work, layout, index, below)) {
        return RCN_JOIN_NONE;
    }
    if (heading_goes_on(work, layout, index, below, first)) {
        return RCN_JOIN_SPACE;
    }
    bool address = rcn_address_parted(rcn_row_text(work, index),
                                      rcn_row_text(work, below));
    if (!layout->width) {
        return goes_on_unmeasured(work, layout, row, next,
                                  rcn_row_text(work, index)) ||
                       (rcn_row_is_wide(layout, row) && address)
                   ? RCN_JOIN_SPACE
                   : RCN_JOIN_NONE;
    }
    if (!full(layout, row, next) && !nearly_full(layout, row, next) &&
        !address) {
        return RCN_JOIN_NONE;
    }
    if (row->indent >= RIGHT_COLUMN && next->indent >= RIGHT_COLUMN &&
        row->indent != next->indent) {
        return RCN_JOIN_NONE; /* lines of a letterhead or an address */
    }
    uint32_t column = 0;
    bool note = below > index + 1 && row->end == RCN_ROW_END_SENTENCE &&
                is_item(work, first, &column) && next->indent + 1 < column;
    if (is_centred(layout, row, next) || note) {
        return RCN_JOIN_NONE;
    }
    uint32_t deeper = next->indent > row->indent ? next->indent - row->indent
                                                 : row->indent - next->indent;
    if (deeper > 1 && !indent_goes_on(work, index, next, index == first)) {
        return RCN_JOIN_NONE;
    }
    return RCN_JOIN_SPACE;
}

/* A paragraph that a page break cuts in two: only blank lines and furniture
 * stand between. */
static rcn_join
join_pages(const rcn_work *work, const rcn_text_layout *layout, size_t index,
           size_t next_index)
{
    const rcn_row *row = &work->rows[index];
    const rcn_row *next = &work->rows[next_index];
    uint32_t column = 0;
    if (row->end == RCN_ROW_END_HYPHEN && next->begin == RCN_BEGIN_LOWER &&
        !row->code && !next->code) {
        return RCN_JOIN_SPACE;
    }
    if (!layout->width || row->code || next->code ||
        row->end == RCN_ROW_END_SENTENCE || row->end == RCN_ROW_END_COLON ||
        is_item(work, next_index, &column) || !full(layout, row, next)) {
        return RCN_JOIN_NONE;
    }
    uint32_t apart = next->indent > row->indent ? next->indent - row->indent
                                                : row->indent - next->indent;
    bool body = rcn_row_reach(row, layout->print) > layout->width / 10 * 9 &&
                rcn_row_reach(next, layout->print) > layout->width / 5 * 3;
    return next->begin == RCN_BEGIN_LOWER || (apart <= 1 && body)
               ? RCN_JOIN_SPACE
               : RCN_JOIN_NONE;
}

/* True when a sentence runs past a mark of print between two rows. */
static bool
runs_past(const rcn_work *work, size_t index, size_t next_index)
{
    const rcn_row *row = &work->rows[index];
    const rcn_row *next = &work->rows[next_index];
    return next->begin == RCN_BEGIN_LOWER && !row->code && !next->code &&
           (row->end == RCN_ROW_END_OTHER || row->end == RCN_ROW_END_COMMA ||
            row->end == RCN_ROW_END_HYPHEN);
}

/* One capital alone above the rest of its word, as a dropped initial is copied.
 * "A", "I" and "O" may be words. */
static bool
is_initial(const rcn_work *work, size_t index, size_t below)
{
    rcn_text text = rcn_row_text(work, index);
    uint32_t letter = 0;
    return text.len && rcn_utf8_next(text, 0, &letter) == text.len &&
           rcn_rune_is_upper(letter) && letter != 'A' && letter != 'I' &&
           letter != 'O' && below == index + 1 &&
           work->rows[below].begin == RCN_BEGIN_LOWER;
}

/* How a row of a note hangs on the row before it: blank rows part only what ends
 * there. */
static rcn_join
join_in_note(const rcn_work *work, const rcn_text_layout *layout, size_t below,
             size_t *note)
{
    size_t above = *note;
    *note = below;
    uint8_t end = work->rows[above].end;
    if (work->rows[below].note == RCN_NOTE_BEGINS) {
        return RCN_JOIN_NONE;
    }
    if (below != above + 1) {
        return end == RCN_ROW_END_SENTENCE || end == RCN_ROW_END_COLON
                   ? RCN_JOIN_NONE
                   : RCN_JOIN_SPACE;
    }
    return join_rows(work, layout, above, below, above);
}

/* Whether a row is parted from the one before by its section, or is the first. */
static bool
opens_section(const rcn_work *work, size_t last, size_t index)
{
    return last == SIZE_MAX || work->rows[index].section ||
           work->rows[last].section;
}

/* Whether a number alone in its row, the first of its chunk, goes on in a row below
 * a blank one. */
static bool
is_number_above(const rcn_work *work, size_t first, size_t last, size_t index)
{
    return last == first && last + 2 == index &&
           is_bare_number(rcn_row_text(work, last)) &&
           work->rows[index].begin == RCN_BEGIN_UPPER;
}

/* Notes what a row that is not kept is: a mark of print, furniture, a blank. */
static void
pass_row(const rcn_row *row, bool *mark, bool *page, bool *gap)
{
    *mark = *mark || row->verdict == &rcn_cause_print_mark;
    *page = *page || (row->fate == RCN_FATE_CUT && !row->line_space);
    *gap = *gap || !row->line_space;
}

void
rcn_unwrap(rcn_work *work)
{
    static const rcn_cause initial = {"dropped-initial", "dropped-initial",
                                      NULL, ""};
    rcn_text_layout layout = rcn_text_layout_learn(work);
    uint32_t measure = layout.print ? layout.longest : layout.width;
    size_t last = SIZE_MAX; /* the kept row before */
    size_t first = 0;       /* the first of its chunk */
    bool mark = false;      /* a mark of print since then */
    bool page = false;      /* furniture or a page begins since then */
    bool gap = false;       /* blank rows or furniture since then */
    size_t stanza = 0;      /* the row behind the last stanza of verse */
    size_t full = 0;        /* lines of prose since the start */
    size_t note = 0;        /* the row of a note before */
    for (size_t i = 0; i < work->row_count; i++) {
        rcn_row *row = &work->rows[i];
        if (!rcn_row_kept(row)) {
            pass_row(row, &mark, &page, &gap);
            continue;
        }
        if (row->note != RCN_NOTE_NONE) {
            row->join = (uint8_t)join_in_note(work, &layout, i, &note);
            gap = page = true;
            continue;
        }
        page = page || row->page_start;
        row->join = RCN_JOIN_NONE;
        if (i < stanza) {
            row->join = RCN_JOIN_LINE;
        } else if (opens_section(work, last, i)) {
            first = i;
        } else if (!gap && is_initial(work, last, i)) {
            row->join = RCN_JOIN_GLUE;
            row->verdict = &initial;
        } else if (!gap) {
            row->join = (uint8_t)join_rows(work, &layout, last, i, first);
        } else if ((mark && runs_past(work, last, i)) ||
                   (!page && is_number_above(work, first, last, i))) {
            row->join = RCN_JOIN_SPACE;
        } else if (page) {
            row->join = (uint8_t)join_pages(work, &layout, last, i);
        }
        uint32_t prose = full >= FULL_LINES ? measure : 0;
        stanza = i < stanza ? stanza : rcn_stanza_end(work, i, prose);
        full += work->wrapped && rcn_is_full_line(row, measure);
        first = row->join == RCN_JOIN_NONE ? i : first;
        last = i;
        mark = false;
        page = false;
        gap = false;
    }
}
