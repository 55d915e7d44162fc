/* Paragraphs of a PDF.  A line begins one when space is above it, when its
 * first line is indented, when its type changes, or when its first word would
 * have fitted on the line before it: then that line ended on purpose. */
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "source/formats/pdf.h"

#define LEADS_MOST   10000 /* 1/100 pt */
#define LOOK_LINES   10   /* around a line, in which its column is looked for */
#define NEAR         4500 /* an indent is less */
#define CENTRE_NEAR  300  /* of the middle of the page */
#define AXIS_SIZES   4    /* of letters, between the beginnings of lines */
#define TITLE_LINES  12   /* at the head, that may hold the title */
#define VERSE_LINES  3
#define SERIES_LINES 60 /* in which the number before an item stands */
#define CELL_WORDS   8
#define CELL_NEAR    300

/* The edges of a column, as a block of lines or lines near it show them. */
typedef struct rcn_pdf_measure {
    int32_t left, right;
    uint32_t lines;
} rcn_pdf_measure;

typedef struct rcn_pdf_layout {
    rcn_pdf *pdf;
    rcn_arena *scratch;
    rcn_pdf_measure *blocks; /* by number */
    int32_t lead;            /* between base lines of the body */
    bool indents;            /* first lines are indented */
    size_t *lines;           /* of the text, in order */
    size_t count;
} rcn_pdf_layout;

static rcn_pdf_line *
line_at(const rcn_pdf_layout *layout, size_t index)
{
    return &layout->pdf->lines.items[layout->lines[index]];
}

static const rcn_pdf_word *
word_of(const rcn_pdf_layout *layout, const rcn_pdf_line *line, bool last)
{
    return &layout->pdf->words
                .items[line->first + (last ? line->count - 1 : 0)];
}

static void
measure_blocks(rcn_pdf_layout *layout)
{
    uint32_t most = 0;
    for (size_t i = 0; i < layout->count; i++) {
        uint32_t block = line_at(layout, i)->block;
        most = block > most ? block : most;
    }
    layout->blocks =
        rcn_arena_alloc(layout->scratch, most + 1, sizeof *layout->blocks);
    for (size_t i = 0; i < layout->count; i++) {
        const rcn_pdf_line *line = line_at(layout, i);
        rcn_pdf_measure *block = &layout->blocks[line->block];
        bool first = !block->lines++;
        block->left =
            first || line->box.x0 < block->left ? line->box.x0 : block->left;
        block->right =
            first || line->box.x1 > block->right ? line->box.x1 : block->right;
    }
}

/* Returns the column of a line: its block, or one of three lines near it that
 * begins at about the same place. */
static rcn_pdf_measure
column_of(const rcn_pdf_layout *layout, size_t index)
{
    const rcn_pdf_line *line = line_at(layout, index);
    rcn_pdf_measure column = layout->blocks[line->block];
    size_t from = index < LOOK_LINES ? 0 : index - LOOK_LINES;
    for (size_t i = from;
         column.lines < 3 && i < layout->count && i <= index + LOOK_LINES;
         i++) {
        const rcn_pdf_line *other = line_at(layout, i);
        const rcn_pdf_measure *block = &layout->blocks[other->block];
        if (block->lines >= 3 && abs(block->left - line->box.x0) < NEAR &&
            line->box.x1 <= block->right + line->size &&
            other->size == line->size) {
            column = *block;
        }
    }
    return column;
}

/* Returns true when the first word of `next` would have fitted on the line. */
static bool
ends_short(const rcn_pdf_layout *layout, size_t index, const rcn_pdf_line *next)
{
    const rcn_pdf_line *line = line_at(layout, index);
    rcn_pdf_measure column = column_of(layout, index);
    const rcn_pdf_word *word = word_of(layout, next, false);
    int32_t wide = word->box.x1 - word->box.x0 + line->size / 3;
    bool sentence = rcn_pdf_ends_sentence(word_of(layout, line, true)->text);
    int32_t slack = (column.right - column.left) / (sentence ? 25 : 4);
    return column.lines >= 2 && line->box.x1 + wide < column.right - slack;
}

