/* What the makers of an e-book write into its text: notes on their work, and the
 * marks that stand for its pictures, "[Illustration: The ferry in ice]".  The words
 * are data (rules/words.yaml). */
#include <string.h>

#include "base/utf8.h"
#include "clean/text/work.h"

#define LABEL_MOST   80 /* bytes of the words that open a note or a mark */
#define BRACKET_ROWS 80 /* of a note in brackets */
#define OPEN_ROWS    80 /* of one without, at the start of the book */
#define HEAD_ROWS    80 /* of the book that its first note stands in */
#define SIGN_ROWS    12 /* that tell such a note by its words */
#define PICTURE_ROWS 24 /* of the words below a picture */
#define TAIL_PART    5u /* a note at the end takes at most a fifth of it */
#define GAP_ROWS     2  /* blank ones that end a note without brackets */

static const rcn_cause note_cause = {
    "ebook-frame", "maker-note",
    "the makers of the e-book say how they made it", NULL};
static const rcn_cause picture_cause = {
    "image-placeholder", "picture-mark",
    "it stands for a picture that the text does not hold", NULL};

static bool
is_blank(const rcn_work *work, size_t row)
{
    return row >= work->row_count || work->rows[row].from == work->rows[row].to;
}

/* Whether a row is the first of a paragraph. */
static bool
begins_paragraph(const rcn_work *work, size_t row)
{
    return rcn_row_kept(&work->rows[row]) &&
           (row == 0 || !rcn_row_kept(&work->rows[row - 1]));
}

static size_t
label_of(const rcn_work *work, rcn_text line, const char *list)
{
    return rcn_rules_label(work->rules, work->scratch, line, list);
}

/* A line without what stands around its words: "[_Note_". */
static rcn_text
without_signs(rcn_text line)
{
    while (line.len && strchr("[*_=", line.at[0])) {
        line = rcn_text_slice(line, 1, line.len);
    }
    return line;
}

/* The row in which the bracket closes that opens at row `first`, or SIZE_MAX when
 * it does not within `most` rows. */
static size_t
bracket_end(const rcn_work *work, size_t first, size_t most)
{
    long open = 0;
    for (size_t i = first; i < work->row_count && i - first < most; i++) {
        rcn_text line = rcn_row_text(work, i);
        for (size_t j = 0; j < line.len; j++) {
            open += (line.at[j] == '[') - (line.at[j] == ']');
        }
        if (line.len && open <= 0) {
            return open == 0 && rcn_text_ends(line, "]") ? i : SIZE_MAX;
        }
    }
    return SIZE_MAX;
}

static void
cut_rows(rcn_work *work, size_t first, size_t end, const rcn_cause *cause)
{
    for (size_t i = first; i < end; i++) {
        if (rcn_row_kept(&work->rows[i])) {
            work->rows[i].fate = RCN_FATE_CUT;
            work->rows[i].verdict = cause;
        }
    }
}

/* The row behind a note without brackets: a gap or a line of signs ends it. */
static size_t
open_end(const rcn_work *work, size_t first)
{
    size_t blanks = 0;
    for (size_t i = first; i < work->row_count && i - first < OPEN_ROWS; i++) {
        blanks = is_blank(work, i) ? blanks + 1 : 0;
        if (blanks >= GAP_ROWS || (!blanks && work->rows[i].bare)) {
            return i;
        }
    }
    return first;
}

/* Whether some rows from `first` on speak of an electronic text. */
static bool
speaks_of_etext(const rcn_work *work, size_t first)
{
    rcn_word_list words = rcn_rules_words(work->rules, "maker-words");
    for (size_t i = first; i < work->row_count && i - first < SIGN_ROWS; i++) {
        rcn_text line = rcn_utf8_fold(work->scratch, rcn_row_text(work, i));
        for (size_t j = 0; j < words.count; j++) {
            if (rcn_text_find(line, words.words[j], 0) != SIZE_MAX) {
                return true;
            }
        }
    }
    return false;
}

/* The rows of the book: the first and the one behind the last that is kept. */
static void
book_rows(const rcn_work *work, size_t *ret_first, size_t *ret_end)
{
    *ret_first = work->row_count;
    *ret_end = 0;
    for (size_t i = 0; i < work->row_count; i++) {
        if (rcn_row_kept(&work->rows[i])) {
            *ret_first = i < *ret_first ? i : *ret_first;
            *ret_end = i + 1;
        }
    }
}

/* Cuts the note that begins at a row, if one does; returns the row behind it. */
static size_t
cut_note(rcn_work *work, size_t row, size_t first, size_t end)
{
    rcn_text line = rcn_row_text(work, row);
    rcn_text words = without_signs(line);
    bool sure = label_of(work, words, "maker-notes") > 0;
    bool address = label_of(work, words, "maker-addresses") > 0;
    size_t behind = row;
    if ((!sure && !address) || (address && !speaks_of_etext(work, row))) {
        return row + 1;
    }
    if (line.at[0] == '[') {
        size_t last = bracket_end(work, row, BRACKET_ROWS);
        behind = last == SIZE_MAX ? row : last + 1;
    } else if (row < first + HEAD_ROWS) {
        behind = open_end(work, row);
    } else if ((end - row) * TAIL_PART <= end - first && row >= GAP_ROWS &&
               is_blank(work, row - GAP_ROWS)) {
        behind = end;
    }
    cut_rows(work, row, behind, &note_cause);
    return behind > row ? behind : row + 1;
}

/* Cuts the mark of a picture that begins at a row, if one does: all of a mark
 * without words, else the label and the brackets around the words. */
static size_t
cut_picture(rcn_work *work, size_t row)
{
    rcn_text line = rcn_row_text(work, row);
    if (line.at[0] != '[') {
        return row + 1;
    }
    size_t label =
        label_of(work, rcn_text_slice(line, 1, line.len), "picture-labels");
    size_t at = label + 1;
    if (!label || at >= line.len || !strchr(":.]", line.at[at])) {
        return row + 1;
    }
    size_t last = bracket_end(work, row, PICTURE_ROWS);
    if (last == SIZE_MAX) {
        return row + 1;
    }
    at += line.at[at] != ']';
    while (at < line.len && line.at[at] == ' ') {
        at++;
    }
    rcn_row *opens = &work->rows[row];
    rcn_row *closes = &work->rows[last];
    if (opens->from + at >= closes->to - 1) {
        cut_rows(work, row, last + 1, &picture_cause);
        return last + 1;
    }
    if (opens->from + at >= opens->to) {
        cut_rows(work, row, row + 1, &picture_cause);
    } else {
        RCN_PUSH(work->scratch, &work->marks,
                 (rcn_edit){opens->from, opens->from + (uint32_t)at,
                            &picture_cause});
    }
    if (closes->from + 1 == closes->to) {
        cut_rows(work, last, last + 1, &picture_cause);
    } else {
        RCN_PUSH(work->scratch, &work->marks,
                 (rcn_edit){closes->to - 1, closes->to, &picture_cause});
    }
    return last + 1;
}

void
rcn_cut_maker_notes(rcn_work *work)
{
    size_t first = 0;
    size_t end = 0;
    book_rows(work, &first, &end);
    for (size_t i = first; i < end;) {
        size_t next = i + 1;
        if (begins_paragraph(work, i)) {
            next = work->book ? cut_note(work, i, first, end) : next;
            next = next == i + 1 && rcn_row_kept(&work->rows[i])
                       ? cut_picture(work, i)
                       : next;
        }
        i = next;
    }
}
