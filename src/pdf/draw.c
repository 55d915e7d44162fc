/* Drawing with cairo: the operations of a page in their order, on whatever
 * surface: a page of the book, a sheet to fold, a picture. */
#include "pdf/draw.h"

#include <string.h>

#include "base/codes.h"
#include "pdf/marks.h"
#include "pdf/picture.h"
#include "pdf/scaled.h"
#include "pdf/showing.h"
#include "pdf/svg.h"

/* Width and height of a marker in units of 1/256 pt, in which cairo counts, and
 * the line that cairo writes for it. */
#define MARKER_WIDTH  (31 / 256.0)
#define MARKER_HEIGHT (2 / 256.0)
#define MARKER_LINE   "0 0 0.121 0.008 re f\n"
#define COVER_EDGE    (1 / 256.0)
#define COVER_END     " re f\n"

struct rcn_pen {
    rcn_arena *arena;
    cairo_t *cairo;
    rcn_scaled *scaled;
    rcn_showing *showing;
    cairo_matrix_t page; /* of the surface, without the origin */
    int64_t colour;      /* of the source, 0xRRGGBB; -1: not set */
    rcn_log *log;
    rcn_place place;
    bool failed;
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
            double scale, const char *path, rcn_log *log)
{
    rcn_pen *pen = rcn_arena_alloc(arena, 1, sizeof *pen);
    pen->arena = arena;
    pen->cairo = cairo_create(surface);
    rcn_arena_defer(arena, release_cairo, pen->cairo);
    cairo_scale(pen->cairo, scale, scale);
    cairo_get_matrix(pen->cairo, &pen->page);
    pen->scaled = rcn_scaled_new(arena, fonts, &pen->page, log);
    pen->showing = rcn_showing_new(arena, pen->cairo, pen->scaled, fonts);
    pen->colour = -1;
    pen->log = log;
    pen->place = (rcn_place){rcn_arena_strdup(arena, path), 0, 0};
    return pen;
}

static void
set_colour(rcn_pen *pen, uint32_t colour)
{
    if (pen->colour != colour) {
        cairo_set_source_rgb(pen->cairo, (colour >> 16 & 0xFF) / 255.0,
                             (colour >> 8 & 0xFF) / 255.0,
                             (colour & 0xFF) / 255.0);
        pen->colour = colour;
    }
}

static void
draw_rule(rcn_pen *pen, const rcn_op *op)
{
    set_colour(pen, op->colour);
    cairo_rectangle(pen->cairo, points(op->x), points(op->y), points(op->width),
                    points(op->height));
    cairo_fill(pen->cairo);
}

static void
draw_shape(rcn_pen *pen, const rcn_op *op)
{
    const rcn_run *run = op->run;
    cairo_scaled_font_t *font = rcn_scaled_find(pen->scaled, run, 0);
    if (!font) {
        return; /* logged: the drawing fails */
    }
    set_colour(pen, op->colour);
    cairo_set_scaled_font(pen->cairo, font);
    for (uint32_t i = 0; i < run->glyph_count; i++) {
        const rcn_glyph *glyph = &run->glyphs[i];
        const cairo_glyph_t at = {glyph->id, points(glyph->x),
                                  points(glyph->y)};
        cairo_glyph_path(pen->cairo, &at, 1);
    }
    cairo_fill(pen->cairo);
}

/* A drawing; false: only its pixels can be shown. */
static bool
draw_lines(rcn_pen *pen, const rcn_op *op)
{
    rcn_text svg = op->image->drawing;
    if (!svg.len) {
        return false;
    }
    cairo_save(pen->cairo);
    cairo_translate(pen->cairo, points(op->x), points(op->y));
    bool drawn =
        rcn_svg_draw(pen->cairo, svg, points(op->width), points(op->height));
    cairo_restore(pen->cairo);
    return drawn;
}

/* A picture, scaled to its place. */
static void
draw_pixels(rcn_pen *pen, const rcn_op *op)
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
    /* Not cairo_paint: where a page begins with it, the page as recorded so
     * far, markers and all, is forgotten. */
    cairo_rectangle(pen->cairo, 0, 0, op->image->width, op->image->height);
    cairo_fill(pen->cairo);
    cairo_restore(pen->cairo);
    cairo_surface_destroy(picture);
}

static void
draw_image(rcn_pen *pen, const rcn_op *op)
{
    if (!draw_lines(pen, op)) {
        draw_pixels(pen, op);
    }
    pen->colour = -1;
}

void
rcn_pen_clear(rcn_pen *pen)
{
    set_colour(pen, RCN_GREY(255));
    cairo_paint(pen->cairo);
}

