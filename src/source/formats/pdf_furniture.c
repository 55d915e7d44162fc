/* Running heads, page numbers and footnotes of a PDF.  A running line recurs on
 * other pages at the same height near the edge, numbers aside; a page number
 * rises with the pages; a footnote is small, is below the text and begins
 * with a sign that stands raised in the text above it. */
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "source/formats/pdf.h"

#define EDGE_PART   7 /* of the height of a page: where furniture is */
#define HEIGHT_NEAR 300
#define LINE_MOST   200 /* bytes of a running line */
#define KEY_MOST    64
#define NUMBER_MOST 100000
#define SIGN_MOST   4 /* bytes of the sign of a note */
#define SIZES_MOST  20000
#define NOWHERE     INT32_MIN
#define BESIDE_LOOK \
    40 /* lines around one, among which others stand beside it */
#define FAR_SIZES  3
#define PAGE_LINES 2000 /* of a page on which notes are looked for */

/* A line near the edge of its page. */
typedef struct rcn_pdf_edge {
    char key[KEY_MOST]; /* its letters, numbers as '#' */
    bool foot;
    int32_t y;
    uint32_t line;
    long number; /* its first number or its last, or -1 */
    long last;
} rcn_pdf_edge;

typedef RCN_LIST(rcn_pdf_edge) rcn_pdf_edges;

static size_t
letters_of(const rcn_pdf_word *word)
{
    return rcn_utf8_count(word->text);
}

/* The size of most letters of a line, whether all are bold, what is raised. */
static void
measure_line(rcn_pdf *pdf, rcn_pdf_line *line)
{
    size_t most = 0;
    line->bold = true;
    line->italic = true;
    line->fixed = true;
    int32_t base = line->box.y1;
    for (uint32_t i = 0; i < line->count; i++) {
        const rcn_pdf_word *word = &pdf->words.items[line->first + i];
        size_t letters = letters_of(word);
        if (letters > most) {
            most = letters;
            line->size = word->size;
            base = word->box.y1;
        }
        line->bold = line->bold && word->bold;
        line->italic = line->italic && word->italic;
        line->fixed = line->fixed && word->fixed;
    }
    for (uint32_t i = 0; i < line->count; i++) {
        rcn_pdf_word *word = &pdf->words.items[line->first + i];
        word->raised = word->size * 6 < line->size * 5 &&
                       word->box.y1 < base - line->size / 10;
    }
}

/* Adds the letters of a line to the sums of its sizes; the size that has most
 * is that of the body. */
static void
count_sizes(rcn_pdf *pdf, const rcn_pdf_line *line, uint64_t *letters)
{
    for (uint32_t i = 0; i < line->count; i++) {
        const rcn_pdf_word *word = &pdf->words.items[line->first + i];
        if (word->size > 0 && word->size < SIZES_MOST) {
            letters[word->size] += letters_of(word);
            if (letters[word->size] > letters[pdf->body_size]) {
                pdf->body_size = word->size;
            }
        }
    }
}

static void
measure(rcn_pdf *pdf)
{
    rcn_arena *scratch = rcn_arena_new(0);
    uint64_t *letters = rcn_arena_alloc(scratch, SIZES_MOST, sizeof *letters);
    size_t fixed = 0;
    for (size_t i = 0; i < pdf->lines.count; i++) {
        measure_line(pdf, &pdf->lines.items[i]);
        count_sizes(pdf, &pdf->lines.items[i], letters);
        fixed += pdf->lines.items[i].fixed;
    }
    for (size_t i = 0; fixed * 2 > pdf->lines.count && i < pdf->lines.count;
         i++) {
        pdf->lines.items[i].fixed = false; /* all of it is typewritten */
    }
    rcn_arena_free(scratch);
}

static bool
is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

