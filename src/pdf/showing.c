/* Glyphs to the page: whole runs, never words, which is three times as fast, and
 * spaces are glyphs of the same call, which every reader extracts.  cairo drops
 * a call that leaves no ink, and with it the space between two words in
 * different fonts.  So each call is held back until the next one is seen: a
 * space that stands alone joins the call before it, or the one after. */
#include "pdf/showing.h"

#include <stdbool.h>
#include <string.h>

#include "pdf/run.h"

/* One call of cairo_show_text_glyphs. */
typedef struct rcn_call {
    cairo_scaled_font_t *font;
    rcn_text text;
    const cairo_glyph_t *glyphs;
    size_t glyph_count;
    const cairo_text_cluster_t *clusters;
    size_t cluster_count;
} rcn_call;

struct rcn_showing {
    cairo_t *cairo;
    rcn_cuts *cuts;
    rcn_spelling *spelling;
    rcn_arena *scratch; /* of the call that is held */
    rcn_call held;      /* no glyphs: none */
    bool blank;         /* a space waits for the call after it */
    cairo_glyph_t blank_glyph;
};

rcn_showing *
rcn_showing_new(rcn_arena *arena, cairo_t *cairo, rcn_cuts *cuts)
{
    rcn_showing *showing = rcn_arena_alloc(arena, 1, sizeof *showing);
    showing->cairo = cairo;
    showing->cuts = cuts;
    showing->spelling = rcn_spelling_new(arena);
    return showing;
}

static bool
leaves_ink(const rcn_call *call)
{
    for (size_t i = 0; i < call->glyph_count; i++) {
        cairo_text_extents_t extents;
        cairo_scaled_font_glyph_extents(call->font, &call->glyphs[i], 1,
                                        &extents);
        if (extents.width > 0 && extents.height > 0) {
            return true;
        }
    }
    return false;
}

/* The glyph of the space in a font; false when it has none. */
static bool
find_space(cairo_scaled_font_t *font, unsigned long *ret_id)
{
    cairo_glyph_t *glyphs = NULL;
    int count = 0;
    cairo_status_t status = cairo_scaled_font_text_to_glyphs(
        font, 0, 0, " ", 1, &glyphs, &count, NULL, NULL, NULL);
    bool found =
        status == CAIRO_STATUS_SUCCESS && count == 1 && glyphs[0].index != 0;
    if (found) {
        *ret_id = glyphs[0].index;
    }
    cairo_glyph_free(glyphs);
    return found;
}

/* The call with a space before (`at` 0) or behind all else. */
static void
add_space(rcn_call *call, bool before, cairo_glyph_t place, rcn_arena *scratch)
{
    if (!find_space(call->font, &place.index)) {
        return;
    }
    size_t shift = before ? 1 : 0;
    char *text = rcn_arena_alloc(scratch, call->text.len + 2, 1);
    memcpy(text + shift, call->text.at, call->text.len);
    text[before ? 0 : call->text.len] = ' ';
    cairo_glyph_t *glyphs =
        rcn_arena_alloc(scratch, call->glyph_count + 1, sizeof *glyphs);
    memcpy(glyphs + shift, call->glyphs, call->glyph_count * sizeof *glyphs);
    glyphs[before ? 0 : call->glyph_count] = place;
    cairo_text_cluster_t *clusters =
        rcn_arena_alloc(scratch, call->cluster_count + 1, sizeof *clusters);
    memcpy(clusters + shift, call->clusters,
           call->cluster_count * sizeof *clusters);
    clusters[before ? 0 : call->cluster_count] = (cairo_text_cluster_t){1, 1};
    call->text = (rcn_text){text, call->text.len + 1};
    call->glyphs = glyphs;
    call->clusters = clusters;
    call->glyph_count++;
    call->cluster_count++;
}

static void
show_held(rcn_showing *showing)
{
    rcn_call call = showing->held;
    showing->held = (rcn_call){0};
    if (call.glyph_count) {
        cairo_set_scaled_font(showing->cairo, call.font);
        cairo_show_text_glyphs(showing->cairo, call.text.at, (int)call.text.len,
                               call.glyphs, (int)call.glyph_count,
                               call.clusters, (int)call.cluster_count, 0);
    }
}

void
rcn_showing_flush(rcn_showing *showing)
{
    showing->blank = false;
    show_held(showing);
}

static void
add_call(rcn_showing *showing, rcn_call call, rcn_arena *scratch)
{
    if (!leaves_ink(&call)) {
        bool space = memchr(call.text.at, ' ', call.text.len) != NULL;
        if (space && showing->held.glyph_count) {
            add_space(&showing->held, false, call.glyphs[0], scratch);
        } else if (space) {
            showing->blank = true;
            showing->blank_glyph = call.glyphs[0];
        }
        return;
    }
    if (showing->blank) {
        add_space(&call, true, showing->blank_glyph, scratch);
        showing->blank = false;
    }
    show_held(showing);
    showing->held = call;
}

/* A piece as cairo takes it.  cairo maps a cluster of one glyph to its text
 * itself; a glyph that stands for too many texts is drawn twice, which gives it
 * ActualText. */
static rcn_call
call_of(rcn_showing *showing, const rcn_run *run, const rcn_prepared *prepared,
        const rcn_piece *piece, rcn_arena *scratch)
{
    bool again = !piece->plain && piece->glyphs == 1 && piece->bytes;
    size_t count = piece->glyphs + (again ? 1 : 0);
    cairo_glyph_t *glyphs = rcn_arena_alloc(scratch, count, sizeof *glyphs);
    for (size_t i = 0; i < count; i++) {
        const rcn_glyph *glyph =
            &prepared->glyphs.items[piece->first_glyph + (again ? 0 : i)];
        glyphs[i] = (cairo_glyph_t){glyph->id, (double)glyph->x / RCN_LEN_PT,
                                    (double)glyph->y / RCN_LEN_PT};
    }
    cairo_text_cluster_t *clusters =
        rcn_arena_alloc(scratch, piece->clusters, sizeof *clusters);
    for (size_t i = 0; i < piece->clusters; i++) {
        const rcn_shown *shown =
            &prepared->clusters.items[piece->first_cluster + i];
        clusters[i] = (cairo_text_cluster_t){(int)shown->bytes,
                                             (int)shown->glyphs + again};
    }
    return (rcn_call){
        .font = rcn_cuts_open(showing->cuts, run, piece->copy),
        .text = {prepared->text.at + piece->first_byte, piece->bytes},
        .glyphs = glyphs,
        .glyph_count = count,
        .clusters = clusters,
        .cluster_count = piece->clusters};
}

void
rcn_showing_add(rcn_showing *showing, const rcn_run *run, rcn_arena *scratch)
{
    rcn_prepared prepared = rcn_run_prepare(scratch, showing->spelling, run);
    (void)rcn_buffer_text(&prepared.text);
    for (size_t i = 0; i < prepared.pieces.count; i++) {
        add_call(showing,
                 call_of(showing, run, &prepared, &prepared.pieces.items[i],
                         scratch),
                 scratch);
    }
}
