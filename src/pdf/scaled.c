/* Fonts for cairo.  The horizontal scale goes into the font matrix, so that all
 * scales of a font share one subset.  cairo gets each font cut down to what the
 * book shows, since it reads whole tables of outlines into memory, and without
 * its map of characters: cairo would take a glyph of a private code for that
 * code, whatever its text is.  Without a map it takes the text that the glyph
 * is first shown for. */
#include "pdf/scaled.h"

#include <cairo-ft.h>

#include "base/codes.h"
#include "base/list.h"
#include "pdf/run.h"
#include "shape/subset.h"

/* A copy of a font at one size and horizontal scale. */
typedef struct rcn_scaled_size {
    uint32_t scale;
    rcn_len size;
    cairo_scaled_font_t *font;
} rcn_scaled_size;

/* A copy of a font. */
typedef struct rcn_scaled_copy {
    cairo_font_face_t *face; /* NULL: not opened */
    RCN_LIST(rcn_scaled_size) sizes;
} rcn_scaled_copy;

typedef struct rcn_scaled_font {
    rcn_subset *subset; /* NULL: not cut down yet */
    bool failed;
    rcn_scaled_copy copies[RCN_RUN_COPIES];
} rcn_scaled_font;

struct rcn_scaled {
    rcn_arena *arena;
    const rcn_fonts *fonts;
    cairo_matrix_t page;
    rcn_log *log;
    cairo_font_options_t *options;
    RCN_LIST(rcn_scaled_font *) opened; /* by font */
    bool failed;
};

static void
release_options(void *options)
{
    cairo_font_options_destroy(options);
}

static void
release_subset(void *subset)
{
    rcn_subset_free(subset);
}

static void
release_face(void *face)
{
    cairo_font_face_destroy(face);
}

static void
release_font(void *font)
{
    cairo_scaled_font_destroy(font);
}

rcn_scaled *
rcn_scaled_new(rcn_arena *arena, const rcn_fonts *fonts,
               const cairo_matrix_t *page, rcn_log *log)
{
    rcn_scaled *scaled = rcn_arena_alloc(arena, 1, sizeof *scaled);
    scaled->arena = arena;
    scaled->fonts = fonts;
    scaled->page = *page;
    scaled->log = log;
    scaled->options = cairo_font_options_create();
    rcn_arena_defer(arena, release_options, scaled->options);
    cairo_font_options_set_hint_style(scaled->options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(scaled->options,
                                        CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_antialias(scaled->options, CAIRO_ANTIALIAS_GRAY);
    return scaled;
}

static rcn_scaled_font *
find_font(rcn_scaled *scaled, uint32_t font)
{
    while (scaled->opened.count <= font) {
        rcn_scaled_font *none = rcn_arena_alloc(scaled->arena, 1, sizeof *none);
        RCN_PUSH(scaled->arena, &scaled->opened, none);
    }
    return scaled->opened.items[font];
}

static const rcn_subset *
find_subset(rcn_scaled *scaled, uint32_t font)
{
    rcn_scaled_font *it = find_font(scaled, font);
    if (!it->subset) {
        it->subset = rcn_fonts_subset(scaled->fonts, font);
        rcn_arena_defer(scaled->arena, release_subset, it->subset);
    }
    return it->subset;
}

/* Returns a face of its own, which cairo treats as another font than those
 * before. cairo keeps it for a while after its last user released it, and then
 * closes the program. */
static cairo_font_face_t *
open_face(rcn_scaled *scaled, uint32_t font)
{
    static const cairo_user_data_key_t key;
    const rcn_subset *subset = find_subset(scaled, font);
    rcn_program *program = subset ? rcn_subset_open(subset) : NULL;
    if (!program) {
        rcn_log_add(scaled->log, RCN_CODE_PDF_FONT,
                    (rcn_place){rcn_fonts_path(scaled->fonts, font), 0, 0},
                    "the file is damaged; install the font again, or name "
                    "another one in the style");
        find_font(scaled, font)->failed = true;
        scaled->failed = true;
        return NULL;
    }
    cairo_font_face_t *face = cairo_ft_font_face_create_for_ft_face(
        program->face, FT_LOAD_NO_HINTING | FT_LOAD_NO_BITMAP);
    rcn_arena_defer(scaled->arena, release_face, face);
    if (cairo_font_face_set_user_data(face, &key, program, rcn_program_close)) {
        rcn_out_of_memory();
    }
    return face;
}

static cairo_scaled_font_t *
open_size(rcn_scaled *scaled, rcn_scaled_copy *copy, const rcn_run *run)
{
    double size = (double)run->size / RCN_LEN_PT;
    cairo_matrix_t shape;
    cairo_matrix_init_scale(&shape, size * run->scale / 1000, size);
    cairo_scaled_font_t *font = cairo_scaled_font_create(
        copy->face, &shape, &scaled->page, scaled->options);
    rcn_arena_defer(scaled->arena, release_font, font);
    RCN_PUSH(scaled->arena, &copy->sizes,
             (rcn_scaled_size){run->scale, run->size, font});
    return font;
}

cairo_scaled_font_t *
rcn_scaled_find(rcn_scaled *scaled, const rcn_run *run, uint32_t copy)
{
    rcn_scaled_font *font = find_font(scaled, run->font);
    rcn_scaled_copy *it = &font->copies[copy];
    for (size_t i = 0; i < it->sizes.count; i++) {
        const rcn_scaled_size *size = &it->sizes.items[i];
        if (size->scale == run->scale && size->size == run->size) {
            return size->font;
        }
    }
    if (!it->face && !font->failed) {
        it->face = open_face(scaled, run->font);
    }
    return it->face ? open_size(scaled, it, run) : NULL;
}

bool
rcn_scaled_failed(const rcn_scaled *scaled)
{
    return scaled->failed;
}