static bool
same_page(const rcn_pdf_line *a, const rcn_pdf_line *b)
{
    return a->page == b->page;
}

/* Returns true when `next` is beside the line before it. */
static bool
is_beside(const rcn_pdf_line *line, const rcn_pdf_line *next)
{
    int32_t top = line->box.y0 > next->box.y0 ? line->box.y0 : next->box.y0;
    int32_t foot = line->box.y1 < next->box.y1 ? line->box.y1 : next->box.y1;
    int32_t height = next->box.y1 - next->box.y0;
    return same_page(line, next) && (foot - top) * 2 > height &&
           next->box.x0 >= line->box.x1 - 100;
}

static bool
is_below(const rcn_pdf_line *line, const rcn_pdf_line *next)
{
    return same_page(line, next) && next->box.y1 > line->box.y1 &&
           next->box.x0 < line->box.x1 && line->box.x0 < next->box.x1;
}

/* Returns the most common distance of base lines of the body where no sentence
 * ends, so that no paragraph does; 0 without one. */
static int32_t
find_lead(const rcn_pdf_layout *layout)
{
    uint32_t *counts =
        rcn_arena_alloc(layout->scratch, LEADS_MOST, sizeof *counts);
    int32_t best = 0;
    for (size_t i = 1; i < layout->count; i++) {
        const rcn_pdf_line *line = line_at(layout, i - 1);
        const rcn_pdf_line *next = line_at(layout, i);
        int32_t lead = next->box.y1 - line->box.y1;
        rcn_text last = word_of(layout, line, true)->text;
        if (is_below(line, next) && next->size == layout->pdf->body_size &&
            line->size == next->size && lead < LEADS_MOST &&
            !rcn_pdf_ends_sentence(last)) {
            lead -= lead % 20;
            counts[lead]++;
            bool more = counts[lead] > counts[best] ||
                        (counts[lead] == counts[best] && lead < best);
            best = more ? lead : best;
        }
    }
    return best;
}

static bool
other_size(const rcn_pdf_line *a, const rcn_pdf_line *b)
{
    return a->size * 100 > b->size * 108 || b->size * 100 > a->size * 108;
}

/* Returns the distance that lines of this size have without space between
 * them. */
static int32_t
lead_of(const rcn_pdf_layout *layout, const rcn_pdf_line *line)
{
    int32_t body = layout->pdf->body_size;
    int64_t lead = layout->lead;
    if (!lead || body <= 0) {
        return line->size * 3 / 2;
    }
    return line->size > body ? (int32_t)(lead * line->size / body)
                             : (int32_t)lead;
}

static bool
is_indented(const rcn_pdf_layout *layout, size_t index)
{
    const rcn_pdf_line *line = line_at(layout, index);
    int32_t indent = line->box.x0 - column_of(layout, index).left;
    return indent * 2 > line->size && indent < NEAR;
}

static bool
begins_small(const rcn_pdf_layout *layout, const rcn_pdf_line *line)
{
    uint32_t rune = 0;
    rcn_text text = word_of(layout, line, false)->text;
    (void)rcn_utf8_next(text, 0, &rune);
    return rcn_rune_is_lower(rune);
}

/* Returns true when a paragraph goes on at the head of another column or
 * page. */
static bool
goes_on(const rcn_pdf_layout *layout, size_t index)
{
    const rcn_pdf_line *line = line_at(layout, index - 1);
    const rcn_pdf_line *next = line_at(layout, index);
    if (begins_small(layout, next)) {
        return true;
    }
    if (ends_short(layout, index - 1, next)) {
        return false;
    }
    bool sentence = rcn_pdf_ends_sentence(word_of(layout, line, true)->text);
    return !is_indented(layout, index) && (!sentence || layout->indents);
}

/* Returns true when line `index` begins with a bullet, or after a sentence with
 * a number that is the first or follows one near above. */
