/* The content of pages (ISO 32000-1, 8 and 9, and 14.6 for its marks).  A line of
 * words is one array of codes and kerns: the pen is reckoned in millionths of a
 * point as a reader will move it, and a kern is written where it would leave the
 * place of a glyph by as much as the thousandth of an em that a kern can say.  So
 * no error adds up. */
#include "pdf/paint.h"

#include <string.h>

#include "base/list.h"
#include "pdf/picture.h"
#include "pdf/run.h"
#include "pdf/syntax.h"
#include "shape/subset.h"

#define GLYPH_BYTES 28 /* that a glyph and the kern before it may take */

typedef enum rcn_paint_mark {
    RCN_MARKED_NOT,
    RCN_MARKED_FURNITURE,
    RCN_MARKED_CONTENT
} rcn_paint_mark;

typedef struct rcn_painted_picture {
    const char *id;
    uint32_t number; /**< of its object; 0: damaged */
} rcn_painted_picture;

struct rcn_paint {
    rcn_arena *arena;
    rcn_paintbox box;
    rcn_buffer out;
    rcn_len left, top, height;
    rcn_paint_mark mark;
    uint32_t leaf; /* of marked content */
    bool in_text;
    int gray;
    uint32_t font, copy, scale;
    rcn_len size; /* of the font; 0: none is chosen */
    int64_t x, y; /* where the line of text begins, thousandths */
    RCN_LIST(rcn_painted_picture) pictures;
};

rcn_paint *
rcn_paint_new(rcn_arena *arena, const rcn_paintbox *box)
{
    rcn_paint *paint = rcn_arena_alloc(arena, 1, sizeof *paint);
    paint->arena = arena;
    paint->box = *box;
    paint->out = rcn_buffer_new(arena);
    return paint;
}

void
rcn_paint_begin(rcn_paint *paint, rcn_len x, rcn_len y, rcn_len height)
{
    paint->out.len = 0;
    paint->left = x;
    paint->top = y;
    paint->height = height;
    /* Black; and so a blank page has a content too. */
    rcn_buffer_string(&paint->out, "0 g\n");
    paint->gray = 0;
    paint->size = 0;
    paint->scale = 1000;
}

static int64_t
across(const rcn_paint *paint, rcn_len x)
{
    return rcn_syntax_points((int64_t)paint->left + x);
}

static int64_t
upwards(const rcn_paint *paint, rcn_len y)
{
    return rcn_syntax_points((int64_t)paint->height - paint->top - y);
}

static void
put_pair(rcn_paint *paint, int64_t x, int64_t y)
{
    rcn_syntax_number(&paint->out, x);
    rcn_buffer_char(&paint->out, ' ');
    rcn_syntax_number(&paint->out, y);
    rcn_buffer_char(&paint->out, ' ');
}

static void
open_mark(rcn_paint *paint, rcn_paint_mark kind)
{
    if (kind == RCN_MARKED_CONTENT) {
        const char *name = NULL;
        uint32_t id = rcn_tree_mark(paint->box.tree, &name);
        rcn_buffer_printf(&paint->out, "/%s <</MCID %u>> BDC\n", name,
                          (unsigned)id);
    } else if (kind == RCN_MARKED_FURNITURE) {
        rcn_buffer_string(&paint->out,
                          paint->in_text
                              ? "/Artifact <</Type /Pagination>> BDC\n"
                              : "/Artifact BMC\n");
    }
}

/* What follows is marked so, inside a text object or outside.  Marks begin and
 * end in the same text object (14.6.1). */
static void
set_mark(rcn_paint *paint, rcn_paint_mark kind, bool in_text)
{
    uint32_t leaf =
        kind == RCN_MARKED_CONTENT ? rcn_tree_leaf(paint->box.tree) : 0;
    if (paint->mark == kind && paint->leaf == leaf &&
        paint->in_text == in_text) {
        return;
    }
    if (paint->mark != RCN_MARKED_NOT) {
        rcn_buffer_string(&paint->out, "EMC\n");
    }
    if (paint->in_text != in_text) {
        rcn_buffer_string(&paint->out, in_text ? "BT\n" : "ET\n");
        paint->x = 0;
        paint->y = 0;
    }
    paint->mark = kind;
    paint->leaf = leaf;
    paint->in_text = in_text;
    open_mark(paint, kind);
}

static void
set_gray(rcn_paint *paint, uint8_t gray)
{
    if (paint->gray != gray) {
        rcn_syntax_number(&paint->out, (gray * 1000 + 127) / 255);
        rcn_buffer_string(&paint->out, " g\n");
        paint->gray = gray;
    }
}

