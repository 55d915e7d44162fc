/* The markers of list items: bullets, numbers and letters with a full stop or a
 * parenthesis; and the marks that a text browser leaves of items, buttons and
 * arrows that hold no words. */
#include "base/utf8.h"
#include "clean/text/work.h"

static bool
is_bullet(uint32_t rune)
{
    return rune == '*' || rune == '-' || rune == 0x2022 || rune == 0x2013 ||
           rune == 0x2014 || rune == 0x25CF || rune == 0x25CB ||
           rune == 0x25A0 || rune == 0x25A1 || rune == 0x25AA ||
           rune == 0x2043 || rune == 0x2219 || rune == 0xB7 || rune == 0x2606 ||
           rune == 0xF0B7 || rune == 0x2756 || rune == 0x27A2 ||
           rune == 0x25E6 || rune == 0x2023;
}

/* Bytes of white space at `at`. */
static size_t
space_at(rcn_text line, size_t at)
{
    size_t start = at;
    uint32_t rune = 0;
    while (at < line.len) {
        size_t len = rcn_utf8_next(line, at, &rune);
        if (!rcn_rune_is_space(rune)) {
            break;
        }
        at += len;
    }
    return at - start;
}

static size_t
number_at(rcn_text line, size_t at, uint32_t *ret_number)
{
    size_t start = at;
    uint32_t number = 0;
    while (at < line.len && at - start < 4 && line.at[at] >= '0' &&
           line.at[at] <= '9') {
        number = number * 10 + (uint32_t)(line.at[at++] - '0');
    }
    *ret_number = number;
    return at - start;
}

/* Returns a number of at most three digits or one small letter, within "(1)",
 * "1)" or "1.". */
static size_t
ordinal(rcn_text line, uint32_t *ret_number)
{
    size_t at = line.at[0] == '(';
    bool open = at == 1;
    size_t digits = number_at(line, at, ret_number);
    if (!digits && at < line.len && line.at[at] >= 'a' && line.at[at] <= 'z') {
        *ret_number = (uint32_t)(line.at[at] - 'a') + 1;
        digits = 1;
    }
    at += digits;
    if (!digits || digits > 3 || at >= line.len) {
        return 0;
    }
    bool letter = line.at[at - 1] >= 'a';
    bool ends = line.at[at] == ')' || (line.at[at] == '.' && !open && !letter);
    return ends ? at + 1 : 0;
}

/* Returns the bullet of RFCs and manuals: "o", two spaces and a capital or a
 * quotation mark.  When white space was squashed one space is left of them. */
static uint32_t
letter_bullet(rcn_text line, size_t spaces)
{
    uint32_t rune = 0;
    size_t space = rcn_text_starts(line, "o ") ? space_at(line, 1) : 0;
    if (space < spaces || space == 0 || space + 1 >= line.len) {
        return 0;
    }
    (void)rcn_utf8_next(line, 1 + space, &rune);
    return rcn_rune_is_upper(rune) || rune == '"' || rune == 0x201C
               ? (uint32_t)(1 + space)
               : 0;
}

uint32_t
rcn_marker(rcn_text line, uint32_t *ret_number)
{
    *ret_number = 0;
    if (!line.len) {
        return 0;
    }
    uint32_t rune = 0;
    size_t len = rcn_utf8_next(line, 0, &rune);
    uint32_t letter = letter_bullet(line, 2);
    if (letter) {
        return letter;
    }
    if (!is_bullet(rune)) {
        len = ordinal(line, ret_number);
    }
    size_t space = len ? space_at(line, len) : 0;
    return space && len + space < line.len ? (uint32_t)(len + space) : 0;
}

/* A dash may begin a line of dialogue, a date line or an aside, a star a note,
 * an "o" a sentence: alone they make no item. */
bool
rcn_marker_is_weak(rcn_text text)
{
    uint32_t rune = 0;
    (void)rcn_utf8_next(text, 0, &rune);
    return rune == '-' || rune == '*' || rune == 'o' || rune == 0x2013 ||
           rune == 0x2014;
}

typedef struct rcn_mark_seen {
    uint32_t marker, number;
    bool weak;
} rcn_mark_seen;

static rcn_mark_seen
mark_of(const rcn_work *work, size_t chunk)
{
    rcn_mark_seen seen = {0};
    if (chunk < work->chunk_count &&
        work->chunks[chunk].kind != RCN_BLOCK_HEADING &&
        work->chunks[chunk].kind != RCN_BLOCK_PRE) {
        rcn_text text = work->chunks[chunk].text;
        seen.marker = rcn_marker(text, &seen.number);
        if (!seen.marker) {
            seen = (rcn_mark_seen){.marker = letter_bullet(text, 1)};
        }
        seen.weak = seen.marker && rcn_marker_is_weak(text);
    }
    return seen;
}

