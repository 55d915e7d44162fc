/* Rows of signs that are drawn: rules between parts, lines above and below a
 * heading, and the signs on both sides of one ("----- NEWS -----").  They are how
 * a heading looks where there is no other way to set it. */
#include <string.h>

#include "base/utf8.h"
#include "clean/text/head_signs.h"

#define RULE_LEAST  3  /* marks of a rule */
#define DRAWN_LEAST 10 /* marks that an author does not mean as a break */
#define MIXED_LEAST 8  /* the same, of several signs */
#define MIXED_KINDS 3  /* such signs */
#define FRAME_LEAST 3  /* signs on each side of a heading */
#define FRAME_WORDS 10
#define BOX_WORDS   14
#define RAIL_CHUNKS 60 /* from the top, in which a caption stands */
#define RAILS_LEAST 5  /* lines with the sign */

/* Three or more of one mark, spaces among them allowed; gives how many. */
static size_t
rule_marks(rcn_text text, bool *ret_star)
{
    size_t marks = 0;
    uint32_t mark = 0;
    for (size_t at = 0; at < text.len;) {
        uint32_t rune = 0;
        at += rcn_utf8_next(text, at, &rune);
        bool line = rune == '-' || rune == '_' || rune == '=' || rune == '~' ||
                    rune == '*' || rune == '+' || rune == '.' || rune == '#' ||
                    rune == 0x2014 || rune == 0x2013 ||
                    (rune >= 0x2500 && rune <= 0x2550);
        if (rune == ' ' && marks) {
            continue;
        }
        if (!line || (mark && rune != mark)) {
            return 0;
        }
        mark = rune;
        marks++;
    }
    *ret_star = mark == '*' || mark == '+' || mark == '.' || mark == '#';
    return marks;
}

static bool
is_drawing_sign(char byte)
{
    return byte && strchr("-_=~*+#'`^<>|:.o/\\", byte) != NULL;
}

/* "+-------+", "-=-=-=-=-", "`'.'`'.'`": marks of a rule of two or three signs,
 * without a space; 0: it is none. */
static size_t
mixed_marks(rcn_text text)
{
    char kinds[MIXED_KINDS];
    size_t count = 0;
    for (size_t i = 0; i < text.len; i++) {
        size_t kind = 0;
        while (kind < count && kinds[kind] != text.at[i]) {
            kind++;
        }
        if (!is_drawing_sign(text.at[i]) || kind == MIXED_KINDS) {
            return 0;
        }
        if (kind == count) {
            kinds[count++] = text.at[i];
        }
    }
    return text.len >= MIXED_LEAST && count > 1 ? text.len : 0;
}

/* What a row of marks is. */
typedef struct rcn_drawn_row {
    size_t marks;
    bool star;  /* of signs that often stand for a break */
    bool drawn; /* so long that nobody means a break by it */
} rcn_drawn_row;

static rcn_drawn_row
read_marks(const rcn_chunk *chunk)
{
    rcn_drawn_row row = {0};
    if (chunk->fate != RCN_FATE_TEXT || chunk->words >= 200) {
        return row;
    }
    row.marks = rule_marks(chunk->text, &row.star);
    row.drawn = !row.star && row.marks >= DRAWN_LEAST;
    if (!row.marks) {
        row.marks = mixed_marks(chunk->text);
        row.drawn = row.marks > 0;
    }
    row.marks = row.marks < RULE_LEAST ? 0 : row.marks;
    return row;
}

/* Whether the line between two rows of marks that touch it is short. */
static bool
is_boxed(const rcn_work *work, size_t index)
{
    const rcn_chunk *chunk = &work->chunks[index];
    const rcn_chunk *above = index ? &work->chunks[index - 1] : NULL;
    return above && above->last + 1 == chunk->first &&
           above->fate == RCN_FATE_CUT && above->ruled &&
           chunk->first == chunk->last && chunk->words <= BOX_WORDS;
}