void
rcn_pen_draw(rcn_pen *pen, const rcn_page *page, rcn_arena *scratch)
{
    for (size_t i = 0; i < page->count; i++) {
        const rcn_op *op = &page->ops[i];
        /* What was held back is shown before anything else happens. */
        if (op->kind != RCN_OP_RUN || op->colour != pen->colour ||
            op->run->shape) {
            rcn_showing_flush(pen->showing);
        }
        if (op->kind == RCN_OP_RUN && op->run->shape) {
            draw_shape(pen, op);
        } else if (op->kind == RCN_OP_RUN) {
            set_colour(pen, op->colour);
            rcn_showing_add(pen->showing, op->run, scratch);
        } else if (op->kind == RCN_OP_RULE) {
            draw_rule(pen, op);
        } else if (op->kind == RCN_OP_IMAGE) {
            draw_image(pen, op);
        }
    }
    rcn_showing_flush(pen->showing);
}

void
rcn_pen_place(rcn_pen *pen, rcn_len x, rcn_len y)
{
    cairo_set_matrix(pen->cairo, &pen->page);
    cairo_translate(pen->cairo, points(x), points(y));
}

void
rcn_pen_crop(rcn_pen *pen, rcn_len width, rcn_len height, rcn_len bleed)
{
    rcn_op marks[RCN_MARK_COUNT];
    rcn_marks_make(width, height, bleed, marks);
    for (size_t i = 0; i < RCN_MARK_COUNT; i++) {
        draw_rule(pen, &marks[i]);
    }
}

/* A rectangle in the corner of the sheet, too small to be seen, of a size that
 * nothing else has. */
void
rcn_pen_marker(rcn_pen *pen)
{
    cairo_matrix_t now;
    cairo_get_matrix(pen->cairo, &now);
    cairo_set_matrix(pen->cairo, &pen->page);
    cairo_rectangle(pen->cairo, 0, 0, MARKER_WIDTH, MARKER_HEIGHT);
    cairo_fill(pen->cairo);
    cairo_set_matrix(pen->cairo, &now);
}

/* Not all of the page, which cairo would paint and not fill. */
void
rcn_pen_cover(rcn_pen *pen, rcn_len width, rcn_len height)
{
    cairo_matrix_t now;
    cairo_get_matrix(pen->cairo, &now);
    cairo_set_matrix(pen->cairo, &pen->page);
    cairo_rectangle(pen->cairo, COVER_EDGE, COVER_EDGE,
                    points(width) - 2 * COVER_EDGE,
                    points(height) - 2 * COVER_EDGE);
    cairo_fill(pen->cairo);
    cairo_set_matrix(pen->cairo, &now);
}

/* Returns the bytes of "0.5 0 0 rg " at `at`; 0: none. */
static size_t
length_of_colour(rcn_text content, size_t at)
{
    size_t end = at;
    while (end < content.len && strchr("0123456789. ", content.at[end])) {
        end++;
    }
    bool sets =
        end > at &&
        rcn_text_starts(rcn_text_slice(content, end, content.len), "rg ");
    return sets ? end + 3 - at : 0;
}

size_t
rcn_pen_find_cover(rcn_text content, size_t end)
{
    rcn_text before = rcn_text_slice(content, 0, end);
    if (!rcn_text_ends(before, COVER_END)) {
        return SIZE_MAX;
    }
    size_t at = end - 1;
    while (at && content.at[at - 1] != '\n') {
        at--;
    }
    return at + length_of_colour(content, at);
}

size_t
rcn_pen_find_marker(rcn_text content, size_t start, size_t *ret_end)
{
    /* A whole line, or all of it behind a colour, which cairo sets when a
     * drawing before had another.  Within a string an end of line is behind
     * a backslash, where the marker has none. */
    static const char line[] = MARKER_LINE;
    const size_t len = sizeof line - 1;
    for (size_t at = start; content.len - at >= len;) {
        size_t here = at + length_of_colour(content, at);
        if (content.len - here >= len &&
            memcmp(content.at + here, line, len) == 0) {
            *ret_end = here + len;
            return here;
        }
        const char *end = memchr(content.at + at, '\n', content.len - at);
        if (!end) {
            break;
        }
        at = (size_t)(end - content.at) + 1;
    }
    return SIZE_MAX;
}

bool
rcn_pen_check(rcn_pen *pen, cairo_status_t status)
{
    if (status == CAIRO_STATUS_WRITE_ERROR) {
        pen->failed = true; /* logged by the one who writes */
    } else if (status != CAIRO_STATUS_SUCCESS && !pen->failed) {
        pen->failed = true;
        rcn_log_add(pen->log, RCN_CODE_PDF_LIBRARY, pen->place, "cairo: %s",
                    cairo_status_to_string(status));
    }
    return !pen->failed && !rcn_scaled_failed(pen->scaled);
}

bool
rcn_pen_turn(rcn_pen *pen)
{
    cairo_show_page(pen->cairo);
    return rcn_pen_check(pen, cairo_status(pen->cairo));
}
