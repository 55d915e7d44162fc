/* What a printed book needs of its fonts: widths, outlines, and files cut down
 * to the glyphs that are shown, by the subsetter of HarfBuzz.  Glyphs keep their
 * numbers, so a page can be written before it is known what the next one shows
 * (ISO 32000-1, 9.7.4.2: with Identity-H a code is the number of a glyph, or what
 * the font program itself calls it). */
#include "shape/subset.h"

#include <hb-ot.h>
#include <hb-subset.h>
#include <string.h>

#include "base/list.h"
#include "shape/font.h"

#include FT_CID_H
#include FT_TRUETYPE_TABLES_H

#define CFF_TAG HB_TAG('C', 'F', 'F', ' ')

/* Tables for shaping, which is done. */
static const hb_tag_t dropped[] = {
    HB_TAG('G', 'S', 'U', 'B'), HB_TAG('G', 'P', 'O', 'S'),
    HB_TAG('G', 'D', 'E', 'F'), HB_TAG('k', 'e', 'r', 'n'),
    HB_TAG('n', 'a', 'm', 'e'), HB_TAG('D', 'S', 'I', 'G'),
    HB_TAG('m', 'o', 'r', 'x'), HB_TAG('p', 'o', 's', 't'),
    HB_TAG('c', 'm', 'a', 'p'), HB_TAG('O', 'S', '/', '2')};

static hb_face_t *
cut_down(hb_face_t *face, const uint32_t *glyphs, size_t count)
{
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    if (!input) {
        rcn_out_of_memory();
    }
    hb_set_t *kept = hb_subset_input_glyph_set(input);
    for (size_t i = 0; i < count; i++) {
        hb_set_add(kept, glyphs[i]);
    }
    hb_set_t *tables =
        hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG);
    for (size_t i = 0; i < sizeof dropped / sizeof *dropped; i++) {
        hb_set_add(tables, dropped[i]);
    }
    hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_RETAIN_GIDS |
                                         HB_SUBSET_FLAGS_NO_HINTING |
                                         HB_SUBSET_FLAGS_NOTDEF_OUTLINE);
    hb_face_t *subset = hb_subset_or_fail(face, input);
    hb_subset_input_destroy(input);
    return subset;
}

/* The name with nothing in it that a PDF name would have to escape. */
static const char *
plain_name(rcn_arena *arena, const char *name)
{
    rcn_buffer out = rcn_buffer_new(arena);
    for (const char *at = name ? name : ""; *at; at++) {
        bool letter = (*at >= 'a' && *at <= 'z') || (*at >= 'A' && *at <= 'Z');
        if (letter || (*at >= '0' && *at <= '9') || *at == '-') {
            rcn_buffer_char(&out, *at);
        }
    }
    return out.len ? rcn_buffer_text(&out).at : "Font";
}

static void
describe(rcn_arena *arena, const rcn_font *font, rcn_subset *subset)
{
    FT_Face face = font->ft;
    int64_t em = font->units_per_em;
    subset->name = plain_name(arena, FT_Get_Postscript_Name(face));
    const FT_Pos box[] = {face->bbox.xMin, face->bbox.yMin, face->bbox.xMax,
                          face->bbox.yMax};
    for (size_t i = 0; i < 4; i++) {
        subset->box[i] = (int32_t)(box[i] * 1000 / em);
    }
    subset->ascent = (int32_t)((int64_t)face->ascender * 1000 / em);
    subset->descent = (int32_t)((int64_t)face->descender * 1000 / em);
    hb_position_t capital = 0;
    if (!hb_ot_metrics_get_position(font->hb, HB_OT_METRICS_TAG_CAP_HEIGHT,
                                    &capital) ||
        capital <= 0) {
        capital = (hb_position_t)(em * 2 / 3);
    }
    subset->cap_height = (int32_t)((int64_t)capital * 1000 / em);
    const TT_Postscript *post = FT_Get_Sfnt_Table(face, FT_SFNT_POST);
    subset->slant = post ? (int32_t)(post->italicAngle / 65536) : 0;
}

bool
rcn_fonts_subset(rcn_arena *arena, const rcn_fonts *fonts, uint32_t font,
                 const uint32_t *glyphs, size_t count, rcn_subset *ret_subset)
{
    const rcn_font *it = rcn_fonts_at(fonts, font);
    hb_face_t *face = cut_down(hb_font_get_face(it->hb), glyphs, count);
    if (!face) {
        return false;
    }
    rcn_subset subset = {.cff = true};
    hb_blob_t *blob = hb_face_reference_table(face, CFF_TAG);
    if (!hb_blob_get_length(blob)) {
        hb_blob_destroy(blob);
        blob = hb_face_reference_blob(face);
        subset.cff = false;
    }
    unsigned len = 0;
    const char *bytes = hb_blob_get_data(blob, &len);
    subset.bytes = (rcn_text){rcn_arena_strndup(arena, bytes, len), len};
    hb_blob_destroy(blob);
    hb_face_destroy(face);
    describe(arena, it, &subset);
    *ret_subset = subset;
    return len > 0;
}

