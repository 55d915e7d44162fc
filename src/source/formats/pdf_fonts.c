/* How the words of a PDF are set: size, bold, italic, links, and the outline,
 * from the XML of `pdftohtml -xml`.  Its pieces of text have boxes too; a word
 * belongs to the lowest piece around its middle. */
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "source/formats/pdf.h"

#define ZOOM       3   /* of the coordinates */
#define LOOK_MOST  400 /* pieces that are looked at for one word */
#define LEVEL_MOST 6
#define TITLE_MOST 400

/* A stretch of a piece that is set in one way; it ends where the next
 * begins. */
typedef struct rcn_pdf_run {
    uint32_t start; /* byte of the piece's text */
    bool bold, italic;
    const char *link;
} rcn_pdf_run;

/* A piece of text as pdftohtml prints it. */
typedef struct rcn_pdf_piece {
    rcn_pdf_box box;
    int32_t size;
    uint32_t page;
    size_t font;
    rcn_text letters; /* without white space */
    uint32_t first_run, run_count;
    uint32_t used; /* bytes of the letters that words were found for */
} rcn_pdf_piece;

typedef struct rcn_pdf_fonts {
    rcn_arena *scratch;
    rcn_pdf *pdf;
    uint32_t page;           /* from 1; 0: before the first */
    RCN_LIST(int32_t) sizes; /* by font */
    RCN_LIST(bool) fixed;    /* the same: its letters have one width */
    RCN_LIST(rcn_pdf_piece) pieces;
    RCN_LIST(rcn_pdf_run) runs;
} rcn_pdf_fonts;

static int32_t
length_of(rcn_text tag, const char *name)
{
    return rcn_pdf_number(tag, name) / ZOOM;
}

/* Returns the address of a link that leads out of the file, or NULL. */
static const char *
link_of(rcn_arena *arena, rcn_text tag)
{
    static const char *const schemes[] = {
        "a href=\"http://", "a href=\"https://", "a href=\"mailto:"};
    for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++) {
        if (rcn_text_starts(tag, schemes[i])) {
            size_t start = strlen("a href=\"");
            size_t end = rcn_text_find(tag, "\"", start);
            end = end == SIZE_MAX ? tag.len : end;
            return rcn_text_string(
                arena, rcn_pdf_plain(arena, rcn_text_slice(tag, start, end)));
        }
    }
    return NULL;
}

/* Adds the letters of `text` to `out`, white space left aside. */
static void
add_letters(rcn_arena *scratch, rcn_buffer *out, rcn_text text)
{
    rcn_text plain = rcn_pdf_plain(scratch, text);
    for (size_t at = 0; at < plain.len;) {
        uint32_t rune = 0;
        size_t len = rcn_utf8_next(plain, at, &rune);
        if (!rcn_rune_is_space(rune)) {
            rcn_buffer_add(out, rcn_text_slice(plain, at, at + len));
        }
        at += len;
    }
}

/* Reads the content of a <text> element: words and <b>, <i>, <a>. */
static void
read_runs(rcn_pdf_fonts *fonts, rcn_text inner, rcn_pdf_piece *piece)
{
    rcn_buffer letters = rcn_buffer_new(fonts->scratch);
    rcn_pdf_run run = {0};
    piece->first_run = (uint32_t)fonts->runs.count;
    for (size_t at = 0; at < inner.len;) {
        const char *open = memchr(inner.at + at, '<', inner.len - at);
        size_t stop = open ? (size_t)(open - inner.at) : inner.len;
        if (stop > at) {
            run.start = (uint32_t)letters.len;
            RCN_PUSH(fonts->scratch, &fonts->runs, run);
            add_letters(fonts->scratch, &letters,
                        rcn_text_slice(inner, at, stop));
        }
        rcn_text tag = {"", 0};
        at = stop;
        if (!open || !rcn_pdf_next_tag(inner, &at, &tag)) {
            break;
        }
        run.bold =
            rcn_text_is(tag, "b") || (run.bold && !rcn_text_is(tag, "/b"));
        run.italic =
            rcn_text_is(tag, "i") || (run.italic && !rcn_text_is(tag, "/i"));
        if (rcn_text_starts(tag, "a ")) {
            run.link = link_of(fonts->pdf->arena, tag);
        } else if (rcn_text_is(tag, "/a")) {
            run.link = NULL;
        }
    }
    piece->run_count = (uint32_t)fonts->runs.count - piece->first_run;
    piece->letters = rcn_buffer_text(&letters);
}

static void
add_piece(rcn_pdf_fonts *fonts, rcn_text tag, rcn_text inner)
{
    int32_t left = length_of(tag, "left");
    int32_t top = length_of(tag, "top");
    size_t font = (size_t)rcn_pdf_number(tag, "font") / 100;
    rcn_pdf_piece piece = {
        .box = {left, top, left + length_of(tag, "width"),
                top + length_of(tag, "height")},
        .size = font < fonts->sizes.count ? fonts->sizes.items[font] : 0,
        .page = fonts->page - 1,
        .font = font};
    read_runs(fonts, inner, &piece);
    if (piece.letters.len) {
        RCN_PUSH(fonts->scratch, &fonts->pieces, piece);
    }
}

