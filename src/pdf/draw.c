/* Drawing with cairo: the operations of a page in their order, with the tags
 * that cairo makes structure, links and destinations of. */
#include "pdf/draw.h"

#include <inttypes.h>
#include <string.h>

#include "base/list.h"
#include "pdf/cuts.h"
#include "pdf/picture.h"
#include "pdf/showing.h"
#include "pdf/tag.h"

struct rcn_pen {
    rcn_arena *arena;
    cairo_t *cairo;
    bool tagged;
    rcn_cuts *cuts;
    rcn_showing *showing;
    cairo_matrix_t page;         /* of the surface, without the origin */
    rcn_len left, top;           /* the origin */
    int gray;                    /* of the source; -1: not set */
    RCN_LIST(const char *) open; /* names of the tags that are open */
};

static double
points(rcn_len length)
{
    return (double)length / RCN_LEN_PT;
}

static void
release_cairo(void *cairo)
{
    cairo_destroy(cairo);
}

rcn_pen *
rcn_pen_new(rcn_arena *arena, cairo_surface_t *surface, const rcn_fonts *fonts,
            double scale, bool tagged)
{
    rcn_pen *pen = rcn_arena_alloc(arena, 1, sizeof *pen);
    pen->arena = arena;
    pen->cairo = cairo_create(surface);
    rcn_arena_defer(arena, release_cairo, pen->cairo);
    cairo_scale(pen->cairo, scale, scale);
    cairo_get_matrix(pen->cairo, &pen->page);
    pen->tagged = tagged;
    pen->cuts = rcn_cuts_new(arena, fonts, &pen->page);
    pen->showing = rcn_showing_new(arena, pen->cairo, pen->cuts);
    pen->gray = -1;
    return pen;
}

static void
set_gray(rcn_pen *pen, uint8_t gray)
{
    if (pen->gray != gray) {
        double level = gray / 255.0;
        cairo_set_source_rgb(pen->cairo, level, level, level);
        pen->gray = gray;
    }
}

static void
draw_rule(rcn_pen *pen, const rcn_op *op)
{
    set_gray(pen, op->gray);
    cairo_rectangle(pen->cairo, points(op->x), points(op->y), points(op->width),
                    points(op->height));
    cairo_fill(pen->cairo);
}

static void
draw_shape(rcn_pen *pen, const rcn_op *op)
{
    const rcn_run *run = op->run;
    set_gray(pen, op->gray);
    cairo_set_scaled_font(pen->cairo, rcn_cuts_open(pen->cuts, run, 0));
    for (uint32_t i = 0; i < run->glyph_count; i++) {
        const rcn_glyph *glyph = &run->glyphs[i];
        const cairo_glyph_t at = {glyph->id, points(glyph->x),
                                  points(glyph->y)};
        cairo_glyph_path(pen->cairo, &at, 1);
    }
    cairo_fill(pen->cairo);
}

/* A picture, scaled to its place. */
static void
draw_image(rcn_pen *pen, const rcn_op *op)
{
    cairo_surface_t *picture = rcn_picture_open(op->image);
    if (!picture) {
        return; /* damaged: its place is left blank */
    }
    cairo_save(pen->cairo);
    cairo_translate(pen->cairo, points(op->x), points(op->y));
    cairo_scale(pen->cairo, points(op->width) / op->image->width,
                points(op->height) / op->image->height);
    cairo_set_source_surface(pen->cairo, picture, 0, 0);
    /* PDF/A allows no interpolation (ISO 19005-3, 6.2.8). */
    cairo_pattern_set_filter(cairo_get_source(pen->cairo),
                             CAIRO_FILTER_NEAREST);
    /* Not cairo_paint: where a page begins with it, the page as recorded so far,
     * tags and all, is forgotten. */
    cairo_rectangle(pen->cairo, 0, 0, op->image->width, op->image->height);
    cairo_fill(pen->cairo);
    cairo_restore(pen->cairo);
    cairo_surface_destroy(picture);
    pen->gray = -1;
}

static void
open_tag(rcn_pen *pen, const char *name, const char *attributes)
{
    cairo_tag_begin(pen->cairo, name, attributes);
    RCN_PUSH(pen->arena, &pen->open, name);
}

