/* Words that text recognition found, made like those of a PDF: boxes of ink
 * become boxes of type.  The base line is where words without descenders end,
 * the size follows from the height of ascenders; sizes that differ by what ink
 * differs are one size; a page that was scanned askew is set upright. */
#include "source/formats/ocr.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

#define PAGE_HEIGHT  84200 /* of a page of unknown resolution, in 1/100 pt */
#define LENGTH_MOST  1000000
#define ASCENT       70 /* of 100: from the base line to the top of "h" */
#define DESCENT      22
#define SURE         60 /* of 100; most words below are misread (Tesseract) */
#define SKEW_WORDS   5  /* of a line that shows how a page leans */
#define SKEW_LINES   5
#define SKEW_LEAST   2   /* in 1,000 */
#define SKEW_MOST    100 /* more is no scan */
#define VALUES_MOST  256 /* words of a line that are measured */
#define SIZE_LEAST   100
#define BLOCK_LINES  2  /* from which on the size of a block is its lines' */
#define NEAR         10 /* in 100: sizes that are one */
#define RAISED_SHARE 4

/* Middle values, of the first VALUES_MOST that are given. */
typedef struct rcn_ocr_values {
    int32_t items[VALUES_MOST];
    size_t count;
} rcn_ocr_values;

static void
add_value(rcn_ocr_values *values, int32_t value)
{
    if (values->count < VALUES_MOST) {
        values->items[values->count++] = value;
    }
}

static int
by_value(const void *left, const void *right)
{
    const int32_t *a = left;
    const int32_t *b = right;
    return (*a > *b) - (*a < *b);
}

static int32_t
median(rcn_ocr_values *values)
{
    qsort(values->items, values->count, sizeof *values->items, by_value);
    return values->items[values->count / 2];
}

bool
rcn_ocr_is_unsure(int32_t confidence, int32_t whole)
{
    return confidence >= 0 && confidence < whole * SURE;
}

static int32_t
scaled(const rcn_ocr *ocr, int32_t length)
{
    int64_t value = (int64_t)length * ocr->scale / 1000;
    value = value < LENGTH_MOST ? value : LENGTH_MOST;
    return (int32_t)(value > -LENGTH_MOST ? value : -LENGTH_MOST);
}

void
rcn_ocr_begin_page(rcn_ocr *ocr, rcn_pdf_box box, int64_t scale,
                   const char *label)
{
    int32_t height = box.y1 - box.y0 > 0 ? box.y1 - box.y0 : PAGE_HEIGHT;
    ocr->scale = scale > 0 ? scale : (int64_t)PAGE_HEIGHT * 1000 / height;
    RCN_PUSH(ocr->pdf.arena, &ocr->pdf.pages,
             (rcn_pdf_page){.width = scaled(ocr, box.x1 - box.x0),
                            .height = scaled(ocr, height),
                            .label = label && *label ? label : NULL});
    rcn_ocr_begin_block(ocr);
}

void
rcn_ocr_begin_block(rcn_ocr *ocr)
{
    ocr->block++;
    rcn_ocr_begin_line(ocr, false);
}

void
rcn_ocr_begin_line(rcn_ocr *ocr, bool parted)
{
    ocr->line = (rcn_pdf_line){.block = ocr->block, .parted = parted};
}

void
rcn_ocr_add_word(rcn_ocr *ocr, rcn_text text, rcn_pdf_box box,
                 rcn_ocr_look look)
{
    rcn_pdf *pdf = &ocr->pdf;
    rcn_text plain = rcn_text_squash(pdf->arena, text);
    if (!plain.len || !pdf->pages.count) {
        return;
    }
    if (!ocr->line.count++) {
        ocr->line.first = (uint32_t)pdf->words.count;
        ocr->line.page = (uint32_t)pdf->pages.count - 1;
        RCN_PUSH(pdf->arena, &pdf->lines, ocr->line);
    }
    rcn_pdf_word word = {.text = plain,
                         .box = {scaled(ocr, box.x0), scaled(ocr, box.y0),
                                 scaled(ocr, box.x1), scaled(ocr, box.y1)},
                         .bold = look.bold,
                         .italic = look.italic,
                         .raised = look.raised,
                         .unsure = look.unsure};
    RCN_PUSH(pdf->arena, &pdf->words, word);
    pdf->lines.items[pdf->lines.count - 1].count = ocr->line.count;
}