static bool
are_siblings(const rcn_mark_seen *first, const rcn_mark_seen *second)
{
    if (!first->marker || !second->marker) {
        return false;
    }
    return first->number ? second->number == first->number + 1
                         : second->number == 0 && first->weak == second->weak;
}

/* The next chunk with the next number, a few paragraphs on: items may have more
 * than one. */
#define ITEM_PARAGRAPHS 6

static bool
is_numbered_on(const rcn_work *work, size_t chunk, const rcn_mark_seen *mark)
{
    size_t next = rcn_chunk_after(work, chunk);
    for (int i = 0; i < ITEM_PARAGRAPHS && next < work->chunk_count; i++) {
        rcn_mark_seen other = mark_of(work, next);
        if (mark->number && are_siblings(mark, &other)) {
            return true;
        }
        next = rcn_chunk_after(work, next);
    }
    return false;
}

void
rcn_find_items(rcn_work *work)
{
    rcn_mark_seen last = {0};  /* mark of the item before */
    uint32_t indents[8] = {0}; /* of the open lists */
    uint32_t depth = 0;
    bool colon = false; /* the chunk before ends in a colon */
    for (size_t i = rcn_chunk_after(work, SIZE_MAX); i < work->chunk_count;
         i = rcn_chunk_after(work, i)) {
        rcn_chunk *chunk = &work->chunks[i];
        rcn_mark_seen mark = mark_of(work, i);
        rcn_mark_seen next = mark_of(work, rcn_chunk_after(work, i));
        bool item = mark.marker && (colon || are_siblings(&last, &mark) ||
                                    are_siblings(&mark, &next) ||
                                    is_numbered_on(work, i, &mark) ||
                                    (!mark.weak && !mark.number));
        colon = chunk->end == RCN_ROW_END_COLON;
        if (!item) {
            depth = mark.marker || chunk->kind == RCN_BLOCK_HEADING ? 0 : depth;
            last = mark.marker ? (rcn_mark_seen){0} : last;
            continue;
        }
        while (depth && indents[depth - 1] > chunk->indent) {
            depth--;
        }
        if (depth < 8 && (!depth || indents[depth - 1] < chunk->indent)) {
            indents[depth++] = chunk->indent;
        }
        chunk->kind = RCN_BLOCK_ITEM;
        chunk->level = depth ? depth : 1;
        chunk->marker_len = mark.marker;
        last = mark;
    }
}

/* Signs of buttons and arrows: multiplication signs, guillemets, triangles,
 * arrows. */
static bool
is_button(uint32_t rune)
{
    return rune == 0xD7 || rune == 0x2715 || rune == 0x2716 || rune == 0xAB ||
           rune == 0xBB || rune == 0x2039 || rune == 0x203A || rune == 0x2630 ||
           (rune >= 0x2190 && rune <= 0x2193) ||
           (rune >= 0x25B2 && rune <= 0x25C4);
}

/* Nothing but bullets and signs of buttons; a dash alone may be a line of
 * speech that breaks off. */
static bool
is_bare_mark(const rcn_chunk *chunk)
{
    size_t marks = 0;
    for (size_t at = 0; at < chunk->text.len;) {
        uint32_t rune = 0;
        at += rcn_utf8_next(chunk->text, at, &rune);
        bool dash = rune == '-' || rune == 0x2013 || rune == 0x2014;
        if ((!is_bullet(rune) || dash) && !is_button(rune) && rune != ' ') {
            return false;
        }
        marks += rune != ' ';
    }
    return marks > 0;
}

/* A paragraph that is in the text, no item. */
static bool
is_told(const rcn_work *work, size_t index)
{
    uint32_t number = 0;
    const rcn_chunk *chunk = &work->chunks[index];
    return chunk->fate == RCN_FATE_TEXT && !chunk->outside && chunk->prose &&
           !rcn_marker(chunk->text, &number);
}

void
rcn_cut_empty_items(rcn_work *work)
{
    static const rcn_cause empty = {"empty-item", "empty-item", NULL, NULL};
    bool after_mark = false;
    for (size_t i = 0; i < work->chunk_count; i++) {
        bool mark = work->chunks[i].fate == RCN_FATE_TEXT &&
                    is_bare_mark(&work->chunks[i]);
        bool before_mark =
            i + 1 < work->chunk_count && is_bare_mark(&work->chunks[i + 1]);
        /* One mark between two paragraphs is a break that the author means. */
        bool meant = i > 0 && i + 1 < work->chunk_count &&
                     is_told(work, i - 1) && is_told(work, i + 1);
        if (mark && (after_mark || before_mark || !meant)) {
            rcn_chunk_settle(work, i, RCN_FATE_CUT, &empty);
        }
        after_mark = mark;
    }
}
