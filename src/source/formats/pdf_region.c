/* Tables of a PDF whose cells span columns or rows: poppler reads their blocks
 * in an order that no reader would.  What stands in rows of short pieces over
 * common columns is put in the order of rows, each piece a cell. */
#include <stdlib.h>
#include <string.h>

#include "source/formats/pdf.h"

#define COLUMNS_MOST 32
#define PIECES_MOST  4000 /* of a page */
#define ROW_FAR      4    /* sizes of letters, between rows of one table */
#define EDGE_NEAR    100  /* of a word and the column that it begins at */
#define ROW_IDS      0x40000000u
#define STRAYS_MOST  3 /* lines that poppler reads among those of a table */
#define EVEN_LEAST   3 /* long lines that end at one edge: a column of text */
#define CELL_WORDS   4 /* of a piece, on average */

/* Words of a line that stand close together. */
typedef struct rcn_pdf_bit {
    rcn_pdf_line line;
    uint32_t from;        /* line that it is of */
    uint32_t row;         /* from 0, of the page */
    uint32_t first, last; /* columns that it takes */
} rcn_pdf_bit;

typedef struct rcn_pdf_region {
    rcn_pdf *pdf;
    rcn_arena *scratch;
    rcn_pdf_bit *pieces; /* of a page, by rows, from left to right */
    size_t count;
    size_t first, end; /* pieces of a table */
    int32_t left[COLUMNS_MOST], right[COLUMNS_MOST];
    uint32_t columns;
    size_t full;   /* rows with a piece in each of them */
    uint32_t rows; /* of tables, so far */
} rcn_pdf_region;

static int
by_row(const void *left, const void *right)
{
    const rcn_pdf_bit *a = left;
    const rcn_pdf_bit *b = right;
    if (a->row != b->row) {
        return a->row < b->row ? -1 : 1;
    }
    if (a->line.box.x0 != b->line.box.x0) {
        return a->line.box.x0 < b->line.box.x0 ? -1 : 1;
    }
    return (a->line.first > b->line.first) - (a->line.first < b->line.first);
}

static int
by_base(const void *left, const void *right)
{
    const rcn_pdf_bit *a = left;
    const rcn_pdf_bit *b = right;
    if (a->line.box.y1 != b->line.box.y1) {
        return a->line.box.y1 < b->line.box.y1 ? -1 : 1;
    }
    return (a->from > b->from) - (a->from < b->from);
}

/* Adds the pieces of a line: more than the width of a letter parts them. */
static void
add_pieces(rcn_pdf_region *region, const rcn_pdf_line *line, uint32_t index)
{
    const rcn_pdf_word *words = &region->pdf->words.items[line->first];
    for (uint32_t i = 0; i < line->count && region->count < PIECES_MOST;) {
        rcn_pdf_bit piece = {.line = *line, .from = index};
        uint32_t end = i + 1;
        while (end < line->count &&
               words[end].box.x0 - words[end - 1].box.x1 <= line->size) {
            end++;
        }
        piece.line.first = line->first + i;
        piece.line.count = end - i;
        piece.line.box.x0 = words[i].box.x0;
        piece.line.box.x1 = words[end - 1].box.x1;
        region->pieces[region->count++] = piece;
        i = end;
    }
}

/* Puts the pieces of a page in rows: those of about one base line. */
static void
number_rows(rcn_pdf_region *region)
{
    rcn_pdf_bit *pieces = region->pieces;
    qsort(pieces, region->count, sizeof *pieces, by_base);
    uint32_t row = 0;
    int32_t base = region->count ? pieces[0].line.box.y1 : 0;
    for (size_t i = 0; i < region->count; i++) {
        const rcn_pdf_line *line = &pieces[i].line;
        if (line->box.y1 - base > line->size / 3) {
            base = line->box.y1;
            row++;
        }
        pieces[i].row = row;
    }
    qsort(pieces, region->count, sizeof *pieces, by_row);
}

static size_t
row_end(const rcn_pdf_region *region, size_t first)
{
    size_t end = first + 1;
    while (end < region->count &&
           region->pieces[end].row == region->pieces[first].row) {
        end++;
    }
    return end;
}

/* Returns the end of the rows from piece `first` on that may be a table: rows
 * of several pieces, and single short ones between them. */
