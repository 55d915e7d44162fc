/* Headings: short lines that are no sentences and have text below them, and
 * lines that carry a section number. */
#include "base/utf8.h"
#include "clean/text/head_signs.h"

#define HEADING_WORDS 14
#define HEADING_BYTES 120
#define RIGHT_COLUMN  40 /* columns before what stands on the right */
#define MOST_SECTIONS 3  /* headings one below the other */
#define CALL_WORDS    8  /* a heading that ends in ! or ? */
#define LEVEL_MOST    6
#define SPEECH_LEAST  8 /* paragraphs that begin with a quotation mark */
#define SPEAKER_LEAST 3 /* lines of a play that name one */
#define LINES_ABOVE   2
#define BOOK_GAP      2 /* blank lines above a heading of a book */

uint32_t
rcn_section_levels(rcn_text text, size_t *ret_title)
{
    uint32_t levels = 0;
    size_t at = 0;
    for (;;) {
        size_t start = at;
        while (at < text.len && at - start < 3 && text.at[at] >= '0' &&
               text.at[at] <= '9') {
            at++;
        }
        if (at == start) {
            break;
        }
        levels++;
        if (at >= text.len || text.at[at] != '.') {
            break;
        }
        at++;
    }
    bool parted = at < text.len && text.at[at] == ' ' && levels > 0 &&
                  (levels > 1 || text.at[at - 1] == '.');
    *ret_title = at + 1;
    return parted ? levels : 0;
}

/* The value of the Roman number before a full stop and a space, or 0; single
 * letters other than I, V and X are initials. */
static uint32_t
roman_value(rcn_text text, size_t *ret_title)
{
    static const char *const digits[] = {"",  "I",  "II",  "III",  "IV",
                                         "V", "VI", "VII", "VIII", "IX"};
    size_t end = 0;
    while (
        end < text.len && end < 8 &&
        (text.at[end] == 'I' || text.at[end] == 'V' || text.at[end] == 'X')) {
        end++;
    }
    if (!end || end + 2 >= text.len || text.at[end] != '.' ||
        text.at[end + 1] != ' ') {
        return 0;
    }
    size_t tens = 0;
    while (tens < end && tens < 3 && text.at[tens] == 'X') {
        tens++;
    }
    *ret_title = end + 2;
    rcn_text rest = rcn_text_slice(text, tens, end);
    for (uint32_t i = 0; i < sizeof digits / sizeof *digits; i++) {
        if (rcn_text_is(rest, digits[i])) {
            return (uint32_t)tens * 10 + i;
        }
    }
    return 0;
}

static bool
begins_upper(rcn_text text, size_t at)
{
    uint32_t rune = 0;
    while (at < text.len) {
        at += rcn_utf8_next(text, at, &rune);
        if (rcn_rune_is_letter(rune)) {
            return !rcn_rune_is_lower(rune);
        }
        if (rcn_rune_is_digit(rune)) {
            return true;
        }
        if (!rcn_rune_is_punct(rune)) {
            return false;
        }
    }
    return false;
}

static bool
is_short(const rcn_chunk *chunk)
{
    return chunk->words <= HEADING_WORDS && chunk->text.len <= HEADING_BYTES;
}

/* Whether the line ends as a heading may. */
static bool
ends_open(const rcn_chunk *chunk)
{
    if (chunk->end == RCN_ROW_END_SENTENCE) {
        char last = chunk->text.at[chunk->text.len - 1];
        return chunk->words <= CALL_WORDS && last != '.';
    }
    return chunk->end == RCN_ROW_END_OTHER;
}

/* "MS. MOOR: Good evening.": who speaks, and what. */
static bool
is_turn(const rcn_work *work, const rcn_chunk *chunk)
{
    return chunk->end == RCN_ROW_END_SENTENCE &&
           rcn_begins_with_turn(work->rules, chunk->text);
}

/* Text that a heading can stand over. */
static bool
is_body(const rcn_work *work, const rcn_chunk *chunk)
{
    return is_turn(work, chunk) || chunk->kind != RCN_BLOCK_PARAGRAPH ||
           chunk->prose || chunk->text.len > HEADING_BYTES ||
           chunk->end == RCN_ROW_END_COLON;
}

static bool
has_letters(rcn_text text)
{
    size_t letters = 0;
    for (size_t at = 0; at < text.len;) {
        uint32_t rune = 0;
        at += rcn_utf8_next(text, at, &rune);
        letters += rcn_rune_is_letter(rune);
    }
    return letters * 2 > text.len || letters > 3;
}