/* Fills the key and the numbers of a line. */
static void
read_key(rcn_text text, rcn_pdf_edge *edge)
{
    size_t len = 0;
    edge->number = -1;
    edge->last = -1;
    for (size_t i = 0; i < text.len && len + 1 < KEY_MOST;) {
        if (is_digit(text.at[i])) {
            long value = 0;
            for (; i < text.len && is_digit(text.at[i]); i++) {
                value = value < NUMBER_MOST ? value * 10 + text.at[i] - '0'
                                            : NUMBER_MOST;
            }
            edge->number = edge->number < 0 ? value : edge->number;
            edge->last = value;
            edge->key[len++] = '#';
        } else {
            if (text.at[i] != ' ') {
                edge->key[len++] = text.at[i];
            }
            i++;
        }
    }
    edge->key[len] = '\0';
}

static void
find_edges(const rcn_pdf *pdf, rcn_arena *scratch, rcn_pdf_edges *edges)
{
    for (size_t i = 0; i < pdf->lines.count; i++) {
        const rcn_pdf_line *line = &pdf->lines.items[i];
        int32_t height = pdf->pages.items[line->page].height;
        bool head = line->box.y1 < height / EDGE_PART;
        bool foot = line->box.y0 > height - height / EDGE_PART;
        rcn_text text = rcn_pdf_line_text(pdf, line);
        if ((head || foot) && text.len < LINE_MOST) {
            rcn_pdf_edge edge = {
                .foot = foot, .y = line->box.y0, .line = (uint32_t)i};
            read_key(text, &edge);
            RCN_PUSH(scratch, edges, edge);
        }
    }
}

static int
by_key(const void *left, const void *right)
{
    const rcn_pdf_edge *a = left;
    const rcn_pdf_edge *b = right;
    if (a->foot != b->foot) {
        return a->foot ? 1 : -1;
    }
    int order = strcmp(a->key, b->key);
    if (order) {
        return order;
    }
    if (a->y != b->y) {
        return a->y < b->y ? -1 : 1;
    }
    return (a->line > b->line) - (a->line < b->line);
}

/* Nothing but a number, with or without dashes, "Page 3", "3 of 12", "3/12". */
static bool
is_folio_key(const char *key)
{
    static const char *const keys[] = {"#",
                                       "-#-",
                                       "\xE2\x80\x93#\xE2\x80\x93",
                                       "#/#",
                                       "Page#",
                                       "page#",
                                       "p.#",
                                       "Page#of#",
                                       "Page#/#",
                                       "#of#",
                                       "Seite#",
                                       "Seite#von#",
                                       "[#]",
                                       "(#)",
                                       "|#",
                                       "#|",
                                       "\xE2\x80\x94#\xE2\x80\x94",
                                       "P\xC3\xA1gina#",
                                       "Pagina#"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        if (strcmp(key, keys[i]) == 0) {
            return true;
        }
    }
    return false;
}

/* Gives the page of an edge its label. */
static void
set_label(rcn_pdf *pdf, const rcn_pdf_edge *edge, long number)
{
    rcn_pdf_page *page = &pdf->pages.items[pdf->lines.items[edge->line].page];
    if (!page->label && number >= 0 && number < NUMBER_MOST) {
        page->label = rcn_arena_printf(pdf->arena, "%ld", number);
    }
}

/* Returns how far the number of an edge is ahead of its page; `last`: its last
 * one. */
static long
ahead(const rcn_pdf *pdf, const rcn_pdf_edge *edge, bool last)
{
    return (last ? edge->last : edge->number) -
           (long)pdf->lines.items[edge->line].page;
}

/* Returns how many edges of a group have numbers that rise with the pages as
 * those of the first or the second do. */
static size_t
count_rising(const rcn_pdf *pdf, const rcn_pdf_edge *edges, size_t count,
             bool last, long *ret_ahead)
{
    size_t best = 0;
    for (size_t from = 0; from < 2 && from < count; from++) {
        long value = ahead(pdf, &edges[from], last);
        size_t same = 0;
        for (size_t i = 0; i < count; i++) {
            same +=
                edges[i].number >= 0 && ahead(pdf, &edges[i], last) == value;
        }
        if (same > best) {
            best = same;
            *ret_ahead = value;
        }
    }
    return best;
}

