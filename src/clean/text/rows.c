/* Facts about lines: where their words begin and end, how wide they are on a
 * terminal and about how wide in print. */
#include <string.h>

#include "base/utf8.h"
#include "clean/text/work.h"

#define MEASURE_LIMIT 10000000u

/* Advance widths of the printable ASCII characters of a common text face
 * (Times, in 1/100 em): near enough to tell a full line from a short one in any
 * face with letters of unequal width. */
static const uint8_t advances[95] = {
    25, 33, 41, 50, 50, 83, 78, 18, 33, 33, 50, 56, 25, 33, 25, 28, 50, 50, 50,
    50, 50, 50, 50, 50, 50, 50, 28, 28, 56, 56, 56, 44, 92, 72, 67, 67, 72, 61,
    56, 72, 72, 33, 39, 72, 61, 89, 72, 72, 56, 72, 67, 56, 61, 72, 72, 94, 72,
    72, 61, 33, 28, 33, 47, 50, 33, 44, 50, 44, 50, 44, 33, 50, 50, 28, 28, 50,
    28, 78, 50, 50, 50, 50, 33, 39, 28, 50, 50, 72, 50, 50, 44, 48, 20, 48, 54};

static uint32_t
advance_of(uint32_t rune)
{
    if (rune >= 0x20 && rune < 0x7F) {
        return advances[rune - 0x20];
    }
    if (rune == 0x2014 || rune == 0x2026) {
        return 100;
    }
    if (rune == 0x2018 || rune == 0x2019) {
        return 33;
    }
    if (rune >= 0x2E80) {
        return 100; /* ideographs, and what else is square */
    }
    return rcn_rune_is_upper(rune) ? 72 : 50;
}

static bool
opens(uint32_t rune)
{
    return rune == '(' || rune == '[' || rune == '_' || rune == '"' ||
           rune == '\'' || rune == 0x201C || rune == 0x2018 || rune == 0x201E ||
           rune == 0xAB || rune == 0xBB || rune == 0x2039 || rune == 0xBF ||
           rune == 0xA1;
}

static bool
closes(uint32_t rune)
{
    return rune == ')' || rune == ']' || rune == '_' || rune == '"' ||
           rune == '\'' || rune == 0x201D || rune == 0x2019 || rune == 0x201C ||
           rune == 0xAB || rune == 0xBB || rune == 0x203A;
}

static bool
stops(uint32_t rune)
{
    return rune == '.' || rune == '!' || rune == '?' || rune == 0x2026 ||
           rune == 0x0589 || rune == 0x061F || rune == 0x06D4 ||
           rune == 0x0964 || rune == 0x3002 || rune == 0xFF01 || rune == 0xFF1F;
}

static rcn_row_begin
begin_of(rcn_text text)
{
    for (size_t at = 0; at < text.len && at < 16;) {
        uint32_t rune = 0;
        at += rcn_utf8_next(text, at, &rune);
        if (rcn_rune_is_lower(rune)) {
            return RCN_BEGIN_LOWER;
        }
        if (rcn_rune_is_upper(rune)) {
            return RCN_BEGIN_UPPER;
        }
        if (rcn_rune_is_digit(rune)) {
            return RCN_BEGIN_DIGIT;
        }
        if (rcn_rune_is_letter(rune)) {
            return RCN_BEGIN_CASELESS;
        }
        if (!opens(rune)) {
            break;
        }
    }
    return RCN_BEGIN_OTHER;
}

static bool
is_hyphen(uint32_t rune)
{
    return rune == '-' || rune == 0x2010 || rune == 0xAD;
}

static rcn_row_end
end_of(rcn_text text)
{
    uint32_t rune = 0;
    size_t at = text.len;
    at -= rcn_utf8_prev(text, at, &rune);
    if (is_hyphen(rune) && at) {
        (void)rcn_utf8_prev(text, at, &rune);
        return rcn_rune_is_letter(rune) || rcn_rune_is_digit(rune)
                   ? RCN_ROW_END_HYPHEN
                   : RCN_ROW_END_OTHER;
    }
    for (int i = 0; i < 4 && at && closes(rune); i++) {
        at -= rcn_utf8_prev(text, at, &rune);
    }
    uint32_t before = 0;
    if (at) {
        (void)rcn_utf8_prev(text, at, &before);
    }
    /* Armenian is often typed with a colon for its full stop. */
    bool armenian = rune == ':' && before >= 0x531 && before <= 0x587;
    if (stops(rune) || armenian) {
        return RCN_ROW_END_SENTENCE;
    }
    if (rune == ':' || rune == ';' || rune == 0xFF1A) {
        return RCN_ROW_END_COLON;
    }
    return rune == ',' || rune == 0x060C || rune == 0x3001 ? RCN_ROW_END_COMMA
                                                           : RCN_ROW_END_OTHER;
}