/* A line right below verse names whom it is by. */
static bool
is_below_verse(const rcn_work *work, size_t index)
{
    size_t before = rcn_chunk_before(work, index);
    const rcn_chunk *verse =
        before < work->chunk_count ? &work->chunks[before] : NULL;
    return verse && verse->last > verse->first &&
           verse->kind == RCN_BLOCK_PARAGRAPH &&
           work->rows[verse->last].join == RCN_JOIN_LINE &&
           work->chunks[index].blank_before <= 1;
}

/* The last of several short lines without a blank one between: of an address, of
 * credits, of a stanza. */
static bool
ends_lines(const rcn_work *work, size_t index)
{
    const rcn_chunk *chunk = &work->chunks[index];
    size_t above = 0;
    size_t at = index;
    while (at && above < LINES_ABOVE && chunk->blank_after &&
           work->chunks[at - 1].last + 1 == work->chunks[at].first &&
           work->chunks[at - 1].kind == RCN_BLOCK_PARAGRAPH &&
           work->chunks[at - 1].fate == RCN_FATE_TEXT &&
           is_short(&work->chunks[at - 1])) {
        at--;
        above++;
    }
    return above >= LINES_ABOVE ||
           (above && work->chunks[index - 1].end == RCN_ROW_END_COMMA);
}

/* True for a line that no heading is: one on the right alone, one in brackets, one
 * that goes on in small letters on the next line. */
static bool
is_no_heading(const rcn_work *work, size_t index)
{
    const rcn_chunk *chunk = &work->chunks[index];
    bool form = rcn_is_form_line(work, index, false);
    bool brackets = chunk->text.at[0] == '[' ||
                    (chunk->text.at[0] == '(' &&
                     chunk->text.at[chunk->text.len - 1] == ')');
    size_t next = index + 1;
    bool goes_on = next < work->chunk_count &&
                   work->chunks[next].first == chunk->last + 1 &&
                   work->chunks[next].begin == RCN_BEGIN_LOWER;
    /* "Dear Sir,--": a dash leads on. */
    bool leads = rcn_text_ends(chunk->text, "--") ||
                 rcn_text_ends(chunk->text, "\u2014") ||
                 rcn_text_ends(chunk->text, "\u2013");
    return form || brackets || goes_on || leads ||
           chunk->indent >= RIGHT_COLUMN || is_below_verse(work, index) ||
           (!chunk->underlined && ends_lines(work, index));
}

typedef struct rcn_heading_search {
    const rcn_work *work;
    const rcn_words *lines; /* the short ones of a book; else NULL */
} rcn_heading_search;

/* How often which short line stands in a book; NULL for other texts. */
static const rcn_words *
count_lines(const rcn_work *work, rcn_arena *arena)
{
    rcn_words *lines = work->book ? rcn_words_new(arena) : NULL;
    for (size_t i = 0; lines && i < work->chunk_count; i++) {
        const rcn_chunk *chunk = &work->chunks[i];
        if (chunk->fate == RCN_FATE_TEXT && is_short(chunk)) {
            rcn_words_add(lines, chunk->text);
        }
    }
    return lines;
}

/* In a book a heading stands below more blank lines than part paragraphs, or right
 * below another heading; a line that stands there often names who speaks. */
static bool
is_apart(const rcn_heading_search *search, size_t index)
{
    const rcn_work *work = search->work;
    const rcn_chunk *chunk = &work->chunks[index];
    size_t before = rcn_chunk_before(work, index);
    return !work->book ||
           (rcn_words_count(search->lines, chunk->text) < SPEAKER_LEAST &&
            (chunk->blank_before >= BOOK_GAP || before == SIZE_MAX ||
             work->chunks[before].kind == RCN_BLOCK_HEADING));
}

static bool
is_heading(const rcn_work *work, size_t index)
{
    const rcn_chunk *chunk = &work->chunks[index];
    uint32_t number = 0;
    if (chunk->boxed && chunk->kind == RCN_BLOCK_PARAGRAPH &&
        has_letters(chunk->text)) {
        return true;
    }
    if (chunk->kind != RCN_BLOCK_PARAGRAPH || chunk->prose ||
        !is_short(chunk) || !ends_open(chunk) ||
        !begins_upper(chunk->text, 0) || !has_letters(chunk->text) ||
        is_no_heading(work, index) || is_turn(work, chunk) ||
        rcn_begins_with_clock(chunk->text) ||
        rcn_is_place_and_day(work->rules, chunk->text) ||
        rcn_marker(chunk->text, &number)) {
        return false;
    }
    if (chunk->underlined) {
        return true;
    }
    size_t next = rcn_chunk_after(work, index);
    return next < work->chunk_count && is_body(work, &work->chunks[next]);
}