static void
set_font(rcn_paint *paint, const rcn_run *run, uint32_t copy)
{
    if (paint->font != run->font || paint->copy != copy ||
        paint->size != run->size) {
        rcn_embed_name(&paint->out, run->font, copy);
        rcn_buffer_char(&paint->out, ' ');
        rcn_syntax_number(&paint->out, rcn_syntax_points(run->size));
        rcn_buffer_string(&paint->out, " Tf\n");
        paint->font = run->font;
        paint->copy = copy;
        paint->size = run->size;
    }
    if (paint->scale != run->scale) {
        rcn_syntax_number(&paint->out, (int64_t)run->scale * 100);
        rcn_buffer_string(&paint->out, " Tz\n");
        paint->scale = run->scale;
    }
}

static char *
put_byte(char *at, uint32_t byte)
{
    if (byte == '(' || byte == ')' || byte == '\\') {
        *at++ = '\\';
    } else if (byte == '\r') { /* readers take it for a line feed (7.3.4.2) */
        *at++ = '\\';
        byte = 'r';
    }
    *at++ = (char)byte;
    return at;
}

static char *
put_integer(char *at, int64_t value)
{
    char digits[20];
    size_t count = 0;
    uint64_t left = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
    do {
        digits[count++] = (char)('0' + left % 10);
        left /= 10;
    } while (left);
    if (value < 0) {
        *at++ = '-';
    }
    while (count) {
        *at++ = digits[--count];
    }
    return at;
}

/* Shows glyphs that stand on one height. */
static void
show_line(rcn_paint *paint, const rcn_run *run, const rcn_glyph *glyphs,
          size_t count)
{
    int64_t x = across(paint, glyphs->x);
    int64_t y = upwards(paint, glyphs->y);
    put_pair(paint, x - paint->x, y - paint->y);
    paint->x = x;
    paint->y = y;
    /* A thousandth of an em and the pen, millionths of a point. */
    int64_t stretch = (int64_t)run->size * run->scale;
    int64_t unit = stretch / RCN_LEN_PT;
    unit = unit ? unit : 1;
    int64_t pen = x * 1000;
    rcn_buffer_string(&paint->out, "Td[(");
    char *start = rcn_buffer_room(&paint->out, count * GLYPH_BYTES);
    char *at = start;
    for (size_t i = 0; i < count; i++) {
        int64_t place = ((int64_t)paint->left + glyphs[i].x) * 15625 / 16;
        int64_t away = pen - place;
        if ((away >= unit || -away >= unit) && i) {
            int64_t half = away < 0 ? -unit / 2 : unit / 2;
            int64_t kern = (away + half) / unit;
            *at++ = ')';
            at = put_integer(at, kern);
            *at++ = '(';
            pen -= kern * unit;
        }
        rcn_glyph_code shown = rcn_embed_use(paint->box.embed, run->font,
                                             paint->copy, glyphs[i].id);
        pen += shown.width * stretch / ((int64_t)RCN_LEN_PT * 1000);
        at = put_byte(at, shown.code >> 8 & 255);
        at = put_byte(at, shown.code & 255);
    }
    paint->out.len += (size_t)(at - start);
    rcn_buffer_string(&paint->out, ")]TJ\n");
}

static void
show_piece(rcn_paint *paint, const rcn_run *run, const rcn_prepared *prepared,
           const rcn_piece *piece)
{
    set_font(paint, run, piece->copy);
    if (!piece->plain) {
        rcn_buffer_string(&paint->out, "/Span <</ActualText <feff");
        rcn_syntax_utf16(
            &paint->out,
            (rcn_text){prepared->text.at + piece->first_byte, piece->bytes});
        rcn_buffer_string(&paint->out, "> >> BDC\n");
    }
    const rcn_glyph *glyphs = &prepared->glyphs.items[piece->first_glyph];
    size_t first = 0;
    for (size_t i = 1; i <= piece->glyphs; i++) {
        if (i == piece->glyphs || glyphs[i].y != glyphs[first].y) {
            show_line(paint, run, &glyphs[first], i - first);
            first = i;
        }
    }
    if (!piece->plain) {
        rcn_buffer_string(&paint->out, "EMC\n");
    }
}

static void
paint_run(rcn_paint *paint, const rcn_op *op, rcn_arena *scratch)
{
    rcn_prepared prepared =
        rcn_run_prepare(scratch, paint->box.spelling, op->run);
    set_mark(paint, op->artifact ? RCN_MARKED_FURNITURE : RCN_MARKED_CONTENT,
             true);
    set_gray(paint, op->gray);
    (void)rcn_buffer_text(&prepared.text);
    for (size_t i = 0; i < prepared.pieces.count; i++) {
        show_piece(paint, op->run, &prepared, &prepared.pieces.items[i]);
    }
}

