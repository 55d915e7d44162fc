/* The forms of the lines of a court's head, compiled from court.def, and the
 * columns of a caption.  The parties stand on the left; the number of the case
 * is on the right, behind a wide gap or behind a sign that is repeated from
 * line to line: ")", "§", ":", "*", or the pieces of a large brace. */
#include "head/court_lines.h"

#include <string.h>

#include "base/utf8.h"

#define MOST_OPENING 60     /**< stretches in which the columns stand */
#define LONGEST_LINE 400    /**< bytes of a stretch that is matched */
#define LEAST_RAIL   3      /**< lines with the sign that parts columns */
#define RIGHT_COLUMN 40     /**< spaces before what is on the right alone */
#define WIDE_GAP     "    " /**< parts the columns of a caption */

struct rcn_court_patterns {
    const rcn_pattern *line[RCN_COURT_LINE_COUNT];
};

const rcn_court_patterns *
rcn_court_patterns_new(rcn_arena *arena)
{
    static const char *const expressions[] = {
#define RCN_COURT_LINE(kind, expression) expression,
#include "head/court.def"
#undef RCN_COURT_LINE
    };
    rcn_court_patterns *patterns = rcn_arena_alloc(arena, 1, sizeof *patterns);
    for (size_t i = 0; i < RCN_COURT_LINE_COUNT; i++) {
        patterns->line[i] = rcn_pattern_constant(arena, expressions[i], true);
    }
    return patterns;
}

bool
rcn_court_line_find(const rcn_head_reader *reader, rcn_court_line kind,
                    rcn_text line, rcn_match *ret_match)
{
    return line.len && line.len <= LONGEST_LINE &&
           rcn_pattern_find(reader->court->line[kind], line, 0, ret_match);
}

bool
rcn_court_line_is(const rcn_head_reader *reader, rcn_court_line kind,
                  rcn_text line)
{
    rcn_match match;
    return rcn_court_line_find(reader, kind, line, &match);
}

bool
rcn_court_line_is_role(const rcn_head_reader *reader, rcn_text line)
{
    return rcn_court_line_is(reader, RCN_COURT_ROLE, line) &&
           rcn_court_line_is(reader, RCN_COURT_ROLE_WORD, line);
}

rcn_text
rcn_court_without_role(const rcn_head_reader *reader, rcn_text line,
                       bool *ret_role)
{
    for (size_t at = 0; at < line.len; at++) {
        bool mark = line.at[at] == ',' || line.at[at] == '(';
        uint32_t rune = 0;
        if (line.at[at] == ' ' && at + 1 < line.len) {
            (void)rcn_utf8_next(line, at + 1, &rune);
        }
        bool number = rune >= '1' && rune <= '9';
        if ((mark || number || rcn_rune_is_upper(rune)) && at &&
            rcn_court_line_is_role(reader,
                                   rcn_text_slice(line, at + 1, line.len))) {
            *ret_role = true;
            return rcn_text_trim(rcn_text_slice(line, 0, at));
        }
    }
    return line;
}

/** Spaces before the words of a stretch in its line. */
static size_t
indent_of(const rcn_head_reader *reader, size_t stretch)
{
    rcn_text text = reader->cleaned->document->text;
    size_t start = reader->head->stretches.items[stretch].start;
    size_t at = start;
    while (at && text.at[at - 1] == ' ') {
        at--;
    }
    return start - at;
}

/** Returns the words of a stretch as they stand. */
static rcn_text
text_of(const rcn_head_reader *reader, size_t stretch)
{
    const rcn_doc_line *item = &reader->head->stretches.items[stretch];
    return rcn_text_slice(reader->cleaned->document->text, item->start,
                          item->end);
}

/** Returns a sign that may part the columns of a caption; 0 for any other.  The
 * pieces of a large brace are one sign. */