static size_t
region_end(const rcn_pdf_region *region, size_t first)
{
    const rcn_pdf_bit *pieces = region->pieces;
    int32_t left = pieces[first].line.box.x0;
    int32_t right = pieces[first].line.box.x1;
    int32_t base = pieces[first].line.box.y1;
    size_t end = first; /* of the last row of several pieces */
    for (size_t i = first; i < region->count;) {
        size_t next = row_end(region, i);
        const rcn_pdf_line *line = &pieces[i].line;
        bool alone = next == i + 1;
        if (line->box.y1 - base > ROW_FAR * line->size ||
            (alone && (line->box.x1 - line->box.x0) * 3 > (right - left) * 2)) {
            break;
        }
        base = line->box.y1;
        left = line->box.x0 < left ? line->box.x0 : left;
        right = pieces[next - 1].line.box.x1 > right
                    ? pieces[next - 1].line.box.x1
                    : right;
        end = alone ? end : next;
        i = next;
    }
    return end;
}

static void
widen(rcn_pdf_region *region, uint32_t column, const rcn_pdf_box *box)
{
    int32_t *left = &region->left[column];
    int32_t *right = &region->right[column];
    bool fresh = *left > *right;
    *left = fresh || box->x0 < *left ? box->x0 : *left;
    *right = fresh || box->x1 > *right ? box->x1 : *right;
}

/* Finds the columns by the rows of most pieces; false where these do not stand
 * below each other, or are too few. */
static bool
find_columns(rcn_pdf_region *region)
{
    size_t most = 0;
    for (size_t i = region->first; i < region->end;) {
        size_t end = row_end(region, i);
        most = end - i > most ? end - i : most;
        i = end;
    }
    if (most < 3 || most > COLUMNS_MOST) {
        return false;
    }
    region->columns = (uint32_t)most;
    for (size_t i = 0; i < most; i++) {
        region->left[i] = 1;
        region->right[i] = 0;
    }
    size_t wide = 0;
    region->full = 0;
    for (size_t i = region->first; i < region->end;) {
        size_t end = row_end(region, i);
        wide += end - i >= 3 && end - i + 1 >= most;
        region->full += end - i == most;
        for (size_t k = i; k < end && end - i == most; k++) {
            widen(region, (uint32_t)(k - i), &region->pieces[k].line.box);
        }
        i = end;
    }
    for (size_t i = 1; i < most; i++) {
        if (region->left[i] <= region->right[i - 1]) {
            return false;
        }
    }
    return wide >= 2;
}

/* Returns the column that a word begins exactly at, from `first` on; that many
 * columns where there is none. */
static uint32_t
column_at(const rcn_pdf_region *region, const rcn_pdf_word *word,
          uint32_t first)
{
    while (first < region->columns &&
           abs(word->box.x0 - region->left[first]) > EDGE_NEAR) {
        first++;
    }
    return first;
}

/* Returns how many words of a piece begin exactly at columns, if these are all
 * that it is over and its first word is one of them; else 0. */
static size_t
count_columns(const rcn_pdf_region *region, const rcn_pdf_bit *piece)
{
    const rcn_pdf_word *words = &region->pdf->words.items[piece->line.first];
    uint32_t column = column_at(region, words, 0);
    uint32_t next = column;
    size_t count = 0;
    for (uint32_t i = 0; i < piece->line.count; i++) {
        uint32_t at = column_at(region, &words[i], next);
        if (at == next && at < region->columns) {
            count++;
            next++;
        }
    }
    bool more =
        next < region->columns && region->left[next] <= piece->line.box.x1;
    return more || column == region->columns ? 0 : count;
}

/* Parts a piece, number `index`, before its last word that begins at a column;
 * the rest of it is a piece of its own. */
static void
part_piece(rcn_pdf_region *region, size_t index)
{
    rcn_pdf_bit *piece = &region->pieces[index];
    const rcn_pdf_word *words = &region->pdf->words.items[piece->line.first];
    uint32_t at = piece->line.count - 1;
    while (at > 1 && column_at(region, &words[at], 0) == region->columns) {
        at--;
    }
    memmove(piece + 2, piece + 1, (region->count - index - 1) * sizeof *piece);
    region->count++;
    region->end++;
    piece[1] = piece[0];
    piece[1].line.first += at;
    piece[1].line.count -= at;
    piece[1].line.box.x0 = words[at].box.x0;
    piece[0].line.count = at;
    piece[0].line.box.x1 = words[at - 1].box.x1;
}

/* Cells that are so near each other that they look like words of one. */
static void
part_pieces(rcn_pdf_region *region)
{
    for (size_t i = region->first; i < region->end; i++) {
        while (region->count < PIECES_MOST &&
               count_columns(region, &region->pieces[i]) > 1) {
            part_piece(region, i);
        }
    }
}

