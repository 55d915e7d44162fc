/* Drawing with cairo.  Whole runs, never words: three times as fast, and spaces
 * are then glyphs of the same call, which every reader extracts.  Fonts are
 * opened by cairo itself from their files, since it keeps faces longer than
 * their owner might; the horizontal scale goes into the font matrix, so that
 * all scales of a font share one subset. */
#include "pdf/draw.h"

#include <cairo-ft.h>
#include <fontconfig/fontconfig.h>
#include <inttypes.h>
#include <string.h>

#include "base/list.h"
#include "pdf/run.h"
#include "pdf/tag.h"

/* Copies of one font, so that a glyph can stand for as many texts; what would
 * need more gets ActualText from cairo. */
#define COPY_LIMIT 4

/* A copy of a font at one size and horizontal scale. */
typedef struct rcn_cut {
    uint32_t font, copy, scale;
    rcn_len size;
    cairo_scaled_font_t *scaled;
} rcn_cut;

struct rcn_pen {
    rcn_arena *arena;
    cairo_t *cairo;
    const rcn_fonts *fonts;
    bool tagged;
    rcn_spelling *spelling;
    RCN_LIST(cairo_font_face_t *)
    faces; /* by font and copy, NULL: not used yet */
    RCN_LIST(rcn_cut) cuts;
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

static void
release_face(void *face)
{
    cairo_font_face_destroy(face);
}

static void
release_scaled(void *scaled)
{
    cairo_scaled_font_destroy(scaled);
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
    pen->fonts = fonts;
    pen->tagged = tagged;
    pen->spelling = rcn_spelling_new(arena);
    pen->gray = -1;
    return pen;
}

/* cairo takes faces of one file as the same unless their options differ, and
 * the filter for LCD screens means nothing on paper. */
static cairo_font_face_t *
create_face(rcn_font_info info, uint32_t copy)
{
    FcPattern *pattern = FcPatternCreate();
    FcPatternAddString(pattern, FC_FILE, (const FcChar8 *)info.path);
    FcPatternAddInteger(pattern, FC_INDEX, info.face_index);
    FcPatternAddBool(pattern, FC_HINTING, FcFalse);
    FcPatternAddBool(pattern, FC_EMBEDDED_BITMAP, FcFalse);
    FcPatternAddInteger(pattern, FC_LCD_FILTER, (int)copy);
    cairo_font_face_t *face = cairo_ft_font_face_create_for_pattern(pattern);
    FcPatternDestroy(pattern);
    return face;
}

static cairo_font_face_t *
open_face(rcn_pen *pen, uint32_t font, uint32_t copy)
{
    size_t index = (size_t)font * COPY_LIMIT + copy;
    while (pen->faces.count <= index) {
        RCN_PUSH(pen->arena, &pen->faces, NULL);
    }
    if (!pen->faces.items[index]) {
        cairo_font_face_t *face =
            create_face(rcn_fonts_info(pen->fonts, font), copy);
        rcn_arena_defer(pen->arena, release_face, face);
        pen->faces.items[index] = face;
    }
    return pen->faces.items[index];
}

static cairo_scaled_font_t *
open_cut(rcn_pen *pen, const rcn_run *run, uint32_t copy)
{
    for (size_t i = pen->cuts.count; i-- > 0;) {
        const rcn_cut *cut = &pen->cuts.items[i];
        if (cut->font == run->font && cut->copy == copy &&
            cut->scale == run->scale && cut->size == run->size) {
            return cut->scaled;
        }
    }
    double size = points(run->size);
    cairo_matrix_t shape;
    cairo_matrix_t page;
    cairo_matrix_init_scale(&shape, size * run->scale / 1000, size);
    cairo_get_matrix(pen->cairo, &page);
    cairo_font_options_t *options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    rcn_cut cut = {run->font, copy, run->scale, run->size,
                   cairo_scaled_font_create(open_face(pen, run->font, copy),
                                            &shape, &page, options)};
    cairo_font_options_destroy(options);
    rcn_arena_defer(pen->arena, release_scaled, cut.scaled);
    RCN_PUSH(pen->arena, &pen->cuts, cut);
    return cut.scaled;
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

/* True unless all glyphs are blank: then cairo leaves them out. */
static bool
has_ink(rcn_pen *pen, const rcn_run *run, const rcn_prepared *prepared)
{
    for (size_t i = 0; i < run->text.len; i++) {
        if (run->text.at[i] > ' ' && run->text.at[i] < 0x7F) {
            return true;
        }
    }
    const cairo_glyph_t *glyph = prepared->glyphs.items;
    for (size_t i = 0; i < prepared->pieces.count; i++) {
        const rcn_piece *piece = &prepared->pieces.items[i];
        cairo_text_extents_t extents;
        cairo_scaled_font_glyph_extents(open_cut(pen, run, piece->copy), glyph,
                                        (int)piece->glyphs, &extents);
        if (extents.width > 0 && extents.height > 0) {
            return true;
        }
        glyph += piece->glyphs;
    }
    return false;
}

/* Returns how many glyphs were shown. */
static size_t
draw_run(rcn_pen *pen, const rcn_op *op, rcn_arena *scratch)
{
    rcn_prepared run =
        rcn_run_prepare(scratch, pen->spelling, op->run, COPY_LIMIT);
    const cairo_glyph_t *glyph = run.glyphs.items;
    const char *text = rcn_buffer_text(&run.text).at;
    if (!has_ink(pen, op->run, &run)) {
        return 0;
    }
    set_gray(pen, op->gray);
    for (size_t i = 0; i < run.pieces.count; i++) {
        const rcn_piece *piece = &run.pieces.items[i];
        cairo_set_scaled_font(pen->cairo, open_cut(pen, op->run, piece->copy));
        cairo_show_text_glyphs(pen->cairo, text + piece->first_byte,
                               (int)piece->bytes, glyph, (int)piece->glyphs,
                               &run.clusters.items[piece->first_cluster],
                               (int)piece->clusters, 0);
        glyph += piece->glyphs;
    }
    return run.glyphs.count;
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
        cairo_scaled_font_glyph_extents(open_cut(pen, run, 0), &glyph, 1,
                                        &extents);
        rcn_len left = run->glyphs[i].x;
        rcn_len right = left + (rcn_len)(extents.x_advance * RCN_LEN_PT);
        stretch->left = left < stretch->left ? left : stretch->left;
        stretch->right = right > stretch->right ? right : stretch->right;
    }
    stretch->size = run->size > stretch->size ? run->size : stretch->size;
}

static void
add_stretch(rcn_buffer *out, const rcn_stretch *stretch)
{
    add_length(out, stretch->left);
    add_length(out, stretch->baseline - stretch->size / 4 * 3);
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
            add_stretch(out, &stretch);
            stretch = (rcn_stretch){0};
        }
        if (!stretch.size) {
            stretch = (rcn_stretch){baseline, 0, INT32_MAX, INT32_MIN};
        }
        widen(pen, &stretch, op->run);
    }
    if (stretch.size) {
        add_stretch(out, &stretch);
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
    add_length(&out, op->x);
    rcn_buffer_string(&out, "y=");
    add_length(&out, op->y);
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

rcn_drawn
rcn_pen_draw(rcn_pen *pen, const rcn_page *page, rcn_arena *scratch)
{
    rcn_drawn drawn = {0};
    for (size_t i = 0; i < page->count; i++) {
        const rcn_op *op = &page->ops[i];
        if (op->kind == RCN_OP_RUN) {
            size_t glyphs = draw_run(pen, op, scratch);
            drawn.artifact_glyphs += op->artifact ? glyphs : 0;
            drawn.tagged_glyphs += op->artifact ? 0 : glyphs;
        } else if (op->kind == RCN_OP_RULE) {
            draw_rule(pen, op);
            drawn.artifact_shapes += op->artifact ? 1 : 0;
        } else if (pen->tagged) {
            draw_structure(pen, page, i, scratch);
        }
    }
    return drawn;
}

cairo_status_t
rcn_pen_turn(rcn_pen *pen)
{
    cairo_show_page(pen->cairo);
    return cairo_status(pen->cairo);
}