static void
add_outline(rcn_pdf *pdf, rcn_text title, uint32_t level)
{
    if (title.len && title.len < TITLE_MOST && level) {
        RCN_PUSH(pdf->arena, &pdf->outline,
                 (rcn_pdf_outline){rcn_pdf_plain(pdf->arena, title),
                                   level < LEVEL_MOST ? level : LEVEL_MOST});
    }
}

/* Returns true when the name of a font says that its letters have one width. */
static bool
is_fixed(rcn_text tag)
{
    static const char *const names[] = {"Courier", "Mono", "Consolas", "Menlo",
                                        "Typewr",  "CMTT", "LMTT",     "Fixed"};
    size_t start = rcn_text_find(tag, " family=\"", 0);
    for (size_t i = 0; start < tag.len && i < sizeof names / sizeof *names;
         i++) {
        if (rcn_text_find(tag, names[i], start) < tag.len) {
            return true;
        }
    }
    return false;
}

static void
read_pieces(rcn_pdf_fonts *fonts, rcn_text xml)
{
    uint32_t depth = 0; /* of the outline */
    rcn_text tag;
    for (size_t at = 0; rcn_pdf_next_tag(xml, &at, &tag);) {
        if (rcn_text_starts(tag, "page ")) {
            fonts->page++;
        } else if (rcn_text_starts(tag, "fontspec ")) {
            RCN_PUSH(fonts->scratch, &fonts->sizes, length_of(tag, "size"));
            RCN_PUSH(fonts->scratch, &fonts->fixed, is_fixed(tag));
        } else if (rcn_text_starts(tag, "text ") && fonts->page) {
            size_t end = rcn_text_find(xml, "</text>", at);
            end = end == SIZE_MAX ? xml.len : end;
            add_piece(fonts, tag, rcn_text_slice(xml, at, end));
            at = end;
        } else if (rcn_text_is(tag, "outline")) {
            depth++;
        } else if (rcn_text_is(tag, "/outline")) {
            depth -= depth > 0;
        } else if (rcn_text_starts(tag, "item ")) {
            size_t end = rcn_text_find(xml, "<", at);
            end = end == SIZE_MAX ? xml.len : end;
            add_outline(fonts->pdf, rcn_text_slice(xml, at, end), depth);
        }
    }
}

static int
by_place(const void *left, const void *right)
{
    const rcn_pdf_piece *a = left;
    const rcn_pdf_piece *b = right;
    if (a->page != b->page) {
        return a->page < b->page ? -1 : 1;
    }
    if (a->box.y0 != b->box.y0) {
        return a->box.y0 < b->box.y0 ? -1 : 1;
    }
    return (a->box.x0 > b->box.x0) - (a->box.x0 < b->box.x0);
}

/* Returns how many pieces are on pages before `page`, or on it and begin above
 * `y`. */
static size_t
pieces_above(const rcn_pdf_fonts *fonts, uint32_t page, int32_t y)
{
    size_t low = 0;
    size_t high = fonts->pieces.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const rcn_pdf_piece *piece = &fonts->pieces.items[middle];
        bool above =
            piece->page < page || (piece->page == page && piece->box.y0 <= y);
        low = above ? middle + 1 : low;
        high = above ? high : middle;
    }
    return low;
}

/* Returns the lowest piece around the middle of a word; NULL: none. */
static rcn_pdf_piece *
find_piece(const rcn_pdf_fonts *fonts, uint32_t page, const rcn_pdf_box *box)
{
    int32_t x = box->x0 + (box->x1 - box->x0) / 2;
    int32_t y = box->y0 + (box->y1 - box->y0) / 2;
    rcn_pdf_piece *best = NULL;
    size_t at = pieces_above(fonts, page, y);
    for (size_t looked = 0; at-- && looked < LOOK_MOST; looked++) {
        rcn_pdf_piece *piece = &fonts->pieces.items[at];
        if (piece->page != page) {
            break;
        }
        bool around =
            piece->box.y1 >= y && piece->box.x0 <= x && piece->box.x1 >= x;
        int32_t height = piece->box.y1 - piece->box.y0;
        if (around && (!best || height < best->box.y1 - best->box.y0)) {
            best = piece;
        }
    }
    return best;
}

static const rcn_pdf_run *
run_at(const rcn_pdf_fonts *fonts, const rcn_pdf_piece *piece, size_t at)
{
    const rcn_pdf_run *runs = &fonts->runs.items[piece->first_run];
    size_t run = 0;
    while (run + 1 < piece->run_count && runs[run + 1].start <= at) {
        run++;
    }
    return &runs[run];
}