/* A section number makes a heading of a line that is no sentence, unless its
 * neighbours are numbered lines too: then it is a list or a contents. */
static uint32_t
numbered_level(const rcn_work *work, size_t index)
{
    const rcn_chunk *chunk = &work->chunks[index];
    size_t title = 0;
    uint32_t levels = rcn_section_levels(chunk->text, &title);
    if (!levels || chunk->kind != RCN_BLOCK_PARAGRAPH ||
        chunk->words > HEADING_WORDS * 2 || !begins_upper(chunk->text, title) ||
        chunk->end == RCN_ROW_END_COLON || chunk->end == RCN_ROW_END_COMMA ||
        (chunk->end == RCN_ROW_END_SENTENCE &&
         chunk->text.at[chunk->text.len - 1] == '.')) {
        return 0;
    }
    size_t next = rcn_chunk_after(work, index);
    size_t before = rcn_chunk_before(work, index);
    size_t end = 0;
    bool above = before != SIZE_MAX &&
                 rcn_section_levels(work->chunks[before].text, &end) == levels;
    bool below = next < work->chunk_count &&
                 rcn_section_levels(work->chunks[next].text, &end) == levels;
    if (above || below || next == work->chunk_count) {
        return 0;
    }
    /* "1. Wash your hands" over a paragraph is more often an item. */
    return levels > 1 || is_body(work, &work->chunks[next]) ? levels : 0;
}

/* The Roman number of a short line that is no long sentence, or 0. */
static uint32_t
section_number(const rcn_work *work, size_t index)
{
    const rcn_chunk *chunk = &work->chunks[index];
    size_t title = 0;
    if (chunk->fate != RCN_FATE_TEXT || chunk->kind != RCN_BLOCK_PARAGRAPH ||
        !is_short(chunk) || chunk->end == RCN_ROW_END_COMMA ||
        chunk->end == RCN_ROW_END_COLON ||
        (chunk->end == RCN_ROW_END_SENTENCE && chunk->words > CALL_WORDS)) {
        return 0;
    }
    uint32_t value = roman_value(chunk->text, &title);
    return value && begins_upper(chunk->text, title) ? value : 0;
}

/* Lines with Roman numbers are headings where one follows on the other, with
 * text between: one alone may begin with an initial, and neighbours are a list
 * or a contents. */
static void
find_sections(rcn_work *work)
{
    size_t last = SIZE_MAX; /* the section before */
    for (size_t i = 0; i < work->chunk_count; i++) {
        uint32_t value = section_number(work, i);
        if (!value) {
            continue;
        }
        size_t ignored = 0;
        uint32_t before = last == SIZE_MAX
                              ? 0
                              : roman_value(work->chunks[last].text, &ignored);
        if (before && value == before + 1 && rcn_chunk_after(work, last) < i) {
            work->chunks[last].kind = RCN_BLOCK_HEADING;
            work->chunks[i].kind = RCN_BLOCK_HEADING;
            last = i;
        } else if (value == 1 || last == SIZE_MAX) {
            last = i;
        }
    }
}

/* A line in capitals, set apart and far from the left edge. */
static bool
is_banner(const rcn_work *work, size_t index)
{
    const rcn_chunk *chunk = &work->chunks[index];
    size_t next = rcn_chunk_after(work, index);
    size_t before = rcn_chunk_before(work, index);
    return !rcn_utf8_has_lower(chunk->text) &&
           chunk->kind == RCN_BLOCK_PARAGRAPH && is_short(chunk) &&
           chunk->words <= 6 && chunk->end == RCN_ROW_END_OTHER &&
           has_letters(chunk->text) && chunk->indent > 8 &&
           chunk->first == chunk->last && before != SIZE_MAX &&
           work->chunks[before].prose && next < work->chunk_count &&
           work->chunks[next].begin == RCN_BEGIN_UPPER;
}

/* A line in capitals in a book, with more blank lines above it than part
 * paragraphs, and text with small letters below. */
static bool
is_book_heading(const rcn_work *work, size_t index)
{
    const rcn_chunk *chunk = &work->chunks[index];
    size_t next = rcn_chunk_after(work, index);
    return work->book && chunk->kind == RCN_BLOCK_PARAGRAPH && !chunk->prose &&
           is_short(chunk) && chunk->first == chunk->last &&
           chunk->blank_before >= BOOK_GAP && chunk->blank_after &&
           chunk->end != RCN_ROW_END_COMMA && has_letters(chunk->text) &&
           !rcn_utf8_has_lower(chunk->text) && begins_upper(chunk->text, 0) &&
           chunk->text.at[0] != '[' && next < work->chunk_count &&
           rcn_utf8_has_lower(work->chunks[next].text);
}