/* Returns true when no text is beside a line. */
static bool
is_alone(const rcn_pdf *pdf, const rcn_pdf_line *line)
{
    size_t index = (size_t)(line - pdf->lines.items);
    size_t from = index < BESIDE_LOOK ? 0 : index - BESIDE_LOOK;
    for (size_t i = from; i < pdf->lines.count && i < index + BESIDE_LOOK;
         i++) {
        const rcn_pdf_line *other = &pdf->lines.items[i];
        if (i != index && other->page == line->page &&
            other->kind == RCN_PDF_TEXT && other->box.y0 < line->box.y1 &&
            line->box.y0 < other->box.y1) {
            return false;
        }
    }
    return true;
}

/* Settles edges with one key at one height, which are numbers alone (`folio`)
 * or not. */
static void
settle_group(rcn_pdf *pdf, const rcn_pdf_edge *edges, size_t count, bool folio)
{
    long first = 0;
    size_t rising = count_rising(pdf, edges, count, false, &first);
    long second = 0;
    size_t rising_last = count_rising(pdf, edges, count, true, &second);
    bool last = rising_last > rising;
    rising = last ? rising_last : rising;
    long offset = last ? second : first;
    bool lone = pdf->pages.count == 1 && folio && first == 1;
    bool numbered = strchr(edges[0].key, '#') != NULL;
    bool rises = rising >= 2 && rising * 2 > count;
    bool recurs = count >= 3 || (count == 2 && pdf->pages.count <= 4);
    if (!lone && !(folio || (numbered && !recurs) ? rises : recurs)) {
        return;
    }
    for (size_t i = 0; i < count; i++) {
        bool fits = ahead(pdf, &edges[i], last) == offset;
        if (folio &&
            (!fits || !is_alone(pdf, &pdf->lines.items[edges[i].line]))) {
            continue;
        }
        pdf->lines.items[edges[i].line].kind =
            folio ? RCN_PDF_FOLIO : RCN_PDF_HEAD;
        if (numbered && fits && (rises || lone)) {
            set_label(pdf, &edges[i], last ? edges[i].last : edges[i].number);
        }
    }
}

static bool
is_address(rcn_text text)
{
    return (rcn_text_starts(text, "http://") ||
            rcn_text_starts(text, "https://") ||
            rcn_text_starts(text, "file://")) &&
           rcn_text_find(text, " ", 0) == SIZE_MAX;
}

/* "3/4/21, 10:11 AM", "04.03.2021, 10:11": has a number, a colon and two
 * signs of a date. */
static bool
is_stamp(const char *key)
{
    return strstr(key, "#:#") &&
           (strncmp(key, "#/#/#", 5) == 0 || strncmp(key, "#.#.#", 5) == 0 ||
            strncmp(key, "#-#-#", 5) == 0);
}

/* What a browser prints on one page; NOWHERE where it does not. */
typedef struct rcn_pdf_print {
    int32_t count, address, stamp; /* heights */
    bool low_address, low_stamp;   /* at the foot */
} rcn_pdf_print;

/* "3/12" of Chromium and Safari, "3 of 12" of Firefox, as keys. */
static bool
is_count_key(const char *key)
{
    static const char *const keys[] = {
        "#/#",  "#of#", "#von#", "#sur#",
        "#de#", "#di#", "#van#", "#\xD0\xB8\xD0\xB7#"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        if (strcmp(key, keys[i]) == 0) {
            return true;
        }
    }
    return false;
}

/* Notes what an edge of its page may be of a browser's print. */
static void
note_print(const rcn_pdf *pdf, const rcn_pdf_edge *edge, rcn_pdf_print *print)
{
    const rcn_pdf_line *line = &pdf->lines.items[edge->line];
    bool count = edge->foot && is_count_key(edge->key) &&
                 edge->last == (long)pdf->pages.count &&
                 edge->number == (long)line->page + 1;
    if (count) {
        print->count = edge->y;
    } else if (is_stamp(edge->key)) {
        print->stamp = edge->y;
        print->low_stamp = edge->foot;
    } else if (is_address(rcn_pdf_line_text(pdf, line))) {
        print->address = edge->y;
        print->low_address = edge->foot;
    }
}

