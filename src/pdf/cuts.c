/* Fonts for cairo.  They are opened by cairo itself from their files, since it
 * keeps faces longer than their owner might; the horizontal scale goes into the
 * font matrix, so that all scales of a font share one subset. */
#include "pdf/cuts.h"

#include <cairo-ft.h>
#include <fontconfig/fontconfig.h>

#include "base/list.h"
#include "pdf/run.h"

/* A copy of a font at one size and horizontal scale. */
typedef struct rcn_page_cut {
    uint32_t font, copy, scale;
    rcn_len size;
    cairo_scaled_font_t *scaled;
} rcn_page_cut;

struct rcn_cuts {
    rcn_arena *arena;
    const rcn_fonts *fonts;
    cairo_matrix_t page;
    RCN_LIST(cairo_font_face_t *) faces; /* by font and copy; NULL: not open */
    RCN_LIST(rcn_page_cut) cuts;
};

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

rcn_cuts *
rcn_cuts_new(rcn_arena *arena, const rcn_fonts *fonts,
             const cairo_matrix_t *page)
{
    rcn_cuts *cuts = rcn_arena_alloc(arena, 1, sizeof *cuts);
    cuts->arena = arena;
    cuts->fonts = fonts;
    cuts->page = *page;
    return cuts;
}

/* cairo takes faces of one file as the same unless their options differ, and
 * filter and order of the dots of LCD screens mean nothing on paper. */
static cairo_font_face_t *
create_face(rcn_font_info info, uint32_t copy)
{
    FcPattern *pattern = FcPatternCreate();
    FcPatternAddString(pattern, FC_FILE, (const FcChar8 *)info.path);
    FcPatternAddInteger(pattern, FC_INDEX, info.face_index);
    FcPatternAddBool(pattern, FC_HINTING, FcFalse);
    FcPatternAddBool(pattern, FC_EMBEDDED_BITMAP, FcFalse);
    FcPatternAddInteger(pattern, FC_LCD_FILTER, (int)(copy % 4));
    FcPatternAddInteger(pattern, FC_RGBA, (int)(copy / 4 + 1));
    cairo_font_face_t *face = cairo_ft_font_face_create_for_pattern(pattern);
    FcPatternDestroy(pattern);
    return face;
}

static cairo_font_face_t *
open_face(rcn_cuts *cuts, uint32_t font, uint32_t copy)
{
    size_t index = (size_t)font * RCN_RUN_COPIES + copy;
    while (cuts->faces.count <= index) {
        RCN_PUSH(cuts->arena, &cuts->faces, NULL);
    }
    if (!cuts->faces.items[index]) {
        cairo_font_face_t *face =
            create_face(rcn_fonts_info(cuts->fonts, font), copy);
        rcn_arena_defer(cuts->arena, release_face, face);
        cuts->faces.items[index] = face;
    }
    return cuts->faces.items[index];
}

cairo_scaled_font_t *
rcn_cuts_open(rcn_cuts *cuts, const rcn_run *run, uint32_t copy)
{
    for (size_t i = cuts->cuts.count; i-- > 0;) {
        const rcn_page_cut *cut = &cuts->cuts.items[i];
        if (cut->font == run->font && cut->copy == copy &&
            cut->scale == run->scale && cut->size == run->size) {
            return cut->scaled;
        }
    }
    double size = (double)run->size / RCN_LEN_PT;
    cairo_matrix_t shape;
    cairo_matrix_init_scale(&shape, size * run->scale / 1000, size);
    cairo_font_options_t *options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    rcn_page_cut cut = {
        run->font, copy, run->scale, run->size,
        cairo_scaled_font_create(open_face(cuts, run->font, copy), &shape,
                                 &cuts->page, options)};
    cairo_font_options_destroy(options);
    rcn_arena_defer(cuts->arena, release_scaled, cut.scaled);
    RCN_PUSH(cuts->arena, &cuts->cuts, cut);
    return cut.scaled;
}
