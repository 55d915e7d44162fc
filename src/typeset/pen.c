/* Words and spaces of a line to runs of glyphs.  Positions are sums over the
 * line so far, scaled once, so that the right edge comes out exact. */
#include "typeset/pen.h"

#include <assert.h>
#include <string.h>

void
rcn_draw_op(rcn_sheet_drawing *drawing, rcn_op op)
{
    op.artifact = drawing->artifact;
    RCN_PUSH(drawing->arena, &drawing->ops, op);
}

/* A cluster counts bytes and glyphs of one word. */
_Static_assert(RCN_WORD_MOST <= UINT8_MAX, "a cluster cannot hold a word");

static uint8_t
byte_of(size_t count)
{
    assert(count <= UINT8_MAX);
    return (uint8_t)count;
}

/* Furniture that is not to be extracted is made of clusters of no bytes. */
static void
silence(const rcn_sheet_drawing *drawing, rcn_run *run)
{
    uint32_t count = (run->glyph_count + UINT8_MAX - 1) / UINT8_MAX;
    rcn_cluster *all = rcn_arena_alloc(drawing->arena, count, sizeof *all);
    uint32_t left = run->glyph_count;
    for (uint32_t i = 0; i < count; i++) {
        all[i] = (rcn_cluster){0, byte_of(left < UINT8_MAX ? left : UINT8_MAX)};
        left -= all[i].glyphs;
    }
    run->text = rcn_text_of("");
    run->clusters = all;
    run->cluster_count = count;
}

void
rcn_draw_end_run(rcn_sheet_drawing *drawing)
{
    size_t count = drawing->glyphs.count;
    if (!count) {
        return;
    }
    assert(drawing->face);
    rcn_run *run = rcn_arena_alloc(drawing->arena, 1, sizeof *run);
    *run = (rcn_run){.font = drawing->font,
                     .size = rcn_shaper_size(drawing->sheets->words,
                                             drawing->face, drawing->font),
                     .scale = (uint32_t)(1000 + drawing->scale),
                     .glyphs = drawing->glyphs.items,
                     .glyph_count = (uint32_t)count,
                     .clusters = drawing->clusters.items,
                     .cluster_count = (uint32_t)drawing->clusters.count,
                     .text = rcn_buffer_text(&drawing->text)};
    run->shape = drawing->shape;
    if (drawing->mute) {
        silence(drawing, run);
    }
    rcn_draw_op(drawing, (rcn_op){.kind = RCN_OP_RUN,
                                  .colour = RCN_GREY(drawing->face->gray),
                                  .run = run});
    /* The lists now belong to the run. */
    memset(&drawing->glyphs, 0, sizeof drawing->glyphs);
    memset(&drawing->clusters, 0, sizeof drawing->clusters);
    drawing->text = rcn_buffer_new(drawing->arena);
    drawing->face = NULL;
}

/* Goes on in a font and face, in the run at hand where that is possible. */
static void
need_run(rcn_sheet_drawing *drawing, uint32_t font, const rcn_face *face)
{
    const rcn_face *now = drawing->face;
    if (now && (drawing->font != font || now->size != face->size ||
                now->gray != face->gray)) {
        rcn_draw_end_run(drawing);
    }
    drawing->font = font;
    drawing->face = face;
}

/* Returns the x of the piece at hand without what scale and tracking make of
 * the text: for it these are sums from the beginning of the line. */
static rcn_len
x_of(const rcn_pen_place *place)
{
    const rcn_textline *line = place->line;
    int64_t slack = place->hole_count ? (int64_t)line->slack * place->holes /
                                            place->hole_count
                                      : 0;
    return (rcn_len)(place->x + place->gaps * place->space + slack);
}

/* Returns what is added to that `advance` into the piece, `inner` letters
 * on. */
static rcn_len
x_inside(const rcn_pen_place *place, int64_t advance, int64_t inner)
{
    int64_t text = place->width + advance;
    return (rcn_len)(text + text * place->line->scale / 1000 +
                     (place->inner + inner) * place->line->tracking);
}

rcn_len
rcn_pen_x(const rcn_pen_place *place)
{
    return x_of(place) + x_inside(place, 0, 0);
}