/* The title above the body of a page may be longer than other headings. */
static bool
is_headline(const rcn_work *work, size_t index)
{
    const rcn_chunk *chunk = &work->chunks[index];
    return index == work->headline && chunk->kind == RCN_BLOCK_PARAGRAPH &&
           !chunk->prose;
}

/* Whether a line begins with a quotation mark, as speech does in a story. */
static bool
is_speech(const rcn_chunk *chunk)
{
    static const char *const marks[] = {"\"",     "\u201C", "\u201E",
                                        "\u00AB", "\u00BB", "\u2018",
                                        "--",     "\u2014", "\u2013"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        if (rcn_text_starts(chunk->text, marks[i])) {
            return true;
        }
    }
    return false;
}

/* Whether many paragraphs of a text are speech: then a short one is no heading. */
static bool
is_story(const rcn_work *work)
{
    size_t speech = 0;
    for (size_t i = 0; i < work->chunk_count && speech < SPEECH_LEAST; i++) {
        const rcn_chunk *chunk = &work->chunks[i];
        speech += chunk->fate == RCN_FATE_TEXT && is_speech(chunk);
    }
    return speech >= SPEECH_LEAST;
}

static bool
is_section_row(const rcn_work *work, size_t index)
{
    const rcn_chunk *chunk =
        index < work->chunk_count ? &work->chunks[index] : NULL;
    return chunk && chunk->kind != RCN_BLOCK_PRE &&
           work->rows[chunk->first].section;
}

/* Whether a chunk is the heading of a section by its number or its words.  Several
 * in a row are a table of contents. */
static bool
is_section(const rcn_work *work, size_t index)
{
    size_t alike = 1;
    if (!is_section_row(work, index)) {
        return false;
    }
    for (size_t i = index; (i = rcn_chunk_before(work, i)) != SIZE_MAX &&
                           is_section_row(work, i) && alike <= MOST_SECTIONS;) {
        alike++;
    }
    size_t next = rcn_chunk_after(work, index);
    bool text = next < work->chunk_count;
    for (; is_section_row(work, next) && alike <= MOST_SECTIONS;
         next = rcn_chunk_after(work, next)) {
        alike++;
    }
    return text && alike <= MOST_SECTIONS;
}

/* Whether the lines of a chunk stay apart, as those of verse do. */
static bool
keeps_lines(const rcn_work *work, const rcn_chunk *chunk)
{
    for (size_t i = chunk->first + 1; i <= chunk->last; i++) {
        if (work->rows[i].join == RCN_JOIN_LINE) {
            return true;
        }
    }
    return false;
}

void
rcn_find_headings(rcn_work *work)
{
    find_sections(work);
    bool story = is_story(work);
    rcn_arena *scratch = rcn_arena_new(0);
    rcn_heading_search search = {work, count_lines(work, scratch)};
    uint32_t least = LEVEL_MOST;
    for (size_t i = 0; i < work->chunk_count; i++) {
        rcn_chunk *chunk = &work->chunks[i];
        if (chunk->fate != RCN_FATE_TEXT || (story && is_speech(chunk)) ||
            keeps_lines(work, chunk)) {
            continue;
        }
        uint32_t level = numbered_level(work, i);
        if (level) {
            chunk->level = level < LEVEL_MOST ? level : LEVEL_MOST;
            chunk->kind = RCN_BLOCK_HEADING;
            least = chunk->level < least ? chunk->level : least;
        } else if ((is_apart(&search, i) &&
                    (is_heading(work, i) || is_book_heading(work, i))) ||
                   is_banner(work, i) || is_headline(work, i) ||
                   rcn_is_division(work, i) || is_section(work, i) ||
                   (!work->book &&
                    rcn_chunk_after(work, i) < work->chunk_count &&
                    rcn_frame_cut(work, i))) {
            chunk->kind = RCN_BLOCK_HEADING;
        }
    }
    rcn_arena_free(scratch);
    rcn_find_divisions(work);
    for (size_t i = 0; i < work->chunk_count; i++) {
        rcn_chunk *chunk = &work->chunks[i];
        if (chunk->kind == RCN_BLOCK_HEADING) {
            chunk->level = chunk->level ? chunk->level - least + 1 : 1;
        }
    }
}