/* Shapes have a mark each: nothing tells what belongs together. */
static void
begin_shape(rcn_paint *paint, const rcn_op *op)
{
    set_gray(paint, op->gray);
    set_mark(paint, RCN_MARKED_NOT, false);
    set_mark(paint, op->artifact ? RCN_MARKED_FURNITURE : RCN_MARKED_CONTENT,
             false);
}

static void
paint_rule(rcn_paint *paint, const rcn_op *op)
{
    begin_shape(paint, op);
    put_pair(paint, across(paint, op->x), upwards(paint, op->y + op->height));
    put_pair(paint, rcn_syntax_points(op->width),
             rcn_syntax_points(op->height));
    rcn_buffer_string(&paint->out, "re f\n");
}

/* Draws glyphs as outlines, which no reader takes for text. */
static void
paint_shape(rcn_paint *paint, const rcn_op *op, rcn_arena *scratch)
{
    static const char *const names[] = {
        ['m'] = "m\n", ['l'] = "l\n", ['c'] = "c\n", ['h'] = "h\n"};
    static const size_t pairs[] = {['m'] = 1, ['l'] = 1, ['c'] = 3, ['h'] = 0};
    const rcn_run *run = op->run;
    begin_shape(paint, op);
    for (uint32_t i = 0; i < run->glyph_count; i++) {
        const rcn_glyph *glyph = &run->glyphs[i];
        rcn_glyph_shape shape = rcn_fonts_outline(
            scratch, paint->box.fonts, run->font, glyph->id, run->size);
        for (size_t k = 0; k < shape.count; k++) {
            const rcn_outline_step *step = &shape.steps[k];
            for (size_t j = 0; j < pairs[(size_t)step->kind]; j++) {
                int64_t x = (int64_t)step->points[2 * j] * run->scale / 1000;
                put_pair(paint, across(paint, glyph->x + (rcn_len)x),
                         upwards(paint, glyph->y - step->points[2 * j + 1]));
            }
            rcn_buffer_string(&paint->out, names[(size_t)step->kind]);
        }
    }
    rcn_buffer_string(&paint->out, "f\n");
}

/* The place of a picture among those of the file. */
static size_t
find_picture(rcn_paint *paint, const rcn_image *image)
{
    for (size_t i = 0; i < paint->pictures.count; i++) {
        if (strcmp(paint->pictures.items[i].id, image->id) == 0) {
            return i;
        }
    }
    rcn_painted_picture picture = {
        rcn_arena_strdup(paint->arena, image->id),
        rcn_picture_write(paint->box.objects, image)};
    RCN_PUSH(paint->arena, &paint->pictures, picture);
    return paint->pictures.count - 1;
}

static void
paint_picture(rcn_paint *paint, const rcn_op *op)
{
    size_t picture = find_picture(paint, op->image);
    if (!paint->pictures.items[picture].number) {
        return; /* damaged: its place is left blank */
    }
    begin_shape(paint, op);
    rcn_buffer_string(&paint->out, "q ");
    put_pair(paint, rcn_syntax_points(op->width), 0);
    put_pair(paint, 0, rcn_syntax_points(op->height));
    put_pair(paint, across(paint, op->x), upwards(paint, op->y + op->height));
    rcn_buffer_printf(&paint->out, "cm /I%zu Do Q\n", picture);
}

void
rcn_paint_op(rcn_paint *paint, const rcn_op *op, rcn_arena *scratch)
{
    if (op->kind == RCN_OP_RUN && op->run->shape) {
        paint_shape(paint, op, scratch);
    } else if (op->kind == RCN_OP_RUN) {
        paint_run(paint, op, scratch);
    } else if (op->kind == RCN_OP_RULE) {
        paint_rule(paint, op);
    } else if (op->kind == RCN_OP_IMAGE) {
        paint_picture(paint, op);
    }
}

rcn_text
rcn_paint_end(rcn_paint *paint)
{
    set_mark(paint, RCN_MARKED_NOT, false);
    return rcn_buffer_text(&paint->out);
}

void
rcn_paint_pictures(const rcn_paint *paint, rcn_buffer *resources)
{
    for (size_t i = 0; i < paint->pictures.count; i++) {
        if (paint->pictures.items[i].number) {
            rcn_buffer_printf(resources, "/I%zu %u 0 R", i,
                              (unsigned)paint->pictures.items[i].number);
        }
    }
}