uint32_t
rcn_fonts_code(const rcn_fonts *fonts, uint32_t font, uint32_t glyph)
{
    FT_Face face = rcn_fonts_at(fonts, font)->ft;
    FT_Bool keyed = 0;
    FT_UInt code = 0;
    bool known = !FT_Get_CID_Is_Internally_CID_Keyed(face, &keyed) && keyed &&
                 !FT_Get_CID_From_Glyph_Index(face, glyph, &code);
    return known ? code : glyph;
}

int32_t
rcn_fonts_advance(const rcn_fonts *fonts, uint32_t font, uint32_t glyph)
{
    const rcn_font *it = rcn_fonts_at(fonts, font);
    int64_t advance = hb_font_get_glyph_h_advance(it->hb, glyph);
    return (int32_t)((advance * 1000000 + it->units_per_em / 2) /
                     it->units_per_em);
}

uint32_t
rcn_fonts_character(const rcn_fonts *fonts, uint32_t font, uint32_t glyph)
{
    hb_font_t *hb = rcn_fonts_at(fonts, font)->hb;
    hb_set_t *characters = hb_set_create();
    hb_face_collect_unicodes(hb_font_get_face(hb), characters);
    hb_codepoint_t rune = HB_SET_VALUE_INVALID;
    hb_codepoint_t found = 0;
    while (hb_set_next(characters, &rune)) {
        hb_codepoint_t shown = 0;
        if (hb_font_get_nominal_glyph(hb, rune, &shown) && shown == glyph) {
            found = rune;
            break;
        }
    }
    hb_set_destroy(characters);
    return found;
}

/* An outline on its way. */
typedef struct rcn_tracing {
    rcn_arena *arena;
    RCN_LIST(rcn_outline_step) steps;
} rcn_tracing;

static void
trace_move(hb_draw_funcs_t *functions, void *data, hb_draw_state_t *state,
           float x, float y, void *unused)
{
    (void)functions;
    (void)state;
    (void)unused;
    rcn_tracing *tracing = data;
    RCN_PUSH(tracing->arena, &tracing->steps,
             (rcn_outline_step){'m', {(rcn_len)x, (rcn_len)y}});
}

static void
trace_line(hb_draw_funcs_t *functions, void *data, hb_draw_state_t *state,
           float x, float y, void *unused)
{
    (void)functions;
    (void)state;
    (void)unused;
    rcn_tracing *tracing = data;
    RCN_PUSH(tracing->arena, &tracing->steps,
             (rcn_outline_step){'l', {(rcn_len)x, (rcn_len)y}});
}

/* HarfBuzz gives this the quadratic curves of TrueType too; the parameters are
 * its own. */
static void /* NOLINTNEXTLINE(readability-function-size) */
trace_curve(hb_draw_funcs_t *functions, void *data, hb_draw_state_t *state,
            float x1, float y1, float x2, float y2, float x, float y,
            void *unused)
{
    (void)functions;
    (void)state;
    (void)unused;
    rcn_tracing *tracing = data;
    RCN_PUSH(tracing->arena, &tracing->steps,
             (rcn_outline_step){'c',
                                {(rcn_len)x1, (rcn_len)y1, (rcn_len)x2,
                                 (rcn_len)y2, (rcn_len)x, (rcn_len)y}});
}

static void
trace_close(hb_draw_funcs_t *functions, void *data, hb_draw_state_t *state,
            void *unused)
{
    (void)functions;
    (void)state;
    (void)unused;
    rcn_tracing *tracing = data;
    RCN_PUSH(tracing->arena, &tracing->steps, (rcn_outline_step){'h', {0}});
}

rcn_glyph_shape
rcn_fonts_outline(rcn_arena *arena, const rcn_fonts *fonts, uint32_t font,
                  uint32_t glyph, rcn_len size)
{
    rcn_tracing tracing = {.arena = arena};
    hb_draw_funcs_t *functions = hb_draw_funcs_create();
    hb_draw_funcs_set_move_to_func(functions, trace_move, NULL, NULL);
    hb_draw_funcs_set_line_to_func(functions, trace_line, NULL, NULL);
    hb_draw_funcs_set_cubic_to_func(functions, trace_curve, NULL, NULL);
    hb_draw_funcs_set_close_path_func(functions, trace_close, NULL, NULL);
    hb_font_t *sized = hb_font_create_sub_font(rcn_fonts_at(fonts, font)->hb);
    hb_font_set_scale(sized, size, size);
    hb_font_get_glyph_shape(sized, glyph, functions, &tracing);
    hb_font_destroy(sized);
    hb_draw_funcs_destroy(functions);
    return (rcn_glyph_shape){tracing.steps.items, tracing.steps.count};
}