/* Returns true when the count of a page has beside it the address (Chromium),
 * or the stamp with the address above the page (Firefox). */
static bool
is_printed(const rcn_pdf_print *print)
{
    int32_t beside = print->low_address ? print->address : print->stamp;
    return print->count != NOWHERE && print->address != NOWHERE &&
           (print->low_address || print->low_stamp) && beside != NOWHERE &&
           abs(beside - print->count) < HEIGHT_NEAR;
}

/* Takes the address and the stamp of the first page that has them. */
static void
take_print(rcn_pdf *pdf, const rcn_pdf_edge *edge)
{
    rcn_text text = rcn_pdf_line_text(pdf, &pdf->lines.items[edge->line]);
    if (!pdf->printed && is_address(text)) {
        pdf->printed = text.at;
    } else if (!pdf->stamp && is_stamp(edge->key)) {
        pdf->stamp = text.at;
    }
}

/* The head and the foot that browsers print: date and title, address and "page
 * of pages".  Count, address and stamp are evidence for all that is beside
 * them. */
static void
find_browser_print(rcn_pdf *pdf, rcn_arena *scratch, const rcn_pdf_edges *edges)
{
    size_t pages = pdf->pages.count;
    rcn_pdf_print *prints = rcn_arena_alloc(scratch, pages + 1, sizeof *prints);
    for (size_t i = 0; i < pages; i++) {
        prints[i] = (rcn_pdf_print){NOWHERE, NOWHERE, NOWHERE, false, false};
    }
    for (size_t i = 0; i < edges->count; i++) {
        const rcn_pdf_edge *edge = &edges->items[i];
        note_print(pdf, edge, &prints[pdf->lines.items[edge->line].page]);
    }
    for (size_t i = 0; i < edges->count; i++) {
        const rcn_pdf_edge *edge = &edges->items[i];
        rcn_pdf_line *line = &pdf->lines.items[edge->line];
        const rcn_pdf_print *print = &prints[line->page];
        if (!is_printed(print)) {
            continue;
        }
        int32_t head = print->low_address ? print->stamp : print->address;
        bool beside =
            abs(line->box.y0 - print->count) < HEIGHT_NEAR ||
            (head != NOWHERE && abs(line->box.y0 - head) < HEIGHT_NEAR);
        if (beside) {
            take_print(pdf, edge);
            line->kind = RCN_PDF_HEAD;
        }
    }
}

bool
rcn_pdf_is_sign(rcn_text text)
{
    if (!text.len || text.len > SIGN_MOST) {
        return false;
    }
    bool digits = true;
    for (size_t i = 0; i < text.len; i++) {
        digits = digits && is_digit(text.at[i]);
    }
    return (digits && text.len <= 3) || rcn_text_is(text, "*") ||
           rcn_text_is(text, "**") || rcn_text_is(text, "\xE2\x80\xA0") ||
           rcn_text_is(text, "\xE2\x80\xA1") || rcn_text_is(text, "\xC2\xA7");
}

static bool
is_small(const rcn_pdf *pdf, const rcn_pdf_line *line)
{
    return line->size * 100 <= pdf->body_size * 93;
}

static bool
over_each_other(const rcn_pdf_box *a, const rcn_pdf_box *b)
{
    return a->x0 < b->x1 && b->x0 < a->x1;
}

/* Returns true when a line is small text with no larger text of its column
 * below it. */
static bool
may_be_note(const rcn_pdf *pdf, size_t index, size_t end)
{
    const rcn_pdf_line *line = &pdf->lines.items[index];
    if (line->kind != RCN_PDF_TEXT || !is_small(pdf, line)) {
        return false;
    }
    for (size_t i = index + 1; i < end; i++) {
        const rcn_pdf_line *other = &pdf->lines.items[i];
        if (other->kind == RCN_PDF_TEXT && !is_small(pdf, other) &&
            over_each_other(&line->box, &other->box)) {
            return false;
        }
    }
    return true;
}