static bool
begins_item(const rcn_pdf_layout *layout, size_t index)
{
    const rcn_pdf_line *line = line_at(layout, index);
    rcn_pdf_marker marker =
        rcn_pdf_read_marker(word_of(layout, line, false)->text);
    if (!marker.len || !marker.value) {
        return marker.len > 0;
    }
    rcn_text before = word_of(layout, line_at(layout, index - 1), true)->text;
    bool sentence = rcn_pdf_ends_sentence(before);
    bool begins = marker.value == 1 && sentence;
    for (size_t i = index; i-- > 0 && index - i < SERIES_LINES && !begins;) {
        const rcn_pdf_line *other = line_at(layout, i);
        rcn_pdf_marker one =
            rcn_pdf_read_marker(word_of(layout, other, false)->text);
        bool follows = other->begins && one.style == marker.style &&
                       one.value == marker.value - 1;
        begins = follows &&
                 (sentence || abs(other->box.x0 - line->box.x0) < CELL_NEAR);
    }
    return begins;
}

/* Returns true when a word goes on in line `index` behind a hyphen. */
static bool
parts_word(const rcn_pdf_layout *layout, size_t index)
{
    rcn_text word = word_of(layout, line_at(layout, index - 1), true)->text;
    bool hyphen = rcn_text_ends(word, "-") || rcn_text_ends(word, "\xC2\xAD");
    return hyphen && word.len > 2 &&
           begins_small(layout, line_at(layout, index));
}

/* Returns true when line `index` stands left of the words of the item above it,
 * whose marker stands apart from them. */
static bool
leaves_item(const rcn_pdf_layout *layout, size_t index)
{
    size_t first = index - 1;
    while (first && index - first < SERIES_LINES &&
           !line_at(layout, first)->begins) {
        first--;
    }
    rcn_text word = word_of(layout, line_at(layout, first), false)->text;
    if (first + 1 >= index || !line_at(layout, first + 1)->row ||
        rcn_pdf_read_marker(word).len != word.len) {
        return false;
    }
    const rcn_pdf_line *next = line_at(layout, index);
    return next->box.x0 < line_at(layout, first + 1)->box.x0 - next->size / 2;
}

/* Returns whether a line is set in the middle of the page and takes less than
 * `part` tenths of its width. */
static bool
is_centred(const rcn_pdf_layout *layout, const rcn_pdf_line *line, int32_t part)
{
    int32_t width = layout->pdf->pages.items[line->page].width;
    return abs(line->box.x0 + line->box.x1 - width) < 2 * CENTRE_NEAR &&
           (line->box.x1 - line->box.x0) * 10 < width * part;
}

/* Returns true when one of two lines is centred and the other begins far from
 * it, or both are centred and so short that each is of its own. */
static bool
changes_axis(const rcn_pdf_layout *layout, size_t index)
{
    const rcn_pdf_line *line = line_at(layout, index - 1);
    const rcn_pdf_line *next = line_at(layout, index);
    bool far = abs(next->box.x0 - line->box.x0) > AXIS_SIZES * next->size;
    bool both = is_centred(layout, line, 3) && is_centred(layout, next, 3);
    return both ||
           (far && is_centred(layout, line, 6) != is_centred(layout, next, 6));
}

/* Returns true when line `index` begins a paragraph by its place. */
static bool
begins_by_place(const rcn_pdf_layout *layout, size_t index)
{
    const rcn_pdf_line *line = line_at(layout, index - 1);
    const rcn_pdf_line *next = line_at(layout, index);
    if (parts_word(layout, index)) {
        return false;
    }
    int32_t lead = lead_of(layout, next);
    bool indents = next->box.x0 - line->box.x0 > next->size / 2 &&
                   is_indented(layout, index);
    bool apart = next->box.y1 - line->box.y1 > lead + lead / 7 + 30;
    return apart || indents || ends_short(layout, index - 1, next) ||
           begins_item(layout, index) || leaves_item(layout, index) ||
           changes_axis(layout, index);
}