/* Returns how far a piece is from a column: the space between them counts most,
 * then how far their middles are apart. */
static int64_t
distance(const rcn_pdf_region *region, const rcn_pdf_box *box, uint32_t column)
{
    int64_t left = region->left[column];
    int64_t right = region->right[column];
    int64_t space = box->x0 > right  ? box->x0 - right
                    : left > box->x1 ? left - box->x1
                                     : 0;
    int64_t apart = (box->x0 + box->x1) - (left + right);
    return space * 16 + (apart < 0 ? -apart : apart);
}

/* Gives each piece of a row, [first, end), a column of its own, in order, so that
 * all are as near as they can be. */
static void
place_row(rcn_pdf_region *region, size_t first, size_t end)
{
    int64_t costs[COLUMNS_MOST + 1] = {0}; /* of the pieces so far, in columns
                                              before */
    uint8_t(*from)[COLUMNS_MOST + 1] =
        rcn_arena_alloc(region->scratch, end - first, sizeof *from);
    for (size_t i = first; i < end; i++) {
        int64_t now[COLUMNS_MOST + 1];
        now[0] = INT64_MAX / 2;
        for (uint32_t c = 0; c < region->columns; c++) {
            int64_t here =
                costs[c] + distance(region, &region->pieces[i].line.box, c);
            bool better = here < now[c];
            now[c + 1] = better ? here : now[c];
            from[i - first][c + 1] = better ? (uint8_t)c : from[i - first][c];
        }
        memcpy(costs, now, sizeof now);
    }
    uint32_t column = region->columns;
    for (size_t i = end; i-- > first;) {
        column = from[i - first][column];
        region->pieces[i].first = column;
        region->pieces[i].last = column;
    }
}

/* Returns true when a piece is over a column too, or stands between it and its
 * own, at `edge` of that. */
static bool
reaches(const rcn_pdf_region *region, const rcn_pdf_bit *piece, uint32_t column)
{
    const rcn_pdf_box *box = &piece->line.box;
    bool after = column > piece->last;
    uint32_t own = after ? piece->last : piece->first;
    bool over =
        box->x0 <= region->right[column] && region->left[column] <= box->x1;
    bool between =
        after ? box->x0 > region->right[own] : box->x1 < region->left[own];
    return over || between;
}

/* Lets the pieces of a row take the columns beside theirs that they reach and no
 * other piece is in. */
static void
span_row(rcn_pdf_region *region, size_t first, size_t end)
{
    for (size_t i = first; i < end; i++) {
        rcn_pdf_bit *piece = &region->pieces[i];
        uint32_t least = i > first ? piece[-1].last + 1 : 0;
        uint32_t most = i + 1 < end ? piece[1].first : region->columns;
        while (piece->first > least &&
               reaches(region, piece, piece->first - 1)) {
            piece->first--;
        }
        while (piece->last + 1 < most &&
               reaches(region, piece, piece->last + 1)) {
            piece->last++;
        }
    }
}

/* Widens the columns by the pieces of rows that lack one at most. */
static void
widen_columns(rcn_pdf_region *region)
{
    for (size_t i = region->first; i < region->end;) {
        size_t end = row_end(region, i);
        if (end - i + 1 >= region->columns) {
            place_row(region, i, end);
        }
        for (size_t k = i; k < end && end - i + 1 >= region->columns; k++) {
            const rcn_pdf_box *box = &region->pieces[k].line.box;
            uint32_t column = region->pieces[k].first;
            bool free = (!column || region->right[column - 1] < box->x0) &&
                        (column + 1 == region->columns ||
                         box->x1 < region->left[column + 1]);
            if (free) {
                widen(region, column, box);
            }
        }
        i = end;
    }
}

static void
place_pieces(rcn_pdf_region *region)
{
    widen_columns(region);
    for (size_t i = region->first; i < region->end;) {
        size_t end = row_end(region, i);
        place_row(region, i, end);
        span_row(region, i, end);
        i = end;
    }
}

/* Returns true when cells are read in another order than that of rows, or
 * several as one. */
static bool
is_broken(const rcn_pdf_region *region)
{
    bool broken = false;
    for (size_t i = region->first + 1; i < region->end; i++) {
        broken = broken || region->pieces[i].from <= region->pieces[i - 1].from;
    }
    return broken;
}

/* Returns true when the pieces are short, and the long ones do not end at one
 * edge, as justified lines of a column of text do. */