static rcn_pdf_word *
words_of(rcn_ocr *ocr, const rcn_pdf_line *line)
{
    return &ocr->pdf.words.items[line->first];
}

/* Sets the lines [first, end) of a page upright, by the slope of most of its
 * long lines. */
static void
set_upright(rcn_ocr *ocr, size_t first, size_t end)
{
    rcn_ocr_values slopes = {0};
    for (size_t i = first; i < end; i++) {
        const rcn_pdf_line *line = &ocr->pdf.lines.items[i];
        const rcn_pdf_box *a = &words_of(ocr, line)[0].box;
        const rcn_pdf_box *b = &words_of(ocr, line)[line->count - 1].box;
        if (line->count >= SKEW_WORDS && b->x1 - a->x0 > 0) {
            int64_t rise = (int64_t)(b->y1 - a->y1) * 1000;
            add_value(&slopes, (int32_t)(rise / (b->x1 - a->x0)));
        }
    }
    int32_t slope = slopes.count >= SKEW_LINES ? median(&slopes) : 0;
    if (abs(slope) < SKEW_LEAST || abs(slope) > SKEW_MOST) {
        return;
    }
    for (size_t i = first; i < end; i++) {
        const rcn_pdf_line *line = &ocr->pdf.lines.items[i];
        for (uint32_t k = 0; k < line->count; k++) {
            rcn_pdf_box *box = &words_of(ocr, line)[k].box;
            int32_t down = (int32_t)((int64_t)slope * box->x0 / 1000);
            int32_t right = (int32_t)((int64_t)slope * box->y1 / 1000);
            *box = (rcn_pdf_box){box->x0 + right, box->y0 - down,
                                 box->x1 + right, box->y1 - down};
        }
    }
}

/* Returns whether a word has one of these bytes, or a capital or digit with
 * `high`. */