static bool
ends_cluster(const rcn_word *word, uint32_t glyph)
{
    return glyph + 1u == word->glyph_count ||
           word->glyphs[glyph + 1].start != word->glyphs[glyph].start;
}

/* Draws a line with a word from `x` on; it goes on from the line of the word
 * before where no more than a space is between. */
static void
add_line(rcn_sheet_drawing *drawing, const rcn_face *face, rcn_len x,
         rcn_len end, rcn_len baseline)
{
    bool through = face->line == RCN_LINE_THROUGH;
    rcn_len y = baseline - face->rise +
                (through ? -face->size / 4 : face->size * 3 / 20);
    size_t count = drawing->lines.count;
    rcn_op *last = count ? &drawing->lines.items[count - 1] : NULL;
    if (last && last->y == y && x >= last->x &&
        x - last->x - last->width < face->size / 2) {
        last->width = end - last->x;
        return;
    }
    RCN_PUSH(drawing->arena, &drawing->lines,
             (rcn_op){.kind = RCN_OP_RULE,
                      .artifact = true,
                      .colour = RCN_GREY(face->gray),
                      .x = x,
                      .y = y,
                      .width = end - x,
                      .height = RCN_HAIR});
}

void
rcn_draw_word(rcn_sheet_drawing *drawing, const rcn_pen_place *place,
              const rcn_word *word)
{
    const rcn_face *face =
        rcn_shaper_face_at(drawing->sheets->words, word->face);
    int64_t advance = 0;
    int64_t letters = 0;
    rcn_len start = x_of(place);
    uint32_t first = 0; /* glyph of the cluster at hand */
    /* Byte from which the run lacks the word's text. */
    uint32_t unsaid = word->glyph_count ? word->glyphs[0].start : word->len;
    for (uint32_t i = 0; i < word->glyph_count; i++) {
        const rcn_shaped *glyph = &word->glyphs[i];
        if (drawing->face != face || drawing->font != glyph->font) {
            rcn_buffer_add(&drawing->text, (rcn_text){word->text + unsaid,
                                                      glyph->start - unsaid});
            unsaid = glyph->start;
            need_run(drawing, glyph->font, face);
        }
        int64_t at = advance;
        int64_t inner = letters;
        if (face->backward) {
            at = word->width - advance - glyph->advance;
            inner = word->letters - 1 - letters;
        }
        RCN_PUSH(drawing->arena, &drawing->glyphs,
                 (rcn_glyph){glyph->id,
                             start + x_inside(place, at + glyph->x, inner),
                             place->y - face->rise - glyph->y});
        advance += glyph->advance;
        if (ends_cluster(word, i)) {
            uint32_t end = i + 1u < word->glyph_count
                               ? word->glyphs[i + 1].start
                               : word->len;
            RCN_PUSH(drawing->arena, &drawing->clusters,
                     (rcn_cluster){byte_of(end - word->glyphs[first].start),
                                   byte_of(i + 1 - first)});
            first = i + 1;
            letters++;
        }
    }
    rcn_buffer_add(&drawing->text,
                   (rcn_text){word->text + unsaid, word->len - unsaid});
    if (face->line) {
        int64_t inner = word->letters ? word->letters - 1 : 0;
        add_line(drawing, face, start + x_inside(place, 0, 0),
                 start + x_inside(place, word->width, inner), place->y);
    }
}

void
rcn_draw_gap(rcn_sheet_drawing *drawing, const rcn_pen_place *place,
             const rcn_word *word, bool tied)
{
    const rcn_face *face =
        rcn_shaper_face_at(drawing->sheets->words, word->face);
    rcn_text text = rcn_text_of(tied ? "\u00A0" : " ");
    need_run(drawing, face->font, face);
    RCN_PUSH(drawing->arena, &drawing->glyphs,
             (rcn_glyph){drawing->sheets->spaces[word->face], rcn_pen_x(place),
                         place->y - face->rise});
    RCN_PUSH(drawing->arena, &drawing->clusters,
             (rcn_cluster){byte_of(text.len), 1});
    rcn_buffer_add(&drawing->text, text);
}