/* Returns true when the file states that a paragraph begins with a line, and
 * nothing shows that a sentence goes on. */
static bool
is_parted(const rcn_pdf_layout *layout, size_t index)
{
    const rcn_pdf_line *next = line_at(layout, index);
    return next->parted && !next->wraps && !begins_small(layout, next);
}

/* Returns true when a line in letters of one width is below a sentence in
 * others. */
static bool
begins_code(const rcn_pdf_layout *layout, size_t index)
{
    const rcn_pdf_line *line = line_at(layout, index - 1);
    rcn_text last = word_of(layout, line, true)->text;
    return !line->fixed && line_at(layout, index)->fixed &&
           rcn_pdf_ends_sentence(last);
}

static int32_t
page_width(const rcn_pdf_layout *layout, const rcn_pdf_line *line)
{
    return layout->pdf->pages.items[line->page].width;
}

static bool
begins_paragraph(rcn_pdf_layout *layout, size_t index)
{
    const rcn_pdf_line *line = line_at(layout, index - 1);
    rcn_pdf_line *next = line_at(layout, index);
    if (line->tag.spans && next->tag.spans) {
        return line->tag.cell != next->tag.cell;
    }
    if (line->tag.cell || next->tag.cell) {
        return !layout->pdf->tagged || line->tag.element != next->tag.element;
    }
    next->row = is_beside(line, next);
    next->wraps = !next->row && !is_below(line, next);
    if (layout->pdf->tagged && line->tag.element && next->tag.element) {
        return line->tag.element != next->tag.element;
    }
    if (next->row) {
        return false;
    }
    if (other_size(line, next) || is_parted(layout, index) ||
        (line->fixed && !next->fixed) || begins_code(layout, index)) {
        return true;
    }
    if (next->wraps && same_page(line, next) && next->box.y0 >= line->box.y1) {
        return true; /* below, and on the other side of the page */
    }
    if (next->wraps) {
        return line->bold != next->bold || !goes_on(layout, index);
    }
    if (line->fixed && next->fixed) {
        next->breaks = true;
        return next->box.y1 - line->box.y1 > 3 * lead_of(layout, next);
    }
    bool narrow = line->box.x1 - line->box.x0 < page_width(layout, line) / 2 &&
                  next->box.x1 - next->box.x0 < page_width(layout, line) / 2;
    return begins_by_place(layout, index) ||
           (narrow && line->italic != next->italic) ||
           (line->bold != next->bold &&
            (ends_short(layout, index - 1, next) ||
             word_of(layout, line, true)->bold !=
                 word_of(layout, next, false)->bold) &&
            line->box.x1 < column_of(layout, index - 1).right - line->size);
}

/* Lines of one block that all end short and end no sentence are verse, or an
 * address: [first, end) begin paragraphs and are made one. */
static void
join_verse(const rcn_pdf_layout *layout)
{
    for (size_t i = 0; i < layout->count;) {
        size_t end = i + 1;
        while (end < layout->count && line_at(layout, end)->begins &&
               !line_at(layout, end)->tag.cell &&
               line_at(layout, end)->block == line_at(layout, i)->block &&
               !other_size(line_at(layout, end - 1), line_at(layout, end)) &&
               line_at(layout, end)->box.y1 - line_at(layout, end - 1)->box.y1 <
                   lead_of(layout, line_at(layout, end)) * 8 / 7 + 30 &&
               !rcn_pdf_ends_sentence(
                   word_of(layout, line_at(layout, end - 1), true)->text)) {
            end++;
        }
        bool verse = end - i > VERSE_LINES && !layout->pdf->tagged;
        for (size_t k = i + 1; k < end && verse; k++) {
            line_at(layout, k)->begins = false;
            line_at(layout, k)->breaks = true;
        }
        i = end;
    }
}

/* Returns the end of the row that begins with line `index`. */
static size_t
row_end(const rcn_pdf_layout *layout, size_t index)
{
    size_t end = index + 1;
    while (end < layout->count && line_at(layout, end)->row &&
           line_at(layout, end - 1)->count <= CELL_WORDS &&
           line_at(layout, end)->count <= CELL_WORDS) {
        end++;
    }
    return end;
}

