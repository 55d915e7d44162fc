/* Verse in plain text: a stanza is a few short lines between blank ones, each of
 * which begins as a line of verse does, or lines set in from those of the prose
 * that end before the measure; its lines stay lines of one paragraph.  In a poem,
 * and in a book whose paragraphs blank lines part, so do all lines between blank
 * ones that no wrap explains. */
#include "base/utf8.h"
#include "clean/text/work.h"

#define LINES_LEAST   3u
#define LINES_FEW     16u /* more of them need more signs at their ends */
#define LINES_MOST    2000u
#define WIDTH_LEAST   12u /* columns */
#define WIDTH_MOST    60u
#define INDENT_LEAST  2u /* of lines set in */
#define INDENT_LINES  60u
#define INDENT_SPREAD 12u
#define GROUP_WIDTH   70u /* columns of a line of a group */
#define GROUP_PART    5u  /* of groups of prose, one may hold two paragraphs */
#define GROUP_APART   16u /* one of so many lines may be of another kind */
#define POEM_LINES    8u  /* of a poem */
#define POEM_PART     7u  /* of ten lines of a text */
#define FULL_LEAST    40u /* columns of a line of prose */
#define FULL_SLACK    16u /* columns that it may lack */

/* A short line that begins with a capital or a quotation mark and has no
 * figure. */
static bool
is_verse_line(const rcn_work *work, const rcn_row *row)
{
    rcn_text text = rcn_text_slice(work->text, row->from, row->to);
    uint32_t first = 0;
    (void)rcn_utf8_next(text, 0, &first);
    bool begins = row->begin == RCN_BEGIN_UPPER && !row->code && !row->bare;
    for (size_t i = 0; i < text.len; i++) {
        if (text.at[i] >= '0' && text.at[i] <= '9') {
            return false;
        }
    }
    return begins && row->width >= WIDTH_LEAST && row->width <= WIDTH_MOST &&
           (rcn_rune_is_upper(first) || rcn_rune_is_punct(first));
}

static bool
ends_with_mark(const rcn_row *row)
{
    return row->end == RCN_ROW_END_COMMA || row->end == RCN_ROW_END_COLON ||
           row->end == RCN_ROW_END_SENTENCE;
}

/* A blank line that parts paragraphs, not the lines of a typescript. */
static bool
is_blank(const rcn_work *work, size_t row)
{
    return row >= work->row_count ||
           (work->rows[row].from == work->rows[row].to &&
            !work->rows[row].line_space);
}

/* The row behind a stanza of lines that begin at the margin, or `first`. */
static size_t
flush_end(const rcn_work *work, size_t first)
{
    size_t commas = 0;
    size_t sentences = 0;
    size_t at = first;
    while (at < work->row_count && rcn_row_kept(&work->rows[at]) &&
           is_verse_line(work, &work->rows[at])) {
        uint8_t end = work->rows[at].end;
        commas += end == RCN_ROW_END_COMMA || end == RCN_ROW_END_COLON;
        sentences += end == RCN_ROW_END_SENTENCE;
        at++;
    }
    size_t lines = at - first;
    bool verse = lines >= LINES_LEAST && lines <= LINES_MOST &&
                 is_blank(work, at) && commas * 3 >= lines &&
                 (lines <= LINES_FEW || (commas + sentences) * 2 >= lines) &&
                 work->rows[at - 1].end == RCN_ROW_END_SENTENCE;
    return verse ? at : first;
}

/* The row behind lines that are set in and end before the measure of the prose,
 * or `first`.  All begin as verse does, or a third of them leave room for the
 * first word of the next, or half of them end with a mark. */
static size_t
set_in_end(const rcn_work *work, size_t first, uint32_t measure)
{
    const rcn_row *rows = work->rows;
    size_t at = first;
    uint32_t widest = 0;
    uint32_t least = UINT32_MAX; /* indents */
    uint32_t most = 0;
    size_t marks = 0; /* at the ends of lines */
    bool upper = true;
    while (at < work->row_count && rcn_row_kept(&rows[at]) &&
           at - first <= INDENT_LINES && rows[at].indent >= INDENT_LEAST &&
           !rows[at].code && !rows[at].bare && !rows[at].columns) {
        uint32_t number = 0;
        if (rcn_marker(rcn_row_text(work, at), &number)) {
            return first;
        }
        upper = upper && rows[at].begin == RCN_BEGIN_UPPER;
        marks += ends_with_mark(&rows[at]);
        widest = rows[at].width > widest ? rows[at].width : widest;
        least = rows[at].indent < least ? rows[at].indent : least;
        most = rows[at].indent > most ? rows[at].indent : most;
        at++;
    }
    size_t lines = at - first;
    size_t room = 0;
    for (size_t i = first; i + 1 < at; i++) {
        uint32_t next = rows[i].width + 1u + rows[i + 1].first_word;
        if (next > measure) {
            return first; /* it may be broken at the measure */
        }
        room += next <= widest;
    }
    bool verse = lines >= 2 && lines <= INDENT_LINES && is_blank(work, at) &&
                 most - least <= INDENT_SPREAD &&
                 (upper || (lines >= LINES_LEAST &&
                            (room * 3 >= lines - 1 || marks * 2 >= lines)));
    return verse ? at : first;
}