static bool
has_sign(rcn_text word, const char *signs, bool high)
{
    for (size_t i = 0; i < word.len; i++) {
        char byte = word.at[i];
        bool tall =
            (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9');
        if ((high && tall) || strchr(signs, byte)) {
            return true;
        }
    }
    return false;
}

/* Measures a line: `box` becomes that of its ink, from the top of ascenders to
 * the base line; `size` that of its type, 0 where no word shows both. */
static void
measure(rcn_ocr *ocr, rcn_pdf_line *line)
{
    rcn_ocr_values feet = {0};
    rcn_ocr_values tops = {0};
    const rcn_pdf_word *words = words_of(ocr, line);
    rcn_pdf_box ink = words[0].box;
    rcn_pdf_box all = ink;
    for (uint32_t i = 0; i < line->count; i++) {
        const rcn_pdf_box *box = &words[i].box;
        if (!has_sign(words[i].text, "gjpqy,;()[]{}|/Q", false)) {
            add_value(&feet, box->y1);
        }
        if (has_sign(words[i].text, "bdfhkl()[]", true)) {
            add_value(&tops, box->y0);
        }
        all.x0 = box->x0 < all.x0 ? box->x0 : all.x0;
        all.x1 = box->x1 > all.x1 ? box->x1 : all.x1;
    }
    int32_t height = ink.y1 - ink.y0;
    all.y1 = feet.count ? median(&feet) : ink.y1 - height * DESCENT / 100;
    all.y0 = tops.count ? median(&tops) : ink.y0 - height / RAISED_SHARE;
    bool known = feet.count && tops.count && all.y1 > all.y0;
    line->size = known ? (all.y1 - all.y0) * 100 / ASCENT : 0;
    line->box = all;
}

/* The lines of a block have one size, that of the middle line. */
static void
level_blocks(rcn_ocr *ocr)
{
    rcn_pdf_line *lines = ocr->pdf.lines.items;
    for (size_t i = 0; i < ocr->pdf.lines.count;) {
        rcn_ocr_values sizes = {0};
        size_t end = i;
        while (end < ocr->pdf.lines.count &&
               lines[end].block == lines[i].block) {
            if (lines[end].size) {
                add_value(&sizes, lines[end].size);
            }
            end++;
        }
        int32_t size = sizes.count ? median(&sizes) : 0;
        for (; i < end; i++) {
            lines[i].size = sizes.count >= BLOCK_LINES ? size : lines[i].size;
        }
    }
}

/* Returns the size of most words, by halves of a point. */
static int32_t
body_size(const rcn_ocr *ocr)
{
    uint32_t words[VALUES_MOST] = {0};
    size_t best = 0;
    for (size_t i = 0; i < ocr->pdf.lines.count; i++) {
        const rcn_pdf_line *line = &ocr->pdf.lines.items[i];
        size_t step = (size_t)line->size / 50;
        step = step < VALUES_MOST ? step : VALUES_MOST - 1;
        words[step] += line->size ? line->count : 0;
        best = words[step] > words[best] ? step : best;
    }
    return (int32_t)best * 50 + 25;
}

/* Returns the size of a line, by halves of a point; that of the body where it
 * is not known or differs as ink does. */
static int32_t
type_size(const rcn_pdf_line *line, int32_t body)
{
    bool near = (int64_t)abs(line->size - body) * 100 <= (int64_t)body * NEAR;
    return near || line->size < SIZE_LEAST ? body
                                           : line->size - line->size % 50;
}

/* Returns true for the sign of a note that is above the base line of its
 * words. */
static bool
is_raised(const rcn_pdf_word *word, const rcn_pdf_box *ink)
{
    bool high = word->box.y1 < ink->y1 - (ink->y1 - ink->y0) / RAISED_SHARE;
    return word->raised || (high && rcn_pdf_is_sign(word->text));
}

/* Gives a line and its words boxes of type. */
static void
set_type(rcn_ocr *ocr, rcn_pdf_line *line, int32_t body)
{
    rcn_pdf_box ink = line->box;
    int32_t size = type_size(line, body);
    for (uint32_t i = 0; i < line->count; i++) {
        rcn_pdf_word *word = &words_of(ocr, line)[i];
        bool raised = is_raised(word, &ink);
        word->size = raised ? size * 2 / 3 : size;
        word->box.y1 = ink.y1 + (raised ? -size / 3 : size * DESCENT / 100);
        word->box.y0 = word->box.y1 - word->size;
    }
    line->box.y1 = ink.y1 + size * DESCENT / 100;
    line->box.y0 = line->box.y1 - size;
}

bool
rcn_ocr_finish(rcn_ocr *ocr, const char *program, rcn_part *ret_part)
{
    rcn_pdf *pdf = &ocr->pdf;
    for (size_t i = 0; i < pdf->lines.count;) {
        size_t end = i + 1;
        while (end < pdf->lines.count &&
               pdf->lines.items[end].page == pdf->lines.items[i].page) {
            end++;
        }
        set_upright(ocr, i, end);
        i = end;
    }
    if (!pdf->lines.count) {
        return false;
    }
    for (size_t i = 0; i < pdf->lines.count; i++) {
        measure(ocr, &pdf->lines.items[i]);
    }
    level_blocks(ocr);
    int32_t body = body_size(ocr);
    for (size_t i = 0; i < pdf->lines.count; i++) {
        set_type(ocr, &pdf->lines.items[i], body);
    }
    pdf->weightless = true;
    *ret_part = rcn_paper_part(rcn_pdf_make_paper(pdf, rcn_text_of("")), "",
                               *program ? program : "text recognition");
    ret_part->wrapped = true;
    return true;
}
