/* Marks of print in running text: star pages of law reports, the pages of the
 * Congressional Record, page numbers in brackets and braces.  A star, a brace or
 * a bracket may mean anything; a series that rises by one, a page apart, is what
 * tells them. */
#include "source/print_marks.h"

#include <stdlib.h>
#include <string.h>

#include "source/page_label.h"

#define COLUMN_DIGITS 3   /* of the number of a column of print, at least */
#define MARK_MOST     32  /* bytes of a mark */
#define SERIES        3   /* marks that make one */
#define PAGE_LEAST    200 /* bytes between two marks of a series */
#define STAR_LEAST \
    80 /* the same of stars with higher numbers than notes have */
#define STAR_NUMBER 100
#define OTHERS_PART 5 /* of a form, that may be outside the series */

typedef enum rcn_mark_form {
    RCN_PRINT_FORM_CERTAIN, /* [[Page H45]] */
    RCN_PRINT_FORM_STAR,
    RCN_PRINT_FORM_STAR_BRACKET,
    RCN_PRINT_FORM_BRACE,
    RCN_PRINT_FORM_BRACKET,
    RCN_PRINT_FORM_WORDS, /* Page 12 of 40 */
    RCN_PRINT_FORM_LINE,  /* Page 12, alone on its line */
    RCN_PRINT_FORM_COUNT
} rcn_mark_form;

typedef struct rcn_found_mark {
    rcn_print_mark mark;
    rcn_mark_form form;
    long number;
    bool kept;
} rcn_found_mark;

typedef RCN_LIST(rcn_found_mark) rcn_found_marks;

static bool
is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

static bool
is_word(char byte)
{
    return is_digit(byte) || ((byte | 32) >= 'a' && (byte | 32) <= 'z') ||
           (unsigned char)byte >= 0x80;
}

static size_t
skip_digits(rcn_text text, size_t at)
{
    while (at < text.len && is_digit(text.at[at])) {
        at++;
    }
    return at;
}

/* The end of "[...]" or "{...}" that begins at `at` and is short; 0: none. */
static size_t
bracket_end(rcn_text text, size_t at, const char *close)
{
    size_t stop = at + MARK_MOST < text.len ? at + MARK_MOST : text.len;
    size_t end = rcn_text_find(rcn_text_slice(text, 0, stop), close, at + 1);
    return end == SIZE_MAX ? 0 : end + strlen(close);
}

/* True when the text goes on with "p", "pg" or "page" and a number. */
static bool
names_page(rcn_text inner)
{
    size_t at = 0;
    while (at < inner.len && is_word(inner.at[at]) && !is_digit(inner.at[at])) {
        at++;
    }
    return at && at < inner.len && (inner.at[0] | 32) == 'p';
}

/* Where the line of a byte begins and ends, white space aside. */
static size_t
line_start(rcn_text text, size_t at)
{
    size_t stop = at > MARK_MOST ? at - MARK_MOST : 0;
    while (at > stop && text.at[at - 1] != '\n') {
        at--;
    }
    return at;
}

static bool
ends_line(rcn_text text, size_t at)
{
    while (at < text.len && strchr(" \t\r", text.at[at])) {
        at++;
    }
    return at == text.len || text.at[at] == '\n';
}

/* The bytes before "Column" when they are the day of the record, "19 July 2011 : ",
 * or white space, and begin the line; SIZE_MAX when they are other words. */
static size_t
day_before(rcn_text text, size_t at)
{
    size_t start = line_start(text, at);
    rcn_text line = rcn_text_slice(text, start, at);
    rcn_text before = rcn_text_trim(line);
    size_t digits = skip_digits(before, 0);
    bool day = digits && digits <= 2 && rcn_text_ends(before, ":") &&
               digits < before.len && before.at[digits] == ' ';
    if (start && text.at[start - 1] != '\n') {
        return SIZE_MAX;
    }
    return day || !before.len
               ? before.len ? (size_t)(text.at + at - before.at) : 0
               : SIZE_MAX;
}

/* The end of "Column 212" where that is a line of its own, as records of
 * parliaments have it, or one behind the day, "19 July 2011 : Column 89WS"; 0 for
 * columns of tables, which are fewer. */
static size_t
column_end(rcn_text text, size_t at)
{
    size_t first = at + strlen("Column ");
    size_t end = skip_digits(text, first);
    size_t day = day_before(text, at);
    size_t digits = end - first;
    while (digits && end < text.len && end - first < digits + 2 &&
           text.at[end] >= 'A' && text.at[end] <= 'Z') {
        end++;
    }
    bool enough = digits >= COLUMN_DIGITS || (digits && day);
    return day != SIZE_MAX && enough && ends_line(text, end) ? end : 0;
}

/* The end of "Page 12" or "Page 12 of 40"; `*ret_form` says which. */
static size_t
page_end(rcn_text text, size_t at, rcn_mark_form *ret_form)
{
    size_t first = at + strlen("Page ");
    size_t end = skip_digits(text, first);
    rcn_text rest = rcn_text_slice(text, end, text.len);
    if (end == first) {
        return 0;
    }
    if (rcn_text_starts(rest, " of ")) {
        *ret_form = RCN_PRINT_FORM_WORDS;
        size_t total = skip_digits(text, end + strlen(" of "));
        return total > end + strlen(" of ") ? total : 0;
    }
    *ret_form = RCN_PRINT_FORM_LINE;
    rcn_text before = rcn_text_slice(text, line_start(text, at), at);
    bool alone = rcn_text_blank(before) && before.len < MARK_MOST;
    return alone && ends_line(text, end) ? end : 0;
}