/* Returns true when a raised word of lines [first, end) is this sign. */
static bool
is_referred(const rcn_pdf *pdf, size_t first, size_t end, rcn_text sign)
{
    if (!rcn_pdf_is_sign(sign) || end <= first) {
        return false;
    }
    const rcn_pdf_line *last = &pdf->lines.items[end - 1];
    for (size_t i = pdf->lines.items[first].first;
         i < last->first + last->count; i++) {
        const rcn_pdf_word *word = &pdf->words.items[i];
        if (word->raised && rcn_text_equal(word->text, sign)) {
            return true;
        }
    }
    return false;
}

/* Settles the notes among lines [first, end), which are of one page: small
 * lines below the text of their column, from the first that begins with the
 * sign of a reference. */
static void
find_notes(rcn_pdf *pdf, size_t first, size_t end)
{
    size_t large = 0;
    for (size_t i = first; i < end; i++) {
        large += pdf->lines.items[i].kind == RCN_PDF_TEXT &&
                 !is_small(pdf, &pdf->lines.items[i]);
    }
    bool noted = false;
    for (size_t i = first; i < end && large; i++) {
        rcn_pdf_line *line = &pdf->lines.items[i];
        if (!may_be_note(pdf, i, end)) {
            noted = noted && line->kind != RCN_PDF_TEXT;
            continue;
        }
        bool referred =
            is_referred(pdf, first, i, pdf->words.items[line->first].text);
        if (referred || noted) {
            line->kind = RCN_PDF_NOTE;
            line->begins = referred;
            noted = true;
        }
    }
}

static void
settle_groups(rcn_pdf *pdf, const rcn_pdf_edges *edges, bool folio)
{
    for (size_t i = 0; i < edges->count;) {
        size_t end = i + 1;
        while (end < edges->count &&
               strcmp(edges->items[i].key, edges->items[end].key) == 0 &&
               edges->items[end].foot == edges->items[i].foot &&
               edges->items[end].y - edges->items[end - 1].y < HEIGHT_NEAR) {
            end++;
        }
        if (is_folio_key(edges->items[i].key) == folio) {
            settle_group(pdf, edges->items + i, end - i, folio);
        }
        i = end;
    }
}

/* The last line of a single page that is far below the text and again whole
 * above it is a running foot. */
static void
cut_repeated_foot(rcn_pdf *pdf)
{
    size_t count = pdf->lines.count;
    if (pdf->pages.count != 1 || count < 3) {
        return;
    }
    rcn_pdf_line *foot = &pdf->lines.items[count - 1];
    rcn_text text = rcn_pdf_line_text(pdf, foot);
    bool again = false;
    bool far = foot->kind == RCN_PDF_TEXT;
    for (size_t i = 0; i + 1 < count; i++) {
        const rcn_pdf_line *line = &pdf->lines.items[i];
        again = again || rcn_text_equal(rcn_pdf_line_text(pdf, line), text);
        far = far && foot->box.y0 - line->box.y1 > FAR_SIZES * foot->size;
    }
    if (again && far) {
        foot->kind = RCN_PDF_HEAD;
    }
}

void
rcn_pdf_find_furniture(rcn_pdf *pdf)
{
    measure(pdf);
    rcn_arena *scratch = rcn_arena_new(0);
    rcn_pdf_edges edges = {0};
    find_edges(pdf, scratch, &edges);
    if (edges.count) {
        qsort(edges.items, edges.count, sizeof *edges.items, by_key);
    }
    find_browser_print(pdf, scratch, &edges);
    settle_groups(pdf, &edges, false);
    settle_groups(pdf, &edges, true);
    cut_repeated_foot(pdf);
    rcn_arena_free(scratch);
    for (size_t i = 0; i < pdf->lines.count;) {
        size_t end = i + 1;
        while (end < pdf->lines.count &&
               pdf->lines.items[end].page == pdf->lines.items[i].page) {
            end++;
        }
        if (end - i <= PAGE_LINES) {
            find_notes(pdf, i, end);
        }
        i = end;
    }
}
