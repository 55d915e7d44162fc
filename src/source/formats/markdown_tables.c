/* Tables of pandoc's Markdown whose columns stand under each other: what parts
 * them is a line of dashes ("simple" and "multiline"), or a grid of "+", "-" and
 * "|".  Each becomes a table with pipes (GitHub Flavored Markdown, 4.10). */
#include "source/formats/markdown_tables.h"

#include <string.h>

#include "base/list.h"
#include "base/utf8.h"

#define COLUMNS_MOST 64
#define LINES_MOST   2000 /* of one table */
#define RULE_LEAST   3    /* dashes of a line around a table */

typedef struct rcn_md_columns {
    size_t starts[COLUMNS_MOST]; /* of the columns, in characters */
    size_t count;
} rcn_md_columns;

typedef struct rcn_md_tables {
    rcn_arena *arena;
    RCN_LIST(rcn_text) lines;
    rcn_buffer out;
    bool any;
} rcn_md_tables;

static rcn_text
line_of(const rcn_md_tables *tables, size_t index)
{
    return index < tables->lines.count ? tables->lines.items[index]
                                       : (rcn_text){"", 0};
}

static bool
is_blank(rcn_text line)
{
    return rcn_text_trim(line).len == 0;
}

/* Reads groups of dashes that spaces part: false for another line. */
static bool
read_dashes(rcn_text line, rcn_md_columns *ret)
{
    rcn_text whole = rcn_text_trim(line);
    ret->count = 0;
    size_t start = (size_t)(whole.at - line.at);
    for (size_t i = 0; i < whole.len; i++) {
        bool dash = whole.at[i] == '-';
        if (!dash && whole.at[i] != ' ') {
            return false;
        }
        bool begins = dash && (!i || whole.at[i - 1] == ' ');
        if (begins && (ret->count == COLUMNS_MOST || i + 1 >= whole.len ||
                       whole.at[i + 1] != '-')) {
            return false; /* a dash alone is no column: "- - -" */
        }
        if (begins) {
            ret->starts[ret->count++] = start + i;
        }
    }
    return ret->count > 0;
}

/* Returns true for a line of dashes without a space, around a table. */
static bool
is_edge(rcn_text line)
{
    rcn_md_columns rule;
    return read_dashes(line, &rule) && rule.count == 1 &&
           rcn_text_trim(line).len >= RULE_LEAST;
}

/* Reads "+---+===+" of a grid. */
static bool
read_grid(rcn_text line, rcn_md_columns *ret, bool *ret_head)
{
    rcn_text whole = rcn_text_trim(line);
    ret->count = 0;
    *ret_head = rcn_text_find(whole, "=", 0) < whole.len;
    if (whole.len < 5 || whole.at[0] != '+' || whole.at[whole.len - 1] != '+') {
        return false;
    }
    for (size_t i = 0; i < whole.len; i++) {
        if (!strchr("+-=:", whole.at[i])) {
            return false;
        }
        if (whole.at[i] == '+' && i + 1 < whole.len) {
            if (ret->count == COLUMNS_MOST) {
                return false;
            }
            ret->starts[ret->count++] = (size_t)(whole.at - line.at) + i + 1;
        }
    }
    return ret->count > 0;
}

/* Returns the byte at which character `at` of a line begins. */
static size_t
byte_of(rcn_text line, size_t at)
{
    size_t byte = 0;
    uint32_t rune = 0;
    for (; at && byte < line.len; at--) {
        byte += rcn_utf8_next(line, byte, &rune);
    }
    return byte;
}

/* Returns where column `column` of a line begins: never within a word. */
static size_t
cut_of(const rcn_md_columns *rule, rcn_text line, size_t column)
{
    if (column >= rule->count) {
        return line.len;
    }
    size_t at = column ? byte_of(line, rule->starts[column]) : 0;
    while (at && at < line.len && line.at[at] != ' ' &&
           line.at[at - 1] != ' ') {
        at--;
    }
    return at;
}