/* A length as cairo reads it in attributes, whatever the locale. */
static void
add_length(rcn_buffer *out, rcn_len length)
{
    int64_t thousandths = (int64_t)length * 1000 / RCN_LEN_PT;
    rcn_buffer_printf(out, "%" PRId64 ".%03" PRId64 " ", thousandths / 1000,
                      thousandths % 1000);
}

/* cairo prints a URI between brackets as it stands, so what would break out of
 * them, and what RFC 3986 does not allow, is percent-encoded. */
static void
add_uri(rcn_buffer *out, const char *uri)
{
    for (const char *at = uri; *at; at++) {
        unsigned char byte = (unsigned char)*at;
        if (byte <= ' ' || byte >= 0x7f || strchr("()\\'\"<>`{}|^", byte)) {
            rcn_buffer_printf(out, "%%%02X", (unsigned)byte);
        } else {
            rcn_buffer_char(out, *at);
        }
    }
}

/* The words of a link on one line. */
typedef struct rcn_stretch {
    rcn_len baseline, size, left, right;
} rcn_stretch;

static void
widen(rcn_pen *pen, rcn_stretch *stretch, const rcn_run *run)
{
    for (size_t i = 0; i < run->glyph_count; i++) {
        cairo_glyph_t glyph = {run->glyphs[i].id, 0, 0};
        cairo_text_extents_t extents;
        cairo_scaled_font_glyph_extents(rcn_cuts_open(pen->cuts, run, 0),
                                        &glyph, 1, &extents);
        rcn_len left = run->glyphs[i].x;
        rcn_len right = left + (rcn_len)(extents.x_advance * RCN_LEN_PT);
        stretch->left = left < stretch->left ? left : stretch->left;
        stretch->right = right > stretch->right ? right : stretch->right;
    }
    stretch->size = run->size > stretch->size ? run->size : stretch->size;
}

/* cairo takes rectangles and destinations as places on the surface. */
static void
add_stretch(const rcn_pen *pen, rcn_buffer *out, const rcn_stretch *stretch)
{
    add_length(out, pen->left + stretch->left);
    add_length(out, pen->top + stretch->baseline - stretch->size / 4 * 3);
    add_length(out, stretch->right - stretch->left);
    add_length(out, stretch->size);
}

/* One rectangle for each line that a link's words stand on. */
static void
add_rectangles(rcn_pen *pen, rcn_buffer *out, const rcn_page *page, size_t link)
{
    rcn_stretch stretch = {0};
    size_t depth = 1;
    for (size_t i = link + 1; i < page->count && depth; i++) {
        const rcn_op *op = &page->ops[i];
        depth += op->kind == RCN_OP_OPEN ? 1 : 0;
        depth -= op->kind == RCN_OP_CLOSE ? 1 : 0;
        if (op->kind != RCN_OP_RUN || op->artifact) {
            continue;
        }
        rcn_len baseline = op->run->glyphs[0].y;
        rcn_len leap = baseline - stretch.baseline;
        if (stretch.size &&
            (leap > stretch.size / 2 || -leap > stretch.size / 2)) {
            add_stretch(pen, out, &stretch);
            stretch = (rcn_stretch){0};
        }
        if (!stretch.size) {
            stretch = (rcn_stretch){baseline, 0, INT32_MAX, INT32_MIN};
        }
        widen(pen, &stretch, op->run);
    }
    if (stretch.size) {
        add_stretch(pen, out, &stretch);
    }
}

static void
open_link(rcn_pen *pen, const rcn_page *page, size_t index, rcn_arena *scratch)
{
    const char *target = page->ops[index].value;
    rcn_buffer out = rcn_buffer_new(scratch);
    rcn_buffer_string(&out, "rect=[");
    add_rectangles(pen, &out, page, index);
    rcn_buffer_string(&out, target[0] == '#' ? "] dest='" : "] uri='");
    if (target[0] == '#') {
        rcn_buffer_string(&out, target + 1);
    } else {
        add_uri(&out, target);
    }
    rcn_buffer_string(&out, "'");
    open_tag(pen, CAIRO_TAG_LINK, rcn_buffer_text(&out).at);
}

static void
add_dest(rcn_pen *pen, const rcn_op *op, rcn_arena *scratch)
{
    rcn_buffer out = rcn_buffer_new(scratch);
    rcn_buffer_printf(&out, "name='%s' x=", op->value);
    add_length(&out, pen->left + op->x);
    rcn_buffer_string(&out, "y=");
    add_length(&out, pen->top + op->y);
    cairo_tag_begin(pen->cairo, CAIRO_TAG_DEST, rcn_buffer_text(&out).at);
    cairo_tag_end(pen->cairo, CAIRO_TAG_DEST);
}