/* Returns true when cells of two rows begin or end at the same places. */
static bool
rows_align(const rcn_pdf_layout *layout, size_t first, size_t second,
           size_t cells)
{
    for (size_t i = 0; i < cells; i++) {
        const rcn_pdf_box *a = &line_at(layout, first + i)->box;
        const rcn_pdf_box *b = &line_at(layout, second + i)->box;
        if (abs(a->x0 - b->x0) > CELL_NEAR && abs(a->x1 - b->x1) > CELL_NEAR &&
            abs(a->x0 + a->x1 - b->x0 - b->x1) > 2 * CELL_NEAR) {
            return false;
        }
    }
    return true;
}

/* Marks the lines [first, end) as the cells of a row. */
static void
make_row(const rcn_pdf_layout *layout, size_t first, size_t end, uint32_t row)
{
    for (size_t i = first; i < end; i++) {
        line_at(layout, i)->tag = (rcn_pdf_tag){.cell = 1, .row = row};
        line_at(layout, i)->begins = true;
    }
    if (end < layout->count) {
        line_at(layout, end)->begins = true;
    }
}

/* Rows of short lines that are beside each other are tables: two rows that
 * align, or one of three cells that does not reach the edge of its column, as
 * the words of a justified line would. */
static void
find_tables(const rcn_pdf_layout *layout)
{
    uint32_t rows = (uint32_t)layout->pdf->lines.count;
    for (size_t i = 0; i < layout->count && !layout->pdf->tagged;) {
        if (line_at(layout, i)->tag.cell) {
            i++;
            continue;
        }
        size_t end = row_end(layout, i);
        size_t cells = end - i;
        size_t next = end < layout->count ? row_end(layout, end) : end;
        bool again = i >= cells && line_at(layout, i - 1)->tag.cell &&
                     rows_align(layout, i - cells, i, cells);
        bool aligned = next - end == cells && rows_align(layout, i, end, cells);
        const rcn_pdf_line *last = line_at(layout, end - 1);
        bool open = last->box.x1 < column_of(layout, i).right - 4 * last->size;
        rcn_text word = word_of(layout, line_at(layout, i), false)->text;
        bool marker = cells == 2 && line_at(layout, i)->count == 1 &&
                      rcn_pdf_read_marker(word).len == word.len;
        if (cells > 1 && !marker && (again || aligned || (cells > 2 && open))) {
            make_row(layout, i, end, ++rows);
        }
        i = end;
    }
}

static rcn_text
fold(rcn_arena *arena, rcn_text text)
{
    return rcn_text_squash(arena, text);
}

/* Returns true when a title of the properties is the words of a line, or begins
 * with them and goes on with the name of a site. */
static bool
is_named(rcn_arena *scratch, const char *title, rcn_text line)
{
    rcn_text whole = fold(scratch, rcn_text_of(title));
    rcn_text words = fold(scratch, line);
    if (rcn_text_same_words(whole, words)) {
        return true;
    }
    if (words.len < 8 || words.len >= whole.len ||
        memcmp(whole.at, words.at, words.len) != 0) {
        return false;
    }
    rcn_text rest = rcn_text_slice(whole, words.len, whole.len);
    return rcn_text_starts(rest, " | ") || rcn_text_starts(rest, " - ") ||
           rcn_text_starts(rest, " \xE2\x80\x93 ") ||
           rcn_text_starts(rest, " \xE2\x80\x94 ");
}

/* Finds the title at the head of the first page: what the properties say, else
 * the line in the largest type. */