void
rcn_cut_rule_lines(rcn_work *work, bool edges)
{
    rcn_body body = rcn_body_find(work);
    static const rcn_cause rule_line = {"rule-line", "rule-line", NULL, NULL};
    static const rcn_cause underline = {"heading-underline", "rule-line", NULL,
                                        NULL};
    for (size_t i = 0; i < work->chunk_count; i++) {
        rcn_chunk *chunk = &work->chunks[i];
        rcn_drawn_row row = read_marks(chunk);
        if (!row.marks) {
            continue;
        }
        bool under = i > 0 && chunk->blank_before == 0 && !row.star &&
                     work->chunks[i - 1].last + 1 == chunk->first &&
                     work->chunks[i - 1].fate == RCN_FATE_TEXT;
        /* Between paragraphs a short row of marks is a break that the author
         * means; a long line is drawn. */
        bool edge = edges && (chunk->outside ||
                              rcn_where_is(&body, i) != RCN_WHERE_ANYWHERE);
        if (under || row.drawn || edge) {
            rcn_chunk_settle(work, i, RCN_FATE_CUT,
                             under ? &underline : &rule_line);
            chunk->ruled = true;
        }
        if (under) {
            work->chunks[i - 1].underlined = true;
            work->chunks[i - 1].boxed = is_boxed(work, i - 1);
        }
    }
}

/* Whether a sign stands as a word of its own in a line: "ANN ASH,   )". */
static bool
has_word(rcn_text line, rcn_text sign)
{
    for (size_t at = 0; at + sign.len <= line.len; at++) {
        size_t end = at + sign.len;
        if (memcmp(line.at + at, sign.at, sign.len) == 0 &&
            (!at || line.at[at - 1] == ' ') &&
            (end == line.len || line.at[end] == ' ')) {
            return true;
        }
    }
    return false;
}

/* Cuts the signs that stand alone between the columns of a caption.  They do where
 * the same sign stands in other lines near the top. */
void
rcn_cut_rails(rcn_work *work)
{
    static const char *const signs[] = {")", "§", ":", "|"};
    static const rcn_cause cause = {
        "rule-line", "rule-line",
        "the sign alone parts the columns of the caption", NULL};
    size_t count =
        work->chunk_count < RAIL_CHUNKS ? work->chunk_count : RAIL_CHUNKS;
    for (size_t k = 0; k < sizeof signs / sizeof *signs; k++) {
        rcn_text sign = rcn_text_of(signs[k]);
        size_t lines = 0;
        for (size_t i = 0; i < count; i++) {
            lines += has_word(work->chunks[i].text, sign);
        }
        for (size_t i = 0; lines >= RAILS_LEAST && i < count; i++) {
            if (work->chunks[i].fate == RCN_FATE_TEXT &&
                rcn_text_equal(work->chunks[i].text, sign)) {
                rcn_chunk_settle(work, i, RCN_FATE_CUT, &cause);
            }
        }
    }
}

/* Bytes of the signs at one end of a line: "-----", "-={", "]=-"; 0: too few. */
static size_t
frame_at(rcn_text text, bool end)
{
    size_t len = 0;
    size_t marks = 0;
    while (len < text.len) {
        size_t at = end ? text.len - 1 - len : len;
        char byte = text.at[at];
        if (!byte || !strchr("-=*~#_+[]{}|: ", byte)) {
            break;
        }
        marks += strchr("-=*~#_+", byte) != NULL;
        len++;
    }
    return len >= FRAME_LEAST && marks + 1 >= FRAME_LEAST ? len : 0;
}

/* Makes a heading of a line that signs frame, and cuts them. */
bool
rcn_frame_cut(rcn_work *work, size_t index)
{
    static const rcn_cause cause = {"heading-underline", "rule-line",
                                    "signs on both sides of it show a heading",
                                    NULL};
    const rcn_chunk *chunk = &work->chunks[index];
    const rcn_row *row = &work->rows[chunk->first];
    rcn_text text = rcn_row_text(work, chunk->first);
    size_t first = frame_at(text, false);
    size_t last = frame_at(text, true);
    if (chunk->first != chunk->last || chunk->kind != RCN_BLOCK_PARAGRAPH ||
        !first || !last || first + last >= text.len ||
        chunk->blank_before + chunk->blank_after == 0 ||
        !rcn_text_equal(rcn_text_trim(text), text)) {
        return false;
    }
    rcn_text words = rcn_text_slice(text, first, text.len - last);
    if (!rcn_text_has_word(words) ||
        rcn_utf8_count_words(words) > FRAME_WORDS ||
        rcn_text_find(words, "--", 0) != SIZE_MAX ||
        rcn_text_find(words, "==", 0) != SIZE_MAX) {
        return false;
    }
    RCN_PUSH(work->scratch, &work->edits,
             (rcn_edit){row->from, row->from + (uint32_t)first, &cause});
    RCN_PUSH(work->scratch, &work->edits,
             (rcn_edit){row->to - (uint32_t)last, row->to, &cause});
    return true;
}
