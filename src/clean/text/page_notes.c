/* Notes at the foot of the pages of a text.  In what is copied from print they
 * stand within the sentence that runs past the end of the page.  A line begins
 * a note by its number, the next of the document, or by a sign, with a capital
 * behind it; a reference in the text above, "the attorney2", is the witness.
 * From there to the end of the page everything is notes.  The paragraph that
 * they interrupt goes on behind them: they become blocks of their own. */
#include "base/utf8.h"
#include "clean/text/work.h"

#define MOST_SKIPPED 2 /* numbers of notes that the document lost */
#define MOST_NUMBER  999
#define LEAST_BYTES  20  /* of the line that begins a note */
#define MOST_ROWS    300 /* above a note in which its reference stands */

/* One document while its notes are looked for. */
typedef struct rcn_page_notes {
    rcn_work *work;
    long next;       /* number of the next note */
    size_t page;     /* its first row */
    size_t referred; /* first row of the page before, where a note may be due */
    size_t signs;    /* rows of the page that begin with a star */
} rcn_page_notes;

/* How a row begins a note: its number, or 0 for a sign, and what it is called
 * by in the text; false where it begins none. */
static bool
read_label(rcn_text line, long *ret_number, rcn_text *ret_label)
{
    size_t at = 0;
    long number = 0;
    while (at < line.len && line.at[at] >= '0' && line.at[at] <= '9' &&
           number <= MOST_NUMBER) {
        number = number * 10 + (line.at[at++] - '0');
    }
    bool sign = false;
    while (!at && line.len && line.at[0] == '*') {
        at++;
        sign = true;
    }
    *ret_label = rcn_text_slice(line, 0, at);
    *ret_number = sign ? 0 : number;
    if (!at || (!sign && (number < 1 || number > MOST_NUMBER))) {
        return false;
    }
    while (at < line.len && line.at[at] == ' ') {
        at++;
    }
    uint32_t rune = 0;
    if (at < line.len) {
        at += rcn_utf8_next(line, at, &rune);
    }
    if (at < line.len && (rune == '"' || rune == '(' || rune == 0x201C)) {
        (void)rcn_utf8_next(line, at, &rune);
    }
    return rcn_rune_is_upper(rune);
}

/* Whether a place in a line is a reference: behind a word or its mark, and before
 * no letter or digit. */
static bool
is_reference(rcn_text line, size_t at, size_t len)
{
    uint32_t before = ' ';
    uint32_t behind = ' ';
    size_t back = at ? rcn_utf8_prev(line, at, &before) : 0;
    if (at + len < line.len) {
        (void)rcn_utf8_next(line, at + len, &behind);
    }
    if (before == '.' || before == ',') {
        (void)rcn_utf8_prev(line, at - back, &before); /* not "1.2" */
        if (before >= '0' && before <= '9') {
            return false;
        }
    }
    bool word = rcn_rune_is_letter(before) || before == ')' || before == ']' ||
                before == '"' || before == ';' || before == ':' ||
                before == '.' || before == '\'' || before == 0x2019 ||
                before == 0x201D || (before >= '0' && before <= '9');
    bool digits = line.at[at] != '*' && before >= '0' && before <= '9';
    return word && !digits && !rcn_rune_is_letter(behind) && behind != '*' &&
           !(behind >= '0' && behind <= '9');
}

static bool
refers(rcn_text line, rcn_text label)
{
    for (size_t at = 1; at + label.len <= line.len; at++) {
        size_t same = 0;
        while (same < label.len && line.at[at + same] == label.at[same]) {
            same++;
        }
        if (same == label.len && is_reference(line, at, label.len)) {
            return true;
        }
    }
    return false;
}

/* Whether a row begins a note to which a row of the text from `referred` on
 * refers. */
static bool
begins_note(const rcn_page_notes *notes, size_t row, long *ret_number)
{
    const rcn_work *work = notes->work;
    rcn_text label = {"", 0};
    if (!rcn_row_kept(&work->rows[row]) || work->rows[row].code ||
        rcn_row_text(work, row).len < LEAST_BYTES ||
        !read_label(rcn_row_text(work, row), ret_number, &label) ||
        (!*ret_number && notes->signs > 1) ||
        (*ret_number > 1 && (*ret_number < notes->next ||
                             *ret_number > notes->next + MOST_SKIPPED))) {
        return false;
    }
    bool same_page = *ret_number < notes->next;
    size_t from = row > MOST_ROWS ? row - MOST_ROWS : 0;
    size_t least = same_page ? notes->page : notes->referred;
    from = from > least ? from : least;
    for (size_t i = row; i-- > from;) {
        if (rcn_row_kept(&work->rows[i]) && !work->rows[i].note &&
            refers(rcn_row_text(work, i), label)) {
            return true;
        }
    }
    return false;
}

/* Takes the line that was drawn above the first note of a page to the notes. */
static void
mark_rule_above(rcn_work *work, size_t first, size_t row)
{
    while (row > first &&
           (!rcn_row_kept(&work->rows[row - 1]) || work->rows[row - 1].bare)) {
        row--;
        work->rows[row].note = RCN_NOTE_BEGINS;
    }
}

/* Marks the notes of a page, rows [first, end). */
static void
mark_page(rcn_page_notes *notes, size_t first, size_t end)
{
    rcn_work *work = notes->work;
    bool text = false;
    bool found = false;
    notes->page = first;
    notes->signs = 0;
    for (size_t i = first; i < end; i++) {
        notes->signs += rcn_text_starts(rcn_row_text(work, i), "*");
    }
    for (size_t i = first; i < end; i++) {
        rcn_row *row = &work->rows[i];
        long number = 0;
        if (!rcn_row_kept(row)) {
            continue;
        }
        bool begins = text && begins_note(notes, i, &number);
        if (begins && number) {
            notes->next = number + 1;
        }
        if (begins && !found) {
            mark_rule_above(work, first, i);
        }
        found = found || begins;
        text = text || !row->bare;
        row->note = begins ? RCN_NOTE_BEGINS
                           : (found ? RCN_NOTE_GOES_ON : RCN_NOTE_NONE);
    }
    notes->referred = first;
}

void
rcn_find_page_notes(rcn_work *work)
{
    rcn_page_notes notes = {.work = work, .next = 1};
    size_t first = 0;
    for (size_t i = 1; work->paged && i <= work->row_count; i++) {
        if (i == work->row_count || work->rows[i].page_start) {
            mark_page(&notes, first, i);
            first = i;
        }
    }
}