/* Adds the words of one column of a line to a cell. */
static void
add_cell(rcn_buffer *cell, rcn_text words)
{
    words = rcn_text_trim(words);
    if (cell->len && words.len) {
        rcn_buffer_char(cell, ' ');
    }
    for (size_t i = 0; i < words.len; i++) {
        if (words.at[i] == '|') {
            rcn_buffer_char(cell, '\\');
        }
        rcn_buffer_char(cell, words.at[i]);
    }
}

/* Writes the lines [first, end) as one row. */
static void
write_row(rcn_md_tables *tables, const rcn_md_columns *rule, size_t first,
          size_t end, bool grid)
{
    for (size_t column = 0; column < rule->count; column++) {
        rcn_buffer cell = rcn_buffer_new(tables->arena);
        for (size_t i = first; i < end; i++) {
            rcn_text line = line_of(tables, i);
            size_t from = grid ? byte_of(line, rule->starts[column])
                               : cut_of(rule, line, column);
            size_t stop = !grid ? cut_of(rule, line, column + 1)
                          : column + 1 < rule->count
                              ? byte_of(line, rule->starts[column + 1]) - 1
                              : line.len;
            rcn_text words = rcn_text_trim(
                rcn_text_slice(line, from, stop > from ? stop : from));
            if (grid && words.len && words.at[words.len - 1] == '|') {
                words.len--;
            }
            add_cell(&cell, words);
        }
        rcn_buffer_string(&tables->out, "| ");
        rcn_buffer_add(&tables->out, rcn_buffer_text(&cell));
        rcn_buffer_char(&tables->out, ' ');
    }
    rcn_buffer_string(&tables->out, "|\n");
}

static void
write_head(rcn_md_tables *tables, const rcn_md_columns *rule, size_t first,
           size_t end, bool grid)
{
    write_row(tables, rule, first, end, grid);
    for (size_t i = 0; i < rule->count; i++) {
        rcn_buffer_string(&tables->out, "|---");
    }
    rcn_buffer_string(&tables->out, "|\n");
}

/* Fills up with blank lines, so that the lines below keep their numbers. */
static void
pad(rcn_md_tables *tables, size_t written, size_t lines)
{
    for (; written < lines; written++) {
        rcn_buffer_char(&tables->out, '\n');
    }
    tables->any = true;
}

/* A simple table: a head or none, a line of dashes, rows up to a blank line, or
 * without a head to another line of dashes.  Returns the line after it; `first`
 * where none begins. */
static size_t
write_simple(rcn_md_tables *tables, size_t first)
{
    rcn_md_columns rule, other;
    bool headless =
        read_dashes(line_of(tables, first), &rule) && rule.count > 1;
    size_t dashes = headless ? first : first + 1;
    if (!headless && (!read_dashes(line_of(tables, dashes), &rule) ||
                      rule.count < 2 || is_blank(line_of(tables, first)))) {
        return first;
    }
    size_t end = dashes + 1;
    bool closed = false;
    while (end < tables->lines.count && end - first < LINES_MOST && !closed &&
           !is_blank(line_of(tables, end))) {
        closed = read_dashes(line_of(tables, end), &other) &&
                 other.count == rule.count;
        end += !closed;
    }
    if (end == dashes + 1 || (headless && !closed)) {
        return first;
    }
    write_head(tables, &rule, first, headless ? first : dashes, false);
    for (size_t i = dashes + 1; i < end; i++) {
        write_row(tables, &rule, i, i + 1, false);
    }
    size_t used = end - first + closed;
    pad(tables, end - first + headless, used);
    return first + used;
}

/* A multiline table between two lines of dashes: rows of several lines, with
 * blank lines between them. */
