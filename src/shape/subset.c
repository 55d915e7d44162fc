/* The part of a font that a book embeds, cut out by the subsetter of HarfBuzz.
 * A program that draws then sees nothing else of the font: a face of East Asia
 * has 26 MB of outlines, and a book shows some kilobytes of them.  Glyphs keep
 * their numbers, so runs need no change. */
#include "shape/subset.h"

#include <hb-subset.h>
#include <stdlib.h>

#include "shape/font.h"

#include <ft2build.h>
#include FT_FREETYPE_H

/* Tables for shaping, which is done, and maps of characters: the text of a
 * glyph is that of the words it is shown for, whatever the font calls it. */
static const hb_tag_t dropped[] = {
    HB_TAG('G', 'S', 'U', 'B'), HB_TAG('G', 'P', 'O', 'S'),
    HB_TAG('G', 'D', 'E', 'F'), HB_TAG('k', 'e', 'r', 'n'),
    HB_TAG('D', 'S', 'I', 'G'), HB_TAG('m', 'o', 'r', 'x'),
    HB_TAG('p', 'o', 's', 't'), HB_TAG('c', 'm', 'a', 'p')};

struct rcn_subset {
    hb_blob_t *bytes;
};

/* Without subroutines the outline of a glyph does not depend on which others
 * are kept. */
static hb_subset_input_t *
choose_glyphs(const rcn_font *font)
{
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    if (!input) {
        rcn_out_of_memory();
    }
    hb_set_t *kept = hb_subset_input_glyph_set(input);
    hb_set_union(kept, font->shown);
    for (const char *at = " ."; *at; at++) {
        hb_codepoint_t glyph = 0;
        if (hb_font_get_nominal_glyph(font->hb, (unsigned char)*at, &glyph)) {
            hb_set_add(kept, glyph);
        }
    }
    hb_set_t *tables =
        hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG);
    for (size_t i = 0; i < sizeof dropped / sizeof *dropped; i++) {
        hb_set_add(tables, dropped[i]);
    }
    hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_RETAIN_GIDS |
                                         HB_SUBSET_FLAGS_NO_HINTING |
                                         HB_SUBSET_FLAGS_DESUBROUTINIZE |
                                         HB_SUBSET_FLAGS_NOTDEF_OUTLINE);
    return input;
}

rcn_subset *
rcn_fonts_subset(const rcn_fonts *fonts, uint32_t font)
{
    const rcn_font *it = rcn_fonts_at(fonts, font);
    hb_subset_input_t *input = choose_glyphs(it);
    hb_face_t *face = hb_subset_or_fail(hb_font_get_face(it->hb), input);
    hb_subset_input_destroy(input);
    if (!face) {
        return NULL;
    }
    rcn_subset *subset = malloc(sizeof *subset);
    if (!subset) {
        rcn_out_of_memory();
    }
    subset->bytes = hb_face_reference_blob(face);
    hb_face_destroy(face);
    return subset;
}

void
rcn_subset_free(rcn_subset *subset)
{
    if (subset) {
        hb_blob_destroy(subset->bytes);
        free(subset);
    }
}

/* Each program has a library of its own, since it is not known which of them is
 * closed last. */
rcn_program *
rcn_subset_open(const rcn_subset *subset)
{
    FT_Library library = NULL;
    rcn_program *program = malloc(sizeof *program);
    if (!program || FT_Init_FreeType(&library)) {
        rcn_out_of_memory();
    }
    unsigned len = 0;
    const char *bytes = hb_blob_get_data(subset->bytes, &len);
    FT_Face face = NULL;
    if (FT_New_Memory_Face(library, (const FT_Byte *)bytes, (FT_Long)len, 0,
                           &face)) {
        (void)FT_Done_FreeType(library);
        free(program);
        return NULL;
    }
    /* FreeType makes a map from the names of glyphs where the font has none. */
    face->charmap = NULL;
    *program = (rcn_program){face, library, hb_blob_reference(subset->bytes)};
    return program;
}

void
rcn_program_close(void *program)
{
    rcn_program *it = program;
    (void)FT_Done_Face(it->face);
    (void)FT_Done_FreeType(it->library);
    hb_blob_destroy(it->bytes);
    free(it);
}