static uint32_t
rail_sign(uint32_t rune)
{
    bool brace = rune >= 0xF8E6 && rune <= 0xF8FE;
    bool sign = rune == ')' || rune == 0xA7 || rune == ':' || rune == '*' ||
                rune == '|';
    return brace ? (uint32_t)0xF8FE : sign ? rune : 0;
}

/** Returns the byte at which the sign stands as a word of its own, only once,
 * in a line; SIZE_MAX where it does not.  `rail` 0: any of the signs, which is
 * returned. */
static size_t
rail_at(rcn_text line, uint32_t *rail, size_t *ret_len)
{
    size_t found = SIZE_MAX;
    uint32_t sign = *rail;
    for (size_t at = 0; at < line.len;) {
        uint32_t rune = 0;
        size_t len = rcn_utf8_next(line, at, &rune);
        bool alone = (!at || line.at[at - 1] == ' ') &&
                     (at + len >= line.len || line.at[at + len] == ' ');
        uint32_t it = alone ? rail_sign(rune) : 0;
        if (it && (!sign || it == sign)) {
            if (found != SIZE_MAX) {
                return SIZE_MAX;
            }
            sign = it;
            found = at;
            *ret_len = len;
        }
        at += len;
    }
    *rail = found == SIZE_MAX ? *rail : sign;
    return found;
}

void
rcn_court_find_rail(rcn_head_reader *reader, size_t from)
{
    static const uint32_t signs[] = {')', 0xA7, ':', '*', '|', 0xF8FE};
    size_t counts[sizeof signs / sizeof *signs] = {0};
    size_t columns[sizeof signs / sizeof *signs] = {0};
    size_t count = reader->head->stretches.count;
    reader->rail = 0;
    reader->rail_column = 0;
    if (reader->cleaned->document->html) {
        return;
    }
    for (size_t i = from; i < count && i < from + MOST_OPENING; i++) {
        uint32_t sign = 0;
        size_t len = 0;
        size_t at = rail_at(text_of(reader, i), &sign, &len);
        for (size_t k = 0; at != SIZE_MAX && k < sizeof signs / sizeof *signs;
             k++) {
            if (signs[k] == sign) {
                size_t column = indent_of(reader, i) + at;
                counts[k]++;
                columns[k] = column > columns[k] ? column : columns[k];
            }
        }
    }
    size_t best = 0;
    for (size_t k = 1; k < sizeof signs / sizeof *signs; k++) {
        best = counts[k] > counts[best] ? k : best;
    }
    if (counts[best] >= LEAST_RAIL) {
        reader->rail = signs[best];
        reader->rail_column = columns[best];
    }
}

void
rcn_court_find_column(rcn_head_reader *reader, size_t versus)
{
    rcn_text text = text_of(reader, versus);
    size_t gap = rcn_text_find(text, WIDE_GAP, 0);
    size_t at = gap == SIZE_MAX ? 0 : gap;
    size_t indent = indent_of(reader, versus);
    while (at && at < text.len && text.at[at] == ' ') {
        at++;
    }
    if (at) {
        reader->right_column = indent + at - 1;
    } else if (indent >= RIGHT_COLUMN) {
        reader->right_column = SIZE_MAX; /* the caption is centred */
    }
}

/** Returns true for "1993", the end of a date before a wide gap. */
static bool
ends_in_year(rcn_text text, size_t gap)
{
    return gap >= 4 && gap < 24 && text.at[gap - 1] >= '0' &&
           text.at[gap - 1] <= '9' && text.at[gap - 4] >= '1' &&
           text.at[gap - 4] <= '2';
}

/** The columns of a line in which the sign between them stands; false where it
 * does not. */
static bool
columns_at_rail(const rcn_head_reader *reader, size_t stretch,
                rcn_text columns[2])
{
    rcn_text text = text_of(reader, stretch);
    uint32_t rail = reader->rail;
    size_t len = 0;
    size_t at = rail ? rail_at(text, &rail, &len) : SIZE_MAX;
    if (at == SIZE_MAX) {
        return false;
    }
    columns[0] = rcn_text_squash(reader->scratch, rcn_text_slice(text, 0, at));
    columns[1] = rcn_text_squash(reader->scratch,
                                 rcn_text_slice(text, at + len, text.len));
    return true;
}