static bool
has_short_cells(const rcn_pdf_region *region)
{
    size_t words = 0;
    size_t even = 0;
    size_t count = 0;       /* of long ones */
    int32_t edges[2] = {0}; /* of the long ones before, in two columns */
    for (size_t i = region->first; i < region->end; i++) {
        const rcn_pdf_line *line = &region->pieces[i].line;
        words += line->count;
        if (line->count > CELL_WORDS) {
            even += abs(line->box.x1 - edges[0]) < EDGE_NEAR / 2 ||
                    abs(line->box.x1 - edges[1]) < EDGE_NEAR / 2;
            count++;
            edges[0] = edges[1];
            edges[1] = line->box.x1;
        }
    }
    return words <= CELL_WORDS * (region->end - region->first) &&
           (even < EVEN_LEAST || even * 4 < count);
}

/* Returns the distance of base lines below which a row goes on with the cells
 * of the one above it; 0 where all rows are equally far apart. */
static int32_t
wrap_distance(const rcn_pdf_region *region)
{
    int32_t least = INT32_MAX;
    int32_t sum = 0;
    int32_t count = 0;
    int32_t base = region->pieces[region->first].line.box.y1;
    for (size_t i = region->first; i < region->end; i = row_end(region, i)) {
        int32_t lead = region->pieces[i].line.box.y1 - base;
        base += lead;
        if (lead) {
            least = lead < least ? lead : least;
            sum += lead;
            count++;
        }
    }
    return count && least * 5 < sum / count * 4 ? sum / count * 9 / 10 : 0;
}

/* Returns true when the row [first, end) has a piece where the one before it,
 * from `above` on, has none. */
static bool
fills_gap(const rcn_pdf_region *region, size_t above, size_t first, size_t end)
{
    for (size_t i = first; i < end; i++) {
        bool below = false;
        for (size_t k = above; k < first; k++) {
            below =
                below || (region->pieces[k].first <= region->pieces[i].last &&
                          region->pieces[i].first <= region->pieces[k].last);
        }
        if (!below) {
            return true;
        }
    }
    return false;
}

/* Writes one row of the table: [first, end) are its pieces, of one line or of
 * several. */
static void
write_row(rcn_pdf_region *region, size_t first, size_t end, rcn_pdf_lines *out)
{
    rcn_pdf *pdf = region->pdf;
    uint32_t row = ROW_IDS + ++region->rows;
    for (uint32_t column = 0; column < region->columns;) {
        rcn_pdf_cell cell = {.row = row, .columns = 1, .rows = 1};
        uint32_t id = (uint32_t)pdf->cells.count + 1;
        for (size_t i = first; i < end; i++) {
            rcn_pdf_bit *piece = &region->pieces[i];
            if (piece->first == column) {
                uint32_t wide = piece->last - piece->first + 1;
                cell.columns =
                    (uint16_t)(wide > cell.columns ? wide : cell.columns);
                piece->line.tag =
                    (rcn_pdf_tag){.cell = id, .row = row, .spans = true};
                RCN_PUSH(region->scratch, out, piece->line);
            }
        }
        RCN_PUSH(pdf->arena, &pdf->cells, cell);
        column += cell.columns;
    }
}

/* Adds the lines of the table to `out`, row by row. */
static void
write_rows(rcn_pdf_region *region, rcn_pdf_lines *out)
{
    int32_t wrap = wrap_distance(region);
    for (size_t i = region->first; i < region->end;) {
        size_t row = row_end(region, i);
        size_t above = i;  /* row that a single piece may go on with */
        size_t beside = i; /* the same of several pieces */
        while (row < region->end) {
            size_t next = row_end(region, row);
            bool several = next > row + 1;
            int32_t lead = region->pieces[row].line.box.y1 -
                           region->pieces[several ? beside : above].line.box.y1;
            bool within = lead * 10 < region->pieces[row].line.size * 9;
            bool below =
                lead >= wrap || (several && fills_gap(region, i, row, next));
            if (below && !within) {
                break;
            }
            above = row;
            beside = several ? row : beside;
            row = next;
        }
        write_row(region, i, row, out);
        i = row;
    }
}

/* The lines of a page that a table takes: [from, to], and how many others are
 * among them. */
typedef struct rcn_pdf_taken {
    uint32_t from, to;
    size_t strays;
    bool *inside;
} rcn_pdf_taken;