static size_t
write_multiline(rcn_md_tables *tables, size_t first)
{
    rcn_md_columns rule;
    if (!is_edge(line_of(tables, first))) {
        return first;
    }
    size_t dashes = first + 1;
    while (!is_blank(line_of(tables, dashes)) && dashes - first < 20 &&
           !(read_dashes(line_of(tables, dashes), &rule) && rule.count > 1)) {
        dashes++;
    }
    bool found = read_dashes(line_of(tables, dashes), &rule) && rule.count > 1;
    size_t end = dashes + 1;
    while (found && end < tables->lines.count && end - first < LINES_MOST &&
           !is_edge(line_of(tables, end))) {
        end++;
    }
    if (!found || dashes == first + 1 || !is_edge(line_of(tables, end))) {
        return first;
    }
    write_head(tables, &rule, first + 1, dashes, false);
    size_t written = 2;
    for (size_t i = dashes + 1; i < end;) {
        size_t stop = i;
        while (stop < end && !is_blank(line_of(tables, stop))) {
            stop++;
        }
        if (stop > i) {
            write_row(tables, &rule, i, stop, false);
            written++;
        }
        i = stop + 1;
    }
    pad(tables, written, end + 1 - first);
    return end + 1;
}

/* A grid table: rows of lines with "|" between lines with "+". */
static size_t
write_grid(rcn_md_tables *tables, size_t first)
{
    rcn_md_columns rule, other;
    bool head = false;
    bool any_head = false;
    if (!read_grid(line_of(tables, first), &rule, &head)) {
        return first;
    }
    size_t end = first + 1;
    size_t last = first; /* line of the grid */
    while (end < tables->lines.count && end - first < LINES_MOST &&
           strchr("+|", *rcn_text_trim(line_of(tables, end)).at) &&
           !is_blank(line_of(tables, end))) {
        if (read_grid(line_of(tables, end), &other, &head)) {
            if (other.count != rule.count) {
                return first; /* cells over several columns: as it stands */
            }
            last = end;
            any_head = any_head || head;
        }
        end++;
    }
    if (last == first || last + 1 != end) {
        return first;
    }
    if (!any_head) {
        write_head(tables, &rule, first, first, true);
    }
    size_t written = any_head ? 0 : 2;
    for (size_t i = first + 1, row = i; i < end; i++) {
        if (!read_grid(line_of(tables, i), &other, &head)) {
            continue;
        }
        if (any_head && !written) {
            write_head(tables, &rule, row, i, true);
            written++;
        } else {
            write_row(tables, &rule, row, i, true);
        }
        written++;
        row = i + 1;
    }
    pad(tables, written, end - first);
    return end;
}

static void
split(rcn_md_tables *tables, rcn_text text)
{
    for (size_t at = 0; at < text.len;) {
        const char *feed = memchr(text.at + at, '\n', text.len - at);
        size_t end = feed ? (size_t)(feed - text.at) : text.len;
        rcn_text line = rcn_text_slice(text, at, end);
        RCN_PUSH(tables->arena, &tables->lines, line);
        at = end + 1;
    }
}

/* Returns the line after the table that begins at `first`, or `first`. */
static size_t
write_table(rcn_md_tables *tables, size_t first)
{
    size_t end = write_grid(tables, first);
    end = end == first ? write_multiline(tables, first) : end;
    return end == first ? write_simple(tables, first) : end;
}

rcn_text
rcn_markdown_tables(rcn_arena *arena, rcn_text text)
{
    if (rcn_text_find(text, "--", 0) >= text.len) {
        return text;
    }
    rcn_arena *scratch = rcn_arena_new(0);
    rcn_md_tables tables = {.arena = scratch, .out = rcn_buffer_new(scratch)};
    split(&tables, text);
    bool fence = false;
    for (size_t i = 0; i < tables.lines.count;) {
        rcn_text line = rcn_text_trim(line_of(&tables, i));
        bool mark =
            rcn_text_starts(line, "```") || rcn_text_starts(line, "~~~");
        bool open = !i || is_blank(line_of(&tables, i - 1));
        size_t end = open && !fence && !mark ? write_table(&tables, i) : i;
        if (end == i) {
            rcn_buffer_add(&tables.out, line_of(&tables, i));
            rcn_buffer_char(&tables.out, '\n');
            end++;
        }
        fence = fence != mark;
        i = end;
    }
    rcn_text made = rcn_buffer_text(&tables.out);
    rcn_text result =
        tables.any
            ? (rcn_text){rcn_arena_strndup(arena, made.at, made.len), made.len}
            : text;
    rcn_arena_free(scratch);
    return result;
}