/** The columns of a line of words, by what is beside "v." or behind a name:
 * "v. No. 23-5149", "A. HOLM, SR., No. 87775". */
static bool
columns_of_words(const rcn_head_reader *reader, rcn_text line,
                 rcn_text columns[2])
{
    rcn_match match;
    if (rcn_court_line_find(reader, RCN_COURT_BEFORE_COURT, line, &match)) {
        columns[0] = rcn_match_text(&match, line, 2);
        columns[1] = rcn_match_text(&match, line, 1);
        return true;
    }
    if (rcn_court_line_find(reader, RCN_COURT_BESIDE_HIGHER, line, &match)) {
        columns[0] = rcn_match_text(&match, line, 2);
        columns[1] = rcn_match_text(&match, line, 1);
        return true;
    }
    if (!rcn_court_line_find(reader, RCN_COURT_BESIDE_VERSUS, line, &match) &&
        !rcn_court_line_find(reader, RCN_COURT_BESIDE_NAME, line, &match) &&
        !rcn_court_line_find(reader, RCN_COURT_BESIDE_CAPITALS, line, &match)) {
        return false;
    }
    columns[0] = rcn_match_text(&match, line, 1);
    columns[1] = rcn_match_text(&match, line, 2);
    return true;
}

/** The columns of a line by its white space. */
static void
columns_by_space(const rcn_head_reader *reader, size_t stretch, rcn_text whole,
                 rcn_text columns[2])
{
    static const rcn_text none = {"", 0};
    size_t column = reader->right_column ? reader->right_column : RIGHT_COLUMN;
    size_t indent = indent_of(reader, stretch);
    bool railed = reader->rail_column && indent > reader->rail_column;
    columns[0] = whole;
    columns[1] = none;
    if ((indent >= column || railed) &&
        !rcn_court_line_is(reader, RCN_COURT_VERSUS, whole)) {
        columns[0] = none;
        columns[1] = whole;
        return;
    }
    rcn_text text = text_of(reader, stretch);
    size_t gap = rcn_text_find(text, "  ", 0);
    if (gap == SIZE_MAX) {
        return;
    }
    bool dated = ends_in_year(text, gap);
    if (dated || rcn_text_find(text, WIDE_GAP, gap) == gap) {
        rcn_arena *scratch = reader->scratch;
        columns[dated] = rcn_text_squash(scratch, rcn_text_slice(text, 0, gap));
        columns[!dated] =
            rcn_text_squash(scratch, rcn_text_slice(text, gap, text.len));
    }
}

rcn_text
rcn_court_columns(const rcn_head_reader *reader, size_t stretch,
                  rcn_text *ret_right)
{
    rcn_text columns[2] = {{"", 0}, {"", 0}};
    rcn_text whole = rcn_doc_line_words(reader, stretch);
    columns[0] = whole;
    if (!reader->cleaned->document->html &&
        !columns_at_rail(reader, stretch, columns) &&
        !columns_of_words(reader, whole, columns)) {
        columns_by_space(reader, stretch, whole, columns);
    }
    *ret_right = columns[1];
    return columns[0];
}

rcn_text
rcn_court_left(const rcn_head_reader *reader, size_t stretch)
{
    rcn_text right;
    return rcn_court_columns(reader, stretch, &right);
}

rcn_text
rcn_court_trim_name(rcn_text name)
{
    name = rcn_text_trim(name);
    bool open = rcn_text_find(name, "(", 0) != SIZE_MAX;
    while (name.len &&
           strchr(open ? ",;:§|" : ",;:)§|", name.at[name.len - 1])) {
        name = rcn_text_trim(rcn_text_slice(name, 0, name.len - 1));
    }
    return name;
}