static void
find_title(rcn_pdf_layout *layout)
{
    rcn_pdf *pdf = layout->pdf;
    int32_t largest = pdf->body_size * 110 / 100;
    pdf->title_line = UINT32_MAX;
    for (size_t i = 0; i < layout->count && i < TITLE_LINES; i++) {
        const rcn_pdf_line *line = line_at(layout, i);
        if (line->page != line_at(layout, 0)->page) {
            break;
        }
        if (pdf->title && is_named(layout->scratch, pdf->title,
                                   rcn_pdf_line_text(pdf, line))) {
            pdf->title_line = (uint32_t)layout->lines[i];
            return;
        }
        bool heads =
            pdf->tagged ? line->tag.heading == 1 : line->size > largest;
        if (heads && (pdf->title_line == UINT32_MAX || !pdf->tagged)) {
            largest = line->size;
            pdf->title_line = (uint32_t)layout->lines[i];
        }
    }
}

/* Two to five words, all of them names: capitals, or particles between them. */
static bool
is_name(const rcn_pdf_layout *layout, const rcn_pdf_line *line)
{
    if (line->count < 2 || line->count > 5) {
        return false;
    }
    for (uint32_t i = 0; i < line->count; i++) {
        rcn_text word = layout->pdf->words.items[line->first + i].text;
        uint32_t rune = 0;
        size_t at = rcn_utf8_next(word, 0, &rune);
        bool edge = i == 0 || i + 1 == line->count;
        if (!rcn_rune_is_upper(rune) && (edge || word.len > 4)) {
            return false;
        }
        for (; at < word.len;) {
            at += rcn_utf8_next(word, at, &rune);
            bool sign =
                rune == '.' || rune == '-' || rune == '\'' || rune == 0x2019;
            if (!rcn_rune_is_letter(rune) && !sign) {
                return false;
            }
        }
    }
    return true;
}

/* A name alone below the title, in italic or in the middle, is the author's. */
static void
find_author(rcn_pdf_layout *layout)
{
    rcn_pdf *pdf = layout->pdf;
    pdf->author_line = UINT32_MAX;
    if (pdf->title_line == UINT32_MAX) {
        return;
    }
    const rcn_pdf_line *title = &pdf->lines.items[pdf->title_line];
    int32_t width = pdf->pages.items[title->page].width;
    for (size_t i = 0; i + 1 < layout->count && i < TITLE_LINES; i++) {
        const rcn_pdf_line *line = line_at(layout, i);
        int32_t middle = (line->box.x0 + line->box.x1) / 2;
        bool below = layout->lines[i] > pdf->title_line &&
                     line->page == title->page && line->begins &&
                     line_at(layout, i + 1)->begins;
        bool apart = line->italic || (abs(middle * 2 - width) < 600 &&
                                      line->box.x0 * 4 > width);
        if (below && apart && is_name(layout, line)) {
            pdf->author_line = (uint32_t)layout->lines[i];
            return;
        }
    }
}

void
rcn_pdf_find_paragraphs(rcn_pdf *pdf)
{
    rcn_arena *scratch = rcn_arena_new(0);
    rcn_pdf_layout layout = {.pdf = pdf, .scratch = scratch};
    layout.lines =
        rcn_arena_alloc(scratch, pdf->lines.count + 1, sizeof *layout.lines);
    for (size_t i = 0; i < pdf->lines.count; i++) {
        if (pdf->lines.items[i].kind == RCN_PDF_TEXT) {
            layout.lines[layout.count++] = i;
        }
    }
    measure_blocks(&layout);
    layout.lead = find_lead(&layout);
    size_t indents = 0;
    for (size_t i = 1; i < layout.count; i++) {
        const rcn_pdf_line *line = line_at(&layout, i - 1);
        const rcn_pdf_line *next = line_at(&layout, i);
        indents += is_below(line, next) && line->block == next->block &&
                   next->box.x0 - line->box.x0 > next->size / 2 &&
                   is_indented(&layout, i);
    }
    layout.indents = indents >= 2;
    for (size_t i = 0; i < layout.count; i++) {
        line_at(&layout, i)->begins = !i || begins_paragraph(&layout, i);
    }
    find_tables(&layout);
    join_verse(&layout);
    find_title(&layout);
    find_author(&layout);
    rcn_arena_free(scratch);
}