/* The end of a mark of which form begins at `at`; 0: none. */
static size_t
mark_end(rcn_text text, size_t at, rcn_mark_form *ret_form)
{
    rcn_text rest = rcn_text_slice(text, at, text.len);
    size_t end = 0;
    if (rcn_text_starts(rest, "[[Page ")) {
        *ret_form = RCN_PRINT_FORM_CERTAIN;
        return bracket_end(text, at, "]]");
    }
    if (rcn_text_starts(rest, "[*")) {
        *ret_form = RCN_PRINT_FORM_STAR_BRACKET;
        return bracket_end(text, at, "]");
    }
    if (rest.at[0] == '[') {
        *ret_form = RCN_PRINT_FORM_BRACKET;
        end = bracket_end(text, at, "]");
        return end && names_page(rcn_text_slice(text, at + 1, end)) ? end : 0;
    }
    if (rest.at[0] == '{') {
        *ret_form = RCN_PRINT_FORM_BRACE;
        end = skip_digits(text, at + 1);
        return end > at + 1 && end < text.len && text.at[end] == '}' ? end + 1
                                                                     : 0;
    }
    if (rest.at[0] == '*') {
        *ret_form = RCN_PRINT_FORM_STAR;
        end = skip_digits(text, at + 1);
        bool alone = (!at || !strchr("*.,$", text.at[at - 1])) &&
                     (end == text.len || !strchr("*.,/%", text.at[end]));
        return end > at + 1 && alone ? end : 0;
    }
    if (rcn_text_starts(rest, "Column ")) {
        *ret_form = RCN_PRINT_FORM_CERTAIN;
        return column_end(text, at);
    }
    return at && is_word(text.at[at - 1]) ? 0 : page_end(text, at, ret_form);
}

/* Takes a space in that the mark would leave double or at the end of a line. */
static void
take_space(rcn_text text, rcn_print_mark *mark)
{
    bool before = !mark->start || strchr(" \n", text.at[mark->start - 1]);
    bool line = mark->end == text.len || strchr("\r\n", text.at[mark->end]);
    if (before && mark->end < text.len && text.at[mark->end] == ' ') {
        mark->end++;
    } else if (line && mark->start && text.at[mark->start - 1] == ' ') {
        mark->start--;
    }
}

/* May a mark begin at a byte?  Most bytes need no closer look. */
static bool
may_begin(rcn_text text, size_t at)
{
    switch (text.at[at]) {
    case '[':
    case '*':
    case '{':
        return true;
    case 'P':
        return rcn_text_starts(rcn_text_slice(text, at, text.len), "Page ");
    case 'C':
        return rcn_text_starts(rcn_text_slice(text, at, text.len), "Column ");
    default:
        return false;
    }
}

static void
collect(rcn_arena *scratch, rcn_arena *arena, rcn_text text,
        rcn_found_marks *marks)
{
    for (size_t at = 0; at < text.len;) {
        rcn_mark_form form = RCN_PRINT_FORM_CERTAIN;
        size_t end = may_begin(text, at) ? mark_end(text, at, &form) : 0;
        size_t day = end && text.at[at] == 'C' ? day_before(text, at) : 0;
        const char *label =
            end ? rcn_source_page_label(arena, rcn_text_slice(text, at, end))
                : NULL;
        if (!label) {
            at++;
            continue;
        }
        size_t digits = strcspn(label, "0123456789");
        rcn_found_mark found = {{(uint32_t)(at - day), (uint32_t)end, label},
                                form,
                                label[digits] ? strtol(label + digits, NULL, 10)
                                              : -1,
                                form == RCN_PRINT_FORM_CERTAIN};
        RCN_PUSH(scratch, marks, found);
        at = end;
    }
}

/* Keeps the marks of a form when those that follow each other by one are nearly
 * all. */
static void
keep_series(rcn_found_marks *marks, rcn_mark_form form)
{
    size_t all = 0;
    size_t rising = 0;
    const rcn_found_mark *last = NULL;
    for (size_t i = 0; i < marks->count; i++) {
        const rcn_found_mark *mark = &marks->items[i];
        if (mark->form != form) {
            continue;
        }
        all++;
        bool star = form == RCN_PRINT_FORM_STAR && mark->number >= STAR_NUMBER;
        rising += last && mark->number == last->number + 1 &&
                  mark->mark.start - last->mark.end >=
                      (star ? STAR_LEAST : PAGE_LEAST);
        last = mark;
    }
    bool series =
        rising + 1 >= SERIES && (all - rising - 1) * OTHERS_PART <= all;
    for (size_t i = 0; i < marks->count && series; i++) {
        rcn_found_mark *mark = &marks->items[i];
        mark->kept = mark->kept || (mark->form == form && mark->number >= 0);
    }
}

rcn_print_marks
rcn_print_marks_find(rcn_arena *arena, rcn_text text)
{
    rcn_arena *scratch = rcn_arena_new(0);
    rcn_found_marks found = {0};
    collect(scratch, arena, text, &found);
    for (int form = RCN_PRINT_FORM_CERTAIN + 1; form < RCN_PRINT_FORM_COUNT;
         form++) {
        keep_series(&found, (rcn_mark_form)form);
    }
    rcn_print_marks marks = {0};
    for (size_t i = 0; i < found.count; i++) {
        if (found.items[i].kept) {
            take_space(text, &found.items[i].mark);
            RCN_PUSH(arena, &marks, found.items[i].mark);
        }
    }
    rcn_arena_free(scratch);
    return marks;
}