/* Bytes of the signs at the end of a word that may be set apart from it. */
static size_t
signs_after(rcn_text word)
{
    size_t len = 0;
    while (len + 1 < word.len &&
           strchr(".,;:!?)", word.at[word.len - len - 1])) {
        len++;
    }
    return len;
}

static void
set_word(const rcn_pdf_fonts *fonts, rcn_pdf_word *word, rcn_pdf_piece *piece)
{
    char *text = rcn_text_string(fonts->scratch, word->text);
    size_t len = word->text.len;
    size_t signs = signs_after(word->text);
    size_t at = rcn_text_find(piece->letters, text, piece->used);
    if (at == SIZE_MAX && signs) { /* they are in the next piece */
        len -= signs;
        text[len] = '\0';
        at = rcn_text_find(piece->letters, text, piece->used);
        word->tail = at == SIZE_MAX ? 0 : (uint32_t)signs;
    }
    if (at != SIZE_MAX) {
        piece->used = (uint32_t)(at + len);
    }
    size_t middle = at == SIZE_MAX ? 0 : at + len / 2;
    const rcn_pdf_run *run = run_at(fonts, piece, middle);
    if (at != SIZE_MAX && signs && !word->tail &&
        run_at(fonts, piece, at + len - signs) != run) {
        word->tail = (uint32_t)signs;
    }
    word->bold = run->bold;
    word->italic = run->italic;
    word->link = run->link;
    word->fixed =
        piece->font < fonts->fixed.count && fonts->fixed.items[piece->font];
    word->size = piece->size > 0 ? piece->size : word->size;
}

static void
set_line(const rcn_pdf_fonts *fonts, const rcn_pdf_line *line)
{
    for (uint32_t i = 0; i < line->count; i++) {
        rcn_pdf_word *word = &fonts->pdf->words.items[line->first + i];
        rcn_pdf_piece *piece = find_piece(fonts, line->page, &word->box);
        if (piece) {
            set_word(fonts, word, piece);
        }
    }
}

/* Returns the one link that all of a piece is, or NULL. */
static const char *
whole_link(const rcn_pdf_fonts *fonts, const rcn_pdf_piece *piece)
{
    const rcn_pdf_run *runs = &fonts->runs.items[piece->first_run];
    return piece->run_count == 1 ? runs->link : NULL;
}

static bool
shares_link(const rcn_pdf_fonts *fonts, const rcn_pdf_piece *a,
            const rcn_pdf_piece *b)
{
    const char *first = whole_link(fonts, a);
    const char *second = whole_link(fonts, b);
    return first && second && strcmp(first, second) == 0 &&
           a->page == b->page && a->box.y0 == b->box.y0;
}

/* pdftohtml makes the pieces beside a link part of it where their boxes touch.
 * Of pieces [first, end), which share a link on one line, those are none of it
 * whose font most text without links has, when another has a font that hardly
 * any has: the colour of links makes a font of its own. */
static void
narrow_link(const rcn_pdf_fonts *fonts, const size_t *plain, size_t first,
            size_t end)
{
    size_t least = SIZE_MAX;
    for (size_t i = first; i < end; i++) {
        size_t font = fonts->pieces.items[i].font;
        least = plain[font] < least ? plain[font] : least;
    }
    for (size_t i = first; i < end; i++) {
        const rcn_pdf_piece *piece = &fonts->pieces.items[i];
        if (plain[piece->font] / 10 > least) {
            fonts->runs.items[piece->first_run].link = NULL;
        }
    }
}

static void
narrow_links(const rcn_pdf_fonts *fonts)
{
    size_t count = fonts->sizes.count;
    size_t *plain = rcn_arena_alloc(fonts->scratch, count + 1, sizeof *plain);
    for (size_t i = 0; i < fonts->pieces.count; i++) {
        rcn_pdf_piece *piece = &fonts->pieces.items[i];
        piece->font = piece->font < count ? piece->font : count;
        plain[piece->font] += whole_link(fonts, piece) ? 0 : piece->letters.len;
    }
    for (size_t i = 0, end; i < fonts->pieces.count; i = end) {
        const rcn_pdf_piece *pieces = fonts->pieces.items;
        end = i + 1;
        while (end < fonts->pieces.count &&
               shares_link(fonts, &pieces[i], &pieces[end])) {
            end++;
        }
        if (end > i + 1) {
            narrow_link(fonts, plain, i, end);
        }
    }
}

void
rcn_pdf_read_fonts(rcn_pdf *pdf, rcn_text xml)
{
    rcn_pdf_fonts fonts = {.scratch = rcn_arena_new(0), .pdf = pdf};
    read_pieces(&fonts, xml);
    if (fonts.pieces.count) {
        qsort(fonts.pieces.items, fonts.pieces.count,
              sizeof *fonts.pieces.items, by_place);
        narrow_links(&fonts);
    }
    for (size_t i = 0; i < pdf->lines.count; i++) {
        set_line(&fonts, &pdf->lines.items[i]);
    }
    rcn_arena_free(fonts.scratch);
}