static void
measure_row(rcn_text text, rcn_row *row)
{
    uint32_t columns = row->indent;
    uint32_t measure = 0;
    bool first = true;
    for (size_t at = row->from; at < row->to;) {
        uint32_t rune = 0;
        at += rcn_utf8_next(text, at, &rune);
        bool space = rcn_rune_is_space(rune);
        if (first && space) {
            uint32_t word = columns - row->indent;
            row->first_word = (uint8_t)(word < 255 ? word : 255);
            row->first_measure =
                (uint8_t)(measure / 10 < 255 ? measure / 10 : 255);
            first = false;
        }
        columns += rune == '\t' ? 8 - columns % 8 : 1;
        if (measure < MEASURE_LIMIT) {
            measure += advance_of(rune);
        }
    }
    if (first) {
        uint32_t word = columns - row->indent;
        row->first_word = (uint8_t)(word < 255 ? word : 255);
        row->first_measure = (uint8_t)(measure / 10 < 255 ? measure / 10 : 255);
    }
    row->width = columns;
    row->measure = measure;
}

static uint32_t
indent_of(rcn_text space)
{
    uint32_t columns = 0;
    for (size_t at = 0; at < space.len;) {
        uint32_t rune = 0;
        at += rcn_utf8_next(space, at, &rune);
        if (rune == '\t') {
            columns += 8 - columns % 8;
        } else if (rune != 0xFEFF && rune != 0x200B) {
            columns++;
        }
    }
    return columns;
}

/* "//www.example.org/page and on": an address that lost its scheme to the line
 * before, no comment of a program. */
static bool
is_host_start(rcn_text line)
{
    size_t at = 2;
    size_t dots = 0;
    while (at < line.len && line.at[at] != ' ' && line.at[at] != '/') {
        dots += line.at[at] == '.';
        at++;
    }
    return at > 2 && dots > 0 && line.at[2] != '.' && line.at[at - 1] != '.';
}

/* A parenthesis that opens within a word, as that of a function does. */
static bool
has_call(rcn_text line)
{
    for (size_t i = 1; i < line.len; i++) {
        char before = line.at[i - 1];
        bool letter = (before >= 'a' && before <= 'z') ||
                      (before >= 'A' && before <= 'Z') || before == '_';
        if (line.at[i] == '(' && letter) {
            return true;
        }
    }
    return false;
}

/* Code and drawings: marks of punctuation where prose has letters. */
static bool
looks_like_code(rcn_text line)
{
    size_t marks = 0;
    size_t letters = 0;
    for (size_t i = 0; i < line.len; i++) {
        char byte = line.at[i];
        marks += byte && strchr("+|=_<>{}[]\\/#$%^*~;&@`", byte) != NULL;
        letters += byte != ' ';
    }
    char last = line.at[line.len - 1];
    if (last == ';' && marks == 1 && !has_call(line)) {
        return false; /* "oak;" is an item */
    }
    bool ends = last == '{' || last == '}' || last == ';' || last == '\\';
    bool prompt = rcn_text_starts(line, "$ ") || rcn_text_starts(line, "# ") ||
                  rcn_text_starts(line, "% ") || rcn_text_starts(line, "/*") ||
                  (rcn_text_starts(line, "//") && !is_host_start(line));
    return marks * 5 > letters || last == '{' ||
           (ends && marks * 12 > letters) || (prompt && letters > 3);
}

static bool
has_words(rcn_text line)
{
    for (size_t at = 0; at < line.len;) {
        uint32_t rune = 0;
        at += rcn_utf8_next(line, at, &rune);
        if (rcn_rune_is_letter(rune) || rcn_rune_is_digit(rune)) {
            return true;
        }
    }
    return false;
}