bool
rcn_is_full_line(const rcn_row *row, uint32_t measure)
{
    return row->indent < INDENT_LEAST && row->width >= FULL_LEAST &&
           row->width + FULL_SLACK >= measure;
}

size_t
rcn_stanza_end(const rcn_work *work, size_t first, uint32_t measure)
{
    if (first && !is_blank(work, first - 1)) {
        return first;
    }
    size_t end = flush_end(work, first);
    return end == first && measure ? set_in_end(work, first, measure) : end;
}

/* Rows between two blank ones. */
typedef struct rcn_row_group {
    size_t first, end; /* rows */
    size_t lines;      /* kept ones */
    size_t marks;      /* lines that end with a mark */
    bool joined;       /* a line of prose goes on in the next */
    size_t apart;      /* rows that are code, an item, a table or too long */
} rcn_row_group;

/* A row of dots, for lines of a poem that are left out. */
static bool
is_row_of_dots(rcn_text text)
{
    size_t dots = 0;
    for (size_t i = 0; i < text.len; i++) {
        if (text.at[i] != '.' && text.at[i] != ' ') {
            return false;
        }
        dots += text.at[i] == '.';
    }
    return dots >= LINES_LEAST;
}

/* The group that begins at or behind a row; of no lines at the end. */
static rcn_row_group
group_at(const rcn_work *work, size_t row)
{
    while (row < work->row_count && !rcn_row_kept(&work->rows[row])) {
        row++;
    }
    rcn_row_group group = {.first = row, .end = row};
    while (group.end < work->row_count &&
           rcn_row_kept(&work->rows[group.end])) {
        const rcn_row *at = &work->rows[group.end];
        uint32_t number = 0;
        group.joined =
            group.joined || (group.end > row && at->join != RCN_JOIN_NONE &&
                             at->join != RCN_JOIN_LINE);
        bool brace = rcn_text_ends(rcn_row_text(work, group.end), "}");
        group.apart += !brace &&
                       !is_row_of_dots(rcn_row_text(work, group.end)) &&
                       (at->code || at->bare || at->columns ||
                        at->width - at->indent > GROUP_WIDTH ||
                        rcn_marker(rcn_row_text(work, group.end), &number) > 0);
        group.marks += ends_with_mark(at);
        group.lines++;
        group.end++;
    }
    return group;
}

/* Of many lines a few may be longer; a brace binds the lines of a triplet. */
static bool
is_group_of_lines(const rcn_row_group *group)
{
    return !group->joined && group->apart * GROUP_APART <= group->lines &&
           group->lines > 1;
}

/* Whether blank lines part the paragraphs of a text, not indents. */
static bool
has_blank_lines(const rcn_work *work)
{
    size_t inside = 0;
    size_t groups = 0;
    for (rcn_row_group group = group_at(work, 0); group.lines;
         group = group_at(work, group.end)) {
        groups += group.joined;
        for (size_t i = group.first + 1; group.joined && i < group.end; i++) {
            inside += work->rows[i].join == RCN_JOIN_NONE;
        }
    }
    return inside * GROUP_PART <= groups;
}

/* Whether nearly all lines of a text stand in groups of short lines, many of
 * which end with a mark: it is a poem. */
static bool
is_poem(const rcn_work *work)
{
    size_t lines = 0;
    size_t verse = 0;
    size_t marks = 0;
    for (rcn_row_group group = group_at(work, 0); group.lines;
         group = group_at(work, group.end)) {
        bool all = is_group_of_lines(&group) && group.lines >= LINES_LEAST;
        lines += group.lines;
        verse += all ? group.lines : 0;
        marks += all ? group.marks : 0;
    }
    return verse >= POEM_LINES && verse * 10 >= lines * POEM_PART &&
           marks * 3 >= verse;
}

void
rcn_join_lines(rcn_work *work)
{
    bool poem = is_poem(work);
    if (!poem && (!work->book || !has_blank_lines(work))) {
        return;
    }
    for (rcn_row_group group = group_at(work, 0); group.lines;
         group = group_at(work, group.end)) {
        for (size_t i = group.first + 1;
             is_group_of_lines(&group) && i < group.end; i++) {
            work->rows[i].join = RCN_JOIN_LINE;
            work->rows[i].code = false;
        }
    }
}