static void
draw_structure(rcn_pen *pen, const rcn_page *page, size_t index,
               rcn_arena *scratch)
{
    const rcn_op *op = &page->ops[index];
    if (op->kind == RCN_OP_OPEN) {
        open_tag(pen, rcn_tag_name(op->tag), NULL);
    } else if (op->kind == RCN_OP_CLOSE) {
        cairo_tag_end(pen->cairo, pen->open.items[--pen->open.count]);
    } else if (op->kind == RCN_OP_LINK) {
        open_link(pen, page, index, scratch);
    } else if (op->kind == RCN_OP_DEST) {
        add_dest(pen, op, scratch);
    }
}

void
rcn_pen_clear(rcn_pen *pen)
{
    set_gray(pen, 255);
    cairo_paint(pen->cairo);
}

/* What was held back is shown before anything else happens. */
static void
flush(rcn_pen *pen, bool artifact, rcn_drawn *drawn)
{
    size_t glyphs = rcn_showing_flush(pen->showing);
    drawn->artifact_glyphs += artifact ? glyphs : 0;
    drawn->tagged_glyphs += artifact ? 0 : glyphs;
}

rcn_drawn
rcn_pen_draw(rcn_pen *pen, const rcn_page *page, rcn_arena *scratch)
{
    rcn_drawn drawn = {0};
    bool artifact = false;
    for (size_t i = 0; i < page->count; i++) {
        const rcn_op *op = &page->ops[i];
        bool goes_on = op->kind == RCN_OP_RUN && op->artifact == artifact &&
                       op->gray == pen->gray && !op->run->shape;
        if (!goes_on) {
            flush(pen, artifact, &drawn);
            artifact = op->artifact;
        }
        if (op->kind == RCN_OP_RUN && op->run->shape) {
            draw_shape(pen, op);
            drawn.artifact_shapes += op->artifact ? 1 : 0;
        } else if (op->kind == RCN_OP_RUN) {
            set_gray(pen, op->gray);
            size_t glyphs = rcn_showing_add(pen->showing, op->run, scratch);
            drawn.artifact_glyphs += artifact ? glyphs : 0;
            drawn.tagged_glyphs += artifact ? 0 : glyphs;
        } else if (op->kind == RCN_OP_RULE) {
            draw_rule(pen, op);
            drawn.artifact_shapes += op->artifact ? 1 : 0;
        } else if (op->kind == RCN_OP_IMAGE) {
            draw_image(pen, op);
        } else if (pen->tagged) {
            draw_structure(pen, page, i, scratch);
        }
    }
    flush(pen, artifact, &drawn);
    return drawn;
}

void
rcn_pen_place(rcn_pen *pen, rcn_len x, rcn_len y)
{
    pen->left = x;
    pen->top = y;
    cairo_set_matrix(pen->cairo, &pen->page);
    cairo_translate(pen->cairo, points(x), points(y));
}

rcn_drawn
rcn_pen_mark(rcn_pen *pen, rcn_len width, rcn_len height, rcn_len bleed)
{
    const rcn_len thick = RCN_LEN_PT / 4;
    const rcn_len away = bleed + RCN_MARK_GAP;
    const rcn_len xs[] = {0, width};
    const rcn_len ys[] = {0, height};
    rcn_op mark = {.kind = RCN_OP_RULE, .artifact = true};
    rcn_drawn drawn = {0};
    for (size_t i = 0; i < 4; i++) {
        rcn_len x = xs[i % 2];
        rcn_len y = ys[i / 2];
        mark.x = x ? x + away : -away - RCN_MARK_LENGTH;
        mark.y = y - thick / 2;
        mark.width = RCN_MARK_LENGTH;
        mark.height = thick;
        draw_rule(pen, &mark);
        mark.x = x - thick / 2;
        mark.y = y ? y + away : -away - RCN_MARK_LENGTH;
        mark.width = thick;
        mark.height = RCN_MARK_LENGTH;
        draw_rule(pen, &mark);
        drawn.artifact_shapes += 2;
    }
    return drawn;
}

cairo_status_t
rcn_pen_turn(rcn_pen *pen)
{
    cairo_show_page(pen->cairo);
    return cairo_status(pen->cairo);
}