static rcn_pdf_taken
taken_lines(const rcn_pdf_region *region)
{
    const rcn_pdf_bit *pieces = region->pieces;
    rcn_pdf_taken taken = {.from = pieces[region->first].from};
    for (size_t i = region->first; i < region->end; i++) {
        uint32_t from = pieces[i].from;
        taken.from = from < taken.from ? from : taken.from;
        taken.to = from > taken.to ? from : taken.to;
    }
    size_t count = taken.to - taken.from + 1;
    taken.inside =
        rcn_arena_alloc(region->scratch, count, sizeof *taken.inside);
    for (size_t i = region->first; i < region->end; i++) {
        taken.inside[pieces[i].from - taken.from] = true;
    }
    for (size_t i = 0; i < count; i++) {
        taken.strays += !taken.inside[i];
    }
    return taken;
}

/* Puts the rows of the table in the place of the lines that poppler read; lines
 * among them that stand above or below the table go there. */
static void
replace_lines(rcn_pdf_region *region, const rcn_pdf_taken *taken,
              rcn_pdf_lines *lines)
{
    int32_t top = region->pieces[region->first].line.box.y1;
    rcn_pdf_lines out = {0};
    for (uint32_t i = 0; i <= taken->to; i++) {
        bool stray = i >= taken->from && !taken->inside[i - taken->from];
        if (i < taken->from || (stray && lines->items[i].box.y1 < top)) {
            RCN_PUSH(region->scratch, &out, lines->items[i]);
        }
    }
    write_rows(region, &out);
    for (uint32_t i = taken->from; i < lines->count; i++) {
        bool stray = i <= taken->to && !taken->inside[i - taken->from];
        if (i > taken->to || (stray && lines->items[i].box.y1 >= top)) {
            RCN_PUSH(region->scratch, &out, lines->items[i]);
        }
    }
    *lines = out;
}

/* Writes the table [first, end) of pieces, if it is one and nobody has written
 * lines from `*below` on; `*below` becomes its first line. */
static void
write_table(rcn_pdf_region *region, rcn_pdf_lines *lines, uint32_t *below)
{
    if (!find_columns(region) || !has_short_cells(region) ||
        (region->full < 2 && !is_broken(region))) {
        return;
    }
    part_pieces(region);
    place_pieces(region);
    rcn_pdf_taken taken = taken_lines(region);
    if (taken.to < *below && taken.strays <= STRAYS_MOST) {
        replace_lines(region, &taken, lines);
        *below = taken.from;
    }
}

/* Writes the tables of the lines of a page; the last first, so that the numbers
 * of those before it stay. */
static void
write_page(rcn_pdf_region *region, rcn_pdf_lines *lines)
{
    RCN_LIST(size_t) bounds = {0}; /* pairs of pieces */
    region->count = 0;
    for (uint32_t i = 0; i < lines->count; i++) {
        if (lines->items[i].kind == RCN_PDF_TEXT && !lines->items[i].tag.cell) {
            add_pieces(region, &lines->items[i], i);
        }
    }
    number_rows(region);
    for (size_t i = 0; i < region->count;) {
        size_t end = region_end(region, i);
        if (end > row_end(region, i)) {
            RCN_PUSH(region->scratch, &bounds, i);
            RCN_PUSH(region->scratch, &bounds, end);
        }
        i = end > i ? end : row_end(region, i);
    }
    uint32_t below = UINT32_MAX;
    for (size_t i = bounds.count; i > 0; i -= 2) {
        region->first = bounds.items[i - 2];
        region->end = bounds.items[i - 1];
        write_table(region, lines, &below);
    }
}

void
rcn_pdf_find_regions(rcn_pdf *pdf)
{
    rcn_arena *scratch = rcn_arena_new(0);
    rcn_pdf_region region = {.pdf = pdf,
                             .scratch = scratch,
                             .pieces = rcn_arena_alloc(pdf->arena, PIECES_MOST,
                                                       sizeof *region.pieces)};
    rcn_pdf_lines all = {0};
    for (size_t i = 0; i < pdf->lines.count;) {
        rcn_pdf_lines page = {0};
        uint32_t number = pdf->lines.items[i].page;
        for (; i < pdf->lines.count && pdf->lines.items[i].page == number;
             i++) {
            RCN_PUSH(scratch, &page, pdf->lines.items[i]);
        }
        write_page(&region, &page);
        for (size_t k = 0; k < page.count; k++) {
            RCN_PUSH(pdf->arena, &all, page.items[k]);
        }
        rcn_arena_reset(scratch);
    }
    pdf->lines = all;
    rcn_arena_free(scratch);
}