/* Nothing to see: white space and control characters. */
static bool
is_void(uint32_t rune)
{
    return rcn_rune_is_space(rune) || rcn_rune_is_control(rune);
}

static rcn_text
trim_row(rcn_text line)
{
    uint32_t rune = 0;
    size_t start = 0;
    size_t end = line.len;
    bool soft = true; /* nothing but soft hyphens */
    while (start < end) {
        size_t len = rcn_utf8_next(line, start, &rune);
        if (!is_void(rune)) {
            break;
        }
        start += len;
    }
    while (end > start) {
        size_t len = rcn_utf8_prev(line, end, &rune);
        if (!is_void(rune)) {
            break;
        }
        end -= len;
    }
    for (size_t at = start; at < end && soft;) {
        at += rcn_utf8_next(line, at, &rune);
        soft = rune == 0xAD;
    }
    return rcn_text_slice(line, start, soft ? start : end);
}

/* What the words of a row look like, from `from` to `to`. */
static void
read_words(const rcn_work *work, rcn_row *row)
{
    rcn_text words = rcn_text_slice(work->text, row->from, row->to);
    row->begin = (uint8_t)begin_of(words);
    row->end = (uint8_t)end_of(words);
    measure_row(work->text, row);
    row->code = words.len < 400 && looks_like_code(words);
    row->columns = words.len < 400 && rcn_line_has_columns(words);
    row->bare = !has_words(words);
}

void
rcn_row_cut_number(rcn_work *work, size_t index, uint32_t end, uint32_t indent)
{
    const rcn_line *line = &work->document->lines[index];
    rcn_row *row = &work->rows[index];
    row->number_from = row->from;
    row->number_to = end;
    if (end == row->to) {
        row->from = row->to = line->start;
        return;
    }
    rcn_text rest = trim_row(rcn_text_slice(work->text, end, row->to));
    row->from = (uint32_t)(rest.at - work->text.at);
    row->indent = indent;
    read_words(work, row);
}

static void
read_row(rcn_work *work, size_t index)
{
    const rcn_line *line = &work->document->lines[index];
    rcn_row *row = &work->rows[index];
    rcn_text whole = rcn_text_slice(work->text, line->start, line->end);
    rcn_text trimmed = trim_row(whole);
    row->chunk = RCN_NO_CHUNK;
    row->page_start = rcn_document_page_starts(work->document, index);
    row->from = line->start;
    if (!trimmed.len) {
        row->to = row->from;
        row->indent = indent_of(whole);
        return;
    }
    row->from = (uint32_t)(trimmed.at - work->text.at);
    row->to = row->from + (uint32_t)trimmed.len;
    row->indent = indent_of(rcn_text_slice(work->text, line->start, row->from));
    row->trailing_space = row->to < line->end;
    read_words(work, row);
}

void
rcn_rows_read(rcn_work *work)
{
    work->row_count = work->document->line_count;
    work->rows =
        rcn_arena_alloc(work->scratch, work->row_count, sizeof *work->rows);
    bool page_start = false;
    for (size_t i = 0; i < work->row_count; i++) {
        read_row(work, i);
        rcn_row *row = &work->rows[i];
        /* A page begins at its first line with words. */
        page_start = page_start || row->page_start;
        row->page_start = page_start && row->from < row->to;
        work->paged = work->paged || row->page_start;
        page_start = page_start && !row->page_start;
    }
}

bool
rcn_rune_is_control(uint32_t rune)
{
    return (rune < 0x20 && rune != '\t') || rune == 0x7F ||
           (rune >= 0x80 && rune < 0xA0) || rcn_rune_is_noncharacter(rune);
}

rcn_text
rcn_row_text(const rcn_work *work, size_t row)
{
    return rcn_text_slice(work->text, work->rows[row].from, work->rows[row].to);
}

bool
rcn_row_kept(const rcn_row *row)
{
    return row->from < row->to && row->fate != RCN_FATE_CUT;
}

const rcn_cause *
rcn_cause_new(const rcn_work *work, rcn_cause cause)
{
    rcn_cause *made = rcn_arena_alloc(work->arena, 1, sizeof *made);
    *made = cause;
    return made;
}
